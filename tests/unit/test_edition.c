/* Facts about building an edition beside the live one: a visitor sees the old site or the new one, never a mixture. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include "site/edition.h"
#include "site/fingerprint.h"
#include "site/tree.h"

#define PAGE_BYTES 5000
#define KILLED_BUILDS 25

/* One temporary site a test. */
struct site {
    struct arena *arena;
    char folder[64];
    struct edition_options options;
};

static int make_site(void **state) {
    struct site *site = calloc(1, sizeof *site);
    if (!site) return -1;
    (void)snprintf(site->folder, sizeof site->folder, "/tmp/edition-XXXXXX");
    if (!mkdtemp(site->folder)) return -1;
    site->arena = arena_new();
    site->options = (struct edition_options){ .folder = arena_format(site->arena, "%s/editions", site->folder),
                                              .keep = 2 };
    *state = site;
    return 0;
}

static int remove_site(void **state) {
    struct site *site = *state;
    (void)tree_remove(AT_FDCWD, site->folder);
    arena_free(site->arena);
    free(site);
    return 0;
}

static const char *path_of(const struct site *site, const char *path) {
    return arena_format(site->arena, "%s/%s", site->folder, path);
}

static const char *content_of(const struct site *site, const char *path) {
    char *bytes;
    size_t length;
    enum result result = tree_read(site->arena, AT_FDCWD, path_of(site, path), 1000000, &bytes, &length);
    return result == DONE ? bytes : NULL;
}

static bool exists(const struct site *site, const char *path) {
    return access(path_of(site, path), F_OK) == 0;
}

static ino_t inode_of(const struct site *site, const char *path) {
    struct stat status;
    assert_int_equal(stat(path_of(site, path), &status), 0);
    return status.st_ino;
}

/* A page whose text tells its version, long enough to be worth compressing. */
static const char *page(struct arena *arena, const char *version) {
    char *bytes = arena_alloc(arena, PAGE_BYTES + 1);
    size_t length = strlen(version);
    for (size_t i = 0; i < PAGE_BYTES; i++) bytes[i] = version[i % length];
    return bytes;
}

static struct edition *begin(const struct site *site) {
    struct edition *edition = NULL;
    const char *message = "";
    if (edition_open(site->arena, &site->options, &edition, &message) != DONE) fail_msg("%s", message);
    return edition;
}

/* What became of one build. */
struct outcome {
    unsigned long number; /* of the live edition afterwards */
    size_t pages, written, kept, removed;
    bool unchanged;
};

/* As the builder does: an edition in which nothing differs is dropped. */
static enum result finish(struct edition *edition, struct outcome *ret) {
    struct edition_changes changes;
    enum result result = edition_compare(edition, &changes);
    if (result != DONE) return result;
    ret->pages = changes.files;
    ret->written = changes.written;
    ret->kept = changes.files - changes.written;
    ret->removed = changes.of_kind[CHANGE_REMOVED];
    ret->unchanged = edition_live_number(edition) > 0 && changes.count == 0 && changes.written == 0;
    ret->number = ret->unchanged ? edition_live_number(edition) : edition_number(edition);
    return ret->unchanged ? edition_settle(edition) : edition_finish(edition);
}

static enum result put(struct edition *edition, const char *path, const char *bytes, size_t length) {
    return edition_add(edition, &(struct edition_page){ .path = path }, bytes, length);
}

static enum result add(const struct site *site, struct edition *edition, const char *path, const char *version) {
    return put(edition, path, page(site->arena, version), PAGE_BYTES);
}

/* Builds a site of a front page in VERSION and a page that never changes. */
static struct outcome build(const struct site *site, const char *version) {
    CLEANUP_EDITION struct edition *edition = begin(site);
    struct outcome report = { 0 };
    assert_int_equal(add(site, edition, "index.html", version), DONE);
    assert_int_equal(add(site, edition, "ikm/2024-Q2/index.html", "tetap "), DONE);
    enum result result = finish(edition, &report);
    if (result != DONE) fail_msg("%s", edition_message(edition));
    return report;
}

static void the_first_edition_goes_live_with_every_page(void **state) {
    struct site *site = *state;
    struct outcome report = build(site, "satu ");
    assert_int_equal(report.number, 1);
    assert_int_equal(report.pages, 2);
    assert_int_equal(report.written, 2);
    assert_false(report.unchanged);
    assert_string_equal(content_of(site, "current/index.html"), page(site->arena, "satu "));
    assert_non_null(content_of(site, "current/ikm/2024-Q2/index.html"));
}

