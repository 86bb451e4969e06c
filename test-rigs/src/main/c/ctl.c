#ifdef _WIN32
#include <windows.h>
#else
#include <time.h>
#endif
#include "ctl.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ctl_sleep(long ms) {
#ifdef _WIN32
    Sleep((DWORD) ms);
#else
    struct timespec t = { ms / 1000, (ms % 1000) * 1000000L };
    nanosleep(&t, NULL);
#endif
}

long long ctl_now(void) {
#ifdef _WIN32
    return (long long) GetTickCount64();
#else
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000L;
#endif
}

static int hex(int c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void ctl_split(char *s, ctl_words *out) {
    out->count = 0;
    for (;;) {
        while (*s == ' ' || *s == '\t' || *s == '\r' || *s == '\n') s++;
        if (!*s || out->count == CTL_MAX_WORDS) return;
        char *w = s;
        int quoted = 0;
        out->word[out->count++] = s;
        for (; *s && (quoted || !(*s == ' ' || *s == '\t' || *s == '\r' || *s == '\n')); s++) {
            if (*s == '"') {
                quoted = !quoted;
            } else if (quoted && *s == '\\' && s[1] == 'x' && hex(s[2]) >= 0 && hex(s[3]) >= 0) {
                *w++ = (char) (hex(s[2]) * 16 + hex(s[3]));
                s += 3;
            } else if (quoted && *s == '\\' && s[1]) {
                s++;
                *w++ = *s == 'n' ? '\n' : *s;
            } else {
                *w++ = *s;
            }
        }
        int last = !*s;
        *w = 0;
        if (last) return;
        s++;
    }
}

const char *ctl_value(const ctl_words *w, const char *key, const char *dflt) {
    size_t n = strlen(key);
    for (int i = 0; i < w->count; i++) {
        if (!strncmp(w->word[i], key, n) && w->word[i][n] == '=') return w->word[i] + n + 1;
    }
    return dflt;
}

long ctl_number(const ctl_words *w, const char *key, long dflt) {
    const char *v = ctl_value(w, key, NULL);
    return v ? (long) strtoll(v, NULL, 0) : dflt;
}

int ctl_has(const ctl_words *w, const char *word) {
    for (int i = 0; i < w->count; i++) {
        if (!strcmp(w->word[i], word)) return 1;
    }
    return 0;
}

int ctl_line(const char *line, char *answer, size_t size, ctl_handler handler) {
    char *copy = strdup(line);
    ctl_words words;
    answer[0] = 0;
    ctl_split(copy, &words);
    int rc = 0;
    if (words.count == 2 && !strcmp(words.word[0], "sleep")) {
        ctl_sleep(atol(words.word[1]));
    } else if (words.count && words.word[0][0] != '#') {
        rc = handler(&words, answer, size);
    }
    free(copy);
    return rc;
}

int ctl_file(const char *path, ctl_handler handler) {
    FILE *f = fopen(path, "r");
    if (!f) return -1;
    static char line[8192], answer[65536];
    for (int n = 1; fgets(line, sizeof line, f); n++) {
        if (ctl_line(line, answer, sizeof answer, handler)) {
            fprintf(stderr, "%s:%d: %s\n", path, n, answer);
            fclose(f);
            return n;
        }
    }
    fclose(f);
    return 0;
}
