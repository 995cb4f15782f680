/* Scope: files of investment: the table of a release, a row a total, sector or subsector, country or scale. What NSWI hands out, a row a project
 * group, is added up in figure_nswi.c. */
#include <string.h>

#include "lib/rules/figure_parts.h"

#define NAME_LONGEST 200u    /* characters, as schema.sql has it */
#define COUNTRY_LONGEST 100u
#define RUPIAH_PLACES 6u     /* million rupiah, to the rupiah */
#define CENTS_PLACES 5u      /* thousand dollars, to the cent */

const struct figure_amount FIGURE_AMOUNTS[FIGURE_COLUMN_COUNT] = {
    [FIGURE_RUPIAH] = { INVESTMENT_RUPIAH, RUPIAH_PLACES },      [FIGURE_US_CENTS] = { INVESTMENT_DOLLARS, CENTS_PLACES },
    [FIGURE_PROJECTS] = { INVESTMENT_PROJECTS, 0 },              [FIGURE_DOMESTIC_WORKERS] = { INVESTMENT_DOMESTIC, 0 },
    [FIGURE_FOREIGN_WORKERS] = { INVESTMENT_FOREIGN, 0 },
};

/* ---- one row ---- */

static bool has_dollars(const struct figure_reader *reader) {
    for (size_t i = 0; i < reader->sheet->row_count && reader_has(reader, INVESTMENT_DOLLARS); i++) {
        if (i < reader->reading->header.first + reader->reading->header.count) continue;
        if (!figure_cell_is_empty(reader->sheet->rows[i].cells[reader->reading->mapping.column[INVESTMENT_DOLLARS]])) return true;
    }
    return false;
}

bool investment_status_read(struct figure_reader *reader, const char **ret) {
    static const char *const FOREIGN[] = { "pma", "penanamanmodalasing", NULL };
    static const char *const DOMESTIC[] = { "pmdn", "penanamanmodaldalamnegeri", NULL };
    const char *cell = reader_cell(reader, INVESTMENT_STATUS);
    bool is_foreign = figure_cell_is(cell, FOREIGN), is_told = reader_has(reader, INVESTMENT_STATUS);
    if (is_told && !is_foreign && !figure_cell_is(cell, DOMESTIC)) return reader_fault(reader, INVESTMENT_STATUS, "harus PMDN atau PMA");
    if (!is_told) is_foreign = *reader->reading->status ? strcmp(reader->reading->status, "pma") == 0 : has_dollars(reader);
    *ret = is_foreign ? "pma" : "pmdn";
    return true;
}

bool investment_values_read(struct figure_reader *reader, int64_t ret[static FIGURE_COLUMN_COUNT]) {
    bool is_right = true;
    for (size_t i = 0; i < FIGURE_COLUMN_COUNT; i++) {
        is_right &= reader_amount(reader, FIGURE_AMOUNTS[i].field, FIGURE_AMOUNTS[i].places, &ret[i]);
    }
    return is_right;
}

/* What a row is about; the first three in the order of enum figure_level. */
enum row_kind { ROW_TOTAL = LEVEL_TOTAL, ROW_SECTOR = LEVEL_SECTOR, ROW_ITEM = LEVEL_ITEM, ROW_COUNTRY, ROW_SCALE, ROW_UNKNOWN };

static enum row_kind kind_of(const struct figure_reader *reader) {
    static const char *const WORDS[ROW_UNKNOWN][4] = {
        [ROW_TOTAL] = { "total", "jumlah" },      [ROW_SECTOR] = { "sector", "sektor" },   [ROW_ITEM] = { "item", "subsektor" },
        [ROW_COUNTRY] = { "country", "negara" },  [ROW_SCALE] = { "scale", "skala" },
    };
    const char *name = reader_cell(reader, INVESTMENT_NAME);
    char letters[SURVEY_WORD_LONGEST + 1];
    if (!reader_has(reader, INVESTMENT_LEVEL)) {
        survey_letters(name, letters);
        bool is_sector = strncmp(letters, "sektor", 6) == 0 || strncmp(letters, "sector", 6) == 0;
        return reader_is_total(name) ? ROW_TOTAL : is_sector ? ROW_SECTOR : ROW_ITEM;
    }
    for (int kind = 0; kind < ROW_UNKNOWN; kind++) {
        if (figure_cell_is(reader_cell(reader, INVESTMENT_LEVEL), WORDS[kind])) return (enum row_kind)kind;
    }
    return ROW_UNKNOWN;
}

static const char *sector_above(const struct figure_set *set, const char *status) {
    for (size_t i = set->investments.count; i > 0; i--) {
        const struct figure_investment *row = &set->investments.rows[i - 1];
        if (row->level == LEVEL_SECTOR && strcmp(row->status, status) == 0) return row->name;
    }
    return "";
}

