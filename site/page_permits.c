/* Scope: one page a period of permits: /perizinan/2024-Q2/. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "site/open_data.h"
#include "site/page_permits.h"
#include "site/view.h"

json_t *permits_headline(struct site *site, const struct dataset *dataset, const struct permits *permits) {
    struct arena *arena = site->arena;
    struct tally channels = { 0 };
    for (size_t i = 0; i < permits->count; i++) tally_add(&channels, permits->rows[i].channel, permits->rows[i].issued);
    const struct tally_row *largest = tally_largest(&channels);
    const char *sentence = largest ? arena_format(arena, "%s lewat %s.",
                                                  format_number(arena, largest->amount, 0), largest->name) : "";
    return json_pack("{s:s, s:s, s:s, s:s}", "value_text", format_number(arena, channels.total, 0), "unit_text", "perizinan",
                     "sentence", sentence, "href", arena_format(arena, "perizinan/%s/index.html", dataset->period));
}

/* ---- channels: printed totals beside sums ---- */

static struct optional_number printed_total(const struct permit_totals *totals, const char *channel) {
    for (size_t i = 0; i < totals->count; i++) {
        if (strcmp(totals->rows[i].channel, channel) == 0) return (struct optional_number){ true, totals->rows[i].published_total };
    }
    return (struct optional_number){ false, 0 };
}

static json_t *channels_view(struct arena *arena, const struct tally *channels, const struct permit_totals *totals) {
    static const char *const LABELS[] = { "Saluran", "Dijumlahkan", "Tercetak" };
    json_t *figure = view_counts(arena, &(struct view_counts){ "saluran", "Perizinan per saluran", "Saluran", "Perizinan",
                                                               channels, false });
    if (json_is_null(figure)) return figure;
    json_t *table = view_table("Perizinan per saluran", LABELS, 3);
    for (size_t i = 0; i < channels->count; i++) {
        const char *cells[] = { format_number(arena, channels->rows[i].amount, 0),
                                view_number(arena, printed_total(totals, channels->rows[i].name), 0) };
        view_table_row(table, &(struct view_row){ channels->rows[i].name, false, 2, cells });
    }
    const char *cells[] = { format_number(arena, channels->total, 0), "–" };
    view_table_row(table, &(struct view_row){ "Jumlah", true, 2, cells });
    (void)json_object_set_new(figure, "table", table);
    return figure;
}

static json_t *months_view(struct arena *arena, const struct permits *permits) {
    struct tally months = { 0 };
    for (size_t i = 0; i < permits->count; i++) {
        tally_add(&months, period_label(arena, permits->rows[i].month), permits->rows[i].issued);
    }
    return view_counts(arena, &(struct view_counts){ "bulan", "Perizinan per bulan", "Bulan", "Perizinan", &months, true });
}

static json_t *groups_view(struct arena *arena, const struct permits *permits, const struct tally *channels) {
    json_t *groups = json_array();
    for (size_t c = 0; c < channels->count; c++) {
        struct tally kinds = { 0 };
        for (size_t i = 0; i < permits->count; i++) {
            if (strcmp(permits->rows[i].channel, channels->rows[c].name) != 0) continue;
            tally_add(&kinds, permits->rows[i].permit_type, permits->rows[i].issued);
        }
        const char *heading = arena_format(arena, "%s menurut jenis", channels->rows[c].name);
        struct view_counts counts = { arena_format(arena, "jenis-%zu", c + 1), heading, "Jenis", "Perizinan", &kinds, false };
        (void)json_array_append_new(groups, view_counts(arena, &counts));
    }
    return groups;
}

static json_t *rows_view(struct arena *arena, const struct permits *permits) {
    static const char *const LABELS[] = { "Jenis", "Saluran", "Bulan", "Terbit" };
    json_t *table = view_table("Semua baris sebagaimana tercetak", LABELS, 4);
    for (size_t i = 0; i < permits->count; i++) {
        const struct permit *row = &permits->rows[i];
        const char *cells[] = { row->channel, period_label(arena, row->month), format_number(arena, row->issued, 0) };
        view_table_row(table, &(struct view_row){ row->permit_type, false, 3, cells });
    }
    return table;
}

/* ---- open data ---- */

static struct data_table table_of(struct site *site, const struct dataset *dataset, const char *page) {
    return (struct data_table){ .period = dataset->period, .source = dataset->source, .page = page,
                                .updated = instant_day(dataset->approved_at, site->config->office.zone_offset) };
}

