/* Scope: reading loket.ini by a table of settings; a new setting is one row here and one member in config.h. */
#include "lib/base/config.h"

#include <errno.h>
#include <ini.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/cleanup.h"
#include "lib/base/config_value.h"
#include "lib/base/mail_address.h"
#include "lib/base/utf8.h"

#define LONGEST_LINE 198 /* bytes; inih cuts longer ones (its INI_MAX_LINE), so they are refused before it sees them */

enum kind { TEXT, COLOR, ZONE, URL, PATH, NUMBER, ADDRESS, MAIL_SERVER, HOOK_URL, MAYBE_PATH, TLS, HOOK_TO, REGION };

struct setting {
    const char *section, *name;
    enum kind kind;
    size_t offset;
    int smallest, largest; /* NUMBER only */
};

#define AT(member) offsetof(struct config, member)

static const struct setting SETTINGS[] = {
    { "office", "name", TEXT, AT(office.name), 0, 0 },
    { "office", "region", TEXT, AT(office.region), 0, 0 },
    { "office", "region_code", REGION, AT(office.region_code), 0, 0 },
    { "office", "address", TEXT, AT(office.address), 0, 0 },
    { "office", "phone", TEXT, AT(office.phone), 0, 0 },
    { "office", "email", TEXT, AT(office.email), 0, 0 },
    { "office", "hours", TEXT, AT(office.hours), 0, 0 },
    { "office", "zone", ZONE, AT(office.zone), 0, 0 },
    { "office", "brand_color", COLOR, AT(office.brand_color), 0, 0 },
    { "ombudsman", "address", TEXT, AT(ombudsman.address), 0, 0 },
    { "ombudsman", "contact", TEXT, AT(ombudsman.contact), 0, 0 },
    { "information_commission", "address", TEXT, AT(information_commission.address), 0, 0 },
    { "information_commission", "contact", TEXT, AT(information_commission.contact), 0, 0 },
    { "site", "base_url", URL, AT(site.base_url), 0, 0 },
    { "paths", "database", PATH, AT(paths.database), 0, 0 },
    { "paths", "keys", PATH, AT(paths.keys), 0, 0 },
    { "paths", "uploads", PATH, AT(paths.uploads), 0, 0 },
    { "paths", "editions", PATH, AT(paths.editions), 0, 0 },
    { "paths", "templates", PATH, AT(paths.templates), 0, 0 },
    { "paths", "assets", PATH, AT(paths.assets), 0, 0 },
    { "paths", "run", PATH, AT(paths.run), 0, 0 },
    { "workers", "complaint", NUMBER, AT(workers.complaint), 1, 64 },
    { "workers", "survey", NUMBER, AT(workers.survey), 1, 64 },
    { "workers", "request", NUMBER, AT(workers.request), 1, 64 },
    { "workers", "track", NUMBER, AT(workers.track), 1, 64 },
    { "workers", "staff", NUMBER, AT(workers.staff), 1, 64 },
    { "deadlines", "verify", NUMBER, AT(deadlines.verify), 1, 250 },
    { "deadlines", "first_follow_up", NUMBER, AT(deadlines.first_follow_up), 1, 250 },
    { "deadlines", "settle", NUMBER, AT(deadlines.settle), 1, 250 },
    { "deadlines", "settle_oversight", NUMBER, AT(deadlines.settle_oversight), 1, 250 },
    { "deadlines", "silence", NUMBER, AT(deadlines.silence), 1, 250 },
    { "deadlines", "appeal", NUMBER, AT(deadlines.appeal), 1, 250 },
    { "deadlines", "silence_warning", NUMBER, AT(deadlines.silence_warning), 0, 250 },
    { "deadlines", "request_answer", NUMBER, AT(deadlines.request_answer), 1, 250 },
    { "deadlines", "request_extension", NUMBER, AT(deadlines.request_extension), 1, 250 },
    { "deadlines", "objection", NUMBER, AT(deadlines.objection), 1, 250 },
    { "deadlines", "objection_answer", NUMBER, AT(deadlines.objection_answer), 1, 250 },
    { "deadlines", "dispute", NUMBER, AT(deadlines.dispute), 1, 250 },
    { "retention", "complaint_years", NUMBER, AT(retention.complaint_years), 0, 100 },
    { "retention", "request_years", NUMBER, AT(retention.request_years), 0, 100 },
    { "retention", "backup_days", NUMBER, AT(retention.backup_days), 1, 3650 },
    { "delivery", "file_megabytes", NUMBER, AT(delivery.file_megabytes), 10, 2000 },
    { "delivery", "link_hours", NUMBER, AT(delivery.link_hours), 1, 720 },
    { "delivery", "days", NUMBER, AT(delivery.days), 1, 3650 },
    { "survey", "grace_minutes", NUMBER, AT(survey.grace_minutes), 0, 1440 },
    { "publication", "smallest_group", NUMBER, AT(publication.smallest_group), 2, 1000 },
    { "publication", "content", PATH, AT(publication.content), 0, 0 },
    { "limits", "code_tries_per_hour", NUMBER, AT(limits.code_tries_per_hour), 1, 100000 },
    { "limits", "login_tries_per_hour", NUMBER, AT(limits.login_tries_per_hour), 1, 100000 },
    { "limits", "submissions_per_hour", NUMBER, AT(limits.submissions_per_hour), 1, 1000000 },
    { "limits", "all_submissions_per_hour", NUMBER, AT(limits.all_submissions_per_hour), 1, 10000000 },
    { "limits", "busy_above", NUMBER, AT(limits.busy_above), 0, 10000000 },
    { "limits", "busy_fill_seconds", NUMBER, AT(limits.busy_fill_seconds), 0, 600 },
    { "limits", "busy_submissions_per_hour", NUMBER, AT(limits.busy_submissions_per_hour), 1, 1000000 },
    { "limits", "puzzle_bits", NUMBER, AT(limits.puzzle_bits), 1, 24 },
    { "limits", "minimum_fill_seconds", NUMBER, AT(limits.minimum_fill_seconds), 0, 600 },
    { "mail", "server", MAIL_SERVER, AT(mail.server), 0, 0 },
    { "mail", "login_file", MAYBE_PATH, AT(mail.login_file), 0, 0 },
    { "mail", "from", ADDRESS, AT(mail.from), 0, 0 },
    { "mail", "tls", TLS, AT(mail.tls), 0, 0 },
    { "mail", "timeout", NUMBER, AT(mail.timeout), 5, 120 },
    { "hook", "url", HOOK_URL, AT(hook.url), 0, 0 },
    { "hook", "key_file", MAYBE_PATH, AT(hook.key_file), 0, 0 },
    { "hook", "to", HOOK_TO, AT(hook.always), 0, 0 },
};

