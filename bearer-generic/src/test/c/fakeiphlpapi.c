/* The four functions of iphlpapi that tell of changes, calling back from foreign threads on command. POSIX, 64 bits.
   As on Windows, cancelling waits for callbacks under way and so must not be done from inside one. */
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

enum { NO_ERROR = 0, ERROR_NOT_SUPPORTED = 50, ERROR_INVALID_PARAMETER = 87 };
enum { MibParameterNotification = 0, MibInitialNotification = 3 };
enum { SLOTS = 16 };
enum { MODE_WELL, MODE_SILENT, MODE_NO_ADDRESSES };

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
static int mode, threads, cancelled_inside;
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
    mode = new_mode;
    calls = cancelled_inside = 0;
    pthread_mutex_unlock(&lock);
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
