/* Scope: `loket sample`: fills an empty office with an invented one, so that every page has something to show. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/places.h"
#include "admin/sample.h"
#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"
#include "lib/store/case_list.h"
#include "lib/store/dataset.h"

#define LOGINS_FILE "logins.txt"

/* True when the office holds neither cases nor figures; prints what is in the way. */
static bool is_empty(const struct sample *sample) {
    struct case_counts complaints, requests;
    struct datasets datasets;
    struct case_counting counting = { .kind = "complaint", .today = sample->today, .soon = sample->today };
    bool readable = case_counts(sample->db, sample->arena, &counting, &complaints) == DONE;
    counting.kind = "request";
    readable = readable && case_counts(sample->db, sample->arena, &counting, &requests) == DONE &&
                    dataset_list(sample->db, sample->arena, NULL, &datasets) == DONE;
    if (!readable) {
        command_error("basis data tidak dapat dibaca: %s", db_failure(sample->db));
        return false;
    }
    int64_t cases = 0;
    for (size_t i = 0; i < complaints.totals.count; i++) cases += complaints.totals.rows[i].count;
    for (size_t i = 0; i < requests.totals.count; i++) cases += requests.totals.rows[i].count;
    if (cases == 0 && datasets.count == 0) return true;
    command_error("kantor ini sudah berisi kasus atau data; contoh hanya untuk kantor yang masih kosong");
    return false;
}

static int fill(struct sample *sample) {
    static int (*const PARTS[])(struct sample *) = { sample_office, sample_pages, sample_replies, sample_figures, sample_survey, sample_cases, sample_answer };
    int status = EXIT_DONE;
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS && status == EXIT_DONE; i++) status = PARTS[i](sample);
    return status;
}

/* Adds the accounts to logins.txt, readable by the owner alone. */
static int write_logins(const struct sample *sample) {
    const char *path = arena_format(sample->arena, "%s/" LOGINS_FILE, sample->config->directory);
    CLEANUP_FD int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    const struct buffer *text = sample->logins;
    bool written = file >= 0 && write(file, text->bytes, text->length) == (ssize_t)text->length && fsync(file) == 0;
    if (!written) {
        command_error("%s: %s", path, strerror(errno));
        return EXIT_FAILED;
    }
    (void)printf("%s\nTersimpan juga di %s (hanya terbaca oleh pemiliknya).\n", text->bytes, path);
    return EXIT_DONE;
}

static int run(struct arena *arena, const char *file, instant now) {
    struct buffer logins = buffer_in(arena);
    struct sample sample = { .arena = arena, .now = now, .logins = &logins };
    int status = command_config(arena, file, &sample.config);
    if (status != EXIT_DONE) return status;
    sample.today = instant_day(now, sample.config->office.zone_offset);
    sample.folder = place_data(arena, "site/sample");
    if (!sample.folder) {
        command_error("folder site/sample tidak ditemukan di dekat program");
        return EXIT_FAILED;
    }
    const char *message = "";
    if (keys_load(arena, sample.config->paths.keys, KEY_CODE | KEY_CODE_HASH | KEY_IDENTITY_PUBLIC, &sample.keys, &message) != DONE) {
        command_error("%s", message);
        return EXIT_FAILED;
    }
    CLEANUP_DB struct db *db = NULL;
    status = command_database(arena, sample.config, &db);
    sample.db = db;
    if (status != EXIT_DONE) return status;
    if (!is_empty(&sample)) return EXIT_FAILED;
    status = fill(&sample);
    return status == EXIT_DONE ? write_logins(&sample) : status;
}

int cmd_sample(int argc, char **argv) {
    const char *file = NULL, *now_text = NULL;
    int status = command_options("sample", &argc, argv,
                                 (struct command_option[]){ { "--config", &file, NULL }, { "--now", &now_text, NULL }, { 0 } });
    if (status != EXIT_DONE) return status;
    instant now = time(NULL);
    if (argc != 1 || (now_text && !instant_parse(now_text, &now))) {
        return command_misused("sample", "hanya --config dan --now (2026-11-21T01:00:00Z)");
    }
    CLEANUP_ARENA struct arena *arena = arena_new();
    return run(arena, file, now);
}
