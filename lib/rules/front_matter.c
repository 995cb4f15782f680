/* Scope: reading the head of a page by a table of keys. */
#include "lib/rules/front_matter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/utf8.h"

#define FENCE "---"

enum kind { WORDS, DAY, YES_NO };

/* The order of the rows is that of the bits in `seen`. */
static const struct key {
    const char *name, *english;
    enum kind kind;
    size_t offset;
    size_t longest; /* characters, of WORDS */
} KEYS[] = {
    { "judul", "title", WORDS, offsetof(struct front_matter, title), FRONT_MATTER_TITLE_MOST },
    { "ringkasan", "summary", WORDS, offsetof(struct front_matter, summary), FRONT_MATTER_SUMMARY_MOST },
    { "tempat", "place", WORDS, offsetof(struct front_matter, place), FRONT_MATTER_WORD_MOST },
    { "layanan", "service", WORDS, offsetof(struct front_matter, service), FRONT_MATTER_WORD_MOST },
    { "tanggal", "date", DAY, offsetof(struct front_matter, date), 0 },
    { "sampai", "until", DAY, offsetof(struct front_matter, until), 0 },
    { "draf", "draft", YES_NO, offsetof(struct front_matter, is_draft), 0 },
};
#define KEY_COUNT (sizeof KEYS / sizeof *KEYS)
#define KNOWN "judul, ringkasan, tanggal, sampai, tempat, layanan, draf"

struct reading {
    struct content_faults *faults;
    const char *file;
    int line;
    unsigned seen;
    struct front_matter *ret;
};

/* LENGTH bytes without white space and one pair of quotes around them. */
static const char *trimmed(struct arena *arena, const char *text, size_t length) {
    while (length > 0 && (*text == ' ' || *text == '\t')) text++, length--;
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t' || text[length - 1] == '\r')) length--;
    bool is_quoted = length >= 2 && (*text == '"' || *text == '\'') && text[length - 1] == *text;
    return is_quoted ? arena_copy(arena, text + 1, length - 2) : arena_copy(arena, text, length);
}

static bool read_day(const char *value, day_number *ret) {
    struct civil civil;
    char rest;
    if (day_parse(value, ret)) return true;
    if (strlen(value) > 10 || sscanf(value, "%2d/%2d/%4d%c", &civil.day, &civil.month, &civil.year, &rest) != 3) return false;
    if (!civil_exists(civil)) return false;
    *ret = day_from_civil(civil);
    return true;
}

static bool read_yes_no(const char *value, bool *ret) {
    static const char *const YES[] = { "ya", "true", "yes" }, *const NO[] = { "tidak", "false", "no" };
    for (size_t i = 0; i < sizeof YES / sizeof *YES; i++) {
        bool is_yes = strcmp(value, YES[i]) == 0;
        if (!is_yes && strcmp(value, NO[i]) != 0) continue;
        *ret = is_yes;
        return true;
    }
    return false;
}

static void take_words(struct reading *reading, const struct key *key, const char *value) {
    const char **place = (const char **)(void *)((char *)reading->ret + key->offset);
    if (text_length(value) > key->longest) {
        content_fault(reading->faults, reading->file, reading->line, "%s paling panjang %zu huruf", key->name, key->longest);
    } else {
        *place = value;
    }
}

static void take_day(struct reading *reading, const struct key *key, const char *value) {
    day_number *place = (day_number *)(void *)((char *)reading->ret + key->offset);
    bool is_known = read_day(value, place);
    bool is_date = key->offset == offsetof(struct front_matter, date);
    *(is_date ? &reading->ret->has_date : &reading->ret->has_until) = is_known;
    reading->ret->is_date_wrong |= is_date && !is_known;
    if (!is_known) content_fault(reading->faults, reading->file, reading->line, "%s harus seperti 2026-12-20 atau 20/12/2026", key->name);
}

static void take_value(struct reading *reading, const struct key *key, const char *value) {
    if (key->kind == WORDS) take_words(reading, key, value);
    else if (key->kind == DAY) take_day(reading, key, value);
    else if (!read_yes_no(value, &reading->ret->is_draft)) {
        reading->ret->is_draft = true; /* what was perhaps meant to stay here stays here */
        content_fault(reading->faults, reading->file, reading->line, "%s harus ya atau tidak", key->name);
    }
}

static size_t key_at(const char *line, size_t length) {
    for (size_t i = 0; i < KEY_COUNT; i++) {
        const char *const names[] = { KEYS[i].name, KEYS[i].english };
        for (size_t j = 0; j < 2; j++) {
            if (strlen(names[j]) == length && strncmp(line, names[j], length) == 0) return i;
        }
    }
    return KEY_COUNT;
}

static void take_line(struct reading *reading, const char *line, size_t length) {
    struct content_faults *faults = reading->faults;
    const char *colon = memchr(line, ':', length);
    if (*trimmed(faults->arena, line, length) == '\0' || *line == '#') return;
    if (!colon) {
        content_fault(faults, reading->file, reading->line, "baris ini bukan \"kunci: nilai\"");
        return;
    }
    size_t at = key_at(line, (size_t)(colon - line));
    if (at == KEY_COUNT) {
        content_fault(faults, reading->file, reading->line, "kunci tidak dikenal; yang dikenal: " KNOWN);
    } else if (reading->seen & (1u << at)) {
        content_fault(faults, reading->file, reading->line, "%s tertulis dua kali", KEYS[at].name);
    } else {
        reading->seen |= 1u << at;
        take_value(reading, &KEYS[at], trimmed(faults->arena, colon + 1, length - (size_t)(colon + 1 - line)));
    }
}

static bool is_fence(const char *line, size_t length) {
    while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\r')) length--;
    return length == strlen(FENCE) && strncmp(line, FENCE, length) == 0;
}

/* Where the body begins; NULL when the head does not end. */
static const char *read_head(struct reading *reading, const char *text) {
    for (const char *line = text; *line && reading->line <= FRONT_MATTER_LINES_MOST;) {
        size_t length = strcspn(line, "\n");
        const char *next = line + length + (line[length] == '\n');
        reading->line++;
        if (is_fence(line, length)) {
            if (reading->line > 1) return next;
        } else if (reading->line == 1) {
            return NULL;
        } else {
            take_line(reading, line, length);
        }
        line = next;
    }
    return NULL;
}

void front_matter_read(struct content_faults *faults, const char *file, const char *text, struct front_matter *ret) {
    *ret = (struct front_matter){ .title = "", .summary = "", .place = "", .service = "", .body = "", .body_line = 1 };
    struct reading reading = { .faults = faults, .file = file, .ret = ret };
    const char *body = read_head(&reading, text);
    if (body) {
        ret->body = body;
        ret->body_line = reading.line + 1;
        if (*ret->title == '\0') content_fault(faults, file, 1, "judul belum ada; tulis \"judul: …\" di antara kedua garis ---");
    } else if (reading.line <= 1) {
        content_fault(faults, file, 1, "halaman harus diawali baris --- lalu \"judul: …\" lalu baris ---");
    } else {
        content_fault(faults, file, 1, "garis --- kedua tidak ditemukan dalam %d baris pertama", FRONT_MATTER_LINES_MOST);
    }
}
