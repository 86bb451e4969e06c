/* CoreWLAN and the little of CoreLocation that goes with it, with radios that are only in memory.

   Classes and selectors are those of corewlan-facts.json; behaviour follows Apple's published documentation where that
   says something (README.md tells what is documented and what is a guess). The world is changed through
   FakeCoreWlanCommand, or by a script that FAKECOREWLAN_SCRIPT names. Built with GCC and GNUstep Base. */
#import <Foundation/Foundation.h>
#include "ctl.h"
#include "store.h"
#include "threads.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_RADIOS 8
#define MAX_APS 64
#define MAX_FAULTS 16
#define MAX_PROFILES 16
#define MAX_CLIENTS 64
#define LOG_LINES 400
#define COUNT(a) ((int) (sizeof(a) / sizeof(a)[0]))

enum { EventPower = 1, EventSsid, EventBssid, EventCountry, EventLink, EventLinkQuality, EventMode, EventScanCache };

NSString *const CWErrorDomain = @"com.apple.coreWLAN.error";

/* What a scan or a join is refused with carries CoreWLAN's codes in a domain of its own: seen with -3900 and -3912 on macOS 26.5
   and in the output of networksetup, with 16 ("Resource busy") in Apple's forum, thread 761487. */
static NSString *const API_DOMAIN = @"com.apple.wifi.apple80211API.error";

/* The domain of what a monitoring request is refused with: Hammerspoon issue 1210. */
static NSString *const REQUEST_DOMAIN = @"com.apple.wifi.request.error";

enum { ResourceBusy = 16 };

/* ---- the world -------------------------------------------------------------------------------------------- */

static const struct { const char *name; NSInteger value; int keyed; } SECURITY[] = {
    { "open", 0, 0 }, { "wep", 1, 1 }, { "wpapsk", 2, 1 }, { "wpawpa2psk", 3, 1 }, { "wpa2psk", 4, 1 }, { "wpaent", 7, 0 },
    { "wpa2ent", 9, 0 }, { "wpa3sae", 11, 1 }, { "wpa3ent", 12, 0 }, { "wpa2wpa3", 13, 1 }, { "owe", 14, 0 },
};
static const struct { const char *name; NSInteger value; } PHYS[] = { { "11a", 1 }, { "11b", 2 }, { "11g", 3 }, { "ht", 4 }, { "vht", 5 }, { "he", 6 }, { "eht", 7 } };

typedef struct {
    char bssid[18];
    unsigned char ssid[32];
    int ssid_length;
    int channel, band, width, rssi, noise, sec, hidden, beacon;
    NSInteger phy;
    char psk[128], country[4];
} ap_t;

typedef struct {
    unsigned char ssid[32];
    int ssid_length, sec;
    char psk[128];
} profile_t;

typedef struct {
    int used, profile_count;
    profile_t profiles[MAX_PROFILES];
    char name[16], mac[18], country[4];
    int on, heard_count, linked, scanning, mute;
    ap_t heard[MAX_APS], link;
} radio_t;

typedef struct note { struct note *next; int kind; char name[16]; NSInteger rssi; double rate; } note_t;

static lock_t L = LOCK_INIT;
static cond_t changed = COND_INIT;
static radio_t radios[MAX_RADIOS];
static ap_t aps[MAX_APS];
static int ap_count, started, event_thread, in_delegate;
static struct { int scan, associate, joined; } held;
static note_t *queue, *queue_end;
static struct { int location, fresh; long scan, connect; char rejoin[18]; } set;
static struct { char what[24]; long code, times; char domain[64]; } faults[MAX_FAULTS];
static struct { long clients, networks, interfaces, channels, configurations, profiles, no_pool, events, scans, associations, joined, disassociations; } tally;
static char log_line[LOG_LINES][128];
static long log_next;

@interface CWWiFiClient : NSObject { @public id delegate; unsigned monitored; int dead; }
@end
static CWWiFiClient *clients[MAX_CLIENTS];

static void start(void);

static void note_call(const char *fmt, ...) {
    va_list v;
    va_start(v, fmt);
    vsnprintf(log_line[log_next++ % LOG_LINES], sizeof log_line[0], fmt, v);
    va_end(v);
}

/* Every entry from outside: is there a pool for what will be autoreleased? */
static void enter(const char *what) {
    lock(&L);
    start();
    if (![NSAutoreleasePool currentPool]) tally.no_pool++;
    note_call("%s", what);
    unlock(&L);
}

static radio_t *radio_named(const char *name) {
    for (int i = 0; name && i < MAX_RADIOS; i++) if (radios[i].used && !strcmp(radios[i].name, name)) return &radios[i];
    return NULL;
}

static ap_t *ap_at(const char *bssid) {
    for (int i = 0; bssid && i < ap_count; i++) if (!strcasecmp(aps[i].bssid, bssid)) return &aps[i];
    return NULL;
}

static int is_secured(int sec) { return SECURITY[sec].value != 0 && SECURITY[sec].value != 14; }

static int security(const char *name) {
    for (int i = 0; i < COUNT(SECURITY); i++) if (!strcmp(SECURITY[i].name, name)) return i;
    return -1;
}

