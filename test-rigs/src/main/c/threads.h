/* Just enough of threads for the fakes, on POSIX and on Windows. On Windows these are the system's own primitives,
   so that no thread library of ours has work to do when the process ends. */
#ifndef NETBEARER_THREADS_H
#define NETBEARER_THREADS_H

typedef void (*thread_body)(void *);

#ifdef _WIN32
#include <windows.h>
#include <stdlib.h>

typedef SRWLOCK lock_t;
typedef CONDITION_VARIABLE cond_t;
typedef HANDLE thread_t;
typedef DWORD thread_id;
#define LOCK_INIT SRWLOCK_INIT
#define COND_INIT CONDITION_VARIABLE_INIT

static inline void lock(lock_t *l) { AcquireSRWLockExclusive(l); }
static inline void unlock(lock_t *l) { ReleaseSRWLockExclusive(l); }
static inline void cond_wait(cond_t *c, lock_t *l) { SleepConditionVariableSRW(c, l, INFINITE, 0); }
static inline void cond_wake(cond_t *c) { WakeAllConditionVariable(c); }
static inline thread_id thread_self(void) { return GetCurrentThreadId(); }

struct thread_start { thread_body body; void *arg; };
static DWORD WINAPI thread_run(LPVOID p) {
    struct thread_start s = *(struct thread_start *) p;
    free(p);
    s.body(s.arg);
    return 0;
}
static inline thread_t thread_start(thread_body body, void *arg) {
    struct thread_start *s = malloc(sizeof *s);
    s->body = body;
    s->arg = arg;
    return CreateThread(NULL, 0, thread_run, s, 0, NULL);
}
static inline void thread_join(thread_t t) {
    WaitForSingleObject(t, INFINITE);
    CloseHandle(t);
}
static inline void thread_forget(thread_t t) { CloseHandle(t); }

#else
#include <pthread.h>
#include <stdlib.h>

typedef pthread_mutex_t lock_t;
typedef pthread_cond_t cond_t;
typedef pthread_t thread_t;
typedef pthread_t thread_id;
#define LOCK_INIT PTHREAD_MUTEX_INITIALIZER
#define COND_INIT PTHREAD_COND_INITIALIZER

static inline void lock(lock_t *l) { pthread_mutex_lock(l); }
static inline void unlock(lock_t *l) { pthread_mutex_unlock(l); }
static inline void cond_wait(cond_t *c, lock_t *l) { pthread_cond_wait(c, l); }
static inline void cond_wake(cond_t *c) { pthread_cond_broadcast(c); }
static inline thread_id thread_self(void) { return pthread_self(); }

struct thread_start { thread_body body; void *arg; };
static inline void *thread_run(void *p) {
    struct thread_start s = *(struct thread_start *) p;
    free(p);
    s.body(s.arg);
    return NULL;
}
static inline thread_t thread_start(thread_body body, void *arg) {
    struct thread_start *s = malloc(sizeof *s);
    pthread_t t;
    s->body = body;
    s->arg = arg;
    pthread_create(&t, NULL, thread_run, s);
    return t;
}
static inline void thread_join(thread_t t) { pthread_join(t, NULL); }
static inline void thread_forget(thread_t t) { pthread_detach(t); }
#endif

#endif