bool investment_scale_read(struct figure_reader *reader, size_t field, const char **ret) {
    static const char *const SMALL[] = { "umk", "usahamikrodankecil", "usahamikrokecil", "mikrokecil", NULL };
    static const char *const LARGE[] = { "nonumk", "usahamenengahdanbesar", "usahamenengahbesar", "menengahbesar", NULL };
    const char *cell = reader_cell(reader, field);
    *ret = figure_cell_is(cell, SMALL) ? "umk" : "non-umk";
    return figure_cell_is(cell, SMALL) || figure_cell_is(cell, LARGE) || reader_fault(reader, field, "harus UMK atau Non-UMK");
}

static bool add_part(struct figure_reader *reader, struct figure_set *set, const struct figure_part *part) {
    for (size_t i = 0; i < set->parts.count; i++) {
        const struct figure_part *other = &set->parts.rows[i];
        bool is_same = strcmp(other->status, part->status) == 0 && strcmp(other->attribute, part->attribute) == 0 && strcmp(other->value, part->value) == 0;
        if (is_same) return reader_fault(reader, INVESTMENT_NAME, arena_format(reader->arena, "sudah ada di baris %zu", other->line));
    }
    *READER_ADD(reader, set->parts) = *part;
    return true;
}

static bool read_part(struct figure_reader *reader, struct figure_set *set, enum row_kind kind, const char *status) {
    struct figure_part part = { .line = reader->row->line, .status = status, .attribute = kind == ROW_COUNTRY ? "country" : "scale" };
    bool is_right = kind == ROW_COUNTRY ? reader_text(reader, (struct reader_text){ INVESTMENT_NAME, COUNTRY_LONGEST, true }, &part.value)
                                        : investment_scale_read(reader, INVESTMENT_NAME, &part.value);
    is_right &= investment_values_read(reader, part.values);
    return is_right && add_part(reader, set, &part);
}

static bool read_line(struct figure_reader *reader, struct figure_set *set, enum row_kind kind, const char *status) {
    struct figure_investment row = { .line = reader->row->line, .status = status, .level = (enum figure_level)kind };
    bool is_right = reader_text(reader, (struct reader_text){ INVESTMENT_NAME, NAME_LONGEST, true }, &row.name);
    is_right &= investment_values_read(reader, row.values);
    is_right &= reader_decimal(reader, INVESTMENT_SHARE, &row.published_share);
    if (!is_right) return false;
    row.sector = row.level == LEVEL_ITEM ? sector_above(set, status) : "";
    for (size_t i = 0; i < set->investments.count; i++) {
        const struct figure_investment *other = &set->investments.rows[i];
        bool is_same = strcmp(other->status, status) == 0 && other->level == row.level && strcmp(other->sector, row.sector) == 0 &&
                       (row.level == LEVEL_TOTAL || strcmp(other->name, row.name) == 0);
        if (is_same) return reader_fault(reader, INVESTMENT_NAME, arena_format(reader->arena, "sudah ada di baris %zu", other->line));
    }
    *READER_ADD(reader, set->investments) = row;
    return true;
}

/* The set of the row's quarter, when the file tells it; NULL when the row is passed over, or with a fault. */
static struct figure_set *set_of(struct figure_reader *reader) {
    const char *office, *period = reader->reading->period;
    if (!reader_office(reader, INVESTMENT_OFFICE, &office)) return NULL;
    if (reader_has(reader, INVESTMENT_YEAR) && reader_has(reader, INVESTMENT_QUARTER)) {
        int year = figure_cell_year(reader_cell(reader, INVESTMENT_YEAR)), quarter = figure_cell_quarter(reader_cell(reader, INVESTMENT_QUARTER));
        if (year == 0) return (void)reader_fault(reader, INVESTMENT_YEAR, "harus tahun, seperti 2024"), NULL;
        if (quarter == 0) return (void)reader_fault(reader, INVESTMENT_QUARTER, "harus triwulan, seperti Triwulan I atau 1"), NULL;
        const char *text = arena_format(reader->arena, "%d-Q%d", year, quarter);
        if (*period && strcmp(period, text) != 0) {
            reader->file->passed_over++;
            return NULL;
        }
        period = text;
    }
    struct figure_set *set = reader_set(reader, period, office);
    if (!set) (void)reader_fault(reader, INVESTMENT_YEAR, "terlalu banyak triwulan atau kantor dalam satu berkas");
    return set;
}

bool investment_row_read(struct figure_reader *reader) {
    struct figure_set *set = set_of(reader);
    const char *status;
    if (!set || !investment_status_read(reader, &status)) return false;
    if (reader_has(reader, INVESTMENT_SECTOR)) return nswi_row_read(reader, set, status);
    enum row_kind kind = kind_of(reader);
    if (kind == ROW_UNKNOWN) return reader_fault(reader, INVESTMENT_LEVEL, "harus jumlah, sektor, subsektor, negara atau skala (total, sector, item, country, scale)");
    bool is_part = kind == ROW_COUNTRY || kind == ROW_SCALE;
    return is_part ? read_part(reader, set, kind, status) : read_line(reader, set, kind, status);
}
