/* Scope: posters and slips as trees for templates/print. Lengths are tenths of a millimetre, as in the templates' viewBox. */
#include "lib/out/print_pages.h"

#include <string.h>

#include "lib/out/qr.h"
#include "lib/out/text_fit.h"

#define LINE_PER_CENT 122 /* from one baseline to the next, of the letters' size */
#define RISE_PER_CENT 36  /* from the middle of a line down to its baseline */

/* A place for a text; its lines stand in the middle of TOP to TOP + HEIGHT. */
struct place {
    const char *name;
    int top, height;
    struct text_box box;
};

static int step_of(const struct text_fit *fit) {
    return fit->size * LINE_PER_CENT / 100;
}

/* Several lines must also fit the height. */
static struct text_fit fit_place(struct arena *arena, const char *text, const struct place *place) {
    struct text_box box = place->box;
    struct text_fit fit = text_fit(arena, text, &box);
    while (step_of(&fit) * (int)fit.count > place->height && fit.size > box.smallest) {
        box.largest = fit.size - 1;
        fit = text_fit(arena, text, &box);
    }
    return fit;
}

/* Under NAME: list of (text, y, size), empty for NULL. */
static void put_text(struct arena *arena, json_t *view, const struct place *place, const char *text) {
    struct text_fit fit = fit_place(arena, text ? text : "", place);
    int step = step_of(&fit);
    int first = place->top + place->height / 2 - step * ((int)fit.count - 1) / 2 + fit.size * RISE_PER_CENT / 100;
    json_t *lines = json_array();
    for (size_t i = 0; i < fit.count; i++)
        (void)json_array_append_new(lines, json_pack("{s:s, s:i, s:i}", "text", fit.lines[i], "y", first + step * (int)i, "size", fit.size));
    (void)json_object_set_new(view, place->name, lines);
}

/* Under "qr": the path and size of the code, with its quiet zone. */
static enum result put_code(struct arena *arena, json_t *view, const char *address) {
    struct qr qr;
    enum result result = qr_make(arena, address, &qr);
    if (result == DONE) (void)json_object_set_new(view, "qr", json_pack("{s:s, s:i}", "path", qr.path, "size", qr.size));
    return result;
}

static json_t *view_of(const struct print_office *office) {
    return json_pack("{s:s, s:s}", "colour", office->colour, "office_name", office->name);
}

static enum result finish(enum result result, json_t *view, json_t **ret) {
    if (result == DONE) *ret = view;
    else json_decref(view);
    return result;
}

/* ---- poster for a counter ---- */

enum result print_pages_qr_poster(struct arena *arena, const struct qr_poster *poster, json_t **ret) {
    static const struct place OFFICE = { "office", 150, 150, { 1760, 2, 60, 34, true } },
                              ASIDE = { "aside", 630, 200, { 1760, 3, 64, 34, false } },
                              ADDRESS = { "address", 1860, 110, { 1760, 1, 76, 36, true } },
                              NOTE = { "note", 2720, 110, { 1760, 2, 36, 26, false } };
    json_t *view = view_of(&poster->office);
    bool has_both = poster->counter && poster->service;
    const char *first = poster->counter ? poster->counter : poster->service ? poster->service : "";
    const char *aside = has_both ? arena_format(arena, "%s\n%s", first, poster->service) : first;
    put_text(arena, view, &OFFICE, poster->office.name);
    put_text(arena, view, &ASIDE, aside);
    put_text(arena, view, &ADDRESS, poster->short_address);
    put_text(arena, view, &NOTE, poster->note);
    return finish(put_code(arena, view, poster->address), view, ret);
}

/* ---- slips ---- */

#define SLIP_WIDTH 950
#define SLIP_HEIGHT 554
#define SHEET_LEFT 100
#define SHEET_TOP 100

static json_t *slip_view(struct arena *arena, const struct slip_sheet *sheet, size_t number, enum result *result) {
    static const struct place OFFICE = { "office", 40, 90, { 430, 2, 30, 18, true } },
                              ADDRESS = { "address", 310, 60, { 430, 1, 30, 15, true } },
                              CODE = { "code", 370, 80, { 430, 1, 52, 20, true } }, VALID = { "valid", 466, 60, { 430, 2, 22, 16, false } };
    const struct slip *slip = &sheet->slips[number];
    int place = (int)(number % SLIPS_A_SHEET);
    json_t *view = json_pack("{s:i, s:i}", "x", SHEET_LEFT + place % 2 * SLIP_WIDTH, "y", SHEET_TOP + place / 2 * SLIP_HEIGHT);
    put_text(arena, view, &OFFICE, sheet->office.name);
    put_text(arena, view, &ADDRESS, sheet->short_address);
    put_text(arena, view, &CODE, slip->code);
    put_text(arena, view, &VALID, sheet->valid);
    *result = put_code(arena, view, slip->address);
    return view;
}

