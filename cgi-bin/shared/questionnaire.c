/* Scope: the questionnaire of a survey period. */
#include "cgi-bin/shared/questionnaire.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/survey_words.h"
#include "lib/rules/format.h"
#include "lib/rules/survey_profile.h"
#include "lib/store/unit.h"

#define SECONDS_KEPT 60 /* how long a worker remembers which questionnaire is open */

static const struct choice SEXES[] = { SEX_LIST(CHOICE_ROW) };
static const struct choice AGE_GROUPS[] = { AGE_GROUP_LIST(CHOICE_ROW) };
static const struct choice EDUCATIONS[] = { EDUCATION_LIST(CHOICE_ROW) };
static const struct choice OCCUPATIONS[] = { OCCUPATION_LIST(CHOICE_ROW) };

#define ITEM(number) { .name = "u" #number, .label = "", .kind = FIELD_CHOICE }
#define TEN_ITEMS(tens) ITEM(tens##0), ITEM(tens##1), ITEM(tens##2), ITEM(tens##3), ITEM(tens##4), \
                        ITEM(tens##5), ITEM(tens##6), ITEM(tens##7), ITEM(tens##8), ITEM(tens##9)

const struct field QUESTIONNAIRE_FIELDS[QUESTIONNAIRE_FIELD_COUNT] = {
    [QUESTIONNAIRE_SERVICE] = { .name = "service_code", .label = "Layanan yang Anda terima", .kind = FIELD_CHOICE },
    { .name = "sex", .label = "Jenis kelamin", .kind = FIELD_CHOICE, .choices = SEXES, .choice_count = COUNT_OF(SEXES),
      .choices_class = "choices-row" },
    { .name = "age_group", .label = "Usia", .kind = FIELD_CHOICE, .choices = AGE_GROUPS,
      .choice_count = COUNT_OF(AGE_GROUPS) },
    { .name = "education", .label = "Pendidikan terakhir", .kind = FIELD_CHOICE, .choices = EDUCATIONS,
      .choice_count = COUNT_OF(EDUCATIONS) },
    { .name = "occupation", .label = "Pekerjaan utama", .kind = FIELD_CHOICE, .choices = OCCUPATIONS,
      .choice_count = COUNT_OF(OCCUPATIONS) },
    { .name = "suggestion", .label = "Saran untuk kami", .kind = FIELD_LINES, .max_length = 1000,
      .hint = "Jangan menulis nama atau NIK." },
    { .name = ASKED_ONCE, .label = "", .kind = FIELD_HIDDEN, .max_length = 1 },
    { .name = PERIOD_FIELD, .label = "", .kind = FIELD_HIDDEN, .max_length = 100 },
    { .name = COUNTER_FIELD, .label = "", .kind = FIELD_HIDDEN, .max_length = 40 },
    { .name = SLIP_FIELD, .label = "Kode karcis survei", .kind = FIELD_TEXT, .max_length = 40, .input_class = "input-code",
      .hint = "Enam belas huruf dan angka di karcis Anda. Satu karcis untuk satu jawaban." },
    { .name = WITHOUT_SLIP, .label = "", .kind = FIELD_HIDDEN, .max_length = 1 },
    { .name = LANGUAGE_FIELD, .label = "", .kind = FIELD_HIDDEN, .max_length = 20 },
    { .name = SPEAK_FIELD, .label = "", .kind = FIELD_HIDDEN, .max_length = 20 },
    ITEM(1), ITEM(2), ITEM(3), ITEM(4), ITEM(5), ITEM(6), ITEM(7), ITEM(8), ITEM(9),
    TEN_ITEMS(1), TEN_ITEMS(2), TEN_ITEMS(3), ITEM(40),
};

/* What this process knows, and since when. */
static struct {
    struct arena *arena;
    instant minute; /* of the look-up */
    enum result found;
    struct questionnaire questionnaire;
    enum result listed;
    struct survey_periods offered;
} known;

/* ---- words ---- */

static const char *month(const char *language, int number) {
    return survey_say(language, format_month(number));
}

/* "April–Juni 2026", "Januari 2026", "Desember 2026–Januari 2027". */
const char *questionnaire_period_text(struct arena *arena, const struct survey_period *period, const char *language) {
    struct civil first = civil_from_day(period->starts_on), last = civil_from_day(period->ends_on);
    const char *from = month(language, first.month), *to = month(language, last.month);
    if (first.year != last.year) return arena_format(arena, "%s %d–%s %d", from, first.year, to, last.year);
    if (first.month == last.month) return arena_format(arena, "%s %d", from, first.year);
    return arena_format(arena, "%s–%s %d", from, to, last.year);
}

static struct field item_field(struct arena *arena, const struct survey_item *item, const char *language) {
    static const char *const VALUES[SURVEY_SCALE_LIMIT] = { "1", "2", "3", "4", "5", "6" };
    struct choice *choices = arena_array(arena, (size_t)item->choices, sizeof *choices);
    for (int i = 0; i < item->choices; i++) choices[i] = (struct choice){ .value = VALUES[i], .label = item->labels[i] };
    return (struct field){
        .name = arena_format(arena, "u%d", item->position),
        .label = arena_format(arena, "%d. %s", item->position, item->question),
        .kind = FIELD_CHOICE,
        .required = true,
        .missing = arena_format(arena, "%s %d %s", survey_word(language, "question"), item->position, survey_word(language, "unanswered")),
        .choices = choices,
        .choice_count = (size_t)item->choices,
        .choices_class = "choices-row",
    };
}

static struct field spoken(struct arena *arena, const struct field *field, const char *language) {
    struct field copy = *field;
    struct choice *choices = arena_array(arena, field->choice_count + 1, sizeof *choices);
    copy.label = survey_say(language, field->label);
    if (field->hint) copy.hint = survey_say(language, field->hint);
    for (size_t i = 0; i < field->choice_count; i++) {
        choices[i] = field->choices[i];
        choices[i].label = survey_say(language, field->choices[i].label);
    }
    copy.choices = choices;
    return copy;
}

/* ---- the form ---- */

/* Of what is in TO: its instrument, its services, its language. */
static void make_fields(struct arena *arena, struct choice_list services, struct questionnaire *to) {
    size_t items = to->instrument.item_count;
    struct field *fields = arena_array(arena, QUESTIONNAIRE_PROFILE + items, sizeof *fields);
    for (size_t i = 0; i < QUESTIONNAIRE_PROFILE; i++) fields[i] = spoken(arena, &QUESTIONNAIRE_FIELDS[i], to->language);
    fields[QUESTIONNAIRE_SERVICE].choices = services.choices;
    fields[QUESTIONNAIRE_SERVICE].choice_count = services.count;
    for (size_t i = 0; i < items; i++) fields[QUESTIONNAIRE_PROFILE + i] = item_field(arena, &to->instrument.items[i], to->language);
    to->fields = fields;
    to->field_count = QUESTIONNAIRE_PROFILE + items;
    to->period_text = questionnaire_period_text(arena, &to->period, to->language);
}

static enum result find_unit(struct app *app, struct arena *arena, const char *code, const char **ret) {
    struct units units;
    enum result result = unit_list(app->db, arena, false, &units);
    for (size_t i = 0; result == DONE && i < units.count; i++) {
        if (strcmp(units.rows[i].code, code) == 0) *ret = units.rows[i].name;
    }
    return result;
}

enum result questionnaire_whom(struct app *app, struct arena *arena, const struct survey_period *period, const char **ret) {
    struct choice_list services = { 0 };
    *ret = NULL;
    if (period->unit_code) return find_unit(app, arena, period->unit_code, ret);
    if (!period->service_code) return DONE;
    enum result result = intake_service_choices(app, arena, &services);
    for (size_t i = 0; result == DONE && i < services.count; i++) {
        if (strcmp(services.choices[i].value, period->service_code) == 0) *ret = services.choices[i].label;
    }
    return result;
}

/* The rest of TO, whose period is known. */
static enum result fill(struct app *app, struct arena *arena, struct questionnaire *to) {
    enum result result = instrument_by_id(app->db, arena, to->period.instrument, &to->instrument);
    struct choice_list services = { 0 };
    to->language = SURVEY_INDONESIAN;
    if (result == DONE) result = intake_service_choices(app, arena, &services);
    if (result == DONE) result = questionnaire_whom(app, arena, &to->period, &to->whom);
    if (result != DONE) return result;
    if (to->instrument.item_count > SURVEY_ITEM_LIMIT) return FAILED_INTERNAL;
    make_fields(arena, services, to);
    return DONE;
}

const char *questionnaire_language(const struct instrument *instrument, const char *asked) {
    for (size_t i = 0; asked && i < instrument->text_count; i++) {
        if (strcmp(instrument->texts[i].language, asked) == 0) return instrument->texts[i].language;
    }
    return SURVEY_INDONESIAN;
}

const struct questionnaire *questionnaire_speak(struct arena *arena, const struct questionnaire *questionnaire, const char *language) {
    if (strcmp(language, questionnaire->language) == 0) return questionnaire;
    struct questionnaire *copy = arena_alloc(arena, sizeof *copy);
    const struct field *service = &questionnaire->fields[QUESTIONNAIRE_SERVICE];
    *copy = *questionnaire;
    copy->language = language;
    copy->instrument = instrument_speak(arena, &questionnaire->instrument, language);
    make_fields(arena, (struct choice_list){ service->choices, service->choice_count }, copy);
    return copy;
}

/* ---- which ---- */

static bool is_of_office(const struct survey_period *period) {
    return strcmp(period->key, period->label) == 0;
}

static struct survey_window window_of(const struct app *app, const struct survey_period *period) {
    return (struct survey_window){ .starts_on = period->starts_on, .ends_on = period->ends_on, .closes_at = period->closes_at,
                                   .is_closed = period->state == SURVEY_CLOSED, .zone_offset = app->config->office.zone_offset,
                                   .grace_minutes = app->config->survey.grace_minutes };
}

/* Moves the rows of TO that are offered to its front, the office's SKM before all. */
static void keep_offered(const struct app *app, instant now, struct survey_periods *to) {
    size_t kept = 0;
    for (size_t i = 0; i < to->count; i++) {
        struct survey_period row = to->rows[i];
        struct survey_window window = window_of(app, &row);
        if (!survey_window_offers(&window, now)) continue;
        if (is_of_office(&row) && kept > 0) {
            to->rows[kept] = to->rows[0];
            to->rows[0] = row;
        } else {
            to->rows[kept] = row;
        }
        kept++;
    }
    to->count = kept;
}

static void look_up(struct app *app, instant now) {
    day_number today = instant_day(now, app->config->office.zone_offset);
    known.found = survey_period_current(app->db, known.arena, today, &known.questionnaire.period);
    if (known.found == DONE) known.found = fill(app, known.arena, &known.questionnaire);
    known.listed = survey_period_list(app->db, known.arena, &known.offered);
    if (known.listed == DONE) keep_offered(app, now, &known.offered);
}

static void refresh(struct app *app, struct request *request) {
    instant minute = request->now / SECONDS_KEPT;
    bool is_whole = known.listed == DONE && (known.found == DONE || known.found == REFUSED_ABSENT);
    if (known.arena && known.minute == minute && is_whole && known.offered.count > 0) return;
    if (!known.arena) known.arena = arena_new();
    arena_reset(known.arena);
    known.minute = minute;
    look_up(app, request->now);
}

enum result questionnaire_open(struct app *app, struct request *request, const struct questionnaire **ret) {
    refresh(app, request);
    if (known.found == DONE) *ret = &known.questionnaire;
    return known.found;
}

enum result questionnaire_offered(struct app *app, struct request *request, const struct survey_periods **ret) {
    refresh(app, request);
    if (known.listed == DONE) *ret = &known.offered;
    return known.listed;
}

enum result questionnaire_by_key(struct app *app, struct request *request, const char *key, const struct questionnaire **ret) {
    enum result result = questionnaire_open(app, request, ret);
    if (result == DONE && strcmp((*ret)->period.key, key) == 0) return DONE;
    if (result != DONE && result != REFUSED_ABSENT) return result;
    struct questionnaire *found = arena_alloc(request->arena, sizeof *found);
    result = survey_period_by_key(app->db, request->arena, key, &found->period);
    if (result == DONE) result = fill(app, request->arena, found);
    if (result == DONE) *ret = found;
    return result;
}

struct survey_window questionnaire_window(const struct app *app, const struct questionnaire *questionnaire) {
    return window_of(app, &questionnaire->period);
}

void questionnaire_forget(void) {
    known.minute = -1;
}
