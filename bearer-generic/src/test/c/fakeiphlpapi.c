/* The functions of iphlpapi that tell of changes, calling back from foreign threads on command, the one that tells what an
   interface is and has counted, and the one that finds a route. POSIX, 64 bits. As on Windows, cancelling waits for callbacks under way and so must not be done
   from inside one, and a row is found by its LUID if there is one, else by its index. */
#include <arpa/inet.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { NO_ERROR = 0, ERROR_FILE_NOT_FOUND = 2, ERROR_NOT_SUPPORTED = 50, ERROR_INVALID_PARAMETER = 87 };
enum { ERROR_NOT_FOUND = 1168, ERROR_NETWORK_UNREACHABLE = 1231 };
enum { WIN_AF_INET = 2, WIN_AF_INET6 = 23 };
enum { MibParameterNotification = 0, MibInitialNotification = 3 };
enum { SLOTS = 16 };
enum { MODE_WELL, MODE_SILENT, MODE_NO_ADDRESSES, MODE_NO_TRAFFIC, MODE_NO_ROUTES };
enum { INTERFACES = 32, ROUTES = 64 };

typedef struct {
    uint32_t Data1;
    uint16_t Data2, Data3;
    uint8_t Data4[8];
} GUID;

typedef struct {
    uint64_t InterfaceLuid;
    uint32_t InterfaceIndex;
    GUID InterfaceGuid;
    uint16_t Alias[257], Description[257];
    uint32_t PhysicalAddressLength;
    uint8_t PhysicalAddress[32], PermanentPhysicalAddress[32];
    uint32_t Mtu, Type, TunnelType, MediaType, PhysicalMediumType, AccessType, DirectionType;
    uint8_t InterfaceAndOperStatusFlags;
    uint32_t OperStatus, AdminStatus, MediaConnectState;
    GUID NetworkGuid;
    uint32_t ConnectionType;
    uint64_t TransmitLinkSpeed, ReceiveLinkSpeed;
    uint64_t InOctets, InUcastPkts, InNUcastPkts, InDiscards, InErrors, InUnknownProtos;
    uint64_t InUcastOctets, InMulticastOctets, InBroadcastOctets;
    uint64_t OutOctets, OutUcastPkts, OutNUcastPkts, OutDiscards, OutErrors;
    uint64_t OutUcastOctets, OutMulticastOctets, OutBroadcastOctets, OutQLen;
} MIB_IF_ROW2;

typedef struct {
    uint16_t sin_family, sin_port;
    uint8_t sin_addr[4], sin_zero[8];
} SOCKADDR_IN;

typedef struct {
    uint16_t sin6_family, sin6_port;
    uint32_t sin6_flowinfo;
    uint8_t sin6_addr[16];
    uint32_t sin6_scope_id;
} SOCKADDR_IN6;

typedef union {
    SOCKADDR_IN Ipv4;
    SOCKADDR_IN6 Ipv6;
    uint16_t si_family;
} SOCKADDR_INET;

typedef struct {
    SOCKADDR_INET Prefix;
    uint8_t PrefixLength;
} IP_ADDRESS_PREFIX;

typedef struct {
    uint64_t InterfaceLuid;
    uint32_t InterfaceIndex;
    IP_ADDRESS_PREFIX DestinationPrefix;
    SOCKADDR_INET NextHop;
    uint8_t SitePrefixLength;
    uint32_t ValidLifetime, PreferredLifetime, Metric, Protocol;
    uint8_t Loopback, AutoconfigureAddress, Publish, Immortal;
    uint32_t Age, Origin;
} MIB_IPFORWARD_ROW2;

#include "layout_asserts.h"

typedef struct {
    MIB_IPFORWARD_ROW2 row;
    SOCKADDR_INET source;
} route_t;


typedef void (*callback_t)(void *context, void *row, int32_t type);

struct slot {
    callback_t callback;
    void *context;
    int alive;
    int under_way;
};

