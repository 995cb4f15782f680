/* Scope: sheets two people keyed in, and what they keyed differently.
 * GET  /petugas/survei/banding/KEY         200 the sheets that wait for their second entry or a decision
 * POST /petugas/survei/banding/KEY         double, single: whether sheets are keyed twice; the survey team alone: 303; 409 while sheets wait
 * GET  /petugas/survei/banding/KEY/NUMBER  200 both entries side by side; 404 unless two wait
 * POST /petugas/survei/banding/KEY/NUMBER  decide: which of the two is right, for each difference: 303; 400 when one was left open
 *                                          again: neither, the sheet is keyed anew: 303; 409 when it was decided meanwhile */
#include "cgi-bin/staff/survey_pairs.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/survey_entry_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/store/counter.h"
#include "lib/store/service.h"
#include "lib/web/page.h"

static const struct choice ACTIONS[] = { { "double", "Isian ganda", NULL }, { "single", "Sekali isi", NULL },
                                         { "decide", "Putuskan", NULL }, { "again", "Isi ulang", NULL } };
static const struct choice SIDES[] = { { "1", "Isian A", NULL }, { "2", "Isian B", NULL } };

#define SIDE(name_, label_) { .name = (name_), .label = (label_), .kind = FIELD_CHOICE, .choices = SIDES, .choice_count = 2 }
#define ITEM(number) SIDE("u" #number, "")
#define TEN_ITEMS(tens) ITEM(tens##0), ITEM(tens##1), ITEM(tens##2), ITEM(tens##3), ITEM(tens##4), \
                        ITEM(tens##5), ITEM(tens##6), ITEM(tens##7), ITEM(tens##8), ITEM(tens##9)

const struct field SURVEY_PAIRS_FIELDS[SURVEY_PAIRS_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS, .choice_count = COUNT_OF(ACTIONS) },
    SIDE("sex", ""), SIDE("age_group", ""), SIDE("education", ""), SIDE("occupation", ""),
    SIDE("service_code", "Layanan"), SIDE("counter_code", "Loket"), SIDE("answered_on", "Tanggal di lembar"),
    ITEM(1), ITEM(2), ITEM(3), ITEM(4), ITEM(5), ITEM(6), ITEM(7), ITEM(8), ITEM(9), TEN_ITEMS(1), TEN_ITEMS(2), TEN_ITEMS(3), ITEM(40),
};

const char *const SURVEY_PAIRS_QUERY[] = { DESK_DONE, NULL };
static const struct desk_done DONE_WORDS[] = {
    { "putus", "Lembar tersimpan sebagai jawaban." },
    { "ulang", "Kedua isian dibuang. Lembar ini diisikan ulang oleh dua orang." },
    { "ganda", "Sejak sekarang setiap lembar diisikan dua orang." },
    { "tunggal", "Sejak sekarang setiap lembar diisikan sekali." },
};

/* ---- what differs ---- */

/* One thing both entries say, each in words, and as the database has it. */
struct saying {
    const char *name, *label; /* of its field */
    const char *said[2];
};

struct pair {
    struct keying keying;
    int64_t number;
    struct survey_sheets entries; /* in an order that says nothing about who was first */
    struct services services;
    struct counters counters;
};

static const char *profile_said(enum survey_profile_question question, const char *value) {
    const char *answer = survey_profile_answer(question, survey_profile_key(question, value));
    return *answer ? answer : DESK_NOTHING;
}

static const char *profile_of(const struct survey_response *response, enum survey_profile_question question) {
    switch (question) {
    case PROFILE_SEX: return response->sex;
    case PROFILE_AGE: return response->age_group;
    case PROFILE_EDUCATION: return response->education;
    default: return response->occupation;
    }
}

static struct saying profile_saying(const struct pair *pair, enum survey_profile_question question) {
    struct saying saying = { .name = survey_profile_field(question), .label = survey_profile_label(question) };
    for (size_t i = 0; i < 2; i++) saying.said[i] = profile_said(question, profile_of(&pair->entries.rows[i].response, question));
    return saying;
}

static const char *service_said(const struct pair *pair, const char *code) {
    for (size_t i = 0; code && i < pair->services.count; i++) {
        if (strcmp(pair->services.rows[i].code, code) == 0) return pair->services.rows[i].name;
    }
    return DESK_NOTHING;
}

static const char *counter_said(const struct pair *pair, const char *code) {
    for (size_t i = 0; code && i < pair->counters.count; i++) {
        if (strcmp(pair->counters.rows[i].code, code) == 0) return pair->counters.rows[i].name;
    }
    return DESK_NOTHING;
}

static struct saying item_saying(const struct pair *pair, size_t at) {
    struct arena *arena = pair->keying.request->arena;
    const struct survey_item *item = &pair->keying.instrument.items[at];
    struct saying saying = { .name = arena_format(arena, "u%d", item->position), .label = arena_format(arena, "%d. %s", item->position, item->name) };
    for (size_t i = 0; i < 2; i++) {
        char key = pair->entries.rows[i].response.answers[at];
        saying.said[i] = key == '0' ? DESK_NOTHING : arena_format(arena, "%c %s", key, item->labels[key - '1']);
    }
    return saying;
}

