/* Scope: a list of holidays as a CSV file. Exports: struct holiday_file, holiday_file_read.
 *
 * Columns: day (YYYY-MM-DD), name, and if wanted kind ("national", "joint_leave", "local" or their Indonesian words) and
 * decree. With a heading line (day or tanggal, name or nama, kind or jenis, decree or keputusan) in any order; without
 * one in this order. */
#pragma once

#include "lib/base/arena.h"
#include "lib/rules/workdays.h"
#include "lib/store/holiday.h"

#define HOLIDAY_FILE_LARGEST ((size_t)1024 * 1024) /* bytes; a century of holidays is a tenth of it */

struct holiday_file {
    struct holiday_rows days; /* by day; kind "" and decree "" where the file says none */
    const struct holiday *holidays; /* the same for the clock */
};

/* Reads FILE; every faulty row is printed with its line, then nothing of the file counts. Returns the exit status; *ret is
 * owned by ARENA. */
int holiday_file_read(struct arena *arena, const char *file, struct holiday_file *ret);
