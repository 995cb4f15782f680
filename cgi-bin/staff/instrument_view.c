/* Scope: questionnaires as trees. */
#include "cgi-bin/staff/instrument_view.h"

#include <string.h>

#include "cgi-bin/shared/questionnaire.h"
#include "cgi-bin/shared/survey_words.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/instrument_desk.h"
#include "lib/base/buffer.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/store/survey.h"

#define HASH_SHOWN 12 /* digits in a list; the page of one shows all */

/* ---- head ---- */

static void add_state(json_t *view, const struct instrument *instrument) {
    (void)json_object_set_new(view, "state_label", json_string(instrument->frozen ? "Dibekukan" : "Belum dipakai"));
    (void)json_object_set_new(view, "state_tone", json_string(instrument->frozen ? "positive" : ""));
}

/* "Triwulan IV 2026, Semester I 2026"; NULL when none used it. */
static const char *periods_text(struct arena *arena, const struct survey_periods *periods, struct instrument_id id) {
    struct buffer text = buffer_in(arena);
    bool is_first = true;
    for (size_t i = 0; i < periods->count; i++) {
        if (periods->rows[i].instrument.value != id.value) continue;
        buffer_format(&text, "%s%s", is_first ? "" : ", ", period_label(arena, periods->rows[i].label));
        is_first = false;
    }
    return is_first ? NULL : buffer_string(&text);
}

static const char *hash_of(struct arena *arena, const struct instrument *instrument) {
    return instrument->sha256 ? instrument->sha256 : instrument_hash(arena, instrument);
}

static json_t *row_view(struct arena *arena, const struct instrument *one, const struct survey_periods *periods) {
    const char *used = periods_text(arena, periods, one->id);
    json_t *view = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "href", arena_format(arena, INSTRUMENT_PATH "/%s", one->code), "title",
                             one->title, "code", one->code, "family", one->family, "version_text", arena_format(arena, "%d", one->version),
                             "hash", arena_copy(arena, hash_of(arena, one), HASH_SHOWN), "used_text", used ? used : DESK_NOTHING);
    add_state(view, one);
    return view;
}

enum result instruments_view(struct app *app, struct request *request, json_t **ret) {
    struct arena *arena = request->arena;
    struct instruments all;
    struct survey_periods periods;
    enum result result = instrument_list(app->db, arena, &all);
    if (result == DONE) result = survey_period_list(app->db, arena, &periods);
    if (result != DONE) return result;
    json_t *view = desk_view("survey"), *rows = json_array();
    for (size_t i = 0; i < all.count; i++) (void)json_array_append_new(rows, row_view(arena, &all.rows[i], &periods));
    (void)json_object_set_new(view, "has_rows", json_boolean(all.count > 0));
    (void)json_object_set_new(view, "rows", rows);
    *ret = view;
    return DONE;
}

json_t *instrument_faults_view(const struct instrument_faults *faults) {
    json_t *list = json_array();
    for (size_t i = 0; i < faults->count; i++) {
        const struct instrument_fault *fault = &faults->rows[i];
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "place", *fault->place ? fault->place : "berkas", "message", fault->message));
    }
    return list;
}

/* ---- one ---- */

static const char *number_text(struct arena *arena, int64_t hundredths) {
    return format_number(arena, hundredths, 2);
}

static void add_facts(struct arena *arena, const struct instrument *one, const struct survey_periods *periods, json_t *view) {
    json_t *facts = json_array();
    int64_t numerator = one->conversion_numerator, denominator = one->conversion_denominator;
    const char *used = periods_text(arena, periods, one->id);
    desk_fact(facts, "Kode", one->code);
    desk_fact(facts, "Keluarga dan versi", arena_format(arena, "%s, versi %d", one->family, one->version));
    desk_fact(facts, "Dasar", one->basis);
    desk_fact(facts, "Skala jawaban", arena_format(arena, "1 sampai %d", one->scale));
    desk_fact(facts, "Konversi", denominator == 1 ? arena_format(arena, "rata-rata unsur × %lld", (long long)numerator)
                                                  : arena_format(arena, "rata-rata unsur × %lld/%lld", (long long)numerator, (long long)denominator));
    desk_fact(facts, "Indeks", arena_format(arena, "%s sampai %s", number_text(arena, instrument_index_of_answer(one, 1)),
                                            number_text(arena, instrument_index_of_answer(one, one->scale))));
    desk_fact(facts, "Dipakai periode", used ? used : "belum ada");
    desk_fact(facts, "SHA-256", hash_of(arena, one));
    (void)json_object_set_new(view, "facts", facts);
}

