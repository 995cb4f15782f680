/* Scope: reading and summing a file of survey answers. */
#include "admin/answers_file.h"

#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "lib/base/csv.h"
#include "lib/store/instrument_file.h"

/* A file while it is read. */
struct reading {
    struct arena *arena;
    const char *file;
    const struct csv *csv;
    const struct answers_wanted *wanted;
    unsigned count;            /* of item columns */
    size_t at[SKM_MOST_ITEMS]; /* where each stands */
};

/* ---- which columns are items ---- */

/* u1, u2, … as far as they go. */
static void find_numbered(struct reading *reading) {
    while (reading->count < SKM_MOST_ITEMS) {
        char name[8];
        (void)snprintf(name, sizeof name, "u%u", reading->count + 1);
        size_t at = csv_column(reading->csv, name);
        if (at == CSV_NO_COLUMN) break;
        reading->at[reading->count++] = at;
    }
}

/* Headings that look like items, so that a gap (u1, u3) is refused instead of dropping a column silently. */
static size_t count_item_names(const struct csv *csv) {
    size_t count = 0;
    for (size_t i = 0; i < csv->columns; i++) {
        const char *name = csv->header.cells[i] + strspn(csv->header.cells[i], " ");
        bool is_item = (name[0] == 'u' || name[0] == 'U') && name[1] >= '0' && name[1] <= '9';
        count += is_item;
    }
    return count;
}

static int wrong_header(const struct reading *reading, const char *reason, const char *what) {
    command_error("%s: baris %zu: %s%s", reading->file, reading->csv->header.line, reason, what);
    return EXIT_WRONG;
}

static int find_coded(struct reading *reading) {
    const struct answers_wanted *wanted = reading->wanted;
    for (reading->count = 0; reading->count < wanted->rules->item_count; reading->count++) {
        const char *code = wanted->codes[reading->count];
        size_t at = csv_column(reading->csv, code);
        if (at == CSV_NO_COLUMN) return wrong_header(reading, "tidak ada kolom u1, u2, … dan tidak ada kolom ", code);
        reading->at[reading->count] = at;
    }
    return EXIT_DONE;
}

/* The nine codes of the statutory questionnaire, as published answers have them; false leaves the reading as it was. */
static bool find_official(struct reading *reading) {
    struct instrument skm;
    if (instrument_read_shipped(reading->arena, &INSTRUMENTS_SHIPPED[0], &skm) != DONE) return false;
    for (size_t i = 0; i < skm.item_count; i++) {
        reading->at[i] = csv_column(reading->csv, skm.items[i].code);
        if (reading->at[i] == CSV_NO_COLUMN) return false;
    }
    reading->count = (unsigned)skm.item_count;
    return true;
}

static int find_columns(struct reading *reading) {
    const struct answers_wanted *wanted = reading->wanted;
    find_numbered(reading);
    if (reading->count == 0 && wanted->codes) return find_coded(reading);
    if (reading->count == 0 && find_official(reading)) return EXIT_DONE;
    if (reading->count == 0 || reading->count != count_item_names(reading->csv)) {
        char most[16];
        (void)snprintf(most, sizeof most, "u%u", SKM_MOST_ITEMS);
        return wrong_header(reading, "kolom jawaban harus bernama u1, u2, … tanpa celah, paling banyak ", most);
    }
    if (wanted->rules && reading->count != wanted->rules->item_count) {
        command_error("%s: baris %zu: kuesioner memiliki %u pertanyaan, berkas memiliki %u", reading->file, reading->csv->header.line,
                      wanted->rules->item_count, reading->count);
        return EXIT_WRONG;
    }
    return EXIT_DONE;
}

/* ---- the rows ---- */

/* One cell: a digit 1 to SCALE, or nothing for not answered. */
static bool read_answer(const char *cell, unsigned scale, uint8_t *ret) {
    *ret = 0;
    if (*cell == '\0') return true;
    if (cell[0] < '1' || cell[0] > '0' + (char)scale || cell[1] != '\0') return false;
    *ret = (uint8_t)(cell[0] - '0');
    return true;
}