#define SETTING_COUNT (sizeof SETTINGS / sizeof *SETTINGS)

struct reading {
    struct arena *arena;
    struct config *config;
    bool seen[SETTING_COUNT];
    FILE *stream;
    int line;              /* read last, from 1 */
    const char *complaint; /* first thing wrong with a setting; NULL while all is well. Reading stops there. */
};

static bool read_number(struct reading *reading, const struct setting *setting, const char *value, int *ret) {
    char *end;
    errno = 0;
    long number = strtol(value, &end, 10);
    bool is_number = *value && *end == '\0' && errno == 0;
    if (!is_number || number < setting->smallest || number > setting->largest) {
        reading->complaint = arena_format(reading->arena, "%s in [%s] must be a whole number from %d to %d",
                                          setting->name, setting->section, setting->smallest, setting->largest);
        return false;
    }
    *ret = (int)number;
    return true;
}

static bool read_zone(struct config *config, const char *value) {
    static const struct { const char *name; int offset; } ZONES[] = { { "WIB", 420 }, { "WITA", 480 }, { "WIT", 540 } };
    for (size_t i = 0; i < sizeof ZONES / sizeof *ZONES; i++) {
        if (strcmp(value, ZONES[i].name) != 0) continue;
        config->office.zone_offset = ZONES[i].offset;
        return true;
    }
    return false;
}

/* Kinds that are one of two words, kept as false and true. */
static const struct { const char *no, *yes; } WORDS[] = {
    [TLS] = { "off", "required" },
    [HOOK_TO] = { "no_email", "always" },
};

static bool is_word(const struct setting *setting) {
    return setting->kind == TLS || setting->kind == HOOK_TO;
}

static bool read_word(struct reading *reading, const struct setting *setting, const char *value, bool *ret) {
    const char *no = WORDS[setting->kind].no, *yes = WORDS[setting->kind].yes;
    if (strcmp(value, no) == 0 || strcmp(value, yes) == 0) {
        *ret = strcmp(value, yes) == 0;
        return true;
    }
    reading->complaint = arena_format(reading->arena, "%s in [%s] must be %s or %s", setting->name, setting->section, yes, no);
    return false;
}

static bool may_be_empty(const struct setting *setting) {
    return setting->kind == MAIL_SERVER || setting->kind == HOOK_URL || setting->kind == MAYBE_PATH;
}

/* Says what a text value should have been; NULL when it is right. */
static const char *text_fault(struct config *config, const struct setting *setting, const char *value) {
    if (*value == '\0') return may_be_empty(setting) ? NULL : "must not be empty";
    if (!text_is_clean(value, strlen(value))) return "is not readable text";
    switch (setting->kind) {
    case ZONE: return read_zone(config, value) ? NULL : "must be WIB, WITA or WIT";
    case REGION: return config_is_region(value) ? NULL : "must be a code like 62 or 62.02";
    case COLOR: return config_is_color(value) ? NULL : "must look like #0b5d8a";
    case URL: return config_is_origin(value) ? NULL : "must be http:// or https:// and a host, without a path";
    case ADDRESS: return mail_address_is_valid(value) ? NULL : "must be an e-mail address";
    case MAIL_SERVER: return config_is_mail_server(value) ? NULL : "must be smtp:// or smtps:// and a host, or empty";
    case HOOK_URL: return config_is_hook(value) ? NULL : "must be https:// (http:// only on this machine), or empty";
    case TEXT:
    case PATH:
    case MAYBE_PATH:
    case TLS:
    case HOOK_TO:
    case NUMBER: return NULL;
    }
    return NULL;
}

