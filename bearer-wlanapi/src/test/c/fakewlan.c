/* A Native WiFi API with radios that are only in memory.

   The same source is built as wlanapi.dll (mingw-w64, against the mingw-w64 headers) and as libwlanapi.so
   (gcc, against wlan_types.h). What a function answers follows the published documentation where that says
   something; README.md tells which answers are documented and which are guesses. The scenario is changed
   through FakeWlanCommand, or a script named by FAKEWLAN_SCRIPT. */
#include "wlan_types.h"
#ifndef FAKEWLAN_ASSERTS
#define FAKEWLAN_ASSERTS "layout_asserts.h"
#endif
#include FAKEWLAN_ASSERTS
#include "ctl.h"
#include "threads.h"
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_RADIOS 8
#define MAX_APS 64
#define MAX_PROFILES 32
#define MAX_SESSIONS 32
#define MAX_FAULTS 32
#define QUARANTINE 512
#define LOG_LINES 400

/* ---- the world ------------------------------------------------------------------------------------------- */

typedef struct { const char *name; int auth, cipher, secured, keyed, onex; const char *xml; } sec_kind;
static const sec_kind SECURITY[] = {
    { "open", DOT11_AUTH_ALGO_80211_OPEN, DOT11_CIPHER_ALGO_NONE, 0, 0, 0, "open" },
    { "wep", DOT11_AUTH_ALGO_80211_OPEN, DOT11_CIPHER_ALGO_WEP, 1, 1, 0, "shared" },
    { "wpapsk", DOT11_AUTH_ALGO_WPA_PSK, DOT11_CIPHER_ALGO_TKIP, 1, 1, 0, "WPAPSK" },
    { "wpa2psk", DOT11_AUTH_ALGO_RSNA_PSK, DOT11_CIPHER_ALGO_CCMP, 1, 1, 0, "WPA2PSK" },
    { "wpa2ent", DOT11_AUTH_ALGO_RSNA, DOT11_CIPHER_ALGO_CCMP, 1, 0, 1, "WPA2" },
    { "wpa3sae", DOT11_AUTH_ALGO_WPA3_SAE, DOT11_CIPHER_ALGO_CCMP, 1, 1, 0, "WPA3SAE" },
    { "wpa3ent", DOT11_AUTH_ALGO_WPA3_ENT, DOT11_CIPHER_ALGO_CCMP, 1, 0, 1, "WPA3ENT" },
    { "owe", DOT11_AUTH_ALGO_OWE, DOT11_CIPHER_ALGO_CCMP, 1, 0, 0, "OWE" },
};
static const struct { const char *name; int phy; } PHYS[] = {
    { "dsss", dot11_phy_type_dsss }, { "ofdm", dot11_phy_type_ofdm }, { "hrdsss", dot11_phy_type_hrdsss },
    { "erp", dot11_phy_type_erp }, { "ht", dot11_phy_type_ht }, { "vht", dot11_phy_type_vht },
    { "he", dot11_phy_type_he }, { "eht", dot11_phy_type_eht },
};
#define COUNT(a) ((int) (sizeof(a) / sizeof(a)[0]))

typedef struct {
    UCHAR bssid[6];
    DOT11_SSID ssid;
    int channel, band, rssi, phy, hidden;
    const sec_kind *sec;
    char psk[128];
    char only[32];          /* heard by this radio alone; empty: by all */
    int links;              /* of a multi-link connection; 0: of one link */
    DWORD unconnectable;    /* why Windows could not connect to it; 0: it could */
    int extra_count;
    UCHAR extra[256];       /* information elements beyond those of its kind */
} ap_t;

typedef struct { WCHAR name[WLAN_MAX_NAME_LENGTH]; DWORD flags; WCHAR *xml; } profile_t;
typedef struct { DOT11_SSID ssid; const sec_kind *sec; int silent; char key[128]; WCHAR name[WLAN_MAX_NAME_LENGTH]; } wish_t;

typedef struct {
    int used;
    char name[32];
    GUID guid;
    WCHAR desc[WLAN_MAX_NAME_LENGTH];
    int sw_on, hw_on;
    WLAN_INTERFACE_STATE state;
    int scanning;
    int heard_count;
    ap_t heard[MAX_APS];    /* what the last finished scan found */
    int linked;             /* an access point is joined */
    ap_t link;
    WLAN_CONNECTION_MODE mode;
    WCHAR profile[WLAN_MAX_NAME_LENGTH];
    unsigned attempt;       /* a newer WlanConnect or WlanDisconnect makes an older one stop */
    wish_t wish;
    UCHAR wish_bssid[6];
    int wish_has_bssid;
    int profile_count;
    profile_t profiles[MAX_PROFILES];
} radio_t;

typedef struct note {
    struct note *next;
    DWORD source, code, size;
    GUID guid;
    void *data;
} note_t;

typedef struct {
    int used, closing;
    uintptr_t handle;
    DWORD sources;
    int ignore_same;
    WLAN_NOTIFICATION_CALLBACK callback;
    void *context;
    note_t *queue, *last;
    note_t previous;        /* a copy of the latest one, for ignore_same */
    int in_callback, thread_started;
    thread_id inside;
} session_t;

typedef struct event { struct event *next; long long due; void (*run)(struct event *); int radio; unsigned attempt; DWORD a, b; } event_t;

static lock_t L = LOCK_INIT;
static cond_t changed = COND_INIT;
static radio_t radios[MAX_RADIOS];
static ap_t aps[MAX_APS];
static int ap_count;
static session_t sessions[MAX_SESSIONS];
static event_t *events;
static int service_thread, started;
static unsigned next_handle = 1;

static struct { int service, location, msm, flush, quality; DWORD gone; int mute_acm, mute_msm, fresh_threads, twice, stubborn, deadlock_ms; long scan, connect, disconnect, roam; } set;
static struct { char fn[40]; DWORD code; long times; long delay; } faults[MAX_FAULTS];
/* What the lists say of themselves in place of the truth; negative: the truth. */
static struct { long long interfaces, networks, stations, total, ssid, element_offset, element_size, connection; int nothing; } lie;
static struct { long gated, prompts, calls, callbacks, blocks, bytes, bad_free, double_free, bad_handle, reserved, close_inside, scans, threads; } stat;
static char log_line[LOG_LINES][160];
static long log_next;

static void defaults(void) {
    memset(&set, 0, sizeof set);
    set.service = set.location = set.msm = set.flush = set.quality = 1;
    set.gone = ERROR_INVALID_PARAMETER;
    set.deadlock_ms = 3000;
    set.scan = set.connect = set.disconnect = set.roam = 40;
    memset(&lie, 0xff, sizeof lie);
    lie.nothing = 0;
}

/* A long of Windows has 32 bits. */
static long long lied(const ctl_words *w, const char *key) {
    const char *v = ctl_value(w, key, NULL);
    return v ? strtoll(v, NULL, 0) : -1;
}

static DWORD claimed(long long lied, size_t truth) { return lied < 0 ? (DWORD) truth : (DWORD) lied; }

static void note_call(const char *fmt, ...) {
    va_list v;
    va_start(v, fmt);
    vsnprintf(log_line[log_next++ % LOG_LINES], sizeof log_line[0], fmt, v);
    va_end(v);
}

/* ---- text ------------------------------------------------------------------------------------------------ */

