/* Scope: files of investment targets and yearly realisations: a row a year and measure. Rows of printed growth are compared, not kept. */
#include <stdlib.h>
#include <string.h>

#include "lib/rules/figure_parts.h"
#include "lib/rules/format.h"
#include "lib/rules/growth.h"
#include "lib/rules/period.h"
#include "lib/rules/survey_mapping.h"

#define NOTE_LONGEST 500u    /* characters, as schema.sql has it */
#define MEASURE_LONGEST 60u
#define GROWTH "growth"      /* the measure of a printed growth of the realisation, in per cent; never stored */

#define GROWTH_OF_PAST "pertumbuhan realisasi, dengan data yang sudah disetujui"

/* ---- one row ---- */

static const struct { const char *measure, *label; const char *words[6]; } MEASURES[] = {
    { "target_renstra", "target Renstra", { "targetrenstra", "targetrencanastrategis", "target" } },
    { "target_bkpm", "target BKPM", { "targetbkpm", "targetnasional" } },
    { "realisation", "realisasi", { "realisation", "realisasi", "realisasiinvestasi", "realisasipmdndanpma" } },
    { "realisation_pmdn", "realisasi PMDN", { "realisationpmdn", "realisasipmdn", "pmdn" } },
    { "realisation_pma", "realisasi PMA", { "realisationpma", "realisasipma", "pma" } },
    { GROWTH, "pertumbuhan", { "growth", "growthpct", "pertumbuhan", "pertumbuhanpersen", "persentasepertumbuhan" } },
};

/* "sector_konstruksi" from "sector_konstruksi" or "Sektor Konstruksi"; NULL when it is no sector. */
static const char *sector_measure(struct arena *arena, const char *cell) {
    char letters[SURVEY_WORD_LONGEST + 1];
    survey_letters(cell, letters);
    bool is_sector = strncmp(letters, "sektor", 6) == 0 || strncmp(letters, "sector", 6) == 0;
    size_t begin = strlen("sector") + strspn(cell + (is_sector ? strlen("sector") : 0), " _-");
    if (!is_sector || strlen(cell) <= begin || strlen(cell) > MEASURE_LONGEST) return NULL;
    char *text = arena_format(arena, "sector_%s", cell + begin);
    for (char *at = text; *at; at++) {
        bool is_capital = *at >= 'A' && *at <= 'Z';
        bool is_kept = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') || is_capital;
        *at = !is_kept ? '_' : is_capital ? (char)(*at - 'A' + 'a') : *at;
    }
    return strlen(text) <= MEASURE_LONGEST ? text : NULL;
}

static bool read_measure(struct figure_reader *reader, const char **ret) {
    const char *cell = figure_cell_text(reader->arena, reader_cell(reader, TARGET_MEASURE));
    char letters[SURVEY_WORD_LONGEST + 1];
    survey_letters(cell, letters);
    for (size_t i = 0; i < sizeof MEASURES / sizeof *MEASURES; i++) {
        for (size_t w = 0; w < 6 && MEASURES[i].words[w]; w++) {
            if (strcmp(letters, MEASURES[i].words[w]) != 0) continue;
            *ret = MEASURES[i].measure;
            return true;
        }
    }
    *ret = sector_measure(reader->arena, cell);
    return *ret || reader_fault(reader, TARGET_MEASURE, "ukuran tidak dikenal; misalnya Target Renstra, Target BKPM, Realisasi, Realisasi PMA, Pertumbuhan, Sektor Konstruksi");
}

/* Growth is kept in millionths of a per cent until it was compared, its places in the note. */
static bool read_value(struct figure_reader *reader, struct figure_target *row) {
    if (strcmp(row->measure, GROWTH) != 0) return reader_amount(reader, TARGET_VALUE, 0, &row->amount_rupiah);
    struct decimal printed;
    const char *text;
    if (!reader_decimal(reader, TARGET_VALUE, &text)) return false;
    row->note = text;
    row->amount_rupiah = 0;
    return decimal_parse(text, &printed) || reader_fault(reader, TARGET_VALUE, "bukan persentase");
}

