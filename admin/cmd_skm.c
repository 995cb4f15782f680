/* Scope: `loket skm`: the survey's arithmetic at the command line. */
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

int cmd_skm(int argc, char **argv) {
    if (argc >= 2 && strcmp(argv[1], "sample-size") == 0) return print_sample_size(argc - 1, argv + 1);
    return command_misused("skm", "pilih compute atau sample-size");
}
