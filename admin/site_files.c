/* Scope: the files of an edition against its list, both ways. */
#include <brotli/decode.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "admin/site_parts.h"
#include "lib/base/cleanup.h"

#define LARGEST_FILE ((size_t)64 * 1024 * 1024) /* bytes; the builder writes none larger */
#define DEEPEST 32         /* folders below each other; stops a walk along a looped mount */
#define GZIP_WRAPPER 16    /* added to the window: gzip only */

/* ---- compressed forms ---- */

struct content {
    const char *bytes;
    size_t length;
};

/* Room for what a compressed form may give: one byte more than it should, so that more of it shows and a bomb stays small. */
static bool gives_gzip(struct arena *arena, const struct content *packed, const struct content *wanted) {
    z_stream stream = { 0 };
    size_t room = wanted->length + 1;
    unsigned char *out = arena_alloc(arena, room);
    if (inflateInit2(&stream, MAX_WBITS + GZIP_WRAPPER) != Z_OK) return false;
    stream.next_in = (z_const Bytef *)packed->bytes;
    stream.avail_in = (uInt)packed->length;
    stream.next_out = out;
    stream.avail_out = (uInt)room;
    bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0 && stream.total_out == wanted->length;
    (void)inflateEnd(&stream);
    return whole && memcmp(out, wanted->bytes, wanted->length) == 0;
}

static bool gives_brotli(struct arena *arena, const struct content *packed, const struct content *wanted) {
    size_t made = wanted->length + 1;
    uint8_t *out = arena_alloc(arena, made);
    bool whole = BrotliDecoderDecompress(packed->length, (const uint8_t *)packed->bytes, &made, out) == BROTLI_DECODER_RESULT_SUCCESS;
    return whole && made == wanted->length && memcmp(out, wanted->bytes, made) == 0;
}

static const struct { const char *ending; bool (*gives)(struct arena *, const struct content *, const struct content *); } FORMS[] = {
    { ".gz", gives_gzip }, { ".br", gives_brotli },
};
#define FORM_COUNT (sizeof FORMS / sizeof *FORMS)

static void check_forms(struct site_check *check, const char *path, const struct content *wanted) {
    for (size_t i = 0; i < FORM_COUNT; i++) {
        struct content packed;
        char *bytes;
        const char *name = arena_format(check->scratch, "%s%s", path, FORMS[i].ending);
        if (edition_list_find(&check->list, name)) continue; /* a file of its own */
        if (faccessat(check->folder, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0) continue;
        check->finding->compressed++;
        bool fits = site_read(check->scratch, check->folder, name, LARGEST_FILE, &bytes, &packed.length);
        packed.bytes = fits ? bytes : "";
        if (!fits || !FORMS[i].gives(check->scratch, &packed, wanted)) {
            site_fault(check, name, "berubah: bentuk terkompresi ini tidak memberi isi berkasnya");
        }
    }
}

/* ---- listed files ---- */

static void check_file(struct site_check *check, const struct edition_file *file) {
    char *bytes;
    struct content content;
    check->finding->files++;
    if (!site_read(check->scratch, check->folder, file->path, LARGEST_FILE, &bytes, &content.length)) {
        bool is_there = faccessat(check->folder, file->path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
        site_fault(check, file->path, is_there ? "berubah: bukan berkas biasa yang dapat dibaca" : "hilang");
        return;
    }
    content.bytes = bytes;
    struct edition_hash hash = edition_hash_of(bytes, content.length);
    if (memcmp(hash.bytes, file->hash, sizeof hash.bytes) != 0) site_fault(check, file->path, "berubah: isinya bukan yang ditandatangani");
    else check_forms(check, file->path, &content);
}

/* ---- files nobody listed ---- */

static bool is_listed(struct site_check *check, const char *path) {
    if (strcmp(path, EDITION_LIST_PATH) == 0 || strcmp(path, EDITION_STATEMENT_PATH) == 0) return true;
    if (edition_list_find(&check->list, path)) return true;
    for (size_t i = 0; i < FORM_COUNT; i++) {
        size_t length = strlen(path), ending = strlen(FORMS[i].ending);
        if (length <= ending || strcmp(path + length - ending, FORMS[i].ending) != 0) continue;
        if (edition_list_find(&check->list, arena_copy(check->scratch, path, length - ending))) return true;
    }
    return false;
}

/* BELOW is the folder's path with a slash at its end; "" the top. */
static void find_extra(struct site_check *check, const char *below, unsigned depth) {
    int fd = openat(check->folder, *below ? below : ".", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    CLEANUP_DIR DIR *stream = fd < 0 ? NULL : fdopendir(fd);
    if (!stream || depth > DEEPEST) {
        site_fault(check, *below ? below : ".", "folder ini tidak dapat dibaca");
        if (fd >= 0 && !stream) (void)close(fd);
        return;
    }
    for (const struct dirent *entry = readdir(stream); entry; entry = readdir(stream)) {
        struct stat status;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        const char *path = arena_format(check->arena, "%s%s", below, entry->d_name);
        if (fstatat(check->folder, path, &status, AT_SYMLINK_NOFOLLOW) != 0) site_fault(check, path, "tidak dapat dibaca");
        else if (S_ISDIR(status.st_mode)) find_extra(check, arena_format(check->arena, "%s/", path), depth + 1);
        else if (!is_listed(check, path)) site_fault(check, path, "tambahan: tidak ada dalam daftar yang ditandatangani");
        arena_reset(check->scratch);
    }
}

void site_check_files(struct site_check *check) {
    for (size_t i = 0; i < check->list.count; i++) {
        check_file(check, &check->list.files[i]);
        arena_reset(check->scratch);
    }
    find_extra(check, "", 0);
}
