/* Scope: periods of the survey, how far the running ones are, and what can be done about them. */
#include "cgi-bin/staff/survey_desk_view.h"

#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/dataset_words.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/sample_size.h"
#include "lib/store/survey_dataset.h"

/* ---- a running period ---- */

static const struct { const char *text, *label; } CHANNELS[] = {
    { "web", "Formulir di situs" }, { "kiosk", "Tablet di loket" }, { "slip", "Slip sekali pakai" },
    { "paper", "Kuesioner kertas" }, { "import", "Impor" },
};
#define CHANNEL_ROWS (sizeof CHANNELS / sizeof *CHANNELS)

struct arrivals {
    int64_t by_channel[CHANNEL_ROWS];
};

static enum result count_arrivals(struct app *app, struct arena *arena, const struct survey_period *period, struct arrivals *to) {
    struct survey_counts counts;
    enum result result = survey_counts(app->db, arena, period->id, &counts);
    for (size_t at = 0; result == DONE && at < counts.count; at++) {
        for (size_t i = 0; i < CHANNEL_ROWS; i++) {
            if (strcmp(counts.rows[at].channel, CHANNELS[i].text) == 0) to->by_channel[i] += counts.rows[at].count;
        }
    }
    return result;
}

static json_t *channels_table(struct arena *arena, const struct arrivals *arrivals) {
    static const char *const LABELS[] = { "Saluran", "Jawaban" };
    json_t *table = data_table(&(struct data_table_head){ "Jawaban per saluran", LABELS, 2, false });
    for (size_t i = 0; i < CHANNEL_ROWS; i++) {
        if (arrivals->by_channel[i] == 0) continue;
        const char *cell = format_number(arena, arrivals->by_channel[i], 0);
        data_table_row(table, &(struct data_table_row){ CHANNELS[i].label, false, &cell, 1 });
    }
    return table;
}

static const char *dates_text(struct arena *arena, const struct survey_period *period) {
    return arena_format(arena, "%s sampai %s", format_day(arena, period->starts_on), format_day(arena, period->ends_on));
}

static int64_t needed_of(const struct survey_period *period) {
    return period->population.known ? sample_size(period->population.value) : 0;
}

static const char *needed_text(struct arena *arena, const struct survey_period *period) {
    int64_t needed = needed_of(period);
    return needed ? arena_format(arena, "dari %s yang diperlukan", format_number(arena, needed, 0)) : "";
}

static const char *time_left(struct arena *arena, const struct survey_period *period, day_number today) {
    if (today > period->ends_on) return "Tanggal akhirnya sudah lewat: tutup periode ini dan susun hasilnya.";
    if (today < period->starts_on) return "Formulir dibuka pada tanggal mulainya.";
    if (today == period->ends_on) return "Hari ini hari terakhir.";
    return arena_format(arena, "Masih %d hari.", (int)(period->ends_on - today));
}

static const char *sentence(struct arena *arena, const struct survey_period *period, int64_t counted, day_number today) {
    int64_t needed = needed_of(period);
    const char *left = time_left(arena, period, today);
    if (!needed) return arena_format(arena, "Jumlah pengguna layanan belum diketahui, jadi sampel tidak dapat dihitung. %s", left);
    if (counted >= needed) return arena_format(arena, "Sampel sudah cukup. %s", left);
    return arena_format(arena, "Kurang %s jawaban. %s", format_number(arena, needed - counted, 0), left);
}

static const struct action CLOSE = {
    .label = "Tutup periode",
    .hint = "Formulir baru tidak dibuka lagi dan periode tidak dapat dibuka kembali. Formulir yang sedang diisi masih diterima sebentar.",
    .button = "Tutup periode",
    .name = "close",
    .grave = true,
};
static const struct action DRAFT = {
    .label = "Susun hasil",
    .hint = "Hasil dihitung dari semua jawaban dan menjadi konsep yang diperiksa, lalu diajukan.",
    .button = "Susun hasil",
    .name = "draft",
};

static json_t *end_view(struct request *request, const struct survey_period *period) {
    struct action end = period->open ? CLOSE : DRAFT;
    end.post_to = arena_format(request->arena, "petugas/survei/%lld", (long long)period->id.value);
    struct form form = form_of(request, NULL, 0);
    return action_view(&form, NULL, &end);
}

/* True while an ended period still takes forms that were begun before. */
static bool is_in_grace(const struct request *request, const struct survey_period *period) {
    return period->state == SURVEY_CLOSING && request->now < period->closes_at;
}

