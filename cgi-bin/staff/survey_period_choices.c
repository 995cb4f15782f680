/* Scope: what a new survey period may be chosen from. */
#include "cgi-bin/staff/survey_period_choices.h"

#include <stdlib.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/store/instrument_file.h"
#include "lib/store/service.h"
#include "lib/store/unit.h"

#define OF_SERVICE "layanan:"
#define OF_UNIT "unit:"

/* ---- questionnaires ---- */

static int family_rank(const struct instrument *one) {
    return strcmp(one->family, SKM_FAMILY) == 0 ? 0 : 1;
}

/* The SKM first, then by family; of a family the newest version first. */
static int compare(const void *left, const void *right) {
    const struct instrument *a = left, *b = right;
    int order = family_rank(a) - family_rank(b);
    if (order == 0) order = strcmp(a->family, b->family);
    if (order == 0) order = b->version - a->version;
    return order ? order : strcmp(a->code, b->code);
}

/* True when ROWS[AT] is not what its family is asked with today. Two questionnaires of one family that are no versions of each other
 * (SPAK to six and to four) are both of today. */
static bool is_older(struct arena *arena, const struct instruments *stored, size_t at) {
    const struct instrument *one = &stored->rows[at];
    for (size_t i = 0; i < at; i++) {
        if (strcmp(instrument_base_code(arena, &stored->rows[i]), instrument_base_code(arena, one)) == 0) return true;
    }
    return false;
}

static void add_instruments(struct arena *arena, struct period_choices *to, struct choice *choices, bool older) {
    for (size_t i = 0; i < to->stored.count; i++) {
        const struct instrument *one = &to->stored.rows[i];
        if (is_older(arena, &to->stored, i) != older) continue;
        const char *label = one->version > 1 ? arena_format(arena, "%s (%s, versi %d)", one->title, one->code, one->version)
                                             : arena_format(arena, "%s (%s)", one->title, one->code);
        choices[to->instruments.count++] = (struct choice){ .value = one->code, .label = label };
    }
}

/* The office of an earlier version has none; the statutory one is then stored with its first period. */
static enum result add_statutory(struct arena *arena, struct instruments *to) {
    if (to->count > 0) return DONE;
    to->rows = arena_alloc(arena, sizeof *to->rows);
    to->count = 1;
    return instrument_read_shipped(arena, &INSTRUMENTS_SHIPPED[0], &to->rows[0]);
}

static enum result load_instruments(struct app *app, struct arena *arena, struct period_choices *to) {
    enum result result = instrument_list(app->db, arena, &to->stored);
    if (result == DONE) result = add_statutory(arena, &to->stored);
    if (result != DONE) return result;
    qsort(to->stored.rows, to->stored.count, sizeof *to->stored.rows, compare);
    struct choice *choices = arena_array(arena, to->stored.count, sizeof *choices);
    to->instruments.choices = choices;
    add_instruments(arena, to, choices, false);
    add_instruments(arena, to, choices, true);
    return DONE;
}

const struct instrument *period_instrument(const struct period_choices *choices, const char *code) {
    size_t at = 0;
    while (at + 1 < choices->stored.count && strcmp(choices->stored.rows[at].code, code) != 0) at++;
    return &choices->stored.rows[at];
}

/* ---- of whom ---- */

static enum result load_scopes(struct app *app, struct arena *arena, struct choice_list *to) {
    struct services services;
    struct units units;
    enum result result = service_list(app->db, arena, true, &services);
    if (result == DONE) result = unit_list(app->db, arena, true, &units);
    if (result != DONE) return result;
    struct choice *choices = arena_array(arena, services.count + units.count + 1, sizeof *choices);
    choices[to->count++] = (struct choice){ .value = PERIOD_OF_OFFICE, .label = "Seluruh kantor" };
    for (size_t i = 0; i < services.count; i++) {
        choices[to->count++] = (struct choice){ .value = arena_format(arena, OF_SERVICE "%s", services.rows[i].code),
                                                .label = arena_format(arena, "Layanan: %s", services.rows[i].name) };
    }
    for (size_t i = 0; i < units.count; i++) {
        choices[to->count++] = (struct choice){ .value = arena_format(arena, OF_UNIT "%s", units.rows[i].code),
                                                .label = arena_format(arena, "Unit: %s", units.rows[i].name) };
    }
    to->choices = choices;
    return DONE;
}

static const char *after(const char *text, const char *start) {
    size_t length = strlen(start);
    return strncmp(text, start, length) == 0 ? &text[length] : NULL;
}

void period_scope_read(const char *scope, struct survey_period *to) {
    to->service_code = after(scope, OF_SERVICE);
    to->unit_code = after(scope, OF_UNIT);
}

/* ---- when ---- */

static const int MONTHS[] = { 3, 6, 1, 12 }; /* the order they are offered in */
#define NEAREST 0 /* the present one: of one that is over no day is left to ask on */
#define FARTHEST 1

static const char *days_text(struct arena *arena, const char *label) {
    struct period period = { 0 };
    (void)period_parse(label, &period);
    int first = civil_from_day(period.first).month, last = civil_from_day(period.last).month;
    if (first == last || last - first == 11) return period_label(arena, label);
    return arena_format(arena, "%s (%s–%s)", period_label(arena, label), format_month(first), format_month(last));
}

static void load_labels(struct arena *arena, day_number today, struct choice_list *to) {
    struct choice *choices = arena_array(arena, COUNT_OF(MONTHS) * (FARTHEST - NEAREST + 1), sizeof *choices);
    for (size_t i = 0; i < COUNT_OF(MONTHS); i++) {
        for (int shift = NEAREST; shift <= FARTHEST; shift++) {
            const char *label = period_near(arena, today, MONTHS[i], shift);
            choices[to->count++] = (struct choice){ .value = label, .label = days_text(arena, label) };
        }
    }
    to->choices = choices;
}

/* How many months the period with LABEL has. */
static int months_of(struct arena *arena, const char *label, day_number day) {
    for (size_t i = 0; i < COUNT_OF(MONTHS); i++) {
        if (strcmp(period_near(arena, day, MONTHS[i], 0), label) == 0) return MONTHS[i];
    }
    return MONTHS[0];
}

const char *period_proposed(struct arena *arena, const struct survey_periods *periods, day_number today) {
    for (size_t i = 0; i < periods->count; i++) {
        const struct survey_period *last = &periods->rows[i];
        struct period named;
        if (strcmp(last->key, last->label) != 0 || !period_parse(last->label, &named)) continue;
        int months = months_of(arena, last->label, named.first);
        return period_near(arena, today, months, strcmp(last->label, period_near(arena, today, months, 0)) == 0 ? 1 : 0);
    }
    return period_of_day(arena, today);
}

enum result period_choices_load(struct app *app, struct request *request, struct period_choices *ret) {
    struct arena *arena = request->arena;
    *ret = (struct period_choices){ 0 };
    enum result result = load_instruments(app, arena, ret);
    if (result == DONE) result = load_scopes(app, arena, &ret->scopes);
    if (result == DONE) result = survey_period_list(app->db, arena, &ret->periods);
    if (result == DONE) load_labels(arena, desk_today(app, request), &ret->labels);
    return result;
}
