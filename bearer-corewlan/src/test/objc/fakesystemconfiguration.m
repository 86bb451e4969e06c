/* The part of SystemConfiguration and CoreFoundation that tells of links: a dynamic store, its run loop source, and the
   list of network interfaces. Objects are those of GNUstep's Foundation, as on macOS CFString, CFArray, CFDictionary,
   CFNumber and CFBoolean are those of Apple's. What Create and Copy hand out is counted until CFRelease.

   The same library as the radios: what becomes of one of their links is written into the store, as macOS does. */
#import <Foundation/Foundation.h>
#include "ctl.h"
#include "store.h"
#include "threads.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void (*store_callback)(void *store, void *keys, void *info);
typedef struct { long version; void *info; void *retain, *release, *describe; } store_context;
typedef long CFIndex;

static lock_t L = LOCK_INIT;
static cond_t changed = COND_INIT;
static NSMutableDictionary *values; /* key -> property list */
static NSMutableArray *interfaces;  /* SCInterface, in order */
static pthread_key_t current_loop;
static int begun, in_callback, leases, fail_create, fail_keys, fail_source, fail_read;
static long live_stores, live_sources, live_loops, callbacks, owned, reads;

/* kCFTypeArrayCallBacks is a structure of which only the address matters; the mode is a string. */
const long kCFTypeArrayCallBacks[5] = { 0 };
NSString *const kCFRunLoopDefaultMode = @"kCFRunLoopDefaultMode";

@class SCLoop;
@interface SCStore : NSObject { @public store_callback callback; void *info; NSArray *keys, *patterns; NSMutableArray *pending; SCLoop *loop; }
@end
@interface SCSource : NSObject { @public SCStore *store; SCLoop *loop; }
@end
@interface SCLoop : NSObject { @public SCSource *source; int running, stopped; }
@end
@interface SCInterface : NSObject { @public NSString *name, *type, *display; }
@end

#define MAX_STORES 64
static SCStore *stores[MAX_STORES];

@implementation SCStore
- (void) dealloc {
    lock(&L);
    for (int i = 0; i < MAX_STORES; i++) if (stores[i] == self) stores[i] = nil;
    live_stores--;
    unlock(&L);
    [keys release];
    [patterns release];
    [pending release];
    [super dealloc];
}
@end

@implementation SCSource
- (void) dealloc {
    lock(&L);
    live_sources--;
    unlock(&L);
    [store release];
    [super dealloc];
}
@end

@implementation SCLoop
- (void) dealloc {
    lock(&L);
    live_loops--;
    unlock(&L);
    [source release];
    [super dealloc];
}
@end

@implementation SCInterface
- (void) dealloc {
    [name release];
    [type release];
    [display release];
    [super dealloc];
}
@end

static NSString *ns(const char *s) { return [NSString stringWithUTF8String:s]; }

static void thread_ended(void *loop) { [(SCLoop *) loop release]; }

/* With the lock held. */
static void begin(void) {
    if (begun) return;
    begun = leases = 1;
    values = [NSMutableDictionary new];
    interfaces = [NSMutableArray new];
    pthread_key_create(&current_loop, thread_ended);
}

/* Patterns are regular expressions on the whole key; the only operator in use is [^/]+. */
static int matches(const char *key, const char *pattern) {
    while (*pattern) {
        if (!strncmp(pattern, "[^/]+", 5)) {
            if (!*key || *key == '/') return 0;
            while (*key && *key != '/') key++;
            pattern += 5;
        } else if (*key++ != *pattern++) {
            return 0;
        }
    }
    return !*key;
}

static int is_one_of(NSString *key, NSArray *keys, NSArray *patterns) {
    int wanted = [keys containsObject:key];
    for (NSUInteger i = 0; !wanted && i < [patterns count]; i++) wanted = matches([key UTF8String], [[patterns objectAtIndex:i] UTF8String]);
    return wanted;
}

/* With the lock held. */
static void put(NSString *key, id value) {
    if (value) [values setObject:value forKey:key]; else [values removeObjectForKey:key];
    for (int i = 0; i < MAX_STORES; i++) {
        SCStore *s = stores[i];
        if (s && s->callback && is_one_of(key, s->keys, s->patterns) && ![s->pending containsObject:key]) [s->pending addObject:key];
    }
    cond_wake(&changed);
}

