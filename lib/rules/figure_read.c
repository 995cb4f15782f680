/* Scope: the rows of a file of figures: how its decimals are written, each row by its kind, then what can be said of whole sets. */
#include <stdlib.h>
#include <string.h>

#include "lib/rules/figure_parts.h"
#include "lib/rules/period.h"

ENUM_DEFINE(figure_notation, FIGURE_NOTATION_LIST, FIGURE_NOTATION_COUNT)

#define BIT(field) (1u << (field))

static const struct {
    bool (*row)(struct figure_reader *reader);
    void (*check)(struct figure_reader *reader, struct figure_set *set); /* NULL: rows are checked one by one */
    unsigned numbers;                                                    /* fields that hold numbers */
    bool is_yearly;                                                      /* its periods are years */
} KINDS[FIGURE_KIND_COUNT] = {
    [FIGURES_INVESTMENT] = { investment_row_read, investment_set_check,
                             BIT(INVESTMENT_RUPIAH) | BIT(INVESTMENT_DOLLARS) | BIT(INVESTMENT_PROJECTS) | BIT(INVESTMENT_DOMESTIC) |
                                 BIT(INVESTMENT_FOREIGN) | BIT(INVESTMENT_SHARE), false },
    [FIGURES_PERMITS] = { permit_row_read, permit_set_check, BIT(PERMIT_ISSUED) | BIT(PERMIT_ON_TIME), false },
    [FIGURES_INDICATORS] = { indicator_row_read, NULL,
                             BIT(INDICATOR_TARGET) | BIT(INDICATOR_REALISATION) | BIT(INDICATOR_ACHIEVEMENT) | BIT(INDICATOR_FINAL_TARGET), true },
    [FIGURES_BUDGET] = { budget_row_read, budget_set_check, BIT(BUDGET_AMOUNT) | BIT(BUDGET_REALISED) | BIT(BUDGET_PERCENT), true },
    [FIGURES_TARGETS] = { target_row_read, target_set_check, BIT(TARGET_VALUE), true },
};

/* ---- rows ---- */

static bool is_blank(const struct csv_row *row, size_t columns) {
    for (size_t i = 0; i < columns; i++) {
        if (row->cells[i][strspn(row->cells[i], " \t")]) return false;
    }
    return true;
}

/* Moves to the next row below the header that is not blank. */
static bool next_row(struct figure_reader *reader, size_t *at) {
    const struct worksheet *sheet = reader->sheet;
    for (; *at < sheet->row_count; ++*at) {
        if (is_blank(&sheet->rows[*at], sheet->columns)) continue;
        reader->row = &sheet->rows[(*at)++];
        return true;
    }
    reader->row = NULL;
    return false;
}

static size_t first_row(const struct figure_reader *reader) {
    return reader->reading->header.first + reader->reading->header.count;
}

/* ---- decimals ---- */

/* What the numbers of the current row show. */
static void weigh_row(const struct figure_reader *reader, size_t shown[static FIGURE_NOTATION_COUNT]) {
    for (size_t field = 0; field < FIGURE_FIELDS_MOST; field++) {
        struct figure_number number;
        const char *cell = reader_cell(reader, field);
        bool is_number = (KINDS[reader->reading->kind].numbers & BIT(field)) && !figure_cell_is_empty(cell);
        if (is_number && figure_cell_number(cell, &number) == NULL) shown[figure_number_proves(&number)]++;
    }
}

/* What all other cells prove counts for those that can mean two things; nothing, when they prove both. */
static enum figure_notation find_notation(struct figure_reader *reader) {
    size_t shown[FIGURE_NOTATION_COUNT] = { 0 };
    if (reader->reading->notation != NOTATION_UNKNOWN) return reader->reading->notation;
    for (size_t at = first_row(reader); next_row(reader, &at);) weigh_row(reader, shown);
    bool is_comma = shown[NOTATION_COMMA] > 0, is_point = shown[NOTATION_POINT] > 0;
    if (is_comma == is_point) return NOTATION_UNKNOWN;
    return is_comma ? NOTATION_COMMA : NOTATION_POINT;
}

/* ---- sets ---- */

static int order(const void *left, const void *right) {
    const struct figure_set *a = left, *b = right;
    int by_office = strcmp(a->office, b->office);
    return by_office ? by_office : strcmp(a->period, b->period);
}

static bool is_year(const char *text) {
    return strlen(text) == 4 && strspn(text, "0123456789") == 4;
}

/* A period the file may be about: years for what is told by year, a plan's years for targets. */
static bool judge_period(struct figure_reader *reader) {
    const struct figure_reading *reading = reader->reading;
    struct period period;
    if (*reading->period == '\0') return true;
    bool is_plan = strlen(reading->period) == 9 && reading->period[4] == '-';
    bool is_right = period_parse(reading->period, &period) && is_plan <= (reading->kind == FIGURES_TARGETS);
    if (KINDS[reading->kind].is_yearly && !is_plan) is_right = is_right && is_year(reading->period);
    if (is_right) return true;
    return reader_fault(reader, FIGURE_FIELDS_MOST, arena_format(reader->arena, "periode %s bukan periode data ini", reading->period));
}

static void read_rows(struct figure_reader *reader) {
    struct figure_file *file = reader->file;
    for (size_t at = first_row(reader); next_row(reader, &at);) {
        if (file->rows++ == FIGURE_MOST_ROWS) {
            (void)reader_fault(reader, FIGURE_FIELDS_MOST, arena_format(reader->arena, "paling banyak %u baris", FIGURE_MOST_ROWS));
            return;
        }
        (void)KINDS[reader->reading->kind].row(reader);
    }
}

static void check_sets(struct figure_reader *reader) {
    struct figure_file *file = reader->file;
    for (size_t i = 0; i < file->set_count; i++) {
        if (KINDS[reader->reading->kind].check) KINDS[reader->reading->kind].check(reader, &file->sets[i]);
        reader_title_check(reader, &file->sets[i]);
    }
    if (file->set_count > 1) qsort(file->sets, file->set_count, sizeof *file->sets, order);
}

void figure_file_read(struct arena *arena, const struct figure_reading *reading, const struct worksheet *sheet, struct figure_file *ret) {
    *ret = (struct figure_file){ 0 };
    struct figure_reader reader = { .arena = arena, .reading = reading, .sheet = sheet, .file = ret };
    const struct figure_field *lacking = figure_mapping_lacks(reading->kind, &reading->mapping);
    if (lacking) (void)reader_fault(&reader, FIGURE_FIELDS_MOST, arena_format(arena, "tidak ada kolom %s; dalam berkas siap impor judulnya %s", lacking->label, lacking->code));
    if (lacking || !judge_period(&reader)) return;
    ret->notation = find_notation(&reader);
    read_rows(&reader);
    reader.row = NULL;
    if (ret->fault_count == 0 && ret->set_count == 0) (void)reader_fault(&reader, FIGURE_FIELDS_MOST, "tidak ada baris angka yang diminta");
    if (ret->fault_count == 0) check_sets(&reader);
}

size_t figure_file_differences(const struct figure_file *file) {
    size_t count = 0;
    for (size_t i = 0; i < file->set_count; i++) count += file->sets[i].differences.count;
    return count;
}

bool figure_sheet_csv(struct arena *arena, const char *bytes, size_t length, struct worksheet *ret, struct csv_fault *ret_fault) {
    const struct csv *csv;
    if (csv_read_rows(arena, bytes, length, &csv, ret_fault) != DONE) return false;
    *ret = (struct worksheet){ "CSV", csv->columns, csv->rows, csv->row_count };
    return true;
}