/* A fault that was asked for: fills in the error. With the lock held. */
static int fault(const char *what, NSError **error) {
    for (int i = 0; i < MAX_FAULTS; i++) {
        if (strcmp(faults[i].what, what) || !faults[i].times) continue;
        if (faults[i].times > 0) faults[i].times--;
        if (error) *error = [NSError errorWithDomain:[NSString stringWithUTF8String:faults[i].domain] code:faults[i].code userInfo:nil];
        return 1;
    }
    return 0;
}

static BOOL fail(NSError **error, NSInteger code) {
    if (error) *error = [NSError errorWithDomain:API_DOMAIN code:code userInfo:nil];
    return NO;
}

/* With the user's consent there is everything; up to macOS 13 names without it, but no addresses (braineo/airport-bssid
   issue 1); from macOS 14 on neither. */
enum { NAMES_ONLY = 3 };
static int names_are_seen(void) { return set.location == 1 || set.location == NAMES_ONLY; }

static NSString *string(const char *s) { return [NSString stringWithUTF8String:s]; }

/* ---- events -------------------------------------------------------------------------------------------------- */

typedef struct { note_t *note; id to; } delivery_t;

static void hand_over(void *arg) {
    note_t *n = ((delivery_t *) arg)->note;
    id d = ((delivery_t *) arg)->to;
    NSAutoreleasePool *pool = [NSAutoreleasePool new];
    NSString *name = string(n->name);
#define TELL(sel_) do { if ([d respondsToSelector:@selector(sel_)]) [d performSelector:@selector(sel_) withObject:name]; } while (0)
    switch (n->kind) {
    case EventPower: TELL(powerStateDidChangeForWiFiInterfaceWithName:); break;
    case EventSsid: TELL(ssidDidChangeForWiFiInterfaceWithName:); break;
    case EventBssid: TELL(bssidDidChangeForWiFiInterfaceWithName:); break;
    case EventCountry: TELL(countryCodeDidChangeForWiFiInterfaceWithName:); break;
    case EventLink: TELL(linkDidChangeForWiFiInterfaceWithName:); break;
    case EventMode: TELL(modeDidChangeForWiFiInterfaceWithName:); break;
    case EventScanCache: TELL(scanCacheUpdatedForWiFiInterfaceWithName:); break;
    case EventLinkQuality: {
        SEL s = @selector(linkQualityDidChangeForWiFiInterfaceWithName:rssi:transmitRate:);
        if ([d respondsToSelector:s]) ((void (*)(id, SEL, NSString *, NSInteger, double)) [d methodForSelector:s])(d, s, name, n->rssi, n->rate);
        break;
    }
    case -1: if ([d respondsToSelector:@selector(clientConnectionInterrupted)]) [d performSelector:@selector(clientConnectionInterrupted)]; break;
    case -2: if ([d respondsToSelector:@selector(clientConnectionInvalidated)]) [d performSelector:@selector(clientConnectionInvalidated)]; break;
    }
    [pool drain];
}

static void event_loop(void *unused) {
    (void) unused;
    lock(&L);
    for (;;) {
        while (!queue) cond_wait(&changed, &L);
        note_t *n = queue;
        queue = n->next;
        if (!queue) queue_end = NULL;
        for (int i = 0; i < MAX_CLIENTS; i++) {
            CWWiFiClient *c = clients[i];
            if (!c || !c->delegate || (n->kind >= 0 && !(c->monitored & 1u << n->kind))) continue;
            delivery_t delivery = { n, c->delegate };
            int fresh = set.fresh;
            if (n->kind == -2) c->dead = 1;
            in_delegate = 1;
            tally.events++;
            unlock(&L);
            if (fresh) thread_join(thread_start(hand_over, &delivery)); else hand_over(&delivery);
            lock(&L);
            in_delegate = 0;
            cond_wake(&changed);
        }
        free(n);
        cond_wake(&changed);
    }
}

static void tell(int kind, const char *name, NSInteger rssi, double rate) {
    note_t *n = calloc(1, sizeof *n);
    n->kind = kind;
    snprintf(n->name, sizeof n->name, "%s", name);
    n->rssi = rssi;
    n->rate = rate;
    note_call("event %d %s", kind, name);
    if (queue_end) queue_end->next = n; else queue = n;
    queue_end = n;
    if (!event_thread) {
        event_thread = 1;
        thread_forget(thread_start(event_loop, NULL));
    }
    cond_wake(&changed);
}

static void unlink_radio(radio_t *r) {
    if (!r->linked) return;
    r->linked = 0;
    store_radio(r->name, RADIO_UNLINKED);
    tell(EventLink, r->name, 0, 0);
    tell(EventSsid, r->name, 0, 0);
    tell(EventBssid, r->name, 0, 0);
}

static void link_radio(radio_t *r, const ap_t *a) {
    r->link = *a;
    r->linked = 1;
    r->mute = 0;
    store_radio(r->name, RADIO_LINKED);
    tell(EventSsid, r->name, 0, 0);
    tell(EventBssid, r->name, 0, 0);
    tell(EventLink, r->name, 0, 0);
}

/* ---- the classes ---------------------------------------------------------------------------------------------- */

