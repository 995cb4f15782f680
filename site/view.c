/* Scope: building of recurring view parts. */
#include "site/view.h"

#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "lib/out/chart.h"
#include "lib/out/data_table.h"
#include "lib/rules/check_totals.h"
#include "lib/rules/dataset_states.h"
#include "lib/rules/format.h"
#include "lib/rules/growth.h"
#include "lib/rules/period.h"

#define NOTHING "–"

const char *view_number(struct arena *arena, struct optional_number number, unsigned decimals) {
    return number.known ? format_number(arena, number.value, decimals) : NOTHING;
}

const char *view_rupiah(struct arena *arena, struct optional_number rupiah) {
    return rupiah.known ? format_rupiah(arena, rupiah.value) : NOTHING;
}

const char *view_share(struct arena *arena, int64_t part, int64_t whole) {
    struct fraction share;
    struct decimal percent;
    if (!share_of(part, whole, &share) || !fraction_rounded(share, 2, &percent)) return NOTHING;
    return arena_format(arena, "%s\u00a0%%", format_number(arena, percent.value, 2));
}

json_t *view_table(const char *caption, const char *const *labels, size_t count) {
    return data_table(&(struct data_table_head){ caption, labels, count, true });
}

void view_table_row(json_t *table, const struct view_row *row) {
    data_table_row(table, &(struct data_table_row){ row->head, row->total, row->cells, row->count });
}

void view_table_words(json_t *table, size_t column) {
    json_t *row;
    size_t at;
    (void)json_object_set_new(json_array_get(json_object_get(table, "columns"), column), "amount", json_false());
    json_array_foreach(json_object_get(table, "rows"), at, row) {
        (void)json_object_set_new(json_array_get(json_object_get(row, "cells"), column - 1), "amount", json_false());
    }
}

json_t *view_figure(const struct view_figure *figure) {
    return json_pack("{s:s, s:s?, s:s?, s:s?, s:s?, s:o?, s:b, s:[]}", "heading", figure->heading, "finding",
                     figure->finding, "chart_svg", figure->chart_svg, "n_text", figure->n_text, "source", figure->source,
                     "table", figure->table, "has_downloads", 0, "downloads");
}

static const char *counts_chart(struct arena *arena, const struct view_counts *counts, const char *finding) {
    const struct tally *tally = counts->tally;
    struct chart_row rows[TALLY_MOST];
    struct chart_value values[TALLY_MOST];
    for (size_t i = 0; i < tally->count; i++) {
        values[i] = (struct chart_value){ tally->rows[i].amount, format_number(arena, tally->rows[i].amount, 0) };
        rows[i] = (struct chart_row){ tally->rows[i].name, &values[i] };
    }
    struct chart chart = { counts->id, counts->heading, finding, &counts->amount_label, 1, rows, tally->count, 0 };
    const char *svg = NULL;
    return (counts->is_periods ? chart_columns : chart_bars)(arena, &chart, &svg) == DONE ? svg : NULL;
}

json_t *view_counts(struct arena *arena, const struct view_counts *counts) {
    const struct tally_row *largest = tally_largest(counts->tally);
    if (!largest) return json_null();
    const char *const labels[] = { counts->name_label, counts->amount_label };
    json_t *table = view_table(counts->heading, labels, 2);
    for (size_t i = 0; i < counts->tally->count; i++) {
        const char *cells[] = { format_number(arena, counts->tally->rows[i].amount, 0) };
        view_table_row(table, &(struct view_row){ counts->tally->rows[i].name, false, 1, cells });
    }
    const char *cells[] = { format_number(arena, counts->tally->total, 0) };
    view_table_row(table, &(struct view_row){ "Jumlah", true, 1, cells });
    const char *finding = arena_format(arena, "Terbanyak: %s, %s dari %s.", largest->name,
                                       format_number(arena, largest->amount, 0), cells[0]);
    return view_figure(&(struct view_figure){ .heading = counts->heading,
                                              .finding = finding,
                                              .chart_svg = counts_chart(arena, counts, finding),
                                              .table = table });
}