/* A band ends one hundredth below the next, the last where all answers are the best. */
static json_t *bands_view(struct arena *arena, const struct instrument *spoken) {
    json_t *list = json_array();
    for (size_t i = spoken->band_count; i-- > 0;) {
        const struct instrument_band *band = &spoken->bands[i];
        bool is_last = i + 1 == spoken->band_count;
        int64_t to = is_last ? instrument_index_of_answer(spoken, spoken->scale) : spoken->bands[i + 1].from_hundredths - 1;
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "mark", band->mark, "label", band->label, "from_text",
                                                    number_text(arena, band->from_hundredths), "to_text", number_text(arena, to)));
    }
    return list;
}

/* What a question is for, told only where it is not an unsur's own. */
static const char *purpose(struct arena *arena, const struct instrument *instrument, const struct survey_item *item) {
    if (!item->counted) return "Pertanyaan sendiri, di luar indeks.";
    for (size_t i = 0; *item->unsur && i < instrument->item_count; i++) {
        if (strcmp(instrument->items[i].code, item->unsur) == 0) return arena_format(arena, "Pertanyaan lanjutan unsur %s.", instrument->items[i].name);
    }
    return NULL;
}

static json_t *items_view(struct arena *arena, const struct instrument *spoken) {
    json_t *list = json_array();
    for (size_t i = 0; i < spoken->item_count; i++) {
        const struct survey_item *item = &spoken->items[i];
        json_t *labels = json_array();
        for (int value = 0; value < item->choices; value++) {
            (void)json_array_append_new(labels, json_pack("{s:i, s:s}", "value", value + 1, "label", item->labels[value]));
        }
        (void)json_array_append_new(list, json_pack("{s:i, s:s, s:s, s:s, s:s?, s:o}", "position", item->position, "code", item->code, "name",
                                                    item->name, "question", item->question, "purpose", purpose(arena, spoken, item), "labels", labels));
    }
    return list;
}

static void add_language(struct arena *arena, const struct instrument *one, const char *language, const char *shown, json_t *list) {
    const char *name = strcmp(language, SURVEY_INDONESIAN) == 0 ? "Bahasa Indonesia" : instrument_say(one, language, "language", language);
    (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:b}", "code", language, "name", name, "href",
                                                arena_format(arena, INSTRUMENT_PATH "/%s?bahasa=%s", one->code, language), "is_shown",
                                                strcmp(language, shown) == 0));
}

/* Texts stand by language. */
static json_t *languages_view(struct arena *arena, const struct instrument *one, const char *shown) {
    json_t *list = json_array();
    const char *last = SURVEY_INDONESIAN;
    add_language(arena, one, last, shown, list);
    for (size_t i = 0; i < one->text_count; i++) {
        if (strcmp(one->texts[i].language, last) == 0) continue;
        last = one->texts[i].language;
        add_language(arena, one, last, shown, list);
    }
    return list;
}

enum result instrument_view(struct app *app, struct request *request, const struct instrument *one, const char *language, json_t **ret) {
    struct arena *arena = request->arena;
    struct survey_periods periods;
    enum result result = survey_period_list(app->db, arena, &periods);
    if (result != DONE) return result;
    const char *shown = questionnaire_language(one, language);
    struct instrument spoken = instrument_speak(arena, one, shown);
    json_t *view = desk_view("survey");
    (void)json_object_set_new(view, "one", row_view(arena, &spoken, &periods));
    add_facts(arena, one, &periods, view);
    (void)json_object_set_new(view, "has_bands", json_boolean(one->band_count > 0));
    (void)json_object_set_new(view, "bands", bands_view(arena, &spoken));
    (void)json_object_set_new(view, "items", items_view(arena, &spoken));
    (void)json_object_set_new(view, "shown", json_string(shown));
    (void)json_object_set_new(view, "has_languages", json_boolean(one->text_count > 0));
    (void)json_object_set_new(view, "languages", languages_view(arena, one, shown));
    *ret = view;
    return DONE;
}
