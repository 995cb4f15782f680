/* Scope: `loket survey`: one row a thing it works on; each has a file of its own. */
#include <string.h>

#include "admin/command.h"
#include "admin/survey.h"

static const struct { const char *name; int (*run)(int argc, char **argv); } THINGS[] = {
    { "export", survey_export },         { "instrument", survey_instrument }, { "poster", survey_poster }, { "qr", survey_qr },
    { "report", survey_report },         { "slips", survey_slips },
};

int cmd_survey(int argc, char **argv) {
    for (size_t i = 0; argc >= 2 && i < sizeof THINGS / sizeof *THINGS; i++) {
        if (strcmp(THINGS[i].name, argv[1]) == 0) return THINGS[i].run(argc - 1, argv + 1);
    }
    return command_misused("survey", "pilih export, instrument, slips, qr, report, atau poster");
}
