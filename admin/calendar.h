/* Scope: the holiday table for the commands. Exports: calendar_holidays, struct calendar_import, calendar_import. */
#pragma once

#include "admin/holiday_file.h"
#include "lib/base/date.h"
#include "lib/rules/workdays.h"
#include "lib/store/db.h"

/* Gives CLOCK every holiday of the office; owned by ARENA. On failure prints one line and returns the exit status. */
int calendar_holidays(struct arena *arena, struct db *db, struct workday_clock *clock);

/* What an import brings. */
struct calendar_import {
    struct holiday_file file;
    const char *decree; /* for days whose row names none; "" when none was given */
    bool replace;       /* days of the file's years that the file does not name are taken out */
    instant now;
};

/* Takes the file in, in one transaction: new days are added, known ones changed where they differ. Days of the same years
 * that the file does not name stay and are listed, because a decree that adds one day must not empty the year; with
 * REPLACE they go, local ones excepted. Prints what changed; a second time nothing does. Returns the exit status. */
int calendar_import(struct arena *arena, struct db *db, const struct calendar_import *what);
