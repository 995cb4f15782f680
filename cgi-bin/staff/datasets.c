/* Scope: the list of datasets.
 * GET /petugas/data?keadaan=analisis|koreksi|persetujuan|konsep|dikembalikan|disetujui&jenis=KIND&bentuk=csv|xlsx
 * Without keadaan: where the visitor's turn is; without jenis: all kinds. */
#include "cgi-bin/staff/datasets.h"

#include <string.h>

#include "cgi-bin/staff/dataset_words.h"
#include "cgi-bin/staff/desk_export.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/figure_links.h"
#include "cgi-bin/staff/list_export.h"
#include "lib/rules/dataset_states.h"
#include "lib/rules/period.h"
#include "lib/web/page.h"

#define STATE_QUERY "keadaan"
#define KIND_QUERY "jenis"

const char *const DATASETS_QUERY[] = { STATE_QUERY, KIND_QUERY, DESK_DONE, LIST_EXPORT_QUERY, NULL };
static const struct desk_done DONE_WORDS[] = {
    { "impor", "Angka tersimpan sebagai konsep, satu untuk setiap periode. Periksa, beri catatan pada setiap selisih, lalu ajukan." },
};

static const struct tab {
    const char *name, *label, *state, *empty;
} TABS[] = {
    { "analisis", "Analisis", "submitted", "Tidak ada data yang menunggu analisis." },
    { "koreksi", "Koreksi", "analysed", "Tidak ada data yang menunggu koreksi." },
    { "persetujuan", "Persetujuan", "corrected", "Tidak ada data yang menunggu persetujuan." },
    { "konsep", "Konsep", "draft", "Tidak ada konsep. Data baru masuk lewat impor angka atau penutupan periode survei." },
    { "dikembalikan", "Dikembalikan", "returned", "Tidak ada data yang dikembalikan." },
    { "disetujui", "Disetujui", "approved", "Belum ada data yang disetujui." },
};
#define TAB_COUNT (sizeof TABS / sizeof *TABS)

/* Whether it is the visitor's turn with data of one kind in this state. */
static bool is_turn(const struct request *request, enum dataset_kind kind, const char *name) {
    enum dataset_state state, next;
    if (!dataset_state_parse(name, &state)) return false;
    for (unsigned action = 0; action < DATASET_ACTION_COUNT; action++) {
        if (dataset_action_allowed(kind, state, (enum dataset_action)action, request->visitor->roles, &next) == DONE) return true;
    }
    return false;
}

static bool is_turn_with_any(const struct request *request, const char *name) {
    bool is_any = false;
    for (unsigned kind = 0; kind < DATASET_KIND_COUNT && !is_any; kind++) is_any = is_turn(request, (enum dataset_kind)kind, name);
    return is_any;
}

static bool waits_for(const struct request *request, const struct dataset *dataset) {
    enum dataset_kind kind;
    return dataset_kind_parse(dataset->kind, &kind) && is_turn(request, kind, dataset->state);
}

/* Where the visitor can take a step; the first tab for who only reads. */
static const struct tab *own_tab(const struct request *request) {
    for (size_t i = 0; i < TAB_COUNT; i++) {
        if (is_turn_with_any(request, TABS[i].state)) return &TABS[i];
    }
    return TABS;
}

enum result datasets_waiting(struct app *app, struct request *request, size_t *ret) {
    struct datasets datasets;
    enum result result = dataset_list(app->db, request->arena, NULL, &datasets);
    size_t count = 0;
    for (size_t i = 0; result == DONE && i < datasets.count; i++) count += waits_for(request, &datasets.rows[i]);
    if (result == DONE) *ret = count;
    return result;
}

static const struct tab *chosen_tab(const struct request *request) {
    const char *name = parameters_first(&request->query, STATE_QUERY);
    for (size_t i = 0; name && i < TAB_COUNT; i++) {
        if (strcmp(TABS[i].name, name) == 0) return &TABS[i];
    }
    return own_tab(request);
}

/* Of one kind when one was chosen; NULL: all. */
static const char *chosen_kind(const struct request *request) {
    enum dataset_kind kind;
    const char *name = parameters_first(&request->query, KIND_QUERY);
    return name && dataset_kind_parse(name, &kind) ? dataset_kind_text(kind) : NULL;
}