/* The set the row belongs to: its period is found when all years are known, unless it is asked for. */
static struct figure_set *set_of(struct figure_reader *reader, struct figure_target *row) {
    const char *office, *wanted = reader->reading->period;
    if (!reader_office(reader, TARGET_OFFICE, &office)) return NULL;
    row->year = figure_cell_year(reader_cell(reader, TARGET_YEAR));
    if (row->year == 0) return (void)reader_fault(reader, TARGET_YEAR, "harus tahun, seperti 2021"), NULL;
    long first = strtol(wanted, NULL, 10), last = strlen(wanted) == 9 ? strtol(wanted + 5, NULL, 10) : first;
    if (*wanted && (row->year < first || row->year > last)) {
        reader->file->passed_over++;
        return NULL;
    }
    struct figure_set *set = reader_set(reader, wanted, office);
    if (!set) (void)reader_fault(reader, TARGET_OFFICE, "terlalu banyak kantor dalam satu berkas");
    return set;
}

static struct figure_target *find(const struct figure_set *set, int64_t year, const char *measure) {
    for (size_t i = 0; i < set->targets.count; i++) {
        if (set->targets.rows[i].year == year && strcmp(set->targets.rows[i].measure, measure) == 0) return &set->targets.rows[i];
    }
    return NULL;
}

/* "target Renstra", "sektor konstruksi" */
static const char *measure_words(struct arena *arena, const char *measure) {
    for (size_t i = 0; i < sizeof MEASURES / sizeof *MEASURES; i++) {
        if (strcmp(MEASURES[i].measure, measure) == 0) return MEASURES[i].label;
    }
    char *words = arena_format(arena, "sektor%s", measure + strlen("sector"));
    for (char *at = words; *at; at++) *at = *at == '_' ? ' ' : *at;
    return words;
}

static const char *place_of(struct figure_reader *reader, const struct figure_target *row) {
    return reader_place(reader, arena_format(reader->arena, "%lld", (long long)row->year), measure_words(reader->arena, row->measure));
}

static bool add_row(struct figure_reader *reader, struct figure_set *set, const struct figure_target *row) {
    const struct figure_target *first = find(set, row->year, row->measure);
    if (!first) {
        *READER_ADD(reader, set->targets) = *row;
    } else if (first->amount_rupiah == row->amount_rupiah) {
        return reader_fault(reader, TARGET_MEASURE, arena_format(reader->arena, "tahun dan ukuran ini sudah ada di baris %zu", first->line));
    } else {
        reader_difference(reader, set, &(struct figure_difference){ CHECK_REPEATED, place_of(reader, row), format_rupiah(reader->arena, row->amount_rupiah),
                                                                     format_rupiah(reader->arena, first->amount_rupiah), row->line,
                                                                     reader_column(reader, TARGET_VALUE) });
    }
    return true;
}

bool target_row_read(struct figure_reader *reader) {
    struct figure_target row = { .line = reader->row->line };
    struct figure_set *set = set_of(reader, &row);
    if (!set) return false;
    bool is_right = reader_text(reader, (struct reader_text){ TARGET_NOTE, NOTE_LONGEST, false }, &row.note);
    is_right &= read_measure(reader, &row.measure) && read_value(reader, &row);
    if (!is_right) return false;
    if (row.amount_rupiah == FIGURE_ABSENT) return reader_fault(reader, TARGET_VALUE, "belum diisi");
    return add_row(reader, set, &row);
}

/* ---- checks ---- */

/* What a figure the source says it rounded may be off: half of its last digit that is not zero. */
static int64_t rounding_of(const struct figure_target *row) {
    bool is_rounded = strstr(row->note, "rounded") || strstr(row->note, "dibulatkan") || strstr(row->note, "pembulatan");
    int64_t step = 1;
    while (is_rounded && row->amount_rupiah > 0 && row->amount_rupiah % (step * 10) == 0) step *= 10;
    return step / 2;
}

