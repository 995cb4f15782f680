/* Scope: `loket setup`: makes an office's folder: settings, keys, database, first administrator. What is there stays. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "admin/brand.h"
#include "admin/command.h"
#include "admin/content_files.h"
#include "admin/fill.h"
#include "admin/places.h"
#include "lib/base/cleanup.h"
#include "lib/base/keys.h"
#include "lib/store/instrument_file.h"
#include "lib/store/migrate.h"
#include "lib/store/staff.h"
#include "lib/store/staff_secret.h"
#include "lib/store/tx.h"

#define BASE_URL_DEFAULT "http://127.0.0.1:8080"
#define FILL_SECONDS_DEFAULT "3"
#define FILL_SECONDS_LARGEST 600
#define FIRST_ADMINISTRATOR "admin"

struct setup {
    struct arena *arena;
    const char *folder, *base_url, *fill_seconds;
    const struct config *config;
};

static void tell(const char *what, bool is_new) {
    (void)printf("  %-44s %s\n", what, is_new ? "dibuat" : "sudah ada, dibiarkan");
}

/* The delivered folder NAME as it is written into loket.ini: relative when the office lies inside the source tree, so that
 * the tree can be moved as a whole; NULL when it is not there. */
static const char *delivered(struct setup *setup, const char *name) {
    const char *place = place_data(setup->arena, name);
    const char *slash = strrchr(setup->folder, '/');
    if (!place || !slash) return place;
    const char *beside = arena_format(setup->arena, "%.*s/%s", (int)(slash - setup->folder), setup->folder, name);
    return strcmp(place, beside) == 0 ? arena_format(setup->arena, "../%s", name) : place;
}

static int write_new(const char *path, const char *text) {
    CLEANUP_FD int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0640);
    size_t length = strlen(text);
    if (file >= 0 && write(file, text, length) == (ssize_t)length && fsync(file) == 0) return EXIT_DONE;
    command_error("%s: %s", path, strerror(errno));
    if (file >= 0) (void)unlink(path);
    return EXIT_FAILED;
}

static int make_settings(struct setup *setup) {
    const char *path = arena_format(setup->arena, "%s/loket.ini", setup->folder);
    bool is_new = access(path, F_OK) != 0;
    if (is_new) {
        const struct fill_value values[] = { { "base_url", setup->base_url },
                                             { "templates", delivered(setup, "templates") },
                                             { "assets", delivered(setup, "site/assets") },
                                             { "minimum_fill_seconds", setup->fill_seconds },
                                             { NULL, NULL } };
        const struct fill fill = { .values = values };
        const char *text, *message;
        if (!values[1].text || !values[2].text) {
            command_error("folder templates dan site/assets tidak ditemukan di dekat program");
            return EXIT_FAILED;
        }
        if (fill_file(setup->arena, "deploy/loket.ini.in", &fill, &text, &message) != DONE) {
            command_error("%s", message);
            return EXIT_FAILED;
        }
        if (write_new(path, text) != EXIT_DONE) return EXIT_FAILED;
    }
    int status = command_config(setup->arena, path, &setup->config);
    if (status != EXIT_DONE && is_new) (void)unlink(path);
    if (status == EXIT_DONE) tell("loket.ini", is_new);
    return status;
}

static int make_keys(struct setup *setup) {
    const char *message = NULL;
    enum result result = keys_create(setup->arena, setup->config->paths.keys, &message);
    bool is_new = result == DONE;
    if (result == REFUSED_STALE) result = keys_add_edition(setup->arena, setup->config->paths.keys, &message);
    if (result != DONE) {
        command_error("%s", message);
        return command_status(result);
    }
    tell("kunci rahasia", is_new);
    return EXIT_DONE;
}

static int make_database(struct setup *setup) {
    const char *message = NULL;
    enum result result = db_create(setup->arena, setup->config->paths.database, &message);
    bool is_new = result == DONE;
    int from = 0;
    if (result == REFUSED_STALE) result = db_migrate(setup->arena, setup->config->paths.database, &from, &message);
    if (result != DONE) {
        command_error("%s", message);
        return command_status(result);
    }
    tell("basis data", is_new);
    return EXIT_DONE;
}

static int make_folders(struct setup *setup) {
    const char *editions = setup->config->paths.editions;
    const struct { const char *path; mode_t mode; } FOLDERS[] = {
        { setup->config->paths.uploads, 0700 },
        { arena_format(setup->arena, "%s/pending", setup->config->paths.uploads), 0700 },
        { arena_copy(setup->arena, editions, (size_t)(strrchr(editions, '/') - editions)), 0755 },
        { editions, 0755 },
        { setup->config->paths.run, 0750 },
        { arena_format(setup->arena, "%s/log", setup->config->directory), 0750 },
    };
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
        if (mkdir(FOLDERS[i].path, FOLDERS[i].mode) == 0 || errno == EEXIST) continue;
        command_error("%s: %s", FOLDERS[i].path, strerror(errno));
        return EXIT_FAILED;
    }
    return EXIT_DONE;
}

/* Pages every office owes, in words that hold for every office; a folder that is there is the office's own. */
static int make_pages(struct setup *setup) {
    const char *from = place_data(setup->arena, "site/content"), *to = setup->config->publication.content;
    bool is_new = access(to, F_OK) != 0;
    int count = 0;
    if (is_new && !from) command_error("folder site/content tidak ditemukan di dekat program");
    int status = !is_new ? EXIT_DONE : from ? content_files_copy(setup->arena, from, to, NULL, &count) : EXIT_FAILED;
    if (status == EXIT_DONE) tell("halaman kantor (content)", is_new);
    return status;
}

