/* Scope: reading a queue's address, writing one, and asking the store. */
#include "cgi-bin/staff/queue_filter.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cgi-bin/staff/list_export.h"
#include "lib/base/buffer.h"
#include "lib/base/utf8.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/register.h"
#include "lib/rules/typed.h"
#include "lib/web/urlencoded.h"

#define SIEVE_NAMES "jenis", "keadaan", "golongan", "pengawasan", "unit", "petugas", "layanan", "saluran", "kerahasiaan", "dari", "sampai"
static const char *const NAMES[SIEVE_COUNT] = { SIEVE_NAMES };
const char *const QUEUE_QUERY[] = { "tab", SIEVE_NAMES, "q", "setelah", "sebelum", "mulai", "selesai", LIST_EXPORT_QUERY, NULL };

static const char *const KIND_NAMES[CASE_KIND_COUNT] = { [CASE_COMPLAINT] = "pengaduan", [CASE_REQUEST] = "permintaan" };

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
    if (*text == '\0' || text_length(text) > QUEUE_TEXT_LONGEST) return NULL;
    return register_parse(text, &number) ? register_text(request->arena, number) : text;
}

static enum queue_tab read_tab(const struct request *request, bool is_search) {
    const char *name = asked(request, "tab");
    enum queue_tab tab = is_search ? TAB_ALL : TAB_TO_DO; /* who searches wants to find it wherever it is */
    if (name) (void)queue_tab_find(name, &tab);
    return tab;
}

static void read_kinds(const struct request *request, struct queue_filter *filter) {
    const char *name = asked(request, NAMES[SIEVE_KIND]);
    for (unsigned kind = 0; kind < CASE_KIND_COUNT; kind++) {
        filter->sees[kind] = filter->kinds[kind] = case_may_view(request, (enum case_kind)kind);
        if (filter->sees[kind] && name && strcmp(KIND_NAMES[kind], name) == 0) filter->sieves[SIEVE_KIND] = KIND_NAMES[kind];
    }
    for (unsigned kind = 0; filter->sieves[SIEVE_KIND] && kind < CASE_KIND_COUNT; kind++) {
        filter->kinds[kind] = filter->sieves[SIEVE_KIND] == KIND_NAMES[kind];
    }
}

static const char *read_state(const struct request *request, const struct queue_filter *filter) {
    const char *name = asked(request, NAMES[SIEVE_STATE]);
    for (unsigned kind = 0; name && kind < CASE_KIND_COUNT; kind++) {
        for (size_t state = 0; filter->kinds[kind] && state < queue_state_count((enum case_kind)kind); state++) {
            const char *text = queue_state_text((enum case_kind)kind, state);
            if (strcmp(text, name) == 0 && queue_tab_holds(filter->tab, (enum case_kind)kind, text)) return text;
        }
    }
    return NULL;
}

/* Words of lists this program knows; units, officers and services the database knows, and an unknown one finds nothing. */
static bool is_sensible(enum queue_sieve sieve, const char *value) {
    enum complaint_class class;
    enum channel channel;
    enum confidentiality choice;
    switch (sieve) {
    case SIEVE_CLASS: return complaint_class_parse(value, &class);
    case SIEVE_OVERSIGHT: return strcmp(value, QUEUE_OVERSIGHT) == 0;
    case SIEVE_HANDLER: return strtoll(value, NULL, 10) > 0;
    case SIEVE_CHANNEL: return channel_parse(value, &channel);
    case SIEVE_CONFIDENTIALITY: return confidentiality_parse(value, &choice);
    default: return true;
    }
}

