/* Scope: one page a quarter of investment: /investasi/2024-Q1/. */
#include <string.h>

#include "lib/out/chart.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "site/open_data.h"
#include "site/page_investment.h"
#include "site/view.h"

#define MOST_SECTORS 12 /* three by the national classification; more is a table, not a chart */

enum origin { PMDN, PMA, ORIGIN_COUNT };

/* Two figures of one name, one an origin. */
struct sector {
    const char *name;
    const struct investment *rows[ORIGIN_COUNT]; /* NULL: the origin has none */
};

struct sectors {
    struct sector rows[MOST_SECTORS];
    size_t count;
};

static enum origin origin_of(const struct investment *row) {
    return strcmp(row->status, "pma") == 0 ? PMA : PMDN;
}

static struct sector *sector_named(struct sectors *sectors, const char *name) {
    for (size_t i = 0; i < sectors->count; i++) {
        if (strcmp(sectors->rows[i].name, name) == 0) return &sectors->rows[i];
    }
    if (sectors->count == MOST_SECTORS) return NULL;
    sectors->rows[sectors->count] = (struct sector){ .name = name };
    return &sectors->rows[sectors->count++];
}

static void find_sectors(const struct investments *rows, struct sectors *ret) {
    for (size_t i = 0; i < rows->count; i++) {
        struct sector *sector = strcmp(rows->rows[i].level, "sector") == 0 ? sector_named(ret, rows->rows[i].name) : NULL;
        if (sector) sector->rows[origin_of(&rows->rows[i])] = &rows->rows[i];
    }
}

/* The total row of an origin; NULL when the source has none. */
static const struct investment *total_of(const struct investments *rows, enum origin origin) {
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(rows->rows[i].level, "total") == 0 && origin_of(&rows->rows[i]) == origin) return &rows->rows[i];
    }
    return NULL;
}

static int64_t known_or_zero(struct optional_number number) {
    return number.known ? number.value : 0;
}

static int64_t rupiah_of(const struct investment *row) {
    return row ? known_or_zero(row->amount_rupiah) : 0;
}

static int64_t workers_of(const struct investment *row) {
    return row ? known_or_zero(row->domestic_workers) + known_or_zero(row->foreign_workers) : 0;
}

/* "Rp889,78 miliar" as the large number "889,78" and its unit "miliar rupiah". */
static void split_amount(struct arena *arena, int64_t rupiah, const char **ret_value, const char **ret_unit) {
    const char *amount = format_rupiah_short(arena, rupiah) + strlen("Rp");
    const char *space = strchr(amount, ' ');
    *ret_value = space ? arena_copy(arena, amount, (size_t)(space - amount)) : amount;
    *ret_unit = space ? arena_format(arena, "%s rupiah", space + 1) : "rupiah";
}

json_t *investment_headline(struct site *site, const struct dataset *dataset, const struct investments *rows) {
    struct arena *arena = site->arena;
    const struct investment *pmdn = total_of(rows, PMDN), *pma = total_of(rows, PMA);
    int64_t total = rupiah_of(pmdn) + rupiah_of(pma);
    const char *value, *unit;
    split_amount(arena, total, &value, &unit);
    return json_pack("{s:s, s:s, s:s, s:s}", "value_text", value, "unit_text", unit, "sentence",
                     arena_format(arena, "%s; %s penanaman modal dalam negeri, %s penanaman modal asing; %s tenaga kerja.",
                                  period_label(arena, dataset->period), view_share(arena, rupiah_of(pmdn), total), view_share(arena, rupiah_of(pma), total),
                                  format_number(arena, workers_of(pmdn) + workers_of(pma), 0)),
                     "href", arena_format(arena, "investasi/%s/index.html", dataset->period));
}

static json_t *share_view(struct arena *arena, const char *name, const struct investment *row, int64_t total) {
    const char *workers = arena_format(arena, "%s tenaga kerja", format_number(arena, workers_of(row), 0));
    return json_pack("{s:s, s:s, s:s, s:s}", "name", name, "value_text", format_rupiah_short(arena, rupiah_of(row)),
                     "share_text", view_share(arena, rupiah_of(row), total), "workers_text", workers);
}