@interface CWChannel : NSObject { @public NSInteger number, width, band; }
@end
@implementation CWChannel
+ (id) allocWithZone:(NSZone *)zone { lock(&L); tally.channels++; unlock(&L); return [super allocWithZone:zone]; }
- (void) dealloc { lock(&L); tally.channels--; unlock(&L); [super dealloc]; }
- (NSInteger) channelNumber { enter("channelNumber"); return number; }
- (NSInteger) channelWidth { enter("channelWidth"); return width; }
- (NSInteger) channelBand { enter("channelBand"); return band; }
- (BOOL) isEqualToChannel:(CWChannel *)other { return number == other->number && width == other->width && band == other->band; }
@end

static CWChannel *channel_of(const ap_t *a) {
    CWChannel *c = [[CWChannel new] autorelease];
    c->number = a->channel;
    c->width = a->width;
    c->band = a->band;
    return c;
}

static NSString *ssid_string(const ap_t *a) {
    if (!names_are_seen() || a->hidden) return nil;
    NSData *d = [NSData dataWithBytes:a->ssid length:(NSUInteger) a->ssid_length];
    NSString *s = [[NSString alloc] initWithData:d encoding:NSUTF8StringEncoding];
    if (!s) s = [[NSString alloc] initWithData:d encoding:NSISOLatin1StringEncoding];
    return [s autorelease];
}

@interface CWNetwork : NSObject { @public ap_t ap; }
@end
@implementation CWNetwork
+ (id) allocWithZone:(NSZone *)zone { lock(&L); tally.networks++; unlock(&L); return [super allocWithZone:zone]; }
- (void) dealloc { lock(&L); tally.networks--; unlock(&L); [super dealloc]; }
- (NSString *) ssid { enter("ssid"); return ssid_string(&ap); }
- (NSData *) ssidData { enter("ssidData"); return names_are_seen() && !ap.hidden ? [NSData dataWithBytes:ap.ssid length:(NSUInteger) ap.ssid_length] : nil; }
- (NSString *) bssid { enter("bssid"); return set.location == 1 ? string(ap.bssid) : set.location == NAMES_ONLY ? @"" : nil; }
- (NSString *) countryCode { enter("countryCode"); return set.location == 1 && ap.country[0] ? string(ap.country) : nil; }
- (CWChannel *) wlanChannel { enter("wlanChannel"); return channel_of(&ap); }
- (NSInteger) rssiValue { enter("rssiValue"); return ap.rssi; }
- (NSInteger) noiseMeasurement { enter("noiseMeasurement"); return ap.noise; }
- (NSInteger) beaconInterval { enter("beaconInterval"); return ap.beacon; }
- (NSData *) informationElementData { enter("informationElementData"); return nil; }
- (BOOL) ibss { enter("ibss"); return NO; }
- (BOOL) isEqualToNetwork:(CWNetwork *)other { enter("isEqualToNetwork:"); return !strcmp(ap.bssid, other->ap.bssid); }
- (BOOL) supportsSecurity:(NSInteger)kind {
    enter("supportsSecurity:");
    NSInteger mine = SECURITY[ap.sec].value;
    return mine == kind || (mine == 3 && (kind == 2 || kind == 4)) || (mine == 13 && (kind == 4 || kind == 11));
}
- (BOOL) supportsPHYMode:(NSInteger)mode { enter("supportsPHYMode:"); return mode > 0 && mode <= ap.phy; }
@end

/* What the radio hears from now on; with the lock held. */
static void hear(radio_t *r, const void *ssid, int length, BOOL hidden) {
    r->heard_count = 0;
    for (int i = 0; i < ap_count; i++) {
        int named = ssid && aps[i].ssid_length == length && !memcmp(aps[i].ssid, ssid, (size_t) length);
        if (ssid && !named) continue;
        if (aps[i].hidden && !named && !hidden) continue;
        ap_t *o = &r->heard[r->heard_count++];
        *o = aps[i];
        if (named) o->hidden = 0;
    }
    tell(EventScanCache, r->name, 0, 0);
}

@interface CWNetworkProfile : NSObject { @public profile_t profile; }
@end
@implementation CWNetworkProfile
+ (id) allocWithZone:(NSZone *)zone { lock(&L); tally.profiles++; unlock(&L); return [super allocWithZone:zone]; }
- (void) dealloc { lock(&L); tally.profiles--; unlock(&L); [super dealloc]; }
/* Not kept from anybody: "networkProfiles SSIDs are readable without Location" (field test on macOS 26.5, 2026-09). */
- (NSData *) ssidData { enter("ssidData"); return [NSData dataWithBytes:profile.ssid length:(NSUInteger) profile.ssid_length]; }
- (NSInteger) security { enter("security"); return SECURITY[profile.sec].value; }
@end

@interface CWConfiguration : NSObject { @public NSOrderedSet *profiles; }
@end
@implementation CWConfiguration
+ (id) allocWithZone:(NSZone *)zone { lock(&L); tally.configurations++; unlock(&L); return [super allocWithZone:zone]; }
- (void) dealloc { lock(&L); tally.configurations--; unlock(&L); [profiles release]; [super dealloc]; }
- (NSOrderedSet *) networkProfiles { enter("networkProfiles"); return profiles; }
@end

