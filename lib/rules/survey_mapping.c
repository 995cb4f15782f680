/* Scope: which column of a matrix tells what. */
#include "lib/rules/survey_mapping.h"

#include <stdlib.h>
#include <string.h>

#define NUMBER_DIGITS 2u   /* of a question's number */
#define NAME_SHORTEST 5u   /* letters of a name that may stand inside a longer heading */

/* ---- words ---- */

void survey_letters(const char *text, char ret[static SURVEY_WORD_LONGEST + 1]) {
    size_t length = 0;
    for (; *text && length < SURVEY_WORD_LONGEST; text++) {
        char letter = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
        bool is_kept = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (is_kept) ret[length++] = letter;
    }
    ret[length] = '\0';
}

bool survey_same_letters(const char *left, const char *right) {
    char a[SURVEY_WORD_LONGEST + 1], b[SURVEY_WORD_LONGEST + 1];
    survey_letters(left, a);
    survey_letters(right, b);
    return *a && strcmp(a, b) == 0;
}

/* ---- questions ---- */

/* The number a heading consists of: "U3", "u03", "Unsur 3", "P3", "Q3", "X3", "3"; 0 when it is none. */
static int number_of(const char *word) {
    static const char *const BEFORE[] = { "u", "unsur", "p", "pertanyaan", "q", "x", "no", "nomor", "soal", "" };
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++) {
        size_t length = strlen(BEFORE[i]);
        if (strncmp(word, BEFORE[i], length) != 0) continue;
        const char *digits = word + length;
        size_t count = strspn(digits, "0123456789");
        if (count == 0 || count > NUMBER_DIGITS || digits[count] != '\0') continue;
        return (int)strtol(digits, NULL, 10);
    }
    return 0;
}

/* A heading that says the question itself, perhaps with its number before: "U3 Waktu penyelesaian", "3. Waktu penyelesaian". */
static bool says(const char *word, const struct survey_mapping_item *item) {
    if (survey_same_letters(word, item->code) || survey_same_letters(word, item->name) || survey_same_letters(word, item->question)) return true;
    char name[SURVEY_WORD_LONGEST + 1];
    survey_letters(item->name, name);
    size_t length = strlen(name), whole = strlen(word);
    return length >= NAME_SHORTEST && whole > length && strcmp(word + whole - length, name) == 0;
}

static int position_in(const struct survey_mapping_item *item, enum survey_order order) {
    return order == ORDER_REGULATION ? item->regulation_position : item->position;
}

/* ---- the rest ---- */

static const char *const EXTRA_WORDS[SURVEY_EXTRA_COUNT][9] = {
    [EXTRA_SEX] = { "jeniskelamin", "sex", "kelamin", "jk", "lp", "gender" },
    [EXTRA_AGE] = { "usia", "umur", "agegroup", "kelompokusia", "kelompokumur", "usiatahun", "umurtahun" },
    [EXTRA_EDUCATION] = { "pendidikan", "pendidikanterakhir", "education", "tingkatpendidikan" },
    [EXTRA_OCCUPATION] = { "pekerjaan", "pekerjaanutama", "occupation" },
    [EXTRA_SERVICE] = { "layanan", "jenislayanan", "pelayanan", "jenispelayanan", "servicecode", "jenislayananyangditerima", "jenisizin", "layananyangditerima" },
    [EXTRA_COUNTER] = { "loket", "countercode", "nomorloket" },
    [EXTRA_DAY] = { "tanggal", "tanggalsurvei", "tanggalpengisian", "timestamp", "capwaktu", "answeredon", "tgl", "tanggaldanwaktu" },
    [EXTRA_SUGGESTION] = { "saran", "saranmasukan", "sarandanmasukan", "masukan", "suggestion", "kritikdansaran", "sarankritik", "saranuntukkami" },
};

static bool is_extra(const char *word, enum survey_extra extra) {
    for (size_t i = 0; i < sizeof EXTRA_WORDS[extra] / sizeof *EXTRA_WORDS[extra] && EXTRA_WORDS[extra][i]; i++) {
        if (strcmp(word, EXTRA_WORDS[extra][i]) == 0) return true;
    }
    return false;
}

/* ---- guessing ---- */

struct guessing {
    const struct survey_mapping_item *items;
    size_t count;
    enum survey_order order;
    struct survey_mapping *to;
};

static bool take(size_t *place, size_t column) {
    if (*place != SURVEY_MAPPING_NONE) return false;
    *place = column;
    return true;
}

static bool take_by_word(struct guessing *guessing, const char *word, size_t column) {
    for (size_t i = 0; i < guessing->count; i++) {
        if (says(word, &guessing->items[i])) return take(&guessing->to->item[i], column);
    }
    for (int extra = 0; extra < SURVEY_EXTRA_COUNT; extra++) {
        if (is_extra(word, (enum survey_extra)extra)) return take(&guessing->to->extra[extra], column);
    }
    return false;
}

static void take_by_number(struct guessing *guessing, int number, size_t column) {
    for (size_t i = 0; number > 0 && i < guessing->count; i++) {
        const struct survey_mapping_item *item = &guessing->items[i];
        if (position_in(item, guessing->order) != number) continue;
        bool has_two_numbers = item->regulation_position != 0 && item->position != item->regulation_position;
        if (take(&guessing->to->item[i], column)) guessing->to->is_ambiguous = guessing->to->is_ambiguous || has_two_numbers;
        return;
    }
}

size_t survey_mapping_guess(const struct survey_mapping_item *items, size_t count, struct survey_header header, enum survey_order order,
                            struct survey_mapping *ret) {
    struct guessing guessing = { items, count, order, ret };
    ret->is_ambiguous = false;
    for (size_t i = 0; i < SURVEY_MAPPING_ITEMS; i++) ret->item[i] = SURVEY_MAPPING_NONE;
    for (size_t i = 0; i < SURVEY_EXTRA_COUNT; i++) ret->extra[i] = SURVEY_MAPPING_NONE;
    for (int pass = 0; pass < 2; pass++) { /* words first: a number gives way to them */
        for (size_t column = 0; column < header.count; column++) {
            char word[SURVEY_WORD_LONGEST + 1];
            survey_letters(header.cells[column], word);
            if (!*word) continue;
            if (pass == 0) (void)take_by_word(&guessing, word, column);
            else take_by_number(&guessing, number_of(word), column);
        }
    }
    size_t found = 0;
    for (size_t i = 0; i < count; i++) found += ret->item[i] != SURVEY_MAPPING_NONE;
    return found;
}

bool survey_mapping_uses(const struct survey_mapping *mapping, size_t column) {
    for (size_t i = 0; i < SURVEY_MAPPING_ITEMS; i++) {
        if (mapping->item[i] == column) return true;
    }
    for (size_t i = 0; i < SURVEY_EXTRA_COUNT; i++) {
        if (mapping->extra[i] == column) return true;
    }
    return false;
}
