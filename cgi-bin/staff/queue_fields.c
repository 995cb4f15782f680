/* Scope: a queue's filters as a form. */
#include "cgi-bin/staff/queue_fields.h"

#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "lib/base/buffer.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/format.h"
#include "lib/rules/request_states.h"
#include "lib/store/service.h"
#include "lib/web/form.h"

#define SEARCH_FIELD SIEVE_COUNT
#define FIELD_COUNT (SIEVE_COUNT + 1)
#define STATES_MOST (COMPLAINT_STATE_COUNT + REQUEST_STATE_COUNT)

static const struct field FIELDS[FIELD_COUNT] = {
    [SIEVE_KIND] = { .name = "jenis", .label = "Jenis", .kind = FIELD_CHOICE },
    [SIEVE_STATE] = { .name = "keadaan", .label = "Keadaan", .kind = FIELD_CHOICE },
    [SIEVE_CLASS] = { .name = "golongan", .label = "Golongan", .kind = FIELD_CHOICE },
    [SIEVE_OVERSIGHT] = { .name = "pengawasan", .label = "Berkadar pengawasan", .kind = FIELD_CHOICE },
    [SIEVE_UNIT] = { .name = "unit", .label = "Unit", .kind = FIELD_CHOICE },
    [SIEVE_HANDLER] = { .name = "petugas", .label = "Petugas", .kind = FIELD_CHOICE },
    [SIEVE_SERVICE] = { .name = "layanan", .label = "Layanan", .kind = FIELD_CHOICE },
    [SIEVE_CHANNEL] = { .name = "saluran", .label = "Saluran", .kind = FIELD_CHOICE },
    [SIEVE_CONFIDENTIALITY] = { .name = "kerahasiaan", .label = "Kerahasiaan", .kind = FIELD_CHOICE },
    [SIEVE_SINCE] = { .name = "dari", .label = "Diterima sejak", .kind = FIELD_DATE },
    [SIEVE_UNTIL] = { .name = "sampai", .label = "Diterima sampai", .kind = FIELD_DATE },
    [SEARCH_FIELD] = { .name = "q", .label = "Cari nomor atau kata", .kind = FIELD_TEXT, .max_length = QUEUE_TEXT_LONGEST },
};

static const struct choice KINDS[] = { { "pengaduan", "Pengaduan", NULL }, { "permintaan", "Permintaan informasi", NULL } };
static const struct choice OVERSIGHT[] = { { QUEUE_OVERSIGHT, "Ya", NULL } };

/* ---- choices ---- */

struct offer {
    struct app *app;
    struct request *request;
    const struct queue_filter *filter;
    struct choice *choices[SIEVE_COUNT];
    size_t counts[SIEVE_COUNT];
};

static void start(struct offer *offer, enum queue_sieve sieve, size_t most) {
    offer->choices[sieve] = arena_array(offer->request->arena, most + 1, sizeof **offer->choices);
}

static void add(struct offer *offer, enum queue_sieve sieve, const char *value, const char *label) {
    struct choice *choices = offer->choices[sieve];
    size_t *count = &offer->counts[sieve];
    for (size_t i = 0; i < *count; i++) {
        if (strcmp(choices[i].value, value) == 0) return;
    }
    choices[(*count)++] = (struct choice){ value, label, NULL };
}

static void offer_states(struct offer *offer) {
    start(offer, SIEVE_STATE, STATES_MOST);
    for (unsigned kind = 0; kind < CASE_KIND_COUNT; kind++) {
        for (size_t state = 0; offer->filter->kinds[kind] && state < queue_state_count((enum case_kind)kind); state++) {
            const char *text = queue_state_text((enum case_kind)kind, state);
            if (!queue_tab_holds(offer->filter->tab, (enum case_kind)kind, text)) continue;
            add(offer, SIEVE_STATE, text, case_state_words((enum case_kind)kind, text).label);
        }
    }
    if (offer->counts[SIEVE_STATE] < 2) offer->counts[SIEVE_STATE] = 0; /* one alone is no choice */
}

static void offer_office(struct offer *offer, const struct office_choices *office) {
    if (!offer->filter->kinds[CASE_COMPLAINT]) return;
    offer->choices[SIEVE_UNIT] = office->units;
    offer->counts[SIEVE_UNIT] = office->unit_count;
    offer->choices[SIEVE_HANDLER] = office->officers;
    offer->counts[SIEVE_HANDLER] = office->officer_count;
}

