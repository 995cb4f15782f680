/* Scope: import of the investment realisation of one quarter and origin (PMA or PMDN).
 * The second origin of a period joins the draft of the first, so that one dataset holds the quarter. */
#include <string.h>

#include "admin/import_parts.h"
#include "lib/store/investment.h"

#define RUPIAH_A_STEP 10000 /* "million IDR with two decimals": 0.01 million rupiah */
#define CENTS_A_STEP 1000   /* "thousand US$ with two decimals": 0.01 thousand dollars */
#define RATE_TOLERANCE (RUPIAH_A_STEP / 2) /* half of what the source rounds its rupiah to */
#define LARGEST_AMOUNT (INT64_MAX / RUPIAH_A_STEP)

struct investment_file {
    const struct figure_row *figures;
    struct investments rows;
    struct differences differences;
    int64_t rate; /* FIGURE_ABSENT: none */
    const char *prefix; /* of the places of differences */
};

/* How a column of the file becomes a figure. */
struct column_rule {
    const char *name;
    unsigned decimals;
    int64_t step; /* what one unit of the last decimal is worth */
    bool pma_only;
};

static const struct column_rule COLUMNS[FIGURE_COLUMN_COUNT] = {
    [FIGURE_RUPIAH] = { "amount_million_idr", 2, RUPIAH_A_STEP, false },
    [FIGURE_US_CENTS] = { "amount_thousand_usd", 2, CENTS_A_STEP, true },
    [FIGURE_PROJECTS] = { "projects", 0, 1, false },
    [FIGURE_DOMESTIC_WORKERS] = { "domestic_workers", 0, 1, false },
    [FIGURE_FOREIGN_WORKERS] = { "foreign_workers", 0, 1, false },
};

struct column_places {
    size_t level, name, values[FIGURE_COLUMN_COUNT]; /* CSV_NO_COLUMN where the file has none and needs none */
};

static int find_columns(const struct import_table *table, bool is_pma, struct column_places *ret) {
    if (import_column(table, "level", &ret->level) != EXIT_DONE) return EXIT_WRONG;
    if (import_column(table, "sector", &ret->name) != EXIT_DONE) return EXIT_WRONG;
    for (size_t i = 0; i < FIGURE_COLUMN_COUNT; i++) {
        ret->values[i] = CSV_NO_COLUMN;
        if (COLUMNS[i].pma_only && !is_pma) continue;
        if (import_column(table, COLUMNS[i].name, &ret->values[i]) != EXIT_DONE) return EXIT_WRONG;
    }
    return EXIT_DONE;
}

static int read_value(const struct import_table *table, struct import_cell cell, const struct column_rule *rule,
                      int64_t *ret) {
    int64_t value = FIGURE_ABSENT;
    if (cell.column != CSV_NO_COLUMN && import_number(table, cell, rule->decimals, &value) != EXIT_DONE) return EXIT_WRONG;
    if (value != FIGURE_ABSENT && value > LARGEST_AMOUNT) return import_fault(table, cell, "bilangan terlalu besar");
    *ret = value == FIGURE_ABSENT ? value : value * rule->step;
    return EXIT_DONE;
}

static int read_row(const struct import_table *table, size_t at, const struct column_places *places,
                    struct figure_row *ret) {
    struct import_cell level = { at, places->level }, name = { at, places->name };
    if (!figure_level_parse(import_text(table, level), &ret->level)) {
        return import_fault(table, level, "harus total, sector atau item");
    }
    ret->name = import_text(table, name);
    if (*ret->name == '\0') return import_fault(table, name, "belum diisi");
    for (size_t i = 0; i < FIGURE_COLUMN_COUNT; i++) {
        struct import_cell cell = { at, places->values[i] };
        if (read_value(table, cell, &COLUMNS[i], &ret->values[i]) != EXIT_DONE) return EXIT_WRONG;
    }
    return EXIT_DONE;
}

/* The rows as the store wants them: each item knows its sector. */
static struct investments store_rows_of(struct arena *arena, const struct figure_row *figures, size_t count,
                                        const char *origin) {
    struct investment *rows = arena_array(arena, count + 1, sizeof *rows);
    const char *sector = "";
    for (size_t i = 0; i < count; i++) {
        const struct figure_row *figure = &figures[i];
        if (figure->level == LEVEL_SECTOR) sector = figure->name;
        rows[i] = (struct investment){
            .position = (int64_t)i + 1,
            .status = origin,
            .level = figure_level_text(figure->level),
            .sector = figure->level == LEVEL_ITEM ? sector : "",
            .name = figure->name,
            .amount_rupiah = import_optional(figure->values[FIGURE_RUPIAH]),
            .amount_us_cents = import_optional(figure->values[FIGURE_US_CENTS]),
            .projects = import_optional(figure->values[FIGURE_PROJECTS]),
            .domestic_workers = import_optional(figure->values[FIGURE_DOMESTIC_WORKERS]),
            .foreign_workers = import_optional(figure->values[FIGURE_FOREIGN_WORKERS]),
        };
    }
    return (struct investments){ rows, count };
}

