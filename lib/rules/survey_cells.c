/* Scope: one cell of a matrix of survey answers. */
#include "lib/rules/survey_cells.h"

#include <stdlib.h>
#include <string.h>

#include "lib/rules/survey_mapping.h"
#include "lib/rules/typed.h"

#define YEARS_YOUNGEST 10
#define YEARS_OLDEST 120
#define DAY_LONGEST 10u /* characters of a date */

static const char *trimmed(const char *cell, char *buffer, size_t size) {
    cell += strspn(cell, " \t");
    size_t length = strlen(cell);
    while (length > 0 && (cell[length - 1] == ' ' || cell[length - 1] == '\t')) length--;
    if (length >= size) length = size - 1;
    memcpy(buffer, cell, length);
    buffer[length] = '\0';
    return buffer;
}

#define CELL_COMPARED 256u /* bytes of a cell that are looked at; a label is shorter */

bool survey_cell_is_empty(const char *cell) {
    char buffer[CELL_COMPARED];
    const char *text = trimmed(cell, buffer, sizeof buffer);
    return *text == '\0' || strcmp(text, "-") == 0 || strcmp(text, ".") == 0;
}

/* ---- answers ---- */

/* The mark before a label, "3." or "c)": its value, 0 when there is none; *rest is what follows. */
static int mark_before(const char *text, const char **rest) {
    bool has_mark = *text && text[1] && strchr(".):-=", text[1]);
    *rest = has_mark ? text + 2 : text;
    if (!has_mark) return 0;
    if (*text >= '1' && *text <= '9') return *text - '0';
    char letter = (char)(*text | 0x20);
    return letter >= 'a' && letter <= 'i' ? letter - 'a' + 1 : 0;
}

static int label_of(struct survey_cell_choices choices, const char *text) {
    for (int i = 0; i < choices.count; i++) {
        if (survey_same_letters(text, choices.labels[i])) return i + 1;
    }
    return 0;
}

bool survey_cell_answer(struct survey_cell_choices choices, const char *cell, char *ret) {
    char buffer[CELL_COMPARED];
    const char *text = trimmed(cell, buffer, sizeof buffer), *rest;
    *ret = '0';
    if (survey_cell_is_empty(cell)) return true;
    int value = text[1] == '\0' && *text >= '1' && *text <= '9' ? *text - '0' : label_of(choices, text);
    if (value == 0) {
        int mark = mark_before(text, &rest), label = label_of(choices, rest);
        value = mark == label ? label : 0;
    }
    if (value < 1 || value > choices.count) return false;
    *ret = (char)('0' + value);
    return true;
}

/* ---- the person ---- */

static const struct { enum survey_profile_question question; const char *word, *value; } SHORT[] = {
    { PROFILE_SEX, "l", "male" }, { PROFILE_SEX, "lk", "male" }, { PROFILE_SEX, "laki", "male" }, { PROFILE_SEX, "pria", "male" },
    { PROFILE_SEX, "p", "female" }, { PROFILE_SEX, "pr", "female" }, { PROFILE_SEX, "wanita", "female" },
    { PROFILE_EDUCATION, "sltp", "smp" }, { PROFILE_EDUCATION, "slta", "sma" }, { PROFILE_EDUCATION, "smk", "sma" },
    { PROFILE_EDUCATION, "smasmk", "sma" }, { PROFILE_EDUCATION, "smu", "sma" }, { PROFILE_EDUCATION, "d1", "diploma" },
    { PROFILE_EDUCATION, "d2", "diploma" }, { PROFILE_EDUCATION, "d3", "diploma" }, { PROFILE_EDUCATION, "diii", "diploma" },
    { PROFILE_EDUCATION, "d4", "diploma" }, { PROFILE_EDUCATION, "div", "diploma" }, { PROFILE_EDUCATION, "sarjana", "s1" },
    { PROFILE_OCCUPATION, "asn", "pns" }, { PROFILE_OCCUPATION, "pegawaiswasta", "swasta" },
    { PROFILE_OCCUPATION, "karyawanswasta", "swasta" }, { PROFILE_OCCUPATION, "wiraswasta", "wirausaha" },
};

static char short_key(enum survey_profile_question question, const char *text) {
    for (size_t i = 0; i < sizeof SHORT / sizeof *SHORT; i++) {
        if (SHORT[i].question == question && survey_same_letters(text, SHORT[i].word)) return survey_profile_key(question, SHORT[i].value);
    }
    return '0';
}

static char word_key(enum survey_profile_question question, const char *text) {
    for (char key = '1'; key <= '0' + SURVEY_PROFILE_MOST[question]; key++) {
        if (survey_same_letters(text, survey_profile_answer(question, key)) || survey_same_letters(text, survey_profile_value(question, key))) return key;
    }
    return short_key(question, text);
}

static char age_key(long years) {
    static const struct { long from; const char *value; } GROUPS[] = {
        { 60, "60_up" }, { 50, "50_59" }, { 40, "40_49" }, { 30, "30_39" }, { 20, "20_29" }, { YEARS_YOUNGEST, "under_20" },
    };
    for (size_t i = 0; years <= YEARS_OLDEST && i < sizeof GROUPS / sizeof *GROUPS; i++) {
        if (years >= GROUPS[i].from) return survey_profile_key(PROFILE_AGE, GROUPS[i].value);
    }
    return '0';
}

/* "34", "34 tahun", "34 th"; 0 when it is no number of years. */
static long years_of(const char *text) {
    char word[SURVEY_WORD_LONGEST + 1];
    survey_letters(text, word);
    size_t digits = strspn(word, "0123456789");
    bool is_years = digits > 0 && digits <= 3 && (!word[digits] || strcmp(word + digits, "tahun") == 0 || strcmp(word + digits, "th") == 0);
    return is_years ? strtol(word, NULL, 10) : 0;
}

static bool is_number_of_form(enum survey_profile_question question, const char *text) {
    return *text >= '1' && *text <= '0' + SURVEY_PROFILE_MOST[question] && text[1] == '\0';
}

bool survey_cell_profile(enum survey_profile_question question, const char *cell, char *ret) {
    char buffer[CELL_COMPARED];
    const char *text = trimmed(cell, buffer, sizeof buffer);
    *ret = '0';
    if (survey_cell_is_empty(cell)) return true;
    *ret = is_number_of_form(question, text) ? *text : word_key(question, text);
    if (*ret == '0' && question == PROFILE_AGE) *ret = age_key(years_of(text));
    bool is_other_work = question == PROFILE_OCCUPATION && !strpbrk(text, "0123456789=");
    if (*ret == '0' && is_other_work) *ret = survey_profile_key(question, "lainnya");
    return *ret != '0';
}

/* ---- the day ---- */

bool survey_cell_day(const char *cell, day_number *ret) {
    char buffer[CELL_COMPARED];
    (void)trimmed(cell, buffer, sizeof buffer);
    buffer[strcspn(buffer, " T")] = '\0';
    if (strlen(buffer) > DAY_LONGEST) return false;
    return day_parse(buffer, ret) || typed_day(buffer, ret);
}
