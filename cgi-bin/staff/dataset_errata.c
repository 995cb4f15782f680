/* Scope: corrections of what was approved. */
#include "cgi-bin/staff/dataset_errata.h"

#include <stdlib.h>
#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/dataset_words.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/dataset_states.h"
#include "lib/store/survey_remake.h"

#define EMPTY_WORDS "tidak ada"
#define NOTHING_DIFFERS "Dihitung ulang, tidak ada angka yang berbeda. Tulis apa yang dikoreksi, atau isi jumlah pengguna layanan yang benar."

/* ---- reading ---- */

enum result dataset_errata_read(struct app *app, struct request *request, const struct dataset *dataset, struct errata_page *ret) {
    struct dataset newest;
    struct dataset_about about = { dataset->kind, dataset->period, dataset->scope };
    struct errata_page page = { .dataset = dataset };
    enum result result = dataset_by_period(app->db, request->arena, &about, &newest);
    if (result == DONE) result = errata_list(app->db, request->arena, dataset->id, &page.errata);
    if (result != DONE) return result;
    page.newest = newest.revision == dataset->revision;
    *ret = page;
    return DONE;
}

static bool is_correction(const struct errata_page *page) {
    return page->dataset->revision > 1;
}

const char *dataset_errata_missing(const struct errata_page *page) {
    if (!is_correction(page)) return NULL;
    if (page->errata.count == 0) return "Koreksi ini belum berbeda dari yang disetujui. Catat apa yang dikoreksi sebelum mengajukan.";
    return errata_unexplained(&page->errata) > 0 ? "Tulis alasan setiap perubahan sebelum mengajukan koreksi." : NULL;
}

/* ---- choices ---- */

static struct choice *choices_of(struct arena *arena, const struct dataset_errata *errata, bool only_written, size_t *ret_count) {
    struct choice *choices = arena_array(arena, errata->count + 1, sizeof *choices);
    *ret_count = 0;
    for (size_t i = 0; i < errata->count; i++) {
        const struct dataset_erratum *row = &errata->rows[i];
        if (only_written && !row->written) continue;
        const char *hint = *row->reason ? "sudah beralasan" : NULL;
        choices[(*ret_count)++] = (struct choice){ arena_format(arena, "%lld", (long long)row->position), row->place, hint };
    }
    return choices;
}

void dataset_errata_choices(struct form *form, const struct errata_page *page) {
    size_t all, written;
    const struct choice *places = choices_of(form->request->arena, &page->errata, false, &all);
    const struct choice *notes = choices_of(form->request->arena, &page->errata, true, &written);
    form_choices(form, "places", places, all);
    form_choices(form, "written", notes, written);
}

/* ---- what may be done ---- */

enum errata_action { EXPLAIN, WRITE, TAKE_BACK, REMAKE };

static const struct action OFFERS[ERRATA_ACTION_COUNT] = {
    [EXPLAIN] = { .label = "Tulis alasan koreksi", .hint = "Setiap perubahan perlu alasan sebelum koreksi diajukan.", .button = "Simpan alasan",
                  .name = "explain", .open = true, .fields = (const char *const[]){ "places", "why", NULL } },
    [WRITE] = { .label = "Catat koreksi lain", .hint = "Untuk perubahan yang tidak berupa angka, misalnya kalimat analisis.", .button = "Simpan catatan",
                .name = "write", .fields = (const char *const[]){ "place", "old", "new", "place_why", NULL } },
    [TAKE_BACK] = { .label = "Buang catatan koreksi", .button = "Buang", .name = "drop", .grave = true, .fields = (const char *const[]){ "written", NULL } },
    [REMAKE] = { .label = "Buat koreksi", .button = "Buat koreksi", .name = "remake",
                 .hint = "Revisi baru dihitung ulang dari jawaban; perubahannya didaftar otomatis. Revisi ini tetap dapat dibaca.",
                 .fields = (const char *const[]){ "population", "place", "old", "new", "place_why", NULL } },
};

static bool has_written(const struct errata_page *page) {
    for (size_t i = 0; i < page->errata.count; i++) {
        if (page->errata.rows[i].written) return true;
    }
    return false;
}

