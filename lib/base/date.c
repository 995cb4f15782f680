/* Scope: conversion between civil dates, day numbers and instants, and their ISO 8601 texts. */
#include "lib/base/date.h"

#include <ctype.h>
#include <string.h>

#define SECONDS_A_DAY 86400
#define DAYS_A_WEEK 7
#define JULIAN_DAY_OF_1970 2440588
#define FIRST_YEAR 1900
#define LAST_YEAR 2999

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month) {
    static const int LENGTHS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return LENGTHS[month - 1] + (month == 2 && is_leap(year));
}

bool civil_exists(struct civil c) {
    if (c.year < FIRST_YEAR || c.year > LAST_YEAR || c.month < 1 || c.month > 12) return false;
    return c.day >= 1 && c.day <= month_length(c.year, c.month);
}

day_number day_from_civil(struct civil c) {
    int shift = (c.month - 14) / 12; /* -1 in January and February: the computing year starts in March */
    int julian = (1461 * (c.year + 4800 + shift)) / 4 + (367 * (c.month - 2 - 12 * shift)) / 12 -
                 (3 * ((c.year + 4900 + shift) / 100)) / 4 + c.day - 32075;
    return julian - JULIAN_DAY_OF_1970;
}

struct civil civil_from_day(day_number day) {
    int f = day + JULIAN_DAY_OF_1970 + 1401;
    f += (((4 * (day + JULIAN_DAY_OF_1970) + 274277) / 146097) * 3) / 4 - 38;
    int e = 4 * f + 3;
    int g = (e % 1461) / 4;
    int h = 5 * g + 2;
    struct civil c;
    c.day = (h % 153) / 5 + 1;
    c.month = (h / 153 + 2) % 12 + 1;
    c.year = e / 1461 - 4716 + (14 - c.month) / 12;
    return c;
}

static int floor_modulo(int64_t value, int modulus) {
    int rest = (int)(value % modulus);
    return rest < 0 ? rest + modulus : rest;
}

enum weekday day_weekday(day_number day) {
    return (enum weekday)floor_modulo((int64_t)day + THURSDAY, DAYS_A_WEEK); /* 1970-01-01 was a Thursday */
}

/* True when TEXT has a digit wherever SHAPE has '0' and the same character everywhere else. */
static bool has_shape(const char *text, const char *shape) {
    for (; *shape; text++, shape++) {
        bool fits = *shape == '0' ? isdigit((unsigned char)*text) : *text == *shape;
        if (!fits) return false;
    }
    return *text == '\0';
}

static int digits(const char *text, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) value = value * 10 + (text[i] - '0');
    return value;
}

static struct civil civil_at(const char *text) {
    return (struct civil){ digits(text, 4), digits(text + 5, 2), digits(text + 8, 2) };
}

bool day_parse(const char *text, day_number *ret) {
    if (!has_shape(text, "0000-00-00")) return false;
    struct civil civil = civil_at(text);
    if (!civil_exists(civil)) return false;
    *ret = day_from_civil(civil);
    return true;
}

char *day_iso(struct arena *arena, day_number day) {
    struct civil c = civil_from_day(day);
    return arena_format(arena, "%04d-%02d-%02d", c.year, c.month, c.day);
}

bool instant_parse(const char *text, instant *ret) {
    if (!has_shape(text, "0000-00-00T00:00:00Z")) return false;
    struct clock_time t = { civil_at(text), digits(text + 11, 2), digits(text + 14, 2), digits(text + 17, 2) };
    if (!civil_exists(t.date) || t.hour > 23 || t.minute > 59 || t.second > 59) return false;
    *ret = instant_from_local(t, 0);
    return true;
}

char *instant_iso(struct arena *arena, instant at) {
    struct clock_time t = instant_local(at, 0);
    return arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.date.year, t.date.month, t.date.day, t.hour,
                        t.minute, t.second);
}

day_number instant_day(instant at, int offset_minutes) {
    int64_t seconds = at + (int64_t)offset_minutes * 60;
    return (day_number)((seconds - floor_modulo(seconds, SECONDS_A_DAY)) / SECONDS_A_DAY);
}

struct clock_time instant_local(instant at, int offset_minutes) {
    int second_of_day = floor_modulo(at + (int64_t)offset_minutes * 60, SECONDS_A_DAY);
    return (struct clock_time){ .date = civil_from_day(instant_day(at, offset_minutes)),
                                .hour = second_of_day / 3600,
                                .minute = second_of_day / 60 % 60,
                                .second = second_of_day % 60 };
}

instant instant_from_local(struct clock_time local, int offset_minutes) {
    instant midnight = (instant)day_from_civil(local.date) * SECONDS_A_DAY;
    return midnight + local.hour * 3600 + local.minute * 60 + local.second - (instant)offset_minutes * 60;
}
