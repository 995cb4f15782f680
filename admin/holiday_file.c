/* Scope: a list of holidays as a CSV file. */
#include "admin/holiday_file.h"

#include <stdlib.h>
#include <string.h>

#include "admin/command.h"
#include "lib/base/csv.h"
#include "lib/base/utf8.h"
#include "lib/rules/holiday_kinds.h"

#define LONGEST_TEXT 200 /* characters; as the table of holidays has it */
#define FAULTS_SHOWN 20  /* lines; a wrong file need not scroll the first fault away */

enum { DAY, NAME, KIND, DECREE, COLUMNS };

struct reading {
    struct arena *arena;
    const char *file;
    const struct csv *csv;
    size_t places[COLUMNS]; /* CSV_NO_COLUMN: the file has none */
    struct holiday_rows days;
    size_t *lines;          /* of each day */
    size_t faults;
};

static void fault(struct reading *reading, size_t line, const char *reason, const char *text) {
    if (reading->faults++ < FAULTS_SHOWN) command_error("%s, baris %zu: %s: \"%s\"", reading->file, line, reason, text);
}

static const char *cell(const struct reading *reading, const struct csv_row *row, int column) {
    size_t place = reading->places[column];
    return place == CSV_NO_COLUMN ? "" : row->cells[place];
}

static const char *fault_of(const char *name, const char *kind, const char *decree) {
    enum holiday_kind read;
    if (*name == '\0') return "nama hari belum diisi";
    if (text_length(name) > LONGEST_TEXT) return "nama hari lebih dari 200 huruf";
    if (strpbrk(name, "\t\r\n") || strpbrk(decree, "\t\r\n")) return "nama dan keputusan harus satu baris";
    if (*kind && !holiday_kind_read(kind, &read)) return "jenis harus libur nasional, cuti bersama, atau libur daerah";
    return text_length(decree) > LONGEST_TEXT ? "keputusan lebih dari 200 huruf" : NULL;
}

static void read_row(struct reading *reading, const struct csv_row *row) {
    const char *day = cell(reading, row, DAY), *name = cell(reading, row, NAME), *kind = cell(reading, row, KIND),
               *decree = cell(reading, row, DECREE);
    struct holiday_row holiday = { .name = name, .kind = "", .decree = decree };
    if (!day_parse(day, &holiday.day)) {
        fault(reading, row->line, "tanggal harus seperti 2026-03-21 dan benar-benar ada", day);
        return;
    }
    const char *reason = fault_of(name, kind, decree);
    if (reason) {
        fault(reading, row->line, reason, *kind ? kind : day);
        return;
    }
    enum holiday_kind read;
    if (*kind && holiday_kind_read(kind, &read)) holiday.kind = holiday_kind_text(read);
    for (size_t i = 0; i < reading->days.count; i++) {
        if (reading->days.rows[i].day != holiday.day) continue;
        fault(reading, row->line, arena_format(reading->arena, "hari ini sudah ada di baris %zu", reading->lines[i]), day);
        return;
    }
    reading->lines[reading->days.count] = row->line;
    reading->days.rows[reading->days.count++] = holiday;
}

static size_t column_of(const struct csv *csv, const char *name, const char *other) {
    size_t place = csv_column(csv, name);
    return place == CSV_NO_COLUMN ? csv_column(csv, other) : place;
}

/* A first line that begins with a day is no heading. */
static bool has_heading(const struct csv *csv) {
    day_number day;
    return !day_parse(csv->header.cells[0], &day);
}

static bool find_columns(struct reading *reading) {
    const struct csv *csv = reading->csv;
    if (!has_heading(csv)) {
        for (size_t i = 0; i < COLUMNS; i++) reading->places[i] = i < csv->columns ? i : CSV_NO_COLUMN;
    } else {
        reading->places[DAY] = column_of(csv, "day", "tanggal");
        reading->places[NAME] = column_of(csv, "name", "nama");
        reading->places[KIND] = column_of(csv, "kind", "jenis");
        reading->places[DECREE] = column_of(csv, "decree", "keputusan");
    }
    return reading->places[DAY] != CSV_NO_COLUMN && reading->places[NAME] != CSV_NO_COLUMN;
}

static int compare_days(const void *left, const void *right) {
    const struct holiday_row *a = left, *b = right;
    return (a->day > b->day) - (a->day < b->day);
}

static int read_rows(struct reading *reading) {
    const struct csv *csv = reading->csv;
    reading->days.rows = arena_array(reading->arena, csv->row_count + 1, sizeof *reading->days.rows);
    reading->lines = arena_array(reading->arena, csv->row_count + 1, sizeof *reading->lines);
    if (!has_heading(csv)) read_row(reading, &csv->header);
    for (size_t i = 0; i < csv->row_count; i++) read_row(reading, &csv->rows[i]);
    if (reading->faults > FAULTS_SHOWN) command_error("%s: dan %zu baris lain yang salah", reading->file, reading->faults - FAULTS_SHOWN);
    if (reading->faults > 0) return EXIT_WRONG;
    if (reading->days.count == 0) {
        command_error("%s: tidak ada satu hari pun", reading->file);
        return EXIT_WRONG;
    }
    qsort(reading->days.rows, reading->days.count, sizeof *reading->days.rows, compare_days);
    return EXIT_DONE;
}

int holiday_file_read(struct arena *arena, const char *file, struct holiday_file *ret) {
    struct reading reading = { .arena = arena, .file = file };
    char *bytes;
    size_t length;
    int status = command_read_file(arena, file, HOLIDAY_FILE_LARGEST, &bytes, &length);
    if (status != EXIT_DONE) return status;
    struct csv_fault bad;
    if (csv_read(arena, bytes, length, &reading.csv, &bad) != DONE) {
        command_error("%s, baris %zu, kolom %zu: %s", file, bad.line, bad.column, bad.reason);
        return EXIT_WRONG;
    }
    if (!find_columns(&reading)) {
        command_error("%s: perlu kolom tanggal (day) dan nama (name)", file);
        return EXIT_WRONG;
    }
    status = read_rows(&reading);
    if (status != EXIT_DONE) return status;
    struct holiday *holidays = arena_array(arena, reading.days.count, sizeof *holidays);
    for (size_t i = 0; i < reading.days.count; i++) {
        holidays[i] = (struct holiday){ reading.days.rows[i].day, reading.days.rows[i].name };
    }
    *ret = (struct holiday_file){ .days = reading.days, .holidays = holidays };
    return EXIT_DONE;
}
