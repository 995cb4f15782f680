/* Scope: the front page: what the office can be asked, and its figures, each with the way to where it comes from. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "site/card.h"
#include "site/front_figure.h"
#include "site/page_ikm.h"
#include "site/page_investment.h"
#include "site/page_overview.h"
#include "site/page_permits.h"
#include "site/page_statistics.h"
#include "site/performance.h"
#include "site/view.h"

/* FIGURE of a DATASET: of which period, from which report. */
static struct front_figure figure_of(struct site *site, const struct dataset *dataset, const struct front_figure *figure) {
    struct arena *arena = site->arena;
    struct front_figure told = *figure;
    bool is_later = dataset->report_period && strcmp(dataset->report_period, dataset->period) != 0;
    told.period_text = period_label(arena, dataset->period);
    told.report_text = is_later ? arena_format(arena, "%s (laporan %s)", dataset->source, period_label(arena, dataset->report_period))
                                : dataset->source;
    return told;
}

/* ---- the index ---- */

static enum result ikm_part(struct site *site, const struct dataset *dataset, json_t **ret) {
    static const struct front_figure FIGURE = {
        .code = "ikm", .name = "Indeks Kepuasan Masyarakat", .more = "Hasil survei lengkap", .table = "unsur",
        .formula = "Jumlah semua nilai dibagi banyaknya jawaban dan banyaknya unsur, dikalikan 25; dibulatkan sekali ke dua desimal." };
    struct arena *arena = site->arena;
    const struct survey_result *survey;
    enum result result = survey_read(site, dataset, &survey);
    if (result != DONE) return result;
    struct front_figure figure = figure_of(site, dataset, &FIGURE);
    figure.table_page = arena_format(arena, "ikm/%s/index.html", dataset_key(arena, dataset));
    figure.data = arena_format(arena, "ikm-%s-jawaban", dataset_key(arena, dataset));
    *ret = ikm_headline(arena, survey);
    CLEANUP_JSON json_t *more = json_pack("{s:s, s:s, s:s, s:s}", "href", "ikm/index.html", "unit_text", "", "sentence", "", "chart_svg",
                                          ikm_scale_chart(arena, survey));
    return json_object_update(*ret, more) == 0 ? front_figure_add(site, *ret, &figure) : FAILED_INTERNAL;
}

static enum result add_ikm(struct site *site, json_t *view) {
    const struct dataset *dataset = site_newest(site, "survey");
    json_t *part = NULL;
    enum result result = dataset ? ikm_part(site, dataset, &part) : DONE;
    (void)json_object_set_new(view, "ikm", part ? part : json_null());
    if (result != DONE || !part) return result;
    site_card(site, view, &(struct site_card){ "Indeks Kepuasan Masyarakat", json_string_value(json_object_get(part, "value_text")),
                                               json_string_value(json_object_get(part, "period_text")) });
    return DONE;
}

/* ---- approved figures, the newest of each kind ---- */

static enum result investment_part(struct site *site, const struct dataset *dataset, json_t **ret) {
    struct investments rows;
    enum result result = public_investments(site->db, site->arena, dataset->id, &rows);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    struct words words = words_indonesian(site);
    *ret = investment_headline(site, &words, dataset, &rows);
    return DONE;
}

static enum result permits_part(struct site *site, const struct dataset *dataset, json_t **ret) {
    struct permits rows;
    enum result result = public_permits(site->db, site->arena, dataset->id, &rows);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    *ret = permits_headline(site, dataset, &rows);
    return DONE;
}

static enum result performance_part(struct site *site, const struct dataset *dataset, json_t **ret) {
    struct performance_year year;
    enum result result = performance_read(site, dataset, &year);
    if (result == DONE) *ret = performance_headline(site, &year);
    return result;
}

static enum result budget_part(struct site *site, const struct dataset *dataset, json_t **ret) {
    struct spending spending;
    enum result result = spending_read(site, dataset, &spending);
    if (result == DONE) *ret = spending_headline(site, &spending);
    return result;
}

