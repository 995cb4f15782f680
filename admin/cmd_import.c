/* Scope: `loket import`: files of an office into the database, as drafts. */
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/import.h"
#include "lib/store/tx.h"

/* The options of all kinds; NULL when not given. */
struct import_options {
    const char *config, *period, *published, *totals, *origin, *rate, *population, *respondents, *source, *office;
};

static int read_optional(const char *name, const char *text, struct optional_number *ret) {
    if (!text) return EXIT_DONE;
    ret->known = command_number(text, 1, 100000000, &ret->value);
    return ret->known ? EXIT_DONE : command_misused("import", "%s harus bilangan bulat mulai 1", name);
}

static int run_skm(const struct import_job *job, const char *file, const struct import_options *options) {
    struct import_skm what = { .file = file, .published_file = options->published, .period = options->period };
    struct dataset_id id;
    int status = read_optional("--population", options->population, &what.population);
    return status == EXIT_DONE ? import_skm(job, &what, &id) : status;
}

static int run_published(const struct import_job *job, const char *file, const struct import_options *options) {
    struct import_published what = { .file = file, .period = options->period };
    struct dataset_id id;
    int status = read_optional("--respondents", options->respondents, &what.respondents);
    return status == EXIT_DONE ? import_published(job, &what, &id) : status;
}

static int run_ikm(const struct import_job *job, const char *file, const struct import_options *options) {
    struct dataset_id id;
    return import_ikm(job, &(struct import_ikm){ file, options->office }, &id);
}

static int run_investment(const struct import_job *job, const char *file, const struct import_options *options) {
    struct import_investment what = { .file = file, .period = options->period, .origin = options->origin };
    struct dataset_id id;
    int status = read_optional("--rate", options->rate, &what.rate);
    return status == EXIT_DONE ? import_investment(job, &what, &id) : status;
}

static int run_permits(const struct import_job *job, const char *file, const struct import_options *options) {
    struct dataset_id id;
    return import_permits(job, &(struct import_permits){ file, options->totals, options->period }, &id);
}

static const struct {
    const char *kind;
    int (*run)(const struct import_job *job, const char *file, const struct import_options *options);
} KINDS[] = {
    { "skm", run_skm },
    { "published", run_published },
    { "ikm", run_ikm },
    { "investment", run_investment },
    { "permits", run_permits },
};

int cmd_import(int argc, char **argv) {
    struct import_options options = { 0 };
    int status = command_options("import", &argc, argv, (struct command_option[]){
        { "--config", &options.config, NULL },
        { "--period", &options.period, NULL },
        { "--published", &options.published, NULL },
        { "--totals", &options.totals, NULL },
        { "--origin", &options.origin, NULL },
        { "--rate", &options.rate, NULL },
        { "--population", &options.population, NULL },
        { "--respondents", &options.respondents, NULL },
        { "--source", &options.source, NULL },
        { "--office", &options.office, NULL },
        { 0 } });
    if (status != EXIT_DONE) return status;
    if (argc != 3) return command_misused("import", "berikan jenis data dan satu berkas");
    size_t kind = 0;
    while (kind < sizeof KINDS / sizeof *KINDS && strcmp(KINDS[kind].kind, argv[1]) != 0) kind++;
    if (kind == sizeof KINDS / sizeof *KINDS) return command_misused("import", "jenis data: skm, published, ikm, investment atau permits");

    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    status = command_config(arena, options.config, &config);
    if (status != EXIT_DONE) return status;
    CLEANUP_DB struct db *db = NULL;
    status = command_database(arena, config, &db);
    if (status != EXIT_DONE) return status;
    struct import_job job = { .arena = arena,
                              .db = db,
                              .actor = { .kind = ACTOR_COMMAND },
                              .now = time(NULL),
                              .source = options.source,
                              .smallest_group = config->publication.smallest_group };
    return KINDS[kind].run(&job, argv[2], &options);
}