#define SAYINGS_MOST (SURVEY_ITEM_LIMIT + SURVEY_PROFILE_COUNT + 3)

/* Everything an entry says, in the order of the form; returns how many. */
static size_t sayings_of(const struct pair *pair, struct saying sayings[static SAYINGS_MOST]) {
    const struct survey_response *one = &pair->entries.rows[0].response, *two = &pair->entries.rows[1].response;
    struct arena *arena = pair->keying.request->arena;
    size_t count = 0;
    for (size_t i = 0; i < pair->keying.instrument.item_count; i++) sayings[count++] = item_saying(pair, i);
    for (int i = 0; i < SURVEY_PROFILE_COUNT; i++) sayings[count++] = profile_saying(pair, (enum survey_profile_question)i);
    sayings[count++] = (struct saying){ "service_code", "Layanan", { service_said(pair, one->service_code), service_said(pair, two->service_code) } };
    sayings[count++] = (struct saying){ "counter_code", "Loket", { counter_said(pair, one->counter_code), counter_said(pair, two->counter_code) } };
    sayings[count++] = (struct saying){ "answered_on", "Tanggal", { format_day(arena, one->answered_on), format_day(arena, two->answered_on) } };
    return count;
}

static bool differs(const struct saying *saying) {
    return strcmp(saying->said[0], saying->said[1]) != 0;
}

/* ---- one sheet ---- */

static json_t *saying_view(const struct form *form, const struct saying *saying) {
    return json_pack("{s:s, s:s, s:b, s:s, s:s, s:b, s:b}", "name", saying->name, "label", saying->label, "differs", differs(saying), "one",
                     saying->said[0], "two", saying->said[1], "chose_one", form_chose(form, saying->name, "1"), "chose_two",
                     form_chose(form, saying->name, "2"));
}

static enum result show_pair(struct pair *pair, struct form *form, struct response *response) {
    struct request *request = pair->keying.request;
    struct saying sayings[SAYINGS_MOST];
    size_t count = sayings_of(pair, sayings);
    json_t *view = desk_view("survey_entry"), *list = json_array();
    for (size_t i = 0; i < count; i++) (void)json_array_append_new(list, saying_view(form, &sayings[i]));
    (void)json_object_set_new(view, "sayings", list);
    (void)json_object_set_new(view, "period_key", json_string(pair->keying.period.key));
    (void)json_object_set_new(view, "number_text", json_string(arena_format(request->arena, "%lld", (long long)pair->number)));
    return page_form(pair->keying.app, request, response, "pages/staff_survey_pair", form, NULL, view);
}

/* The entry that is right about NAME: index 0 or 1. */
static size_t side_of(const struct form *form, const char *name) {
    return form_chose(form, name, "2") ? 1 : 0;
}

static struct survey_sheet right_of(const struct pair *pair, const struct form *form) {
    const struct survey_response *entries[2] = { &pair->entries.rows[0].response, &pair->entries.rows[1].response };
    struct survey_sheet right = { .number = pair->number, .response = *entries[0] };
    size_t count = pair->keying.instrument.item_count;
    char *answers = arena_copy(pair->keying.request->arena, entries[0]->answers, count);
    for (size_t i = 0; i < count; i++) {
        const char *name = arena_format(pair->keying.request->arena, "u%d", pair->keying.instrument.items[i].position);
        answers[i] = entries[side_of(form, name)]->answers[i];
    }
    right.response.answers = answers;
    right.response.sex = entries[side_of(form, "sex")]->sex;
    right.response.age_group = entries[side_of(form, "age_group")]->age_group;
    right.response.education = entries[side_of(form, "education")]->education;
    right.response.occupation = entries[side_of(form, "occupation")]->occupation;
    right.response.service_code = entries[side_of(form, "service_code")]->service_code;
    right.response.counter_code = entries[side_of(form, "counter_code")]->counter_code;
    right.response.answered_on = entries[side_of(form, "answered_on")]->answered_on;
    if (strlen(entries[1]->suggestion) > strlen(entries[0]->suggestion)) right.response.suggestion = entries[1]->suggestion;
    return right;
}

static void judge_decision(const struct pair *pair, struct form *form) {
    struct saying sayings[SAYINGS_MOST];
    size_t count = sayings_of(pair, sayings);
    for (size_t i = 0; i < count; i++) {
        if (!differs(&sayings[i]) || form_has(form, sayings[i].name)) continue;
        form_fault(form, sayings[i].name, arena_format(pair->keying.request->arena, "%s: pilih yang sesuai dengan lembar.", sayings[i].label));
    }
}