struct job {
    int slot; /* or -1 for each that is registered */
    int times;
    int32_t type;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t moved = PTHREAD_COND_INITIALIZER;
static struct slot slots[SLOTS];
static MIB_IF_ROW2 interfaces[INTERFACES];
static route_t routes[ROUTES];
static int route_count;
static int mode, threads, cancelled_inside, asked;
static int64_t calls;
static __thread int inside;

static void call(struct slot *s, int32_t type) {
    unsigned char row[256] = {0};
    pthread_mutex_lock(&lock);
    if (s->alive) {
        callback_t callback = s->callback;
        void *context = s->context;
        s->under_way++;
        calls++;
        pthread_mutex_unlock(&lock);
        inside = 1;
        callback(context, type == MibInitialNotification ? NULL : row, type);
        inside = 0;
        pthread_mutex_lock(&lock);
        s->under_way--;
        pthread_cond_broadcast(&moved);
    }
    pthread_mutex_unlock(&lock);
}

static void *run(void *arg) {
    struct job job = *(struct job *) arg;
    free(arg);
    for (int i = 0; i < job.times; i++) {
        for (int n = 0; n < SLOTS; n++) {
            if (job.slot < 0 || job.slot == n) {
                call(&slots[n], job.type);
            }
        }
    }
    pthread_mutex_lock(&lock);
    threads--;
    pthread_cond_broadcast(&moved);
    pthread_mutex_unlock(&lock);
    return NULL;
}

static void start(int slot, int times, int32_t type) { /* with the lock held */
    struct job *job = malloc(sizeof *job);
    pthread_t thread;
    *job = (struct job) {slot, times, type};
    threads++;
    pthread_create(&thread, NULL, run, job);
    pthread_detach(thread);
}

static uint32_t subscribe(uint16_t family, callback_t callback, void *context, uint8_t initial, void **handle) {
    uint32_t answer = ERROR_INVALID_PARAMETER;
    pthread_mutex_lock(&lock);
    for (int n = 0; family == 0 && callback && handle && initial <= 1 && n < SLOTS; n++) {
        if (!slots[n].alive) {
            slots[n] = (struct slot) {callback, context, 1, 0};
            *handle = &slots[n];
            if (initial && mode != MODE_SILENT) {
                start(n, 1, MibInitialNotification);
            }
            answer = NO_ERROR;
            break;
        }
    }
    pthread_mutex_unlock(&lock);
    return answer;
}

uint32_t NotifyIpInterfaceChange(uint16_t family, callback_t callback, void *context, uint8_t initial, void **handle) {
    return subscribe(family, callback, context, initial, handle);
}

uint32_t NotifyRouteChange2(uint16_t family, callback_t callback, void *context, uint8_t initial, void **handle) {
    return subscribe(family, callback, context, initial, handle);
}

uint32_t NotifyUnicastIpAddressChange(
        uint16_t family, callback_t callback, void *context, uint8_t initial, void **handle) {
    return mode == MODE_NO_ADDRESSES ? ERROR_NOT_SUPPORTED : subscribe(family, callback, context, initial, handle);
}

uint32_t CancelMibChangeNotify2(void *handle) {
    struct slot *s = handle;
    uint32_t answer = ERROR_INVALID_PARAMETER;
    pthread_mutex_lock(&lock);
    if (inside) {
        cancelled_inside++; /* Windows would wait for ever */
    } else if (s >= slots && s < slots + SLOTS && s->alive) {
        s->alive = 0;
        while (s->under_way) {
            pthread_cond_wait(&moved, &lock);
        }
        answer = NO_ERROR;
    }
    pthread_mutex_unlock(&lock);
    return answer;
}

uint32_t GetIfEntry2(MIB_IF_ROW2 *row) {
    uint32_t answer = ERROR_FILE_NOT_FOUND;
    pthread_mutex_lock(&lock);
    asked++;
    if (mode == MODE_NO_TRAFFIC) {
        answer = ERROR_NOT_SUPPORTED;
    } else if (!row || (!row->InterfaceLuid && !row->InterfaceIndex)) {
        answer = ERROR_INVALID_PARAMETER;
    } else {
        for (int n = 0; n < INTERFACES; n++) {
            const MIB_IF_ROW2 *at = &interfaces[n];
            if (at->InterfaceIndex && (row->InterfaceLuid ? at->InterfaceLuid == row->InterfaceLuid
                                                         : at->InterfaceIndex == row->InterfaceIndex)) {
                *row = *at;
                answer = NO_ERROR;
                break;
            }
        }
    }
    pthread_mutex_unlock(&lock);
    return answer;
}

static const uint8_t *octets(const SOCKADDR_INET *address) {
    return address->si_family == WIN_AF_INET6 ? address->Ipv6.sin6_addr : address->Ipv4.sin_addr;
}

static int leads_to(const MIB_IPFORWARD_ROW2 *row, const SOCKADDR_INET *destination) {
    const uint8_t *a = octets(&row->DestinationPrefix.Prefix), *b = octets(destination);
    int left = row->DestinationPrefix.PrefixLength;
    if (row->DestinationPrefix.Prefix.si_family != destination->si_family) {
        return 0;
    }
    for (; left >= 8; left -= 8) {
        if (*a++ != *b++) {
            return 0;
        }
    }
    return !left || (*a >> (8 - left)) == (*b >> (8 - left));
}

/* "Retrieves the IP route entry on the local computer for the best route to the specified destination"; with an interface
   only routes over that one count. The longest prefix, then the lowest metric. */
uint32_t GetBestRoute2(void *luid, uint32_t index, const SOCKADDR_INET *source, const SOCKADDR_INET *destination,
        uint32_t sort_options, MIB_IPFORWARD_ROW2 *best, SOCKADDR_INET *best_source) {
    uint32_t answer = ERROR_NETWORK_UNREACHABLE;
    const route_t *found = NULL;
    pthread_mutex_lock(&lock);
    if (mode == MODE_NO_ROUTES) {
        answer = ERROR_NOT_SUPPORTED;
    } else if (luid || source || sort_options || !destination || !best || !best_source
               || (destination->si_family != WIN_AF_INET && destination->si_family != WIN_AF_INET6)) {
        answer = ERROR_INVALID_PARAMETER;
    } else {
        int known = !index;
        for (int n = 0; n < INTERFACES; n++) {
            known |= index && interfaces[n].InterfaceIndex == index;
        }
        if (!known) {
            answer = ERROR_NOT_FOUND;
        }
        for (int n = 0; known && n < route_count; n++) {
            const route_t *at = &routes[n];
            if ((index && at->row.InterfaceIndex != index) || !leads_to(&at->row, destination)) {
                continue;
            }
            int longer = found ? at->row.DestinationPrefix.PrefixLength - found->row.DestinationPrefix.PrefixLength : 1;
            if (longer > 0 || (!longer && at->row.Metric < found->row.Metric)) {
                found = at;
            }
        }
        if (found) {
            *best = found->row;
            *best_source = found->source;
            answer = NO_ERROR;
        }
    }
    pthread_mutex_unlock(&lock);
    return answer;
}

static void settle(void) { /* with the lock held */
    while (threads) {
        pthread_cond_wait(&moved, &lock);
    }
}

/* From here on: the test's own. */

void FakeReset(int32_t new_mode) {
    pthread_mutex_lock(&lock);
    settle();
    for (int n = 0; n < SLOTS; n++) {
        slots[n].alive = 0;
    }
    memset(interfaces, 0, sizeof interfaces);
    route_count = 0;
    mode = new_mode;
    calls = cancelled_inside = asked = 0;
    pthread_mutex_unlock(&lock);
}

static MIB_IF_ROW2 *row_of(int32_t index) { /* with the lock held */
    MIB_IF_ROW2 *row = &interfaces[index % INTERFACES];
    if (row->InterfaceIndex != (uint32_t) index) {
        memset(row, 0xEE, sizeof *row); /* what nobody should read */
        row->InterfaceIndex = index;
        row->InterfaceLuid = 6ULL << 48 | (uint64_t) index << 24;
        row->InterfaceAndOperStatusFlags = 1; /* a wire that is plugged in */
        row->Type = 6;
        row->TunnelType = 0;
        row->PhysicalMediumType = 14;
        row->OperStatus = 1;
        row->MediaConnectState = 1;
    }
    return row;
}

void FakeNature(int32_t index, int32_t flags, int32_t type, int32_t tunnel, int32_t medium, int32_t status, int32_t media) {
    pthread_mutex_lock(&lock);
    MIB_IF_ROW2 *row = row_of(index);
    row->InterfaceAndOperStatusFlags = (uint8_t) flags;
    row->Type = type;
    row->TunnelType = tunnel;
    row->PhysicalMediumType = medium;
    row->OperStatus = status;
    row->MediaConnectState = media;
    pthread_mutex_unlock(&lock);
}

static void address(const char *text, SOCKADDR_INET *out) {
    memset(out, 0, sizeof *out);
    out->si_family = strchr(text, ':') ? WIN_AF_INET6 : WIN_AF_INET;
    inet_pton(out->si_family == WIN_AF_INET6 ? AF_INET6 : AF_INET, text,
              out->si_family == WIN_AF_INET6 ? out->Ipv6.sin6_addr : out->Ipv4.sin_addr);
}

void FakeRoute(int32_t index, const char *prefix, int32_t length, const char *next_hop, int32_t metric, const char *source) {
    pthread_mutex_lock(&lock);
    route_t *at = &routes[route_count++ % ROUTES];
    memset(at, 0, sizeof *at);
    at->row.InterfaceIndex = index;
    address(prefix, &at->row.DestinationPrefix.Prefix);
    at->row.DestinationPrefix.PrefixLength = (uint8_t) length;
    address(next_hop, &at->row.NextHop);
    at->row.Metric = metric;
    address(source, &at->source);
    pthread_mutex_unlock(&lock);
}

void FakeTraffic(int32_t index, int64_t received, int64_t sent, int64_t packets_in, int64_t packets_out) {
    pthread_mutex_lock(&lock);
    MIB_IF_ROW2 *row = row_of(index);
    row->InOctets = received;
    row->OutOctets = sent;
    row->InNUcastPkts = packets_in / 4;
    row->InUcastPkts = packets_in - row->InNUcastPkts;
    row->OutNUcastPkts = packets_out / 3;
    row->OutUcastPkts = packets_out - row->OutNUcastPkts;
    pthread_mutex_unlock(&lock);
}

int32_t FakeAsked(void) {
    return asked;
}

void FakeBurst(int32_t times) {
    pthread_mutex_lock(&lock);
    start(-1, times, MibParameterNotification);
    pthread_mutex_unlock(&lock);
}

void FakeSettle(void) {
    pthread_mutex_lock(&lock);
    settle();
    pthread_mutex_unlock(&lock);
}

int32_t FakeSubscriptions(void) {
    int32_t alive = 0;
    pthread_mutex_lock(&lock);
    for (int n = 0; n < SLOTS; n++) {
        alive += slots[n].alive;
    }
    pthread_mutex_unlock(&lock);
    return alive;
}

int64_t FakeCalls(void) {
    pthread_mutex_lock(&lock);
    int64_t answer = calls;
    pthread_mutex_unlock(&lock);
    return answer;
}

int32_t FakeCancelledInside(void) {
    return cancelled_inside;
}
