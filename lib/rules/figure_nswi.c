/* Scope: the column layout in which NSWI hands out the realisation: one row for each combination of sector, country, region and kind of work,
 * without totals. Rows are added up to the lines of a release, and to countries and scales. Source of the columns: files of NSWI (tahun, periode,
 * status_penanaman_modal, negara, sektor_utama, nama_sektor, investasi_rp_juta, investasi_us_ribu, jumlah_tki). */
#include <stdlib.h>
#include <string.h>

#include "lib/rules/figure_parts.h"

#define NAME_LONGEST 200u    /* characters, as schema.sql has it */
#define COUNTRY_LONGEST 100u
#define LINES_MOST 1000u     /* sectors and countries each; stops a file of a sector a row from being searched for minutes */

static void add_values(int64_t to[static FIGURE_COLUMN_COUNT], const int64_t values[static FIGURE_COLUMN_COUNT]) {
    for (size_t i = 0; i < FIGURE_COLUMN_COUNT; i++) {
        if (values[i] == FIGURE_ABSENT) continue;
        if (to[i] == FIGURE_ABSENT) to[i] = 0;
        if (__builtin_add_overflow(to[i], values[i], &to[i])) to[i] = INT64_MAX;
    }
}

static void no_values(int64_t values[static FIGURE_COLUMN_COUNT]) {
    for (size_t i = 0; i < FIGURE_COLUMN_COUNT; i++) values[i] = FIGURE_ABSENT;
}

/* Adds the values of WHAT to the line it names, which comes to be when there is none yet. */
static bool add_line(struct figure_reader *reader, struct figure_set *set, const struct figure_investment *what) {
    for (size_t i = 0; i < set->investments.count; i++) {
        struct figure_investment *row = &set->investments.rows[i];
        bool is_same = strcmp(row->status, what->status) == 0 && row->level == what->level && strcmp(row->sector, what->sector) == 0 &&
                       strcmp(row->name, what->name) == 0;
        if (!is_same) continue;
        add_values(row->values, what->values);
        return true;
    }
    if (set->investments.count == LINES_MOST) return reader_fault(reader, INVESTMENT_NAME, "terlalu banyak subsektor");
    *READER_ADD(reader, set->investments) = *what;
    return true;
}

static bool add_part(struct figure_reader *reader, struct figure_set *set, const struct figure_part *what) {
    for (size_t i = 0; i < set->parts.count; i++) {
        struct figure_part *part = &set->parts.rows[i];
        bool is_same = strcmp(part->status, what->status) == 0 && strcmp(part->attribute, what->attribute) == 0 && strcmp(part->value, what->value) == 0;
        if (!is_same) continue;
        add_values(part->values, what->values);
        return true;
    }
    if (set->parts.count == LINES_MOST) return reader_fault(reader, INVESTMENT_COUNTRY, "terlalu banyak negara");
    *READER_ADD(reader, set->parts) = *what;
    return true;
}

bool nswi_row_read(struct figure_reader *reader, struct figure_set *set, const char *status) {
    const char *sector, *item, *country = "", *scale = "";
    int64_t values[FIGURE_COLUMN_COUNT];
    no_values(values);
    bool is_right = reader_text(reader, (struct reader_text){ INVESTMENT_SECTOR, NAME_LONGEST, true }, &sector);
    is_right &= reader_text(reader, (struct reader_text){ INVESTMENT_NAME, NAME_LONGEST, true }, &item);
    is_right &= reader_text(reader, (struct reader_text){ INVESTMENT_COUNTRY, COUNTRY_LONGEST, false }, &country);
    if (!figure_cell_is_empty(reader_cell(reader, INVESTMENT_SCALE))) is_right &= investment_scale_read(reader, INVESTMENT_SCALE, &scale);
    is_right &= investment_values_read(reader, values);
    if (!is_right) return false;
    size_t line = reader->row->line;
    struct figure_investment rows[] = { { .line = line, .status = status, .level = LEVEL_TOTAL, .sector = "", .name = *set->office ? set->office : "Jumlah", .published_share = "" },
                                        { .line = line, .status = status, .level = LEVEL_SECTOR, .sector = "", .name = sector, .published_share = "" },
                                        { .line = line, .status = status, .level = LEVEL_ITEM, .sector = sector, .name = item, .published_share = "" } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        memcpy(rows[i].values, values, sizeof values);
        if (!add_line(reader, set, &rows[i])) return false;
    }
    struct figure_part part = { .line = line, .status = status, .attribute = "country", .value = country };
    memcpy(part.values, values, sizeof values);
    if (*country && strcmp(status, "pma") == 0 && !add_part(reader, set, &part)) return false;
    part.attribute = "scale";
    part.value = scale;
    return *scale == '\0' || add_part(reader, set, &part);
}

/* ---- the order of a release ---- */

/* Primer, Sekunder, Tersier, then whatever else. */
static int rank_of(const char *sector) {
    static const char *const RANKS[] = { "primer", "sekunder", "tersier" };
    char letters[SURVEY_WORD_LONGEST + 1];
    survey_letters(sector, letters);
    for (int i = 0; i < 3; i++) {
        if (strstr(letters, RANKS[i])) return i;
    }
    return 3;
}

static int order(const void *left, const void *right) {
    const struct figure_investment *a = left, *b = right;
    int by_status = strcmp(a->status, b->status);
    if (by_status) return by_status;
    if ((a->level == LEVEL_TOTAL) != (b->level == LEVEL_TOTAL)) return a->level == LEVEL_TOTAL ? -1 : 1;
    const char *of_a = a->level == LEVEL_ITEM ? a->sector : a->name, *of_b = b->level == LEVEL_ITEM ? b->sector : b->name;
    if (rank_of(of_a) != rank_of(of_b)) return rank_of(of_a) - rank_of(of_b);
    int by_sector = strcmp(of_a, of_b);
    if (by_sector) return by_sector;
    if (a->level != b->level) return a->level < b->level ? -1 : 1;
    return strcmp(a->name, b->name);
}

void nswi_set_sort(struct figure_set *set) {
    if (set->investments.count > 1) qsort(set->investments.rows, set->investments.count, sizeof *set->investments.rows, order);
}