static void the_live_link_is_relative_so_that_the_folder_can_move(void **state) {
    struct site *site = *state;
    (void)build(site, "satu ");
    char target[100] = "";
    assert_int_equal(readlink(path_of(site, "current"), target, sizeof target - 1), 10);
    assert_string_equal(target, "editions/1");
}

static void pages_are_readable_for_the_web_server_whatever_the_umask(void **state) {
    struct site *site = *state;
    mode_t before = umask(077);
    (void)build(site, "satu ");
    (void)umask(before);
    struct stat file, folder;
    assert_int_equal(stat(path_of(site, "current/ikm/2024-Q2/index.html"), &file), 0);
    assert_int_equal(stat(path_of(site, "current/ikm"), &folder), 0);
    assert_int_equal(file.st_mode & 0777, 0644);
    assert_int_equal(folder.st_mode & 0777, 0755);
}

static void each_page_stands_beside_its_compressed_forms(void **state) {
    struct site *site = *state;
    (void)build(site, "satu ");
    gzFile compressed = gzopen(path_of(site, "current/index.html.gz"), "rb");
    char bytes[PAGE_BYTES + 100];
    assert_non_null(compressed);
    assert_int_equal(gzread(compressed, bytes, sizeof bytes), PAGE_BYTES);
    assert_memory_equal(bytes, page(site->arena, "satu "), PAGE_BYTES);
    (void)gzclose(compressed);
    assert_true(exists(site, "current/index.html.br"));
    assert_false(exists(site, "current/ikm/2024-Q2/index.html.br")); /* brotli at its best is for what many read */
}

static void a_picture_and_a_tiny_file_have_no_compressed_form(void **state) {
    struct site *site = *state;
    CLEANUP_EDITION struct edition *edition = begin(site);
    struct outcome report;
    assert_int_equal(add(site, edition, "aset/logo.png", "gambar"), DONE);
    assert_int_equal(put(edition, "a.txt", "a", 1), DONE);
    assert_int_equal(put(edition, "kosong.txt", "", 0), DONE);
    assert_int_equal(finish(edition, &report), DONE);
    assert_true(exists(site, "current/aset/logo.png"));
    assert_true(exists(site, "current/kosong.txt"));
    assert_false(exists(site, "current/aset/logo.png.gz"));
    assert_false(exists(site, "current/a.txt.gz"));
    assert_false(exists(site, "current/a.txt.br"));
}

static void an_unchanged_page_is_the_same_file_in_the_next_edition(void **state) {
    struct site *site = *state;
    (void)build(site, "satu ");
    struct outcome report = build(site, "dua ");
    assert_int_equal(report.number, 2);
    assert_int_equal(report.written, 1);
    assert_int_equal(report.kept, 1);
    static const char *const KEPT[] = { "ikm/2024-Q2/index.html", "ikm/2024-Q2/index.html.gz" };
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(inode_of(site, arena_format(site->arena, "editions/1/%s", KEPT[i])),
                         inode_of(site, arena_format(site->arena, "editions/2/%s", KEPT[i])));
    }
    assert_int_not_equal(inode_of(site, "editions/1/index.html"), inode_of(site, "editions/2/index.html"));
    assert_string_equal(content_of(site, "editions/1/index.html"), page(site->arena, "satu "));
}

/* As site_page does: kept by its key, or made and added. True when it was kept. */
static bool build_keyed(const struct site *site, unsigned char key, const char *version) {
    CLEANUP_EDITION struct edition *edition = begin(site);
    struct outcome outcome;
    const struct edition_page wanted = { "index.html", { { key } } };
    bool is_kept = edition_keep(edition, &wanted);
    if (!is_kept) assert_int_equal(edition_add(edition, &wanted, page(site->arena, version), PAGE_BYTES), DONE);
    assert_int_equal(finish(edition, &outcome), DONE);
    return is_kept;
}

static void a_page_made_of_the_same_is_kept_without_being_made(void **state) {
    struct site *site = *state;
    assert_false(build_keyed(site, 7, "satu "));
    assert_true(build_keyed(site, 7, "never made "));
    assert_string_equal(content_of(site, "current/index.html"), page(site->arena, "satu "));
    assert_false(build_keyed(site, 8, "dua "));
    assert_string_equal(content_of(site, "current/index.html"), page(site->arena, "dua "));
}

