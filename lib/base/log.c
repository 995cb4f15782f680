/* Scope: one line an event, one write a line. */
#include "lib/base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#define LONGEST_LINE 1024 /* a longer line could be split by the kernel and mix with another worker's */

static const char *program_name = "loket";

void log_program(const char *name) {
    program_name = name;
}

void log_event(enum log_level level, const char *event, const char *format, ...) {
    static const char *const LEVELS[] = {
        [LOG_INFO_LEVEL] = "info", [LOG_WARNING_LEVEL] = "warning", [LOG_ERROR_LEVEL] = "error"
    };
    char line[LONGEST_LINE];
    int start = snprintf(line, sizeof line, "level=%s program=%s event=%s ", LEVELS[level], program_name, event);
    size_t length = start < 0 ? 0 : (size_t)start;
    va_list list;
    va_start(list, format);
    int more = vsnprintf(line + length, sizeof line - length, format, list);
    va_end(list);
    if (more > 0) length += (size_t)more;
    if (length > sizeof line - 2) length = sizeof line - 2;
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f) line[i] = '?';
    }
    line[length++] = '\n';
    (void)!write(STDERR_FILENO, line, length); /* a log that cannot be written must not stop the service */
}
