/* Scope: cells as text: what a file can carry, what a page shows, what a machine reads. */
#include <stdio.h>
#include <string.h>
#include <unistr.h>

#include "lib/base/buffer.h"
#include "lib/out/sheet.h"
#include "lib/rules/format.h"

#define REPLACEMENT "\xEF\xBF\xBD"
#define ELLIPSIS "\xE2\x80\xA6"

/* XML 1.0 takes tab, line feed and carriage return of the control characters, and no U+FFFE or U+FFFF; U+0085 and its
 * neighbours are allowed there, but are control characters all the same. */
static bool is_carried(ucs4_t character) {
    if (character < 0x20) return character == '\t' || character == '\n' || character == '\r';
    return !(character >= 0x7F && character < 0xA0) && character != 0xFFFE && character != 0xFFFF;
}

/* The bytes of the character at AT; *ret_good says whether they may stay. */
static int step(const char *at, size_t left, bool *ret_good) {
    ucs4_t character;
    int length = u8_mbtoucr(&character, (const uint8_t *)at, left);
    *ret_good = length > 0 && is_carried(character);
    return length > 0 ? length : 1;
}

static bool is_whole(const char *text, size_t length) {
    size_t characters = 0;
    for (size_t at = 0; at < length; characters++) {
        bool good;
        at += (size_t)step(text + at, length - at, &good);
        if (!good || characters == SHEET_TEXT_LONGEST) return false;
    }
    return true;
}

const char *sheet_text(struct arena *arena, const char *text) {
    size_t length = strlen(text), characters = 0;
    if (is_whole(text, length)) return text;
    struct buffer clean = buffer_in(arena);
    for (size_t at = 0; at < length && characters < SHEET_TEXT_LONGEST - 1; characters++) {
        bool good;
        int size = step(text + at, length - at, &good);
        if (good) buffer_add(&clean, text + at, (size_t)size);
        else buffer_text(&clean, REPLACEMENT);
        at += (size_t)size;
        if (characters + 2 == SHEET_TEXT_LONGEST && at < length) buffer_text(&clean, ELLIPSIS);
    }
    return buffer_string(&clean);
}

const char *sheet_shown(struct arena *arena, const struct sheet_column *column, const struct sheet_cell *cell, int zone_offset) {
    if (!cell->known) return "";
    if (cell->text) return cell->text;
    switch (column->kind) {
    case SHEET_TEXT:
    case SHEET_CODE: return "";
    case SHEET_NUMBER: return format_number(arena, cell->number, column->decimals);
    case SHEET_PERCENT: return format_percent(arena, cell->number, column->decimals);
    case SHEET_DAY: return format_day_short(arena, (day_number)cell->number);
    case SHEET_MOMENT: break;
    }
    struct clock_time local = instant_local(cell->number, zone_offset);
    return arena_format(arena, "%s %02d.%02d", format_day_short(arena, instant_day(cell->number, zone_offset)), local.hour,
                        local.minute);
}

const char *sheet_plain(struct arena *arena, const struct sheet_column *column, const struct sheet_cell *cell, int zone_offset) {
    if (!cell->known) return "";
    if (cell->text) return sheet_text(arena, cell->text);
    switch (column->kind) {
    case SHEET_TEXT:
    case SHEET_CODE: return "";
    case SHEET_NUMBER:
    case SHEET_PERCENT: return format_plain(arena, cell->number, column->decimals);
    case SHEET_DAY: return day_iso(arena, (day_number)cell->number);
    case SHEET_MOMENT: break;
    }
    struct clock_time local = instant_local(cell->number, zone_offset);
    return arena_format(arena, "%sT%02d:%02d:%02d+%02d:%02d", day_iso(arena, instant_day(cell->number, zone_offset)), local.hour,
                        local.minute, local.second, zone_offset / 60, zone_offset % 60);
}