static void a_kept_file_is_known_by_size_and_hash(void **state) {
    struct site *site = *state;
    unsigned char hash[EDITION_HASH_BYTES], wanted[EDITION_HASH_BYTES];
    size_t size = 0;
    assert_false(build_keyed(site, 7, "satu "));
    CLEANUP_EDITION struct edition *edition = begin(site);
    fingerprint(page(site->arena, "satu "), PAGE_BYTES, wanted);
    assert_true(edition_live_file(edition, "index.html", &size, hash));
    assert_int_equal(size, PAGE_BYTES);
    assert_memory_equal(hash, wanted, sizeof wanted);
    assert_false(edition_live_file(edition, "absent.html", &size, hash));
}

static void no_page_is_kept_that_is_lost_of_other_templates_or_in_a_full_build(void **state) {
    struct site *site = *state;
    assert_false(build_keyed(site, 7, "satu "));
    assert_int_equal(unlink(path_of(site, "current/index.html.gz")), 0);
    assert_false(build_keyed(site, 7, "satu "));
    site->options.base = (struct page_key){ { 1 } };
    assert_false(build_keyed(site, 7, "dua "));
    assert_true(build_keyed(site, 7, "tiga "));
    site->options.full = true;
    assert_false(build_keyed(site, 7, "empat "));
}

/* It was made again by every build until some page changed. */
static void what_other_templates_made_alike_is_kept_from_the_next_build_on(void **state) {
    struct site *site = *state;
    assert_false(build_keyed(site, 7, "satu "));
    site->options.base = (struct page_key){ { 1 } };
    assert_false(build_keyed(site, 7, "satu "));
    assert_true(build_keyed(site, 7, "never made "));
    assert_false(build_keyed(site, 8, "satu "));
    assert_true(build_keyed(site, 8, "never made "));
    assert_false(exists(site, "editions/2"));
    assert_false(exists(site, "editions/1.manifest.tmp"));
}

static void what_was_not_made_under_other_templates_is_not_kept_by_an_old_key(void **state) {
    struct site *site = *state;
    const struct edition_page teller = { "perubahan/index.html", { { 7 } } };
    struct outcome outcome;
    for (unsigned char base = 0; base < 2; base++) {
        site->options.base = (struct page_key){ { base } };
        CLEANUP_EDITION struct edition *edition = begin(site);
        assert_int_equal(add(site, edition, "index.html", "satu "), DONE);
        if (base == 0) assert_int_equal(edition_add(edition, &teller, page(site->arena, "satu "), PAGE_BYTES), DONE);
        assert_int_equal(finish(edition, &outcome), DONE);
        assert_int_equal(outcome.unchanged, base > 0);
    }
    CLEANUP_EDITION struct edition *edition = begin(site);
    assert_false(edition_keep(edition, &teller));
}

static void a_page_without_a_key_is_never_kept_by_it(void **state) {
    struct site *site = *state;
    assert_false(build_keyed(site, 0, "satu "));
    assert_false(build_keyed(site, 0, "dua "));
}

static void a_kept_page_that_other_private_values_forbid_is_searched_again(void **state) {
    struct site *site = *state;
    static const char *const PLANTED[] = { "kenari", NULL };
    assert_false(build_keyed(site, 7, "kenari "));
    site->options.private.planted = PLANTED;
    site->options.base = (struct page_key){ { 2 } }; /* as page_base does */
    CLEANUP_EDITION struct edition *edition = begin(site);
    const struct edition_page wanted = { "index.html", { { 7 } } };
    assert_false(edition_keep(edition, &wanted));
    assert_int_equal(edition_add(edition, &wanted, page(site->arena, "kenari "), PAGE_BYTES), REFUSED_FORBIDDEN);
}

