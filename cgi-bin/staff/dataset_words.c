/* Scope: heads, origins, differences and steps of datasets as trees. */
#include "cgi-bin/staff/dataset_words.h"

#include <sodium.h>
#include <string.h>

#include "cgi-bin/staff/dataset_tables.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/rules/check_totals.h"
#include "lib/rules/dataset_states.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/store/site_run.h"

/* ---- words ---- */

const char *dataset_kind_words(const char *kind) {
    enum dataset_kind known;
    return dataset_kind_parse(kind, &known) ? dataset_kind_label(known) : kind;
}

static const char *const TONES[DATASET_STATE_COUNT] = { [DATASET_DRAFT] = "",
                                                        [DATASET_SUBMITTED] = "active",
                                                        [DATASET_ANALYSED] = "active",
                                                        [DATASET_CORRECTED] = "active",
                                                        [DATASET_APPROVED] = "positive",
                                                        [DATASET_RETURNED] = "negative" };

void dataset_state_view(json_t *view, const char *state) {
    enum dataset_state known;
    bool is_known = dataset_state_parse(state, &known);
    (void)json_object_set_new(view, "state_label", json_string(is_known ? dataset_state_label(known) : state));
    (void)json_object_set_new(view, "state_tone", json_string(is_known ? TONES[known] : ""));
}

/* ---- head ---- */

static json_t *headline(const char *value, const char *unit, const char *sentence) {
    return json_pack("{s:s, s:s, s:s}", "value_text", value, "unit_text", unit, "sentence", sentence);
}

/* A survey of which only the printed index exists says so: it never looks like one computed here. */
static json_t *survey_headline(struct arena *arena, const struct dataset *dataset) {
    struct optional_number printed = dataset->published_ikm_hundredths;
    if (!dataset->ikm_hundredths.known) {
        return headline(desk_number(arena, printed, 2), "IKM tercetak",
                        "Hanya angka tercetak yang ada; tanpa jawaban responden tidak dapat dihitung ulang.");
    }
    const char *unit = dataset->grade ? arena_format(arena, "IKM, mutu %s", dataset->grade) : "IKM";
    const char *count = desk_number(arena, dataset->respondents, 0);
    bool differs = printed.known && printed.value != dataset->ikm_hundredths.value;
    const char *sentence = differs ? arena_format(arena, "Dihitung dari %s jawaban; laporan mencetak %s.", count,
                                                  format_number(arena, printed.value, 2))
                                   : arena_format(arena, "Dihitung dari %s jawaban.", count);
    return headline(desk_number(arena, dataset->ikm_hundredths, 2), unit, sentence);
}

static enum result make_headline(struct app *app, struct request *request, const struct dataset *dataset, json_t **ret) {
    struct arena *arena = request->arena;
    if (strcmp(dataset->kind, "survey") == 0) {
        *ret = survey_headline(arena, dataset);
        return DONE;
    }
    struct dataset_sum sum;
    enum result result = dataset_sum(app, request, dataset, &sum);
    if (result != DONE) return result;
    *ret = sum.value.known ? headline(sum.is_rupiah ? format_rupiah_short(arena, sum.value.value)
                                                    : format_number(arena, sum.value.value, 0), sum.unit, sum.sentence)
                           : json_null();
    return DONE;
}

enum result dataset_head_view(struct app *app, struct request *request, const struct dataset *dataset, json_t **ret) {
    json_t *top;
    enum result result = make_headline(app, request, dataset, &top);
    if (result != DONE) return result;
    json_t *view = json_pack("{s:s, s:s, s:s, s:o}", "title", dataset->title, "kind_text", dataset_kind_words(dataset->kind),
                             "period_text", period_label(request->arena, dataset->period), "headline", top);
    dataset_state_view(view, dataset->state);
    *ret = view;
    return DONE;
}

/* ---- origin ---- */

static void set_hash(const struct dataset *dataset, json_t *view) {
    char hash[DATASET_HASH_BYTES * 2 + 1];
    (void)sodium_bin2hex(hash, sizeof hash, dataset->content_sha256, DATASET_HASH_BYTES);
    (void)json_object_set_new(view, "content_sha256", dataset->approved ? json_string(hash) : json_null());
}

/* Whether visitors of the site read it by now; NULL while that is not known. */
static const char *site_text(struct app *app, struct request *request, const struct dataset *dataset) {
    struct site_run run;
    if (!dataset->approved || site_run_last(app->db, request->arena, &run) != DONE) return NULL;
    bool has_failed = strcmp(run.outcome, "failed") == 0;
    if (!has_failed && run.at > dataset->approved_at) return arena_format(request->arena, "Terbit di situs publik, edisi %lld.", (long long)run.edition);
    if (!run.is_waiting) return NULL;
    return has_failed ? "Edisi baru situs gagal dibuat; edisi lama tetap tayang. Sampaikan kepada administrator."
                      : "Menunggu edisi baru situs, biasanya beberapa menit.";
}

