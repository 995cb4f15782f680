/* Scope: open data of the investment pages. */
#include "lib/rules/period.h"
#include "site/investment_sectors.h"
#include "site/open_data.h"
#include "site/page_investment_kinds.h"

#define COLUMNS_OF(list) .columns = (list), .column_count = sizeof(list) / sizeof *(list)

static const struct data_column ROW_COLUMNS[] = {
    { "asal", "Asal modal: pmdn atau pma", false, 0 }, { "tingkat", "total, sector atau item", false, 0 },
    { "sektor", "Sektor dari subsektor", false, 0 }, { "nama", "Nama sebagaimana tercetak", false, 0 },
    { "rupiah", "Investasi (rupiah)", true, 0 }, { "dolar", "Investasi (US$)", true, 2 },
    { "proyek", "Banyaknya proyek", true, 0 }, { "tki", "Tenaga kerja Indonesia", true, 0 },
    { "tka", "Tenaga kerja asing", true, 0 } };

static day_number approved_day(const struct site *site, const struct dataset *dataset) {
    return instant_day(dataset->approved_at, site->config->office.zone_offset);
}

/* ---- one period ---- */

static enum result publish_rows(struct site *site, const struct investment_period *period) {
    const struct dataset *dataset = period->dataset;
    struct data_table table = { .name = arena_format(site->arena, "investasi-%s", dataset->period), .period = dataset->period, .report_period = dataset->report_period, .source = dataset->source,
                                .title = arena_format(site->arena, "Investasi %s", period_label(site->arena, dataset->period)),
                                .description = "Realisasi penanaman modal menurut sektor dan asal modal, sebagaimana tercetak dalam laporan.",
                                .page = investment_path(site->arena, INDONESIAN, PLACE_PERIOD, dataset->period), .updated = approved_day(site, dataset),
                                COLUMNS_OF(ROW_COLUMNS) };
    json_t *data = data_rows();
    for (size_t i = 0; i < period->rows.count; i++) {
        const struct investment *row = &period->rows.rows[i];
        data_row(data, &table, (struct data_cell[]){ DATA_TEXT(row->status), DATA_TEXT(row->level), DATA_TEXT(row->sector), DATA_TEXT(row->name), DATA_OPTIONAL(row->amount_rupiah),
                                                     DATA_OPTIONAL(row->amount_us_cents), DATA_OPTIONAL(row->projects), DATA_OPTIONAL(row->domestic_workers),
                                                     DATA_OPTIONAL(row->foreign_workers) });
    }
    return data_publish(site, &table, data);
}

static enum result publish_parts(struct site *site, const struct investment_period *period) {
    static const struct data_column COLUMNS[] = {
        { "asal", "Asal modal: pmdn atau pma", false, 0 }, { "rincian", "country (negara) atau scale (skala usaha)", false, 0 },
        { "nilai", "Nama negara; umk atau non-umk", false, 0 }, { "rupiah", "Investasi (rupiah)", true, 0 }, { "dolar", "Investasi (US$)", true, 2 },
        { "proyek", "Banyaknya proyek", true, 0 }, { "tki", "Tenaga kerja Indonesia", true, 0 }, { "tka", "Tenaga kerja asing", true, 0 } };
    const struct dataset *dataset = period->dataset;
    if (period->parts.count == 0) return DONE;
    struct data_table table = { .name = arena_format(site->arena, "investasi-%s-rincian", dataset->period), .period = dataset->period, .report_period = dataset->report_period, .source = dataset->source,
                                .title = arena_format(site->arena, "Investasi menurut negara dan skala, %s", period_label(site->arena, dataset->period)),
                                .description = "Realisasi penanaman modal menurut negara asal dan skala usaha.",
                                .page = investment_path(site->arena, INDONESIAN, PLACE_PERIOD, dataset->period), .updated = approved_day(site, dataset),
                                COLUMNS_OF(COLUMNS) };
    json_t *data = data_rows();
    for (size_t i = 0; i < period->parts.count; i++) {
        const struct investment_part *row = &period->parts.rows[i];
        data_row(data, &table, (struct data_cell[]){ DATA_TEXT(row->status), DATA_TEXT(row->attribute), DATA_TEXT(row->value), DATA_OPTIONAL(row->amount_rupiah),
                                                     DATA_OPTIONAL(row->amount_us_cents), DATA_OPTIONAL(row->projects), DATA_OPTIONAL(row->domestic_workers),
                                                     DATA_OPTIONAL(row->foreign_workers) });
    }
    return data_publish(site, &table, data);
}

/* ---- all periods ---- */

static const struct data_column SERIES_COLUMNS[] = {
    { "periode", "Periode data", false, 0 }, { "tahun", "Tahun", true, 0 }, { "asal", "Asal modal: pmdn atau pma", false, 0 },
    { "tingkat", "total, sector atau item", false, 0 }, { "sektor", "Sektor dari subsektor", false, 0 },
    { "nama", "Sektor atau subsektor; kosong: jumlah", false, 0 }, { "rupiah", "Investasi (rupiah)", true, 0 }, { "dolar", "Investasi (US$)", true, 2 },
    { "proyek", "Banyaknya proyek", true, 0 }, { "tki", "Tenaga kerja Indonesia", true, 0 }, { "tka", "Tenaga kerja asing", true, 0 } };

