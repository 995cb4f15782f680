/* Scope: printing, from integers only. */
#include "lib/rules/format.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/rules/ratio.h"

static const int64_t POWERS[FORMAT_MOST_DECIMALS + 1] = { 1,      10,      100,      1000,      10000,
                                                          100000, 1000000, 10000000, 100000000, 1000000000 };

/* The size of a number without its sign; right for INT64_MIN too. */
static uint64_t size_of(int64_t value) {
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

static void add_decimals(struct buffer *buffer, uint64_t size, unsigned decimals, char point) {
    if (decimals == 0) return;
    buffer_format(buffer, "%c%0*" PRIu64, point, (int)decimals, size % (uint64_t)POWERS[decimals]);
}

static void add_grouped(struct buffer *buffer, uint64_t whole) {
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%" PRIu64, whole);
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0) buffer_char(buffer, '.');
        buffer_char(buffer, digits[i]);
    }
}

static void add_number(struct buffer *buffer, uint64_t size, unsigned decimals) {
    add_grouped(buffer, size / (uint64_t)POWERS[decimals]);
    add_decimals(buffer, size, decimals, ',');
}

/* A sign when needed, then PREFIX, the number and SUFFIX. */
static char *dressed(struct arena *arena, const char *prefix, int64_t value, unsigned decimals, const char *suffix) {
    struct buffer buffer = buffer_in(arena);
    if (value < 0) buffer_char(&buffer, '-');
    buffer_text(&buffer, prefix);
    add_number(&buffer, size_of(value), decimals);
    buffer_text(&buffer, suffix);
    return buffer.bytes;
}

char *format_plain(struct arena *arena, int64_t value, unsigned decimals) {
    struct buffer buffer = buffer_in(arena);
    uint64_t size = size_of(value);
    if (value < 0) buffer_char(&buffer, '-');
    buffer_format(&buffer, "%" PRIu64, size / (uint64_t)POWERS[decimals]);
    add_decimals(&buffer, size, decimals, '.');
    return buffer.bytes;
}

char *format_number(struct arena *arena, int64_t value, unsigned decimals) {
    return dressed(arena, "", value, decimals, "");
}

char *format_percent(struct arena *arena, int64_t value, unsigned decimals) {
    return dressed(arena, "", value, decimals, "%");
}

char *format_rupiah(struct arena *arena, int64_t rupiah) {
    return dressed(arena, "Rp", rupiah, 0, "");
}

char *format_dollar(struct arena *arena, int64_t cents) {
    return dressed(arena, "US$", cents, 2, "");
}

int format_rupiah_scale(int64_t rupiah, int64_t *ret_hundredths) {
    static const struct { int exponent; int64_t unit; } SCALES[] = { { 12, 1000000000000 }, { 9, 1000000000 }, { 6, 1000000 } };
    for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++) {
        *ret_hundredths = round_half_up((__int128)rupiah * 100, SCALES[i].unit);
        if (size_of(*ret_hundredths) >= 100) return SCALES[i].exponent;
    }
    *ret_hundredths = rupiah;
    return 0;
}

char *format_rupiah_short(struct arena *arena, int64_t rupiah) {
    int64_t amount;
    switch (format_rupiah_scale(rupiah, &amount)) {
    case 12: return dressed(arena, "Rp", amount, 2, " triliun");
    case 9: return dressed(arena, "Rp", amount, 2, " miliar");
    case 6: return dressed(arena, "Rp", amount, 2, " juta");
    default: return format_rupiah(arena, rupiah);
    }
}

const char *format_month(int month) {
    static const char *const MONTHS[] = { "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
                                          "Juli",    "Agustus",  "September", "Oktober", "November", "Desember" };
    return MONTHS[month - 1];
}

const char *format_weekday(day_number day) {
    static const char *const WEEKDAYS[] = { "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu" };
    return WEEKDAYS[day_weekday(day)];
}

char *format_day(struct arena *arena, day_number day) {
    struct civil civil = civil_from_day(day);
    return arena_format(arena, "%d %s %04d", civil.day, format_month(civil.month), civil.year);
}

char *format_day_short(struct arena *arena, day_number day) {
    struct civil civil = civil_from_day(day);
    return arena_format(arena, "%02d/%02d/%04d", civil.day, civil.month, civil.year);
}

char *format_clock(struct arena *arena, instant at, int offset_minutes, const char *zone) {
    struct clock_time local = instant_local(at, offset_minutes);
    return arena_format(arena, "%02d.%02d %s", local.hour, local.minute, zone);
}

char *format_moment(struct arena *arena, instant at, int offset_minutes, const char *zone) {
    return arena_format(arena, "%s pukul %s", format_day(arena, instant_day(at, offset_minutes)),
                        format_clock(arena, at, offset_minutes, zone));
}

char *format_size(struct arena *arena, int64_t bytes) {
    int64_t kilobytes = bytes / 1024 + (bytes % 1024 > 0);
    if (kilobytes < 1024) return dressed(arena, "", kilobytes, 0, " kB");
    return dressed(arena, "", round_half_up((__int128)bytes * 10, 1024 * 1024), 1, " MB");
}

char *format_phone(struct arena *arena, const char *e164) {
    if (strncmp(e164, "+62", 3) != 0) return arena_string(arena, e164);
    struct buffer buffer = buffer_in(arena);
    buffer_char(&buffer, '0');
    const char *digits = e164 + 3;
    size_t length = strlen(digits);
    for (size_t i = 0; i < length; i++) {
        bool starts_group = (i + 1) % 4 == 0 && i + 1 < length; /* a single last digit stays with its group */
        if (starts_group) buffer_char(&buffer, '-');
        buffer_char(&buffer, digits[i]);
    }
    return buffer.bytes;
}