static bool is_relative(const struct setting *setting, const char *value) {
    return (setting->kind == PATH || setting->kind == MAYBE_PATH) && *value != '/' && *value != '\0';
}

static bool store_value(struct reading *reading, const struct setting *setting, const char *value) {
    char *place = (char *)reading->config + setting->offset;
    if (setting->kind == NUMBER) return read_number(reading, setting, value, (int *)(void *)place);
    if (is_word(setting)) return read_word(reading, setting, value, (bool *)(void *)place);
    const char *fault = text_fault(reading->config, setting, value);
    if (fault) {
        reading->complaint = arena_format(reading->arena, "%s in [%s] %s", setting->name, setting->section, fault);
        return false;
    }
    *(const char **)(void *)place = is_relative(setting, value)
                                        ? arena_format(reading->arena, "%s/%s", reading->config->directory, value)
                                        : arena_string(reading->arena, value);
    return true;
}

/* Called by inih for each line; returns 0 to stop at that line. */
static int on_line(void *user, const char *section, const char *name, const char *value) {
    struct reading *reading = user;
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting *setting = &SETTINGS[i];
        if (strcmp(setting->section, section) != 0 || strcmp(setting->name, name) != 0) continue;
        if (reading->seen[i]) {
            reading->complaint = arena_format(reading->arena, "%s in [%s] stands twice", name, section);
            return 0;
        }
        reading->seen[i] = true;
        return store_value(reading, setting, value);
    }
    reading->complaint = arena_format(reading->arena, "unknown setting %s in [%s]", name, section);
    return 0;
}

/* fgets for inih, which cuts a long line and takes the rest for another one; stops at the first complaint. */
static char *read_line(char *line, int size, void *user) {
    struct reading *reading = user;
    if (reading->complaint || !fgets(line, size, reading->stream)) return NULL;
    reading->line++;
    size_t length = strlen(line);
    if (length > 0 && line[length - 1] == '\n') length--;
    if (length <= LONGEST_LINE) return line;
    reading->complaint = arena_format(reading->arena, "line is longer than %d bytes", LONGEST_LINE);
    return NULL;
}

/* "FILE:LINE: what is wrong" for the first fault; BAD_LINE is inih's, 0 when it found none. NULL when all is well. */
static const char *first_fault(const struct reading *reading, int bad_line) {
    bool is_syntax = bad_line > 0 && (!reading->complaint || bad_line < reading->line);
    if (!is_syntax && !reading->complaint) return NULL;
    return arena_format(reading->arena, "%s:%d: %s", reading->config->file, is_syntax ? bad_line : reading->line,
                        is_syntax ? "is neither a [section] nor name = value" : reading->complaint);
}

/* All of them at once: after an upgrade each new setting would be a start that fails. */
static const char *all_missing(struct reading *reading) {
    const char *message = NULL;
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (reading->seen[i]) continue;
        const char *one = arena_format(reading->arena, "%s is missing in [%s]", SETTINGS[i].name, SETTINGS[i].section);
        message = message ? arena_format(reading->arena, "%s; %s", message, one) : arena_format(reading->arena, "%s: %s", reading->config->file, one);
    }
    return message;
}

/* Settings that are right alone and wrong together. */
static const char *first_conflict(struct reading *reading) {
    const struct config *config = reading->config;
    const char *fault = NULL;
    if (!config->mail.tls && *config->mail.server && !config_is_local(config->mail.server))
        fault = "tls in [mail] must be required: the server is not on this machine";
    else if (*config->hook.url && !*config->hook.key_file) fault = "key_file in [hook] must not be empty";
    return fault ? arena_format(reading->arena, "%s: %s", config->file, fault) : NULL;
}

static const char *folder_of(struct arena *arena, const char *file) {
    const char *slash = strrchr(file, '/');
    return slash == file ? "/" : arena_copy(arena, file, (size_t)(slash - file));
}

enum result config_load(struct arena *arena, const char *file, const struct config **ret, const char **ret_message) {
    char absolute[PATH_MAX];
    if (!realpath(file, absolute)) {
        *ret_message = arena_format(arena, "%s: %s", file, strerror(errno));
        return REFUSED_ABSENT;
    }
    CLEANUP_FILE FILE *stream = fopen(absolute, "re");
    if (!stream) {
        *ret_message = arena_format(arena, "%s: %s", absolute, strerror(errno));
        return REFUSED_ABSENT;
    }
    struct reading reading = { .arena = arena, .config = arena_alloc(arena, sizeof *reading.config), .stream = stream };
    reading.config->file = arena_string(arena, absolute);
    reading.config->directory = folder_of(arena, reading.config->file);

    const char *fault = first_fault(&reading, ini_parse_stream(read_line, &reading, on_line, &reading));
    *ret_message = fault ? fault : all_missing(&reading);
    if (!*ret_message) *ret_message = first_conflict(&reading);
    if (*ret_message) return REFUSED_INVALID;
    *ret = reading.config;
    return DONE;
}
