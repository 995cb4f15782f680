/* Facts about uploaded files, hostile ones first. Files live in a fresh folder below /tmp. */
#include "tests/unit/web_fake.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <sodium.h>
#include <sys/stat.h>

#include "lib/web/picture_helper.h"
#include "lib/web/upload_receive.h"

#define TEXT(literal) literal, sizeof literal - 1

/* The smallest files each format allows. */
#define PNG                                                                                                            \
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x8\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\nIDATx\x9c\x63\x60\0\0\0\x2\0\x1"     \
    "\x48\xaf\xa4\x71\0\0\0\0IEND\xae\x42\x60\x82"
#define JPEG                                                                                                           \
    "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\0\x0b\x08\0\1\0\1\1\1\x11\0\xff\xda\0\x08\1\1\0\0\x3f\0"     \
    "\x12\xff\xd9"
#define PDF "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

static char folder[] = "/tmp/loket-upload-XXXXXX";
static const unsigned char KEY[32] = { 7 };

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) && upload_start() == DONE ? 0 : -1;
}

static int start_helper(void **state) {
    (void)state;
    char helper[4096];
    const char *build = getenv("BUILD");
    (void)snprintf(helper, sizeof helper, "%s/loket-picture", build ? build : "build");
    return picture_helper_start(helper) == DONE ? 0 : -1;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk) {
    (void)status, (void)type, (void)walk;
    return remove(path);
}

static int remove_folder(void **state) {
    (void)state;
    return nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static struct uploads new_uploads(void) {
    return (struct uploads){ .directory = folder };
}

static enum result receive(struct arena *arena, struct uploads *uploads, const char *name, const char *bytes, size_t length) {
    struct upload_receiver receiver = { .arena = arena, .uploads = uploads };
    struct file_sink sink = upload_receiver_sink(&receiver);
    enum result result = sink.begin(sink.context, "files", name);
    for (size_t at = 0; at < length && result == DONE; at += 1000)
        result = sink.data(sink.context, bytes + at, length - at < 1000 ? length - at : 1000);
    if (result == DONE) result = sink.end(sink.context);
    upload_receiver_end(&receiver);
    return result;
}

static size_t files_in(const char *path) {
    DIR *stream = opendir(path);
    size_t count = 0;
    for (const struct dirent *entry; stream && (entry = readdir(stream));) count += entry->d_name[0] != '.';
    if (stream) (void)closedir(stream);
    return count;
}

static size_t pending_count(struct arena *arena) {
    return files_in(arena_format(arena, "%s/pending", folder));
}

/* ---- content ---- */

static const struct {
    const char *name, *bytes;
    size_t length;
    const char *type; /* NULL = refused */
    const char *shown;
} FILES[] = {
    { "foto.png", TEXT(PNG), "image/png", "foto.png" },
    { "foto.jpg", TEXT(JPEG), "image/jpeg", "foto.jpg" },
    { "surat.pdf", TEXT(PDF), "application/pdf", "surat.pdf" },
    { "foto.php", TEXT(JPEG), "image/jpeg", "foto.jpg" },               /* wrong extension */
    { "../../etc/passwd.png", TEXT(PNG), "image/png", "passwd.png" },   /* a path */
    { "C:\\x\\surat.pdf", TEXT(PDF), "application/pdf", "surat.pdf" },
    { "surat\xe2\x80\xae" "fdp.exe.pdf", TEXT(PDF), "application/pdf", "lampiran.pdf" }, /* direction control */
    { "<script>.png", TEXT(PNG), "image/png", "script.png" },
    { "empty.png", TEXT(""), NULL, NULL },
    { "a.png", TEXT("\x89PNG\r\n\x1a\n"), NULL, NULL },                 /* signature alone */
    { "a.jpg", TEXT("\xff\xd8\xff"), NULL, NULL },
    { "a.pdf", TEXT("%PDF-1.4\n"), NULL, NULL },                        /* cut short */
    { "a.svg", TEXT("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"), NULL, NULL },
    { "a.jpg", TEXT("<!DOCTYPE html><script>alert(1)</script>"), NULL, NULL },
    { "a.pdf", TEXT("<html>%PDF-1.4 %%EOF"), NULL, NULL },              /* HTML first */
    { "a.pdf", TEXT(" %PDF-1.4\n%%EOF"), NULL, NULL },
    { "a.gif", TEXT("GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\0;"), NULL, NULL },
    { "a.png", TEXT("GIF89a" PNG), NULL, NULL },                        /* polyglot */
    { "a.zip", TEXT("PK\3\4\x14\0\0\0\0\0"), NULL, NULL },
    { "a.docx", TEXT("PK\3\4\x14\0\6\0\x8\0[Content_Types].xml"), NULL, NULL },
    { "a.exe", TEXT("MZ\x90\0\3\0\0\0"), NULL, NULL },
    { "a.elf", TEXT("\x7f" "ELF\2\1\1\0"), NULL, NULL },
    { "a.sh", TEXT("#!/bin/sh\nrm -rf /\n"), NULL, NULL },
    { "a.php", TEXT("<?php phpinfo(); ?>"), NULL, NULL },
    { "a.txt", TEXT("hello"), NULL, NULL },
    { "a.bmp", TEXT("BM\x3a\0\0\0\0\0\0\0"), NULL, NULL },
    { "a.webp", TEXT("RIFF\x1a\0\0\0WEBPVP8 "), NULL, NULL },
    { "a.tif", TEXT("II*\0\x8\0\0\0"), NULL, NULL },
    { "a.ps", TEXT("%!PS-Adobe-3.0\n"), NULL, NULL },
    { "a.xml", TEXT("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"), NULL, NULL },
    { "bomb.png", TEXT("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x8\0\0\0\0\0\0\0\0"), NULL, NULL },
};

static void a_file_is_what_its_content_is(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        struct uploads uploads = new_uploads();
        assert_int_equal(receive(arena, &uploads, FILES[i].name, FILES[i].bytes, FILES[i].length), DONE);
        const struct upload *upload = &uploads.items[0];
        if ((upload->media_type == NULL) != (FILES[i].type == NULL)) print_error("row %zu: %s\n", i, FILES[i].name);
        assert_int_equal(upload->judgement == DONE, FILES[i].type != NULL);
        if (!FILES[i].type) assert_string_equal(upload->file_name, FILES[i].name); /* "a.svg" is refused, not "a.pdf" */
        if (FILES[i].type) {
            assert_string_equal(upload->media_type, FILES[i].type);
            assert_string_equal(upload->file_name, FILES[i].shown);
            assert_int_equal(upload->size, FILES[i].length);
        }
        uploads_end(&uploads);
        assert_int_equal(pending_count(arena), 0);
    }
    arena_free(arena);
}

