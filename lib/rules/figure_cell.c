/* Scope: one cell of a file of figures. */
#include "lib/rules/figure_cell.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/rules/format.h"
#include "lib/rules/survey_mapping.h"

#define FIRST_YEAR 1990
#define LAST_YEAR 2099
#define SERIAL_OF_1970 25569 /* 1970-01-01 as spreadsheets count days, from 1899-12-30 */
#define SERIAL_FIRST 32874   /* 1990-01-01 */
#define SERIAL_LAST 73050    /* 2099-12-31 */

/* ---- text ---- */

static const char *const NO_BREAK_SPACES[] = { "\xC2\xA0", "\xE2\x80\xAF" };

/* Length of the space TEXT begins with, a no-break one too; 0 when it begins with none. */
static size_t space_at(const char *text) {
    if (*text == ' ' || *text == '\t') return 1;
    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(NO_BREAK_SPACES[i]);
        if (strncmp(text, NO_BREAK_SPACES[i], length) == 0) return length;
    }
    return 0;
}

static size_t space_before(const char *text, size_t length) {
    if (length == 0) return 0;
    if (text[length - 1] == ' ' || text[length - 1] == '\t') return 1;
    for (size_t i = 0; i < 2; i++) {
        size_t size = strlen(NO_BREAK_SPACES[i]);
        if (length >= size && memcmp(text + length - size, NO_BREAK_SPACES[i], size) == 0) return size;
    }
    return 0;
}

struct span {
    const char *at;
    size_t length;
};

static struct span trimmed(const char *cell) {
    while (space_at(cell) > 0) cell += space_at(cell);
    size_t length = strlen(cell), space;
    while ((space = space_before(cell, length)) > 0) length -= space;
    return (struct span){ cell, length };
}

const char *figure_cell_text(struct arena *arena, const char *cell) {
    struct span text = trimmed(cell);
    char *copy = arena_format(arena, "%.*s", (int)text.length, text.at);
    for (char *at = copy; *at; at++) {
        if (*at == '\n' || *at == '\r' || *at == '\t') *at = ' ';
    }
    return text_normal(arena, copy);
}

bool figure_cell_is(const char *cell, const char *const *words) {
    char letters[SURVEY_WORD_LONGEST + 1];
    survey_letters(cell, letters);
    for (; *words; words++) {
        if (strcmp(letters, *words) == 0) return true;
    }
    return false;
}

bool figure_cell_is_empty(const char *cell) {
    static const char *const NOTHING[] = { "", "-", "–", "—", "n/a", "N/A" };
    struct span text = trimmed(cell);
    for (size_t i = 0; i < sizeof NOTHING / sizeof *NOTHING; i++) {
        if (text.length == strlen(NOTHING[i]) && memcmp(text.at, NOTHING[i], text.length) == 0) return true;
    }
    return false;
}

/* ---- numbers ---- */

/* Moves *at past WORD, any case, and spaces after it. */
static bool pass(struct span *text, const char *word) {
    size_t length = strlen(word);
    if (text->length < length) return false;
    for (size_t i = 0; i < length; i++) {
        char letter = text->at[i];
        if (letter >= 'A' && letter <= 'Z') letter = (char)(letter - 'A' + 'a');
        if (letter != word[i]) return false;
    }
    text->at += length;
    text->length -= length;
    size_t space;
    while (text->length > 0 && (space = space_at(text->at)) > 0 && space <= text->length) {
        text->at += space;
        text->length -= space;
    }
    return true;
}

static void drop_end(struct span *text, const char *end) {
    size_t length = strlen(end), space;
    if (text->length < length || memcmp(text->at + text->length - length, end, length) != 0) return;
    text->length -= length;
    while ((space = space_before(text->at, text->length)) > 0) text->length -= space;
}

/* Reads DIGITS with GROUP between thousands and POINT before decimals into the machine's form; "" when it is not written so. */
static void read_as(const char *digits, char group, char point, char ret[static FIGURE_NUMBER_LONGEST + 1]) {
    char *to = ret;
    size_t length = strspn(digits, "0123456789");
    bool is_grouped = digits[length] == group, is_right = length > 0 && !(is_grouped && (length > 3 || *digits == '0'));
    memcpy(to, digits, length);
    to += length;
    for (digits += length; is_right && *digits == group; digits += 4) {
        is_right = strspn(digits + 1, "0123456789") == 3;
        if (!is_right) break;
        memcpy(to, digits + 1, 3);
        to += 3;
    }
    if (is_right && *digits == point) {
        length = strspn(digits + 1, "0123456789");
        *to++ = '.';
        memcpy(to, digits + 1, length);
        to += length;
        digits += length + 1;
        is_right = length > 0;
    }
    *to = '\0';
    if (!is_right || *digits != '\0') *ret = '\0';
}

static void set_sign(char text[static FIGURE_NUMBER_LONGEST + 1]) {
    size_t length = strlen(text);
    if (length == 0 || length >= FIGURE_NUMBER_LONGEST) return;
    memmove(text + 1, text, length + 1);
    *text = '-';
}

/* Whether the cell holds what a spreadsheet or a person put instead of a number. */
static const char *why_none(struct span text) {
    if (text.length > 0 && (*text.at == '=' || *text.at == '+' || *text.at == '@')) return "rumus, bukan hasilnya; simpan berkas dengan nilainya";
    if (text.length > 0 && *text.at == '#') return "kesalahan rumus lembar kerja";
    if (text.length > FIGURE_NUMBER_LONGEST - 1) return "bukan angka";
    bool is_scientific = text.length > 3 && strspn(text.at, "0123456789.,eE+-") >= text.length && strcspn(text.at, "eE") < text.length;
    if (is_scientific) return "notasi ilmiah, angkanya sudah dibulatkan; tampilkan sel sebagai angka lengkap";
    return NULL;
}