static void the_changes_name_what_was_added_changed_and_removed(void **state) {
    struct site *site = *state;
    (void)build(site, "satu ");
    CLEANUP_EDITION struct edition *edition = begin(site);
    struct edition_changes changes;
    const char *titled = "<title>Baru &amp; segar \xe2\x80\x93 Kantor</title>";
    assert_int_equal(add(site, edition, "index.html", "dua "), DONE);
    assert_int_equal(put(edition, "baru.html", titled, strlen(titled)), DONE);
    assert_int_equal(put(edition, "perubahan/index.html", "x", 1), DONE); /* tells about editions, is no change */
    assert_int_equal(edition_compare(edition, &changes), DONE);
    assert_int_equal(changes.count, 3);
    static const struct edition_change WANTED[] = {
        { CHANGE_ADDED, "baru.html" }, { CHANGE_REMOVED, "ikm/2024-Q2/index.html" }, { CHANGE_CHANGED, "index.html" } };
    struct edition_walk walk = edition_walk(edition);
    struct edition_change change;
    for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++) {
        assert_true(edition_next_change(&walk, &change));
        assert_int_equal(change.kind, WANTED[i].kind);
        assert_string_equal(change.path, WANTED[i].path);
    }
    assert_false(edition_next_change(&walk, &change));
    assert_string_equal(edition_title(edition, site->arena, "baru.html"), "Baru &amp; segar");
    assert_null(edition_title(edition, site->arena, "index.html"));
}

static void nothing_changed_means_no_new_edition(void **state) {
    struct site *site = *state;
    (void)build(site, "satu ");
    ino_t before = inode_of(site, "current/index.html");
    struct outcome report = build(site, "satu ");
    assert_true(report.unchanged);
    assert_int_equal(report.number, 1);
    assert_int_equal(report.written, 0);
    assert_int_equal(inode_of(site, "current/index.html"), before);
    assert_false(exists(site, "editions/2"));
    assert_false(exists(site, "editions/2.tmp"));
}

static void a_page_no_longer_built_is_gone_from_the_next_edition(void **state) {
    struct site *site = *state;
    (void)build(site, "satu ");
    CLEANUP_EDITION struct edition *edition = begin(site);
    struct outcome report;
    assert_int_equal(add(site, edition, "index.html", "satu "), DONE);
    assert_int_equal(finish(edition, &report), DONE);
    assert_int_equal(report.removed, 1);
    assert_false(report.unchanged);
    assert_false(exists(site, "current/ikm"));
}

static void a_lost_or_damaged_file_of_the_live_edition_is_written_anew(void **state) {
    struct site *site = *state;
    (void)build(site, "satu ");
    assert_int_equal(unlink(path_of(site, "current/index.html.gz")), 0);
    assert_int_equal(truncate(path_of(site, "current/ikm/2024-Q2/index.html"), 7), 0);
    struct outcome report = build(site, "satu ");
    assert_int_equal(report.written, 2);
    assert_true(exists(site, "current/index.html.gz"));
    assert_string_equal(content_of(site, "current/ikm/2024-Q2/index.html"), page(site->arena, "tetap "));
}

static void a_damaged_list_of_files_means_that_all_is_written_anew(void **state) {
    struct site *site = *state;
    (void)build(site, "satu ");
    assert_int_equal(truncate(path_of(site, "editions/1.manifest"), 60), 0);
    assert_int_equal(build(site, "satu ").written, 2);
}

static void only_the_last_editions_are_kept(void **state) {
    struct site *site = *state;
    static const char *const VERSIONS[] = { "satu ", "dua ", "tiga ", "empat " };
    for (size_t i = 0; i < 4; i++) (void)build(site, VERSIONS[i]);
    assert_false(exists(site, "editions/1"));
    assert_false(exists(site, "editions/1.manifest"));
    assert_true(exists(site, "editions/2"));
    assert_true(exists(site, "editions/4"));
}

static void a_private_value_stops_the_edition_and_is_not_repeated(void **state) {
    struct site *site = *state;
    (void)build(site, "satu ");
    CLEANUP_EDITION struct edition *edition = begin(site);
    struct outcome report;
    const char *leak = "<p>3201014107900001</p>";
    assert_int_equal(add(site, edition, "index.html", "dua "), DONE);
    assert_int_equal(put(edition, "bocor.html", leak, strlen(leak)), REFUSED_FORBIDDEN);
    assert_non_null(strstr(edition_message(edition), "bocor.html: memuat nomor induk kependudukan"));
    assert_null(strstr(edition_message(edition), "3201"));
    assert_int_equal(finish(edition, &report), REFUSED_FORBIDDEN);
    assert_string_equal(content_of(site, "current/index.html"), page(site->arena, "satu "));
}

