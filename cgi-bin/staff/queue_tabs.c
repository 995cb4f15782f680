/* Scope: which cases stand under which tab. */
#include "cgi-bin/staff/queue_tabs.h"

#include <string.h>

#include "lib/base/buffer.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/request_states.h"

static const struct {
    const char *name, *label;
    enum case_share share;
    bool is_register, stays;
} TABS[TAB_COUNT] = {
    [TAB_TO_DO] = { "tindakan", "Perlu tindakan", CASE_OF_ALL, false, true },
    [TAB_MINE] = { "saya", "Untuk saya", CASE_OF_VISITOR, false, true },
    [TAB_UNIT] = { "unit", "Unit saya", CASE_OF_UNIT, false, false },
    [TAB_UNASSIGNED] = { "bebas", "Belum ditugaskan", CASE_OF_NOBODY, false, false },
    [TAB_TO_VERIFY] = { "baru", "Perlu verifikasi", CASE_OF_ALL, false, false },
    [TAB_APPEALS] = { "banding", "Aju banding", CASE_OF_ALL, false, false },
    [TAB_OBJECTIONS] = { "keberatan", "Keberatan", CASE_OF_ALL, false, false },
    [TAB_OVERDUE] = { "lewat", "Lewat tenggat", CASE_OF_ALL, false, true },
    [TAB_SOON] = { "segera", "Segera jatuh tempo", CASE_OF_ALL, false, false },
    [TAB_WAITING] = { "menunggu", "Menunggu pelapor", CASE_OF_ALL, false, true },
    [TAB_ENDED] = { "selesai", "Selesai", CASE_OF_ALL, true, true },
    [TAB_ALL] = { "semua", "Semua", CASE_OF_ALL, true, true },
};

const char *queue_tab_name(enum queue_tab tab) {
    return TABS[tab].name;
}

const char *queue_tab_label(enum queue_tab tab) {
    return TABS[tab].label;
}

bool queue_tab_find(const char *name, enum queue_tab *ret) {
    for (unsigned tab = 0; tab < TAB_COUNT; tab++) {
        if (strcmp(TABS[tab].name, name) != 0) continue;
        *ret = (enum queue_tab)tab;
        return true;
    }
    return false;
}

enum case_share queue_tab_share(enum queue_tab tab) {
    return TABS[tab].share;
}

bool queue_tab_is_register(enum queue_tab tab) {
    return TABS[tab].is_register;
}

bool queue_tab_stays(enum queue_tab tab) {
    return TABS[tab].stays;
}

size_t queue_state_count(enum case_kind kind) {
    return kind == CASE_COMPLAINT ? COMPLAINT_STATE_COUNT : REQUEST_STATE_COUNT;
}

const char *queue_state_text(enum case_kind kind, size_t state) {
    return kind == CASE_COMPLAINT ? complaint_state_text((enum complaint_state)state)
                                  : request_state_text((enum request_state)state);
}

static bool is_appeal(const char *state) {
    return strcmp(state, complaint_state_text(COMPLAINT_APPEALED)) == 0 ||
           strcmp(state, complaint_state_text(COMPLAINT_APPEAL_HANDLING)) == 0;
}

/* One that waits for the superior, or for the PPID to carry the decision out. */
static bool is_objection(const char *state) {
    return strcmp(state, request_state_text(REQUEST_OBJECTED)) == 0 || strcmp(state, request_state_text(REQUEST_CARRYING_OUT)) == 0;
}

/* New complaints await their verification, new requests their acceptance. */
static bool is_new(const char *state) {
    return strcmp(state, complaint_state_text(COMPLAINT_RECEIVED)) == 0;
}

bool queue_tab_holds(enum queue_tab tab, enum case_kind kind, const char *state) {
    struct state_words words = case_state_words(kind, state);
    switch (tab) {
    case TAB_WAITING: return words.waits;
    case TAB_ENDED: return !words.clock_runs && !words.waits;
    case TAB_ALL: return true;
    case TAB_APPEALS: return is_appeal(state);
    case TAB_OBJECTIONS: return is_objection(state);
    case TAB_TO_VERIFY: return is_new(state);
    case TAB_UNASSIGNED: /* nobody is assigned before, and others after */
        return words.clock_runs && !is_new(state) && !is_appeal(state) && !is_objection(state);
    default: return words.clock_runs;
    }
}

const char *queue_tab_states(struct arena *arena, enum queue_tab tab, enum case_kind kind) {
    if (tab == TAB_ALL) return NULL;
    struct buffer states = buffer_in(arena);
    buffer_char(&states, ' ');
    for (size_t state = 0; state < queue_state_count(kind); state++) {
        const char *text = queue_state_text(kind, state);
        if (queue_tab_holds(tab, kind, text)) buffer_format(&states, "%s ", text);
    }
    return buffer_string(&states);
}

static bool counts_open(enum queue_tab tab, const struct case_open *open) {
    switch (tab) {
    case TAB_MINE: return open->of_visitor;
    case TAB_UNIT: return open->of_unit;
    case TAB_UNASSIGNED: return open->of_nobody;
    case TAB_OVERDUE: return open->late;
    case TAB_SOON: return open->soon;
    default: return true;
    }
}

int64_t queue_tab_count(enum queue_tab tab, enum case_kind kind, const struct case_counts *counts) {
    int64_t count = 0;
    for (size_t i = 0; TABS[tab].is_register && i < counts->totals.count; i++) {
        const struct case_total *total = &counts->totals.rows[i];
        if (queue_tab_holds(tab, kind, total->state)) count += total->count;
    }
    for (size_t i = 0; !TABS[tab].is_register && i < counts->open.count; i++) {
        const struct case_open *open = &counts->open.rows[i];
        if (queue_tab_holds(tab, kind, open->state) && counts_open(tab, open)) count += open->count;
    }
    return count;
}