static enum result may_revise(const struct request *request, const struct errata_page *page) {
    enum dataset_state state, next;
    enum dataset_kind kind;
    if (!dataset_kind_parse(page->dataset->kind, &kind) || !dataset_state_parse(page->dataset->state, &state)) return FAILED_INTERNAL;
    enum result result = dataset_action_allowed(kind, state, DATASET_REVISE, request->visitor->roles, &next);
    return result == DONE && !is_correction(page) ? REFUSED_STALE : result;
}

/* Other kinds are corrected by importing their file again; so are surveys of which only printed figures exist. */
static enum result may_remake(const struct request *request, const struct errata_page *page) {
    const struct dataset *dataset = page->dataset;
    enum dataset_kind kind;
    if (!dataset_kind_parse(dataset->kind, &kind)) return FAILED_INTERNAL;
    if (!dataset_kind_allowed(kind, request->visitor->roles)) return REFUSED_FORBIDDEN;
    bool is_survey = kind == DATASET_SURVEY && dataset->ikm_hundredths.known;
    return is_survey && dataset->approved && page->newest ? DONE : REFUSED_STALE;
}

static enum result may(const struct request *request, const struct errata_page *page, enum errata_action action) {
    if (action == REMAKE) return may_remake(request, page);
    enum result result = may_revise(request, page);
    if (result != DONE) return result;
    bool is_idle = (action == EXPLAIN && page->errata.count == 0) || (action == TAKE_BACK && !has_written(page));
    return is_idle ? REFUSED_STALE : DONE;
}

static bool action_of(const char *name, enum errata_action *ret) {
    for (unsigned i = 0; i < ERRATA_ACTION_COUNT; i++) {
        if (strcmp(OFFERS[i].name, name) != 0) continue;
        *ret = (enum errata_action)i;
        return true;
    }
    return false;
}

bool dataset_errata_takes(const char *action) {
    enum errata_action known;
    return action_of(action, &known);
}

/* ---- the page ---- */

static void add_rows(const struct dataset_errata *errata, json_t *view) {
    json_t *rows = json_array();
    for (size_t i = 0; i < errata->count; i++) {
        const struct dataset_erratum *row = &errata->rows[i];
        (void)json_array_append_new(rows, json_pack("{s:s, s:s, s:s, s:s}", "place", row->place, "old_text", *row->old ? row->old : EMPTY_WORDS,
                                                    "new_text", *row->new ? row->new : EMPTY_WORDS, "reason_text",
                                                    *row->reason ? row->reason : "Alasan belum ditulis."));
    }
    (void)json_object_set_new(view, "has_errata", json_boolean(errata->count > 0));
    (void)json_object_set_new(view, "errata", rows);
}

void dataset_errata_view(struct app *app, struct form *form, const struct errata_page *page, json_t *view, json_t *actions) {
    json_t *fields = form_view(app, form);
    add_rows(&page->errata, view);
    (void)json_object_set_new(view, "is_correction", json_boolean(is_correction(page)));
    for (unsigned i = 0; i < ERRATA_ACTION_COUNT; i++) {
        if (may(form->request, page, (enum errata_action)i) != DONE) continue;
        struct action offer = OFFERS[i];
        offer.post_to = arena_format(form->request->arena, "petugas/data/%lld", (long long)page->dataset->id.value);
        offer.version = page->dataset->version;
        offer.open = (offer.open && errata_unexplained(&page->errata) > 0) || (form->is_faulty && form_chose(form, "action", offer.name));
        (void)json_array_append_new(actions, action_view(form, fields, &offer));
    }
    json_decref(fields);
}

/* ---- doing it ---- */

static enum result explain(struct tx *tx, struct form *form, const struct errata_page *page) {
    bool is_chosen = form_has(form, "places");
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < page->errata.count; i++) {
        const struct dataset_erratum *row = &page->errata.rows[i];
        const char *value = arena_format(form->request->arena, "%lld", (long long)row->position);
        bool is_meant = is_chosen ? form_chose(form, "places", value) : *row->reason == '\0';
        if (is_meant) result = erratum_explain(tx, page->dataset->id, row->position, form_text(form, "why"));
    }
    return result;
}