/* PMDN and PMA make the realisation, as exactly as they are told. */
static void check_sum(struct figure_reader *reader, struct figure_set *set, const struct figure_target *total) {
    const struct figure_target *pmdn = find(set, total->year, "realisation_pmdn"), *pma = find(set, total->year, "realisation_pma");
    if (!pmdn || !pma) return;
    int64_t sum;
    if (__builtin_add_overflow(pmdn->amount_rupiah, pma->amount_rupiah, &sum)) sum = INT64_MAX;
    __int128 distance = (__int128)total->amount_rupiah - sum, allowed = (__int128)rounding_of(total) + rounding_of(pmdn) + rounding_of(pma);
    if (distance <= allowed && -distance <= allowed) return;
    reader_difference(reader, set, &(struct figure_difference){ CHECK_PARTS, place_of(reader, total), format_rupiah(reader->arena, total->amount_rupiah),
                                                                 format_rupiah(reader->arena, sum), total->line, reader_column(reader, TARGET_VALUE) });
}

/* What was realised in YEAR: by the file, else by what was approved before; FIGURE_ABSENT when nobody tells. */
static int64_t realised(const struct figure_reader *reader, const struct figure_set *set, int64_t year, bool *ret_is_past) {
    const struct figure_target *row = find(set, year, "realisation");
    const struct figure_past *past = &reader->reading->past;
    if (row) return row->amount_rupiah;
    bool is_own = *set->office == '\0' || (past->office && strcmp(set->office, past->office) == 0);
    for (size_t i = 0; is_own && i < past->count; i++) {
        if (past->rows[i].year != year) continue;
        *ret_is_past = true;
        return past->rows[i].rupiah;
    }
    return FIGURE_ABSENT;
}

static void check_growth(struct figure_reader *reader, struct figure_set *set, const struct figure_target *growth) {
    bool is_past = false;
    int64_t before = realised(reader, set, growth->year - 1, &is_past), now = realised(reader, set, growth->year, &is_past);
    struct decimal printed, computed;
    struct fraction fraction;
    bool is_told = before != FIGURE_ABSENT && now != FIGURE_ABSENT && decimal_parse(growth->note, &printed) && growth_of(before, now, &fraction);
    if (is_told && fraction_is_printed(fraction, printed)) return;
    bool is_computed = is_told && fraction_rounded(fraction, printed.places, &computed);
    const char *words = is_computed ? arena_format(reader->arena, "%s%%", decimal_words(reader->arena, computed)) : "";
    const char *stated = decimal_parse(growth->note, &printed) ? arena_format(reader->arena, "%s%%", decimal_words(reader->arena, printed)) : "";
    reader_difference(reader, set, &(struct figure_difference){ CHECK_GROWTH, reader_place(reader, arena_format(reader->arena, "%lld", (long long)growth->year),
                                                                                           is_past ? GROWTH_OF_PAST : "pertumbuhan realisasi"),
                                                                 stated, words, growth->line, reader_column(reader, TARGET_VALUE) });
}

/* The years of all rows, "2021" or "2021-2026". */
static const char *period_of_years(struct arena *arena, const struct figure_set *set) {
    int64_t first = INT64_MAX, last = 0;
    for (size_t i = 0; i < set->targets.count; i++) {
        if (set->targets.rows[i].year < first) first = set->targets.rows[i].year;
        if (set->targets.rows[i].year > last) last = set->targets.rows[i].year;
    }
    return first == last ? arena_format(arena, "%lld", (long long)first) : arena_format(arena, "%lld-%lld", (long long)first, (long long)last);
}

void target_set_check(struct figure_reader *reader, struct figure_set *set) {
    size_t kept = 0, count = set->targets.count;
    for (size_t i = 0; i < count; i++) {
        const struct figure_target row = set->targets.rows[i];
        if (strcmp(row.measure, "realisation") == 0) check_sum(reader, set, &row);
        if (strcmp(row.measure, GROWTH) == 0) check_growth(reader, set, &row);
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(set->targets.rows[i].measure, GROWTH) != 0) set->targets.rows[kept++] = set->targets.rows[i];
    }
    set->targets.count = kept;
    if (*set->period == '\0' && kept > 0) set->period = period_of_years(reader->arena, set);
}
