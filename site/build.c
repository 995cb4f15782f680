/* Scope: loket-publish: builds one edition of the public site from the approved figures and makes it live. */
#include <fcntl.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lib/base/log.h"
#include "lib/store/site_run.h"
#include "lib/web/assets.h"
#include "site/failure.h"
#include "site/options.h"
#include "site/page_editions.h"
#include "site/page_key.h"
#include "site/tree.h"
#include "site/watch.h"

#define EDITIONS_KEPT 7           /* besides the live one: a week of nightly builds */
#define LOCK_SECONDS 60           /* another builder is waited for so long */
#define MOST_PLANTED 1000         /* lines of --planted */
#define LARGEST_PLANTED ((size_t)256 * 1024)

/* In the order they are built: the catalogue lists what the others published. */
static const struct {
    const char *name;
    enum result (*build)(struct site *site);
} PAGES[] = {
    { "IKM", pages_ikm },
    { "investasi", pages_investment },
    { "perizinan", pages_permits },
    { "halaman kantor", pages_content },
    { "kinerja", pages_performance },
    { "anggaran", pages_budget },
    { "statistik", pages_statistics },
    { "data dari permintaan", pages_answers },
    { "kisah", pages_releases },
    { "beranda", pages_home },
    { "cara menghitung", pages_about },
    { "tanda terima", pages_receipt },
    { "verifikasi", pages_verification },
    { "ralat", pages_errata },
    { "periksa", pages_checker },
    { "data terbuka", pages_catalogue },
    { "peta situs", pages_index },
    { "aset", pages_assets },
    { "daftar alamat", pages_listed },
};

static bool read_now(const char *text, instant *ret) {
    if (text) return instant_parse(text, ret);
    *ret = time(NULL);
    return true;
}

/* The lines of FILE, NULL-terminated. */
static const char *const *read_planted(struct arena *arena, const char *file) {
    char *text;
    size_t length;
    if (tree_read(arena, AT_FDCWD, file, LARGEST_PLANTED, &text, &length) != DONE) return NULL;
    const char **lines = arena_array(arena, MOST_PLANTED + 1, sizeof *lines);
    size_t count = 0;
    for (char *line = text; line && count < MOST_PLANTED;) {
        char *end = strchr(line, '\n');
        if (end) *end = '\0';
        if (*line) lines[count++] = line;
        line = end ? end + 1 : NULL;
    }
    return lines;
}

/* ---- one run ---- */

/* One line a kind of page, so that whoever waits sees where it is. */
static void print_progress(const struct options *options, const struct site *site, size_t at) {
    if (options->quiet) return;
    (void)printf("  %2zu/%zu  %-16s %6zu berkas\n", at + 1, sizeof PAGES / sizeof *PAGES, PAGES[at].name, edition_files(site->edition));
    (void)fflush(stdout);
}

static enum result build_pages(struct site *site, const struct options *options) {
    enum result result = public_datasets(site->db, site->arena, &site->datasets);
    if (result != DONE) return site_fail_read(site, result, "daftar data");
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES && result == DONE; i++) {
        result = PAGES[i].build(site);
        if (result == DONE) print_progress(options, site, i);
        if (result != DONE && *site->message == '\0') {
            site->message = arena_format(site->arena, "halaman %s: %s", PAGES[i].name, result_name(result));
        }
    }
    return result;
}

static void print_changes(struct edition *edition) {
    static const char SIGNS[] = { [CHANGE_ADDED] = '+', [CHANGE_CHANGED] = '~', [CHANGE_REMOVED] = '-' };
    struct edition_walk walk = edition_walk(edition);
    for (struct edition_change change; edition_next_change(&walk, &change);) (void)printf("%c %s\n", SIGNS[change.kind], change.path);
}

static void print_report(const struct site *site, const struct options *options, const struct edition_changes *changes, bool is_new) {
    if (options->quiet) return;
    if (!is_new) {
        (void)printf("Tidak ada yang berubah; edisi %lu tetap tayang (%zu berkas diperiksa).\n", edition_live_number(site->edition), changes->files);
        return;
    }
    size_t kept = changes->files - changes->written, files = edition_files(site->edition);
    (void)printf("Edisi %lu %s: %zu berkas, %zu ditulis, %zu tetap, %zu dihapus.\n", edition_number(site->edition),
                 options->dry_run ? "lolos pemeriksaan dan tidak ditayangkan" : "tayang", files, files - kept, kept,
                 changes->of_kind[CHANGE_REMOVED]);
}

/* The pages, then, if anything is new, what tells about editions, and the endorsement of all. */
static enum result make_edition(struct site *site, const struct options *options, struct edition_changes *changes, bool *ret_is_new) {
    struct endorsement endorsement;
    enum result result = endorsement_open(site, &endorsement);
    if (result == DONE) result = build_pages(site, options);
    if (result != DONE) return result;
    result = edition_compare(site->edition, changes);
    if (result != DONE) return site_fail(site, result, edition_message(site->edition));
    *ret_is_new = edition_live_number(site->edition) == 0 || changes->count > 0 || changes->written > 0 || endorsement_is_due(site, &endorsement);
    if (!*ret_is_new) return DONE;
    result = pages_editions(site, &endorsement, changes);
    return result == DONE ? endorsement_close(site, &endorsement) : result;
}

