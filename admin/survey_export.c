/* Scope: `loket survey export`: the answers of one period without anything about persons, the same bytes as the site publishes. */
#include <string.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/survey.h"
#include "admin/survey_dataset_file.h"
#include "lib/report/survey_answers.h"

static enum result print(const struct survey_file_job *job, struct buffer *out) {
    struct arena *arena = job->arena;
    const struct config *config = job->config;
    const struct dataset *dataset = &job->report.result.dataset;
    struct data_office office = { config->office.name, arena_format(arena, "%s/pending", config->paths.uploads), config->office.zone, config->office.zone_offset,
                                  config->office.region, config->office.region_code };
    struct data_table table;
    json_t *rows = survey_answers(arena, &job->report.result, &job->report.services, &table);
    table.updated = instant_day(dataset->approved ? dataset->approved_at : dataset->imported_at, config->office.zone_offset);
    json_auto_t *tree = data_tree(arena, &table, &office, rows);
    if (!tree) return FAILED_INTERNAL;
    if (strcmp(job->format, "json") == 0) return data_json(tree, out);
    if (strcmp(job->format, "xlsx") == 0) return data_workbook(&table, &office, tree, out);
    data_csv(tree, out);
    return DONE;
}

int survey_export(int argc, char **argv) {
    static const char *const FORMATS[] = { "csv", "json", "xlsx", NULL };
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    struct survey_file_job job = { .arena = arena, .may_print = true };
    int status = survey_file_begin(&job, argc, argv, FORMATS);
    db = job.db;
    if (status != EXIT_DONE) return status;
    struct buffer out = buffer_in(arena);
    enum result result = print(&job, &out);
    if (result == DONE) return survey_file_end(&job, buffer_string(&out), out.length);
    command_error("%s: tidak dapat ditulis", argv[1]);
    return command_status(result);
}