static json_t *shares_view(struct arena *arena, const struct investments *rows) {
    const struct investment *pmdn = total_of(rows, PMDN), *pma = total_of(rows, PMA);
    int64_t total = rupiah_of(pmdn) + rupiah_of(pma);
    return json_pack("[o, o]", share_view(arena, "PMDN", pmdn, total), share_view(arena, "PMA", pma, total));
}

/* ---- sectors ---- */

static const char *sectors_chart(struct arena *arena, const struct sectors *sectors, const char *finding) {
    static const char *const SERIES[] = { "PMDN", "PMA" };
    struct chart_value values[MOST_SECTORS][ORIGIN_COUNT];
    struct chart_row rows[MOST_SECTORS];
    for (size_t i = 0; i < sectors->count; i++) {
        for (int origin = 0; origin < ORIGIN_COUNT; origin++) {
            const struct investment *row = sectors->rows[i].rows[origin];
            bool known = row && row->amount_rupiah.known;
            values[i][origin] = (struct chart_value){ known ? row->amount_rupiah.value : 0,
                                                      known ? format_rupiah_short(arena, row->amount_rupiah.value) : NULL };
        }
        rows[i] = (struct chart_row){ sectors->rows[i].name, values[i] };
    }
    struct chart chart = { "sektor", "Investasi per sektor", finding, SERIES, ORIGIN_COUNT, rows, sectors->count, 0 };
    const char *svg = NULL;
    return chart_bars(arena, &chart, &svg) == DONE ? svg : NULL;
}

static void add_sector_row(struct arena *arena, json_t *table, const struct sector *sector, bool is_total) {
    const struct optional_number none = { false, 0 };
    const struct investment *pmdn = sector->rows[PMDN], *pma = sector->rows[PMA];
    struct optional_number projects = { (pmdn && pmdn->projects.known) || (pma && pma->projects.known), 0 };
    projects.value = (pmdn ? known_or_zero(pmdn->projects) : 0) + (pma ? known_or_zero(pma->projects) : 0);
    bool is_partial = (pmdn && !pmdn->projects.known) || (pma && !pma->projects.known);
    const char *cells[] = { view_rupiah(arena, pmdn ? pmdn->amount_rupiah : none), view_rupiah(arena, pma ? pma->amount_rupiah : none),
                            is_partial ? "–" : view_number(arena, projects, 0),
                            format_number(arena, workers_of(pmdn) + workers_of(pma), 0) };
    view_table_row(table, &(struct view_row){ sector->name, is_total, 4, cells });
}

static json_t *sectors_view(struct arena *arena, const struct investments *rows) {
    static const char *const LABELS[] = { "Sektor", "PMDN", "PMA", "Proyek", "Tenaga kerja" };
    struct sectors sectors = { 0 };
    find_sectors(rows, &sectors);
    if (sectors.count == 0) return json_null();
    json_t *table = view_table("Investasi menurut sektor", LABELS, 5);
    const struct sector *largest = &sectors.rows[0];
    for (size_t i = 0; i < sectors.count; i++) {
        const struct sector *sector = &sectors.rows[i];
        add_sector_row(arena, table, sector, false);
        int64_t amount = rupiah_of(sector->rows[PMDN]) + rupiah_of(sector->rows[PMA]);
        if (amount > rupiah_of(largest->rows[PMDN]) + rupiah_of(largest->rows[PMA])) largest = sector;
    }
    add_sector_row(arena, table, &(struct sector){ "Jumlah tercetak", { total_of(rows, PMDN), total_of(rows, PMA) } }, true);
    const char *finding = arena_format(arena, "%s menerima paling banyak: %s.", largest->name,
                                       format_rupiah_short(arena, rupiah_of(largest->rows[PMDN]) + rupiah_of(largest->rows[PMA])));
    return view_figure(&(struct view_figure){ .heading = "PMDN dan PMA per sektor",
                                              .finding = finding,
                                              .chart_svg = sectors_chart(arena, &sectors, finding),
                                              .table = table });
}

/* ---- all rows ---- */