/* Says why the run fails, and keeps it for the staff. */
static int fail_run(struct site *site, const char *message) {
    site->message = message;
    return complain(message);
}

/* Builds into an open edition, inside one read transaction so that all pages show one state. */
static int build_edition(struct site *site, const struct options *options, struct run_end *end) {
    struct edition_changes changes = { 0 };
    struct site_content content = { "", NULL };
    bool is_new = false;
    end->edition = edition_live_number(site->edition);
    if (db_read_begin(site->db) != DONE) return fail_run(site, db_failure(site->db));
    enum result result = site_run_content(site->db, site->arena, &content);
    if (result == DONE) result = make_edition(site, options, &changes, &is_new);
    db_read_end(site->db);
    if (result != DONE) return fail_run(site, *site->message ? site->message : db_failure(site->db));
    result = is_new ? edition_finish(site->edition) : edition_settle(site->edition);
    if (result != DONE) return fail_run(site, edition_message(site->edition));
    if (is_new) end->edition = edition_number(site->edition);
    end->outcome = is_new ? "live" : "unchanged";
    end->content = content.now;
    if (options->diff && edition_live_number(site->edition) > 0) print_changes(site->edition);
    print_report(site, options, &changes, is_new);
    return EXIT_DONE;
}

static int load(struct site *site, const struct options *options) {
    struct arena *arena = site->arena;
    const char *message = "";
    instant now;
    if (!read_now(options->now, &now)) {
        (void)complain("--now harus seperti 2026-11-21T01:00:00Z");
        return EXIT_WRONG;
    }
    if (config_load(arena, options_config(options), &site->config, &message) != DONE) {
        (void)complain(message);
        return EXIT_WRONG;
    }
    site->templates = arena_alloc(arena, sizeof *site->templates);
    site->templates->folder = site->config->paths.templates;
    site->now = now;
    site->today = instant_day(now, site->config->office.zone_offset);
    if (assets_version(arena, site->config->paths.assets, &site->asset_version) != DONE) {
        return fail_run(site, "folder aset tidak dapat dibaca");
    }
    const char *database = options->database ? options->database : site->config->paths.database;
    if (db_open(arena, database, DB_BUILDER, &site->db, &message) != DONE) return fail_run(site, message);
    return EXIT_DONE;
}

static int open_and_build(struct site *site, const struct options *options, struct run_end *end) {
    struct arena *arena = site->arena;
    const char *const emails[] = { site->config->office.email, NULL };
    const char *const phones[] = { site->config->office.phone, NULL };
    struct edition_options edition_options = {
        .folder = options->out ? arena_format(arena, "%s/editions", options->out) : site->config->paths.editions,
        .keep = EDITIONS_KEPT,
        .wait_seconds = LOCK_SECONDS,
        .dry_run = options->dry_run,
        .full = options->full,
        .uncompressed = options->uncompressed,
        .private = { .own_emails = emails, .own_phones = phones },
    };
    if (options->planted) {
        edition_options.private.planted = read_planted(arena, options->planted);
        if (!edition_options.private.planted) return fail_run(site, "berkas --planted tidak dapat dibaca");
    }
    CLEANUP_EDITION struct edition *edition = NULL;
    const char *message = "";
    if (page_base(arena, site->config->paths.templates, &edition_options.private, &edition_options.base) != DONE) {
        return fail_run(site, "templat tidak dapat dibaca");
    }
    enum result result = edition_open(arena, &edition_options, &edition, &message);
    if (result == REFUSED_STALE) return complain(message); /* another builder is at work: no failure of the site */
    if (result != DONE) return fail_run(site, message);
    site->edition = edition;
    return build_edition(site, options, end);
}

/* Staff learn of the office's own site; not of trials, and not of other databases. */
static void note_end(const struct site *site, const struct options *options, struct run_end *end) {
    end->fault = site->message;
    bool is_known = *end->fault || *end->content;
    if (site->config && is_known && !options->out && !options->database && !options->dry_run) failure_note(site->config, site->now, end);
}

static int run(const struct options *options) {
    CLEANUP_ARENA struct arena *arena = arena_new(), *page_arena = arena_new();
    CLEANUP_JSON json_t *catalogue = json_array(), *front = json_array();
    struct site site = { .arena = arena, .page_arena = page_arena, .catalogue = catalogue, .front = front, .message = "" };
    struct run_end end = { .outcome = "failed", .content = "" };
    int status = load(&site, options);
    CLEANUP_DB struct db *db = site.db;
    CLEANUP_JSON json_t *globals = status == EXIT_DONE ? site_globals(&site) : NULL;
    site.globals = globals;
    if (status == EXIT_DONE && !globals) status = fail_run(&site, "loket.ini memuat nilai yang bukan UTF-8");
    if (status == EXIT_DONE) status = open_and_build(&site, options, &end);
    note_end(&site, options, &end);
    return status;
}

int main(int argc, char **argv) {
    struct options options = { 0 };
    bool helped = false;
    log_program("loket-publish");
    (void)signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a full disk, not a reason to die */
    int status = options_read(argc, argv, &options, &helped);
    if (status != EXIT_DONE || helped) return status;
    if (sodium_init() < 0) return complain("libsodium tidak dapat dipakai");
    return options.watch ? watch_run(&options) : run(&options);
}