/* A day as people type it, kept as it is written in addresses. */
static const char *read_day(struct request *request, enum queue_sieve sieve, day_number *ret) {
    const char *text = asked(request, NAMES[sieve]);
    if (!text || (!typed_day(text, ret) && !day_parse(text, ret))) return NULL;
    return day_iso(request->arena, *ret);
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

/* A search is paged by numbers alone: what fits best has no day. */
static int64_t read_position(struct request *request, struct queue_filter *filter) {
    filter->backwards = read_place(request, "sebelum", &filter->from);
    bool is_placed = filter->backwards || read_place(request, "setelah", &filter->from) || filter->text;
    const char *text = asked(request, "mulai");
    int64_t position = is_placed && text ? strtoll(text, NULL, 10) : 1;
    return position < 1 || position > REGISTER_LAST_SEQUENCE ? 1 : position;
}

void queue_filter_read(struct request *request, struct queue_filter *ret) {
    struct queue_filter filter = { .visitor = { request->visitor->staff_id } };
    filter.text = read_text(request);
    filter.tab = read_tab(request, filter.text != NULL);
    read_kinds(request, &filter);
    for (unsigned sieve = SIEVE_CLASS; sieve < SIEVE_SINCE; sieve++) {
        const char *value = asked(request, NAMES[sieve]);
        if (value && is_sensible((enum queue_sieve)sieve, value)) filter.sieves[sieve] = value;
    }
    filter.sieves[SIEVE_STATE] = read_state(request, &filter);
    filter.sieves[SIEVE_SINCE] = read_day(request, SIEVE_SINCE, &filter.since);
    filter.sieves[SIEVE_UNTIL] = read_day(request, SIEVE_UNTIL, &filter.until);
    filter.position = read_position(request, &filter);
    *ret = filter;
}

bool queue_is_sifted(const struct queue_filter *filter) {
    bool is_sifted = filter->text != NULL;
    for (unsigned sieve = 0; sieve < SIEVE_COUNT; sieve++) is_sifted = is_sifted || filter->sieves[sieve];
    return is_sifted;
}

/* ---- for the store ---- */

/* What does not depend on the kind of case. */
static struct case_filter common_filter(const struct queue_filter *filter, const struct calendar *calendar) {
    const char *handler = filter->sieves[SIEVE_HANDLER];
    bool is_soon = filter->tab == TAB_SOON, is_late = filter->tab == TAB_OVERDUE;
    return (struct case_filter){
        .visitor = filter->visitor,
        .share = queue_tab_share(filter->tab),
        .class = filter->sieves[SIEVE_CLASS],
        .oversight = { .known = filter->sieves[SIEVE_OVERSIGHT] != NULL, .value = 1 },
        .unit_code = filter->sieves[SIEVE_UNIT],
        .handler = { handler ? strtoll(handler, NULL, 10) : 0 },
        .service_code = filter->sieves[SIEVE_SERVICE],
        .channel = filter->sieves[SIEVE_CHANNEL],
        .confidentiality = filter->sieves[SIEVE_CONFIDENTIALITY],
        .since = { .known = filter->sieves[SIEVE_SINCE] != NULL, .day = filter->since },
        .until = { .known = filter->sieves[SIEVE_UNTIL] != NULL, .day = filter->until },
        .due_from = { .known = is_soon, .day = calendar->today },
        .due_before = { .known = is_soon || is_late, .day = is_soon ? calendar_soon(calendar) + 1 : calendar->today },
        .from = filter->from,
        .backwards = filter->backwards,
        .limit = QUEUE_PAGE_ROWS,
    };
}

static const char *one_state(struct request *request, const char *state) {
    return arena_format(request->arena, " %s ", state);
}

struct case_filter queue_store_filter(struct request *request, const struct queue_filter *filter, enum case_kind kind,
                                      const struct calendar *calendar) {
    struct case_filter store = common_filter(filter, calendar);
    const char *state = filter->sieves[SIEVE_STATE];
    store.kind = case_kind_text(kind);
    store.states = state ? one_state(request, state) : queue_tab_states(request->arena, filter->tab, kind);
    return store;
}

/* The same state may stand under one tab for a complaint and under another for a request. */
static const char *states_of_kinds(struct request *request, const struct queue_filter *filter) {
    struct buffer states = buffer_in(request->arena);
    buffer_char(&states, ' ');
    for (unsigned kind = 0; kind < CASE_KIND_COUNT; kind++) {
        for (size_t state = 0; filter->kinds[kind] && state < queue_state_count((enum case_kind)kind); state++) {
            const char *text = queue_state_text((enum case_kind)kind, state);
            if (!queue_tab_holds(filter->tab, (enum case_kind)kind, text)) continue;
            buffer_format(&states, "%s.%s ", case_kind_text((enum case_kind)kind), text);
        }
    }
    return buffer_string(&states);
}

struct case_filter queue_search_filter(struct request *request, const struct queue_filter *filter, const struct calendar *calendar) {
    struct case_filter store = common_filter(filter, calendar);
    const char *state = filter->sieves[SIEVE_STATE];
    bool both = filter->kinds[CASE_COMPLAINT] && filter->kinds[CASE_REQUEST];
    store.kind = both ? NULL : case_kind_text(filter->kinds[CASE_COMPLAINT] ? CASE_COMPLAINT : CASE_REQUEST);
    store.states = state ? one_state(request, state) : states_of_kinds(request, filter);
    return store;
}

/* ---- addresses ---- */

static void add_pair(struct buffer *query, const char *name, const char *value) {
    if (!value) return;
    buffer_format(query, "&%s=", name);
    percent_encode(query, value);
}

const char *queue_query(struct request *request, const struct queue_filter *filter, enum queue_tab tab,
                        const struct queue_place *place) {
    struct buffer query = buffer_in(request->arena);
    buffer_format(&query, "tab=%s", queue_tab_name(tab));
    add_pair(&query, "q", filter->text);
    for (unsigned sieve = 0; sieve < SIEVE_COUNT; sieve++) {
        if (sieve == SIEVE_STATE && tab != filter->tab) continue; /* most states stand under one tab */
        add_pair(&query, NAMES[sieve], filter->sieves[sieve]);
    }
    if (place && place->at.id.value) {
        buffer_format(&query, "&%s=%s.%" PRId64, place->backwards ? "sebelum" : "setelah", day_iso(request->arena, place->at.day),
                      place->at.id.value);
    }
    if (place) buffer_format(&query, "&mulai=%" PRId64, place->position);
    return buffer_string(&query);
}