void dataset_origin_view(struct app *app, struct request *request, const struct dataset *dataset, json_t *view) {
    struct arena *arena = request->arena;
    json_t *facts = json_array();
    desk_fact(facts, "Sumber", dataset->source);
    desk_fact(facts, "Masuk", desk_moment(app, request, dataset->imported_at));
    if (dataset->report_period) desk_fact(facts, "Terbit dalam laporan", period_label(arena, dataset->report_period));
    desk_fact(facts, "Revisi", arena_format(arena, "%lld", (long long)dataset->revision));
    if (dataset->exchange_rate.known) {
        desk_fact(facts, "Kurs", arena_format(arena, "%s per US$", format_rupiah(arena, dataset->exchange_rate.value)));
    }
    if (dataset->population.known) desk_fact(facts, "Pengguna layanan", desk_number(arena, dataset->population, 0));
    if (dataset->respondents.known) desk_fact(facts, "Responden", desk_number(arena, dataset->respondents, 0));
    (void)json_object_set_new(view, "facts", facts);
    const char *approved = dataset->approved
                               ? arena_format(arena, "Disetujui %s; sejak itu data ini terkunci.",
                                              desk_moment(app, request, dataset->approved_at)) : NULL;
    (void)json_object_set_new(view, "approved_text", approved ? json_string(approved) : json_null());
    const char *site = site_text(app, request, dataset);
    (void)json_object_set_new(view, "site_text", site ? json_string(site) : json_null());
    set_hash(dataset, view);
}

/* ---- too few ---- */

void dataset_few_view(struct app *app, struct request *request, const struct dataset *dataset, json_t *view) {
    int smallest = app->config->publication.smallest_group;
    int64_t answers = dataset->respondents.value;
    bool is_few = dataset->respondents.known && answers > 0 && answers < smallest && !dataset->approved;
    json_t *text = !is_few ? json_null()
                           : json_string(arena_format(request->arena, "Hanya %lld jawaban, kurang dari %d: setiap jawaban akan terbit tersendiri "
                                                                      "dan dapat dikenali.", (long long)answers, smallest));
    (void)json_object_set_new(view, "few_text", text);
}

/* ---- differences and steps ---- */

static json_t *difference_view(const struct dataset_difference *row) {
    enum check check;
    bool is_known = check_parse(row->check_name, &check);
    const char *words = is_known ? check_label(check) : row->note; /* of a printed survey its own words stand in the note */
    const char *note = strcmp(words, row->note) == 0 ? "" : row->note;
    return json_pack("{s:s, s:s, s:s, s:s, s:b, s:s}", "place", row->place, "check_text", words, "stated_text",
                     *row->stated ? row->stated : "tidak tercetak", "computed_text", *row->computed ? row->computed : DESK_NOTHING, "is_printed",
                     is_known && check == CHECK_REPEATED, "note", note);
}

void dataset_differences_view(const struct dataset_differences *found, json_t *view) {
    json_t *rows = json_array();
    for (size_t i = 0; i < found->count; i++) (void)json_array_append_new(rows, difference_view(&found->rows[i]));
    (void)json_object_set_new(view, "has_differences", json_boolean(found->count > 0));
    (void)json_object_set_new(view, "differences", rows);
}

static const struct { const char *action, *title; } STEP_TITLES[] = {
    { "import", "Masuk sebagai konsep" }, { "revise", "Konsep diperbaiki" }, { "submit", "Diajukan" }, { "analyse", "Analisis Kepala Seksi" },
    { "correct", "Koreksi Kepala Bidang" }, { "approve", "Disetujui" }, { "send_back", "Dikembalikan" },
};

static const char *step_title(const char *action) {
    for (size_t i = 0; i < sizeof STEP_TITLES / sizeof *STEP_TITLES; i++) {
        if (strcmp(STEP_TITLES[i].action, action) == 0) return STEP_TITLES[i].title;
    }
    return action;
}

json_t *dataset_steps_view(struct app *app, struct request *request, const struct dataset_steps *steps) {
    json_t *events = json_array();
    for (size_t i = 0; i < steps->count; i++) {
        const struct dataset_step *step = &steps->rows[i];
        const char *who = step->staff_name ? step->staff_name : "Perintah loket";
        (void)json_array_append_new(
            events, json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:b, s:[]}", "title", step_title(step->action), "at_iso",
                              instant_iso(request->arena, step->at), "at_text", desk_moment(app, request, step->at), "who", who,
                              "body", step->note, "ours", 1, "internal", 0, "attachments"));
    }
    return events;
}
