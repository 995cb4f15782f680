/* Scope: the rows of a matrix of survey answers. */
#include "lib/rules/survey_matrix.h"

#include <string.h>

struct reading {
    struct arena *arena;
    const struct survey_matrix_words *words;
    const struct survey_mapping *mapping;
    const struct csv_row *row; /* being read */
    struct survey_matrix *to;
};

static const char *cell_of(const struct reading *reading, size_t column) {
    return column == SURVEY_MAPPING_NONE ? "" : reading->row->cells[column];
}

static void note(struct reading *reading, size_t column, const char *reason) {
    struct survey_matrix *to = reading->to;
    if (to->fault_count < SURVEY_MATRIX_FAULTS) {
        to->faults[to->fault_count] = (struct survey_matrix_fault){ reading->row->line, column + 1, cell_of(reading, column), reason };
    }
    to->fault_count++;
}

/* ---- one row ---- */

static bool read_answers(struct reading *reading, struct survey_matrix_row *row) {
    size_t count = reading->words->item_count;
    char *answers = arena_alloc(reading->arena, count + 1);
    bool is_answered = false;
    for (size_t i = 0; i < count; i++) {
        size_t column = reading->mapping->item[i];
        const struct survey_cell_choices *choices = &reading->words->choices[i];
        if (!survey_cell_answer(*choices, cell_of(reading, column), &answers[i])) {
            note(reading, column, arena_format(reading->arena, "Jawaban harus 1 sampai %d, kata jawabannya, atau kosong", choices->count));
        }
        is_answered = is_answered || answers[i] != '0';
    }
    row->answers = answers;
    return is_answered;
}

static void read_profile(struct reading *reading, struct survey_matrix_row *row) {
    for (int i = 0; i < SURVEY_PROFILE_COUNT; i++) {
        enum survey_profile_question question = (enum survey_profile_question)i;
        size_t column = reading->mapping->extra[i];
        if (survey_cell_profile(question, cell_of(reading, column), &row->profile[i])) continue;
        note(reading, column, arena_format(reading->arena, "%s tidak dikenal", survey_profile_label(question)));
    }
}

static const char *read_name(struct reading *reading, enum survey_extra extra, struct survey_matrix_names names, const char *reason) {
    size_t column = reading->mapping->extra[extra];
    const char *cell = cell_of(reading, column);
    if (survey_cell_is_empty(cell)) return NULL;
    for (size_t i = 0; i < names.count; i++) {
        if (survey_same_letters(cell, names.rows[i].code) || survey_same_letters(cell, names.rows[i].name)) return names.rows[i].code;
    }
    note(reading, column, reason);
    return NULL;
}

static day_number read_day(struct reading *reading) {
    size_t column = reading->mapping->extra[EXTRA_DAY];
    const char *cell = cell_of(reading, column);
    day_number day;
    if (survey_cell_is_empty(cell)) return reading->words->day;
    if (!survey_cell_day(cell, &day)) note(reading, column, "Bukan tanggal seperti 31/01/2026");
    else if (day < reading->words->first || day > reading->words->last) note(reading, column, "Tanggal di luar periode survei, atau belum tiba");
    else return day;
    return reading->words->day;
}

static const char *read_suggestion(struct reading *reading) {
    size_t column = reading->mapping->extra[EXTRA_SUGGESTION];
    const char *cell = cell_of(reading, column);
    if (survey_cell_is_empty(cell)) return "";
    if (strlen(cell) > SURVEY_MATRIX_SUGGESTION) note(reading, column, "Saran terlalu panjang");
    return cell;
}

static bool is_blank(const struct csv_row *row, size_t columns) {
    for (size_t i = 0; i < columns; i++) {
        if (row->cells[i][strspn(row->cells[i], " \t")]) return false;
    }
    return true;
}

static void read_row(struct reading *reading) {
    struct survey_matrix *to = reading->to;
    struct survey_matrix_row *row = &to->rows[to->row_count];
    row->line = reading->row->line;
    bool is_answered = read_answers(reading, row);
    read_profile(reading, row);
    row->service = read_name(reading, EXTRA_SERVICE, reading->words->services, "Layanan ini tidak ada dalam daftar layanan");
    row->counter = read_name(reading, EXTRA_COUNTER, reading->words->counters, "Loket ini tidak ada dalam daftar loket");
    row->day = read_day(reading);
    row->suggestion = read_suggestion(reading);
    if (is_answered) to->row_count++;
    else to->unanswered++;
}

void survey_matrix_read(struct arena *arena, const struct survey_matrix_words *words, const struct survey_mapping *mapping,
                        const struct csv *table, struct survey_matrix *ret) {
    *ret = (struct survey_matrix){ .rows = arena_array(arena, table->row_count + 1, sizeof *ret->rows) };
    struct reading reading = { .arena = arena, .words = words, .mapping = mapping, .to = ret };
    for (size_t i = 0; i < table->row_count; i++) {
        reading.row = &table->rows[i];
        if (!is_blank(reading.row, table->columns)) read_row(&reading);
    }
}
