/* Scope: option reading, messages and files for the subcommands. */
#include "admin/command.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "admin/missing_settings.h"
#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"

#define MOST_OPTIONS 32          /* options of one command */
#define LONGEST_MESSAGE 2000     /* bytes; a longer message is cut */
#define READ_STEP ((size_t)65536)

/* Writes PREFIX, the message and a line end in one piece. */
static void print_fault(const char *format, va_list list, const char *suffix) {
    char message[LONGEST_MESSAGE];
    (void)vsnprintf(message, sizeof message, format, list);
    for (char *at = message; *at; at++) {
        if ((unsigned char)*at < ' ' || *at == 0x7f) *at = '?';
    }
    (void)fprintf(stderr, "loket: %s%s\n", message, suffix);
}

void command_error(const char *format, ...) {
    va_list list;
    va_start(list, format);
    print_fault(format, list, "");
    va_end(list);
}

int command_misused(const char *command, const char *format, ...) {
    char pointer[100];
    (void)snprintf(pointer, sizeof pointer, "; lihat: loket %s --help", command);
    va_list list;
    va_start(list, format);
    print_fault(format, list, pointer);
    va_end(list);
    return EXIT_WRONG;
}

int command_status(enum result result) {
    switch (result) {
    case DONE: return EXIT_DONE;
    case REFUSED_INVALID:
    case REFUSED_ABSENT:
    case REFUSED_TOO_LARGE:
    case REFUSED_TYPE: return EXIT_WRONG;
    case REFUSED_FORBIDDEN:
    case REFUSED_STALE:
    case REFUSED_TOO_MANY:
    case REFUSED_TOO_EARLY:
    case FAILED_UNAVAILABLE:
    case FAILED_INTERNAL:
    case RESULT_COUNT: return EXIT_FAILED;
    }
    return EXIT_FAILED;
}

/* Finds the row for "--name" or "--name=VALUE"; *ret_value is the text after '=' or NULL. */
static size_t find_option(const struct command_option *options, const char *word, const char **ret_value) {
    size_t length = strcspn(word, "=");
    *ret_value = word[length] == '=' ? word + length + 1 : NULL;
    size_t at = 0;
    while (options[at].name && (strlen(options[at].name) != length || strncmp(options[at].name, word, length) != 0))
        at++;
    return at;
}

/* Takes the option at ARGV[*at]; moves *at on when its value is the next word. NULL, or what is wrong with it. */
static const char *take_option(char **argv, int *at, const struct command_option *options, bool *seen) {
    const char *value;
    size_t row = find_option(options, argv[*at], &value);
    if (!options[row].name || row >= MOST_OPTIONS) return "pilihan tidak dikenal";
    if (seen[row]) return "pilihan diberikan dua kali";
    seen[row] = true;
    if (options[row].given) {
        if (value) return "pilihan ini tidak memakai nilai";
        *options[row].given = true;
        return NULL;
    }
    if (!value) value = argv[*at + 1];
    if (!value) return "nilai pilihan belum diisi";
    if (value == argv[*at + 1]) (*at)++;
    *options[row].value = value;
    return NULL;
}

int command_options(const char *command, int *argc, char **argv, const struct command_option *options) {
    bool seen[MOST_OPTIONS] = { false };
    bool options_ended = false;
    int kept = 1;
    for (int at = 1; at < *argc; at++) {
        char *word = argv[at];
        bool is_plain = options_ended || word[0] != '-' || word[1] == '\0';
        if (is_plain) {
            argv[kept++] = word;
            continue;
        }
        options_ended = strcmp(word, "--") == 0;
        if (options_ended) continue;
        const char *fault = take_option(argv, &at, options, seen);
        if (fault) return command_misused(command, "%.*s: %s", (int)strcspn(word, "="), word, fault);
    }
    argv[kept] = NULL;
    *argc = kept;
    return EXIT_DONE;
}

int command_repeated(const char *command, int *argc, char **argv, struct command_values *ret) {
    const struct command_option own[] = { { ret->name, NULL, NULL }, { NULL, NULL, NULL } };
    int kept = 1, at = 1;
    for (; at < *argc && strcmp(argv[at], "--") != 0; at++) {
        const char *value;
        if (!own[find_option(own, argv[at], &value)].name) {
            argv[kept++] = argv[at];
            continue;
        }
        if (!value && at + 1 < *argc) value = argv[++at];
        if (!value) return command_misused(command, "%s: nilai pilihan belum diisi", ret->name);
        if (ret->count == ret->most) return command_misused(command, "%s: paling banyak %zu kali", ret->name, ret->most);
        ret->values[ret->count++] = value;
    }
    while (at < *argc) argv[kept++] = argv[at++];
    argv[kept] = NULL;
    *argc = kept;
    return EXIT_DONE;
}

bool command_number(const char *text, int64_t smallest, int64_t largest, int64_t *ret) {
    size_t digits = strspn(text + (*text == '-'), "0123456789");
    if (digits == 0 || text[(*text == '-') + digits] != '\0') return false;
    errno = 0;
    long long number = strtoll(text, NULL, 10);
    if (errno != 0 || number < smallest || number > largest) return false;
    *ret = number;
    return true;
}

int command_config(struct arena *arena, const char *file, const struct config **ret) {
    const char *environment = getenv("LOKET_CONFIG");
    if (!file) file = environment && *environment ? environment : "var/loket.ini";
    const char *message = NULL;
    enum result result = config_load(arena, file, ret, &message);
    if (result == DONE) return command_status(result);
    command_error("%s", message ? message : result_name(result));
    const char *lines = missing_settings(arena, message ? message : "");
    if (*lines) (void)fprintf(stderr, "Tambahkan baris berikut, sesuaikan, lalu jalankan: loket doctor\n%s", lines);
    return command_status(result);
}

/* The two reasons an administrator meets; the rest stays in the system's words. */
static const char *reason_of(int number) {
    if (number == ENOENT) return "berkas tidak ada";
    return number == EACCES ? "berkas tidak boleh dibaca" : strerror(number);
}

int command_read_file(struct arena *arena, const char *file, size_t largest, char **ret, size_t *ret_length) {
    bool is_input = strcmp(file, "-") == 0;
    CLEANUP_FILE FILE *opened = is_input ? NULL : fopen(file, "re");
    FILE *stream = is_input ? stdin : opened;
    if (!stream) {
        command_error("%s: %s", file, reason_of(errno));
        return EXIT_WRONG;
    }
    struct buffer buffer = buffer_in(arena);
    size_t got;
    do {
        buffer_reserve(&buffer, READ_STEP);
        got = fread(buffer.bytes + buffer.length, 1, READ_STEP, stream);
        buffer.length += got;
    } while (got > 0 && buffer.length <= largest);
    if (ferror(stream) || buffer.length > largest) {
        command_error("%s: %s", file, ferror(stream) ? strerror(errno) : "berkas terlalu besar");
        return EXIT_WRONG;
    }
    buffer.bytes[buffer.length] = '\0';
    *ret = buffer.bytes;
    *ret_length = buffer.length;
    return EXIT_DONE;
}