@interface CWInterface : NSObject { @public char name[16]; }
@end

static CWInterface *interface_of(const radio_t *r);

@implementation CWInterface
+ (id) allocWithZone:(NSZone *)zone { lock(&L); tally.interfaces++; unlock(&L); return [super allocWithZone:zone]; }
- (void) dealloc { lock(&L); tally.interfaces--; unlock(&L); [super dealloc]; }

#define RADIO(dflt) enter(sel_getName(_cmd)); lock(&L); radio_t *r = radio_named(name); if (!r) { unlock(&L); return dflt; }
#define ANSWER(type, dflt, expr) { RADIO(dflt); type v = (expr); unlock(&L); return v; }

- (NSString *) interfaceName { enter("interfaceName"); return string(name); }
- (BOOL) powerOn ANSWER(BOOL, NO, r->on != 0)
- (NSString *) hardwareAddress ANSWER(NSString *, nil, string(r->mac))
- (NSString *) countryCode ANSWER(NSString *, nil, r->on && set.location == 1 && r->country[0] ? string(r->country) : nil)
- (NSString *) ssid ANSWER(NSString *, nil, r->linked ? ssid_string(&r->link) : nil)
- (NSData *) ssidData ANSWER(NSData *, nil, r->linked && names_are_seen() ? [NSData dataWithBytes:r->link.ssid length:(NSUInteger) r->link.ssid_length] : nil)
- (NSString *) bssid ANSWER(NSString *, nil, r->linked && set.location == 1 ? string(r->link.bssid) : r->linked && set.location == NAMES_ONLY ? @"" : nil)
- (NSInteger) rssiValue ANSWER(NSInteger, 0, r->linked && !r->mute ? r->link.rssi : 0)
- (NSInteger) noiseMeasurement ANSWER(NSInteger, 0, r->linked ? r->link.noise : 0)
- (NSInteger) security ANSWER(NSInteger, NSIntegerMax, r->linked && !r->mute ? SECURITY[r->link.sec].value : NSIntegerMax)
- (double) transmitRate ANSWER(double, 0, r->linked ? 144.4 : 0.0)
- (NSInteger) transmitPower ANSWER(NSInteger, 0, r->on ? 1496 : 0)
- (NSInteger) interfaceMode ANSWER(NSInteger, 0, r->linked ? 1 : 0)
- (NSInteger) activePHYMode ANSWER(NSInteger, 0, r->linked ? r->link.phy : 0)
- (BOOL) serviceActive ANSWER(BOOL, NO, r->linked != 0)

/* Objects are made without the lock: their own bookkeeping takes it. */
- (CWChannel *) wlanChannel {
    RADIO(nil);
    ap_t a = r->link;
    int linked = r->linked;
    unlock(&L);
    return linked ? channel_of(&a) : nil;
}

- (NSSet *) supportedWLANChannels {
    RADIO(nil);
    unlock(&L);
    NSMutableSet *s = [NSMutableSet set];
    for (int n = 1; n <= 13; n++) {
        ap_t a = { .channel = n, .band = 1, .width = 1 };
        [s addObject:channel_of(&a)];
    }
    return s;
}

- (CWConfiguration *) configuration {
    profile_t copy[MAX_PROFILES];
    RADIO(nil);
    int n = r->profile_count;
    memcpy(copy, r->profiles, sizeof copy);
    unlock(&L);
    NSMutableArray *all = [NSMutableArray array];
    for (int i = 0; i < n; i++) {
        CWNetworkProfile *p = [CWNetworkProfile new];
        p->profile = copy[i];
        [all addObject:p];
        [p release];
    }
    CWConfiguration *c = [[CWConfiguration new] autorelease];
    c->profiles = [[NSOrderedSet alloc] initWithArray:all];
    return c;
}

- (NSSet *) heard {
    ap_t copy[MAX_APS];
    int n = 0;
    lock(&L);
    radio_t *r = radio_named(name);
    if (r) memcpy(copy, r->heard, sizeof copy), n = r->heard_count;
    unlock(&L);
    NSMutableSet *s = [NSMutableSet set];
    for (int i = 0; i < n; i++) {
        CWNetwork *w = [CWNetwork new];
        w->ap = copy[i];
        [s addObject:w];
        [w release];
    }
    return s;
}

- (NSSet *) cachedScanResults {
    RADIO(nil);
    unlock(&L);
    return [self heard];
}

- (NSSet *) scan:(const void *)ssid length:(int)length hidden:(BOOL)hidden error:(NSError **)error {
    RADIO((fail(error, -3928), nil));
    long ms = set.scan;
    tally.scans++;
    cond_wake(&changed);
    if (r->scanning) { /* airportd tries again for two seconds by itself before it says so: Apple's forum, thread 761487 */
        unlock(&L);
        fail(error, ResourceBusy);
        return nil;
    }
    r->scanning = 1;
    unlock(&L);
    ctl_sleep(ms);
    lock(&L);
    while (held.scan) cond_wait(&changed, &L);
    int bad = fault("scan", error);
    r = radio_named(name);
    if (r) r->scanning = 0;
    if (!bad && (!r || !r->on)) {
        bad = 1;
        fail(error, r ? -3903 : -3928);
    }
    if (!bad) hear(r, ssid, length, hidden);
    unlock(&L);
    return bad ? nil : [self heard];
}

