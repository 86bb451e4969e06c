/* What Apple's libobjc has and GCC's has not: objc_msgSend (in assembly, next to this file). The library made of it
   depends on GCC's runtime, so that dlsym finds the whole runtime through the one name "objc".

   Every message that comes this way comes from outside, that is from Java: code compiled by GCC does not use
   objc_msgSend. So this is also the place to note which messages Java sends, and to stop a message that nobody answers
   with a line that names it; on macOS it would be an exception that ends the process as well.

   Two functions of the runtime are wrapped, so that a system can be played that lacks a method or declares it otherwise. */
#define _GNU_SOURCE
#include "ctl.h"
#include <dlfcn.h>
#include <objc/message.h>
#include <objc/runtime.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEEN 4096
#define LIES 8

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct { Class class; SEL sel; } seen[SEEN];
static int seen_count, lie_count;
static struct { char side, class[64], selector[128], encoding[64]; Method method; } lies[LIES];
static long sent;

static void note(Class class, SEL sel) {
    pthread_mutex_lock(&lock);
    sent++;
    int known = 0;
    for (int i = 0; i < seen_count && !known; i++) {
        known = seen[i].class == class && (seen[i].sel == sel || !strcmp(sel_getName(seen[i].sel), sel_getName(sel)));
    }
    if (!known && seen_count < SEEN) {
        seen[seen_count].class = class;
        seen[seen_count++].sel = sel;
    }
    pthread_mutex_unlock(&lock);
}

IMP shim_lookup(id self, SEL sel) {
    Class class = object_getClass(self);
    note(class, sel);
    if (!class_respondsToSelector(class, sel)) {
        fprintf(stderr, "objc shim: %c[%s %s] is not there\n", class_isMetaClass(class) ? '+' : '-', class_getName(class), sel_getName(sel));
        abort();
    }
    return objc_msg_lookup(self, sel);
}

static void *genuine(const char *name) {
    static void *runtime;
    if (!runtime) runtime = dlopen("libobjc.so.4", RTLD_NOW | RTLD_LOCAL);
    return runtime ? dlsym(runtime, name) : NULL;
}

/* Gives the method, or nothing if it is to be lacking. */
static Method looked_up(char side, Class class, SEL sel, Method method) {
    pthread_mutex_lock(&lock);
    for (int i = 0; class && i < lie_count; i++) {
        if (lies[i].side != side || strcmp(lies[i].class, class_getName(class)) || strcmp(lies[i].selector, sel_getName(sel))) continue;
        lies[i].method = method;
        if (!lies[i].encoding[0]) method = NULL;
    }
    pthread_mutex_unlock(&lock);
    return method;
}

Method class_getInstanceMethod(Class class, SEL sel) {
    static Method (*real)(Class, SEL);
    if (!real) real = genuine("class_getInstanceMethod");
    return looked_up('-', class, sel, real(class, sel));
}

Method class_getClassMethod(Class class, SEL sel) {
    static Method (*real)(Class, SEL);
    if (!real) real = genuine("class_getClassMethod");
    return looked_up('+', class, sel, real(class, sel));
}

const char *method_getTypeEncoding(Method method) {
    static const char *(*real)(Method);
    if (!real) real = genuine("method_getTypeEncoding");
    const char *encoding = real(method);
    pthread_mutex_lock(&lock);
    for (int i = 0; i < lie_count; i++) if (lies[i].encoding[0] && lies[i].method == method) encoding = lies[i].encoding;
    pthread_mutex_unlock(&lock);
    return encoding;
}

static int command(const ctl_words *w, char *answer, size_t size) {
    const char *verb = w->word[0];
    int lack = !strcmp(verb, "lack") && w->count == 3, retype = !strcmp(verb, "retype") && w->count == 4, rc = 0;
    pthread_mutex_lock(&lock);
    if ((lack || retype) && lie_count < LIES && strchr("+-", w->word[1][0])) {
        lies[lie_count].side = w->word[1][0];
        snprintf(lies[lie_count].class, sizeof lies[0].class, "%s", w->word[1] + 1);
        snprintf(lies[lie_count].selector, sizeof lies[0].selector, "%s", w->word[2]);
        snprintf(lies[lie_count].encoding, sizeof lies[0].encoding, "%s", retype ? w->word[3] : "");
        lies[lie_count++].method = NULL;
    } else if (!strcmp(verb, "truth")) {
        lie_count = 0;
    } else if (!strcmp(verb, "sent")) {
        size_t n = 0;
        for (int i = 0; i < seen_count && n + 200 < size; i++) {
            Class c = seen[i].class;
            n += (size_t) snprintf(answer + n, size - n, "%c[%s %s]\n", class_isMetaClass(c) ? '+' : '-', class_getName(c), sel_getName(seen[i].sel));
        }
    } else {
        snprintf(answer, size, "lack SIDECLASS SELECTOR | retype SIDECLASS SELECTOR ENCODING | truth | sent");
        rc = 1;
    }
    pthread_mutex_unlock(&lock);
    return rc;
}

/* Carries out one control line (UTF-8) and writes what it answers; 0 when done, 1 when refused. */
int FakeObjcCommand(const char *line, char *answer, int size) { return ctl_line(line, answer, (size_t) size, command); }