enum result print_pages_slips(struct arena *arena, const struct slip_sheet *sheet, json_t **ret) {
    if (sheet->count == 0) return REFUSED_INVALID;
    json_t *view = view_of(&sheet->office), *pages = json_array(), *slips = NULL;
    enum result result = DONE;
    for (size_t i = 0; i < sheet->count && result == DONE; i++) {
        if (i % SLIPS_A_SHEET == 0) {
            slips = json_array();
            (void)json_array_append_new(pages, json_pack("{s:o, s:s}", "slips", slips, "page_break", i > 0 ? "\f" : ""));
        }
        (void)json_array_append_new(slips, slip_view(arena, sheet, i, &result));
    }
    (void)json_object_set_new(view, "pages", pages);
    return finish(result, view, ret);
}

/* ---- the prescribed poster ---- */

#define EDUCATION_TOP 2150
#define EDUCATION_STEP 78
#define EDUCATIONS_MOST 9
#define SEXES_MOST 3

static json_t *counts_view(const struct ikm_count *counts, size_t count, int top) {
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:i}", "label", counts[i].label, "text", counts[i].text, "y",
                                                    top + EDUCATION_STEP * (int)i));
    return list;
}

static void put_ikm_texts(struct arena *arena, json_t *view, const struct ikm_poster *poster) {
    static const struct place HEADING = { "heading", 130, 190, { 2650, 2, 130, 60, true } },
                              UNIT = { "unit", 320, 190, { 2650, 2, 90, 48, true } },
                              REGION = { "region", 510, 80, { 2650, 1, 60, 36, false } },
                              PERIOD = { "period", 590, 90, { 2650, 1, 60, 36, false } },
                              INDEX = { "index", 960, 560, { 1250, 1, 520, 200, true } },
                              GRADE = { "grade", 1500, 110, { 1250, 1, 84, 40, true } },
                              INTERVAL = { "interval", 1610, 80, { 1250, 1, 42, 26, false } },
                              SERVICE = { "service", 890, 230, { 1200, 3, 76, 40, true } },
                              DATES = { "dates", 3010, 80, { 2650, 1, 56, 32, true } },
                              PLACE = { "place", 3590, 60, { 1150, 1, 44, 28, false } },
                              SIGNER = { "signer", 3650, 110, { 1150, 2, 44, 28, true } },
                              ADDRESS = { "address", 3890, 60, { 900, 1, 40, 20, true } };
    const char *grade = poster->mark ? arena_format(arena, "%s (%s)", poster->mark, poster->label) : poster->label;
    put_text(arena, view, &HEADING, poster->heading);
    put_text(arena, view, &UNIT, poster->office.name);
    put_text(arena, view, &REGION, poster->office.region);
    put_text(arena, view, &PERIOD, poster->period);
    put_text(arena, view, &INDEX, poster->index);
    put_text(arena, view, &GRADE, grade);
    put_text(arena, view, &INTERVAL, poster->interval);
    put_text(arena, view, &SERVICE, poster->service);
    put_text(arena, view, &DATES, poster->survey_dates);
    put_text(arena, view, &PLACE, poster->place_and_date);
    put_text(arena, view, &SIGNER, poster->signer_office);
    put_text(arena, view, &ADDRESS, poster->short_address);
}

enum result print_pages_ikm_poster(struct arena *arena, const struct ikm_poster *poster, json_t **ret) {
    if (poster->sex_count > SEXES_MOST || poster->education_count > EDUCATIONS_MOST) return REFUSED_INVALID;
    json_t *view = view_of(&poster->office);
    put_ikm_texts(arena, view, poster);
    (void)json_object_set_new(view, "value_name", json_string(poster->value_name));
    (void)json_object_set_new(view, "count", json_string(poster->count));
    (void)json_object_set_new(view, "sexes", counts_view(poster->sexes, poster->sex_count, 1720));
    (void)json_object_set_new(view, "educations", counts_view(poster->educations, poster->education_count, EDUCATION_TOP));
    return finish(put_code(arena, view, poster->address), view, ret);
}