/* ---- CoreFoundation ------------------------------------------------------------------------------------------- */

static id handed_out(id object) {
    if (object) owned++;
    return object;
}

void *CFRetain(id object) {
    lock(&L);
    handed_out(object);
    unlock(&L);
    return [object retain];
}

void CFRelease(id object) {
    lock(&L);
    owned--;
    unlock(&L);
    [object release];
}

static int is_boolean(id object) { return [object isKindOfClass:[NSNumber class]] && strchr("cCB", *[object objCType]); }

unsigned long CFStringGetTypeID(void) { return 7; }
unsigned long CFBooleanGetTypeID(void) { return 21; }
unsigned long CFNumberGetTypeID(void) { return 22; }
unsigned long CFArrayGetTypeID(void) { return 19; }
unsigned long CFDictionaryGetTypeID(void) { return 18; }

unsigned long CFGetTypeID(id object) {
    return [object isKindOfClass:[NSString class]] ? 7
        : [object isKindOfClass:[NSArray class]] ? 19
        : [object isKindOfClass:[NSDictionary class]] ? 18
        : is_boolean(object) ? 21
        : [object isKindOfClass:[NSNumber class]] ? 22
        : 1;
}

void *CFStringCreateWithCString(void *allocator, const char *text, unsigned encoding) {
    if (allocator || encoding != 0x08000100) abort();
    lock(&L);
    id string = handed_out([[NSString alloc] initWithUTF8String:text]);
    unlock(&L);
    return string;
}

CFIndex CFStringGetLength(NSString *string) { return (CFIndex) [string length]; }
CFIndex CFStringGetMaximumSizeForEncoding(CFIndex length, unsigned encoding) { return encoding == 0x08000100 ? length * 3 : -1; }

unsigned char CFStringGetCString(NSString *string, char *buffer, CFIndex size, unsigned encoding) {
    return encoding == 0x08000100 && [string getCString:buffer maxLength:(NSUInteger) size encoding:NSUTF8StringEncoding];
}

unsigned char CFBooleanGetValue(NSNumber *boolean) { return [boolean boolValue] != 0; }

unsigned char CFNumberGetValue(NSNumber *number, CFIndex type, long long *value) {
    if (type != 4) abort();
    *value = [number longLongValue];
    return 1;
}

void *CFArrayCreate(void *allocator, const id *objects, CFIndex count, const void *callbacks_of) {
    if (allocator || callbacks_of != kCFTypeArrayCallBacks) abort();
    lock(&L);
    id array = handed_out([[NSArray alloc] initWithObjects:objects count:(NSUInteger) count]);
    unlock(&L);
    return array;
}

CFIndex CFArrayGetCount(NSArray *array) { return (CFIndex) [array count]; }
void *CFArrayGetValueAtIndex(NSArray *array, CFIndex index) { return [array objectAtIndex:(NSUInteger) index]; }
CFIndex CFDictionaryGetCount(NSDictionary *dictionary) { return (CFIndex) [dictionary count]; }

void CFDictionaryGetKeysAndValues(NSDictionary *dictionary, id *keys, id *objects) {
    NSAutoreleasePool *pool = [NSAutoreleasePool new];
    NSArray *all = [dictionary allKeys];
    for (NSUInteger i = 0; i < [all count]; i++) {
        keys[i] = [all objectAtIndex:i];
        objects[i] = [dictionary objectForKey:keys[i]];
    }
    [pool drain];
}

void *CFRunLoopGetCurrent(void) {
    lock(&L);
    begin();
    SCLoop *loop = pthread_getspecific(current_loop);
    if (!loop) {
        loop = [SCLoop new];
        live_loops++;
        pthread_setspecific(current_loop, loop);
    }
    unlock(&L);
    return loop;
}

void CFRunLoopAddSource(SCLoop *loop, SCSource *source, NSString *mode) {
    if (mode != kCFRunLoopDefaultMode) abort();
    lock(&L);
    loop->source = [source retain];
    source->loop = loop;
    unlock(&L);
}

