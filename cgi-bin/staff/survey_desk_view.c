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

static bool note_arrival(void *user, const struct survey_response *response) {
    struct arrivals *arrivals = user;
    for (size_t i = 0; i < CHANNEL_ROWS; i++) arrivals->by_channel[i] += strcmp(response->channel, CHANNELS[i].text) == 0;
    return true;
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
    if (today > period->ends_on) return "Tanggal akhirnya sudah lewat: tutup periode ini dan ajukan hasilnya.";
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

static json_t *close_view(struct form *form, const struct survey_period *period) {
    struct action close = {
        .label = "Tutup periode dan ajukan hasilnya",
        .hint = "Jawaban baru tidak diterima lagi dan periode tidak dapat dibuka kembali. Hasilnya diajukan kepada Kepala Dinas.",
        .button = "Tutup dan ajukan",
        .post_to = arena_format(form->request->arena, "petugas/survei/%lld", (long long)period->id.value),
        .name = "close",
        .grave = true,
    };
    return action_view(form, NULL, &close);
}

static enum result running_view(struct app *app, struct form *form, const struct survey_period *period, json_t **ret) {
    struct arena *arena = form->request->arena;
    struct arrivals arrivals = { 0 };
    struct instrument instrument;
    struct skm_figures figures;
    enum result result = instrument_by_id(app->db, arena, period->instrument, &instrument);
    if (result == DONE) result = survey_figures(app->db, period, &instrument, &figures);
    if (result == DONE) result = survey_responses(app->db, period->id, note_arrival, &arrivals);
    if (result != DONE) return result;
    const char *ikm = figures.ikm == SKM_NONE ? NULL : format_number(arena, figures.ikm, 2);
    *ret = json_pack("{s:s, s:s, s:s, s:s, s:s?, s:s, s:o, s:[o]}", "label", period_label(arena, period->label), "dates_text",
                     dates_text(arena, period), "count_text", format_number(arena, figures.n, 0), "needed_text",
                     needed_text(arena, period), "ikm_text", ikm, "sentence",
                     sentence(arena, period, figures.n, desk_today(app, form->request)), "channels",
                     figures.n ? channels_table(arena, &arrivals) : json_null(), "actions", close_view(form, period));
    return DONE;
}

/* ---- all periods ---- */

static const char *index_text(struct arena *arena, const struct dataset *dataset) {
    bool is_computed = dataset->ikm_hundredths.known;
    return desk_number(arena, is_computed ? dataset->ikm_hundredths : dataset->published_ikm_hundredths, 2);
}

/* What became of a closed period: the state of its dataset. */
static enum result period_view(struct app *app, struct request *request, const struct survey_period *period, json_t *list) {
    struct arena *arena = request->arena;
    struct dataset dataset;
    enum result result = dataset_by_period(app->db, arena, "survey", period->label, &dataset);
    if (result != DONE && result != REFUSED_ABSENT) return result;
    bool has_dataset = result == DONE;
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

static json_t *start_view(struct app *app, struct form *form) {
    static const char *const FIELDS[] = { "label", "starts_on", "ends_on", "population", NULL };
    json_t *fields = form_view(app, form);
    struct action start = { .label = "Buka periode", .button = "Buka periode", .post_to = "petugas/survei", .name = "start",
                            .hint = "Formulir survei menerima jawaban dalam tanggal-tanggal ini. Pertanyaan tidak dapat diubah lagi.",
                            .open = form->is_faulty, .fields = FIELDS };
    json_t *view = action_view(form, fields, &start);
    json_decref(fields);
    return view;
}

enum result survey_desk_view(struct app *app, struct form *form, json_t **ret) {
    struct request *request = form->request;
    struct survey_periods periods;
    enum result result = survey_period_list(app->db, request->arena, &periods);
    if (result != DONE) return result;
    json_t *view = desk_view("survey"), *running = json_array(), *all = json_array();
    (void)json_object_set_new(view, "open_periods", running);
    (void)json_object_set_new(view, "periods", all);
    for (size_t i = 0; result == DONE && i < periods.count; i++) {
        json_t *open = NULL;
        if (periods.rows[i].open) result = running_view(app, form, &periods.rows[i], &open);
        if (open) (void)json_array_append_new(running, open);
        if (result == DONE) result = period_view(app, request, &periods.rows[i], all);
    }
    (void)json_object_set_new(view, "has_periods", json_boolean(periods.count > 0));
    (void)json_object_set_new(view, "start", start_view(app, form));
    if (result == DONE) *ret = view;
    else json_decref(view);
    return result;
}
