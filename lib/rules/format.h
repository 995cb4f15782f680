/* Scope: how figures, money, days and times are shown in Indonesian, and the plain form machines read.
 * Exports: the format_ functions. All return text owned by ARENA.
 * Source: Pedoman Umum Ejaan Bahasa Indonesia and common official use: '.' between thousands, ',' before decimals,
 * "Rp" without a space, clock hours and minutes parted by '.'. A fixed-point VALUE with DECIMALS d means
 * VALUE / 10^d; d is at most FORMAT_MOST_DECIMALS. */
#pragma once

#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"

#define FORMAT_MOST_DECIMALS 9u

/* "1234567.89", "-0.05": for JSON, CSV and the database's checks. */
char *format_plain(struct arena *arena, int64_t value, unsigned decimals);

/* "1.234.567,89", "-0,05". */
char *format_number(struct arena *arena, int64_t value, unsigned decimals);

/* "97,4%". */
char *format_percent(struct arena *arena, int64_t value, unsigned decimals);

/* "Rp1.234.567", "-Rp5". */
char *format_rupiah(struct arena *arena, int64_t rupiah);

/* Money at a glance, two decimals half up: "Rp313,63 miliar"; below one million as format_rupiah. Scales: juta 10^6,
 * miliar 10^9, triliun 10^12; the scale is chosen after rounding, so 999 999 999 is "Rp1,00 miliar". */
char *format_rupiah_short(struct arena *arena, int64_t rupiah);

/* The scale that form would choose: the exponent 12, 9, 6 or 0, and in *ret_hundredths how many hundredths of it RUPIAH are; with 0
 * whole rupiah. */
int format_rupiah_scale(int64_t rupiah, int64_t *ret_hundredths);

/* US dollars given in cents: "US$20.908.700,00". */
char *format_dollar(struct arena *arena, int64_t cents);

/* "31 Januari 2026". */
char *format_day(struct arena *arena, day_number day);

/* "31/01/2026", the form people type. */
char *format_day_short(struct arena *arena, day_number day);

/* "Senin" … "Minggu" and "Januari" … "Desember" (MONTH 1 to 12); static storage. */
const char *format_weekday(day_number day);
const char *format_month(int month);

/* "09.05 WITA"; ZONE is the office's zone name, OFFSET_MINUTES its distance from UTC. */
char *format_clock(struct arena *arena, instant at, int offset_minutes, const char *zone);

/* "31 Januari 2026 pukul 09.05 WITA". */
char *format_moment(struct arena *arena, instant at, int offset_minutes, const char *zone);

/* How large a file is: whole kilobytes of 1024 bytes, rounded up, "3 kB"; from 1024 of them on megabytes, half up, "1,5 MB". */
char *format_size(struct arena *arena, int64_t bytes);

/* A telephone number in E.164 form as people read it: "+6281200000000" is "0812-0000-0000"; a number outside Indonesia
 * stays as it is. */
char *format_phone(struct arena *arena, const char *e164);
