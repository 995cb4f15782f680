/* Scope: which cases a queue shows. */
#include "cgi-bin/staff/queue_filter.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/list_export.h"
#include "lib/base/utf8.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/register.h"
#include "lib/rules/request_states.h"
#include "lib/store/service.h"
#include "lib/web/app.h"
#include "lib/web/urlencoded.h"

#define TEXT_LONGEST 100 /* characters; stops a search from being a program */
#define STATES_MOST (COMPLAINT_STATE_COUNT + REQUEST_STATE_COUNT)

const char *const QUEUE_QUERY[] = { "tab", "jenis", "q", "layanan", "keadaan", "setelah", "sebelum", "mulai", LIST_EXPORT_QUERY, NULL };

static const struct {
    const char *name, *label;
    bool is_register;
} TABS[TAB_COUNT] = {
    [TAB_TO_DO] = { "tindakan", "Perlu tindakan", false },
    [TAB_OVERDUE] = { "lewat", "Lewat tenggat", false },
    [TAB_WAITING] = { "menunggu", "Menunggu pelapor", false },
    [TAB_ENDED] = { "selesai", "Selesai", true },
    [TAB_ALL] = { "semua", "Semua", true },
};

static const char *const KIND_NAMES[CASE_KIND_COUNT] = { [CASE_COMPLAINT] = "pengaduan", [CASE_REQUEST] = "permintaan" };

const char *queue_tab_name(enum queue_tab tab) {
    return TABS[tab].name;
}

const char *queue_tab_label(enum queue_tab tab) {
    return TABS[tab].label;
}

bool queue_tab_is_register(enum queue_tab tab) {
    return TABS[tab].is_register;
}

bool queue_tab_holds(enum queue_tab tab, enum case_kind kind, const char *state) {
    struct state_words words = case_state_words(kind, state);
    switch (tab) {
    case TAB_TO_DO:
    case TAB_OVERDUE: return words.clock_runs;
    case TAB_WAITING: return words.waits;
    case TAB_ENDED: return !words.clock_runs && !words.waits;
    default: return true;
    }
}

static size_t state_count(enum case_kind kind) {
    return kind == CASE_COMPLAINT ? COMPLAINT_STATE_COUNT : REQUEST_STATE_COUNT;
}

static const char *state_text(enum case_kind kind, size_t state) {
    return kind == CASE_COMPLAINT ? complaint_state_text((enum complaint_state)state)
                                  : request_state_text((enum request_state)state);
}

/* ---- reading the address ---- */

static const char *asked(const struct request *request, const char *name) {
    const char *value = parameters_first(&request->query, name);
    return value && *value ? value : NULL;
}

/* A number in any form people type is searched as it is written. */
static const char *read_text(struct request *request) {
    const char *text = asked(request, "q");
    struct register_number number;
    if (!text) return NULL;
    text = text_normal(request->arena, text);
    if (*text == '\0' || text_length(text) > TEXT_LONGEST) return NULL;
    return register_parse(text, &number) ? register_text(request->arena, number) : text;
}

static enum queue_tab read_tab(const struct request *request, bool is_search) {
    const char *name = asked(request, "tab");
    for (unsigned tab = 0; name && tab < TAB_COUNT; tab++) {
        if (strcmp(TABS[tab].name, name) == 0) return (enum queue_tab)tab;
    }
    return is_search ? TAB_ALL : TAB_TO_DO; /* who searches wants to find it wherever it is */
}

static void read_kinds(const struct request *request, struct queue_filter *filter) {
    const char *name = asked(request, "jenis");
    for (unsigned kind = 0; kind < CASE_KIND_COUNT; kind++) {
        filter->sees[kind] = filter->kinds[kind] = case_may_view(request, (enum case_kind)kind);
        if (filter->sees[kind] && name && strcmp(KIND_NAMES[kind], name) == 0) filter->kind = KIND_NAMES[kind];
    }
    for (unsigned kind = 0; filter->kind && kind < CASE_KIND_COUNT; kind++) {
        filter->kinds[kind] = filter->kind == KIND_NAMES[kind];
    }
}

static const char *read_state(const struct request *request, const struct queue_filter *filter) {
    const char *name = asked(request, "keadaan");
    for (unsigned kind = 0; name && kind < CASE_KIND_COUNT; kind++) {
        for (size_t state = 0; filter->kinds[kind] && state < state_count((enum case_kind)kind); state++) {
            const char *text = state_text((enum case_kind)kind, state);
            if (strcmp(text, name) == 0 && queue_tab_holds(filter->tab, (enum case_kind)kind, text)) return text;
        }
    }
    return NULL;
}

/* "2026-11-21.8273645": the day the list is ordered by, and the row. */
static bool read_place(struct request *request, const char *name, struct case_place *ret) {
    const char *text = asked(request, name), *dot = text ? strchr(text, '.') : NULL;
    struct case_place place;
    char *end;
    if (!dot || !day_parse(arena_copy(request->arena, text, (size_t)(dot - text)), &place.day)) return false;
    place.id.value = strtoll(dot + 1, &end, 10);
    if (*end != '\0' || place.id.value <= 0) return false;
    *ret = place;
    return true;
}

void queue_filter_read(struct request *request, struct queue_filter *ret) {
    struct queue_filter filter = { .position = 1 };
    filter.text = read_text(request);
    filter.service = asked(request, "layanan");
    filter.tab = read_tab(request, filter.text != NULL);
    read_kinds(request, &filter);
    filter.state = read_state(request, &filter);
    filter.backwards = read_place(request, "sebelum", &filter.from);
    bool is_placed = filter.backwards || read_place(request, "setelah", &filter.from);
    const char *position = asked(request, "mulai");
    if (is_placed && position) filter.position = strtoll(position, NULL, 10);
    if (filter.position < 1 || filter.position > REGISTER_LAST_SEQUENCE) filter.position = 1;
    *ret = filter;
}