json_t *view_large(json_t *headline) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *unit = json_string_value(json_object_get(headline, "unit_text"));
    if (!unit) return headline;
    char *sentence = arena_string(arena, unit);
    if (sentence[0] >= 'a' && sentence[0] <= 'z') sentence[0] = (char)(sentence[0] - 'a' + 'A');
    (void)json_object_set_new(headline, "unit_text", json_string(sentence));
    return headline;
}

const char *view_folder(const char *kind) {
    enum dataset_kind known;
    return dataset_kind_parse(kind, &known) ? dataset_kind_folder(known) : kind;
}

static json_t *other_periods(struct site *site, const struct dataset *dataset) {
    json_t *periods = json_array();
    for (size_t i = 0; i < site->datasets.count; i++) {
        const struct dataset *other = &site->datasets.rows[i];
        bool is_other = strcmp(other->kind, dataset->kind) == 0 && strcmp(other->scope, dataset->scope) == 0 && strcmp(other->period, dataset->period) != 0;
        if (!is_other || !site_has_page(other)) continue;
        const char *href = arena_format(site->arena, "%s/%s/index.html", view_folder(other->kind), dataset_key(site->arena, other));
        (void)json_array_append_new(periods, json_pack("{s:s, s:s, s:s}", "href", href, "label",
                                                       period_label(site->arena, other->period), "detail", ""));
    }
    return periods;
}

enum result view_dataset(struct site *site, const struct dataset *dataset, json_t *view) {
    char hash[DATASET_HASH_BYTES * 2 + 1];
    (void)sodium_bin2hex(hash, sizeof hash, dataset->content_sha256, DATASET_HASH_BYTES);
    day_number approved = instant_day(dataset->approved_at, site->config->office.zone_offset);
    json_t *others = other_periods(site, dataset);
    CLEANUP_JSON json_t *parts =
        json_pack("{s:b, s:s, s:s, s:s, s:b, s:o}", "is_corrected", dataset->revision > 1, "period_text", period_label(site->arena, dataset->period), "approved_text",
                  arena_format(site->arena, "Disetujui Kepala Dinas %s. Sumber: %s.", format_day(site->arena, approved),
                               dataset->source),
                  "content_sha256", hash, "has_other_periods", json_array_size(others) > 0, "other_periods", others);
    return parts && json_object_update(view, parts) == 0 ? DONE : FAILED_INTERNAL;
}

/* "94,60%" as the pages write it everywhere else: "94,60 %". */
static const char *source_figure(struct arena *arena, const char *text) {
    size_t length = strlen(text);
    bool is_percent = length > 1 && text[length - 1] == '%' && text[length - 2] >= '0' && text[length - 2] <= '9';
    return is_percent ? arena_format(arena, "%.*s\u00a0%%", (int)length - 1, text) : text;
}

static json_t *difference_view(struct arena *arena, const struct dataset_difference *row) {
    enum check check;
    bool is_printed = check_parse(row->check_name, &check) && check == CHECK_REPEATED;
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:s}", "place", row->place, "check_name", row->check_name, "check_text", row->note, "stated_text",
                     *row->stated ? source_figure(arena, row->stated) : "tidak tercetak", "computed_text",
                     *row->computed ? source_figure(arena, row->computed) : NOTHING, "is_printed", is_printed, "note", "");
}

enum result view_differences(struct site *site, const struct dataset *dataset, json_t *view) {
    struct dataset_differences found;
    enum result result = public_differences(site->db, site->arena, dataset->id, &found);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    json_t *rows = json_array();
    for (size_t i = 0; i < found.count; i++) (void)json_array_append_new(rows, difference_view(site->arena, &found.rows[i]));
    (void)json_object_set_new(view, "has_differences", json_boolean(found.count > 0));
    (void)json_object_set_new(view, "differences", rows);
    return DONE;
}
