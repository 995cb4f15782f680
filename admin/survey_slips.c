/* Scope: `loket survey slips` and `loket survey qr`: what the office prints so that people answer. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/print_out.h"
#include "admin/survey.h"
#include "lib/base/random.h"
#include "lib/out/survey_print.h"
#include "lib/store/counter.h"
#include "lib/store/service.h"
#include "lib/store/slip.h"
#include "lib/store/survey.h"

static const struct actor COMMAND = { .kind = ACTOR_COMMAND };

struct job {
    struct arena *arena;
    const struct config *config;
    struct db *db;
    instant now;
    const char *config_file, *period_key, *service_code, *counter_code, *file;
    struct survey_period period;
    const char *service, *counter; /* names; NULL: none */
};

static int wrong(const char *what, const char *which) {
    command_error("tidak ada %s %s", what, which);
    return EXIT_WRONG;
}

/* ---- what is asked for ---- */

static int find_service(struct job *job) {
    struct services services = { 0 };
    if (!job->service_code) return EXIT_DONE;
    enum result result = service_list(job->db, job->arena, true, &services);
    for (size_t i = 0; i < services.count; i++) {
        if (strcmp(services.rows[i].code, job->service_code) == 0) job->service = services.rows[i].name;
    }
    return result == DONE && !job->service ? wrong("layanan berkode", job->service_code) : command_status(result);
}

static int find_counter(struct job *job) {
    struct counter counter;
    if (!job->counter_code) return EXIT_DONE;
    enum result result = counter_by_code(job->db, job->arena, job->counter_code, &counter);
    if (result == REFUSED_ABSENT) return wrong("loket berkode", job->counter_code);
    if (result == DONE) job->counter = counter.name;
    return command_status(result);
}

static int find_period(struct job *job) {
    if (!job->period_key) return EXIT_DONE;
    enum result result = survey_period_by_key(job->db, job->arena, job->period_key, &job->period);
    if (result == REFUSED_ABSENT) return wrong("periode", job->period_key);
    return command_status(result);
}

static int begin(struct job *job) {
    if (!job->file) return command_misused("survey", "--out BERKAS harus ada");
    int status = command_config(job->arena, job->config_file, &job->config);
    if (status == EXIT_DONE) status = command_database(job->arena, job->config, &job->db);
    if (status == EXIT_DONE) status = find_period(job);
    if (status == EXIT_DONE) status = find_service(job);
    return status == EXIT_DONE ? find_counter(job) : status;
}

/* What stands on the paper. */
static struct survey_print print_of(const struct job *job) {
    return (struct survey_print){
        .office = { job->config->office.name, job->config->office.region, job->config->office.brand_color },
        .base_url = job->config->site.base_url,
        .period_key = job->period_key ? job->period.key : NULL,
        .period_label = job->period.label,
        .ends_on = job->period.ends_on,
        .service_code = job->service_code,
        .service = job->service,
        .counter_code = job->counter_code,
        .counter = job->counter,
    };
}

/* ---- slips ---- */

static struct access_code *draw_codes(struct arena *arena, size_t count) {
    struct access_code *codes = arena_array(arena, count, sizeof *codes);
    for (size_t i = 0; i < count; i++) {
        uint8_t bytes[ACCESS_CODE_BYTES];
        random_bytes(bytes, sizeof bytes);
        codes[i] = access_code_from_bytes(bytes);
    }
    return codes;
}

static int print_slips(const struct job *job, const struct slip_order *order) {
    json_auto_t *view = NULL;
    struct survey_print print = print_of(job);
    if (survey_print_slips(job->arena, &print, order->codes, order->count, &view) != DONE) {
        command_error("alamat situs terlalu panjang untuk kode QR");
        return EXIT_FAILED;
    }
    struct print_out out = { .config = job->config, .template_name = PRINT_SLIP_SHEET, .view = view, .title = "Karcis survei",
                             .now = job->now, .png_width = SURVEY_PRINT_PIXELS, .file = job->file };
    return print_out_write(job->arena, &out);
}

static int tell(const struct job *job, enum result result) {
    if (result == REFUSED_STALE) command_error("periode %s tidak sedang terbuka", job->period_key);
    else if (result != DONE) command_error("karcis tidak dapat disimpan: %s", db_failure(job->db));
    return command_status(result);
}

/* The file is written before the slips count, and is gone again when they do not: a slip on paper is always known. */
static int issue(const struct job *job, const struct keys *keys, const struct slip_order *order) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(job->db, &tx);
    if (result == DONE) result = slip_issue(&tx, keys, &COMMAND, job->now, order);
    if (result != DONE) return tell(job, result);
    int status = print_slips(job, order);
    if (status != EXIT_DONE) return status;
    result = tx_commit(&tx);
    if (result != DONE) (void)unlink(job->file);
    else (void)printf("%s: %zu karcis\n", job->file, order->count);
    return tell(job, result);
}

int survey_slips(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    struct job job = { .arena = arena, .now = time(NULL) };
    const struct command_option options[] = { { "--config", &job.config_file, NULL }, { "--period", &job.period_key, NULL },
                                              { "--service", &job.service_code, NULL }, { "--out", &job.file, NULL }, { 0 } };
    int64_t count;
    int status = command_options("survey", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 2 || !command_number(argv[1], 1, SLIPS_MOST, &count))
        return command_misused("survey", "slips JUMLAH: angka 1 sampai %d", SLIPS_MOST);
    if (!job.period_key) return command_misused("survey", "--period PERIODE harus ada");
    status = begin(&job);
    db = job.db;
    const struct keys *keys;
    const char *message;
    if (status == EXIT_DONE && keys_load(arena, job.config->paths.keys, KEY_CODE_HASH, &keys, &message) != DONE) {
        command_error("%s", message);
        status = EXIT_FAILED;
    }
    if (status != EXIT_DONE) return status;
    struct slip_order order = { .period = job.period.id, .service_code = job.service_code,
                                .codes = draw_codes(arena, (size_t)count), .count = (size_t)count };
    return issue(&job, keys, &order);
}

/* ---- posters ---- */

static int print_qr(const struct job *job) {
    struct arena *arena = job->arena;
    json_auto_t *view = NULL;
    struct survey_print print = print_of(job);
    if (survey_print_poster(arena, &print, &view) != DONE) {
        command_error("alamat situs terlalu panjang untuk kode QR");
        return EXIT_FAILED;
    }
    struct print_out out = { .config = job->config, .template_name = PRINT_QR_POSTER, .view = view, .title = "Nilai pelayanan kami",
                             .now = job->now, .png_width = SURVEY_PRINT_PIXELS, .file = job->file };
    return print_out_write(arena, &out);
}

int survey_qr(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    struct job job = { .arena = arena, .now = time(NULL) };
    const struct command_option options[] = { { "--config", &job.config_file, NULL }, { "--period", &job.period_key, NULL },
                                              { "--service", &job.service_code, NULL }, { "--counter", &job.counter_code, NULL },
                                              { "--out", &job.file, NULL }, { 0 } };
    int status = command_options("survey", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 1) return command_misused("survey", "qr: perintah ini tidak memakai kata lain");
    status = begin(&job);
    db = job.db;
    if (status == EXIT_DONE) status = print_qr(&job);
    if (status == EXIT_DONE) (void)printf("%s\n", job.file);
    return status;
}