const char *figure_cell_number(const char *cell, struct figure_number *ret) {
    static const char *const MONEY[] = { "rp.", "rp", "idr", "us$", "usd", "$" };
    struct span text = trimmed(cell);
    const char *reason = why_none(text);
    if (reason) return reason;
    bool is_negative = pass(&text, "-");
    for (size_t i = 0; i < sizeof MONEY / sizeof *MONEY; i++) {
        if (pass(&text, MONEY[i])) break;
    }
    bool is_whole = text.length > 2 && memcmp(text.at + text.length - 2, ",-", 2) == 0;
    drop_end(&text, "%");
    drop_end(&text, ",-");
    char digits[FIGURE_NUMBER_LONGEST + 1] = { 0 };
    memcpy(digits, text.at, text.length);
    read_as(digits, '.', ',', ret->comma);
    read_as(digits, ',', '.', ret->point);
    if (is_whole) *ret->point = '\0';
    if (is_negative) set_sign(ret->comma);
    if (is_negative) set_sign(ret->point);
    return *ret->comma || *ret->point ? NULL : "bukan angka";
}

enum figure_notation figure_number_proves(const struct figure_number *number) {
    if (*number->comma && *number->point) return NOTATION_UNKNOWN;
    return *number->comma ? NOTATION_COMMA : NOTATION_POINT;
}

bool figure_number_asks(const struct figure_number *number) {
    return *number->comma && *number->point && strcmp(number->comma, number->point) != 0;
}

/* ---- times ---- */

/* 1 … 12 from "april" or "apr", 0 when WORD is no month; its letters alone. */
static int month_of(const char *word, size_t length) {
    for (int month = 1; month <= 12; month++) {
        char name[SURVEY_WORD_LONGEST + 1];
        survey_letters(format_month(month), name);
        bool is_name = strlen(name) == length && memcmp(name, word, length) == 0;
        bool is_short = length == 3 && memcmp(name, word, 3) == 0;
        if (is_name || is_short) return month;
    }
    bool is_august = length == 4 && memcmp(word, "agst", 4) == 0;
    return is_august ? 8 : 0;
}

static const char *month_text(struct arena *arena, int year, int month) {
    bool is_month = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12;
    return is_month ? arena_format(arena, "%04d-%02d", year, month) : "";
}

/* "2024-04", "2024/4", "04/2024", "2024-04-01", "01/04/2024", or a day number. */
static const char *month_of_digits(struct arena *arena, const char *text) {
    int parts[3] = { 0 };
    size_t count = 0;
    const char *at = text;
    for (; count < 3; count++) {
        size_t length = strspn(at, "0123456789");
        if (length == 0 || length > 5) return "";
        parts[count] = (int)strtol(at, NULL, 10);
        at += length;
        if (*at == '\0' || *at == ' ') break;
        if (!strchr("-/.", *at) || count == 2) return "";
        at++;
    }
    if (count == 0) {
        if (parts[0] < SERIAL_FIRST || parts[0] > SERIAL_LAST) return "";
        struct civil day = civil_from_day(parts[0] - SERIAL_OF_1970);
        return month_text(arena, day.year, day.month);
    }
    bool begins_with_year = parts[0] >= FIRST_YEAR;
    if (count == 1) return begins_with_year ? month_text(arena, parts[0], parts[1]) : month_text(arena, parts[1], parts[0]);
    struct civil day = begins_with_year ? (struct civil){ parts[0], parts[1], parts[2] } : (struct civil){ parts[2], parts[1], parts[0] };
    return civil_exists(day) ? month_text(arena, day.year, day.month) : "";
}

const char *figure_cell_month(struct arena *arena, const char *cell, int year) {
    const char *text = figure_cell_text(arena, cell);
    if (*text >= '0' && *text <= '9') return month_of_digits(arena, text);
    char letters[SURVEY_WORD_LONGEST + 1];
    survey_letters(text, letters);
    const char *word = strncmp(letters, "bulan", 5) == 0 ? letters + 5 : letters;
    size_t length = strcspn(word, "0123456789");
    int month = month_of(word, length);
    if (word[length] == '\0') return month_text(arena, year, month);
    bool is_year = strlen(word + length) == 4 && strspn(word + length, "0123456789") == 4;
    return is_year ? month_text(arena, (int)strtol(word + length, NULL, 10), month) : "";
}

int figure_cell_year(const char *cell) {
    char letters[SURVEY_WORD_LONGEST + 1];
    survey_letters(cell, letters);
    const char *digits = strncmp(letters, "tahun", 5) == 0 ? letters + 5 : letters;
    if (strlen(digits) != 4 || strspn(digits, "0123456789") != 4) return 0;
    int year = (int)strtol(digits, NULL, 10);
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

int figure_cell_quarter(const char *cell) {
    static const char *const BEFORE[] = { "triwulan", "tw", "kuartal", "q", "" };
    static const char *const NAMES[4][4] = { { "1", "i", "januarimaret", "janmar" },
                                             { "2", "ii", "apriljuni", "aprjun" },
                                             { "3", "iii", "juliseptember", "julsep" },
                                             { "4", "iv", "oktoberdesember", "oktdes" } };
    char letters[SURVEY_WORD_LONGEST + 1];
    survey_letters(cell, letters);
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++) {
        size_t length = strlen(BEFORE[i]);
        if (strncmp(letters, BEFORE[i], length) != 0) continue;
        for (int quarter = 0; quarter < 4; quarter++) {
            for (size_t n = 0; n < 4; n++) {
                if (strcmp(letters + length, NAMES[quarter][n]) == 0) return quarter + 1;
            }
        }
    }
    return 0;
}
