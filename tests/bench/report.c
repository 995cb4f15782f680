/* Scope: how long a report on all complaints of a year takes in the program: reading, judging, adding up.
 * usage: LOKET_CONFIG=FILE report YEAR   prints "COMPLAINTS MILLISECONDS", the least of five */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "lib/base/config.h"
#include "lib/store/complaint_report.h"

#define ROUNDS 5

static bool add(void *user, const struct report_row *row) {
    struct complaint_report *report = user;
    struct report_finding finding = report_judge(report, &row->about);
    report_add(report, &row->about, &finding);
    return true;
}

static double now_ms(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

int main(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    const char *message = "LOKET_CONFIG is not set", *file = getenv("LOKET_CONFIG");
    CLEANUP_DB struct db *db = NULL;
    if (argc != 2 || !file || config_load(arena, file, &config, &message) != DONE ||
        db_open(arena, config->paths.database, DB_STAFF, &db, &message) != DONE) {
        (void)fprintf(stderr, "report: %s\n", message);
        return 1;
    }
    int year = (int)strtol(argv[1], NULL, 10);
    struct report_asked asked = { .first = day_from_civil((struct civil){ year, 1, 1 }),
                                  .last = day_from_civil((struct civil){ year, 12, 31 }), .settle = 14, .settle_oversight = 60,
                                  .zone_offset = config->office.zone_offset };
    asked.today = asked.last;
    struct report_source source;
    if (complaint_report_source(db, arena, &asked, &source) != DONE) return 1;
    double least = 0;
    int64_t count = 0;
    for (int i = 0; i < ROUNDS; i++) {
        struct complaint_report *report = report_new(arena, &source.frame);
        double from = now_ms();
        if (source.read(&source, false, add, report) != DONE) return 1;
        double took = now_ms() - from;
        if (i == 0 || took < least) least = took;
        count = report->all.received;
    }
    (void)printf("%" PRId64 " %.0f\n", count, least);
    return 0;
}