static const char *progress(struct app *app, struct request *request, const struct survey_period *period, int64_t counted) {
    struct arena *arena = request->arena;
    if (period->open) return sentence(arena, period, counted, desk_today(app, request));
    if (!is_in_grace(request, period)) return "Periode ini sudah ditutup. Hasilnya belum disusun.";
    const char *until = format_clock(arena, period->closes_at, app->config->office.zone_offset, app->config->office.zone);
    return arena_format(arena, "Periode ini sudah ditutup. Formulir yang sedang diisi masih diterima sampai pukul %s.", until);
}

static enum result running_view(struct app *app, struct request *request, const struct survey_period *period, json_t *list) {
    struct arena *arena = request->arena;
    struct arrivals arrivals = { 0 };
    struct instrument instrument;
    struct skm_figures figures;
    enum result result = instrument_by_id(app->db, arena, period->instrument, &instrument);
    if (result == DONE) result = survey_figures(app->db, period, &instrument, &figures);
    if (result == DONE) result = count_arrivals(app, arena, period, &arrivals);
    if (result != DONE) return result;
    const char *ikm = figures.ikm == SKM_NONE ? NULL : format_number(arena, figures.ikm, 2);
    json_t *view = json_pack("{s:s, s:s, s:s, s:s, s:s?, s:s, s:o, s:b, s:[]}", "label", period_label(arena, period->label), "dates_text",
                     dates_text(arena, period), "count_text", format_number(arena, figures.n, 0), "needed_text",
                     needed_text(arena, period), "ikm_text", ikm, "sentence",
                     progress(app, request, period, figures.n), "channels",
                     figures.n ? channels_table(arena, &arrivals) : json_null(), "is_open", period->open, "actions");
    if (!is_in_grace(request, period)) (void)json_array_append_new(json_object_get(view, "actions"), end_view(request, period));
    (void)json_array_append_new(list, view);
    return DONE;
}

/* ---- all periods ---- */

static const char *index_text(struct arena *arena, const struct dataset *dataset) {
    bool is_computed = dataset->ikm_hundredths.known;
    return desk_number(arena, is_computed ? dataset->ikm_hundredths : dataset->published_ikm_hundredths, 2);
}

/* What became of a closed period: the state of its dataset. */
static enum result period_view(struct app *app, struct request *request, const struct survey_period *period, json_t *list, bool *ret_is_done) {
    struct arena *arena = request->arena;
    struct dataset dataset;
    enum result result = dataset_by_period(app->db, arena, &(struct dataset_about){ "survey", period->label, NULL }, &dataset);
    if (result != DONE && result != REFUSED_ABSENT) return result;
    bool has_dataset = result == DONE;
    *ret_is_done = !period->open && (has_dataset || period->respondents == 0);
    const char *href = has_dataset ? arena_format(arena, "petugas/data/%lld", (long long)dataset.id.value) : NULL;
    json_t *view = json_pack("{s:s, s:s, s:s, s:s, s:s?}", "label", period_label(arena, period->label), "dates_text",
                             dates_text(arena, period), "count_text", format_number(arena, period->respondents, 0), "ikm_text",
                             has_dataset ? index_text(arena, &dataset) : DESK_NOTHING, "href", href);
    if (has_dataset && !period->open) dataset_state_view(view, dataset.state);
    else {
        (void)json_object_set_new(view, "state_label", json_string(period->open ? "Terbuka" : "Ditutup"));
        (void)json_object_set_new(view, "state_tone", json_string(period->open ? "active" : ""));
    }
    (void)json_array_append_new(list, view);
    return DONE;
}

enum result survey_desk_view(struct app *app, struct request *request, json_t **ret) {
    struct survey_periods periods;
    enum result result = survey_period_list(app->db, request->arena, &periods);
    if (result != DONE) return result;
    json_t *view = desk_view("survey"), *running = json_array(), *all = json_array();
    (void)json_object_set_new(view, "open_periods", running);
    (void)json_object_set_new(view, "periods", all);
    for (size_t i = 0; result == DONE && i < periods.count; i++) {
        bool is_done = false;
        result = period_view(app, request, &periods.rows[i], all, &is_done);
        if (result == DONE && !is_done) result = running_view(app, request, &periods.rows[i], running);
    }
    (void)json_object_set_new(view, "has_periods", json_boolean(periods.count > 0));
    if (result == DONE) *ret = view;
    else json_decref(view);
    return result;
}