/* Each kind with each shape, where it would stand; a kind nobody thought of is searched as well. */
static void a_private_value_is_found_in_every_kind_of_file(void **state) {
    struct site *site = *state;
    static const char *const PATHS[] = { "a.html", "data/a.csv", "data/a.json", "a.svg", "atom.xml", "robots.txt", "a.js", "a.css", "data/a.awk",
                                         "a.ics", "a.webmanifest", "CATATAN" };
    static const struct { const char *text, *what; } VALUES[] = {
        { "x,3201014107900001,y", "nomor induk kependudukan" }, { "\"0812-0000-0000\"", "nomor telepon" }, { ">warga@contoh.example<", "alamat surel" } };
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        for (size_t at = 0; at < sizeof VALUES / sizeof *VALUES; at++) {
            CLEANUP_EDITION struct edition *edition = begin(site);
            assert_int_equal(put(edition, PATHS[i], VALUES[at].text, strlen(VALUES[at].text)), REFUSED_FORBIDDEN);
            assert_string_equal(edition_message(edition),
                                arena_format(site->arena, "%s: memuat %s; edisi tidak diterbitkan", PATHS[i], VALUES[at].what));
        }
    }
}

/* A packed file says nothing in its bytes; its text is searched before it is made. */
static void the_text_of_a_packed_file_is_searched_before(void **state) {
    struct site *site = *state;
    CLEANUP_EDITION struct edition *edition = begin(site);
    const char *leak = "NIK 3201014107900001";
    assert_int_equal(edition_search(edition, "ikm/laporan.pdf", "tanpa nama", strlen("tanpa nama")), DONE);
    assert_int_equal(edition_search(edition, "ikm/laporan.pdf", leak, strlen(leak)), REFUSED_FORBIDDEN);
    assert_non_null(strstr(edition_message(edition), "ikm/laporan.pdf: memuat nomor induk kependudukan"));
    assert_int_equal(finish(edition, &(struct outcome){ 0 }), REFUSED_FORBIDDEN);
}

static void paths_that_leave_the_edition_are_refused(void **state) {
    struct site *site = *state;
    CLEANUP_EDITION struct edition *edition = begin(site);
    static const char *const PATHS[] = { "", "/a", "../a", "a/../b", "a//b", "a/", ".a", "a/.b", "a b", "a\nb", "-a" };
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        assert_int_equal(put(edition, PATHS[i], "x", 1), REFUSED_INVALID);
    }
}

static void a_page_built_twice_is_a_defect(void **state) {
    struct site *site = *state;
    CLEANUP_EDITION struct edition *edition = begin(site);
    assert_int_equal(add(site, edition, "index.html", "satu "), DONE);
    assert_int_equal(add(site, edition, "index.html", "dua "), REFUSED_INVALID);
}

static void a_second_builder_waits_for_no_one_and_is_sent_away(void **state) {
    struct site *site = *state;
    CLEANUP_EDITION struct edition *first = begin(site);
    struct edition *second = NULL;
    const char *message = "";
    assert_int_equal(edition_open(site->arena, &site->options, &second, &message), REFUSED_STALE);
    assert_null(second);
    assert_non_null(strstr(message, "sedang berjalan"));
}

static void a_dry_run_leaves_no_trace(void **state) {
    struct site *site = *state;
    (void)build(site, "satu ");
    site->options.dry_run = true;
    struct outcome report = build(site, "dua ");
    assert_int_equal(report.written, 1);
    assert_string_equal(content_of(site, "current/index.html"), page(site->arena, "satu "));
    assert_false(exists(site, "editions/2"));
    assert_false(exists(site, "editions/2.tmp"));
}