/* As CoreFoundation's: ends at once without a source, and after one was handled if that is wished. */
int CFRunLoopRunInMode(NSString *mode, double seconds, unsigned char after_one) {
    if (mode != kCFRunLoopDefaultMode || seconds < 1e6 || !after_one) abort();
    SCLoop *loop = CFRunLoopGetCurrent();
    int result = 0;
    lock(&L);
    loop->running = 1;
    loop->stopped = 0;
    while (!result) {
        SCStore *s = loop->source ? loop->source->store : nil;
        if (!s) {
            result = 1;
        } else if (loop->stopped) {
            result = 2;
        } else if ([s->pending count]) {
            NSArray *keys = [s->pending copy];
            [s->pending removeAllObjects];
            in_callback++;
            callbacks++;
            unlock(&L);
            s->callback(s, keys, s->info);
            [keys release];
            lock(&L);
            in_callback--;
            cond_wake(&changed);
            result = 4;
        } else {
            cond_wait(&changed, &L);
        }
    }
    loop->running = 0;
    unlock(&L);
    return result;
}

/* A stop that comes while the loop does not run is lost, as it is on macOS. */
void CFRunLoopStop(SCLoop *loop) {
    lock(&L);
    if (loop->running) loop->stopped = 1;
    cond_wake(&changed);
    unlock(&L);
}

/* Takes the source out of its loop, and wakes nobody. */
void CFRunLoopSourceInvalidate(SCSource *source) {
    lock(&L);
    SCLoop *loop = source->loop;
    source->loop = nil;
    if (loop) loop->source = nil;
    unlock(&L);
    if (loop) [source release];
}

/* ---- SystemConfiguration -------------------------------------------------------------------------------------- */

int SCError(void) { return 1002; }

void *SCDynamicStoreCreate(void *allocator, NSString *name, store_callback callback, store_context *context) {
    if (allocator || context || ![name length]) abort();
    lock(&L);
    begin();
    SCStore *s = nil;
    if (!fail_create) {
        s = handed_out([SCStore new]);
        live_stores++;
        s->callback = callback;
        s->pending = [NSMutableArray new];
        int i = 0;
        while (i < MAX_STORES && stores[i]) i++;
        if (i == MAX_STORES) abort();
        stores[i] = s;
    }
    unlock(&L);
    return s;
}

unsigned char SCDynamicStoreSetNotificationKeys(SCStore *s, NSArray *keys, NSArray *patterns) {
    lock(&L);
    int done = !fail_keys;
    if (done) {
        [s->keys release];
        [s->patterns release];
        s->keys = [keys copy];
        s->patterns = [patterns copy];
    }
    unlock(&L);
    return done != 0;
}

void *SCDynamicStoreCreateRunLoopSource(void *allocator, SCStore *s, CFIndex order) {
    if (allocator || order) abort();
    lock(&L);
    SCSource *source = nil;
    if (!fail_source) {
        source = handed_out([SCSource new]);
        live_sources++;
        source->store = [s retain];
    }
    unlock(&L);
    return source;
}

void *SCDynamicStoreCopyMultiple(SCStore *s, NSArray *keys, NSArray *patterns) {
    lock(&L);
    reads++;
    NSMutableDictionary *found = nil;
    if (s && !fail_read) {
        found = handed_out([NSMutableDictionary new]);
        NSAutoreleasePool *pool = [NSAutoreleasePool new];
        for (NSString *key in [values allKeys]) if (is_one_of(key, keys, patterns)) [found setObject:[values objectForKey:key] forKey:key];
        [pool drain];
    }
    unlock(&L);
    return found;
}

void *SCNetworkInterfaceCopyAll(void) {
    lock(&L);
    begin();
    NSArray *all = handed_out([interfaces copy]);
    unlock(&L);
    return all;
}

void *SCNetworkInterfaceGetBSDName(SCInterface *i) { return i->name; }
void *SCNetworkInterfaceGetInterfaceType(SCInterface *i) { return i->type; }
void *SCNetworkInterfaceGetLocalizedDisplayName(SCInterface *i) { return i->display; }

/* ---- what becomes of links; with the lock held -------------------------------------------------------------------- */

static NSString *interface_key(const char *name, const char *entity) { return [NSString stringWithFormat:@"State:/Network/Interface/%s/%s", name, entity]; }

static SCInterface *interface_named(const char *name) {
    for (SCInterface *i in interfaces) if ([i->name isEqualToString:ns(name)]) return i;
    return nil;
}