- (NSSet *) scanForNetworksWithSSID:(NSData *)ssid error:(NSError **)error { return [self scan:[ssid bytes] length:(int) [ssid length] hidden:NO error:error]; }
- (NSSet *) scanForNetworksWithSSID:(NSData *)ssid includeHidden:(BOOL)hidden error:(NSError **)error { return [self scan:[ssid bytes] length:(int) [ssid length] hidden:hidden error:error]; }
- (NSSet *) scanForNetworksWithName:(NSString *)text error:(NSError **)error { return [self scan:[text UTF8String] length:(int) strlen(text ? [text UTF8String] : "") hidden:NO error:error]; }
- (NSSet *) scanForNetworksWithName:(NSString *)text includeHidden:(BOOL)hidden error:(NSError **)error { return [self scan:[text UTF8String] length:(int) strlen(text ? [text UTF8String] : "") hidden:hidden error:error]; }

- (BOOL) associateToNetwork:(CWNetwork *)network password:(NSString *)password error:(NSError **)error {
    RADIO(fail(error, -3928));
    long ms = set.connect;
    tally.associations++;
    cond_wake(&changed);
    unlock(&L);
    if (!network) return fail(error, -3900);
    ctl_sleep(ms);
    lock(&L);
    while (held.associate) cond_wait(&changed, &L);
    NSInteger code = 0;
    r = radio_named(name);
    ap_t *a = ap_at(network->ap.bssid);
    const char *key = [password UTF8String];
    /* No password is looked up for the caller. CWInterface.h: "Required for WEP and WPA/WPA2 Personal"; with nil a stored network was
       refused with -3900 five times out of five on macOS 26.5, its password in the System keychain (field test, 2026-09). A wrong
       one is -3912, as networksetup prints it. */
    if (fault("associate", error)) code = 1;
    else if (!r) code = -3928;
    else if (!r->on) code = -3903;
    else if (!a) code = -3905;
    else if (is_secured(a->sec) && !key) code = -3900;
    else if (SECURITY[a->sec].keyed && strcmp(key, a->psk)) code = -3912;
    if (!code) {
        unlink_radio(r);
        link_radio(r, a);
        tally.joined++;
        cond_wake(&changed);
        while (held.joined) cond_wait(&changed, &L);
    }
    unlock(&L);
    return code == 0 ? YES : code == 1 ? NO : fail(error, code);
}

/* Not quiet: macOS joins another stored network within three seconds, or stays offline for a minute (field test on macOS 26.5,
   2026-09). "rejoin" says which it is. */
- (void) disassociate {
    RADIO();
    tally.disassociations++;
    unlink_radio(r);
    ap_t *next = ap_at(set.rejoin);
    if (next) link_radio(r, next);
    unlock(&L);
}

- (BOOL) setPower:(BOOL)power error:(NSError **)error {
    RADIO(fail(error, -3928));
    int bad = fault("power", error);
    if (!bad && r->on != !!power) {
        if (!power) unlink_radio(r);
        r->on = !!power;
        if (!power) r->heard_count = 0;
        tell(EventPower, name, 0, 0);
    }
    unlock(&L);
    return !bad;
}
@end

static CWInterface *interface_of(const radio_t *r) {
    CWInterface *i = [[CWInterface new] autorelease];
    snprintf(i->name, sizeof i->name, "%s", r->name);
    return i;
}

/* Clients are separate: each has its own delegate and its own kinds of event. */
@implementation CWWiFiClient
+ (id) allocWithZone:(NSZone *)zone { lock(&L); tally.clients++; unlock(&L); return [super allocWithZone:zone]; }
- (id) init {
    enter("init");
    lock(&L);
    int i = 0;
    while (i < MAX_CLIENTS && clients[i]) i++;
    if (i < MAX_CLIENTS) clients[i] = self;
    unlock(&L);
    return self;
}
- (void) dealloc {
    lock(&L);
    tally.clients--;
    for (int i = 0; i < MAX_CLIENTS; i++) if (clients[i] == self) clients[i] = nil;
    unlock(&L);
    [super dealloc];
}
+ (CWWiFiClient *) sharedWiFiClient {
    static CWWiFiClient *shared;
    enter("sharedWiFiClient");
    if (!shared) shared = [CWWiFiClient new];
    return shared;
}
- (CWInterface *) interfaceWithName:(NSString *)name {
    enter("interfaceWithName:");
    for (int i = 0; !dead && i < MAX_RADIOS; i++) if (radios[i].used && (!name || !strcmp([name UTF8String], radios[i].name))) return interface_of(&radios[i]);
    return nil;
}
- (CWInterface *) interface { return [self interfaceWithName:nil]; }
- (NSArray *) interfaces {
    enter("interfaces");
    NSMutableArray *a = [NSMutableArray array];
    for (int i = 0; i < MAX_RADIOS; i++) if (radios[i].used) [a addObject:interface_of(&radios[i])];
    /* nil without Wi-Fi, as the names are: mosen/salt-osx issue 18, xamarin/mac-samples issue 50 */
    return dead || ![a count] ? nil : a;
}
- (id) delegate { enter("delegate"); return delegate; }
/* Not retained, as Apple's is a weak property. Waits for a delegate call that is going on. */
- (void) setDelegate:(id)d {
    enter("setDelegate:");
    lock(&L);
    delegate = d;
    while (!d && in_delegate) cond_wait(&changed, &L);
    unlock(&L);
}
- (BOOL) startMonitoringEventWithType:(NSInteger)type error:(NSError **)error {
    enter("startMonitoringEventWithType:error:");
    lock(&L);
    int bad = fault("monitor", error);
    if (!bad && (type < 1 || type > 9)) {
        bad = 1;
        if (error) *error = [NSError errorWithDomain:REQUEST_DOMAIN code:4 userInfo:nil];
    }
    if (!bad) monitored |= 1u << type;
    unlock(&L);
    return !bad;
}
- (BOOL) stopMonitoringAllEventsAndReturnError:(NSError **)error {
    (void) error;
    enter("stopMonitoringAllEventsAndReturnError:");
    lock(&L);
    monitored = 0;
    unlock(&L);
    return YES;
}
@end

