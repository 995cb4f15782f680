/* Scope: one page a period of permits: /perizinan/2024-Q2/. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "site/page_permits.h"
#include "site/view.h"

json_t *permits_headline(struct site *site, const struct dataset *dataset, const struct permits *permits) {
    struct arena *arena = site->arena;
    struct tally channels = { 0 };
    struct permit_sum all = { 0 };
    for (size_t i = 0; i < permits->count; i++) {
        tally_add(&channels, permits->rows[i].channel, permits->rows[i].issued);
        permits_sum(&all, &permits->rows[i]);
    }
    const struct tally_row *largest = tally_largest(&channels);
    const char *on_time = permits_on_time_text(arena, &all);
    const char *sentence = largest ? arena_format(arena, "%s lewat %s.%s%s%s", format_number(arena, largest->amount, 0), largest->name,
                                                  on_time ? " " : "", on_time ? on_time : "", on_time ? "." : "") : "";
    return json_pack("{s:s, s:s, s:s, s:s}", "value_text", format_number(arena, channels.total, 0), "unit_text", "perizinan",
                     "sentence", sentence, "href", arena_format(arena, "perizinan/%s/index.html", dataset->period));
}

/* ---- channels: printed totals beside sums ---- */

/* Printed minus summed, in words; "–" when nothing was printed. */
static const char *gap_text(struct arena *arena, int64_t sum, struct optional_number printed) {
    if (!printed.known) return "–";
    int64_t gap = printed.value - sum;
    return gap == 0 ? "sama" : arena_format(arena, "%s%s", gap > 0 ? "+" : "", format_number(arena, gap, 0));
}

static json_t *channels_view(struct arena *arena, const struct tally *channels, const struct permit_totals *totals) {
    static const char *const LABELS[] = { "Saluran", "Dijumlahkan", "Tercetak", "Selisih" };
    json_t *figure = view_counts(arena, &(struct view_counts){ "saluran", "Perizinan per saluran", "Saluran", "Perizinan",
                                                               channels, false });
    if (json_is_null(figure)) return figure;
    json_t *table = view_table("Perizinan per saluran", LABELS, 4);
    struct optional_number all = { true, 0 };
    for (size_t i = 0; i < channels->count; i++) {
        const struct tally_row *channel = &channels->rows[i];
        struct optional_number printed = permits_printed(totals, channel->name);
        const char *cells[] = { format_number(arena, channel->amount, 0), view_number(arena, printed, 0),
                                gap_text(arena, channel->amount, printed) };
        view_table_row(table, &(struct view_row){ channel->name, false, 3, cells });
        all = (struct optional_number){ all.known && printed.known, all.value + printed.value };
    }
    const char *cells[] = { format_number(arena, channels->total, 0), view_number(arena, all, 0), gap_text(arena, channels->total, all) };
    view_table_row(table, &(struct view_row){ "Jumlah", true, 3, cells });
    (void)json_object_set_new(figure, "table", table);
    return figure;
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
    static const char *const LABELS[] = { "Jenis", "Saluran", "Bulan", "Terbit", "Tepat waktu" };
    json_t *table = view_table("Semua baris sebagaimana tercetak", LABELS, 5);
    for (size_t i = 0; i < permits->count; i++) {
        const struct permit *row = &permits->rows[i];
        const char *cells[] = { row->channel, period_label(arena, row->month), format_number(arena, row->issued, 0),
                                view_number(arena, row->on_time, 0) };
        view_table_row(table, &(struct view_row){ row->permit_type, false, 4, cells });
    }
    view_table_words(table, 1);
    view_table_words(table, 2);
    return table;
}

/* ---- the page ---- */

static enum result build_page(struct site *site, const struct permit_periods *periods, const struct permit_period *shown) {
    struct arena *arena = site->arena;
    const struct dataset *dataset = shown->dataset;
    const struct permits *permits = &shown->permits;
    const char *path = arena_format(arena, "perizinan/%s/index.html", dataset->period);
    struct tally channels = { 0 };
    for (size_t i = 0; i < permits->count; i++) tally_add(&channels, permits->rows[i].channel, permits->rows[i].issued);
    enum result result = permits_publish(site, shown, path);
    if (result != DONE) return result;
    CLEANUP_JSON json_t *view =
        json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "total", view_large(permits_headline(site, dataset, permits)), "channels",
                  channels_view(arena, &channels, &shown->totals), "months", permits_months_figure(arena, permits), "trend",
                  permits_trend(arena, periods, shown), "on_time", permits_on_time_figure(arena, permits), "groups",
                  groups_view(arena, permits, &channels), "table", rows_view(arena, permits));
    if (!view) return site_fail(site, FAILED_INTERNAL, path);
    result = view_dataset(site, dataset, view);
    if (result == DONE) result = view_differences(site, dataset, view);
    if (result != DONE) return result;
    struct site_place place = { path, dataset == site_newest(site, "permits") ? "perizinan/index.html" : NULL };
    return site_dataset_page(site, &place, "pages/site_permits", json_incref(view));
}

static enum result read_period(struct site *site, const struct dataset *dataset, struct permit_period *ret) {
    *ret = (struct permit_period){ .dataset = dataset };
    enum result result = public_permits(site->db, site->arena, dataset->id, &ret->permits);
    if (result == DONE) result = public_permit_totals(site->db, site->arena, dataset->id, &ret->totals);
    for (size_t i = 0; result == DONE && i < ret->permits.count; i++) permits_sum(&ret->sum, &ret->permits.rows[i]);
    return result == DONE ? DONE : site_fail_read(site, result, dataset->title);
}

enum result pages_permits(struct site *site) {
    struct permit_periods periods = { arena_array(site->arena, site->datasets.count + 1, sizeof *periods.rows), 0 };
    enum result result = DONE;
    for (size_t i = 0; i < site->datasets.count && result == DONE; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, "permits") == 0) result = read_period(site, dataset, &periods.rows[periods.count++]);
    }
    if (result == DONE) result = permits_publish_series(site, &periods);
    for (size_t i = 0; i < periods.count && result == DONE; i++) result = build_page(site, &periods, &periods.rows[i]);
    return result;
}