static void list_changed(void) {
    NSMutableArray *names = [NSMutableArray arrayWithObject:@"lo0"];
    for (SCInterface *i in interfaces) if (i->name) [names addObject:i->name];
    put(@"State:/Network/Interface", [NSDictionary dictionaryWithObject:names forKey:@"Interfaces"]);
}

static void set_link(const char *name, int up) {
    put(interface_key(name, "Link"), [NSDictionary dictionaryWithObject:[NSNumber numberWithBool:up != 0] forKey:@"Active"]);
}

/* A service of the user's, as it is in the preferences; one adapter has none that macOS lists as "Ethernet Adapter (en3)" on
   machines without such a port: output of networksetup -listallhardwareports in many reports. */
static void set_service(const char *name, int configured) {
    put([NSString stringWithFormat:@"Setup:/Network/Service/0FAKE-%s/Interface", name], !configured ? nil
        : [NSDictionary dictionaryWithObjectsAndKeys:ns(name), @"DeviceName", @"Ethernet", @"Type", nil]);
}

static void set_ip(const char *name, const char *address, const char *mask) {
    put(interface_key(name, "IPv4"), !address ? nil : [NSDictionary dictionaryWithObjectsAndKeys:
        [NSArray arrayWithObject:ns(address)], @"Addresses", [NSArray arrayWithObject:ns(mask)], @"SubnetMasks", nil]);
}

static void set_ip6(const char *name, const char *address, long prefix, long flags) {
    put(interface_key(name, "IPv6"), !address ? nil : [NSDictionary dictionaryWithObjectsAndKeys:
        [NSArray arrayWithObject:ns(address)], @"Addresses", [NSArray arrayWithObject:[NSNumber numberWithLong:prefix]], @"PrefixLength",
        [NSArray arrayWithObject:[NSNumber numberWithLong:flags]], @"Flags", nil]);
}

static void set_primary(NSString *key, const char *name, const char *router) {
    put(key, !name ? nil : [NSDictionary dictionaryWithObjectsAndKeys:ns(name), @"PrimaryInterface", router ? ns(router) : nil, router ? @"Router" : nil, nil]);
}

static void drop(const char *name) {
    put(interface_key(name, "IPv4"), nil);
    put(interface_key(name, "IPv6"), nil);
    for (NSString *key in [NSArray arrayWithObjects:@"State:/Network/Global/IPv4", @"State:/Network/Global/IPv6", nil]) {
        if ([[[values objectForKey:key] objectForKey:@"PrimaryInterface"] isEqualToString:ns(name)]) put(key, nil);
    }
}

static void add(const char *name, const char *type, const char *display) {
    SCInterface *i = [SCInterface new];
    i->name = *name ? [ns(name) retain] : nil;
    i->type = [ns(type) retain];
    i->display = display ? [ns(display) retain] : nil;
    [interfaces addObject:i];
    [i release];
    list_changed();
}

static void gone(const char *name) {
    SCInterface *i = interface_named(name);
    if (i) [interfaces removeObject:i];
    put(interface_key(name, "Link"), nil);
    set_service(name, 0);
    drop(name);
    list_changed();
}

void store_radio(const char *name, int event) {
    NSAutoreleasePool *pool = [NSAutoreleasePool new];
    lock(&L);
    begin();
    switch (event) {
    case RADIO_ADDED:
        add(name, "IEEE80211", "Wi-Fi");
        set_link(name, 0);
        break;
    case RADIO_LINKED:
        set_link(name, 1);
        if (leases) set_ip(name, "10.0.0.23", "255.255.255.0");
        break;
    case RADIO_UNLINKED:
        set_link(name, 0);
        drop(name);
        break;
    case RADIO_REMOVED: gone(name); break;
    }
    unlock(&L);
    [pool drain];
}

void store_reset(void) {
    NSAutoreleasePool *pool = [NSAutoreleasePool new];
    lock(&L);
    begin();
    for (NSString *key in [values allKeys]) put(key, nil);
    [interfaces removeAllObjects];
    fail_create = fail_keys = fail_source = fail_read = 0;
    callbacks = reads = 0;
    leases = 1;
    unlock(&L);
    [pool drain];
}

