/* Scope: what `loket survey` works on, a function each; argv[0] is its name. Exports: the survey_ commands, and
 * survey_instrument_file, which the arithmetic at the command line reads questionnaires with. */
#pragma once

#include "lib/store/instrument.h"

int survey_export(int argc, char **argv);
int survey_instrument(int argc, char **argv);
int survey_poster(int argc, char **argv);
int survey_qr(int argc, char **argv);
int survey_report(int argc, char **argv);
int survey_slips(int argc, char **argv);

/* Reads a questionnaire's file, "-" is standard input; on failure prints everything that is wrong, a line each, and returns the exit
 * status. *ret is owned by ARENA. */
int survey_instrument_file(struct arena *arena, const char *file, struct instrument *ret);