static void series_row(json_t *data, const struct data_table *table, const char *period, const struct investment_sector *row, enum origin origin) {
    const struct amounts *amounts = &row->origins[origin];
    if (!amounts->of[RUPIAH].known && !amounts->of[PROJECTS].known && !amounts->of[DOMESTIC].known) return;
    const char *level = *row->name == '\0' ? "total" : *row->sector == '\0' ? "sector" : "item";
    data_row(data, table, (struct data_cell[]){ DATA_TEXT(period), DATA_NUMBER(investment_year_number(period)), DATA_TEXT(origin == PMA ? "pma" : "pmdn"), DATA_TEXT(level), DATA_TEXT(row->sector), DATA_TEXT(row->name),
                                                DATA_OPTIONAL(amounts->of[RUPIAH]), DATA_OPTIONAL(amounts->of[US_CENTS]), DATA_OPTIONAL(amounts->of[PROJECTS]),
                                                DATA_OPTIONAL(amounts->of[DOMESTIC]), DATA_OPTIONAL(amounts->of[FOREIGN]) });
}

static enum result publish_series(struct site *site, const struct investment_book *book) {
    if (book->count == 0) return DONE;
    const struct dataset *newest = book->periods[0].dataset;
    struct data_table table = { .name = "investasi-sektor", .title = "Investasi tiap sektor, semua periode", .source = newest->source,
                                .description = "Realisasi penanaman modal menurut sektor, subsektor dan asal modal, semua periode yang terbit.",
                                .page = investment_path(site->arena, INDONESIAN, PLACE_SECTORS, NULL), .updated = approved_day(site, newest),
                                COLUMNS_OF(SERIES_COLUMNS) };
    json_t *data = data_rows();
    for (size_t i = 0; i < book->count; i++) {
        const struct investment_period *period = &book->periods[i];
        struct investment_sector total = { .name = "", .sector = "" };
        for (int origin = 0; origin < ORIGIN_COUNT; origin++) {
            total.origins[origin] = period->total[origin];
            series_row(data, &table, period->period, &total, (enum origin)origin);
            for (size_t at = 0; at < period->sectors.count; at++) series_row(data, &table, period->period, &period->sectors.rows[at], (enum origin)origin);
        }
    }
    return data_publish(site, &table, data);
}

/* Targets and realisation by year, with the report each comes from: those of DATASET, or all. */
static enum result publish_targets(struct site *site, const struct investment_book *book, const struct dataset *dataset) {
    static const struct data_column COLUMNS[] = {
        { "tahun", "Tahun", true, 0 }, { "ukuran", "target_renstra, target_bkpm, realisation …", false, 0 }, { "rupiah", "Rupiah", true, 0 },
        { "utama", "ya: angka yang dipakai di halaman; tidak: terbit juga di data yang lebih baru", false, 0 }, { "catatan", "Catatan sumber", false, 0 },
        { "sumber", "Laporan", false, 0 } };
    const struct dataset *newest = dataset ? dataset : book->targets[0].dataset;
    struct data_table table = { .name = dataset ? arena_format(site->arena, "target-%s", dataset->period) : "investasi-target", .source = newest->source,
                                .title = dataset ? arena_format(site->arena, "Target investasi, %s", period_label(site->arena, dataset->period))
                                                 : "Target dan realisasi investasi per tahun",
                                .description = "Target penanaman modal (Renstra, BKPM) dan realisasi tahunan sebagaimana tercetak.",
                                .period = dataset ? dataset->period : NULL, .updated = approved_day(site, newest),
                                .page = dataset ? investment_path(site->arena, INDONESIAN, PLACE_TARGET, dataset->period)
                                                : investment_path(site->arena, INDONESIAN, PLACE_HISTORY, NULL),
                                COLUMNS_OF(COLUMNS) };
    json_t *data = data_rows();
    for (size_t i = 0; i < book->target_count; i++) {
        const struct investment_target *row = &book->targets[i];
        if (dataset && row->dataset != dataset) continue;
        data_row(data, &table, (struct data_cell[]){ DATA_NUMBER(row->year), DATA_TEXT(row->measure), DATA_NUMBER(row->amount_rupiah),
                                                     DATA_TEXT(investment_target_of(book, row->year, row->measure) == row ? "ya" : "tidak"), DATA_TEXT(row->note), DATA_TEXT(row->dataset->source) });
    }
    return data_publish(site, &table, data);
}

enum result investment_data(struct site *site, const struct investment_book *book) {
    enum result result = DONE;
    for (size_t i = 0; i < book->count && result == DONE; i++) {
        result = publish_rows(site, &book->periods[i]);
        if (result == DONE) result = publish_parts(site, &book->periods[i]);
    }
    if (result == DONE) result = publish_series(site, book);
    if (result == DONE && book->target_count > 0) result = publish_targets(site, book, NULL);
    for (size_t i = 0; i < book->target_count && result == DONE; i++) {
        bool is_first = i == 0 || book->targets[i].dataset != book->targets[i - 1].dataset;
        if (is_first) result = publish_targets(site, book, book->targets[i].dataset);
    }
    return result;
}
