/* Scope: the open questionnaire as screens. */
#include "cgi-bin/kiosk/start_view.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "cgi-bin/kiosk/words.h"
#include "cgi-bin/shared/questionnaire.h"
#include "cgi-bin/shared/survey_words.h"

#define EDITION_BYTES 8u
#define EDITION_LENGTH (2 * EDITION_BYTES)

/* A visitor who walks away leaves answers on the screen. The warning stands for 20 seconds, as long as WCAG 2.2 (2.2.1) asks for, and any
 * touch begins anew, as often as one likes. */
#define WARN_SECONDS 25
#define RESET_SECONDS 45
#define THANKS_SECONDS 12

struct screens {
    struct arena *arena;
    const char *language;
    json_t *list;
};

static void add_screen(const struct screens *screens, const char *name, const char *question, const char *about, json_t *choices) {
    (void)json_array_append_new(screens->list, json_pack("{s:s, s:s, s:s, s:o}", "name", name, "question", question, "about", about,
                                                         "choices", choices));
}

static void add_choice(json_t *choices, const char *value, const char *label) {
    (void)json_array_append_new(choices, json_pack("{s:s, s:s}", "value", value, "label", label));
}

/* Names of services have no translation. */
static void add_service(const struct screens *screens, const struct field *service) {
    json_t *choices = json_array();
    for (size_t i = 0; i < service->choice_count; i++) add_choice(choices, service->choices[i].value, service->choices[i].label);
    add_screen(screens, service->name, "", "before", choices);
}

static void add_question(const struct screens *screens, const struct survey_item *item) {
    json_t *choices = json_array();
    for (int value = 1; value <= item->choices; value++) add_choice(choices, arena_format(screens->arena, "%d", value), item->labels[value - 1]);
    add_screen(screens, arena_format(screens->arena, "u%d", item->position), item->question, "question", choices);
}

static void add_profile(const struct screens *screens, const struct field *field) {
    json_t *choices = json_array();
    for (size_t i = 0; i < field->choice_count; i++) {
        const struct choice *choice = &field->choices[i];
        add_choice(choices, choice->value, survey_say(screens->language, choice->label));
    }
    add_screen(screens, field->name, survey_say(screens->language, field->label), "profile", choices);
}

static json_t *screens_view(struct arena *arena, const struct kiosk *kiosk, const struct questionnaire *open, const char *language) {
    struct screens screens = { arena, language, json_array() };
    struct instrument spoken = instrument_speak(arena, &open->instrument, language);
    const struct field *service = &open->fields[QUESTIONNAIRE_SERVICE];
    bool is_known = kiosk->service_code || open->period.service_code;
    if (!is_known && service->choice_count > 1) add_service(&screens, service);
    for (size_t i = 0; i < spoken.item_count; i++) add_question(&screens, &spoken.items[i]);
    for (size_t i = QUESTIONNAIRE_SERVICE + 1; i < QUESTIONNAIRE_PROFILE; i++) {
        if (open->fields[i].kind == FIELD_CHOICE) add_profile(&screens, &open->fields[i]);
    }
    return screens.list;
}

static json_t *language_view(struct arena *arena, const struct kiosk *kiosk, const struct questionnaire *open, const char *language) {
    const char *name = instrument_say(&open->instrument, language, "language", "Bahasa Indonesia");
    const char *title = instrument_say(&open->instrument, language, "title", open->instrument.title);
    return json_pack("{s:s, s:s, s:s, s:o, s:o}", "code", language, "name", name, "title", title, "words", words_view(language), "screens",
                     screens_view(arena, kiosk, open, language));
}

/* Texts stand by language. */
static json_t *languages_view(struct arena *arena, const struct kiosk *kiosk, const struct questionnaire *open) {
    json_t *list = json_array();
    const char *last = SURVEY_INDONESIAN;
    (void)json_array_append_new(list, language_view(arena, kiosk, open, SURVEY_INDONESIAN));
    for (size_t i = 0; i < open->instrument.text_count; i++) {
        const char *language = open->instrument.texts[i].language;
        if (strcmp(language, last) == 0 || strcmp(language, SURVEY_INDONESIAN) == 0) continue;
        last = language;
        (void)json_array_append_new(list, language_view(arena, kiosk, open, language));
    }
    return list;
}

static json_t *survey_view(struct arena *arena, const struct kiosk *kiosk, const struct questionnaire *open) {
    return json_pack("{s:s, s:s, s:s, s:i, s:o}", "period", open->period.key, "first", day_iso(arena, open->period.starts_on), "last",
                     day_iso(arena, open->period.ends_on), "count", (int)open->instrument.item_count, "languages",
                     languages_view(arena, kiosk, open));
}

/* A tablet that learns of another one loads the page anew. */
static json_t *edition_of(const struct app *app, const json_t *view) {
    unsigned char hash[EDITION_BYTES * 2];
    char edition[EDITION_LENGTH + 1], *text = json_dumps(view, JSON_COMPACT | JSON_SORT_KEYS);
    if (!text) return NULL;
    (void)crypto_generichash(hash, sizeof hash, (const unsigned char *)text, strlen(text), (const unsigned char *)app->asset_version,
                             strlen(app->asset_version));
    free(text);
    return json_string(sodium_bin2hex(edition, sizeof edition, hash, EDITION_BYTES));
}

enum result start_view(struct app *app, struct request *request, const struct kiosk *kiosk, json_t **ret) {
    const struct questionnaire *open = NULL;
    enum result result = questionnaire_open(app, request, &open);
    if (result != DONE && result != REFUSED_ABSENT) return result;
    struct survey_window window = { 0 };
    if (result == DONE) window = questionnaire_window(app, open);
    bool is_open = result == DONE && survey_window_offers(&window, request->now);
    json_t *view = json_pack("{s:i, s:i, s:i, s:i, s:s, s:o}", "zone_minutes", app->config->office.zone_offset, "warn_seconds", WARN_SECONDS,
                             "reset_seconds", RESET_SECONDS, "thanks_seconds", THANKS_SECONDS, "address", app->config->site.base_url,
                             "survey", is_open ? survey_view(request->arena, kiosk, open) : json_null());
    json_t *edition = view ? edition_of(app, view) : NULL;
    if (!edition || json_object_set_new(view, "edition", edition) != 0) {
        json_decref(view);
        return FAILED_INTERNAL;
    }
    *ret = view;
    return DONE;
}
