/* Scope: how the figures of a survey are written in reports and on posters. */
#include "lib/report/survey_words.h"

#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/small_groups.h"
#include "lib/rules/survey_profile.h"

#define OF_SERVICE "layanan-"
#define OF_UNIT "unit-"

/* ---- figures ---- */

const char *survey_words_number(struct arena *arena, int64_t value, unsigned decimals) {
    return value == SKM_NONE ? SURVEY_WORDS_NOTHING : format_number(arena, value, decimals);
}

const char *survey_words_change(struct arena *arena, int64_t change, unsigned decimals) {
    if (change == 0) return "tetap";
    return arena_format(arena, "%s%s", change > 0 ? "+" : "–", format_number(arena, change > 0 ? change : -change, decimals));
}

const struct marked_interval *survey_words_interval(const struct survey_report *report) {
    const struct survey_certainty *certainty = &report->certainty;
    return certainty->finite.interval.low != SKM_NONE ? &certainty->finite : &certainty->plain;
}

/* ---- names ---- */

bool survey_words_is_skm(const struct survey_result *result) {
    return strcmp(result->instrument.family, SKM_FAMILY) == 0;
}

const char *survey_words_index(const struct survey_result *result) {
    return survey_words_is_skm(result) ? "IKM" : "Indeks";
}

const char *survey_words_service(const struct survey_report *report, const char *code) {
    for (size_t i = 0; i < report->services.count; i++) {
        if (strcmp(report->services.rows[i].code, code) == 0) return report->services.rows[i].name;
    }
    return *code ? code : "Tanpa nama layanan, atau terlalu sedikit untuk dipisah";
}

const char *survey_words_scope(const struct survey_report *report) {
    const char *scope = report->result.dataset.scope, *service = strstr(scope, OF_SERVICE), *unit = strstr(scope, OF_UNIT);
    if (service) return survey_words_service(report, service + strlen(OF_SERVICE));
    return unit ? arena_format(report->arena, "Unit %s", unit + strlen(OF_UNIT)) : "Semua layanan";
}

const char *survey_words_of_scope(const struct survey_report *report) {
    const char *scope = report->result.dataset.scope, *service = strstr(scope, OF_SERVICE), *unit = strstr(scope, OF_UNIT);
    if (service) return arena_format(report->arena, "layanan %s", survey_words_service(report, service + strlen(OF_SERVICE)));
    return unit ? arena_format(report->arena, "unit %s", unit + strlen(OF_UNIT)) : "semua layanan";
}

const char *survey_words_name(const struct survey_report *report) {
    const struct survey_result *result = &report->result;
    return survey_words_is_skm(result) ? "Survei Kepuasan Masyarakat (SKM)" : result->instrument.title;
}

const char *survey_words_channel(const char *channel) {
    static const struct { const char *channel, *name; } NAMES[] = {
        { "web", "Formulir daring" }, { "kiosk", "Tablet di kantor" }, { "slip", "Karcis" },
        { "paper", "Formulir kertas" }, { "import", "Berkas yang diimpor" }, { "lain", "Kelompok kecil, digabung" } };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strcmp(channel, NAMES[i].channel) == 0) return NAMES[i].name;
    }
    return "Saluran lain, terlalu sedikit untuk dipisah";
}

/* ---- unsur ---- */

const struct survey_item *survey_words_unsur(const struct survey_result *result, unsigned unsur) {
    size_t at = 0;
    while (result->rules.unsur[at] != unsur || *result->instrument.items[at].unsur) at++;
    return &result->instrument.items[at];
}

static int number_of(const struct survey_result *result, unsigned unsur) {
    const struct survey_item *item = survey_words_unsur(result, unsur);
    return item->regulation_position > 0 ? item->regulation_position : item->position;
}

const char *survey_words_unsur_number(struct arena *arena, const struct survey_result *result, unsigned unsur) {
    return arena_format(arena, "U%d", number_of(result, unsur));
}

/* By insertion: there are nine. */
void survey_words_order(const struct survey_result *result, unsigned *ret_order) {
    for (unsigned unsur = 0; unsur < result->rules.unsur_count; unsur++) {
        unsigned at = unsur;
        for (; at > 0 && number_of(result, ret_order[at - 1]) > number_of(result, unsur); at--) ret_order[at] = ret_order[at - 1];
        ret_order[at] = unsur;
    }
}

const char *survey_words_named(struct arena *arena, const struct survey_result *result, size_t unsur) {
    return arena_format(arena, "%s (%s)", survey_words_unsur(result, (unsigned)unsur)->name,
                        survey_words_number(arena, skm_unsur_nrr(&result->whole, (unsigned)unsur, 3), 3));
}

/* ---- days ---- */

/* A period may be closed before its last day; nobody was asked any more after that. Closed_on is an instant, the days are local. */
static day_number last_asked(const struct survey_report *report, day_number planned) {
    const char *text = survey_fact(&report->result, "period.closed_on");
    instant closed_at;
    if (!text || !instant_parse(text, &closed_at)) return planned;
    day_number closed = instant_day(closed_at, report->config->office.zone_offset);
    return closed < planned ? closed : planned;
}

struct period survey_words_days(const struct survey_report *report) {
    struct period days = { 0 };
    const char *first = survey_fact(&report->result, "period.starts_on"), *last = survey_fact(&report->result, "period.ends_on");
    if (!period_parse(report->result.dataset.period, &days)) days = (struct period){ 0 };
    if (first) (void)day_parse(first, &days.first);
    if (last) (void)day_parse(last, &days.last);
    days.last = last_asked(report, days.last);
    return days;
}

const char *survey_words_dates(const struct survey_report *report) {
    struct period days = survey_words_days(report);
    return arena_format(report->arena, "%s sampai %s", format_day(report->arena, days.first), format_day(report->arena, days.last));
}

/* ---- who answered ---- */

static void add_count(struct survey_profile_question *to, const char *value, const char *label, int64_t count) {
    to->counts[to->count++] = (struct survey_profile_count){ value, label, count, false };
}

static void hide_small(struct survey_profile_question *question, int64_t smallest) {
    int64_t counts[SURVEY_WORDS_VALUES_MOST];
    bool hidden[SURVEY_WORDS_VALUES_MOST];
    for (size_t i = 0; i < question->count; i++) counts[i] = question->counts[i].count;
    small_groups_hide(counts, question->count, smallest, hidden);
    for (size_t i = 0; i < question->count; i++) question->counts[i].is_hidden = hidden[i];
}

void survey_words_profile(const struct survey_report *report, unsigned question, struct survey_profile_question *ret) {
    const struct survey_profile_item *asked = &SURVEY_PROFILE[question];
    const struct skm_profiles *profiles = &report->result.profiles;
    *ret = (struct survey_profile_question){ .code = asked->code, .heading = asked->heading };
    for (unsigned at = 0; at < asked->value_count; at++) {
        int64_t count = skm_profile_count(profiles, asked->code, asked->value(at));
        add_count(ret, asked->value(at), asked->label(at), count);
        ret->is_answered = ret->is_answered || count > 0;
    }
    int64_t silent = skm_profile_count(profiles, asked->code, "");
    if (silent > 0) add_count(ret, "", "Tidak diisi", silent);
    hide_small(ret, report->config->publication.smallest_group);
}

const char *survey_words_count(struct arena *arena, const struct survey_profile_count *count) {
    return count->is_hidden ? SURVEY_WORDS_HIDDEN : format_number(arena, count->count, 0);
}
