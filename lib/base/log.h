/* Scope: the operator's log, one line an event on standard error (systemd and `loket serve` keep it).
 * Only programs call it (main functions, the request loop, commands); rules and store return reasons instead.
 * No value typed by a citizen goes into it: no text, name, address, code or upload name.
 * Exports: log_event, log_program. */
#pragma once

enum log_level { LOG_INFO_LEVEL, LOG_WARNING_LEVEL, LOG_ERROR_LEVEL };

/* Names the program in every later line; NAME is borrowed for the life of the process. */
void log_program(const char *name);

/* Writes "level=… program=… event=EVENT key=value…" and a line end in one write(2), so that lines of several workers
 * never mix. FORMAT makes the key=value part; control characters in it become '?'. */
void log_event(enum log_level level, const char *event, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