static size_t count_in(const struct datasets *datasets, const char *state) {
    size_t count = 0;
    for (size_t i = 0; i < datasets->count; i++) count += strcmp(datasets->rows[i].state, state) == 0;
    return count;
}

static const char *address(struct arena *arena, const struct tab *tab, const char *kind) {
    return kind ? arena_format(arena, "?" STATE_QUERY "=%s&" KIND_QUERY "=%s", tab->name, kind) : arena_format(arena, "?" STATE_QUERY "=%s", tab->name);
}

static json_t *tabs_view(struct request *request, const struct datasets *datasets, const struct tab *chosen) {
    json_t *tabs = json_array();
    for (size_t i = 0; i < TAB_COUNT; i++) {
        const char *count = arena_format(request->arena, "%zu", count_in(datasets, TABS[i].state));
        (void)json_array_append_new(tabs, json_pack("{s:s, s:s, s:s, s:b}", "href", address(request->arena, &TABS[i], chosen_kind(request)), "label",
                                                    TABS[i].label, "count_text", count, "current", &TABS[i] == chosen));
    }
    return tabs;
}

static json_t *kinds_view(struct request *request) {
    json_t *kinds = json_array();
    const char *chosen = chosen_kind(request);
    for (unsigned i = 0; i < DATASET_KIND_COUNT; i++) {
        const char *kind = dataset_kind_text((enum dataset_kind)i);
        bool is_chosen = chosen && strcmp(chosen, kind) == 0;
        (void)json_array_append_new(kinds, json_pack("{s:s, s:s, s:b}", "value", kind, "label", dataset_kind_words(kind), "chosen", is_chosen));
    }
    return kinds;
}

static const char *differences_text(struct arena *arena, size_t count) {
    return count == 0 ? "tidak ada" : arena_format(arena, "%zu selisih", count);
}

/* "Triwulan II 2024, revisi 2" */
static const char *period_words(struct arena *arena, const struct dataset *dataset) {
    const char *label = period_label(arena, dataset->period);
    return dataset->revision == 1 ? label : arena_format(arena, "%s, revisi %lld", label, (long long)dataset->revision);
}

static enum result add_row(struct app *app, struct request *request, const struct dataset *dataset, json_t *rows) {
    struct arena *arena = request->arena;
    struct dataset_differences differences;
    enum result result = difference_list(app->db, arena, dataset->id, &differences);
    if (result != DONE) return result;
    json_t *row = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "href",
                            arena_format(arena, DATASETS_PATH "/%lld", (long long)dataset->id.value), "title", dataset->title,
                            "period_text", period_words(arena, dataset), "kind_text", dataset_kind_words(dataset->kind),
                            "imported_text", desk_day(app, request, dataset->imported_at), "differences_text",
                            differences_text(arena, differences.count));
    dataset_state_view(row, dataset->state);
    (void)json_array_append_new(rows, row);
    return DONE;
}

enum result datasets_page(struct app *app, struct request *request, struct response *response) {
    const struct tab *tab = chosen_tab(request);
    if (list_export_asked(request)) return datasets_export(app, request, response, &(struct datasets_wanted){ tab->state, chosen_kind(request) });
    struct datasets datasets;
    enum result result = dataset_list(app->db, request->arena, chosen_kind(request), &datasets);
    if (result != DONE) return result;
    json_t *view = desk_view("data"), *rows = json_array();
    desk_notice_done(request, view, DONE_WORDS, sizeof DONE_WORDS / sizeof *DONE_WORDS);
    (void)json_object_set_new(view, "tabs", tabs_view(request, &datasets, tab));
    (void)json_object_set_new(view, "kinds", kinds_view(request));
    (void)json_object_set_new(view, "tab", json_string(tab->name));
    figure_links_begin(request, view);
    (void)json_object_set_new(view, "empty_text", json_string(tab->empty));
    (void)json_object_set_new(view, "datasets", rows);
    list_export_links(request, view);
    for (size_t i = 0; result == DONE && i < datasets.count; i++) {
        if (strcmp(datasets.rows[i].state, tab->state) == 0) result = add_row(app, request, &datasets.rows[i], rows);
    }
    (void)json_object_set_new(view, "has_datasets", json_boolean(json_array_size(rows) > 0));
    if (result == DONE) return page_render(app, request, response, "pages/staff_datasets", view);
    json_decref(view);
    return result;
}
