/* Scope: `loket skm`: the survey's arithmetic at the command line. */
#include "admin/cmd_skm.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "lib/rules/sample_size.h"

static int print_sample_size(int argc, char **argv) {
    int64_t population;
    if (argc != 2 || !command_number(argv[1], 1, SAMPLE_POPULATION_LARGEST, &population)) {
        return command_misused("skm", "sample-size: JUMLAH harus satu bilangan bulat mulai 1");
    }
    (void)printf("%" PRId64 "\n", sample_size(population));
    return EXIT_DONE;
}

static const struct {
    const char *word;
    int (*run)(int argc, char **argv);
} WORDS[] = { { "compute", skm_compute }, { "reconcile", skm_reconcile_file }, { "sample-size", print_sample_size } };

int cmd_skm(int argc, char **argv) {
    for (size_t i = 0; argc >= 2 && i < sizeof WORDS / sizeof *WORDS; i++) {
        if (strcmp(argv[1], WORDS[i].word) == 0) return WORDS[i].run(argc - 1, argv + 1);
    }
    return command_misused("skm", "pilih compute, reconcile atau sample-size");
}
