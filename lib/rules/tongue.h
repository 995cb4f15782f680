/* Scope: figures, money, days and periods for readers of Indonesian and of English. Exports: enum tongue and the tongue_ functions.
 * All return text owned by ARENA. Indonesian is lib/rules/format.h; English has ',' between thousands and '.' before decimals, "IDR"
 * before rupiah (ISO 4217), no space before "%", and the quarters investors know: "Q1 2024". */
#pragma once

#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"

enum tongue { INDONESIAN, ENGLISH };

/* A fixed-point VALUE with DECIMALS: "1.234,56" or "1,234.56". */
const char *tongue_number(struct arena *arena, enum tongue tongue, int64_t value, unsigned decimals);

/* "64,75 %" (the space does not break) or "64.75%". */
const char *tongue_percent(struct arena *arena, enum tongue tongue, int64_t value, unsigned decimals);

/* "Rp1.234" or "IDR 1,234"; at a glance "Rp313,63 miliar" or "IDR 313.63 billion". */
const char *tongue_rupiah(struct arena *arena, enum tongue tongue, int64_t rupiah);
const char *tongue_rupiah_short(struct arena *arena, enum tongue tongue, int64_t rupiah);

/* The same in two parts: "313,63" and "miliar rupiah", "313.63" and "billion rupiah". */
struct tongue_amount { const char *number, *unit; };
struct tongue_amount tongue_rupiah_parts(struct arena *arena, enum tongue tongue, int64_t rupiah);

/* "US$1.234,50" or "US$1,234.50", given in cents; at a glance "US$20,91 juta" or "US$20.91 million". */
const char *tongue_dollar(struct arena *arena, enum tongue tongue, int64_t cents);
const char *tongue_dollar_short(struct arena *arena, enum tongue tongue, int64_t cents);

/* "31 Januari 2026" or "31 January 2026". */
const char *tongue_day(struct arena *arena, enum tongue tongue, day_number day);

/* "Triwulan I 2024" or "Q1 2024"; "Tahun 2024" or "2024"; a text that is no period as it is. */
const char *tongue_period(struct arena *arena, enum tongue tongue, const char *period);

/* The same without its year where it has a part: "Triwulan I" or "Q1". */
const char *tongue_period_part(struct arena *arena, enum tongue tongue, const char *period);