/* The rate the total row implies, to the nearest rupiah. */
static int64_t implied_rate(const struct figure_row *figures, size_t count) {
    for (size_t i = 0; i < count; i++) {
        int64_t rupiah = figures[i].values[FIGURE_RUPIAH], cents = figures[i].values[FIGURE_US_CENTS];
        bool tells = figures[i].level == LEVEL_TOTAL && rupiah != FIGURE_ABSENT && cents != FIGURE_ABSENT && cents > 0;
        if (tells) return (int64_t)(((__int128)rupiah * 200 / cents + 1) / 2);
    }
    return FIGURE_ABSENT;
}

static int read_file(struct arena *arena, const struct import_investment *what, struct investment_file *ret) {
    bool is_pma = what->origin && strcmp(what->origin, "pma") == 0;
    if (!is_pma && (!what->origin || strcmp(what->origin, "pmdn") != 0)) {
        return command_misused("import", "--origin harus pma atau pmdn");
    }
    struct period period;
    struct import_table table;
    struct column_places places;
    int status = import_period(what->period, &period);
    if (status == EXIT_DONE) status = import_table_read(arena, what->file, &table);
    if (status == EXIT_DONE) status = find_columns(&table, is_pma, &places);
    if (status != EXIT_DONE) return status;
    struct figure_row *figures = arena_array(arena, table.csv->row_count + 1, sizeof *figures);
    for (size_t i = 0; i < table.csv->row_count; i++) {
        if (read_row(&table, i, &places, &figures[i]) != EXIT_DONE) return EXIT_WRONG;
    }
    size_t count = table.csv->row_count;
    struct rate_rule rate = { what->rate.known ? what->rate.value : 0, RATE_TOLERANCE };
    *ret = (struct investment_file){ figures, store_rows_of(arena, figures, count, what->origin),
                                     check_investment(arena, figures, count, rate),
                                     what->rate.known ? what->rate.value : implied_rate(figures, count), is_pma ? "PMA, " : "PMDN, " };
    return EXIT_DONE;
}

/* True when the draft ID has no rows of ORIGIN yet. */
static bool lacks_origin(const struct import_job *job, struct dataset_id id, const char *origin) {
    struct investments stored;
    if (investment_list(job->db, job->arena, id, &stored) != DONE) return false;
    for (size_t i = 0; i < stored.count; i++) {
        if (strcmp(stored.rows[i].status, origin) == 0) return false;
    }
    return true;
}

/* Finds the draft of the other origin, or adds a dataset. */
static int dataset_for(const struct import_job *job, struct tx *tx, const struct import_investment *what,
                       const struct investment_file *file, struct dataset_id *ret) {
    struct dataset found;
    enum result result = dataset_by_period(job->db, job->arena, &(struct dataset_about){ "investment", what->period, NULL }, &found);
    if (result != DONE && result != REFUSED_ABSENT) return import_failed(job, what->file, result);
    bool is_open = result == DONE && (strcmp(found.state, "draft") == 0 || strcmp(found.state, "returned") == 0);
    if (is_open && lacks_origin(job, found.id, what->origin)) {
        *ret = found.id;
        return EXIT_DONE;
    }
    struct dataset dataset = {
        .kind = "investment",
        .period = what->period,
        .title = arena_format(job->arena, "Realisasi penanaman modal %s", period_label(job->arena, what->period)),
        .source = job->source ? job->source : what->file,
        .exchange_rate = import_optional(file->rate),
    };
    return import_dataset(job, tx, &dataset, ret);
}

int import_investment(const struct import_job *job, const struct import_investment *what, struct dataset_id *ret) {
    struct investment_file file;
    int status = read_file(job->arena, what, &file);
    if (status != EXIT_DONE) return status;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(job->db, &tx);
    if (result != DONE) return import_failed(job, what->file, result);
    struct dataset_id id;
    status = dataset_for(job, &tx, what, &file, &id);
    if (status != EXIT_DONE) return status;
    for (size_t i = 0; i < file.rows.count && result == DONE; i++) result = investment_add(&tx, id, &file.rows.rows[i]);
    if (result != DONE) return import_failed(job, what->file, result);
    status = import_differences(job, &tx, id, file.prefix, &file.differences);
    if (status == EXIT_DONE) {
        status = import_commit(job, &tx, id, arena_format(job->arena, "Penanaman modal %s %s", what->origin, what->period));
    }
    if (status == EXIT_DONE) *ret = id;
    return status;
}
