/* Scope: files of performance indicators: a row an indicator and year; printed achievements are computed again, and an indicator that stands
 * twice is compared with itself. */
#include <string.h>

#include "lib/rules/achievement.h"
#include "lib/rules/figure_parts.h"
#include "lib/rules/survey_mapping.h"

#define NAME_LONGEST 300u /* characters, as schema.sql has it */
#define UNIT_LONGEST 40u
#define NOTE_LONGEST 500u

/* A number, or a word such as a grade ("B", "WTP"): without digits. */
static bool read_figure(struct figure_reader *reader, size_t field, const char **ret) {
    const char *cell = figure_cell_text(reader->arena, reader_cell(reader, field));
    bool is_word = !figure_cell_is_empty(cell) && !strpbrk(cell, "0123456789=#@+");
    struct decimal decimal;
    if (is_word) return reader_text(reader, (struct reader_text){ field, UNIT_LONGEST, false }, ret);
    if (!reader_decimal(reader, field, ret)) return false;
    return **ret == '\0' || decimal_parse(*ret, &decimal) || reader_fault(reader, field, "angka terlalu besar atau desimalnya lebih dari 6");
}

static bool read_direction(struct figure_reader *reader, const char **ret) {
    static const char *const HIGHER[] = { "higher", "maximize", "makintinggimakinbaik", "semakintinggisemakinbaik", "tinggi", "naik", "positif", NULL };
    static const char *const LOWER[] = { "lower", "minimize", "makinrendahmakinbaik", "semakinrendahsemakinbaik", "rendah", "turun", "negatif", NULL };
    const char *cell = reader_cell(reader, INDICATOR_DIRECTION);
    bool is_higher = figure_cell_is(cell, HIGHER), is_lower = figure_cell_is(cell, LOWER);
    *ret = direction_text(is_lower ? DIRECTION_LOWER : DIRECTION_HIGHER);
    return is_higher || is_lower || reader_fault(reader, INDICATOR_DIRECTION, "harus \"makin tinggi makin baik\" (higher) atau \"makin rendah makin baik\" (lower)");
}

static bool read_final_year(struct figure_reader *reader, int64_t *ret) {
    const char *cell = reader_cell(reader, INDICATOR_FINAL_YEAR);
    int year = figure_cell_year(cell);
    *ret = year ? year : FIGURE_ABSENT;
    return year || figure_cell_is_empty(cell) || reader_fault(reader, INDICATOR_FINAL_YEAR, "harus tahun, seperti 2026");
}

static bool read_row(struct figure_reader *reader, struct figure_indicator *row) {
    bool is_right = reader_text(reader, (struct reader_text){ INDICATOR_GOAL, NAME_LONGEST, false }, &row->goal);
    is_right &= reader_text(reader, (struct reader_text){ INDICATOR_NAME, NAME_LONGEST, true }, &row->indicator);
    is_right &= reader_text(reader, (struct reader_text){ INDICATOR_UNIT, UNIT_LONGEST, false }, &row->unit);
    is_right &= read_direction(reader, &row->direction);
    is_right &= read_figure(reader, INDICATOR_TARGET, &row->target);
    is_right &= read_figure(reader, INDICATOR_REALISATION, &row->realisation);
    is_right &= read_figure(reader, INDICATOR_ACHIEVEMENT, &row->published_achievement);
    is_right &= read_figure(reader, INDICATOR_FINAL_TARGET, &row->final_target);
    is_right &= read_final_year(reader, &row->final_year);
    is_right &= reader_text(reader, (struct reader_text){ INDICATOR_NOTE, NOTE_LONGEST, false }, &row->note);
    return is_right;
}

/* ---- checks ---- */

static const char *words_of(struct figure_reader *reader, const char *figure, const char *unit) {
    struct decimal decimal;
    if (!decimal_parse(figure, &decimal)) return figure;
    return arena_format(reader->arena, "%s%s", decimal_words(reader->arena, decimal), unit);
}

static void check_achievement(struct figure_reader *reader, struct figure_set *set, const struct figure_indicator *row) {
    struct decimal target, realisation, printed, computed;
    struct fraction fraction;
    enum direction direction;
    bool is_known = direction_parse(row->direction, &direction) && decimal_parse(row->target, &target) && decimal_parse(row->realisation, &realisation) &&
                    decimal_parse(row->published_achievement, &printed) && achievement_of(direction, target, realisation, &fraction);
    if (!is_known || fraction_is_printed(fraction, printed)) return;
    const char *words = fraction_rounded(fraction, printed.places, &computed) ? arena_format(reader->arena, "%s%%", decimal_words(reader->arena, computed)) : "";
    reader_difference(reader, set, &(struct figure_difference){ CHECK_ACHIEVEMENT, reader_place(reader, row->indicator, "capaian"),
                                                                 words_of(reader, row->published_achievement, "%"), words, row->line,
                                                                 reader_column(reader, INDICATOR_ACHIEVEMENT) });
}

