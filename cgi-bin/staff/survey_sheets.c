/* Scope: paper questionnaires to be printed, in the layout of the official form, of any questionnaire and in each of its languages.
 * GET /petugas/survei/cetak/formulir?periode=KEY  200 one sheet; &bahasa=en in another language; &dari=1&jumlah=50 sheets with numbers, for
 *                                                 double entry; 404 no such period; 400 numbers out of range
 * The digits printed before the answers are the keys they are keyed in with. */
#include "cgi-bin/staff/survey_sheets.h"

#include <stdlib.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/survey_entry_view.h"
#include "lib/rules/period.h"
#include "lib/web/page.h"

#define SHEETS_MOST 200    /* of one page; stops a slip of the pen from filling the printer's tray */
#define NUMBER_LARGEST 99999
#define NUMBER_DIGITS 5u

const char *const SURVEY_SHEETS_QUERY[] = { "periode", "bahasa", "dari", "jumlah", NULL };

/* What the form says besides its questionnaire, by language; the first stands for all others. */
static const struct words {
    const char *language;
    const char *date, *service, *instruction, *suggestion, *number, *thanks;
    const char *profile[SURVEY_PROFILE_COUNT];
} WORDS[] = {
    { "id", "Tanggal", "Layanan yang diterima", "Lingkari satu angka di setiap pertanyaan. Yang tidak ingin dijawab boleh dikosongkan; nama tidak diperlukan.",
      "Saran untuk kami", "Lembar", "Terima kasih.", { "Jenis kelamin", "Usia", "Pendidikan terakhir", "Pekerjaan utama" } },
    { "en", "Date", "Service received", "Circle one number for each question. You may leave any of them open; no name is needed.",
      "Your suggestions", "Sheet", "Thank you.", { "Sex", "Age", "Education", "Occupation" } },
};

static const char *const ENGLISH[SURVEY_PROFILE_COUNT][7] = {
    { "Male", "Female" },
    { "Under 20", "20–29", "30–39", "40–49", "50–59", "60 and over" },
    { "Primary school", "Junior high school", "Senior high school", "Diploma (D1–D4)", "Bachelor (S1)", "Master (S2)", "Doctorate (S3)" },
    { "Civil servant", "Armed forces", "Police", "Private employee", "Self-employed", "Other" },
};

static const struct words *words_of(const char *language) {
    for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
        if (strcmp(WORDS[i].language, language) == 0) return &WORDS[i];
    }
    return &WORDS[0];
}

/* ---- what stands on a sheet ---- */

static json_t *choice_view(struct arena *arena, int value, const char *label) {
    return json_pack("{s:s, s:s}", "key", arena_format(arena, "%d", value), "label", label);
}

static json_t *profile_view(struct arena *arena, const struct words *words) {
    bool is_english = strcmp(words->language, "en") == 0;
    json_t *list = json_array();
    for (int i = 0; i < SURVEY_PROFILE_COUNT; i++) {
        json_t *choices = json_array();
        for (int value = 1; value <= SURVEY_PROFILE_MOST[i]; value++) {
            const char *indonesian = survey_profile_answer((enum survey_profile_question)i, (char)('0' + value));
            (void)json_array_append_new(choices, choice_view(arena, value, is_english ? ENGLISH[i][value - 1] : indonesian));
        }
        (void)json_array_append_new(list, json_pack("{s:s, s:o}", "name", words->profile[i], "choices", choices));
    }
    return list;
}

static json_t *items_view(struct arena *arena, const struct instrument *instrument) {
    json_t *list = json_array();
    for (size_t i = 0; i < instrument->item_count; i++) {
        const struct survey_item *item = &instrument->items[i];
        json_t *choices = json_array();
        for (int value = 1; value <= item->choices; value++) (void)json_array_append_new(choices, choice_view(arena, value, item->labels[value - 1]));
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:o}", "number", arena_format(arena, "%d", item->position), "question", item->question,
                                                    "choices", choices));
    }
    return list;
}

/* ---- what is asked for ---- */

/* A number of the address; 0 when it is not there, -1 when it is none or too large. */
static int number_of(const struct request *request, const char *name, int largest) {
    const char *text = parameters_first(&request->query, name);
    if (!text || *text == '\0') return 0;
    size_t digits = strspn(text, "0123456789");
    if (text[digits] || digits > NUMBER_DIGITS) return -1;
    int number = (int)strtol(text, NULL, 10);
    return number >= 1 && number <= largest ? number : -1;
}

/* One sheet without a number, or COUNT with theirs. */
static json_t *sheets_view(struct arena *arena, int first, int count) {
    json_t *list = json_array();
    if (first == 0) (void)json_array_append_new(list, json_pack("{s:n}", "sheet_number"));
    for (int i = 0; first > 0 && i < count; i++) {
        (void)json_array_append_new(list, json_pack("{s:s}", "sheet_number", arena_format(arena, "%d", first + i)));
    }
    return list;
}

/* The languages the questionnaire speaks, Indonesian first. */
static json_t *languages_view(const struct instrument *instrument, const char *spoken) {
    json_t *list = json_array();
    (void)json_array_append_new(list, json_pack("{s:s, s:s, s:b}", "language", "id", "name", "Bahasa Indonesia", "here", strcmp(spoken, "id") == 0));
    for (size_t i = 0; i < instrument->text_count; i++) {
        const struct instrument_text *text = &instrument->texts[i];
        if (strcmp(text->meaning, "language") != 0) continue;
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:b}", "language", text->language, "name", text->text, "here",
                                                    strcmp(text->language, spoken) == 0));
    }
    return list;
}

static bool speaks(const struct instrument *instrument, const char *language) {
    for (size_t i = 0; i < instrument->text_count; i++) {
        if (strcmp(instrument->texts[i].language, language) == 0) return true;
    }
    return strcmp(language, "id") == 0;
}

enum result survey_sheets_page(struct app *app, struct request *request, struct response *response) {
    const char *key = parameters_first(&request->query, "periode"), *asked = parameters_first(&request->query, "bahasa");
    const char *language = asked && *asked ? asked : "id";
    int first = number_of(request, "dari", NUMBER_LARGEST), count = number_of(request, "jumlah", SHEETS_MOST);
    struct keying keying;
    enum result result = key ? keying_open(app, request, key, &keying) : REFUSED_ABSENT;
    if (result != DONE) return result;
    if (!speaks(&keying.instrument, language)) return REFUSED_ABSENT;
    if (first < 0 || count < 0 || first + count - 1 > NUMBER_LARGEST) return REFUSED_INVALID;
    struct instrument instrument = instrument_speak(request->arena, &keying.instrument, language);
    const struct words *words = words_of(language);
    json_t *view = json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:b, s:s}", "title", instrument.title, "period_key", keying.period.key,
                             "period_label", period_label(request->arena, keying.period.label), "language", language, "languages",
                             languages_view(&keying.instrument, language), "items", items_view(request->arena, &instrument), "profile",
                             profile_view(request->arena, words), "sheets", sheets_view(request->arena, first, count ? count : 1), "asks_service",
                             keying.period.service_code == NULL, "first_text", first > 0 ? arena_format(request->arena, "%d", first) : "");
    (void)json_object_set_new(view, "words", json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "date", words->date, "service", words->service, "instruction",
                                                       words->instruction, "suggestion", words->suggestion, "number", words->number, "thanks", words->thanks));
    return page_render(app, request, response, "pages/survey_sheets", view);
}
