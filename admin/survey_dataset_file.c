/* Scope: one survey's figures, by the key of its period, and a file made of them. */
#include "admin/survey_dataset_file.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/print_out.h"

static int read_words(struct survey_file_job *job, int argc, char **argv, const char *const *formats, const char **ret_key) {
    const struct command_option options[] = { { "--config", &job->config_file, NULL }, { "--format", &job->format, NULL }, { "--out", &job->out, NULL }, { 0 } };
    int status = command_options("survey", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 2) return command_misused("survey", "%s PERIODE: satu periode, seperti 2026-Q4", argv[0]);
    if (!job->out && !job->may_print) return command_misused("survey", "--out BERKAS harus ada");
    const char *known = "";
    for (size_t i = 0; formats[i]; i++) {
        if (job->format && strcmp(formats[i], job->format) == 0) job->format = formats[i];
        known = arena_format(job->arena, "%s%s%s", known, i ? ", " : "", formats[i]);
    }
    for (size_t i = 0; formats[i]; i++)
        if (formats[i] == job->format) {
            *ret_key = argv[1];
            return EXIT_DONE;
        }
    return command_misused("survey", "--format: salah satu dari %s", known);
}

/* The newest approved revision, else the newest of all. */
static const struct dataset *choose(struct arena *arena, const struct datasets *all, const char *key) {
    const struct dataset *found = NULL;
    for (size_t i = 0; i < all->count; i++) {
        const struct dataset *dataset = &all->rows[i];
        if (strcmp(dataset_key(arena, dataset), key) != 0) continue;
        bool is_better = !found || (dataset->approved && !found->approved) || (dataset->approved == found->approved && dataset->revision > found->revision);
        if (is_better) found = dataset;
    }
    return found;
}

static enum result read_report(struct survey_file_job *job, const char *key, bool *ret_found) {
    struct datasets all = { 0 };
    enum result result = db_read_begin(job->db);
    if (result != DONE) return result;
    result = dataset_list(job->db, job->arena, "survey", &all);
    const struct dataset *dataset = result == DONE ? choose(job->arena, &all, key) : NULL;
    *ret_found = dataset != NULL;
    struct survey_report_order order = { job->config, time(NULL), dataset, SURVEY_FROM_TABLES };
    if (dataset) result = survey_report_read(job->db, job->arena, &order, &job->report);
    db_read_end(job->db);
    return result;
}

static int tell(const struct survey_file_job *job, enum result result, const char *key, bool is_found) {
    if (result != DONE && result != REFUSED_ABSENT) command_error("%s: data survei tidak dapat dibaca: %s", key, db_failure(job->db));
    else if (result == REFUSED_ABSENT) command_error("%s: jawabannya tidak ada, hanya angka yang pernah tercetak", key);
    else if (!is_found) command_error("%s: belum ada data survei; tutup periodenya lalu susun konsepnya", key);
    if (result == DONE && !is_found) return EXIT_WRONG;
    return result == REFUSED_ABSENT ? EXIT_WRONG : command_status(result);
}

int survey_file_begin(struct survey_file_job *job, int argc, char **argv, const char *const *formats) {
    const char *key, *message = "";
    bool is_found;
    int status = read_words(job, argc, argv, formats, &key);
    if (status == EXIT_DONE) status = command_config(job->arena, job->config_file, &job->config);
    if (status == EXIT_DONE) status = command_database(job->arena, job->config, &job->db);
    if (status != EXIT_DONE) return status;
    enum result result = templates_load(job->arena, job->config->paths.templates, &job->templates, &message);
    if (result != DONE) {
        command_error("%s", message);
        return command_status(result);
    }
    result = read_report(job, key, &is_found);
    return tell(job, result, key, is_found);
}

int survey_file_end(const struct survey_file_job *job, const char *bytes, size_t length) {
    struct print_file file = { bytes, length };
    if (!job->out) return fwrite(bytes, 1, length, stdout) == length && fflush(stdout) == 0 ? EXIT_DONE : EXIT_FAILED;
    int status = print_out_save(job->out, &file);
    if (status == EXIT_DONE) (void)printf("%s%s\n", job->out, job->report.is_draft ? ": konsep, belum disetujui" : "");
    return status;
}