/* CoreLocation, as far as asking whether we may. */
@interface CLLocationManager : NSObject
@end
@implementation CLLocationManager
+ (int) authorizationStatus { enter("+authorizationStatus"); return set.location == 1 ? 3 : set.location == 2 ? 0 : 2; }
@end

/* ---- the control commands ------------------------------------------------------------------------------------- */

static int refuse(char *answer, size_t size, const char *why) {
    snprintf(answer, size, "%s", why);
    return 1;
}

static int put_ap(const ctl_words *w, ap_t *a, char *answer, size_t size) {
    const char *v;
    unsigned x;
    if ((v = ctl_value(w, "ssid", NULL))) {
        a->ssid_length = strlen(v) > 32 ? 32 : (int) strlen(v);
        memcpy(a->ssid, v, (size_t) a->ssid_length);
    }
    if ((v = ctl_value(w, "ssidhex", NULL))) {
        for (a->ssid_length = 0; v[0] && v[1] && a->ssid_length < 32 && sscanf(v, "%2x", &x) == 1; v += 2) a->ssid[a->ssid_length++] = (unsigned char) x;
    }
    if ((v = ctl_value(w, "auth", NULL)) && (a->sec = security(v)) < 0) return refuse(answer, size, "no such auth");
    if ((v = ctl_value(w, "phy", NULL))) for (int i = 0; i < COUNT(PHYS); i++) if (!strcmp(PHYS[i].name, v)) a->phy = PHYS[i].value;
    if ((v = ctl_value(w, "psk", NULL))) snprintf(a->psk, sizeof a->psk, "%s", v);
    if ((v = ctl_value(w, "country", NULL))) snprintf(a->country, sizeof a->country, "%s", v);
    a->channel = (int) ctl_number(w, "channel", a->channel);
    long band = ctl_number(w, "band", 0);
    a->band = band == 6 ? 3 : band == 5 ? 2 : band == 2 ? 1 : a->band && !ctl_value(w, "channel", NULL) ? a->band : a->channel > 14 ? 2 : 1;
    long width = ctl_number(w, "width", 0);
    if (width) a->width = width == 160 ? 4 : width == 80 ? 3 : width == 40 ? 2 : 1;
    a->rssi = (int) ctl_number(w, "rssi", a->rssi);
    a->noise = (int) ctl_number(w, "noise", a->noise);
    a->hidden = (int) ctl_number(w, "hidden", a->hidden);
    return 0;
}

static void defaults(void) {
    memset(&set, 0, sizeof set);
    set.location = 1;
    set.scan = set.connect = 40;
}