static const struct figure_indicator *find_first(const struct figure_set *set, const struct figure_indicator *row) {
    for (size_t i = 0; i < set->indicators.count; i++) {
        const struct figure_indicator *other = &set->indicators.rows[i];
        if (strcmp(other->indicator, row->indicator) == 0 && strcmp(other->goal, row->goal) == 0) return other;
    }
    return NULL;
}

/* The figures of the second row that differ; an empty cell says nothing. Returns how many. */
static size_t compare(struct figure_reader *reader, struct figure_set *set, const struct figure_indicator *first, const struct figure_indicator *second) {
    const struct { size_t field; const char *label, *unit, *kept, *other; } FIGURES[] = {
        { INDICATOR_TARGET, "target", "", first->target, second->target },
        { INDICATOR_REALISATION, "realisasi", "", first->realisation, second->realisation },
        { INDICATOR_ACHIEVEMENT, "capaian", "%", first->published_achievement, second->published_achievement },
        { INDICATOR_FINAL_TARGET, "target akhir", "", first->final_target, second->final_target },
    };
    size_t found = 0;
    for (size_t i = 0; i < sizeof FIGURES / sizeof *FIGURES; i++) {
        if (*FIGURES[i].other == '\0' || strcmp(FIGURES[i].kept, FIGURES[i].other) == 0) continue;
        const char *place = reader_place(reader, second->indicator, arena_format(reader->arena, "%s di dua tabel", FIGURES[i].label));
        reader_difference(reader, set, &(struct figure_difference){ CHECK_REPEATED, place, words_of(reader, FIGURES[i].other, FIGURES[i].unit),
                                                                     words_of(reader, FIGURES[i].kept, FIGURES[i].unit), second->line,
                                                                     reader_column(reader, FIGURES[i].field) });
        found++;
    }
    return found;
}

/* The number after WORD in a note about another table: "another table of the same report gives target 66.7 …"; "" without one. */
static const char *number_after(struct arena *arena, const char *note, const char *word) {
    const char *table = strstr(note, "another table");
    if (!table) table = strstr(note, "tabel lain");
    const char *at = table ? strstr(table, word) : NULL;
    if (!at) return "";
    at += strlen(word);
    at += strspn(at, " :=");
    size_t length = strspn(at, "0123456789.,");
    while (length > 0 && (at[length - 1] == '.' || at[length - 1] == ',')) length--;
    struct figure_number number;
    const char *text = arena_format(arena, "%.*s", (int)length, at);
    bool is_clear = length > 0 && figure_cell_number(text, &number) == NULL && !figure_number_asks(&number);
    if (!is_clear) return "";
    return arena_string(arena, *number.point ? number.point : number.comma);
}

/* What the note says of another table is a second row. */
static void check_note(struct figure_reader *reader, struct figure_set *set, const struct figure_indicator *row) {
    struct figure_indicator told = { .line = row->line, .indicator = row->indicator, .realisation = "", .final_target = "",
                                     .target = number_after(reader->arena, row->note, "target"),
                                     .published_achievement = number_after(reader->arena, row->note, "capaian") };
    if (*told.published_achievement == '\0') told.published_achievement = number_after(reader->arena, row->note, "achievement");
    (void)compare(reader, set, row, &told);
}

bool indicator_row_read(struct figure_reader *reader) {
    struct figure_indicator row = { .line = reader->row->line };
    struct figure_set *set = reader_yearly_set(reader, INDICATOR_YEAR, INDICATOR_OFFICE);
    if (!set || !read_row(reader, &row)) return false;
    const struct figure_indicator *first = find_first(set, &row);
    if (!first) {
        *READER_ADD(reader, set->indicators) = row;
        check_achievement(reader, set, &row);
        check_note(reader, set, &row);
        return true;
    }
    struct figure_indicator kept = *first;
    if (compare(reader, set, &kept, &row) > 0) return true;
    return reader_fault(reader, INDICATOR_NAME, arena_format(reader->arena, "indikator ini sudah ada di baris %zu", kept.line));
}