static struct dataset_erratum typed_erratum(const struct form *form) {
    return (struct dataset_erratum){ .place = form_text(form, "place"), .old = form_text(form, "old"), .new = form_text(form, "new"),
                                     .reason = form_text(form, "place_why") };
}

static enum result revise(struct tx *tx, struct form *form, const struct errata_page *page, enum errata_action action) {
    struct dataset_id id = page->dataset->id;
    if (action == EXPLAIN) return explain(tx, form, page);
    if (action == TAKE_BACK) return erratum_drop(tx, id, strtoll(form_text(form, "written"), NULL, 10));
    struct dataset_erratum erratum = typed_erratum(form);
    return erratum_add(tx, id, &erratum);
}

/* REFUSED_INVALID when nothing would be different. */
static enum result remake(struct app *app, struct tx *tx, struct form *form, const struct errata_page *page, struct dataset_id *ret) {
    struct actor actor = visitor_actor(form->request);
    struct optional_number population = { form_has(form, "population"), form_has(form, "population") ? form_number(form, "population") : 0 };
    struct survey_remake what = { page->dataset, population, app->config->publication.smallest_group };
    struct dataset_errata errata;
    enum result result = survey_dataset_remake(tx, &actor, form->request->now, &what, ret);
    struct dataset_erratum erratum = typed_erratum(form);
    if (result == DONE && *erratum.place) result = erratum_add(tx, *ret, &erratum);
    if (result == DONE) result = errata_list(app->db, form->request->arena, *ret, &errata);
    if (result == DONE && errata.count == 0) return REFUSED_INVALID;
    return result == REFUSED_ABSENT ? REFUSED_STALE : result;
}

static enum result store(struct app *app, struct form *form, const struct errata_page *page, enum errata_action action, struct dataset_id *ret) {
    struct actor actor = visitor_actor(form->request);
    struct tx tx CLEANUP_TX = { 0 };
    struct dataset_act act = { .id = page->dataset->id, .version = form_number(form, "version"), .action = dataset_action_text(DATASET_REVISE),
                               .note = OFFERS[action].label };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE && action == REMAKE) result = remake(app, &tx, form, page, ret);
    else if (result == DONE) {
        *ret = page->dataset->id;
        result = dataset_act(&tx, &actor, form->request->now, &act);
        if (result == DONE) result = revise(&tx, form, page, action);
    }
    return result == DONE ? tx_commit(&tx) : result;
}

static void judge(struct form *form, enum errata_action action) {
    if (action == EXPLAIN && !form_has(form, "why")) form_fault(form, "why", "Tulis alasan koreksi.");
    if (action == TAKE_BACK && !form_has(form, "written")) form_fault(form, "written", "Pilih catatan yang dibuang.");
    bool is_note = action == WRITE || (action == REMAKE && (form_has(form, "old") || form_has(form, "new") || form_has(form, "place_why")));
    if (is_note && !form_has(form, "place")) form_fault(form, "place", "Tulis apa yang dikoreksi.");
    if (form_has(form, "place") && strcmp(form_text(form, "old"), form_text(form, "new")) == 0) {
        form_fault(form, "new", "Tulis yang semula dan yang menjadi; keduanya harus berbeda.");
    }
}

enum result dataset_errata_do(struct app *app, struct form *form, const struct errata_page *page, const char **ret_path) {
    enum errata_action action;
    struct dataset_id id;
    if (!action_of(form_text(form, "action"), &action)) return REFUSED_INVALID;
    enum result result = may(form->request, page, action);
    if (result != DONE) return result;
    judge(form, action);
    if (form->is_faulty) return REFUSED_INVALID;
    result = store(app, form, page, action, &id);
    if (result == REFUSED_INVALID) form_fault(form, "place", NOTHING_DIFFERS);
    if (result != DONE) return result;
    *ret_path = arena_format(form->request->arena, "/petugas/data/%lld?" DESK_DONE "=%s", (long long)id.value, OFFERS[action].name);
    return DONE;
}