/* ---- the control commands --------------------------------------------------------------------------------------- */

static int refuse(char *answer, size_t size, const char *why) {
    snprintf(answer, size, "%s", why);
    return 1;
}

static int busy(void) {
    int busy = in_callback;
    for (int i = 0; i < MAX_STORES; i++) busy |= stores[i] && stores[i]->callback && [stores[i]->pending count] && live_sources;
    return busy;
}

static int command(const ctl_words *w, char *answer, size_t size) {
    const char *verb = w->word[0], *a = w->count > 1 ? w->word[1] : "", *b = w->count > 2 ? w->word[2] : "";
    const char *given = strcmp(b, "none") ? b : NULL;
    if (!strcmp(verb, "if") && !strcmp(a, "add")) {
        add(b, ctl_value(w, "type", "Ethernet"), ctl_value(w, "display", NULL));
        if (*b) {
            set_link(b, ctl_number(w, "link", 0) != 0);
            set_service(b, ctl_number(w, "service", 1) != 0);
        }
    } else if (!strcmp(verb, "if") && !strcmp(a, "remove")) {
        gone(b);
    } else if (!strcmp(verb, "link")) {
        set_link(a, !strcmp(b, "up"));
        if (strcmp(b, "up")) drop(a);
    } else if (!strcmp(verb, "ip")) {
        set_ip(a, given, ctl_value(w, "mask", "255.255.255.0"));
    } else if (!strcmp(verb, "ip6")) {
        set_ip6(a, given, ctl_number(w, "prefix", 64), ctl_number(w, "flags", 0));
    } else if (!strcmp(verb, "primary") || !strcmp(verb, "primary6")) {
        set_primary(verb[7] ? @"State:/Network/Global/IPv6" : @"State:/Network/Global/IPv4", strcmp(a, "none") ? a : NULL, ctl_value(w, "router", NULL));
    } else if (!strcmp(verb, "dns")) {
        put(@"State:/Network/Global/DNS", !strcmp(a, "none") ? nil : [NSDictionary dictionaryWithObject:[ns(a) componentsSeparatedByString:@","] forKey:@"ServerAddresses"]);
    } else if (!strcmp(verb, "odd")) {
        put(ns(a), !strcmp(b, "text") ? (id) @"odd" : !strcmp(b, "data") ? (id) [NSData data] : (id) [NSDictionary dictionaryWithObjectsAndKeys:
            @"odd", @"Addresses", @"odd", @"Active", @"odd", @"PrefixLength", [NSNumber numberWithInt:7], @"PrimaryInterface", [NSData data], @"Router", nil]);
    } else if (!strcmp(verb, "leases")) {
        leases = !strcmp(a, "on");
    } else if (!strcmp(verb, "fail")) {
        int *which = !strcmp(a, "create") ? &fail_create : !strcmp(a, "keys") ? &fail_keys : !strcmp(a, "source") ? &fail_source : !strcmp(a, "read") ? &fail_read : NULL;
        if (!which) return refuse(answer, size, "fail create|keys|source|read [never]");
        *which = strcmp(b, "never") != 0;
    } else if (!strcmp(verb, "settle")) {
        long long until = ctl_now() + 30000;
        while (busy() && ctl_now() < until) {
            unlock(&L);
            ctl_sleep(2);
            lock(&L);
        }
        return busy() ? refuse(answer, size, "not settled") : 0;
    } else if (!strcmp(verb, "stat")) {
        snprintf(answer, size, "stores=%ld sources=%ld loops=%ld owned=%ld callbacks=%ld reads=%ld\n", live_stores, live_sources, live_loops, owned, callbacks, reads);
    } else {
        return refuse(answer, size, "no such command");
    }
    return 0;
}

static int locked_command(const ctl_words *w, char *answer, size_t size) {
    NSAutoreleasePool *pool = [NSAutoreleasePool new];
    lock(&L);
    begin();
    int rc = command(w, answer, size);
    unlock(&L);
    [pool drain];
    return rc;
}

/* Carries out one control line (UTF-8) and writes what it answers; 0 when done, 1 when refused. */
int FakeSystemConfigurationCommand(const char *line, char *answer, int size) { return ctl_line(line, answer, (size_t) size, locked_command); }