static void widen(const char *utf8, WCHAR *out, int size) {
    const unsigned char *s = (const unsigned char *) utf8;
    int n = 0;
    while (*s && n < size - 2) {
        uint32_t c = *s++;
        int more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;
        if (more) c &= 0x3F >> more;
        for (; more && (*s & 0xC0) == 0x80; more--) c = c << 6 | (*s++ & 0x3F);
        if (c >= 0x10000) {
            out[n++] = (WCHAR) (0xD800 + ((c - 0x10000) >> 10));
            out[n++] = (WCHAR) (0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            out[n++] = (WCHAR) c;
        }
    }
    out[n] = 0;
}

static void narrow(const WCHAR *w, char *out, int size) {
    int n = 0;
    while (*w && n < size - 5) {
        uint32_t c = *w++;
        if (c >= 0xD800 && c < 0xDC00 && *w >= 0xDC00 && *w < 0xE000) c = 0x10000 + ((c - 0xD800) << 10) + (*w++ - 0xDC00);
        if (c < 0x80) {
            out[n++] = (char) c;
        } else if (c < 0x800) {
            out[n++] = (char) (0xC0 | c >> 6);
            out[n++] = (char) (0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            out[n++] = (char) (0xE0 | c >> 12);
            out[n++] = (char) (0x80 | (c >> 6 & 0x3F));
            out[n++] = (char) (0x80 | (c & 0x3F));
        } else {
            out[n++] = (char) (0xF0 | c >> 18);
            out[n++] = (char) (0x80 | (c >> 12 & 0x3F));
            out[n++] = (char) (0x80 | (c >> 6 & 0x3F));
            out[n++] = (char) (0x80 | (c & 0x3F));
        }
    }
    out[n] = 0;
}

static int wlen(const WCHAR *w) {
    int n = 0;
    while (w[n]) n++;
    return n;
}

static int wsame(const WCHAR *a, const WCHAR *b) {
    int n = wlen(a) + 1;
    return wlen(b) + 1 == n && !memcmp(a, b, n * sizeof(WCHAR));
}

static void wcopy(WCHAR *out, const WCHAR *in, int size) {
    int i = 0;
    for (; in[i] && i < size - 1; i++) out[i] = in[i];
    out[i] = 0;
}

static int same_ssid(const DOT11_SSID *a, const DOT11_SSID *b) {
    return a->uSSIDLength == b->uSSIDLength && !memcmp(a->ucSSID, b->ucSSID, a->uSSIDLength);
}

static int same_guid(const GUID *a, const GUID *b) { return !memcmp(a, b, sizeof *a); }

static int parse_mac(const char *s, UCHAR *out) {
    unsigned v[6];
    if (!s || sscanf(s, "%x:%x:%x:%x:%x:%x", v, v + 1, v + 2, v + 3, v + 4, v + 5) != 6) return 0;
    for (int i = 0; i < 6; i++) out[i] = (UCHAR) v[i];
    return 1;
}

static int parse_guid(const char *s, GUID *g) {
    unsigned a, b, c, d[8];
    if (*s == '{') s++;
    if (sscanf(s, "%8x-%4x-%4x-%2x%2x-%2x%2x%2x%2x%2x%2x", &a, &b, &c, d, d + 1, d + 2, d + 3, d + 4, d + 5, d + 6, d + 7) != 11) return 0;
    g->Data1 = a;
    g->Data2 = (USHORT) b;
    g->Data3 = (USHORT) c;
    for (int i = 0; i < 8; i++) g->Data4[i] = (UCHAR) d[i];
    return 1;
}

static int unhex(const char *s, UCHAR *out, int size) {
    int n = 0;
    unsigned v;
    for (; s[0] && s[1] && n < size && sscanf(s, "%2x", &v) == 1; s += 2) out[n++] = (UCHAR) v;
    return n;
}

static ULONG quality(int rssi) { return rssi <= -100 ? 0 : rssi >= -50 ? 100 : (ULONG) (2 * (rssi + 100)); }

/* ---- memory handed out to the caller --------------------------------------------------------------------- */

typedef struct { uint64_t magic; uint64_t size; } block_t;
#define LIVE 0x57414c4c49564521ULL
#define DEAD 0x5741444541442121ULL
static block_t *quarantine[QUARANTINE];
static int quarantine_next;
static block_t *live[4096];

static void *give(size_t size) {
    block_t *b = malloc(sizeof *b + (size ? size : 1));
    b->magic = LIVE;
    b->size = size;
    memset(b + 1, 0, size);
    for (int i = 0; i < COUNT(live); i++) {
        if (!live[i]) {
            live[i] = b;
            break;
        }
    }
    stat.blocks++;
    stat.bytes += (long) size;
    return b + 1;
}

/* Freed memory is overwritten and kept for a while, so that a late reader meets 0xDD instead of luck. */
static void retire(block_t *b) {
    b->magic = DEAD;
    memset(b + 1, 0xDD, b->size);
    free(quarantine[quarantine_next]);
    quarantine[quarantine_next] = b;
    quarantine_next = (quarantine_next + 1) % QUARANTINE;
}

static void take_back(void *p) {
    block_t *b = p ? (block_t *) p - 1 : NULL;
    for (int i = 0; b && i < COUNT(live); i++) {
        if (live[i] == b) {
            live[i] = NULL;
            stat.blocks--;
            stat.bytes -= (long) b->size;
            retire(b);
            return;
        }
    }
    for (int i = 0; b && i < QUARANTINE; i++) {
        if (quarantine[i] == b) {
            stat.double_free++;
            return;
        }
    }
    stat.bad_free++;
}

/* ---- notifications --------------------------------------------------------------------------------------- */

typedef struct { session_t *s; note_t *n; } delivery_t;

static void deliver(session_t *s, note_t *n) {
    /* The data is the service's and is good only while the callback runs. */
    size_t head = sizeof(block_t);
    block_t *b = malloc(head + sizeof(WLAN_NOTIFICATION_DATA)), *d = malloc(head + n->size + 1);
    b->size = sizeof(WLAN_NOTIFICATION_DATA);
    d->size = n->size;
    WLAN_NOTIFICATION_DATA *out = (void *) (b + 1);
    memset(out, 0, sizeof *out);
    out->NotificationSource = n->source;
    out->NotificationCode = n->code;
    out->InterfaceGuid = n->guid;
    out->dwDataSize = n->size;
    out->pData = n->size ? (void *) (d + 1) : NULL;
    memcpy(d + 1, n->data ? n->data : "", n->size);
    s->callback(out, s->context);
    lock(&L);
    retire(b);
    retire(d);
    unlock(&L);
}

static void deliver_in_fresh_thread(void *arg) {
    delivery_t *d = arg;
    d->s->inside = thread_self();
    deliver(d->s, d->n);
}

static void session_loop(void *arg) {
    session_t *s = arg;
    lock(&L);
    stat.threads++;
    for (;;) {
        while (!s->queue && !s->closing) cond_wait(&changed, &L);
        if (s->closing) break;
        note_t *n = s->queue;
        s->queue = n->next;
        if (!s->queue) s->last = NULL;
        if (s->callback && (s->sources & n->source)) {
            s->in_callback = 1;
            s->inside = thread_self();
            stat.callbacks++;
            int fresh = set.fresh_threads;
            unlock(&L);
            if (fresh) {
                delivery_t d = { s, n };
                thread_join(thread_start(deliver_in_fresh_thread, &d));
            } else {
                deliver(s, n);
            }
            lock(&L);
            s->in_callback = 0;
        }
        free(n->data);
        free(n);
        cond_wake(&changed);
    }
    stat.threads--;
    s->used = s->closing = s->thread_started = 0;
    cond_wake(&changed);
    unlock(&L);
}

static int same_note(const note_t *a, DWORD source, DWORD code, const GUID *g, const void *data, DWORD size) {
    return a->source == source && a->code == code && same_guid(&a->guid, g) && a->size == size
        && (!size || !memcmp(a->data, data, size));
}

static void *copy_of(const void *data, DWORD size) {
    return size ? memcpy(malloc(size), data, size) : NULL;
}

static void notify_one(session_t *s, DWORD source, DWORD code, const GUID *g, const void *data, DWORD size) {
    if (!s->used || s->closing || !s->callback || !(s->sources & source)) return;
    if (s->ignore_same && same_note(&s->previous, source, code, g, data, size)) return;
    free(s->previous.data);
    s->previous = (note_t) { NULL, source, code, size, *g, copy_of(data, size) };
    note_t *n = malloc(sizeof *n);
    *n = (note_t) { NULL, source, code, size, *g, copy_of(data, size) };
    if (s->last) s->last->next = n; else s->queue = n;
    s->last = n;
    if (!s->thread_started) {
        s->thread_started = 1;
        thread_forget(thread_start(session_loop, s));
    }
    cond_wake(&changed);
}

static void notify(radio_t *r, DWORD source, DWORD code, const void *data, DWORD size) {
    if (source == WLAN_NOTIFICATION_SOURCE_ACM && set.mute_acm) return;
    if (source == WLAN_NOTIFICATION_SOURCE_MSM && set.mute_msm) return;
    note_call("notify %s source=%u code=%u size=%u", r->name, (unsigned) source, (unsigned) code, (unsigned) size);
    for (int k = 0; k <= set.twice; k++) {
        for (int i = 0; i < MAX_SESSIONS; i++) notify_one(&sessions[i], source, code, &r->guid, data, size);
    }
}

static void acm(radio_t *r, DWORD code) { notify(r, WLAN_NOTIFICATION_SOURCE_ACM, code, NULL, 0); }

static void acm_connection(radio_t *r, DWORD code, WLAN_CONNECTION_MODE mode, const WCHAR *profile, const DOT11_SSID *ssid, int secured, DWORD reason) {
    WLAN_CONNECTION_NOTIFICATION_DATA d;
    memset(&d, 0, sizeof d);
    d.wlanConnectionMode = mode;
    wcopy(d.strProfileName, profile, WLAN_MAX_NAME_LENGTH);
    d.dot11Ssid = *ssid;
    d.dot11BssType = dot11_BSS_type_infrastructure;
    d.bSecurityEnabled = secured;
    d.wlanReasonCode = reason;
    notify(r, WLAN_NOTIFICATION_SOURCE_ACM, code, &d, sizeof d);
}

static void msm(radio_t *r, DWORD code, const UCHAR *bssid, DWORD reason) {
    WLAN_MSM_NOTIFICATION_DATA d;
    memset(&d, 0, sizeof d);
    d.wlanConnectionMode = r->mode;
    wcopy(d.strProfileName, r->profile, WLAN_MAX_NAME_LENGTH);
    d.dot11Ssid = r->linked ? r->link.ssid : r->wish.ssid;
    d.dot11BssType = dot11_BSS_type_infrastructure;
    memcpy(d.dot11MacAddr, bssid, 6);
    d.bSecurityEnabled = r->linked ? r->link.sec->secured : 0;
    d.wlanReasonCode = reason;
    notify(r, WLAN_NOTIFICATION_SOURCE_MSM, code, &d, sizeof d);
}

static void msm_number(radio_t *r, DWORD code, ULONG value) { notify(r, WLAN_NOTIFICATION_SOURCE_MSM, code, &value, sizeof value); }

/* ---- the service thread: things that take time ------------------------------------------------------------ */

static void service_loop(void *unused) {
    (void) unused;
    lock(&L);
    for (;;) {
        while (!events) cond_wait(&changed, &L);
        event_t **at = &events, **first = &events;
        for (; *at; at = &(*at)->next) if ((*at)->due < (*first)->due) first = at;
        event_t *e = *first;
        if (e->due <= ctl_now()) {
            *first = e->next;
            if (radios[e->radio].used) e->run(e);
            free(e);
            cond_wake(&changed);
            continue;
        }
        unlock(&L);
        ctl_sleep(2);
        lock(&L);
    }
}

static event_t *after(long ms, radio_t *r, void (*run)(event_t *)) {
    event_t *e = calloc(1, sizeof *e);
    e->due = ctl_now() + ms;
    e->radio = (int) (r - radios);
    e->attempt = r->attempt;
    e->run = run;
    /* At the end, so that things due at the same time keep their order. */
    event_t **at = &events;
    while (*at) at = &(*at)->next;
    *at = e;
    if (!service_thread) {
        service_thread = 1;
        thread_forget(thread_start(service_loop, NULL));
    }
    cond_wake(&changed);
    return e;
}

static int powered(const radio_t *r) { return r->sw_on && r->hw_on; }
static int hears(const radio_t *r, const ap_t *a) { return !a->only[0] || !strcmp(a->only, r->name); }

/* "The native 802.11 Wireless LAN driver may flush the current list of available wireless networks before the scan is
   initiated" (WlanScan, Remarks); and while it is connected the list shrinks by and by to the network that it is connected
   to (DigiExam/simplewifi#41, emoacht/ManagedNativeWifi#46). */
static void forget_unlinked(radio_t *r) {
    int kept = 0;
    for (int i = 0; i < r->heard_count; i++) {
        if (r->linked && !memcmp(r->heard[i].bssid, r->link.bssid, 6)) r->heard[kept++] = r->heard[i];
    }
    r->heard_count = kept;
}

static void scan_now(radio_t *r) {
    r->heard_count = 0;
    for (int i = 0; powered(r) && i < ap_count; i++) if (hears(r, &aps[i])) r->heard[r->heard_count++] = aps[i];
}

static void scan_done(event_t *e) {
    radio_t *r = &radios[e->radio];
    r->scanning = 0;
    if (!powered(r)) {
        DWORD why = WLAN_REASON_CODE_SCAN_CALL_FAIL;
        notify(r, WLAN_NOTIFICATION_SOURCE_ACM, wlan_notification_acm_scan_fail, &why, sizeof why);
        return;
    }
    scan_now(r);
    acm(r, wlan_notification_acm_scan_list_refresh);
    acm(r, wlan_notification_acm_scan_complete);
}

static void scan_failed(event_t *e) {
    radio_t *r = &radios[e->radio];
    DWORD why = e->a;
    r->scanning = 0;
    notify(r, WLAN_NOTIFICATION_SOURCE_ACM, wlan_notification_acm_scan_fail, &why, sizeof why);
}

static DWORD fault(const char *fn);

static void begin_scan(radio_t *r) {
    DWORD why = fault("scan");
    r->scanning = 1;
    if (set.flush) forget_unlinked(r);
    if (why) after(set.scan, r, scan_failed)->a = why; else after(set.scan, r, scan_done);
}

static void unlink_radio(radio_t *r, DWORD reason, int with_disconnecting) {
    if (!r->linked) return;
    ap_t was = r->link;
    if (with_disconnecting) acm_connection(r, wlan_notification_acm_disconnecting, r->mode, r->profile, &was.ssid, was.sec->secured, reason);
    msm(r, wlan_notification_msm_disassociating, was.bssid, reason);
    r->linked = 0;
    r->state = powered(r) ? wlan_interface_state_disconnected : wlan_interface_state_not_ready;
    msm(r, wlan_notification_msm_disconnected, was.bssid, reason);
    acm_connection(r, wlan_notification_acm_disconnected, r->mode, r->profile, &was.ssid, was.sec->secured, reason);
}

static ap_t *best_ap(radio_t *r, const wish_t *w, int has_bssid, const UCHAR *bssid) {
    ap_t *best = NULL;
    for (int i = 0; i < ap_count; i++) {
        ap_t *a = &aps[i];
        if (!hears(r, a) || !same_ssid(&a->ssid, &w->ssid) || a->sec != w->sec) continue;
        if (has_bssid && memcmp(a->bssid, bssid, 6)) continue;
        if (!best || a->rssi > best->rssi) best = a;
    }
    return best;
}

static void connect_end(event_t *e) {
    radio_t *r = &radios[e->radio];
    if (e->attempt != r->attempt) return;
    ap_t *a = powered(r) ? best_ap(r, &r->wish, r->wish_has_bssid, r->wish_bssid) : NULL;
    DWORD why = e->a;
    if (!why && !a) why = WLAN_REASON_CODE_NETWORK_NOT_AVAILABLE;
    if (!why && a->sec->keyed && strcmp(a->psk, r->wish.key)) {
        acm_connection(r, wlan_notification_acm_connection_attempt_fail, r->mode, r->profile, &r->wish.ssid, r->wish.sec->secured,
                       WLAN_REASON_CODE_MSMSEC_KEY_SUCCESS_TIMEOUT);
        why = WLAN_REASON_CODE_TOO_MANY_SECURITY_ATTEMPTS;
    }
    if (why) {
        r->state = powered(r) ? wlan_interface_state_disconnected : wlan_interface_state_not_ready;
        /* Each attempt fails with its own reason, and the whole with one that says nothing (a wrong passphrase on real
           drivers: attempt_fail 0x48005, attempt_fail 0x38012, complete 0x2800B; emoacht/ManagedNativeWifi#82). */
        DWORD end = fault("complete");
        if (a) msm(r, wlan_notification_msm_disconnected, a->bssid, why);
        acm_connection(r, wlan_notification_acm_connection_attempt_fail, r->mode, r->profile, &r->wish.ssid, r->wish.sec->secured, why);
        acm_connection(r, wlan_notification_acm_connection_complete, r->mode, r->profile, &r->wish.ssid, r->wish.sec->secured,
                       end ? end : WLAN_REASON_CODE_NETWORK_NOT_AVAILABLE);
        return;
    }
    r->link = *a;
    r->linked = 1;
    r->state = wlan_interface_state_connected;
    msm(r, wlan_notification_msm_connected, a->bssid, 0);
    acm_connection(r, wlan_notification_acm_connection_complete, r->mode, r->profile, &a->ssid, a->sec->secured, WLAN_REASON_CODE_SUCCESS);
}

static void connect_mid(event_t *e) {
    radio_t *r = &radios[e->radio];
    if (e->attempt != r->attempt) return;
    ap_t *a = best_ap(r, &r->wish, r->wish_has_bssid, r->wish_bssid);
    if (!a) return;
    r->state = wlan_interface_state_associating;
    msm(r, wlan_notification_msm_associating, a->bssid, 0);
    msm(r, wlan_notification_msm_associated, a->bssid, 0);
    if (a->sec->secured) {
        r->state = wlan_interface_state_authenticating;
        msm(r, wlan_notification_msm_authenticating, a->bssid, 0);
    }
}

static DWORD fault(const char *fn);
static int parse_profile(const WCHAR *xml, wish_t *w, DWORD *reason);

static void connect_begin(radio_t *r) {
    r->attempt++;
    unlink_radio(r, WLAN_REASON_CODE_SUCCESS, 1);
    r->state = wlan_interface_state_associating;
    acm_connection(r, wlan_notification_acm_connection_start, r->mode, r->profile, &r->wish.ssid, r->wish.sec->secured, 0);
    after(set.connect / 2, r, connect_mid);
    event_t *e = after(set.connect, r, connect_end);
    e->a = fault("connect");
}

static void disconnect_end(event_t *e) {
    radio_t *r = &radios[e->radio];
    if (e->attempt == r->attempt) unlink_radio(r, e->a, 1);
}

static void roam_end(event_t *e) {
    radio_t *r = &radios[e->radio];
    if (e->attempt != r->attempt || !r->linked || (int) e->a >= ap_count) return;
    r->link = aps[e->a];
    msm(r, wlan_notification_msm_roaming_end, r->link.bssid, 0);
    msm(r, wlan_notification_msm_connected, r->link.bssid, 0);
}

/* ---- finding things --------------------------------------------------------------------------------------- */

static radio_t *radio_named(const char *name) {
    for (int i = 0; name && i < MAX_RADIOS; i++) if (radios[i].used && !strcmp(radios[i].name, name)) return &radios[i];
    return NULL;
}

static radio_t *radio_of(const GUID *g) {
    for (int i = 0; i < MAX_RADIOS; i++) if (radios[i].used && same_guid(&radios[i].guid, g)) return &radios[i];
    return NULL;
}

static session_t *session_of(HANDLE h) {
    for (int i = 0; i < MAX_SESSIONS; i++) if (sessions[i].used && !sessions[i].closing && sessions[i].handle == (uintptr_t) h) return &sessions[i];
    return NULL;
}

static ap_t *ap_at(const char *text) {
    UCHAR mac[6];
    if (!parse_mac(text, mac)) return NULL;
    for (int i = 0; i < ap_count; i++) if (!memcmp(aps[i].bssid, mac, 6)) return &aps[i];
    return NULL;
}

static const sec_kind *security(const char *name) {
    for (int i = 0; i < COUNT(SECURITY); i++) if (!strcmp(SECURITY[i].name, name) || !strcmp(SECURITY[i].xml, name)) return &SECURITY[i];
    return NULL;
}

/* A fault that was asked for: the code to answer with, after its delay. Called with the lock held. */
static DWORD fault(const char *fn) {
    for (int i = 0; i < MAX_FAULTS; i++) {
        if (strcmp(faults[i].fn, fn) || !faults[i].times) continue;
        DWORD code = faults[i].code;
        long delay = faults[i].delay;
        if (faults[i].times > 0) faults[i].times--;
        if (delay) {
            unlock(&L);
            ctl_sleep(delay);
            lock(&L);
        }
        if (code) return code;
    }
    return 0;
}

/* ---- the control commands --------------------------------------------------------------------------------- */

static int refuse(char *answer, size_t size, const char *why) {
    snprintf(answer, size, "%s", why);
    return 1;
}

static int put_ap(const ctl_words *w, ap_t *a, char *answer, size_t size) {
    const char *v;
    if ((v = ctl_value(w, "ssid", NULL))) {
        a->ssid.uSSIDLength = strlen(v) > 32 ? 32 : (ULONG) strlen(v);
        memset(a->ssid.ucSSID, 0, 32);
        memcpy(a->ssid.ucSSID, v, a->ssid.uSSIDLength);
    }
    if ((v = ctl_value(w, "ssidhex", NULL))) {
        memset(a->ssid.ucSSID, 0, 32);
        a->ssid.uSSIDLength = (ULONG) unhex(v, a->ssid.ucSSID, 32);
    }
    if ((v = ctl_value(w, "auth", NULL)) && !(a->sec = security(v))) return refuse(answer, size, "no such auth");
    if ((v = ctl_value(w, "phy", NULL))) {
        int found = 0;
        for (int i = 0; i < COUNT(PHYS); i++) if (!strcmp(PHYS[i].name, v)) a->phy = PHYS[i].phy, found = 1;
        if (!found) return refuse(answer, size, "no such phy");
    }
    if ((v = ctl_value(w, "ie", NULL))) a->extra_count = unhex(v, a->extra, (int) sizeof a->extra);
    a->links = (int) ctl_number(w, "links", a->links);
    a->unconnectable = (DWORD) ctl_number(w, "unconnectable", (long) a->unconnectable);
    if ((v = ctl_value(w, "psk", NULL))) snprintf(a->psk, sizeof a->psk, "%s", v);
    if ((v = ctl_value(w, "only", NULL))) snprintf(a->only, sizeof a->only, "%s", v);
    a->channel = (int) ctl_number(w, "channel", a->channel);
    a->band = (int) ctl_number(w, "band", a->channel != 0 && !a->band ? (a->channel > 14 ? 5 : 2) : a->band);
    a->rssi = (int) ctl_number(w, "rssi", a->rssi);
    a->hidden = (int) ctl_number(w, "hidden", a->hidden);
    return 0;
}

static void power(radio_t *r, int sw, int hw) {
    int was = powered(r);
    r->sw_on = sw;
    r->hw_on = hw;
    if (was && !powered(r)) {
        r->attempt++;
        unlink_radio(r, WLAN_REASON_CODE_DRIVER_DISCONNECTED, 0);
        r->heard_count = 0;
        r->state = wlan_interface_state_not_ready;
    } else if (!was && powered(r)) {
        r->state = wlan_interface_state_disconnected;
    }
    WLAN_PHY_RADIO_STATE s = { 0, sw ? dot11_radio_state_on : dot11_radio_state_off, hw ? dot11_radio_state_on : dot11_radio_state_off };
    notify(r, WLAN_NOTIFICATION_SOURCE_MSM, wlan_notification_msm_radio_state_change, &s, sizeof s);
}

static void forget_radio(radio_t *r) {
    for (int i = 0; i < r->profile_count; i++) free(r->profiles[i].xml);
    memset(r, 0, sizeof *r);
}

static int settled(void) {
    if (events) return 0;
    for (int i = 0; i < MAX_SESSIONS; i++) if (sessions[i].used && (sessions[i].queue || sessions[i].in_callback)) return 0;
    return 1;
}

static profile_t *profile_of(radio_t *r, const WCHAR *name);

/* A stored profile, as another program would make it: profile add IF name=... [ssid=...|ssidhex=...] [auth=...] [psk=...] [silent=1]
   [flags=N] */
static int add_profile(const ctl_words *w, const char *radio, char *answer, size_t size) {
    static char xml[4096];
    char hex[65] = "";
    radio_t *r = radio_named(radio);
    const char *name = ctl_value(w, "name", ""), *ssid = ctl_value(w, "ssid", name), *given = ctl_value(w, "ssidhex", NULL);
    const sec_kind *sec = security(ctl_value(w, "auth", "open"));
    if (!r || !*name || !sec || r->profile_count == MAX_PROFILES) return refuse(answer, size, "profile add: no such interface, no name, no such auth or no room");
    for (int i = 0; !given && ssid[i] && i < 32; i++) snprintf(hex + 2 * i, 3, "%02X", (unsigned char) ssid[i]);
    snprintf(xml, sizeof xml,
             "<?xml version=\"1.0\"?><WLANProfile xmlns=\"http://www.microsoft.com/networking/WLAN/profile/v1\"><name>%s</name><SSIDConfig><SSID><hex>%s</hex>"
             "<name>%s</name></SSID>%s</SSIDConfig><connectionType>ESS</connectionType><connectionMode>manual</connectionMode><MSM><security><authEncryption>"
             "<authentication>%s</authentication><encryption>%s</encryption><useOneX>false</useOneX></authEncryption><sharedKey><keyType>passPhrase</keyType>"
             "<protected>false</protected><keyMaterial>%s</keyMaterial></sharedKey></security></MSM></WLANProfile>",
             name, given ? given : hex, name, ctl_number(w, "silent", 0) ? "<nonBroadcast>true</nonBroadcast>" : "", sec->xml, sec->cipher == DOT11_CIPHER_ALGO_CCMP ? "AES" : sec->cipher ? "TKIP" : "none", ctl_value(w, "psk", "no key given"));
    static WCHAR wide[4096];
    widen(xml, wide, COUNT(wide));
    WCHAR wname[WLAN_MAX_NAME_LENGTH];
    widen(name, wname, WLAN_MAX_NAME_LENGTH);
    profile_t *p = profile_of(r, wname);
    if (!p) p = &r->profiles[r->profile_count++];
    free(p->xml);
    size_t bytes = ((size_t) wlen(wide) + 1) * sizeof(WCHAR);
    p->xml = memcpy(malloc(bytes), wide, bytes);
    wcopy(p->name, wname, WLAN_MAX_NAME_LENGTH);
    p->flags = (DWORD) ctl_number(w, "flags", 0);
    acm(r, wlan_notification_acm_profile_change);
    return 0;
}

static void drop_profile(radio_t *r, profile_t *p) {
    free(p->xml);
    memmove(p, p + 1, (size_t) (r->profiles + r->profile_count - p - 1) * sizeof *p);
    r->profile_count--;
    memset(&r->profiles[r->profile_count], 0, sizeof *p);
    acm(r, wlan_notification_acm_profile_change);
}

static int command(const ctl_words *w, char *answer, size_t size) {
    const char *verb = w->word[0], *what = w->count > 1 ? w->word[1] : "", *name = w->count > 2 ? w->word[2] : "";
    if (!strcmp(verb, "reset")) {
        for (int i = 0; i < MAX_RADIOS; i++) forget_radio(&radios[i]);
        while (events) {
            event_t *e = events;
            events = e->next;
            free(e);
        }
        ap_count = 0;
        memset(aps, 0, sizeof aps);
        memset(faults, 0, sizeof faults);
        memset(&stat, 0, sizeof stat);
        for (int i = 0; i < COUNT(live); i++) if (live[i]) stat.blocks++, stat.bytes += (long) live[i]->size;
        for (int i = 0; i < MAX_SESSIONS; i++) stat.threads += sessions[i].thread_started;
        log_next = 0;
        memset(log_line, 0, sizeof log_line);
        defaults();
        return 0;
    }
    if (!strcmp(verb, "if") && !strcmp(what, "add")) {
        radio_t *r = NULL;
        for (int i = 0; i < MAX_RADIOS && !r; i++) if (!radios[i].used) r = &radios[i];
        if (!r || radio_named(name) || !*name) return refuse(answer, size, "if add: no room, no name or a double");
        memset(r, 0, sizeof *r);
        r->used = 1;
        snprintf(r->name, sizeof r->name, "%s", name);
        char dflt[40];
        snprintf(dflt, sizeof dflt, "fa4e0000-0000-4000-8000-0000000000%02x", (unsigned) (r - radios));
        if (!parse_guid(ctl_value(w, "guid", dflt), &r->guid)) return refuse(answer, size, "guid");
        widen(ctl_value(w, "desc", "Fake Wireless Adapter"), r->desc, WLAN_MAX_NAME_LENGTH);
        r->sw_on = strcmp(ctl_value(w, "radio", "on"), "off") != 0;
        r->hw_on = strcmp(ctl_value(w, "hw", "on"), "off") != 0;
        r->state = powered(r) ? wlan_interface_state_disconnected : wlan_interface_state_not_ready;
        acm(r, wlan_notification_acm_interface_arrival);
        return 0;
    }
    if (!strcmp(verb, "if") && !strcmp(what, "remove")) {
        radio_t *r = radio_named(name);
        if (!r) return refuse(answer, size, "no such interface");
        unlink_radio(r, WLAN_REASON_CODE_DRIVER_DISCONNECTED, 0);
        acm(r, wlan_notification_acm_interface_removal);
        forget_radio(r);
        return 0;
    }
    if (!strcmp(verb, "ap") && !strcmp(what, "add")) {
        if (ap_count == MAX_APS || ap_at(name)) return refuse(answer, size, "ap add: no room or a double");
        ap_t a;
        memset(&a, 0, sizeof a);
        if (!parse_mac(name, a.bssid)) return refuse(answer, size, "bssid");
        a.sec = &SECURITY[0];
        a.channel = 6;
        a.rssi = -55;
        a.phy = dot11_phy_type_ht;
        if (put_ap(w, &a, answer, size)) return 1;
        aps[ap_count++] = a;
        return 0;
    }
    if (!strcmp(verb, "ap") && !strcmp(what, "set")) {
        ap_t *a = ap_at(name);
        if (!a) return refuse(answer, size, "no such ap");
        if (put_ap(w, a, answer, size)) return 1;
        for (int i = 0; i < MAX_RADIOS; i++) {
            radio_t *r = &radios[i];
            if (r->used && r->linked && !memcmp(r->link.bssid, a->bssid, 6)) {
                r->link.rssi = a->rssi;
                msm_number(r, wlan_notification_msm_signal_quality_change, quality(a->rssi));
            }
        }
        return 0;
    }
    if (!strcmp(verb, "ap") && !strcmp(what, "remove")) {
        ap_t *a = ap_at(name);
        if (!a) return refuse(answer, size, "no such ap");
        for (int i = 0; i < MAX_RADIOS; i++) {
            radio_t *r = &radios[i];
            if (r->used && r->linked && !memcmp(r->link.bssid, a->bssid, 6)) unlink_radio(r, WLAN_REASON_CODE_DRIVER_DISCONNECTED, 0);
        }
        memmove(a, a + 1, (size_t) (aps + ap_count - a - 1) * sizeof *a);
        ap_count--;
        return 0;
    }
    if (!strcmp(verb, "hear")) {
        /* A scan of the service's own. */
        radio_t *r = radio_named(what);
        if (!r) return refuse(answer, size, "no such interface");
        scan_now(r);
        acm(r, wlan_notification_acm_scan_list_refresh);
        return 0;
    }
    if (!strcmp(verb, "scan")) {
        /* A scan of another program's. */
        radio_t *r = radio_named(what);
        if (!r || r->scanning) return refuse(answer, size, "no such interface, or it scans already");
        begin_scan(r);
        return 0;
    }
    if (!strcmp(verb, "shrink")) {
        radio_t *r = radio_named(what);
        if (!r) return refuse(answer, size, "no such interface");
        forget_unlinked(r);
        acm(r, wlan_notification_acm_scan_list_refresh);
        return 0;
    }
    if (!strcmp(verb, "flush")) {
        set.flush = !strcmp(what, "on");
        return 0;
    }
    if (!strcmp(verb, "quality")) {
        set.quality = !strcmp(what, "off") ? 0 : !strcmp(what, "khz") ? 1000 : 1;
        return 0;
    }
    if (!strcmp(verb, "gone")) {
        set.gone = (DWORD) strtoul(what, NULL, 0);
        return 0;
    }
    if (!strcmp(verb, "msm")) {
        set.msm = !strcmp(what, "allow");
        return 0;
    }
    if (!strcmp(verb, "profile") && !strcmp(what, "add")) return add_profile(w, name, answer, size);
    if (!strcmp(verb, "profile") && !strcmp(what, "remove")) {
        radio_t *r = radio_named(name);
        WCHAR wide[WLAN_MAX_NAME_LENGTH];
        widen(ctl_value(w, "name", ""), wide, WLAN_MAX_NAME_LENGTH);
        profile_t *p = r ? profile_of(r, wide) : NULL;
        if (!p) return refuse(answer, size, "no such profile");
        drop_profile(r, p);
        return 0;
    }
    if (!strcmp(verb, "lie")) {
        lie.interfaces = lied(w, "interfaces");
        lie.networks = lied(w, "networks");
        lie.stations = lied(w, "stations");
        lie.total = lied(w, "total");
        lie.ssid = lied(w, "ssid");
        lie.element_offset = lied(w, "element-offset");
        lie.element_size = lied(w, "element-size");
        lie.connection = lied(w, "connection");
        lie.nothing = ctl_has(w, "nothing");
        return 0;
    }
    if (!strcmp(verb, "link") && !strcmp(what, "drop")) {
        radio_t *r = radio_named(name);
        if (!r || !r->linked) return refuse(answer, size, "no link");
        r->attempt++;
        unlink_radio(r, (DWORD) ctl_number(w, "reason", WLAN_REASON_CODE_DRIVER_DISCONNECTED), 0);
        return 0;
    }
    if (!strcmp(verb, "link") && !strcmp(what, "roam")) {
        radio_t *r = radio_named(name);
        ap_t *a = ap_at(ctl_value(w, "to", ""));
        if (!r || !r->linked || !a) return refuse(answer, size, "no link or no ap");
        msm(r, wlan_notification_msm_roaming_start, r->link.bssid, 0);
        after(set.roam, r, roam_end)->a = (DWORD) (a - aps);
        return 0;
    }
    if (!strcmp(verb, "radio")) {
        radio_t *r = radio_named(what);
        if (!r) return refuse(answer, size, "no such interface");
        int on = !strcmp(name, "on");
        if (ctl_has(w, "hw")) power(r, r->sw_on, on); else power(r, on, r->hw_on);
        return 0;
    }
    if (!strcmp(verb, "service")) {
        set.service = !strcmp(what, "start");
        return 0;
    }
    if (!strcmp(verb, "location")) {
        set.location = !strcmp(what, "allow");
        return 0;
    }
    if (!strcmp(verb, "time")) {
        set.scan = ctl_number(w, "scan", set.scan);
        set.connect = ctl_number(w, "connect", set.connect);
        set.disconnect = ctl_number(w, "disconnect", set.disconnect);
        set.roam = ctl_number(w, "roam", set.roam);
        set.deadlock_ms = (int) ctl_number(w, "deadlock", set.deadlock_ms);
        return 0;
    }
    if (!strcmp(verb, "mute")) {
        set.mute_acm = ctl_has(w, "acm");
        set.mute_msm = ctl_has(w, "msm");
        return 0;
    }
    if (!strcmp(verb, "stubborn")) {
        set.stubborn = !strcmp(what, "on");
        return 0;
    }
    if (!strcmp(verb, "delivery")) {
        set.fresh_threads = ctl_has(w, "fresh");
        set.twice = ctl_has(w, "twice");
        return 0;
    }
    if (!strcmp(verb, "fail")) {
        for (int i = 0; i < MAX_FAULTS; i++) {
            if (faults[i].fn[0] && strcmp(faults[i].fn, what)) continue;
            if (w->count < 3) return refuse(answer, size, "fail FUNCTION CODE [times=N] [delay=MS]");
            snprintf(faults[i].fn, sizeof faults[i].fn, "%s", what);
            faults[i].code = (DWORD) strtoul(name, NULL, 0);
            faults[i].delay = ctl_number(w, "delay", 0);
            faults[i].times = !strcmp(name, "never") ? 0 : ctl_number(w, "times", -1);
            return 0;
        }
        return refuse(answer, size, "too many faults");
    }
    if (!strcmp(verb, "notify")) {
        radio_t *r = radio_named(what);
        if (!r || w->count < 4) return refuse(answer, size, "notify IF acm|msm CODE [value=N] [reason=N]");
        if (ctl_value(w, "reason", NULL)) { /* of a connection */
            acm_connection(r, (DWORD) strtoul(w->word[3], NULL, 0), r->mode, r->profile, &r->wish.ssid, 0, (DWORD) ctl_number(w, "reason", 0));
            return 0;
        }
        ULONG value = (ULONG) ctl_number(w, "value", 0);
        notify(r, !strcmp(name, "acm") ? WLAN_NOTIFICATION_SOURCE_ACM : WLAN_NOTIFICATION_SOURCE_MSM, (DWORD) strtoul(w->word[3], NULL, 0),
               &value, ctl_value(w, "value", NULL) ? sizeof value : 0);
        return 0;
    }
    if (!strcmp(verb, "settle")) {
        long long until = ctl_now() + (w->count > 1 ? atol(what) : 5000);
        while (!settled() && ctl_now() < until) {
            unlock(&L);
            ctl_sleep(2);
            lock(&L);
        }
        return settled() ? 0 : refuse(answer, size, "not settled");
    }
    if (!strcmp(verb, "stat")) {
        int open = 0;
        for (int i = 0; i < MAX_SESSIONS; i++) open += sessions[i].used && !sessions[i].closing;
        snprintf(answer, size,
                 "handles=%d threads=%ld blocks=%ld bytes=%ld calls=%ld scans=%ld callbacks=%ld bad_free=%ld double_free=%ld "
                 "bad_handle=%ld reserved=%ld close_inside=%ld gated=%ld prompts=%ld\n",
                 open, stat.threads, stat.blocks, stat.bytes, stat.calls, stat.scans, stat.callbacks, stat.bad_free, stat.double_free,
                 stat.bad_handle, stat.reserved, stat.close_inside, stat.gated, stat.prompts);
        return 0;
    }
    if (!strcmp(verb, "show")) {
        size_t n = 0;
        for (int i = 0; i < MAX_RADIOS; i++) {
            radio_t *r = &radios[i];
            if (!r->used) continue;
            n += (size_t) snprintf(answer + n, size - n, "if=%s state=%d sw=%d hw=%d linked=%d bssid=%02x:%02x:%02x:%02x:%02x:%02x heard=%d profiles=%d\n",
                                   r->name, (int) r->state, r->sw_on, r->hw_on, r->linked, r->link.bssid[0], r->link.bssid[1], r->link.bssid[2],
                                   r->link.bssid[3], r->link.bssid[4], r->link.bssid[5], r->heard_count, r->profile_count);
        }
        return 0;
    }
    if (!strcmp(verb, "log")) {
        size_t n = 0;
        long from = log_next > LOG_LINES ? log_next - LOG_LINES : 0;
        answer[0] = 0;
        for (long i = from; i < log_next && n + 200 < size; i++) n += (size_t) snprintf(answer + n, size - n, "%s\n", log_line[i % LOG_LINES]);
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
    const char *script = getenv("FAKEWLAN_SCRIPT");
    unlock(&L);
    if (script && ctl_file(script, locked_command)) fprintf(stderr, "fakewlan: could not carry out all of %s\n", script);
    lock(&L);
}

/* Carries out one control line (UTF-8) and writes what it answers; 0 when done, 1 when refused. */
FAKE_EXPORT int FakeWlanCommand(const char *line, char *answer, int size) {
    lock(&L);
    start();
    unlock(&L);
    return ctl_line(line, answer, (size_t) size, locked_command);
}

/* ---- the API ------------------------------------------------------------------------------------------------ */

static DWORD enter(const char *fn) {
    lock(&L);
    start();
    stat.calls++;
    return fault(fn);
}

static DWORD leave(const char *fn, DWORD rc) {
    note_call("%s -> %u", fn, (unsigned) rc);
    unlock(&L);
    return rc;
}

/* What nearly every function checks first. */
static DWORD common(HANDLE h, const GUID *g, int needs_guid, PVOID reserved, session_t **s, radio_t **r) {
    if (reserved) {
        stat.reserved++;
        return ERROR_INVALID_PARAMETER;
    }
    if (!h || (needs_guid && !g)) return ERROR_INVALID_PARAMETER;
    if (!(*s = session_of(h))) {
        stat.bad_handle++;
        return ERROR_INVALID_HANDLE;
    }
    if (!set.service) return ERROR_SERVICE_NOT_ACTIVE;
    if (needs_guid && !(*r = radio_of(g))) return set.gone; /* 87 and 1168 were both seen of a removed adapter */
    return ERROR_SUCCESS;
}

/* WlanGetAvailableNetworkList, WlanGetNetworkBssList, WlanScan and WlanQueryInterface of current_connection, and no other:
   refused without consent to location, each call shown to the user, and one prompt for each program (Microsoft, "Changes to
   API behavior for Wi-Fi access and location"). */
static DWORD gate(void) {
    stat.gated++;
    if (set.location) return ERROR_SUCCESS;
    stat.prompts = 1;
    return ERROR_ACCESS_DENIED;
}

#define BEGIN(fn) const char *FN = #fn; DWORD rc = enter(FN); session_t *s = NULL; radio_t *r = NULL; (void) s; (void) r
#define CHECK(h, g, needs) do { if (!rc) rc = common(h, g, needs, pReserved, &s, &r); if (rc) return leave(FN, rc); } while (0)

FAKE_EXPORT PVOID WINAPI WlanAllocateMemory(DWORD dwMemorySize) {
    lock(&L);
    start();
    void *p = give(dwMemorySize);
    unlock(&L);
    return p;
}

FAKE_EXPORT VOID WINAPI WlanFreeMemory(PVOID pMemory) {
    lock(&L);
    take_back(pMemory);
    unlock(&L);
}

FAKE_EXPORT DWORD WINAPI WlanOpenHandle(DWORD dwClientVersion, PVOID pReserved, PDWORD pdwNegotiatedVersion, PHANDLE phClientHandle) {
    BEGIN(WlanOpenHandle);
    if (!rc && (pReserved || !pdwNegotiatedVersion || !phClientHandle)) rc = ERROR_INVALID_PARAMETER;
    if (!rc && !set.service) rc = ERROR_SERVICE_NOT_ACTIVE;
    for (int i = 0; !rc && i < MAX_SESSIONS && !s; i++) if (!sessions[i].used) s = &sessions[i];
    if (!rc && !s) rc = ERROR_REMOTE_SESSION_LIMIT_EXCEEDED;
    if (!rc) {
        memset(s, 0, sizeof *s);
        s->used = 1;
        /* Above 32 bits where there are more, so that a handle kept in an int is found out. */
        s->handle = (sizeof(void *) > 4 ? (uintptr_t) 0x5e550000 << (sizeof(void *) > 4 ? 12 : 0) : 0x5e550000u) + 16 * next_handle++;
        *phClientHandle = (HANDLE) s->handle;
        *pdwNegotiatedVersion = dwClientVersion < 2 ? 1 : 2;
    }
    return leave(FN, rc);
}

/* Waits until no callback of the session runs. From inside the callback that would never end: counted, and
   given up after a while so that a test can say so. */
static void wait_for_callback(session_t *s) {
    if (s->in_callback && s->inside == thread_self()) {
        stat.close_inside++;
        long long until = ctl_now() + set.deadlock_ms;
        while (ctl_now() < until) {
            unlock(&L);
            ctl_sleep(5);
            lock(&L);
        }
        return;
    }
    while (s->in_callback) cond_wait(&changed, &L);
}

static void drop_queue(session_t *s) {
    while (s->queue) {
        note_t *n = s->queue;
        s->queue = n->next;
        free(n->data);
        free(n);
    }
    s->last = NULL;
    free(s->previous.data);
    memset(&s->previous, 0, sizeof s->previous);
}

FAKE_EXPORT DWORD WINAPI WlanCloseHandle(HANDLE hClientHandle, PVOID pReserved) {
    BEGIN(WlanCloseHandle);
    if (!rc && (pReserved || !hClientHandle)) rc = ERROR_INVALID_PARAMETER;
    if (!rc && !(s = session_of(hClientHandle))) {
        stat.bad_handle++;
        rc = ERROR_INVALID_HANDLE;
    }
    if (!rc) {
        drop_queue(s);
        wait_for_callback(s);
        s->callback = NULL;
        s->sources = 0;
        if (s->thread_started) s->closing = 1; else s->used = 0;
        cond_wake(&changed);
    }
    return leave(FN, rc);
}

FAKE_EXPORT DWORD WINAPI WlanRegisterNotification(HANDLE hClientHandle, DWORD dwNotifSource, BOOL bIgnoreDuplicate,
        WLAN_NOTIFICATION_CALLBACK funcCallback, PVOID pCallbackContext, PVOID pReserved, PDWORD pdwPrevNotifSource) {
    BEGIN(WlanRegisterNotification);
    CHECK(hClientHandle, NULL, 0);
    if (dwNotifSource && !funcCallback) return leave(FN, ERROR_INVALID_PARAMETER);
    /* Needs the capability wiFiControl, which is not the same as the consent (the page named at gate). */
    if (!set.msm && (dwNotifSource & WLAN_NOTIFICATION_SOURCE_MSM)) return leave(FN, ERROR_ACCESS_DENIED);
    if (pdwPrevNotifSource) *pdwPrevNotifSource = s->sources;
    if (!dwNotifSource) {
        drop_queue(s);
        wait_for_callback(s);
        s->callback = NULL;
    } else {
        s->callback = funcCallback;
        s->context = pCallbackContext;
        s->ignore_same = bIgnoreDuplicate;
    }
    s->sources = dwNotifSource;
    return leave(FN, rc);
}

FAKE_EXPORT DWORD WINAPI WlanEnumInterfaces(HANDLE hClientHandle, PVOID pReserved, PWLAN_INTERFACE_INFO_LIST *ppInterfaceList) {
    BEGIN(WlanEnumInterfaces);
    CHECK(hClientHandle, NULL, 0);
    if (!ppInterfaceList) return leave(FN, ERROR_INVALID_PARAMETER);
    int n = 0;
    for (int i = 0; i < MAX_RADIOS; i++) n += radios[i].used;
    WLAN_INTERFACE_INFO_LIST *l = give(offsetof(WLAN_INTERFACE_INFO_LIST, InterfaceInfo) + (size_t) n * sizeof(WLAN_INTERFACE_INFO));
    l->dwNumberOfItems = claimed(lie.interfaces, (size_t) n);
    n = 0;
    for (int i = 0; i < MAX_RADIOS; i++) {
        if (!radios[i].used) continue;
        WLAN_INTERFACE_INFO *o = &l->InterfaceInfo[n++];
        o->InterfaceGuid = radios[i].guid;
        wcopy(o->strInterfaceDescription, radios[i].desc, WLAN_MAX_NAME_LENGTH);
        o->isState = radios[i].state;
    }
    *ppInterfaceList = l;
    return leave(FN, rc);
}

FAKE_EXPORT DWORD WINAPI WlanGetInterfaceCapability(HANDLE hClientHandle, const GUID *pInterfaceGuid, PVOID pReserved, PWLAN_INTERFACE_CAPABILITY *ppCapability) {
    BEGIN(WlanGetInterfaceCapability);
    CHECK(hClientHandle, pInterfaceGuid, 1);
    if (!ppCapability) return leave(FN, ERROR_INVALID_PARAMETER);
    WLAN_INTERFACE_CAPABILITY *c = give(sizeof *c);
    c->interfaceType = wlan_interface_type_native_802_11;
    c->bDot11DSupported = TRUE;
    c->dwMaxDesiredSsidListSize = c->dwMaxDesiredBssidListSize = 1;
    c->dwNumberOfSupportedPhys = 3;
    c->dot11PhyTypes[0] = dot11_phy_type_erp;
    c->dot11PhyTypes[1] = dot11_phy_type_ht;
    c->dot11PhyTypes[2] = (DOT11_PHY_TYPE) dot11_phy_type_vht;
    *ppCapability = c;
    return leave(FN, rc);
}

FAKE_EXPORT DWORD WINAPI WlanScan(HANDLE hClientHandle, const GUID *pInterfaceGuid, const PDOT11_SSID pDot11Ssid, const PWLAN_RAW_DATA pIeData, PVOID pReserved) {
    BEGIN(WlanScan);
    (void) pIeData;
    CHECK(hClientHandle, pInterfaceGuid, 1);
    if ((rc = gate())) return leave(FN, rc);
    if (pDot11Ssid && pDot11Ssid->uSSIDLength > DOT11_SSID_MAX_LENGTH) return leave(FN, ERROR_INVALID_PARAMETER);
    if (!powered(r)) return leave(FN, ERROR_NDIS_DOT11_POWER_STATE_INVALID);
    if (r->scanning) return leave(FN, ERROR_BUSY);
    stat.scans++;
    begin_scan(r);
    return leave(FN, rc);
}

static int phys_of(const ap_t *a, DOT11_PHY_TYPE *out) {
    out[0] = (DOT11_PHY_TYPE) a->phy;
    return 1;
}

FAKE_EXPORT DWORD WINAPI WlanGetAvailableNetworkList(HANDLE hClientHandle, const GUID *pInterfaceGuid, DWORD dwFlags, PVOID pReserved, PWLAN_AVAILABLE_NETWORK_LIST *ppList) {
    BEGIN(WlanGetAvailableNetworkList);
    CHECK(hClientHandle, pInterfaceGuid, 1);
    if (!ppList || dwFlags > 3) return leave(FN, ERROR_INVALID_PARAMETER);
    if ((rc = gate())) return leave(FN, rc);
    if (!powered(r)) return leave(FN, ERROR_NDIS_DOT11_POWER_STATE_INVALID);
    WLAN_AVAILABLE_NETWORK nets[MAX_APS + MAX_PROFILES];
    int n = 0;
    memset(nets, 0, sizeof nets);
    for (int i = 0; i < r->heard_count; i++) {
        ap_t *a = &r->heard[i];
        DOT11_SSID ssid = a->ssid;
        if (a->hidden) memset(&ssid, 0, sizeof ssid);
        WLAN_AVAILABLE_NETWORK *o = NULL;
        for (int k = 0; k < n && !o; k++) {
            if (same_ssid(&nets[k].dot11Ssid, &ssid) && (int) nets[k].dot11DefaultAuthAlgorithm == a->sec->auth && nets[k].bSecurityEnabled == a->sec->secured) o = &nets[k];
        }
        if (!o) {
            o = &nets[n++];
            o->dot11Ssid = ssid;
            o->dot11BssType = dot11_BSS_type_infrastructure;
            o->bNetworkConnectable = !a->unconnectable;
            o->wlanNotConnectableReason = a->unconnectable;
            o->bSecurityEnabled = a->sec->secured;
            o->dot11DefaultAuthAlgorithm = (DOT11_AUTH_ALGORITHM) a->sec->auth;
            o->dot11DefaultCipherAlgorithm = (DOT11_CIPHER_ALGORITHM) a->sec->cipher;
        }
        o->uNumberOfBssids++;
        if (quality(a->rssi) > o->wlanSignalQuality) o->wlanSignalQuality = quality(a->rssi);
        if (!o->uNumberOfPhyTypes) o->uNumberOfPhyTypes = (ULONG) phys_of(a, o->dot11PhyTypes);
        if (r->linked && same_ssid(&ssid, &r->link.ssid) && r->link.sec == a->sec) o->dwFlags |= WLAN_AVAILABLE_NETWORK_CONNECTED;
    }
    /* A network that a stored profile names is listed a second time, under the profile. */
    int plain = n;
    for (int i = 0; i < r->profile_count; i++) {
        wish_t w;
        DWORD why;
        if (parse_profile(r->profiles[i].xml, &w, &why)) continue;
        int before = n;
        for (int k = 0; k < plain && n < COUNT(nets); k++) {
            if (!same_ssid(&nets[k].dot11Ssid, &w.ssid) || (int) nets[k].dot11DefaultAuthAlgorithm != w.sec->auth) continue;
            nets[n] = nets[k];
            wcopy(nets[n].strProfileName, r->profiles[i].name, WLAN_MAX_NAME_LENGTH);
            nets[n].dwFlags |= WLAN_AVAILABLE_NETWORK_HAS_PROFILE;
            n++;
        }
        /* With the flag, a profile of a network that does not tell its name is listed whether it is there or not: "0 ... the
           network is not visible" (WLAN_AVAILABLE_NETWORK, uNumberOfBssids). */
        if (n == before && w.silent && (dwFlags & WLAN_AVAILABLE_NETWORK_INCLUDE_ALL_MANUAL_HIDDEN_PROFILES) && n < COUNT(nets)) {
            nets[n].dot11Ssid = w.ssid;
            nets[n].dot11BssType = dot11_BSS_type_infrastructure;
            nets[n].bNetworkConnectable = TRUE;
            nets[n].bSecurityEnabled = w.sec->secured;
            nets[n].dot11DefaultAuthAlgorithm = (DOT11_AUTH_ALGORITHM) w.sec->auth;
            nets[n].dot11DefaultCipherAlgorithm = (DOT11_CIPHER_ALGORITHM) w.sec->cipher;
            wcopy(nets[n].strProfileName, r->profiles[i].name, WLAN_MAX_NAME_LENGTH);
            nets[n].dwFlags = WLAN_AVAILABLE_NETWORK_HAS_PROFILE;
            n++;
        }
    }
    WLAN_AVAILABLE_NETWORK_LIST *l = give(offsetof(WLAN_AVAILABLE_NETWORK_LIST, Network) + (size_t) n * sizeof nets[0]);
    l->dwNumberOfItems = claimed(lie.networks, (size_t) n);
    memcpy(l->Network, nets, (size_t) n * sizeof nets[0]);
    for (int i = 0; i < n; i++) l->Network[i].dot11Ssid.uSSIDLength = claimed(lie.ssid, l->Network[i].dot11Ssid.uSSIDLength);
    *ppList = l;
    if (lie.nothing) {
        take_back(l);
        *ppList = NULL;
    }
    return leave(FN, rc);
}

/* Information elements as an access point of that kind sends them. */
static int elements(const ap_t *a, UCHAR *o) {
    static const UCHAR RATES[] = { 1, 8, 0x82, 0x84, 0x8b, 0x96, 0x24, 0x30, 0x48, 0x6c };
    UCHAR *p = o;
    *p++ = 0;
    *p++ = (UCHAR) (a->hidden ? 0 : a->ssid.uSSIDLength);
    if (!a->hidden) {
        memcpy(p, a->ssid.ucSSID, a->ssid.uSSIDLength);
        p += a->ssid.uSSIDLength;
    }
    memcpy(p, RATES, sizeof RATES);
    p += sizeof RATES;
    *p++ = 3;
    *p++ = 1;
    *p++ = (UCHAR) a->channel;
    int akm = a->sec->auth == DOT11_AUTH_ALGO_RSNA ? 1 : a->sec->auth == DOT11_AUTH_ALGO_RSNA_PSK ? 2 : a->sec->auth == DOT11_AUTH_ALGO_WPA3_SAE ? 8
        : a->sec->auth == DOT11_AUTH_ALGO_OWE ? 18 : a->sec->auth == DOT11_AUTH_ALGO_WPA3_ENT ? 5 : 0;
    if (akm) {
        UCHAR rsn[] = { 48, 20, 1, 0, 0, 0x0f, 0xac, 4, 1, 0, 0, 0x0f, 0xac, 4, 1, 0, 0, 0x0f, 0xac, (UCHAR) akm, 0, 0 };
        memcpy(p, rsn, sizeof rsn);
        p += sizeof rsn;
    } else if (a->sec->auth == DOT11_AUTH_ALGO_WPA_PSK) {
        UCHAR wpa[] = { 221, 22, 0, 0x50, 0xf2, 1, 1, 0, 0, 0x50, 0xf2, 2, 1, 0, 0, 0x50, 0xf2, 2, 1, 0, 0, 0x50, 0xf2, 2 };
        memcpy(p, wpa, sizeof wpa);
        p += sizeof wpa;
    }
    memcpy(p, a->extra, (size_t) a->extra_count);
    return (int) (p + a->extra_count - o);
}

/* In kHz. */
static ULONG frequency(const ap_t *a) {
    if (a->band == 6) return 5950000u + 5000u * (ULONG) a->channel;
    if (a->band == 5) return 5000000u + 5000u * (ULONG) a->channel;
    return a->channel == 14 ? 2484000u : 2407000u + 5000u * (ULONG) a->channel;
}

FAKE_EXPORT DWORD WINAPI WlanGetNetworkBssList(HANDLE hClientHandle, const GUID *pInterfaceGuid, const PDOT11_SSID pDot11Ssid, DOT11_BSS_TYPE dot11BssType,
        BOOL bSecurityEnabled, PVOID pReserved, PWLAN_BSS_LIST *ppList) {
    BEGIN(WlanGetNetworkBssList);
    CHECK(hClientHandle, pInterfaceGuid, 1);
    if (!ppList || (pDot11Ssid && pDot11Ssid->uSSIDLength > DOT11_SSID_MAX_LENGTH)) return leave(FN, ERROR_INVALID_PARAMETER);
    if ((rc = gate())) return leave(FN, rc);
    if (!powered(r)) return leave(FN, ERROR_NDIS_DOT11_POWER_STATE_INVALID);
    ap_t *pick[MAX_APS];
    int n = 0;
    for (int i = 0; i < r->heard_count; i++) {
        ap_t *a = &r->heard[i];
        if (pDot11Ssid && ((int) dot11BssType != dot11_BSS_type_infrastructure || a->hidden || !same_ssid(&a->ssid, pDot11Ssid) || !a->sec->secured != !bSecurityEnabled)) continue;
        pick[n++] = a;
    }
    UCHAR ie[MAX_APS * 384];
    size_t head = offsetof(WLAN_BSS_LIST, wlanBssEntries) + (size_t) n * sizeof(WLAN_BSS_ENTRY), used = 0;
    int at[MAX_APS + 1];
    for (int i = 0; i < n; i++) {
        at[i] = (int) used;
        used += (size_t) elements(pick[i], ie + used);
    }
    at[n] = (int) used;
    WLAN_BSS_LIST *l = give(head + used);
    l->dwTotalSize = claimed(lie.total, head + used);
    l->dwNumberOfItems = claimed(lie.stations, (size_t) n);
    for (int i = 0; i < n; i++) {
        static const USHORT RATES[] = { 0x8002, 0x8004, 0x800b, 0x8016, 0x0024, 0x0030, 0x0048, 0x006c };
        WLAN_BSS_ENTRY *o = &l->wlanBssEntries[i];
        ap_t *a = pick[i];
        if (!a->hidden) o->dot11Ssid = a->ssid;
        memcpy(o->dot11Bssid, a->bssid, 6);
        o->dot11BssType = dot11_BSS_type_infrastructure;
        o->dot11BssPhyType = (DOT11_PHY_TYPE) a->phy;
        o->lRssi = a->rssi;
        o->uLinkQuality = quality(a->rssi);
        o->bInRegDomain = TRUE;
        o->usBeaconPeriod = 100;
        o->ullTimestamp = 0x0123456789abULL + (ULONGLONG) i;
        /* The time of the system, by which drivers mark what they heard (WDI_TLV_BSS_ENTRY_AGE_INFO: KeQuerySystemTime): 100 ns
           since 1601. */
        o->ullHostTimestamp = ((ULONGLONG) time(NULL) + 11644473600ULL) * 10000000ULL;
        o->usCapabilityInformation = (USHORT) (0x0001 | (a->sec->secured ? 0x0010 : 0));
        o->ulChCenterFrequency = frequency(a);
        o->wlanRateSet.uRateSetLength = sizeof RATES;
        memcpy(o->wlanRateSet.usRateSet, RATES, sizeof RATES);
        /* Counted from the start of this entry. */
        o->ulIeOffset = (ULONG) ((UCHAR *) l + head + at[i] - (UCHAR *) o);
        o->ulIeSize = (ULONG) (at[i + 1] - at[i]);
        o->ulIeOffset = claimed(lie.element_offset, o->ulIeOffset);
        o->ulIeSize = claimed(lie.element_size, o->ulIeSize);
    }
    memcpy((UCHAR *) l + head, ie, used);
    *ppList = l;
    return leave(FN, rc);
}

static void *answer_number(ULONG v) {
    ULONG *p = give(sizeof v);
    *p = v;
    return p;
}

FAKE_EXPORT DWORD WINAPI WlanQueryInterface(HANDLE hClientHandle, const GUID *pInterfaceGuid, WLAN_INTF_OPCODE OpCode, PVOID pReserved,
        PDWORD pdwDataSize, PVOID *ppData, PWLAN_OPCODE_VALUE_TYPE pType) {
    BEGIN(WlanQueryInterface);
    CHECK(hClientHandle, pInterfaceGuid, 1);
    if (!pdwDataSize || !ppData) return leave(FN, ERROR_INVALID_PARAMETER);
    DWORD size = 4;
    void *data = NULL;
    switch ((int) OpCode) {
    case wlan_intf_opcode_autoconf_enabled:
    case wlan_intf_opcode_background_scan_enabled:
        data = answer_number(TRUE);
        break;
    case wlan_intf_opcode_bss_type:
        data = answer_number(dot11_BSS_type_infrastructure);
        break;
    case wlan_intf_opcode_interface_state:
        data = answer_number((ULONG) r->state);
        break;
    case wlan_intf_opcode_channel_number:
    case wlan_intf_opcode_rssi:
        if (!r->linked) return leave(FN, ERROR_INVALID_STATE);
        data = answer_number((int) OpCode == wlan_intf_opcode_rssi ? (ULONG) (LONG) r->link.rssi : (ULONG) r->link.channel);
        break;
    case wlan_intf_opcode_radio_state: {
        WLAN_RADIO_STATE *o = data = give(size = sizeof *o);
        o->dwNumberOfPhys = 3;
        for (DWORD i = 0; i < o->dwNumberOfPhys; i++) {
            o->PhyRadioState[i].dwPhyIndex = i;
            o->PhyRadioState[i].dot11SoftwareRadioState = r->sw_on ? dot11_radio_state_on : dot11_radio_state_off;
            o->PhyRadioState[i].dot11HardwareRadioState = r->hw_on ? dot11_radio_state_on : dot11_radio_state_off;
        }
        break;
    }
    case wlan_intf_opcode_current_connection: {
        if ((rc = gate())) return leave(FN, rc);
        if (!r->linked) return leave(FN, ERROR_INVALID_STATE);
        WLAN_CONNECTION_ATTRIBUTES *o = data = give(size = sizeof *o);
        o->isState = r->state;
        o->wlanConnectionMode = r->mode;
        wcopy(o->strProfileName, r->profile, WLAN_MAX_NAME_LENGTH);
        o->wlanAssociationAttributes.dot11Ssid = r->link.ssid;
        o->wlanAssociationAttributes.dot11BssType = dot11_BSS_type_infrastructure;
        memcpy(o->wlanAssociationAttributes.dot11Bssid, r->link.bssid, 6);
        o->wlanAssociationAttributes.dot11PhyType = (DOT11_PHY_TYPE) r->link.phy;
        o->wlanAssociationAttributes.wlanSignalQuality = quality(r->link.rssi);
        o->wlanAssociationAttributes.ulRxRate = 144400;
        o->wlanAssociationAttributes.ulTxRate = 72200;
        o->wlanSecurityAttributes.bSecurityEnabled = r->link.sec->secured;
        o->wlanSecurityAttributes.bOneXEnabled = r->link.sec->onex;
        o->wlanSecurityAttributes.dot11AuthAlgorithm = (DOT11_AUTH_ALGORITHM) r->link.sec->auth;
        o->wlanSecurityAttributes.dot11CipherAlgorithm = (DOT11_CIPHER_ALGORITHM) r->link.sec->cipher;
        break;
    }
    case wlan_intf_opcode_realtime_connection_quality: {
        /* From Windows 11 on, and not gated: it tells neither name nor address. */
        if (!set.quality) return leave(FN, ERROR_INVALID_PARAMETER);
        if (!r->linked) return leave(FN, ERROR_INVALID_STATE);
        int n = r->link.links ? r->link.links : 1;
        WLAN_REALTIME_CONNECTION_QUALITY *o = data =
            give(size = (DWORD) (offsetof(WLAN_REALTIME_CONNECTION_QUALITY, linksInfo) + (size_t) n * sizeof o->linksInfo[0]));
        o->dot11PhyType = (DOT11_PHY_TYPE) r->link.phy;
        o->ulLinkQuality = quality(r->link.rssi);
        o->ulRxRate = 144400;
        o->ulTxRate = 72200;
        o->bIsMLOConnection = n > 1;
        o->ulNumLinks = (ULONG) n;
        for (int i = 0; i < n; i++) {
            o->linksInfo[i].ucLinkID = (UCHAR) i;
            /* The name says MHz, the reference kHz (WLAN_REALTIME_CONNECTION_QUALITY_LINK_INFO: "in units of kilohertz"); of
               the bandwidth it names no unit. */
            o->linksInfo[i].ulChannelCenterFrequencyMhz = frequency(&r->link) / 1000u * (ULONG) set.quality;
            o->linksInfo[i].ulBandwidth = (20u << i) * (ULONG) set.quality;
            o->linksInfo[i].lRssi = r->link.rssi - 3 * i;
        }
        break;
    }
    case wlan_intf_opcode_statistics: {
        size = offsetof(WLAN_STATISTICS, PhyCounters) + 3 * sizeof(WLAN_PHY_FRAME_STATISTICS);
        WLAN_STATISTICS *o = data = give(size);
        o->dwNumberOfPhys = 3;
        o->MacUcastCounters.ullTransmittedFrameCount = 1001;
        o->MacUcastCounters.ullReceivedFrameCount = 2002;
        o->PhyCounters[2].ullTransmittedFrameCount = 3003;
        o->PhyCounters[2].ullFCSErrorCount = 4004;
        break;
    }
    case wlan_intf_opcode_supported_infrastructure_auth_cipher_pairs: {
        size = offsetof(WLAN_AUTH_CIPHER_PAIR_LIST, pAuthCipherPairList) + COUNT(SECURITY) * sizeof(DOT11_AUTH_CIPHER_PAIR);
        UCHAR *o = data = give(size);
        ((WLAN_AUTH_CIPHER_PAIR_LIST *) o)->dwNumberOfItems = COUNT(SECURITY);
        DOT11_AUTH_CIPHER_PAIR *pair = (void *) (o + offsetof(WLAN_AUTH_CIPHER_PAIR_LIST, pAuthCipherPairList));
        for (int i = 0; i < COUNT(SECURITY); i++) {
            pair[i].AuthAlgoId = (DOT11_AUTH_ALGORITHM) SECURITY[i].auth;
            pair[i].CipherAlgoId = (DOT11_CIPHER_ALGORITHM) SECURITY[i].cipher;
        }
        break;
    }
    default:
        return leave(FN, ERROR_NOT_SUPPORTED);
    }
    *ppData = data;
    *pdwDataSize = (int) OpCode == wlan_intf_opcode_current_connection ? claimed(lie.connection, size) : size;
    if (pType) *pType = wlan_opcode_value_type_query_only;
    return leave(FN, rc);
}

FAKE_EXPORT DWORD WINAPI WlanSetInterface(HANDLE hClientHandle, const GUID *pInterfaceGuid, WLAN_INTF_OPCODE OpCode, DWORD dwDataSize, const PVOID pData, PVOID pReserved) {
    BEGIN(WlanSetInterface);
    CHECK(hClientHandle, pInterfaceGuid, 1);
    if (!pData) return leave(FN, ERROR_INVALID_PARAMETER);
    if ((int) OpCode != wlan_intf_opcode_radio_state) return leave(FN, ERROR_NOT_SUPPORTED);
    if (dwDataSize != sizeof(WLAN_PHY_RADIO_STATE)) return leave(FN, ERROR_INVALID_PARAMETER);
    power(r, ((WLAN_PHY_RADIO_STATE *) pData)->dot11SoftwareRadioState == dot11_radio_state_on, r->hw_on);
    return leave(FN, rc);
}

/* ---- profiles ----------------------------------------------------------------------------------------------- */

static void unescape(char *s) {
    static const struct { const char *entity; char c; } E[] = { { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' }, { "&amp;", '&' } };
    char *o = s;
    while (*s) {
        int done = 0;
        for (int i = 0; i < COUNT(E) && !done; i++) {
            size_t n = strlen(E[i].entity);
            if (!strncmp(s, E[i].entity, n)) {
                *o++ = E[i].c;
                s += n;
                done = 1;
            }
        }
        if (!done) *o++ = *s++;
    }
    *o = 0;
}

/* The text of the first <tag> between from and to. */
static int element(const char *from, const char *to, const char *tag, char *out, size_t size) {
    char open[40], close[40];
    snprintf(open, sizeof open, "<%s>", tag);
    snprintf(close, sizeof close, "</%s>", tag);
    const char *a = strstr(from, open);
    if (!a || (to && a > to)) return 0;
    a += strlen(open);
    const char *b = strstr(a, close);
    if (!b) return 0;
    size_t n = (size_t) (b - a) < size - 1 ? (size_t) (b - a) : size - 1;
    memcpy(out, a, n);
    out[n] = 0;
    unescape(out);
    return 1;
}

/* Understands as much of a WLAN profile as the fake needs; 0 when good, otherwise *reason says why not. */
static int parse_profile(const WCHAR *xml, wish_t *w, DWORD *reason) {
    static char text[32768];
    char value[512];
    memset(w, 0, sizeof *w);
    *reason = WLAN_REASON_CODE_INVALID_PROFILE_SCHEMA;
    narrow(xml, text, sizeof text);
    if (!strstr(text, "<WLANProfile") || !strstr(text, "http://www.microsoft.com/networking/WLAN/profile/v1") || !strstr(text, "</WLANProfile>")) return 1;
    const char *config = strstr(text, "<SSIDConfig>");
    if (!config || !element(text, config, "name", value, sizeof value) || !*value) return 1;
    widen(value, w->name, WLAN_MAX_NAME_LENGTH);
    if (element(config, NULL, "hex", value, sizeof value)) {
        w->ssid.uSSIDLength = (ULONG) unhex(value, w->ssid.ucSSID, 32);
    } else if (element(config, NULL, "name", value, sizeof value)) {
        if (strlen(value) > 32) return 1;
        w->ssid.uSSIDLength = (ULONG) strlen(value);
        memcpy(w->ssid.ucSSID, value, strlen(value));
    } else {
        return 1;
    }
    w->silent = element(config, NULL, "nonBroadcast", value, sizeof value) && !strcmp(value, "true");
    if (!element(text, NULL, "connectionType", value, sizeof value) || strcmp(value, "ESS")) return 1;
    if (!element(text, NULL, "authentication", value, sizeof value) || !(w->sec = security(value))) return 1;
    if (!element(text, NULL, "encryption", value, sizeof value)) return 1;
    if (w->sec->keyed) {
        if (!element(text, NULL, "keyMaterial", w->key, sizeof w->key)) return 1;
        if (strlen(w->key) < 8 && strcmp(w->sec->name, "wep")) {
            *reason = 262147; /* the MSM security code for a key of a wrong length */
            return 1;
        }
    }
    *reason = WLAN_REASON_CODE_SUCCESS;
    return 0;
}

static profile_t *profile_of(radio_t *r, const WCHAR *name) {
    for (int i = 0; i < r->profile_count; i++) if (wsame(r->profiles[i].name, name)) return &r->profiles[i];
    return NULL;
}

FAKE_EXPORT DWORD WINAPI WlanSetProfile(HANDLE hClientHandle, const GUID *pInterfaceGuid, DWORD dwFlags, LPCWSTR strProfileXml, LPCWSTR strAllUserProfileSecurity,
        BOOL bOverwrite, PVOID pReserved, DWORD *pdwReasonCode) {
    BEGIN(WlanSetProfile);
    (void) strAllUserProfileSecurity;
    CHECK(hClientHandle, pInterfaceGuid, 1);
    if (!strProfileXml || !pdwReasonCode) return leave(FN, ERROR_INVALID_PARAMETER);
    wish_t w;
    if (parse_profile(strProfileXml, &w, pdwReasonCode)) return leave(FN, ERROR_BAD_PROFILE);
    profile_t *p = profile_of(r, w.name);
    if (p && !bOverwrite) return leave(FN, ERROR_ALREADY_EXISTS);
    if (!p && r->profile_count == MAX_PROFILES) return leave(FN, ERROR_NOT_ENOUGH_MEMORY);
    if (!p) p = &r->profiles[r->profile_count++];
    free(p->xml);
    size_t bytes = ((size_t) wlen(strProfileXml) + 1) * sizeof(WCHAR);
    p->xml = malloc(bytes);
    memcpy(p->xml, strProfileXml, bytes);
    wcopy(p->name, w.name, WLAN_MAX_NAME_LENGTH);
    p->flags = dwFlags;
    acm(r, wlan_notification_acm_profile_change);
    return leave(FN, rc);
}

FAKE_EXPORT DWORD WINAPI WlanDeleteProfile(HANDLE hClientHandle, const GUID *pInterfaceGuid, LPCWSTR strProfileName, PVOID pReserved) {
    BEGIN(WlanDeleteProfile);
    CHECK(hClientHandle, pInterfaceGuid, 1);
    if (!strProfileName) return leave(FN, ERROR_INVALID_PARAMETER);
    profile_t *p = profile_of(r, strProfileName);
    if (!p) return leave(FN, ERROR_NOT_FOUND);
    drop_profile(r, p);
    return leave(FN, rc);
}

FAKE_EXPORT DWORD WINAPI WlanGetProfile(HANDLE hClientHandle, const GUID *pInterfaceGuid, LPCWSTR strProfileName, PVOID pReserved, LPWSTR *pstrProfileXml, DWORD *pdwFlags,
        DWORD *pdwGrantedAccess) {
    BEGIN(WlanGetProfile);
    CHECK(hClientHandle, pInterfaceGuid, 1);
    if (!strProfileName || !pstrProfileXml) return leave(FN, ERROR_INVALID_PARAMETER);
    profile_t *p = profile_of(r, strProfileName);
    if (!p) return leave(FN, ERROR_NOT_FOUND);
    size_t bytes = ((size_t) wlen(p->xml) + 1) * sizeof(WCHAR);
    *pstrProfileXml = give(bytes);
    memcpy(*pstrProfileXml, p->xml, bytes);
    if (pdwFlags) *pdwFlags = p->flags;
    if (pdwGrantedAccess) *pdwGrantedAccess = 0x00070023;
    return leave(FN, rc);
}

FAKE_EXPORT DWORD WINAPI WlanGetProfileList(HANDLE hClientHandle, const GUID *pInterfaceGuid, PVOID pReserved, PWLAN_PROFILE_INFO_LIST *ppProfileList) {
    BEGIN(WlanGetProfileList);
    CHECK(hClientHandle, pInterfaceGuid, 1);
    if (!ppProfileList) return leave(FN, ERROR_INVALID_PARAMETER);
    WLAN_PROFILE_INFO_LIST *l = give(offsetof(WLAN_PROFILE_INFO_LIST, ProfileInfo) + (size_t) r->profile_count * sizeof(WLAN_PROFILE_INFO));
    l->dwNumberOfItems = (DWORD) r->profile_count;
    for (int i = 0; i < r->profile_count; i++) {
        wcopy(l->ProfileInfo[i].strProfileName, r->profiles[i].name, WLAN_MAX_NAME_LENGTH);
        l->ProfileInfo[i].dwFlags = r->profiles[i].flags;
    }
    *ppProfileList = l;
    return leave(FN, rc);
}

FAKE_EXPORT DWORD WINAPI WlanConnect(HANDLE hClientHandle, const GUID *pInterfaceGuid, const PWLAN_CONNECTION_PARAMETERS pParameters, PVOID pReserved) {
    BEGIN(WlanConnect);
    CHECK(hClientHandle, pInterfaceGuid, 1);
    if (!pParameters) return leave(FN, ERROR_INVALID_PARAMETER);
    const WLAN_CONNECTION_PARAMETERS *p = pParameters;
    int mode = (int) p->wlanConnectionMode, type = (int) p->dot11BssType;
    wish_t w;
    DWORD why;
    memset(&w, 0, sizeof w);
    if (p->dwFlags > 0xF || type < 1 || type > 3 || mode < 0 || mode >= wlan_connection_mode_auto) return leave(FN, ERROR_INVALID_PARAMETER);
    if (type == dot11_BSS_type_infrastructure && p->dwFlags == WLAN_CONNECTION_ADHOC_JOIN_ONLY) return leave(FN, ERROR_INVALID_PARAMETER);
    if (type == dot11_BSS_type_independent && p->dwFlags == WLAN_CONNECTION_HIDDEN_NETWORK) return leave(FN, ERROR_INVALID_PARAMETER);
    if (mode == wlan_connection_mode_discovery_secure || mode == wlan_connection_mode_discovery_unsecure) {
        if (!p->pDot11Ssid || type == dot11_BSS_type_any) return leave(FN, ERROR_INVALID_PARAMETER);
        w.ssid = *p->pDot11Ssid;
        w.sec = &SECURITY[0];
        char name[40] = "";
        memcpy(name, w.ssid.ucSSID, w.ssid.uSSIDLength < 32 ? w.ssid.uSSIDLength : 32);
        widen(name, w.name, WLAN_MAX_NAME_LENGTH);
    } else if (!p->strProfile || !p->strProfile[0]) {
        return leave(FN, ERROR_INVALID_PARAMETER);
    } else if (mode == wlan_connection_mode_temporary_profile) {
        if (parse_profile(p->strProfile, &w, &why)) return leave(FN, ERROR_BAD_PROFILE);
    } else {
        if (wlen(p->strProfile) >= WLAN_MAX_NAME_LENGTH) return leave(FN, ERROR_INVALID_PARAMETER);
        profile_t *known = profile_of(r, p->strProfile);
        if (!known) return leave(FN, ERROR_NOT_FOUND);
        if (parse_profile(known->xml, &w, &why)) return leave(FN, ERROR_BAD_PROFILE);
    }
    if (!powered(r)) return leave(FN, ERROR_NDIS_DOT11_POWER_STATE_INVALID);
    r->wish = w;
    r->mode = (WLAN_CONNECTION_MODE) mode;
    wcopy(r->profile, w.name, WLAN_MAX_NAME_LENGTH);
    r->wish_has_bssid = p->pDesiredBssidList && p->pDesiredBssidList->uNumOfEntries;
    if (r->wish_has_bssid) memcpy(r->wish_bssid, p->pDesiredBssidList->BSSIDs[0], 6);
    connect_begin(r);
    return leave(FN, rc);
}

FAKE_EXPORT DWORD WINAPI WlanDisconnect(HANDLE hClientHandle, const GUID *pInterfaceGuid, PVOID pReserved) {
    BEGIN(WlanDisconnect);
    CHECK(hClientHandle, pInterfaceGuid, 1);
    if (r->linked || !set.stubborn) r->attempt++;
    if (r->linked) {
        r->state = wlan_interface_state_disconnecting;
        after(set.disconnect, r, disconnect_end)->a = WLAN_REASON_CODE_SUCCESS;
    } else if ((int) r->state != wlan_interface_state_not_ready) {
        r->state = wlan_interface_state_disconnected;
    }
    return leave(FN, rc);
}

FAKE_EXPORT DWORD WINAPI WlanReasonCodeToString(DWORD dwReasonCode, DWORD dwBufferSize, PWCHAR pStringBuffer, PVOID pReserved) {
    BEGIN(WlanReasonCodeToString);
    if (!rc && (pReserved || !pStringBuffer || !dwBufferSize)) rc = ERROR_INVALID_PARAMETER;
    if (!rc) {
        char text[64];
        WCHAR wide[64];
        snprintf(text, sizeof text, "Reason %u.", (unsigned) dwReasonCode);
        widen(text, wide, 64);
        wcopy(pStringBuffer, wide, (int) dwBufferSize);
    }
    return leave(FN, rc);
}

#ifndef _WIN32
/* The two functions of iphlpapi that a bundle on Windows asks for the index of an interface: 100 and the radio's number. */
FAKE_EXPORT DWORD ConvertInterfaceGuidToLuid(const GUID *InterfaceGuid, ULONGLONG *InterfaceLuid) {
    lock(&L);
    radio_t *r = InterfaceGuid ? radio_of(InterfaceGuid) : NULL;
    if (r) *InterfaceLuid = 0x0047000000000000ULL + ((ULONGLONG) (r - radios) << 24);
    unlock(&L);
    return r ? ERROR_SUCCESS : ERROR_INVALID_PARAMETER;
}

FAKE_EXPORT DWORD ConvertInterfaceLuidToIndex(const ULONGLONG *InterfaceLuid, DWORD *InterfaceIndex) {
    *InterfaceIndex = 100 + (DWORD) (*InterfaceLuid >> 24 & 0xffffff);
    return ERROR_SUCCESS;
}

/* What ntdll and kernel32 tell of the process, elsewhere than on Windows: 24H2, a desktop program of a user. */
FAKE_EXPORT LONG RtlGetVersion(DWORD *lpVersionInformation) {
    lpVersionInformation[1] = 10;
    lpVersionInformation[2] = 0;
    lpVersionInformation[3] = 26100;
    return 0;
}

FAKE_EXPORT DWORD GetCurrentProcessId(void) { return 4711; }

FAKE_EXPORT BOOL ProcessIdToSessionId(DWORD dwProcessId, DWORD *pSessionId) {
    *pSessionId = 1;
    return dwProcessId == 4711;
}

FAKE_EXPORT LONG GetCurrentPackageFullName(DWORD *packageFullNameLength, WCHAR *packageFullName) {
    (void) packageFullName;
    *packageFullNameLength = 0;
    return 15700;
}
#endif
