/* Scope: /ralat/: everything that was corrected after it was published, with old, new and reason, and as open data. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/store/public_history.h"
#include "site/open_data.h"
#include "site/view.h"

#define PATH "ralat/index.html"

/* The dataset a correction is about as it stands now; NULL when it is not published any more. */
static const struct dataset *corrected(const struct site *site, const struct public_erratum *erratum) {
    for (size_t i = 0; i < site->datasets.count; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        bool is_it = strcmp(dataset->kind, erratum->kind) == 0 && strcmp(dataset->period, erratum->period) == 0 && strcmp(dataset->scope, erratum->scope) == 0;
        if (is_it) return dataset;
    }
    return NULL;
}

static bool is_same_correction(const struct public_erratum *a, const struct public_erratum *b) {
    return a->revision == b->revision && strcmp(a->kind, b->kind) == 0 && strcmp(a->period, b->period) == 0 && strcmp(a->scope, b->scope) == 0;
}

static json_t *change_view(const struct public_erratum *erratum) {
    return json_pack("{s:s, s:s, s:s, s:s}", "place", erratum->place, "old", *erratum->old ? erratum->old : "tidak ada", "new",
                     *erratum->new ? erratum->new : "tidak ada", "reason", erratum->reason);
}

/* The head of one correction, with an empty list of changes. */
static json_t *correction_view(struct site *site, const struct public_erratum *erratum) {
    struct arena *arena = site->arena;
    const struct dataset *dataset = corrected(site, erratum);
    day_number day = instant_day(erratum->approved_at, site->config->office.zone_offset);
    const char *href = dataset && site_has_page(dataset) ? arena_format(arena, "%s/%s/index.html", view_folder(dataset->kind), dataset_key(arena, dataset)) : NULL;
    return json_pack("{s:s, s:s, s:s, s:s?, s:[]}", "title", dataset ? dataset->title : period_label(arena, erratum->period), "day_text",
                     format_day(arena, day), "revision_text", arena_format(arena, "koreksi ke-%d", (int)erratum->revision - 1), "href", href, "changes");
}

static json_t *corrections_view(struct site *site, const struct public_errata *errata) {
    json_t *list = json_array(), *correction = NULL;
    for (size_t i = 0; i < errata->count; i++) {
        if (i == 0 || !is_same_correction(&errata->rows[i], &errata->rows[i - 1])) {
            correction = correction_view(site, &errata->rows[i]);
            (void)json_array_append_new(list, correction);
        }
        (void)json_array_append_new(json_object_get(correction, "changes"), change_view(&errata->rows[i]));
    }
    return list;
}

static enum result publish(struct site *site, const struct public_errata *errata) {
    static const struct data_column COLUMNS[] = {
        { "data", "Jenis data", false, 0 }, { "periode", "Periode data", false, 0 }, { "lingkup", "Lingkup; kosong: seluruh kantor", false, 0 },
        { "koreksi", "Koreksi ke berapa", true, 0 }, { "tanggal", "Tanggal diumumkan", false, 0 }, { "bagian", "Yang dikoreksi", false, 0 },
        { "semula", "Semula; kosong: tidak ada", false, 0 }, { "menjadi", "Menjadi; kosong: tidak ada lagi", false, 0 }, { "alasan", "Alasan", false, 0 } };
    if (errata->count == 0) return DONE;
    int offset = site->config->office.zone_offset;
    struct data_table table = { .name = "ralat", .title = "Ralat", .description = "Semua yang dikoreksi setelah diumumkan.", .page = PATH,
                                .source = site->config->office.name, .updated = instant_day(errata->rows[0].approved_at, offset),
                                .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof *COLUMNS };
    json_t *rows = data_rows();
    for (size_t i = 0; i < errata->count; i++) {
        const struct public_erratum *row = &errata->rows[i];
        data_row(rows, &table, (struct data_cell[]){
            DATA_TEXT(view_folder(row->kind)), DATA_TEXT(row->period), DATA_TEXT(row->scope), DATA_NUMBER(row->revision - 1),
            DATA_TEXT(day_iso(site->arena, instant_day(row->approved_at, offset))), DATA_TEXT(row->place), DATA_TEXT(row->old), DATA_TEXT(row->new),
            DATA_TEXT(row->reason) });
    }
    return data_publish(site, &table, rows);
}

enum result pages_errata(struct site *site) {
    struct public_errata errata;
    enum result result = public_errata(site->db, site->arena, &errata);
    if (result != DONE) return site_fail_read(site, result, "ralat");
    result = publish(site, &errata);
    if (result != DONE) return result;
    json_t *view = json_pack("{s:b, s:o}", "has_corrections", errata.count > 0, "corrections", corrections_view(site, &errata));
    data_downloads(site, PATH, site_root(site, PATH), view);
    return site_page(site, PATH, "pages/site_errata", view);
}