/* ---- for the store ---- */

struct case_filter queue_store_filter(const struct queue_filter *filter, enum case_kind kind, day_number today) {
    struct case_filter store = { .kind = case_kind_text(kind), .service_code = filter->service, .text = filter->text,
                                 .from = filter->from, .backwards = filter->backwards, .limit = QUEUE_PAGE_ROWS };
    store.due_before = (struct optional_day){ .known = filter->tab == TAB_OVERDUE, .day = today };
    size_t count = 0;
    for (size_t state = 0; filter->tab != TAB_ALL && state < state_count(kind); state++) {
        const char *text = state_text(kind, state);
        if (queue_tab_holds(filter->tab, kind, text) && count < CASE_FILTER_STATES) store.states[count++] = text;
    }
    if (filter->state) {
        store.states[0] = filter->state;
        store.states[1] = store.states[2] = NULL;
    }
    return store;
}

/* ---- addresses ---- */

static void add_pair(struct buffer *href, const char *name, const char *value) {
    if (!value) return;
    buffer_format(href, "&%s=", name);
    percent_encode(href, value);
}

const char *queue_href(struct request *request, const struct queue_filter *filter, enum queue_tab tab,
                       const struct queue_place *place) {
    struct buffer href = buffer_in(request->arena);
    buffer_format(&href, "?tab=%s", TABS[tab].name);
    add_pair(&href, "jenis", filter->kind);
    add_pair(&href, "q", filter->text);
    add_pair(&href, "layanan", filter->service);
    if (tab == filter->tab) add_pair(&href, "keadaan", filter->state);
    if (place) {
        buffer_format(&href, "&%s=%s.%" PRId64 "&mulai=%" PRId64, place->backwards ? "sebelum" : "setelah",
                      day_iso(request->arena, place->at.day), place->at.id.value, place->position);
    }
    return buffer_string(&href);
}

/* ---- fields ---- */

static const struct field FIELDS[QUEUE_FIELD_COUNT] = {
    { .name = "q", .label = "Cari nomor atau judul", .kind = FIELD_TEXT, .max_length = TEXT_LONGEST },
    { .name = "jenis", .label = "Jenis", .kind = FIELD_CHOICE },
    { .name = "layanan", .label = "Layanan", .kind = FIELD_CHOICE },
    { .name = "keadaan", .label = "Keadaan", .kind = FIELD_CHOICE },
};

static const struct choice KINDS[] = { { "pengaduan", "Pengaduan", NULL }, { "permintaan", "Permintaan informasi", NULL } };

static enum result give_services(struct app *app, struct request *request, struct form *form) {
    struct services services;
    enum result result = service_list(app->db, request->arena, false, &services);
    if (result != DONE) return result;
    struct choice *choices = arena_array(request->arena, services.count + 1, sizeof *choices);
    for (size_t i = 0; i < services.count; i++) {
        choices[i] = (struct choice){ services.rows[i].code, services.rows[i].name, NULL };
    }
    form_choices(form, "layanan", choices, services.count);
    return DONE;
}

static bool is_offered(const struct choice *choices, size_t count, const char *value) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(choices[i].value, value) == 0) return true;
    }
    return false;
}

static size_t give_states(struct request *request, const struct queue_filter *filter, struct form *form) {
    struct choice *choices = arena_array(request->arena, STATES_MOST, sizeof *choices);
    size_t count = 0;
    for (unsigned kind = 0; kind < CASE_KIND_COUNT; kind++) {
        for (size_t state = 0; filter->kinds[kind] && state < state_count((enum case_kind)kind); state++) {
            const char *text = state_text((enum case_kind)kind, state);
            if (!queue_tab_holds(filter->tab, (enum case_kind)kind, text) || is_offered(choices, count, text)) continue;
            const char *label = case_state_words((enum case_kind)kind, text).label;
            choices[count++] = (struct choice){ text, label, NULL };
        }
    }
    form_choices(form, "keadaan", choices, count);
    return count;
}

static void set_if(struct form *form, const char *name, const char *text) {
    if (text) form_set(form, name, text);
}

enum result queue_fields_view(struct app *app, struct request *request, const struct queue_filter *filter, json_t **ret) {
    struct form form = form_of(request, FIELDS, QUEUE_FIELD_COUNT);
    form.id_prefix = "saring";
    enum result result = give_services(app, request, &form);
    if (result != DONE) return result;
    bool has_states = give_states(request, filter, &form) > 1;
    bool has_kinds = filter->sees[CASE_COMPLAINT] && filter->sees[CASE_REQUEST];
    form_choices(&form, "jenis", KINDS, sizeof KINDS / sizeof *KINDS);
    set_if(&form, "q", filter->text);
    set_if(&form, "jenis", filter->kind);
    set_if(&form, "layanan", filter->service);
    set_if(&form, "keadaan", filter->state);
    json_auto_t *fields = form_view(app, &form);
    *ret = json_array();
    for (size_t i = 0; i < QUEUE_FIELD_COUNT; i++) {
        if (strcmp(FIELDS[i].name, "jenis") == 0 && !has_kinds) continue;
        if (strcmp(FIELDS[i].name, "keadaan") == 0 && !has_states) continue;
        json_t *field = action_field(&form, fields, FIELDS[i].name);
        if (FIELDS[i].kind == FIELD_CHOICE) (void)json_object_set_new(field, "partial", json_string("partials/field_select"));
        (void)json_array_append_new(*ret, field);
    }
    return DONE;
}