static int read_answers(const struct reading *reading, struct answers_file *file) {
    const struct csv *csv = reading->csv;
    uint8_t *answers = arena_array(reading->arena, csv->row_count + 1, reading->count);
    uint8_t *next = answers;
    for (size_t row = 0; row < csv->row_count; row++) {
        for (unsigned i = 0; i < reading->count; i++) {
            size_t column = reading->at[i];
            if (read_answer(csv->rows[row].cells[column], file->rules.scale, next++)) continue;
            command_error("%s: baris %zu, kolom %zu (%s): jawaban harus 1 sampai %u atau kosong", reading->file, csv->rows[row].line,
                          column + 1, csv->header.cells[column], file->rules.scale);
            return EXIT_WRONG;
        }
    }
    file->row_count = csv->row_count;
    file->answers = answers;
    return EXIT_DONE;
}

static int read_groups(const struct reading *reading, struct answers_file *file) {
    if (!reading->wanted->group_column) return EXIT_DONE;
    size_t column = csv_column(reading->csv, reading->wanted->group_column);
    if (column == CSV_NO_COLUMN) return wrong_header(reading, "tidak ada kolom ", reading->wanted->group_column);
    const char **groups = arena_array(reading->arena, reading->csv->row_count + 1, sizeof *groups);
    for (size_t row = 0; row < reading->csv->row_count; row++) groups[row] = reading->csv->rows[row].cells[column];
    file->groups = groups;
    return EXIT_DONE;
}

int answers_read_as(struct arena *arena, const char *file, const struct answers_wanted *wanted, struct answers_file *ret) {
    char *bytes;
    size_t length;
    int status = command_read_file(arena, file, CSV_LARGEST_FILE, &bytes, &length);
    if (status != EXIT_DONE) return status;
    struct reading reading = { .arena = arena, .file = file, .wanted = wanted };
    struct csv_fault fault;
    if (csv_read(arena, bytes, length, &reading.csv, &fault) != DONE) {
        command_error("%s: baris %zu, kolom %zu: %s", file, fault.line, fault.column, fault.reason);
        return EXIT_WRONG;
    }
    status = find_columns(&reading);
    if (status != EXIT_DONE) return status;
    struct answers_file read = { .rules = wanted->rules ? *wanted->rules : instrument_rules_plain(reading.count, 4) };
    status = read_answers(&reading, &read);
    if (status == EXIT_DONE) status = read_groups(&reading, &read);
    if (status == EXIT_DONE) *ret = read;
    return status;
}

int answers_read(struct arena *arena, const char *file, struct answers_file *ret) {
    return answers_read_as(arena, file, &(struct answers_wanted){ 0 }, ret);
}

/* ---- sums ---- */

/* Rows that answer something of the index: only these divide into halves. */
static int64_t count_answered_rows(const struct answers_file *file) {
    int64_t counted = 0;
    for (size_t row = 0; row < file->row_count; row++) {
        const uint8_t *answers = file->answers + row * file->rules.item_count;
        bool is_counted = false;
        for (unsigned i = 0; i < file->rules.item_count; i++) {
            is_counted = is_counted || (answers[i] && file->rules.unsur[i] != INSTRUMENT_OUTSIDE);
        }
        counted += is_counted;
    }
    return counted;
}

int answers_compute(const struct answers_file *file, struct skm *ret) {
    enum result result = skm_begin(ret, &file->rules, count_answered_rows(file));
    for (size_t row = 0; result == DONE && row < file->row_count; row++) {
        result = skm_add_row(ret, file->answers + row * file->rules.item_count);
    }
    return command_status(result);
}

/* The group called NAME, begun when it is new; NULL when there are too many. */
static struct answers_group *group_of(struct answers_groups *groups, const struct instrument_rules *rules, const char *name) {
    for (size_t i = 0; i < groups->count; i++) {
        if (strcmp(groups->rows[i].name, name) == 0) return &groups->rows[i];
    }
    if (groups->count == ANSWERS_MOST_GROUPS) return NULL;
    struct answers_group *group = &groups->rows[groups->count++];
    group->name = name;
    return skm_begin(&group->skm, rules, 0) == DONE ? group : NULL;
}

int answers_group(struct arena *arena, const struct answers_file *file, struct answers_groups *ret) {
    struct answers_groups groups = { arena_array(arena, ANSWERS_MOST_GROUPS, sizeof *groups.rows), 0 };
    for (size_t row = 0; row < file->row_count; row++) {
        struct answers_group *group = group_of(&groups, &file->rules, file->groups[row]);
        if (!group) {
            command_error("--by: kolom itu memuat lebih dari %u kelompok", ANSWERS_MOST_GROUPS);
            return EXIT_WRONG;
        }
        enum result result = skm_add_row(&group->skm, file->answers + row * file->rules.item_count);
        if (result != DONE) return command_status(result);
    }
    *ret = groups;
    return EXIT_DONE;
}