static int command(const ctl_words *w, char *answer, size_t size) {
    const char *verb = w->word[0], *what = w->count > 1 ? w->word[1] : "", *name = w->count > 2 ? w->word[2] : "";
    if (!strcmp(verb, "reset")) {
        store_reset();
        memset(radios, 0, sizeof radios);
        memset(aps, 0, sizeof aps);
        memset(faults, 0, sizeof faults);
        memset(&held, 0, sizeof held);
        ap_count = 0;
        tally.no_pool = tally.events = tally.scans = tally.associations = tally.joined = tally.disassociations = 0;
        log_next = 0;
        memset(log_line, 0, sizeof log_line);
        while (queue) {
            note_t *n = queue;
            queue = n->next;
            free(n);
        }
        queue_end = NULL;
        defaults();
        return 0;
    }
    if (!strcmp(verb, "if") && !strcmp(what, "add")) {
        radio_t *r = NULL;
        for (int i = 0; i < MAX_RADIOS && !r; i++) if (!radios[i].used) r = &radios[i];
        if (!r || !*name || radio_named(name)) return refuse(answer, size, "if add: no room, no name or a double");
        memset(r, 0, sizeof *r);
        r->used = 1;
        r->on = strcmp(ctl_value(w, "radio", "on"), "off") != 0;
        snprintf(r->name, sizeof r->name, "%s", name);
        snprintf(r->mac, sizeof r->mac, "%s", ctl_value(w, "mac", "02:00:00:00:ff:00"));
        snprintf(r->country, sizeof r->country, "%s", ctl_value(w, "country", ""));
        store_radio(r->name, RADIO_ADDED);
        return 0;
    }
    if (!strcmp(verb, "if") && !strcmp(what, "remove")) {
        radio_t *r = radio_named(name);
        if (!r) return refuse(answer, size, "no such interface");
        unlink_radio(r);
        r->used = 0;
        store_radio(name, RADIO_REMOVED);
        return 0;
    }
    if (!strcmp(verb, "ap") && !strcmp(what, "add")) {
        if (ap_count == MAX_APS || ap_at(name) || strlen(name) != 17) return refuse(answer, size, "ap add: no room, a double or no bssid");
        ap_t a = { .channel = 6, .band = 1, .width = 1, .rssi = -55, .noise = -92, .beacon = 100, .phy = 4 };
        snprintf(a.bssid, sizeof a.bssid, "%s", name);
        if (put_ap(w, &a, answer, size)) return 1;
        aps[ap_count++] = a;
        return 0;
    }
    if (!strcmp(verb, "ap") && (!strcmp(what, "set") || !strcmp(what, "remove"))) {
        ap_t *a = ap_at(name);
        if (!a) return refuse(answer, size, "no such ap");
        int gone = !strcmp(what, "remove");
        if (!gone && put_ap(w, a, answer, size)) return 1;
        for (int i = 0; i < MAX_RADIOS; i++) {
            radio_t *r = &radios[i];
            if (!r->used || !r->linked || strcmp(r->link.bssid, a->bssid)) continue;
            if (gone) {
                unlink_radio(r);
            } else {
                r->link.rssi = a->rssi;
                tell(EventLinkQuality, r->name, a->rssi, 72.2);
            }
        }
        if (gone) {
            memmove(a, a + 1, (size_t) (aps + ap_count - a - 1) * sizeof *a);
            ap_count--;
        }
        return 0;
    }
    if (!strcmp(verb, "link")) {
        radio_t *r = radio_named(name);
        if (r && !strcmp(what, "join")) { /* by the system itself, or by somebody else */
            ap_t *chosen = ap_at(ctl_value(w, "to", ""));
            if (!chosen) return refuse(answer, size, "no such ap");
            unlink_radio(r);
            link_radio(r, chosen);
            return 0;
        }
        if (!r || !r->linked) return refuse(answer, size, "no link");
        if (!strcmp(what, "drop")) {
            unlink_radio(r);
            return 0;
        }
        ap_t *a = ap_at(ctl_value(w, "to", ""));
        if (!strcmp(what, "mute")) {
            r->mute = 1;
            return 0;
        }
        if (strcmp(what, "roam") || !a) return refuse(answer, size, "link drop|mute IF | link roam|join IF to=BSSID");
        r->link = *a;
        tell(EventBssid, r->name, 0, 0);
        return 0;
    }
    if (!strcmp(verb, "radio")) {
        radio_t *r = radio_named(what);
        if (!r) return refuse(answer, size, "no such interface");
        int on = !strcmp(name, "on");
        if (on != r->on) {
            if (!on) unlink_radio(r), r->heard_count = 0;
            r->on = on;
            tell(EventPower, r->name, 0, 0);
        }
        return 0;
    }
    if (!strcmp(verb, "hear")) {
        radio_t *r = radio_named(what);
        if (!r || !r->on) return refuse(answer, size, "no such interface, or off");
        hear(r, NULL, 0, (BOOL) ctl_has(w, "hidden"));
        return 0;
    }
    if (!strcmp(verb, "profile")) {
        radio_t *r = radio_named(name);
        if (!r || strcmp(what, "add") || r->profile_count == MAX_PROFILES) return refuse(answer, size, "profile add IF ssid=... auth=... psk=...");
        ap_t a = { .sec = 0 };
        if (put_ap(w, &a, answer, size)) return 1;
        profile_t *p = &r->profiles[r->profile_count++];
        memcpy(p->ssid, a.ssid, sizeof a.ssid);
        p->ssid_length = a.ssid_length;
        p->sec = a.sec;
        snprintf(p->psk, sizeof p->psk, "%s", a.psk);
        return 0;
    }
    if (!strcmp(verb, "await")) {
        long *counter = !strcmp(what, "scans") ? &tally.scans : !strcmp(what, "associations") ? &tally.associations : !strcmp(what, "joined") ? &tally.joined : NULL;
        if (!counter) return refuse(answer, size, "await scans|associations|joined N");
        for (long long until = ctl_now() + 5000; *counter < atol(name) && ctl_now() < until;) {
            unlock(&L);
            ctl_sleep(2);
            lock(&L);
        }
        return *counter < atol(name) ? refuse(answer, size, "it has not begun") : 0;
    }
    if (!strcmp(verb, "hold") || !strcmp(verb, "release")) {
        int hold = *verb == 'h';
        if (!strcmp(what, "scan")) held.scan = hold; else if (!strcmp(what, "associate")) held.associate = hold; else if (!strcmp(what, "joined")) held.joined = hold; else return refuse(answer, size, "hold|release scan|associate|joined");
        cond_wake(&changed);
        return 0;
    }
    if (!strcmp(verb, "location")) {
        set.location = !strcmp(what, "allow") ? 1 : !strcmp(what, "undetermined") ? 2 : !strcmp(what, "names") ? NAMES_ONLY : !strcmp(what, "off") ? -1 : 0;
        return 0;
    }
    if (!strcmp(verb, "time")) {
        set.scan = ctl_number(w, "scan", set.scan);
        set.connect = ctl_number(w, "connect", set.connect);
        return 0;
    }
    if (!strcmp(verb, "delivery")) {
        set.fresh = ctl_has(w, "fresh");
        return 0;
    }
    if (!strcmp(verb, "fail")) {
        for (int i = 0; i < MAX_FAULTS; i++) {
            if (faults[i].what[0] && strcmp(faults[i].what, what)) continue;
            if (w->count < 3) return refuse(answer, size, "fail scan|associate|power|monitor CODE [times=N] [domain=TEXT]");
            snprintf(faults[i].what, sizeof faults[i].what, "%s", what);
            snprintf(faults[i].domain, sizeof faults[i].domain, "%s", ctl_value(w, "domain", strcmp(what, "monitor") ? "com.apple.wifi.apple80211API.error" : "com.apple.wifi.request.error"));
            faults[i].code = strtol(name, NULL, 0);
            faults[i].times = !strcmp(name, "never") ? 0 : ctl_number(w, "times", -1);
            return 0;
        }
        return refuse(answer, size, "too many faults");
    }
    if (!strcmp(verb, "rejoin")) {
        snprintf(set.rejoin, sizeof set.rejoin, "%s", what);
        return 0;
    }
    if (!strcmp(verb, "forget")) { /* Hammerspoon issue 3554: after a sleep no event comes any more, and nobody says so */
        for (int i = 0; i < MAX_CLIENTS; i++) if (clients[i]) clients[i]->monitored = 0;
        return 0;
    }
    if (!strcmp(verb, "client")) {
        tell(!strcmp(what, "invalidate") ? -2 : -1, "", 0, 0);
        return 0;
    }
    if (!strcmp(verb, "event")) {
        if (w->count < 3) return refuse(answer, size, "event TYPE IF");
        tell(atoi(what), name, (NSInteger) ctl_number(w, "rssi", -50), 1.5);
        return 0;
    }
    if (!strcmp(verb, "settle")) {
        long long until = ctl_now() + (w->count > 1 ? atol(what) : 30000);
        while ((queue || in_delegate) && ctl_now() < until) {
            unlock(&L);
            ctl_sleep(2);
            lock(&L);
        }
        return queue || in_delegate ? refuse(answer, size, "not settled") : 0;
    }
    if (!strcmp(verb, "stat")) {
        unsigned heard_of = 0;
        int delegates = 0;
        for (int i = 0; i < MAX_CLIENTS; i++) if (clients[i]) heard_of |= clients[i]->monitored, delegates += clients[i]->delegate != nil;
        snprintf(answer, size, "clients=%ld networks=%ld interfaces=%ld channels=%ld configurations=%ld profiles=%ld no_pool=%ld events=%ld scans=%ld associations=%ld disassociations=%ld monitored=%u delegates=%d\n",
                 tally.clients, tally.networks, tally.interfaces, tally.channels, tally.configurations, tally.profiles, tally.no_pool, tally.events, tally.scans, tally.associations, tally.disassociations, heard_of, delegates);
        return 0;
    }
    if (!strcmp(verb, "show")) {
        size_t n = 0;
        for (int i = 0; i < MAX_RADIOS; i++) {
            radio_t *r = &radios[i];
            if (r->used) n += (size_t) snprintf(answer + n, size - n, "if=%s on=%d linked=%d bssid=%s heard=%d\n", r->name, r->on, r->linked, r->linked ? r->link.bssid : "-", r->heard_count);
        }
        return 0;
    }
    if (!strcmp(verb, "log")) {
        size_t n = 0;
        for (long i = log_next > LOG_LINES ? log_next - LOG_LINES : 0; i < log_next && n + 200 < size; i++) n += (size_t) snprintf(answer + n, size - n, "%s\n", log_line[i % LOG_LINES]);
        return 0;
    }
    return refuse(answer, size, "no such command");
}

static int locked_command(const ctl_words *w, char *answer, size_t size) {
    lock(&L);
    int rc = command(w, answer, size);
    unlock(&L);
    return rc;
}

/* With the lock held, before the first use. */
static void start(void) {
    if (started) return;
    started = 1;
    defaults();
    const char *script = getenv("FAKECOREWLAN_SCRIPT");
    unlock(&L);
    if (script && ctl_file(script, locked_command)) fprintf(stderr, "fakecorewlan: could not carry out all of %s\n", script);
    lock(&L);
}

/* Carries out one control line (UTF-8) and writes what it answers; 0 when done, 1 when refused. */
int FakeCoreWlanCommand(const char *line, char *answer, int size) {
    lock(&L);
    start();
    unlock(&L);
    return ctl_line(line, answer, (size_t) size, locked_command);
}
