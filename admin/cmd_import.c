/* Scope: `loket import`: files of an office into the database, as drafts. */
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/import.h"
#include "lib/store/tx.h"

/* The options of all kinds; NULL when not given. */
struct import_options {
    const char *config, *period, *report_period, *published, *totals, *origin, *decimal, *rate, *population, *respondents, *source, *office;
    bool checks, replaces;
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

/* The kind is one of lib/rules/figure_rows.h. */
static int read_figures(const char *kind, const char *file, const struct import_options *options, struct import_figures *ret) {
    struct import_figures what = { .file = file, .totals_file = options->totals, .period = options->period, .report_period = options->report_period,
                                   .office = options->office, .origin = options->origin, .decimal = options->decimal, .replaces = options->replaces };
    int status = read_optional("--rate", options->rate, &what.rate);
    (void)figure_kind_parse(kind, &what.kind);
    *ret = what;
    return status;
}

static const struct {
    const char *kind;
    int (*run)(const struct import_job *job, const char *file, const struct import_options *options);
} KINDS[] = {
    { "skm", run_skm },
    { "published", run_published },
    { "ikm", run_ikm },
};

static int run(const struct config *config, const char *kind, const char *file, const struct import_options *options) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    int status = command_database(arena, config, &db);
    if (status != EXIT_DONE) return status;
    struct import_job job = { .arena = arena,
                              .db = db,
                              .actor = { .kind = ACTOR_COMMAND },
                              .now = time(NULL),
                              .source = options->source,
                              .office = config->office.region,
                              .smallest_group = config->publication.smallest_group };
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strcmp(KINDS[i].kind, kind) == 0) return KINDS[i].run(&job, file, options);
    }
    struct import_figures figures;
    struct dataset_id id;
    status = read_figures(kind, file, options, &figures);
    return status == EXIT_DONE ? import_figures(&job, &figures, &id) : status;
}

static bool is_kind(const char *kind, bool *ret_figures) {
    enum figure_kind figures;
    *ret_figures = figure_kind_parse(kind, &figures);
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strcmp(KINDS[i].kind, kind) == 0) return true;
    }
    return *ret_figures;
}

int cmd_import(int argc, char **argv) {
    struct import_options options = { 0 };
    int status = command_options("import", &argc, argv, (struct command_option[]){
        { "--config", &options.config, NULL },
        { "--period", &options.period, NULL },
        { "--report-period", &options.report_period, NULL },
        { "--published", &options.published, NULL },
        { "--totals", &options.totals, NULL },
        { "--origin", &options.origin, NULL },
        { "--decimal", &options.decimal, NULL },
        { "--rate", &options.rate, NULL },
        { "--population", &options.population, NULL },
        { "--respondents", &options.respondents, NULL },
        { "--source", &options.source, NULL },
        { "--office", &options.office, NULL },
        { "--check", NULL, &options.checks },
        { "--replace", NULL, &options.replaces },
        { 0 } });
    if (status != EXIT_DONE) return status;
    if (argc != 3) return command_misused("import", "berikan jenis data dan satu berkas");
    bool is_figures;
    if (!is_kind(argv[1], &is_figures)) {
        return command_misused("import", "jenis data: skm, published, ikm, investment, permits, indicators, budget atau targets");
    }
    bool is_too_much = (options.checks || options.replaces) && !is_figures;
    if (is_too_much) return command_misused("import", "--check dan --replace tidak untuk %s", argv[1]);
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct import_figures figures;
    if (options.checks) {
        status = read_figures(argv[1], argv[2], &options, &figures);
        return status == EXIT_DONE ? import_figures_check(arena, &figures) : status;
    }
    const struct config *config;
    status = command_config(arena, options.config, &config);
    return status == EXIT_DONE ? run(config, argv[1], argv[2], &options) : status;
}