static const struct area {
    const char *kind, *name; /* of a dataset; as the sentence about what is missing names it */
    enum result (*read)(struct site *site, const struct dataset *dataset, json_t **ret);
    struct front_figure figure; /* its headline: what the name in the list ends with */
} AREAS[] = {
    { "investment", "investasi", investment_part,
      { .code = "investasi", .name = "Realisasi investasi", .more = "Rincian investasi", .table = "unduh", .headline = "jumlah",
        .formula = "Jumlah kolom rupiah pada baris itu, penanaman modal dalam negeri ditambah penanaman modal asing." } },
    { "permits", "perizinan", permits_part,
      { .code = "perizinan", .name = "Perizinan terbit", .more = "Rincian perizinan", .table = "unduh", .headline = "terbit",
        .formula = "Jumlah kolom terbit dari semua baris: setiap jenis, saluran, dan bulan." } },
    { "indicators", "kinerja", performance_part,
      { .code = "kinerja", .name = "Kinerja", .more = "Rincian kinerja", .table = "indikator", .headline = "tercapai",
        .formula = "Banyaknya indikator yang realisasinya mencapai target, dari semua indikator yang target dan realisasinya berupa angka." } },
    { "budget", "anggaran", budget_part,
      { .code = "anggaran", .name = "Anggaran", .more = "Rincian anggaran", .table = "rupiah", .headline = "jumlah",
        .formula = "Realisasi dibagi anggaran, dikalikan 100; dibulatkan sekali ke dua desimal." } },
};

static enum result add_area(struct site *site, const struct area *area, json_t *topics, struct buffer *missing) {
    const struct dataset *dataset = site_newest(site, area->kind);
    if (!dataset) {
        buffer_text(missing, missing->length > 0 ? ", " : "");
        buffer_text(missing, area->name);
        return DONE;
    }
    struct front_figure figure = figure_of(site, dataset, &area->figure);
    figure.data = arena_format(site->arena, "%s-%s", view_folder(area->kind), dataset->period);
    figure.headline = arena_format(site->arena, "%s-%s", figure.data, area->figure.headline);
    json_t *part = NULL;
    enum result result = area->read(site, dataset, &part);
    if (result != DONE) return result;
    (void)json_array_append_new(topics, part);
    return front_figure_add(site, part, &figure);
}

/* ---- cases: the register's year so far ---- */

static const struct register_figure {
    const char *kind;
    struct front_figure figure;
} REGISTERS[] = {
    { "complaint", { .code = "pengaduan", .name = "Pengaduan", .more = "Statistik pengaduan", .table = "unduh", .data = "kasus",
                     .formula = "Kolom jumlah pada semua baris pengaduan tahun ini." } },
    { "request", { .code = "permintaan", .name = "Permintaan data", .more = "Statistik permintaan data", .table = "unduh", .data = "kasus",
                   .formula = "Kolom jumlah pada semua baris permintaan tahun ini." } },
};

static enum result add_register(struct site *site, const struct case_register *cases, const struct register_figure *of, json_t *topics) {
    struct civil today = civil_from_day(site->today);
    json_t *part = statistics_headline(site, cases, of->kind, today.year);
    if (json_is_null(part)) return DONE;
    struct front_figure figure = of->figure;
    figure.headline = arena_format(site->arena, "%s-%d", figure.code, today.year);
    figure.period_text = arena_format(site->arena, "%s%s %d", today.month == 1 ? "" : "Januari–", format_month(today.month), today.year);
    figure.report_text = "register kantor, menurut bulan diterima";
    (void)json_array_append_new(topics, part);
    return front_figure_add(site, part, &figure);
}

static enum result add_registers(struct site *site, json_t *topics) {
    struct case_register cases;
    enum result result = statistics_read(site, &cases);
    for (size_t i = 0; i < sizeof REGISTERS / sizeof *REGISTERS && result == DONE; i++) {
        result = add_register(site, &cases, &REGISTERS[i], topics);
    }
    return result;
}

/* ---- the page ---- */

enum result pages_home(struct site *site) {
    json_t *topics = json_array();
    struct buffer missing = buffer_in(site->arena);
    CLEANUP_JSON json_t *view = json_pack("{s:{s:b}, s:o, s:o}", "here", "home", 1, "topics", topics, "alternates", overview_alternates());
    enum result result = add_ikm(site, view);
    for (size_t i = 0; i < sizeof AREAS / sizeof *AREAS && result == DONE; i++) result = add_area(site, &AREAS[i], topics, &missing);
    if (result == DONE) result = add_registers(site, topics);
    if (result != DONE) return result;
    (void)json_object_set_new(view, "missing_text", missing.length > 0 ? json_string(buffer_string(&missing)) : json_null());
    return site_page(site, "index.html", "pages/site_home", json_incref(view));
}
