/* Scope: the questionnaire of a survey period. */
#include "cgi-bin/shared/questionnaire.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/intake.h"
#include "lib/rules/format.h"
#include "lib/rules/survey_profile.h"

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
    ITEM(1), ITEM(2), ITEM(3), ITEM(4), ITEM(5), ITEM(6), ITEM(7), ITEM(8), ITEM(9),
    TEN_ITEMS(1), TEN_ITEMS(2), TEN_ITEMS(3), ITEM(40),
};

/* What this process knows, and since when. */
static struct {
    struct arena *arena;
    instant minute; /* of the look-up */
    enum result found;
    struct questionnaire questionnaire;
} known;

/* "April–Juni 2026", "Januari 2026", "Desember 2026–Januari 2027". */
static const char *period_in_words(struct arena *arena, const struct survey_period *period) {
    struct civil first = civil_from_day(period->starts_on), last = civil_from_day(period->ends_on);
    if (first.year != last.year) {
        return arena_format(arena, "%s %d–%s %d", format_month(first.month), first.year, format_month(last.month), last.year);
    }
    if (first.month == last.month) return arena_format(arena, "%s %d", format_month(first.month), first.year);
    return arena_format(arena, "%s–%s %d", format_month(first.month), format_month(last.month), last.year);
}

static struct field item_field(struct arena *arena, const struct survey_item *item, int scale) {
    static const char *const VALUES[SURVEY_SCALE_LIMIT] = { "1", "2", "3", "4", "5", "6" };
    struct choice *choices = arena_array(arena, (size_t)scale, sizeof *choices);
    for (int i = 0; i < scale; i++) choices[i] = (struct choice){ .value = VALUES[i], .label = item->labels[i] };
    return (struct field){
        .name = arena_format(arena, "u%d", item->position),
        .label = arena_format(arena, "%d. %s", item->position, item->question),
        .kind = FIELD_CHOICE,
        .required = true,
        .missing = arena_format(arena, "Pertanyaan %d belum dijawab.", item->position),
        .choices = choices,
        .choice_count = (size_t)scale,
        .choices_class = "choices-row",
    };
}

/* The fields of TO, whose period is known. */
static enum result fill(struct app *app, struct arena *arena, struct questionnaire *to) {
    enum result result = instrument_by_id(app->db, arena, to->period.instrument, &to->instrument);
    struct choice_list services = { 0 };
    if (result == DONE) result = intake_service_choices(app, arena, &services);
    if (result != DONE) return result;
    size_t items = to->instrument.item_count;
    if (items > SURVEY_ITEM_LIMIT) return FAILED_INTERNAL;
    struct field *fields = arena_array(arena, QUESTIONNAIRE_PROFILE + items, sizeof *fields);
    memcpy(fields, QUESTIONNAIRE_FIELDS, QUESTIONNAIRE_PROFILE * sizeof *fields);
    fields[QUESTIONNAIRE_SERVICE].choices = services.choices;
    fields[QUESTIONNAIRE_SERVICE].choice_count = services.count;
    for (size_t i = 0; i < items; i++) {
        fields[QUESTIONNAIRE_PROFILE + i] = item_field(arena, &to->instrument.items[i], to->instrument.scale);
    }
    to->fields = fields;
    to->field_count = QUESTIONNAIRE_PROFILE + items;
    to->period_text = period_in_words(arena, &to->period);
    return DONE;
}

static enum result look_up(struct app *app, struct arena *arena, day_number today, struct questionnaire *to) {
    enum result result = survey_period_current(app->db, arena, today, &to->period);
    return result == DONE ? fill(app, arena, to) : result;
}

enum result questionnaire_open(struct app *app, struct request *request, const struct questionnaire **ret) {
    instant minute = request->now / SECONDS_KEPT;
    if (!known.arena || known.minute != minute || known.found != DONE) {
        if (!known.arena) known.arena = arena_new();
        arena_reset(known.arena);
        known.minute = minute;
        day_number today = instant_day(request->now, app->config->office.zone_offset);
        known.found = look_up(app, known.arena, today, &known.questionnaire);
    }
    if (known.found == DONE) *ret = &known.questionnaire;
    return known.found;
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
    const struct survey_period *period = &questionnaire->period;
    return (struct survey_window){ .starts_on = period->starts_on, .ends_on = period->ends_on, .closes_at = period->closes_at,
                                   .is_closed = period->state == SURVEY_CLOSED, .zone_offset = app->config->office.zone_offset,
                                   .grace_minutes = app->config->survey.grace_minutes };
}

void questionnaire_forget(void) {
    known.minute = -1;
}