static json_t *rows_view(struct arena *arena, const struct investments *rows) {
    static const char *const LABELS[] = { "Sektor dan subsektor", "Asal", "Rupiah", "US$", "Proyek", "TKI", "TKA" };
    json_t *table = view_table("Semua baris sebagaimana tercetak", LABELS, 7);
    for (size_t i = 0; i < rows->count; i++) {
        const struct investment *row = &rows->rows[i];
        const char *dollars = row->amount_us_cents.known ? format_dollar(arena, row->amount_us_cents.value) : "–";
        const char *cells[] = { origin_of(row) == PMA ? "PMA" : "PMDN", view_rupiah(arena, row->amount_rupiah), dollars,
                                view_number(arena, row->projects, 0), view_number(arena, row->domestic_workers, 0),
                                view_number(arena, row->foreign_workers, 0) };
        view_table_row(table, &(struct view_row){ row->name, strcmp(row->level, "item") != 0, 6, cells });
    }
    return table;
}

static enum result publish_rows(struct site *site, const struct dataset *dataset, const struct investments *rows,
                                const char *page) {
    static const struct data_column COLUMNS[] = {
        { "asal", "Asal modal: pmdn atau pma", false, 0 }, { "tingkat", "total, sector atau item", false, 0 },
        { "sektor", "Sektor dari subsektor", false, 0 }, { "nama", "Nama sebagaimana tercetak", false, 0 },
        { "rupiah", "Investasi (rupiah)", true, 0 }, { "dolar", "Investasi (US$)", true, 2 },
        { "proyek", "Banyaknya proyek", true, 0 }, { "tki", "Tenaga kerja Indonesia", true, 0 },
        { "tka", "Tenaga kerja asing", true, 0 } };
    struct data_table table = {
        .name = arena_format(site->arena, "investasi-%s", dataset->period),
        .title = arena_format(site->arena, "Investasi %s", period_label(site->arena, dataset->period)),
        .description = "Realisasi penanaman modal menurut sektor dan asal modal, sebagaimana tercetak dalam laporan.",
        .period = dataset->period, .source = dataset->source, .page = page,
        .updated = instant_day(dataset->approved_at, site->config->office.zone_offset),
        .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof *COLUMNS };
    json_t *data = data_rows();
    for (size_t i = 0; i < rows->count; i++) {
        const struct investment *row = &rows->rows[i];
        data_row(data, &table, (struct data_cell[]){
            DATA_TEXT(row->status), DATA_TEXT(row->level), DATA_TEXT(row->sector), DATA_TEXT(row->name),
            DATA_OPTIONAL(row->amount_rupiah), DATA_OPTIONAL(row->amount_us_cents), DATA_OPTIONAL(row->projects),
            DATA_OPTIONAL(row->domestic_workers), DATA_OPTIONAL(row->foreign_workers) });
    }
    return data_publish(site, &table, data);
}

/* ---- the page ---- */

static enum result build_page(struct site *site, const struct dataset *dataset, bool is_newest) {
    struct arena *arena = site->arena;
    const char *path = arena_format(arena, "investasi/%s/index.html", dataset->period);
    struct investments rows;
    enum result result = public_investments(site->db, arena, dataset->id, &rows);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    result = publish_rows(site, dataset, &rows, path);
    if (result != DONE) return result;
    const char *rate = dataset->exchange_rate.known
                           ? arena_format(arena, "US$1 = %s", format_rupiah(arena, dataset->exchange_rate.value)) : NULL;
    CLEANUP_JSON json_t *view =
        json_pack("{s:n, s:o, s:o, s:o, s:n, s:o, s:s?}", "report_text", "total", view_large(investment_headline(site, dataset, &rows)),
                  "shares", shares_view(arena, &rows), "sectors", sectors_view(arena, &rows), "sub_sectors", "table",
                  rows_view(arena, &rows), "rate_text", rate);
    if (!view) return site_fail(site, FAILED_INTERNAL, path);
    result = view_dataset(site, dataset, view);
    if (result == DONE) result = view_differences(site, dataset, view);
    if (result != DONE) return result;
    struct site_place place = { path, is_newest ? "investasi/index.html" : NULL };
    return site_dataset_page(site, &place, "pages/site_investment", json_incref(view));
}

enum result pages_investment(struct site *site) {
    const struct dataset *newest = site_newest(site, "investment");
    enum result result = DONE;
    for (size_t i = 0; i < site->datasets.count && result == DONE; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, "investment") == 0) result = build_page(site, dataset, dataset == newest);
    }
    return result;
}
