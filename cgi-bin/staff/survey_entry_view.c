/* Scope: what keying in paper questionnaires shows. */
#include "cgi-bin/staff/survey_entry_view.h"

#include <string.h>

#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"

#define UNANSWERED "Tidak diisi"

bool keying_takes(const struct survey_period *period, instant now) {
    return period->state == SURVEY_OPEN || (period->state == SURVEY_CLOSING && now < period->closes_at);
}

enum result keying_open(struct app *app, struct request *request, const char *key, struct keying *ret) {
    struct arena *arena = request->arena;
    *ret = (struct keying){ .app = app, .request = request };
    enum result result = survey_period_by_key(app->db, arena, key, &ret->period);
    if (result == DONE) result = instrument_by_id(app->db, arena, ret->period.instrument, &ret->instrument);
    if (result == DONE) result = survey_double_entry(app->db, ret->period.id, &ret->is_double);
    if (result == DONE) result = survey_sheets_waiting(app->db, arena, ret->period.id, visitor_actor(request).staff, &ret->waiting);
    if (result != DONE) return result;
    if (ret->instrument.item_count > SURVEY_ITEM_LIMIT) return FAILED_INTERNAL;
    for (size_t i = 0; i < ret->instrument.item_count; i++) ret->most[i] = (uint8_t)ret->instrument.items[i].choices;
    ret->takes_first = keying_takes(&ret->period, request->now);
    return DONE;
}

/* ---- questions ---- */

static json_t *label_view(struct arena *arena, int value, const char *label) {
    return json_pack("{s:s, s:s}", "key", arena_format(arena, "%d", value), "label", label);
}

static json_t *item_view(struct arena *arena, const struct survey_item *item, char key) {
    bool is_answered = key > '0';
    json_t *labels = json_array();
    for (int value = 1; value <= item->choices; value++) (void)json_array_append_new(labels, label_view(arena, value, item->labels[value - 1]));
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "number", arena_format(arena, "%d", item->position), "name", item->name, "question",
                     item->question, "given", is_answered ? arena_format(arena, "%c", key) : "0", "answer",
                     is_answered ? item->labels[key - '1'] : UNANSWERED, "labels", labels);
}

static json_t *items_view(const struct keying *keying) {
    json_t *list = json_array();
    for (size_t i = 0; i < keying->instrument.item_count; i++) {
        (void)json_array_append_new(list, item_view(keying->request->arena, &keying->instrument.items[i], keying->answers[i]));
    }
    return list;
}

static json_t *profile_view(const struct keying *keying) {
    struct arena *arena = keying->request->arena;
    json_t *list = json_array();
    for (int i = 0; i < SURVEY_PROFILE_COUNT; i++) {
        enum survey_profile_question question = (enum survey_profile_question)i;
        json_t *labels = json_array();
        for (int value = 1; value <= SURVEY_PROFILE_MOST[i]; value++) {
            (void)json_array_append_new(labels, label_view(arena, value, survey_profile_answer(question, (char)('0' + value))));
        }
        (void)json_array_append_new(list, json_pack("{s:s, s:o}", "name", survey_profile_label(question), "labels", labels));
    }
    return list;
}

/* ---- the sheet shown once more ---- */

/* What was chosen from a list; "–" for nothing. */
static const char *label_of(const struct form *form, const char *name) {
    for (size_t at = 0; at < form->field_count; at++) {
        if (strcmp(form->fields[at].name, name) != 0) continue;
        for (size_t i = 0; i < form->choices[at].count; i++) {
            const struct choice *choice = &form->choices[at].choices[i];
            if (form_chose(form, name, choice->value)) return choice->label;
        }
    }
    return DESK_NOTHING;
}