static enum result publish_rows(struct site *site, const struct dataset *dataset, const struct permits *permits,
                                const char *page) {
    static const struct data_column COLUMNS[] = { { "saluran", "Saluran", false, 0 }, { "jenis", "Jenis perizinan", false, 0 },
                                                  { "bulan", "Bulan", false, 0 }, { "terbit", "Banyaknya terbit", true, 0 } };
    struct data_table table = table_of(site, dataset, page);
    table.name = arena_format(site->arena, "perizinan-%s", dataset->period);
    table.title = arena_format(site->arena, "Perizinan %s", period_label(site->arena, dataset->period));
    table.description = "Banyaknya perizinan terbit menurut saluran, jenis, dan bulan.";
    table.columns = COLUMNS;
    table.column_count = sizeof COLUMNS / sizeof *COLUMNS;
    json_t *rows = data_rows();
    for (size_t i = 0; i < permits->count; i++) {
        const struct permit *row = &permits->rows[i];
        data_row(rows, &table, (struct data_cell[]){ DATA_TEXT(row->channel), DATA_TEXT(row->permit_type), DATA_TEXT(row->month),
                                                     DATA_NUMBER(row->issued) });
    }
    return data_publish(site, &table, rows);
}

static enum result publish_channels(struct site *site, const struct dataset *dataset, const struct tally *channels,
                                    const struct permit_totals *totals) {
    static const struct data_column COLUMNS[] = { { "saluran", "Saluran", false, 0 },
                                                  { "dijumlahkan", "Jumlah baris", true, 0 },
                                                  { "tercetak", "Jumlah tercetak dalam laporan", true, 0 } };
    struct data_table table = table_of(site, dataset, arena_format(site->arena, "perizinan/%s/index.html", dataset->period));
    table.name = arena_format(site->arena, "perizinan-%s-saluran", dataset->period);
    table.title = arena_format(site->arena, "Perizinan per saluran %s", period_label(site->arena, dataset->period));
    table.description = "Jumlah per saluran yang dihitung dari baris-barisnya, di samping jumlah yang tercetak dalam laporan.";
    table.columns = COLUMNS;
    table.column_count = sizeof COLUMNS / sizeof *COLUMNS;
    json_t *rows = data_rows();
    for (size_t i = 0; i < channels->count; i++) {
        data_row(rows, &table, (struct data_cell[]){ DATA_TEXT(channels->rows[i].name), DATA_NUMBER(channels->rows[i].amount),
                                                     DATA_OPTIONAL(printed_total(totals, channels->rows[i].name)) });
    }
    return data_publish(site, &table, rows);
}

/* ---- the page ---- */

static enum result build_page(struct site *site, const struct dataset *dataset, bool is_newest) {
    struct arena *arena = site->arena;
    const char *path = arena_format(arena, "perizinan/%s/index.html", dataset->period);
    struct permits permits;
    struct permit_totals totals;
    enum result result = public_permits(site->db, arena, dataset->id, &permits);
    if (result == DONE) result = public_permit_totals(site->db, arena, dataset->id, &totals);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    struct tally channels = { 0 };
    for (size_t i = 0; i < permits.count; i++) tally_add(&channels, permits.rows[i].channel, permits.rows[i].issued);
    result = publish_rows(site, dataset, &permits, path);
    if (result == DONE) result = publish_channels(site, dataset, &channels, &totals);
    if (result != DONE) return result;
    CLEANUP_JSON json_t *view =
        json_pack("{s:o, s:o, s:o, s:o, s:o}", "total", view_large(permits_headline(site, dataset, &permits)), "channels",
                  channels_view(arena, &channels, &totals), "months", months_view(arena, &permits), "groups",
                  groups_view(arena, &permits, &channels), "table", rows_view(arena, &permits));
    if (!view) return site_fail(site, FAILED_INTERNAL, path);
    result = view_dataset(site, dataset, view);
    if (result == DONE) result = view_differences(site, dataset, view);
    if (result != DONE) return result;
    struct site_place place = { path, is_newest ? "perizinan/index.html" : NULL };
    return site_dataset_page(site, &place, "pages/site_permits", json_incref(view));
}

enum result pages_permits(struct site *site) {
    const struct dataset *newest = site_newest(site, "permits");
    enum result result = DONE;
    for (size_t i = 0; i < site->datasets.count && result == DONE; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, "permits") == 0) result = build_page(site, dataset, dataset == newest);
    }
    return result;
}