/* One that an office uses in other words stays as it is. */
static enum result add_shipped(struct setup *setup, struct tx *tx, bool *ret_is_new) {
    const struct actor actor = { .kind = ACTOR_COMMAND };
    enum result result = DONE;
    for (const struct instrument_shipped *one = INSTRUMENTS_SHIPPED; result == DONE && one->text; one++) {
        struct instrument instrument, known;
        enum instrument_outcome outcome = INSTRUMENT_SAME;
        result = instrument_read_shipped(setup->arena, one, &instrument);
        if (result == DONE) result = instrument_by_code(tx->db, setup->arena, one->code, &known);
        if (result != REFUSED_ABSENT) continue;
        result = instrument_store(tx, setup->arena, &actor, (instant)time(NULL), &instrument, &outcome);
        *ret_is_new = true;
    }
    return result;
}

/* Those of an office from before version 5 have no hash yet. */
static enum result seal_all(struct setup *setup, struct tx *tx) {
    struct instruments all = { 0 };
    enum result result = instrument_list(tx->db, setup->arena, &all);
    for (size_t i = 0; result == DONE && i < all.count; i++) {
        if (!all.rows[i].sha256) result = instrument_seal(tx, setup->arena, all.rows[i].id);
    }
    return result;
}

static int make_instruments(struct setup *setup) {
    const char *message = NULL;
    struct db *db CLEANUP_DB = NULL;
    struct tx tx CLEANUP_TX = { 0 };
    bool is_new = false;
    enum result result = db_open(setup->arena, setup->config->paths.database, DB_ADMIN, &db, &message);
    if (result == DONE) result = tx_begin(db, &tx);
    if (result == DONE) result = add_shipped(setup, &tx, &is_new);
    if (result == DONE) result = seal_all(setup, &tx);
    if (result == DONE) result = tx_commit(&tx);
    if (result == DONE) tell("kuesioner SKM, SPKP, dan SPAK", is_new);
    else command_error("kuesioner tidak dapat disimpan: %s", message ? message : db_failure(db));
    return command_status(result);
}

static enum result add_administrator(struct setup *setup, struct db *db) {
    struct staff_list list;
    enum result result = staff_list(db, setup->arena, &list);
    if (result != DONE) return result;
    for (size_t i = 0; i < list.count; i++) {
        if (list.rows[i].roles & ROLE_BIT(ROLE_ADMINISTRATOR)) return REFUSED_STALE;
    }
    char password[21];
    staff_random_password(password);
    const struct staff_new staff = { .name = FIRST_ADMINISTRATOR, .full_name = "Administrator pertama",
                                     .roles = ROLE_BIT(ROLE_ADMINISTRATOR), .password = password, .cost = &PASSWORD_COST };
    const struct actor actor = { .kind = ACTOR_COMMAND };
    struct tx tx CLEANUP_TX = { 0 };
    struct staff_id id;
    result = tx_begin(db, &tx);
    if (result == DONE) result = staff_add(&tx, &actor, (instant)time(NULL), &staff, &id);
    if (result == DONE) result = tx_commit(&tx);
    if (result != DONE) return result;
    tell("administrator pertama", true);
    (void)printf("\n  Masuk di %s/petugas/ dengan nama %s dan kata sandi sekali pakai %s\n", setup->config->site.base_url,
                 FIRST_ADMINISTRATOR, password);
    return DONE;
}

static int make_administrator(struct setup *setup) {
    const char *message = NULL;
    struct db *db CLEANUP_DB = NULL;
    enum result result = db_open(setup->arena, setup->config->paths.database, DB_ADMIN, &db, &message);
    if (result != DONE) {
        command_error("%s", message);
        return command_status(result);
    }
    result = add_administrator(setup, db);
    if (result == REFUSED_STALE) {
        tell("administrator pertama", false);
        return EXIT_DONE;
    }
    if (result != DONE) command_error("administrator pertama tidak dapat dibuat: %s", db_failure(db));
    return command_status(result);
}

static int make_brand(struct setup *setup) {
    return brand_write(setup->arena, setup->config) ? EXIT_DONE : EXIT_FAILED;
}

static int make_office(struct setup *setup, const char *folder) {
    char absolute[PATH_MAX];
    if ((mkdir(folder, 0755) != 0 && errno != EEXIST) || !realpath(folder, absolute)) {
        command_error("%s: %s", folder, strerror(errno));
        return EXIT_FAILED;
    }
    setup->folder = arena_string(setup->arena, absolute);
    (void)printf("Kantor di %s\n", absolute);
    static int (*const STEPS[])(struct setup *) = { make_settings, make_folders, make_keys, make_database, make_instruments, make_pages,
                                                    make_brand, make_administrator };
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
        int status = STEPS[i](setup);
        if (status != EXIT_DONE) return status;
    }
    return EXIT_DONE;
}

int cmd_setup(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct setup setup = { .arena = arena, .base_url = BASE_URL_DEFAULT, .fill_seconds = FILL_SECONDS_DEFAULT };
    const struct command_option options[] = { { "--base-url", &setup.base_url, NULL },
                                              { "--minimum-fill-seconds", &setup.fill_seconds, NULL },
                                              { NULL, NULL, NULL } };
    int status = command_options("setup", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    int64_t seconds;
    if (!command_number(setup.fill_seconds, 0, FILL_SECONDS_LARGEST, &seconds)) {
        return command_misused("setup", "--minimum-fill-seconds harus 0-%d", FILL_SECONDS_LARGEST);
    }
    if (argc > 2) return command_misused("setup", "sebutkan paling banyak satu folder");
    return make_office(&setup, argc == 2 ? argv[1] : "var");
}
