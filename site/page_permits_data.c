/* Scope: permits as open data: every row, sums beside printed totals, all periods. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/growth.h"
#include "lib/rules/period.h"
#include "site/headline.h"
#include "site/open_data.h"
#include "site/page_permits.h"
#include "site/tally.h"

struct optional_number permits_printed(const struct permit_totals *totals, const char *channel) {
    for (size_t i = 0; i < totals->count; i++) {
        if (strcmp(totals->rows[i].channel, channel) == 0) return (struct optional_number){ true, totals->rows[i].published_total };
    }
    return (struct optional_number){ false, 0 };
}

static struct data_table table_of(struct site *site, const struct dataset *dataset, const char *page) {
    return (struct data_table){ .period = dataset->period, .source = dataset->source, .page = page,
                                .updated = instant_day(dataset->approved_at, site->config->office.zone_offset) };
}

static enum result publish_rows(struct site *site, const struct permit_period *period, const char *page) {
    static const struct data_column COLUMNS[] = { { "saluran", "Saluran", false, 0 }, { "jenis", "Jenis perizinan", false, 0 },
                                                  { "bulan", "Bulan", false, 0 }, { "terbit", "Banyaknya terbit", true, 0 },
                                                  { "tepat_waktu", "Di antaranya dalam waktu standar; kosong: tidak diketahui", true, 0 } };
    const struct dataset *dataset = period->dataset;
    struct data_table table = table_of(site, dataset, page);
    table.name = arena_format(site->arena, "perizinan-%s", dataset->period);
    table.title = arena_format(site->arena, "Perizinan %s", period_label(site->arena, dataset->period));
    table.description = "Banyaknya perizinan terbit menurut saluran, jenis, dan bulan.";
    table.columns = COLUMNS;
    table.column_count = sizeof COLUMNS / sizeof *COLUMNS;
    json_t *rows = data_rows();
    for (size_t i = 0; i < period->permits.count; i++) {
        const struct permit *row = &period->permits.rows[i];
        data_row(rows, &table, (struct data_cell[]){ DATA_TEXT(row->channel), DATA_TEXT(row->permit_type), DATA_TEXT(row->month),
                                                     DATA_NUMBER(row->issued), DATA_OPTIONAL(row->on_time) });
    }
    return data_publish(site, &table, rows);
}

static enum result publish_channels(struct site *site, const struct permit_period *period, const char *page) {
    static const struct data_column COLUMNS[] = { { "saluran", "Saluran", false, 0 },
                                                  { "dijumlahkan", "Jumlah baris", true, 0 },
                                                  { "tercetak", "Jumlah tercetak dalam laporan", true, 0 } };
    struct data_table table = table_of(site, period->dataset, page);
    table.name = arena_format(site->arena, "perizinan-%s-saluran", period->dataset->period);
    table.title = arena_format(site->arena, "Perizinan per saluran %s", period_label(site->arena, period->dataset->period));
    table.description = "Jumlah per saluran yang dihitung dari baris-barisnya, di samping jumlah yang tercetak dalam laporan.";
    table.columns = COLUMNS;
    table.column_count = sizeof COLUMNS / sizeof *COLUMNS;
    struct tally channels = { 0 };
    for (size_t i = 0; i < period->permits.count; i++) tally_add(&channels, period->permits.rows[i].channel, period->permits.rows[i].issued);
    json_t *rows = data_rows();
    for (size_t i = 0; i < channels.count; i++) {
        data_row(rows, &table, (struct data_cell[]){ DATA_TEXT(channels.rows[i].name), DATA_NUMBER(channels.rows[i].amount),
                                                     DATA_OPTIONAL(permits_printed(&period->totals, channels.rows[i].name)) });
    }
    return data_publish(site, &table, rows);
}

/* All that were issued, and the share in time where it is known. */
static enum result note_headlines(struct site *site, const struct permit_period *period, const char *page) {
    struct arena *arena = site->arena;
    const char *text = period->dataset->period, *label = period_label(arena, text);
    const struct permit_sum *sum = &period->sum;
    enum result result = site_headline(site, &(struct headline){
        .name = arena_format(arena, "perizinan-%s-terbit", text), .title = arena_format(arena, "Perizinan terbit, %s", label), .page = page,
        .value = format_plain(arena, sum->issued, 0), .unit = "perizinan", .formula = HEADLINE_SUM,
        .of = { arena_format(arena, "perizinan-%s", text), "terbit", { { NULL, NULL } } } });
    struct fraction share;
    struct decimal percent;
    if (result != DONE || !share_of(sum->on_time, sum->judged, &share) || !fraction_rounded(share, 2, &percent)) return result;
    return site_headline(site, &(struct headline){
        .name = arena_format(arena, "perizinan-%s-tepat-waktu", text), .title = arena_format(arena, "Perizinan tepat waktu, %s", label), .page = page,
        .value = format_plain(arena, percent.value, 2), .unit = "%", .formula = HEADLINE_SHARE,
        .of = { "perizinan", "tepat_waktu", { { "periode", text } } }, .by = { "perizinan", "waktu_diketahui", { { "periode", text } } } });
}

enum result permits_publish(struct site *site, const struct permit_period *period, const char *page) {
    enum result result = publish_rows(site, period, page);
    if (result == DONE) result = publish_channels(site, period, page);
    return result == DONE ? note_headlines(site, period, page) : result;
}

/* One row a period: what the trend shows. Nothing before there is a period. */
enum result permits_publish_series(struct site *site, const struct permit_periods *periods) {
    static const struct data_column COLUMNS[] = { { "periode", "Periode", false, 0 }, { "terbit", "Banyaknya terbit", true, 0 },
                                                  { "waktu_diketahui", "Terbit yang waktunya diketahui", true, 0 },
                                                  { "tepat_waktu", "Di antaranya dalam waktu standar", true, 0 } };
    if (periods->count == 0) return DONE;
    const struct dataset *newest = periods->rows[0].dataset;
    struct data_table table = table_of(site, newest, arena_format(site->arena, "perizinan/%s/index.html", newest->period));
    table.name = "perizinan";
    table.title = "Perizinan semua periode";
    table.description = "Banyaknya perizinan terbit per periode, dan berapa di antaranya dalam waktu standar.";
    table.period = NULL;
    table.columns = COLUMNS;
    table.column_count = sizeof COLUMNS / sizeof *COLUMNS;
    json_t *rows = data_rows();
    for (size_t i = 0; i < periods->count; i++) {
        const struct permit_sum *sum = &periods->rows[i].sum;
        struct optional_number on_time = { sum->judged > 0, sum->on_time };
        data_row(rows, &table, (struct data_cell[]){ DATA_TEXT(periods->rows[i].dataset->period), DATA_NUMBER(sum->issued),
                                                     DATA_NUMBER(sum->judged), DATA_OPTIONAL(on_time) });
    }
    return data_publish(site, &table, rows);
}
