/* Scope: the dataset an investment page shows: its differences and its approval in the language of the page. */
#include <string.h>

#include "lib/rules/check_totals.h"
#include "site/investment_sectors.h"
#include "site/page_investment_frame.h"

#define SOURCE_LANGUAGE "id"

/* ---- what differs, in words ---- */

/* As lib/rules/check_totals.h has them, here to be translated. */
static const char *const CHECKS[CHECK_COUNT] = {
    [CHECK_PARTS] = WORD("Jumlah bagian tidak sama dengan totalnya"),
    [CHECK_TOTAL_MISSING] = WORD("Total tidak tercantum"),
    [CHECK_PARTS_MISSING] = WORD("Total tercantum tanpa bagiannya"),
    [CHECK_RATE] = WORD("Nilai rupiah tidak sama dengan nilai dolar kali satu kurs"),
    [CHECK_SECTOR_MISSING] = WORD("Subsektor berada sebelum sektor mana pun"),
    [CHECK_SHARE] = WORD("Persentase tercetak berbeda dari hitungan"),
    [CHECK_GROWTH] = WORD("Pertumbuhan tercetak berbeda dari hitungan"),
    [CHECK_TITLE] = WORD("Judul menyebut triwulan lain daripada datanya"),
    [CHECK_REPEATED] = WORD("Dua tabel dalam sumber menyebut angka yang berbeda"),
};

/* What a place ends with. */
static const char *const COLUMNS[] = {
    WORD("investasi (Rp)"), WORD("investasi (US$)"), WORD("proyek"), WORD("tenaga kerja Indonesia"), WORD("tenaga kerja asing"),
    WORD("bagian dari jumlah"), WORD("pertumbuhan realisasi"), WORD("pertumbuhan realisasi, dengan data yang sudah disetujui"), WORD("target Renstra"), WORD("target BKPM"), WORD("realisasi"),
    WORD("realisasi PMDN"), WORD("realisasi PMA"),
};

static const char *column_said(const struct investment_pages *in, const char *column) {
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++) {
        if (strcmp(COLUMNS[i], column) == 0) return say(in->words, COLUMNS[i]);
    }
    return NULL;
}

/* "PMDN, Sektor Primer: proyek" as "PMDN, Primary sector: projects"; NULL when its end is not known. */
static const char *place_said(const struct investment_pages *in, const char *place) {
    struct arena *arena = in->site->arena;
    const char *end = NULL;
    for (const char *at = strstr(place, ": "); at; at = strstr(at + 1, ": ")) end = at;
    const char *column = end ? column_said(in, end + 2) : NULL;
    if (!column) return NULL;
    size_t origin = strncmp(place, "PMDN, ", 6) == 0 ? 6 : strncmp(place, "PMA, ", 5) == 0 ? 5 : 0;
    const char *row = arena_format(arena, "%.*s", (int)(end - place - (ptrdiff_t)origin), place + origin);
    return arena_format(arena, "%.*s%s: %s", (int)origin, place, sector_said(in, sector_known_name(row)), column);
}

static void translate_difference(const struct investment_pages *in, json_t *difference) {
    const char *stated = json_string_value(json_object_get(difference, "stated_text"));
    if (strcmp(stated, WORD("tidak tercetak")) == 0) (void)json_object_set_new(difference, "stated_text", json_string(say(in->words, stated)));
    const char *place = place_said(in, json_string_value(json_object_get(difference, "place")));
    if (place) (void)json_object_set_new(difference, "place", json_string(place));
    else (void)json_object_set_new(difference, "place_lang", json_string(SOURCE_LANGUAGE));
    enum check check;
    if (!check_parse(json_string_value(json_object_get(difference, "check_name")), &check) || !CHECKS[check]) return;
    (void)json_object_set(difference, "note", json_object_get(difference, "check_text")); /* the words of whoever accepted it */
    (void)json_object_set_new(difference, "check_text", json_string(say(in->words, CHECKS[check])));
}

static void translate_differences(const struct investment_pages *in, json_t *view) {
    json_t *difference;
    size_t at;
    (void)json_object_set_new(view, "source_lang", json_string(SOURCE_LANGUAGE));
    json_array_foreach(json_object_get(view, "differences"), at, difference) translate_difference(in, difference);
}

/* ---- the source ---- */

void mark_source_words(const struct investment_pages *in, json_t *table, size_t column) {
    json_t *row;
    size_t at;
    if (in->words->tongue == INDONESIAN) return;
    json_array_foreach(json_object_get(table, "rows"), at, row) {
        json_t *cell = json_array_get(json_object_get(row, "cells"), column - 1);
        bool has_words = strcmp(json_string_value(json_object_get(cell, "text")), "–") != 0;
        if (has_words) (void)json_object_set_new(cell, "cell_lang", json_string(SOURCE_LANGUAGE));
    }
}

enum result investment_source(const struct investment_pages *in, const struct dataset *dataset, json_t *table, json_t *view) {
    struct arena *arena = in->site->arena;
    (void)json_object_set_new(view, "table", table);
    enum result result = view_dataset(in->site, dataset, view);
    if (result == DONE) result = view_differences(in->site, dataset, view);
    if (result != DONE) return result;
    if (in->words->tongue == ENGLISH) translate_differences(in, view);
    day_number approved = instant_day(dataset->approved_at, in->site->config->office.zone_offset);
    const char *text = arena_format(arena, say(in->words, "Disetujui Kepala Dinas %1$s. Sumber: %2$s."), tongue_day(arena, in->words->tongue, approved), dataset->source);
    (void)json_object_set_new(view, "approved_text", json_string(text));
    (void)json_object_set_new(view, "is_source", json_true());
    return DONE;
}