static enum result settle(struct pair *pair, const struct form *form, bool is_again) {
    struct request *request = pair->keying.request;
    struct actor actor = visitor_actor(request);
    struct survey_sheet right = right_of(pair, form);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(pair->keying.app->db, &tx);
    if (result != DONE) return result;
    result = is_again ? survey_sheet_drop(&tx, &actor, request->now, pair->keying.period.id, pair->number)
                      : survey_sheet_decide(&tx, &actor, request->now, &right);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result back(const struct keying *keying, struct response *response, const char *done) {
    return response_redirect(response, arena_format(keying->request->arena, SURVEY_PAIRS_PATH "/%s?" DESK_DONE "=%s", keying->period.key, done));
}

static enum result load(struct pair *pair) {
    struct db *db = pair->keying.app->db;
    struct arena *arena = pair->keying.request->arena;
    enum result result = survey_sheet_entries(db, arena, pair->keying.period.id, pair->number, &pair->entries);
    if (result == DONE) result = service_list(db, arena, false, &pair->services);
    return result == DONE ? counter_list(db, arena, false, &pair->counters) : result;
}

static enum result pair_page(struct pair *pair, struct response *response) {
    struct request *request = pair->keying.request;
    bool is_post = request->method == METHOD_POST;
    struct form form = form_of(request, SURVEY_PAIRS_FIELDS, SURVEY_PAIRS_FIELD_COUNT);
    enum result result = load(pair);
    if (result != DONE) return result;
    if (pair->entries.count != 2) return is_post ? REFUSED_STALE : REFUSED_ABSENT;
    if (!is_post) return show_pair(pair, &form, response);
    if (form_read(&form) != DONE) return REFUSED_INVALID;
    bool is_again = form_chose(&form, "action", "again");
    if (!is_again && !form_chose(&form, "action", "decide")) return REFUSED_INVALID;
    if (!is_again) judge_decision(pair, &form);
    if (form.is_faulty) return show_pair(pair, &form, response);
    result = settle(pair, &form, is_again);
    return result == DONE ? back(&pair->keying, response, is_again ? "ulang" : "putus") : result;
}

/* ---- the sheets of a period ---- */

static enum result show_list(struct keying *keying, struct response *response) {
    struct request *request = keying->request;
    json_t *view = desk_view("survey_entry"), *alone = json_array(), *different = json_array();
    for (size_t i = 0; i < keying->waiting.count; i++) {
        const struct survey_sheet_waiting *row = &keying->waiting.rows[i];
        json_t *sheet = json_pack("{s:s, s:b}", "number_text", arena_format(request->arena, "%lld", (long long)row->number), "own", row->own);
        (void)json_array_append_new(row->entries == 2 ? different : alone, sheet);
    }
    json_t *own = json_pack("{s:s, s:s, s:b, s:b, s:b, s:b, s:o, s:o}", "period_key", keying->period.key, "period_label",
                            period_label(request->arena, keying->period.label), "is_double", keying->is_double, "may_set",
                            visitor_may(request, PERMISSION_SURVEY_MANAGE), "has_alone", json_array_size(alone) > 0, "has_different",
                            json_array_size(different) > 0, "alone", alone, "different", different);
    (void)json_object_update(view, own);
    json_decref(own);
    desk_notice_done(request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    return page_render(keying->app, request, response, "pages/staff_survey_pairs", view);
}

static enum result set_double(struct keying *keying, bool is_double) {
    struct actor actor = visitor_actor(keying->request);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(keying->app->db, &tx);
    if (result == DONE) result = survey_double_entry_set(&tx, &actor, keying->request->now, keying->period.id, is_double);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result list_page(struct keying *keying, struct response *response) {
    if (keying->request->method != METHOD_POST) return show_list(keying, response);
    struct form form = form_of(keying->request, SURVEY_PAIRS_FIELDS, SURVEY_PAIRS_FIELD_COUNT);
    if (!visitor_may(keying->request, PERMISSION_SURVEY_MANAGE)) return REFUSED_FORBIDDEN;
    if (form_read(&form) != DONE) return REFUSED_INVALID;
    bool is_double = form_chose(&form, "action", "double");
    if (!is_double && !form_chose(&form, "action", "single")) return REFUSED_INVALID;
    if (keying->period.state == SURVEY_CLOSED) return REFUSED_STALE;
    enum result result = set_double(keying, is_double);
    return result == DONE ? back(keying, response, is_double ? "ganda" : "tunggal") : result;
}

enum result survey_pairs_page(struct app *app, struct request *request, struct response *response) {
    struct pair pair = { 0 };
    const char *slash = strchr(request->tail, '/');
    const char *key = slash ? arena_copy(request->arena, request->tail, (size_t)(slash - request->tail)) : request->tail;
    if (slash && !desk_id(slash + 1, &pair.number)) return REFUSED_ABSENT;
    enum result result = keying_open(app, request, key, &pair.keying);
    if (result != DONE) return result;
    return slash ? pair_page(&pair, response) : list_page(&pair.keying, response);
}