static void offer_words(struct offer *offer) {
    const bool *sees = offer->filter->sees;
    if (sees[CASE_COMPLAINT] && sees[CASE_REQUEST]) {
        start(offer, SIEVE_KIND, 2);
        for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) add(offer, SIEVE_KIND, KINDS[i].value, KINDS[i].label);
    }
    start(offer, SIEVE_CHANNEL, CHANNEL_COUNT);
    for (unsigned i = 0; i < CHANNEL_COUNT; i++) add(offer, SIEVE_CHANNEL, channel_text((enum channel)i), channel_label((enum channel)i));
    if (!offer->filter->kinds[CASE_COMPLAINT]) return;
    start(offer, SIEVE_CLASS, COMPLAINT_CLASS_COUNT);
    for (unsigned i = 0; i < COMPLAINT_CLASS_COUNT; i++) {
        add(offer, SIEVE_CLASS, complaint_class_text((enum complaint_class)i), complaint_class_label((enum complaint_class)i));
    }
    start(offer, SIEVE_OVERSIGHT, 1);
    add(offer, SIEVE_OVERSIGHT, OVERSIGHT->value, OVERSIGHT->label);
    start(offer, SIEVE_CONFIDENTIALITY, CONFIDENTIALITY_COUNT);
    for (unsigned i = 0; i < CONFIDENTIALITY_COUNT; i++) {
        add(offer, SIEVE_CONFIDENTIALITY, confidentiality_text((enum confidentiality)i), confidentiality_label((enum confidentiality)i));
    }
}

static enum result offer_services(struct offer *offer) {
    struct services services;
    enum result result = service_list(offer->app->db, offer->request->arena, false, &services);
    if (result != DONE) return result;
    start(offer, SIEVE_SERVICE, services.count);
    for (size_t i = 0; i < services.count; i++) add(offer, SIEVE_SERVICE, services.rows[i].code, services.rows[i].name);
    return DONE;
}

/* ---- the form ---- */

static const char *shown_value(const struct offer *offer, enum queue_sieve sieve) {
    struct arena *arena = offer->request->arena;
    if (sieve == SIEVE_SINCE && offer->filter->sieves[sieve]) return format_day_short(arena, offer->filter->since);
    if (sieve == SIEVE_UNTIL && offer->filter->sieves[sieve]) return format_day_short(arena, offer->filter->until);
    return offer->filter->sieves[sieve];
}

static bool is_offered(const struct offer *offer, enum queue_sieve sieve) {
    return FIELDS[sieve].kind == FIELD_DATE || offer->counts[sieve] > 0;
}

/* The label of the choice, or what was asked as it stands. */
static const char *words_of(const struct offer *offer, enum queue_sieve sieve) {
    const char *value = shown_value(offer, sieve);
    for (size_t i = 0; i < offer->counts[sieve]; i++) {
        if (strcmp(offer->choices[sieve][i].value, value) == 0) return offer->choices[sieve][i].label;
    }
    return value;
}

static const char *all_words(const struct offer *offer) {
    struct buffer words = buffer_in(offer->request->arena);
    for (unsigned sieve = 0; sieve < SIEVE_COUNT; sieve++) {
        if (!offer->filter->sieves[sieve]) continue;
        buffer_format(&words, "%s%s: %s", words.length ? " · " : "", FIELDS[sieve].label, words_of(offer, (enum queue_sieve)sieve));
    }
    return words.length ? buffer_string(&words) : NULL;
}

static json_t *sieves_view(const struct offer *offer, const struct form *form, json_t *fields) {
    json_t *list = json_array();
    for (unsigned sieve = 0; sieve < SIEVE_COUNT; sieve++) {
        if (!is_offered(offer, (enum queue_sieve)sieve)) continue;
        json_t *field = action_field(form, fields, FIELDS[sieve].name);
        if (FIELDS[sieve].kind == FIELD_CHOICE) (void)json_object_set_new(field, "partial", json_string("partials/field_select"));
        (void)json_array_append_new(list, field);
    }
    return list;
}

enum result queue_fields_view(struct app *app, struct request *request, const struct queue_filter *filter,
                              const struct office_choices *office, struct queue_fields *ret) {
    struct offer offer = { .app = app, .request = request, .filter = filter };
    offer_states(&offer);
    offer_words(&offer);
    offer_office(&offer, office);
    enum result result = offer_services(&offer);
    if (result != DONE) return result;
    struct form form = form_of(request, FIELDS, FIELD_COUNT);
    form.id_prefix = "saring";
    for (unsigned sieve = 0; sieve < SIEVE_COUNT; sieve++) {
        const char *value = shown_value(&offer, (enum queue_sieve)sieve);
        if (FIELDS[sieve].kind == FIELD_CHOICE) form_choices(&form, FIELDS[sieve].name, offer.choices[sieve], offer.counts[sieve]);
        if (value) form_set(&form, FIELDS[sieve].name, value);
    }
    if (filter->text) form_set(&form, FIELDS[SEARCH_FIELD].name, filter->text);
    json_auto_t *fields = form_view(app, &form);
    *ret = (struct queue_fields){ .search = action_field(&form, fields, FIELDS[SEARCH_FIELD].name),
                                  .sieves = sieves_view(&offer, &form, fields), .words = all_words(&offer) };
    return DONE;
}