static void the_hash_and_the_mode_are_those_of_the_stored_bytes(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct uploads uploads = new_uploads();
    assert_int_equal(receive(arena, &uploads, "a.pdf", TEXT(PDF)), DONE);
    unsigned char sha256[32];
    (void)crypto_hash_sha256(sha256, (const unsigned char *)PDF, sizeof PDF - 1);
    assert_memory_equal(uploads.items[0].sha256, sha256, sizeof sha256);
    struct stat status;
    assert_int_equal(stat(arena_format(arena, "%s/pending/%s", folder, uploads.items[0].pending_name), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    uploads_end(&uploads);
    arena_free(arena);
}

static void a_file_over_the_limit_is_not_stored(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct uploads uploads = new_uploads();
    char *bytes = arena_alloc(arena, UPLOAD_LARGEST + 1);
    memcpy(bytes, PDF, sizeof PDF - 1);
    memcpy(bytes + UPLOAD_LARGEST - 6, "%%EOF\n", 6);
    assert_int_equal(receive(arena, &uploads, "a.pdf", bytes, UPLOAD_LARGEST), DONE);
    assert_int_equal(receive(arena, &uploads, "b.pdf", bytes, UPLOAD_LARGEST + 1), DONE);
    assert_int_equal(uploads.items[0].judgement, DONE);
    assert_int_equal(uploads.items[1].judgement, REFUSED_TOO_LARGE);
    assert_null(uploads.items[1].media_type);
    struct stat status;
    assert_int_equal(stat(arena_format(arena, "%s/pending/%s", folder, uploads.items[1].pending_name), &status), 0);
    assert_int_equal(status.st_size, 0);
    uploads_end(&uploads);
    arena_free(arena);
}

static void a_sixth_file_is_counted_but_not_stored(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct uploads uploads = new_uploads();
    for (size_t i = 0; i < UPLOADS_MOST + 2; i++) assert_int_equal(receive(arena, &uploads, "a.pdf", TEXT(PDF)), DONE);
    assert_int_equal(uploads.count, UPLOADS_MOST);
    assert_int_equal(uploads.surplus, 2);
    assert_int_equal(pending_count(arena), UPLOADS_MOST);
    uploads_end(&uploads);
    assert_int_equal(pending_count(arena), 0);
    arena_free(arena);
}

/* ---- keeping ---- */

static void a_kept_file_is_found_by_its_stored_name_and_survives_the_request(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct uploads uploads = new_uploads();
    assert_int_equal(receive(arena, &uploads, "a.pdf", TEXT(PDF)), DONE);
    assert_int_equal(receive(arena, &uploads, "a.svg", TEXT("<svg/>")), DONE);
    assert_int_equal(uploads_keep(arena, &uploads), DONE);
    uploads_end(&uploads);
    assert_int_equal(pending_count(arena), 0);
    assert_null(uploads.items[1].stored_name);
    char bytes[sizeof PDF];
    int file = upload_open(folder, uploads.items[0].stored_name);
    assert_true(file >= 0);
    assert_int_equal(read(file, bytes, sizeof bytes), sizeof PDF - 1);
    assert_memory_equal(bytes, PDF, sizeof PDF - 1);
    struct stat status;
    assert_int_equal(fstat(file, &status), 0);
    assert_int_equal(status.st_mtim.tv_sec % 86400, 0); /* the hour could name an anonymous reporter */
    (void)close(file);
    const char *inner = arena_format(arena, "%s/%.2s/%.2s", folder, uploads.items[0].stored_name, uploads.items[0].stored_name + 2);
    assert_int_equal(stat(inner, &status), 0);
    assert_int_equal(status.st_mtim.tv_sec % 86400, 0); /* and so could the folder that holds it alone */
    arena_free(arena);
}

/* Eight grey pixels square, held turned, with a place, a comment and a page behind its end. */
static const char PHOTO[] =
    "\xff\xd8\xff\xe1\0\x22" "Exif\0\0MM\0*\0\0\0\x8\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0" "\xff\xfe\0\x0aGPS-6,2S"
    "\xff\xdb\0\x43\0" "\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1"
    "\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1" "\xff\xc0\0\x0b\x8\0\x8\0\x8\1\1\x11\0"
    "\xff\xc4\0\x14\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" "\xff\xc4\0\x14\x10\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    "\xff\xda\0\x8\1\1\0\0\x3f\0" "\x3f" "\xff\xd9" "<script>alert(1)</script>";

static void a_photo_is_stored_without_its_place(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct uploads uploads = new_uploads();
    assert_int_equal(receive(arena, &uploads, "a.jpg", TEXT(PHOTO)), DONE);
    uploads_draw(arena, &uploads);
    assert_int_equal(uploads.items[0].judgement, DONE);
    assert_int_equal(pending_count(arena), 1);
    assert_int_equal(uploads_keep(arena, &uploads), DONE);
    char bytes[4096];
    unsigned char sha256[32];
    int file = upload_open(folder, uploads.items[0].stored_name);
    assert_int_equal(read(file, bytes, sizeof bytes), uploads.items[0].size);
    static const char *const GONE[] = { "GPS", "Exif", "script" };
    for (size_t i = 0; i < sizeof GONE / sizeof *GONE; i++)
        assert_null(memmem(bytes, (size_t)uploads.items[0].size, GONE[i], strlen(GONE[i])));
    (void)crypto_hash_sha256(sha256, (unsigned char *)bytes, (size_t)uploads.items[0].size);
    assert_memory_equal(sha256, uploads.items[0].sha256, sizeof sha256);
    (void)close(file);
    arena_free(arena);
}

static void a_picture_that_cannot_be_drawn_is_refused_under_the_name_it_came_with(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct uploads uploads = new_uploads();
    assert_int_equal(receive(arena, &uploads, "foto.jfif", TEXT(JPEG)), DONE); /* right segments, nothing to decode */
    assert_int_equal(receive(arena, &uploads, "surat.pdf", TEXT(PDF)), DONE);
    assert_int_equal(uploads.items[0].judgement, DONE);
    uploads_draw(arena, &uploads);
    assert_int_equal(uploads.items[0].judgement, REFUSED_INVALID);
    assert_null(uploads.items[0].media_type);
    assert_string_equal(uploads.items[0].file_name, "foto.jfif");
    assert_int_equal(uploads.items[1].judgement, DONE);
    assert_int_equal(uploads_keep(arena, &uploads), DONE);
    uploads_end(&uploads);
    assert_int_equal(pending_count(arena), 0);
    assert_null(uploads.items[0].stored_name);
    assert_non_null(uploads.items[1].stored_name);
    arena_free(arena);
}

static void without_a_helper_no_picture_is_taken_and_a_document_is(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct uploads uploads = new_uploads();
    assert_int_equal(receive(arena, &uploads, "a.jpg", TEXT(PHOTO)), DONE);
    assert_int_equal(receive(arena, &uploads, "b.pdf", TEXT(PDF)), DONE);
    uploads_draw(arena, &uploads);
    assert_int_equal(uploads.items[0].judgement, FAILED_UNAVAILABLE);
    assert_null(uploads.items[0].media_type);
    assert_int_equal(uploads.items[1].judgement, DONE);
    uploads_end(&uploads);
    assert_int_equal(pending_count(arena), 0);
    arena_free(arena);
}

static void a_picture_is_drawn_once(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct uploads first = new_uploads(), second = new_uploads();
    assert_int_equal(receive(arena, &first, "a.jpg", TEXT(PHOTO)), DONE);
    uploads_draw(arena, &first);
    const char *held = upload_hold(arena, &first.items[0], KEY, FAKE_NOW);
    assert_int_equal(upload_resume(arena, &second, KEY, held, FAKE_NOW + 60), DONE);
    uploads_draw(arena, &second);
    assert_memory_equal(second.items[0].sha256, first.items[0].sha256, 32);
    second.items[0].state = UPLOAD_PENDING;
    uploads_end(&second);
    assert_int_equal(pending_count(arena), 0);
    arena_free(arena);
}

static void a_file_taken_back_is_pending_again(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct uploads uploads = new_uploads();
    assert_int_equal(receive(arena, &uploads, "a.pdf", TEXT(PDF)), DONE);
    assert_int_equal(uploads_keep(arena, &uploads), DONE);
    const char *stored = uploads.items[0].stored_name;
    assert_int_equal(pending_count(arena), 0);
    uploads_take_back(&uploads);
    assert_int_equal(upload_open(folder, stored), -1);
    assert_int_equal(pending_count(arena), 1);
    assert_int_equal(uploads_keep(arena, &uploads), DONE);
    uploads_take_back(&uploads);
    uploads_end(&uploads);
    assert_int_equal(pending_count(arena), 0);
    arena_free(arena);
}

static void a_disk_that_refuses_keeps_nothing(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct uploads uploads = new_uploads();
    assert_int_equal(receive(arena, &uploads, "a.pdf", TEXT(PDF)), DONE);
    assert_int_equal(receive(arena, &uploads, "b.pdf", TEXT(PDF)), DONE);
    assert_int_equal(unlink(arena_format(arena, "%s/pending/%s", folder, uploads.items[1].pending_name)), 0);
    assert_int_equal(uploads_keep(arena, &uploads), FAILED_UNAVAILABLE);
    assert_null(uploads.items[0].stored_name);
    uploads_end(&uploads);
    assert_int_equal(pending_count(arena), 0);
    arena_free(arena);
}

static void a_name_from_outside_opens_nothing(void **state) {
    (void)state;
    static const char *const NAMES[] = { "", "../loket.db", "/etc/passwd", "pending/x", "00/11/22", "0123456789ABCDEF0123456789ABCDEF",
                                         "0123456789abcdef0123456789abcde", "0123456789abcdef0123456789abcdef0",
                                         "..23456789abcdef0123456789abcdef" };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) assert_int_equal(upload_open(folder, NAMES[i]), -1);
}

/* ---- tables ---- */

#define CORPUS "tests/fuzz/corpus/workbook/"

static const char *file_text(struct arena *arena, int file, size_t *ret_length) {
    char *bytes = arena_alloc(arena, 65536);
    ssize_t length = file < 0 ? -1 : read(file, bytes, 65535);
    assert_true(length >= 0);
    *ret_length = (size_t)length;
    return bytes;
}

static void of_a_spreadsheet_the_text_of_its_cells_is_held_under_its_own_hash(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_FD int corpus = open(CORPUS "inline.xlsx", O_RDONLY | O_CLOEXEC);
    size_t length, held_length;
    const char *bytes = file_text(arena, corpus, &length);
    struct uploads uploads = { .directory = folder, .takes_tables = true };
    assert_int_equal(receive(arena, &uploads, "rekap.csv", bytes, length), DONE);
    uploads_draw(arena, &uploads);
    assert_string_equal(uploads.items[0].file_name, "rekap.xlsx");
    unsigned char sha256[32];
    (void)crypto_hash_sha256(sha256, (const unsigned char *)bytes, length);
    assert_memory_equal(uploads.items[0].sha256, sha256, 32);
    struct uploads again = { .directory = folder, .takes_tables = true };
    assert_int_equal(upload_resume(arena, &again, KEY, upload_hold(arena, &uploads.items[0], KEY, FAKE_NOW), FAKE_NOW), DONE);
    assert_int_equal(again.items[0].kind, MEDIA_XLSX);
    CLEANUP_FD int held = upload_open_pending(arena, &again, &again.items[0]);
    assert_string_equal(file_text(arena, held, &held_length), "=Data\n1\tu1\t\tab\n4\t4\n");
    again.items[0].state = UPLOAD_PENDING;
    uploads_end(&again);
}

static void a_hostile_spreadsheet_leaves_the_reason_why_it_is_not_read(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_FD int corpus = open(CORPUS "doctype.xlsx", O_RDONLY | O_CLOEXEC);
    size_t length;
    const char *bytes = file_text(arena, corpus, &length);
    struct uploads uploads = { .directory = folder, .takes_tables = true };
    assert_int_equal(receive(arena, &uploads, "a.xlsx", bytes, length), DONE);
    uploads_draw(arena, &uploads);
    assert_int_equal(uploads.items[0].judgement, DONE);
    CLEANUP_FD int held = upload_open_pending(arena, &uploads, &uploads.items[0]);
    assert_non_null(strstr(file_text(arena, held, &length), "\n!isi buku kerja memuat deklarasi"));
    uploads_end(&uploads);
}

static void a_form_for_tables_takes_nothing_else_and_no_other_form_takes_tables(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct { const char *bytes; size_t length; enum result as_table; } sent[] = {
        { TEXT("u1,u2\n4,4\n"), DONE }, { TEXT(PNG), REFUSED_TYPE }, { TEXT("\xD0\xCF\x11\xE0 locked"), REFUSED_TYPE }, { TEXT("u1\xFF\n"), REFUSED_TYPE },
        { TEXT(""), REFUSED_INVALID },
    };
    for (size_t i = 0; i < sizeof sent / sizeof *sent; i++) {
        struct uploads tables = { .directory = folder, .takes_tables = true };
        assert_int_equal(receive(arena, &tables, "a.csv", sent[i].bytes, sent[i].length), DONE);
        assert_int_equal(tables.items[0].judgement, sent[i].as_table);
        if (sent[i].as_table == DONE) { /* a text held for one form does not come back into another */
            struct uploads pictures = new_uploads();
            assert_int_equal(upload_resume(arena, &pictures, KEY, upload_hold(arena, &tables.items[0], KEY, FAKE_NOW), FAKE_NOW), REFUSED_INVALID);
            tables.items[0].state = UPLOAD_PENDING;
        }
        uploads_end(&tables);
    }
    assert_int_equal(pending_count(arena), 0);
}

/* ---- holding ---- */

static void a_held_file_comes_back_with_the_form(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct uploads first = new_uploads(), second = new_uploads();
    assert_int_equal(receive(arena, &first, "surat kuasa.pdf", TEXT(PDF)), DONE);
    const char *held = upload_hold(arena, &first.items[0], KEY, FAKE_NOW);
    uploads_end(&first);
    assert_int_equal(upload_resume(arena, &second, KEY, held, FAKE_NOW + 60), DONE);
    assert_int_equal(upload_resume(arena, &second, KEY, held, FAKE_NOW + 60), DONE); /* twice is once */
    assert_int_equal(second.count, 1);
    assert_string_equal(second.items[0].file_name, "surat kuasa.pdf");
    assert_string_equal(second.items[0].field, "files");
    assert_string_equal(second.items[0].media_type, "application/pdf");
    assert_memory_equal(second.items[0].sha256, first.items[0].sha256, 32);
    assert_int_equal(uploads_keep(arena, &second), DONE);
    struct uploads third = new_uploads();
    assert_int_equal(upload_resume(arena, &third, KEY, held, FAKE_NOW + 60), REFUSED_ABSENT);
    assert_int_equal(upload_resume(arena, &third, KEY, held, FAKE_NOW + UPLOAD_HOLD_SECONDS + 1), REFUSED_STALE);
    assert_int_equal(upload_resume(arena, &third, KEY, "forged", FAKE_NOW), REFUSED_INVALID);
    assert_int_equal(third.count, 0);
    arena_free(arena);
}

static void forgotten_files_are_purged_after_a_day(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct uploads uploads = new_uploads();
    assert_int_equal(receive(arena, &uploads, "a.pdf", TEXT(PDF)), DONE);
    struct stat status;
    assert_int_equal(stat(arena_format(arena, "%s/pending/%s", folder, uploads.items[0].pending_name), &status), 0);
    assert_int_equal(uploads_purge(folder, status.st_mtim.tv_sec + UPLOAD_HOLD_SECONDS), 0);
    assert_int_equal(uploads_purge(folder, status.st_mtim.tv_sec + UPLOAD_HOLD_SECONDS + 1), 1);
    assert_int_equal(pending_count(arena), 0);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest alone[] = { cmocka_unit_test(without_a_helper_no_picture_is_taken_and_a_document_is) };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_what_its_content_is),
        cmocka_unit_test(the_hash_and_the_mode_are_those_of_the_stored_bytes),
        cmocka_unit_test(a_file_over_the_limit_is_not_stored),
        cmocka_unit_test(a_sixth_file_is_counted_but_not_stored),
        cmocka_unit_test(a_kept_file_is_found_by_its_stored_name_and_survives_the_request),
        cmocka_unit_test(a_photo_is_stored_without_its_place),
        cmocka_unit_test(a_picture_that_cannot_be_drawn_is_refused_under_the_name_it_came_with),
        cmocka_unit_test(a_picture_is_drawn_once),
        cmocka_unit_test(a_file_taken_back_is_pending_again),
        cmocka_unit_test(a_disk_that_refuses_keeps_nothing),
        cmocka_unit_test(a_name_from_outside_opens_nothing),
        cmocka_unit_test(of_a_spreadsheet_the_text_of_its_cells_is_held_under_its_own_hash),
        cmocka_unit_test(a_hostile_spreadsheet_leaves_the_reason_why_it_is_not_read),
        cmocka_unit_test(a_form_for_tables_takes_nothing_else_and_no_other_form_takes_tables),
        cmocka_unit_test(a_held_file_comes_back_with_the_form),
        cmocka_unit_test(forgotten_files_are_purged_after_a_day),
    };
    int failed = cmocka_run_group_tests(alone, make_folder, NULL);
    return failed + cmocka_run_group_tests(tests, start_helper, remove_folder);
}
