#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
typedef SOCKET sock;
#define SOCK_BAD INVALID_SOCKET
#define sock_close closesocket
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
typedef int sock;
#define SOCK_BAD (-1)
#define sock_close close
#endif
#include "ctl.h"
#include "threads.h"
#include <stdint.h>
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
            fprintf(stderr, "fakewlan: %s:%d: %s\n", path, n, answer);
            fclose(f);
            return n;
        }
    }
    fclose(f);
    return 0;
}

struct served { sock listener; ctl_handler handler; };

static void serve(void *arg) {
    struct served *s = arg;
    static char line[8192], answer[65536];
    for (;;) {
        sock c = accept(s->listener, NULL, NULL);
        if (c == SOCK_BAD) return;
        size_t n = 0;
        char ch;
        while (recv(c, &ch, 1, 0) == 1) {
            if (ch != '\n') {
                if (n < sizeof line - 1) line[n++] = ch;
                continue;
            }
            line[n] = 0;
            n = 0;
            int rc = ctl_line(line, answer, sizeof answer - 8, s->handler);
            /* An answer is its lines, then "ok" or "refused" on a line of its own. */
            size_t a = strlen(answer);
            if (a && answer[a - 1] != '\n') answer[a++] = '\n';
            strcpy(answer + a, rc ? "refused\n" : "ok\n");
            if (send(c, answer, (int) strlen(answer), 0) < 0) break;
        }
        sock_close(c);
    }
}

int ctl_serve(int port, ctl_handler handler) {
#ifdef _WIN32
    WSADATA wsa;
    WSAStartup(MAKEWORD(2, 2), &wsa);
#endif
    sock l = socket(AF_INET, SOCK_STREAM, 0);
    if (l == SOCK_BAD) return -1;
    struct sockaddr_in a;
    memset(&a, 0, sizeof a);
    a.sin_family = AF_INET;
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    a.sin_port = htons((uint16_t) port);
    socklen_t len = sizeof a;
    if (bind(l, (struct sockaddr *) &a, sizeof a) || listen(l, 4) || getsockname(l, (struct sockaddr *) &a, &len)) {
        sock_close(l);
        return -1;
    }
    struct served *s = malloc(sizeof *s);
    s->listener = l;
    s->handler = handler;
    thread_forget(thread_start(serve, s));
    return ntohs(a.sin_port);
}
