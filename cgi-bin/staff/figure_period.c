/* Scope: periods of figures typed in a form or told by a file's name. */
#include "cgi-bin/staff/figure_period.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "cgi-bin/shared/choices.h"
#include "lib/rules/period.h"
#include "lib/web/request.h"

#define WHOLE_YEAR "year"
#define YEAR_DIGITS 4u
#define PLAN_LENGTH (2 * YEAR_DIGITS + 1)
#define WRONG_YEAR "Tulis tahun dengan empat angka, misalnya 2024."

static const struct choice PARTS[] = {
    { WHOLE_YEAR, "Setahun", NULL }, { "Q1", "Triwulan I", NULL },  { "Q2", "Triwulan II", NULL }, { "Q3", "Triwulan III", NULL },
    { "Q4", "Triwulan IV", NULL },   { "S1", "Semester I", NULL },  { "S2", "Semester II", NULL }, { "01", "Januari", NULL },
    { "02", "Februari", NULL },      { "03", "Maret", NULL },       { "04", "April", NULL },       { "05", "Mei", NULL },
    { "06", "Juni", NULL },          { "07", "Juli", NULL },        { "08", "Agustus", NULL },     { "09", "September", NULL },
    { "10", "Oktober", NULL },       { "11", "November", NULL },    { "12", "Desember", NULL },
};

void figure_period_offer(struct form *form, struct figure_period names) {
    if (names.part) form_choices(form, names.part, PARTS, COUNT_OF(PARTS));
}

/* ---- typed ---- */

/* "2021–2026", "2021 - 2026" as "2021-2026". */
static const char *plain_years(struct arena *arena, const char *typed) {
    const char *dash = strstr(typed, "–");
    if (dash) typed = arena_format(arena, "%.*s-%s", (int)(dash - typed), typed, dash + strlen("–"));
    char *text = arena_alloc(arena, strlen(typed) + 1), *end = text;
    for (; *typed; typed++) {
        if (*typed != ' ') *end++ = *typed;
    }
    *end = '\0';
    return text;
}

/* The part of the year that was chosen; "" the whole year. */
static const char *part_of(const struct form *form, struct figure_period names) {
    bool is_part = names.part && form_has(form, names.part) && !form_chose(form, names.part, WHOLE_YEAR);
    return is_part ? form_text(form, names.part) : "";
}

const char *figure_period_read(struct form *form, struct figure_period names) {
    struct arena *arena = form->request->arena;
    struct period period;
    const char *part = part_of(form, names), *text = plain_years(arena, form_text(form, names.year));
    if (!form_has(form, names.year) && !*part) return "";
    bool is_right = names.is_plan || strlen(text) == YEAR_DIGITS;
    if (*part) text = arena_format(arena, "%s-%s", text, part);
    if (is_right && period_parse(text, &period)) return text;
    form_fault(form, names.year, WRONG_YEAR);
    return "";
}

static bool is_plan(const char *period) {
    return strlen(period) == PLAN_LENGTH;
}

void figure_period_set(struct form *form, struct figure_period names, const char *period) {
    if (!*period || (is_plan(period) && !names.is_plan)) return;
    bool has_part = strlen(period) > YEAR_DIGITS && !is_plan(period);
    size_t length = has_part ? YEAR_DIGITS : strlen(period);
    form_set(form, names.year, arena_format(form->request->arena, "%.*s", (int)length, period));
    if (names.part) form_set(form, names.part, has_part ? period + YEAR_DIGITS + 1 : WHOLE_YEAR);
}

/* ---- told by a name ---- */

static const struct {
    const char *words, *part;
} TOLD[] = { /* longer words first: "tw iii" begins with "tw i" */
    { "iii", "Q3" }, { "ii", "Q2" }, { "iv", "Q4" }, { "i", "Q1" }, { "1", "Q1" }, { "2", "Q2" }, { "3", "Q3" }, { "4", "Q4" },
};

static const char *skip_marks(const char *at) {
    while (*at && !isalnum((unsigned char)*at)) at++;
    return at;
}

/* The quarter that begins at AT, after "q", "tw" or "triwulan"; NULL when none. */
static const char *quarter_at(const char *at) {
    static const char *const WORDS[] = { "triwulan", "tw", "q" };
    for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
        if (strncasecmp(at, WORDS[i], strlen(WORDS[i])) != 0) continue;
        const char *number = skip_marks(at + strlen(WORDS[i]));
        for (size_t j = 0; j < COUNT_OF(TOLD); j++) {
            size_t length = strlen(TOLD[j].words);
            if (strncasecmp(number, TOLD[j].words, length) == 0 && !isalnum((unsigned char)number[length])) return TOLD[j].part;
        }
    }
    return NULL;
}

static bool is_year_at(const char *at) {
    return strncmp(at, "20", 2) == 0 && strspn(at, "0123456789") == YEAR_DIGITS;
}

const char *figure_period_of_name(struct arena *arena, const char *file_name) {
    const char *year = NULL, *part = NULL;
    for (const char *at = file_name; *at; at++) {
        bool begins = at == file_name || !isalnum((unsigned char)at[-1]);
        if (!begins) continue;
        if (!part) part = quarter_at(at);
        if (is_year_at(at) && !year) year = at;
    }
    if (!year) return "";
    const char *after = year + YEAR_DIGITS;
    if (*after == '-' && is_year_at(after + 1)) return arena_format(arena, "%.*s", (int)PLAN_LENGTH, year);
    return part ? arena_format(arena, "%.4s-%s", year, part) : arena_format(arena, "%.4s", year);
}