/* Builds in a child that is killed after its first page. */
static void be_killed_halfway(const struct site *site) {
    pid_t child = fork();
    if (child == 0) {
        (void)add(site, begin(site), "index.html", "dua ");
        (void)raise(SIGKILL);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

static void a_build_killed_halfway_leaves_the_live_edition_and_is_cleaned_up(void **state) {
    struct site *site = *state;
    (void)build(site, "satu ");
    be_killed_halfway(site);
    assert_true(exists(site, "editions/2.tmp/index.html"));
    assert_string_equal(content_of(site, "current/index.html"), page(site->arena, "satu "));
    assert_int_equal(build(site, "dua ").written, 1);
    assert_false(exists(site, "editions/2.tmp"));
    assert_string_equal(content_of(site, "current/index.html"), page(site->arena, "dua "));
}

/* Lets a child build again and again, and kills it after MICROSECONDS. */
static void be_killed_after(const struct site *site, useconds_t microseconds) {
    pid_t child = fork();
    if (child == 0) {
        for (unsigned i = 0;; i++) (void)build(site, i % 2 ? "genap " : "ganjil ");
    }
    (void)usleep(microseconds);
    (void)kill(child, SIGKILL);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

static void at_whatever_moment_a_build_dies_the_live_edition_is_whole(void **state) {
    struct site *site = *state;
    (void)build(site, "ganjil ");
    for (unsigned i = 0; i < KILLED_BUILDS; i++) {
        be_killed_after(site, 1500 + i * 370);
        const char *front = content_of(site, "current/index.html");
        assert_non_null(front);
        assert_int_equal(strlen(front), PAGE_BYTES);
        assert_string_equal(content_of(site, "current/ikm/2024-Q2/index.html"), page(site->arena, "tetap "));
    }
    (void)build(site, "akhir ");
    assert_string_equal(content_of(site, "current/index.html"), page(site->arena, "akhir "));
}

/* A file may not grow beyond some bytes: write(2) fails as it does on a full disk. */
static void limit_files(rlim_t bytes) {
    (void)signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit = { bytes, RLIM_INFINITY };
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_leaves_the_live_edition(void **state) {
    struct site *site = *state;
    (void)build(site, "satu ");
    limit_files(PAGE_BYTES - 1);
    struct edition *edition = begin(site);
    enum result result = add(site, edition, "index.html", "dua ");
    const char *message = edition_message(edition);
    edition_close(edition);
    limit_files(RLIM_INFINITY);
    assert_int_equal(result, FAILED_UNAVAILABLE);
    assert_non_null(strstr(message, "index.html: "));
    assert_string_equal(content_of(site, "current/index.html"), page(site->arena, "satu "));
    assert_false(exists(site, "editions/2.tmp"));
    assert_int_equal(build(site, "dua ").written, 1);
}

#define ON_A_SITE(test) cmocka_unit_test_setup_teardown(test, make_site, remove_site)

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_A_SITE(the_first_edition_goes_live_with_every_page),
        ON_A_SITE(the_live_link_is_relative_so_that_the_folder_can_move),
        ON_A_SITE(pages_are_readable_for_the_web_server_whatever_the_umask),
        ON_A_SITE(each_page_stands_beside_its_compressed_forms),
        ON_A_SITE(a_picture_and_a_tiny_file_have_no_compressed_form),
        ON_A_SITE(an_unchanged_page_is_the_same_file_in_the_next_edition),
        ON_A_SITE(a_page_made_of_the_same_is_kept_without_being_made),
        ON_A_SITE(a_kept_file_is_known_by_size_and_hash),
        ON_A_SITE(no_page_is_kept_that_is_lost_of_other_templates_or_in_a_full_build),
        ON_A_SITE(what_other_templates_made_alike_is_kept_from_the_next_build_on),
        ON_A_SITE(what_was_not_made_under_other_templates_is_not_kept_by_an_old_key),
        ON_A_SITE(a_page_without_a_key_is_never_kept_by_it),
        ON_A_SITE(a_kept_page_that_other_private_values_forbid_is_searched_again),
        ON_A_SITE(the_changes_name_what_was_added_changed_and_removed),
        ON_A_SITE(nothing_changed_means_no_new_edition),
        ON_A_SITE(a_page_no_longer_built_is_gone_from_the_next_edition),
        ON_A_SITE(a_lost_or_damaged_file_of_the_live_edition_is_written_anew),
        ON_A_SITE(a_damaged_list_of_files_means_that_all_is_written_anew),
        ON_A_SITE(only_the_last_editions_are_kept),
        ON_A_SITE(a_private_value_stops_the_edition_and_is_not_repeated),
        ON_A_SITE(a_private_value_is_found_in_every_kind_of_file),
        ON_A_SITE(the_text_of_a_packed_file_is_searched_before),
        ON_A_SITE(paths_that_leave_the_edition_are_refused),
        ON_A_SITE(a_page_built_twice_is_a_defect),
        ON_A_SITE(a_second_builder_waits_for_no_one_and_is_sent_away),
        ON_A_SITE(a_dry_run_leaves_no_trace),
        ON_A_SITE(a_build_killed_halfway_leaves_the_live_edition_and_is_cleaned_up),
        ON_A_SITE(at_whatever_moment_a_build_dies_the_live_edition_is_whole),
        ON_A_SITE(a_full_disk_leaves_the_live_edition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