static json_t *facts_view(const struct keying *keying, const struct form *form) {
    json_t *facts = json_array();
    for (int i = 0; i < SURVEY_PROFILE_COUNT; i++) {
        enum survey_profile_question question = (enum survey_profile_question)i;
        char key = keying->profile[i];
        desk_fact(facts, survey_profile_label(question), key > '0' ? survey_profile_answer(question, key) : UNANSWERED);
    }
    if (!keying->period.service_code) desk_fact(facts, "Layanan", label_of(form, "service_code"));
    desk_fact(facts, "Loket", label_of(form, "counter_code"));
    desk_fact(facts, "Tanggal", format_day(keying->request->arena, form_day(form, "answered_on")));
    desk_fact(facts, "Saran", form_has(form, "suggestion") ? form_text(form, "suggestion") : DESK_NOTHING);
    return facts;
}

static json_t *sent_view(const struct form *form) {
    static const char *const CARRIED[] = { "answers", "profile", "service_code", "counter_code", "answered_on", "suggestion", "number" };
    json_t *sent = json_array();
    for (size_t i = 0; i < sizeof CARRIED / sizeof *CARRIED; i++) {
        (void)json_array_append_new(sent, json_pack("{s:s, s:s}", "name", CARRIED[i], "value", form_text(form, CARRIED[i])));
    }
    return sent;
}

/* ---- the page ---- */

/* "3 lembar menunggu isian kedua, 1 berbeda." NULL when none waits. */
static const char *waiting_text(const struct keying *keying) {
    int64_t alone = 0, different = 0;
    for (size_t i = 0; i < keying->waiting.count; i++) *(keying->waiting.rows[i].entries == 2 ? &different : &alone) += 1;
    if (alone + different == 0) return NULL;
    struct arena *arena = keying->request->arena;
    return arena_format(arena, "%s lembar menunggu isian kedua, %s berbeda", format_number(arena, alone, 0), format_number(arena, different, 0));
}

static const char *dates_text(struct arena *arena, const struct survey_period *period) {
    return arena_format(arena, "%s sampai %s", format_day(arena, period->starts_on), format_day(arena, period->ends_on));
}

static const char *keyed_text(struct arena *arena, int64_t keyed) {
    return keyed ? arena_format(arena, "%s lembar Anda isikan hari ini", format_number(arena, keyed, 0)) : "Belum ada lembar dari Anda hari ini";
}

json_t *keying_view(const struct keying *keying, const struct form *form, bool is_check, int64_t keyed) {
    struct arena *arena = keying->request->arena;
    const struct survey_period *period = &keying->period;
    json_t *view = desk_view("survey_entry");
    json_t *own = json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:b, s:o, s:o}", "period_key", period->key, "period_label",
                            period_label(arena, period->label), "dates_text", dates_text(arena, period), "instrument_title",
                            keying->instrument.title, "keyed_text", keyed_text(arena, keyed), "is_check", is_check, "asks_service",
                            period->service_code == NULL, "items", items_view(keying), "profile", profile_view(keying));
    (void)json_object_update(view, own);
    json_decref(own);
    const char *waiting = waiting_text(keying);
    (void)json_object_set_new(view, "is_double", json_boolean(keying->is_double));
    (void)json_object_set_new(view, "waiting_text", waiting ? json_string(waiting) : json_null());
    (void)json_object_set_new(view, "sent", is_check ? sent_view(form) : json_array());
    (void)json_object_set_new(view, "facts", is_check ? facts_view(keying, form) : json_array());
    return view;
}

json_t *keying_period_view(struct app *app, struct request *request, const struct survey_period *period, int64_t keyed) {
    struct arena *arena = request->arena;
    struct instrument instrument;
    bool is_known = instrument_by_id(app->db, arena, period->instrument, &instrument) == DONE;
    return json_pack("{s:s, s:s, s:s, s:s, s:s}", "period_key", period->key, "period_label", period_label(arena, period->label), "dates_text",
                     dates_text(arena, period), "instrument_title", is_known ? instrument.title : "", "keyed_text", keyed_text(arena, keyed));
}
