/* The control channel of the fakes: text lines in, text lines out. */
#ifndef NETBEARER_CTL_H
#define NETBEARER_CTL_H

#include <stddef.h>

#define CTL_MAX_WORDS 40

typedef struct {
    int count;
    char *word[CTL_MAX_WORDS];
} ctl_words;

/* Carries out one command; writes a zero-terminated answer; gives 0, or non-zero when refused. */
typedef int (*ctl_handler)(const ctl_words *words, char *answer, size_t size);

/* Cuts a line into words in place. "..." keeps blanks; inside quotes \" \\ \n and \xHH are understood. */
void ctl_split(char *line, ctl_words *out);

/* The value of the word "key=value", or otherwise dflt. */
const char *ctl_value(const ctl_words *words, const char *key, const char *dflt);
long ctl_number(const ctl_words *words, const char *key, long dflt);
int ctl_has(const ctl_words *words, const char *word);

/* One line through the handler. The line is not changed. */
int ctl_line(const char *line, char *answer, size_t size, ctl_handler handler);

/* Every line of a file; "#" opens a comment line; "sleep MS" waits. Gives the number of the first refused
   line, 0 when all went well, -1 when the file can't be read. */
int ctl_file(const char *path, ctl_handler handler);

void ctl_sleep(long ms);
long long ctl_now(void);

#endif
