/* Scope: what `loket survey` works on, a function each; argv[0] is its name. Exports: the survey_ commands. */
#pragma once

int survey_instrument(int argc, char **argv);
int survey_poster(int argc, char **argv);
int survey_slips(int argc, char **argv);
