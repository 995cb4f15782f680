/* Scope: loket-publish: builds one edition of the public site from the approved figures and makes it live. */
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lib/base/log.h"
#include "lib/web/assets.h"
#include "site/site.h"
#include "site/tree.h"

#define EDITIONS_KEPT 7           /* besides the live one: a week of nightly builds */
#define MOST_PLANTED 1000         /* lines of --planted */
#define LARGEST_PLANTED ((size_t)256 * 1024)

enum exit_status { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_WRONG = 2 };

struct options {
    const char *config, *out, *now, *planted;
    bool dry_run, quiet;
};

/* In the order they are built: the catalogue lists what the others published. */
static const struct {
    const char *name;
    enum result (*build)(struct site *site);
} PAGES[] = {
    { "IKM", pages_ikm },          { "investasi", pages_investment }, { "perizinan", pages_permits },
    { "halaman kantor", pages_content },
    { "statistik", pages_statistics }, { "beranda", pages_home },     { "cara menghitung", pages_about },
    { "tanda terima", pages_receipt }, { "data terbuka", pages_catalogue }, { "aset", pages_assets },
    { "daftar alamat", pages_listed },
};

static const char USAGE[] =
    "loket-publish [--config BERKAS] [--out FOLDER] [--dry-run] [--now WAKTU] [--planted BERKAS] [--quiet]\n"
    "    Membangun situs publik dari data yang sudah disetujui lalu menayangkannya dalam satu langkah.\n"
    "    --out FOLDER      taruh edisi di FOLDER/editions dan FOLDER/current, bukan di folder pada loket.ini\n"
    "    --dry-run         bangun dan periksa, tetapi jangan tayangkan\n"
    "    --now WAKTU       anggap sekarang WAKTU, seperti 2026-11-21T01:00:00Z\n"
    "    --planted BERKAS  hentikan bila salah satu baris BERKAS ditemukan di situs\n"
    "    --quiet           cetak hanya kesalahan\n";

static int complain(const char *message) {
    (void)fprintf(stderr, "loket-publish: %s\n", message);
    return EXIT_FAILED;
}

/* ---- options ---- */

static int read_options(int argc, char **argv, struct options *ret, bool *ret_helped) {
    static const struct option LONG[] = { { "config", required_argument, NULL, 'c' }, { "out", required_argument, NULL, 'o' },
                                          { "dry-run", no_argument, NULL, 'd' }, { "now", required_argument, NULL, 'n' },
                                          { "planted", required_argument, NULL, 'p' }, { "quiet", no_argument, NULL, 'q' },
                                          { "help", no_argument, NULL, 'h' }, { 0 } };
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, "", LONG, NULL)) != -1;) {
        switch (option) {
        case 'c': ret->config = optarg; break;
        case 'o': ret->out = optarg; break;
        case 'd': ret->dry_run = true; break;
        case 'n': ret->now = optarg; break;
        case 'p': ret->planted = optarg; break;
        case 'q': ret->quiet = true; break;
        case 'h':
            (void)fputs(USAGE, stdout);
            *ret_helped = true;
            return EXIT_DONE;
        default: (void)complain("pilihan tidak dikenal atau tanpa nilai; lihat --help"); return EXIT_WRONG;
        }
    }
    if (optind == argc) return EXIT_DONE;
    (void)complain("perintah ini tidak memakai kata tambahan; lihat --help");
    return EXIT_WRONG;
}

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

static enum result build_pages(struct site *site) {
    enum result result = public_datasets(site->db, site->arena, &site->datasets);
    if (result != DONE) return site_fail_read(site, result, "daftar data");
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES && result == DONE; i++) {
        result = PAGES[i].build(site);
        if (result != DONE && *site->message == '\0') {
            site->message = arena_format(site->arena, "halaman %s: %s", PAGES[i].name, result_name(result));
        }
    }
    return result;
}

static void print_report(const struct options *options, const struct edition_report *report) {
    if (options->quiet) return;
    if (report->unchanged) {
        (void)printf("Tidak ada yang berubah; edisi %lu tetap tayang (%zu berkas).\n", report->number, report->pages);
        return;
    }
    (void)printf("Edisi %lu %s: %zu berkas, %zu ditulis, %zu tetap, %zu dihapus.\n", report->number,
                 options->dry_run ? "lolos pemeriksaan dan tidak ditayangkan" : "tayang", report->pages, report->written,
                 report->kept, report->removed);
}

/* Builds into an open edition, inside one read transaction so that all pages show one state. */
static int build_edition(struct site *site, const struct options *options) {
    if (db_read_begin(site->db) != DONE) return complain(db_failure(site->db));
    enum result result = build_pages(site);
    db_read_end(site->db);
    if (result != DONE) return complain(site->message);
    struct edition_report report;
    result = edition_finish(site->edition, &report);
    if (result != DONE) return complain(edition_message(site->edition));
    print_report(options, &report);
    return EXIT_DONE;
}

static int load(struct site *site, const struct options *options) {
    struct arena *arena = site->arena;
    const char *environment = getenv("LOKET_CONFIG"), *message = "";
    const char *file = options->config ? options->config : environment && *environment ? environment : "var/loket.ini";
    instant now;
    if (!read_now(options->now, &now)) {
        (void)complain("--now harus seperti 2026-11-21T01:00:00Z");
        return EXIT_WRONG;
    }
    if (config_load(arena, file, &site->config, &message) != DONE) {
        (void)complain(message);
        return EXIT_WRONG;
    }
    struct templates *templates;
    if (templates_load(arena, site->config->paths.templates, &templates, &message) != DONE) return complain(message);
    site->templates = templates;
    site->today = instant_day(now, site->config->office.zone_offset);
    if (assets_version(arena, site->config->paths.assets, &site->asset_version) != DONE) {
        return complain("folder aset tidak dapat dibaca");
    }
    if (db_open(arena, site->config->paths.database, DB_BUILDER, &site->db, &message) != DONE) return complain(message);
    return EXIT_DONE;
}

static int run(const struct options *options) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_JSON json_t *catalogue = json_array(), *front = json_array();
    struct site site = { .arena = arena, .catalogue = catalogue, .front = front, .message = "" };
    int status = load(&site, options);
    CLEANUP_DB struct db *db = site.db;
    if (status != EXIT_DONE) return status;
    const char *const emails[] = { site.config->office.email, NULL };
    const char *const phones[] = { site.config->office.phone, NULL };
    struct edition_options edition_options = {
        .folder = options->out ? arena_format(arena, "%s/editions", options->out) : site.config->paths.editions,
        .keep = EDITIONS_KEPT,
        .dry_run = options->dry_run,
        .private = { .own_emails = emails, .own_phones = phones },
    };
    if (options->planted) {
        edition_options.private.planted = read_planted(arena, options->planted);
        if (!edition_options.private.planted) return complain("berkas --planted tidak dapat dibaca");
    }
    CLEANUP_EDITION struct edition *edition = NULL;
    const char *message = "";
    if (edition_open(arena, &edition_options, &edition, &message) != DONE) return complain(message);
    site.edition = edition;
    return build_edition(&site, options);
}

int main(int argc, char **argv) {
    struct options options = { 0 };
    bool helped = false;
    log_program("loket-publish");
    (void)signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a full disk, not a reason to die */
    int status = read_options(argc, argv, &options, &helped);
    if (status != EXIT_DONE || helped) return status;
    if (sodium_init() < 0) return complain("libsodium tidak dapat dipakai");
    return run(&options);
}
