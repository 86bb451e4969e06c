/* The functions of iphlpapi that tell of changes, calling back from foreign threads on command, and the one that tells of an
   interface's traffic. POSIX, 64 bits. As on Windows, cancelling waits for callbacks under way and so must not be done
   from inside one, and a row is found by its LUID if there is one, else by its index. */
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { NO_ERROR = 0, ERROR_FILE_NOT_FOUND = 2, ERROR_NOT_SUPPORTED = 50, ERROR_INVALID_PARAMETER = 87 };
enum { MibParameterNotification = 0, MibInitialNotification = 3 };
enum { SLOTS = 16 };
enum { MODE_WELL, MODE_SILENT, MODE_NO_ADDRESSES, MODE_NO_TRAFFIC };
enum { INTERFACES = 8 };

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

#include "layout_asserts.h"

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
    mode = new_mode;
    calls = cancelled_inside = asked = 0;
    pthread_mutex_unlock(&lock);
}

void FakeTraffic(int32_t index, int64_t received, int64_t sent, int64_t packets_in, int64_t packets_out) {
    pthread_mutex_lock(&lock);
    MIB_IF_ROW2 *row = &interfaces[index % INTERFACES];
    memset(row, 0xEE, sizeof *row); /* what nobody should read */
    row->InterfaceIndex = index;
    row->InterfaceLuid = 6ULL << 48 | (uint64_t) index << 24;
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
