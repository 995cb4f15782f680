/* Scope: pictures of the office's own pages, drawn anew by loket-picture so that nothing but their pixels is published. A picture is drawn once:
 * what came out is kept beside the settings under a name made from the bytes that went in. */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/web/picture_helper.h"
#include "site/page_content.h"
#include "site/tree.h"

#define CACHE "cache"
#define NAME_BYTES 8                              /* of the hash; an office has some hundred pictures */
#define DRAWN_LARGEST ((size_t)4 * 1024 * 1024)   /* of a picture as it is published */
#define DRAWING_RULE "1"                          /* another rule of drawing is another name */

static const char *ending_of(enum media_kind kind) {
    return kind == MEDIA_PNG ? "png" : "jpg";
}

/* The name a picture of BYTES has on the site and in the cache. */
static const char *name_of(struct site *site, enum media_kind kind, const char *bytes, size_t length) {
    unsigned char hash[crypto_generichash_BYTES_MIN];
    char name[NAME_BYTES * 2 + 1];
    const unsigned char *rule = (const unsigned char *)DRAWING_RULE;
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, NULL, 0, sizeof hash);
    (void)crypto_generichash_update(&state, rule, strlen(DRAWING_RULE));
    (void)crypto_generichash_update(&state, (const unsigned char *)bytes, length);
    (void)crypto_generichash_final(&state, hash, sizeof hash);
    return arena_format(site->arena, "%s.%s", sodium_bin2hex(name, sizeof name, hash, NAME_BYTES), ending_of(kind));
}

/* A file in memory that holds BYTES, ready to be read. */
static int file_of(const char *bytes, size_t length) {
    CLEANUP_FD int file = memfd_create("picture", MFD_CLOEXEC);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length || lseek(file, 0, SEEK_SET) != 0) return -1;
    return take_fd(&file);
}

static enum result read_drawn(struct arena *arena, int file, char **ret, size_t *ret_length) {
    struct stat status;
    if (fstat(file, &status) != 0) return FAILED_UNAVAILABLE;
    if (status.st_size <= 0 || (size_t)status.st_size > DRAWN_LARGEST) return REFUSED_TOO_LARGE;
    *ret_length = (size_t)status.st_size;
    *ret = arena_alloc(arena, *ret_length);
    return pread(file, *ret, *ret_length, 0) == status.st_size ? DONE : FAILED_UNAVAILABLE;
}

static enum result draw(struct arena *arena, enum media_kind kind, char **bytes, size_t *length) {
    CLEANUP_FD int in = file_of(*bytes, *length);
    CLEANUP_FD int out = memfd_create("drawn", MFD_CLOEXEC);
    if (in < 0 || out < 0 || picture_helper_start(picture_helper_beside(arena)) != DONE) return FAILED_UNAVAILABLE;
    switch (picture_helper_draw_for_page(kind, in, out)) {
    case PICTURE_DRAWN: return read_drawn(arena, out, bytes, length);
    case PICTURE_BROKEN:
    case PICTURE_KILLED: return REFUSED_INVALID;
    case PICTURE_TOO_LARGE: return REFUSED_TOO_LARGE;
    case PICTURE_NOT_TRIED: return FAILED_UNAVAILABLE;
    }
    return FAILED_UNAVAILABLE;
}

/* A cache that cannot be written costs time, nothing else. */
static void keep(struct site *site, const char *path, const char *bytes, size_t length) {
    CLEANUP_FD int folder = tree_open_folder(AT_FDCWD, site->config->directory);
    if (folder < 0 || tree_make_folder(folder, CACHE) != DONE) return;
    const char *next = arena_format(site->arena, "%s.%ld", path, (long)getpid());
    if (tree_write(folder, next, bytes, length) == DONE && renameat(folder, next, folder, path) == 0) return;
    (void)tree_remove(folder, next);
}

static enum result drawn(struct site *site, struct arena *arena, enum media_kind kind, const char *name, char **bytes, size_t *length) {
    const char *path = arena_format(site->arena, CACHE "/%s", name);
    CLEANUP_FD int folder = tree_open_folder(AT_FDCWD, site->config->directory);
    if (folder >= 0 && tree_read(arena, folder, path, DRAWN_LARGEST, bytes, length) == DONE) return DONE;
    enum result result = draw(arena, kind, bytes, length);
    if (result == DONE) keep(site, path, *bytes, *length);
    return result;
}

/* Width and height from the head of a JPEG or PNG of our own making; zeros when it tells none. */
static void measure(const unsigned char *bytes, size_t length, enum media_kind kind, struct content_image *ret) {
    if (kind == MEDIA_PNG && length > 24) {
        ret->width = bytes[18] << 8 | bytes[19];
        ret->height = bytes[22] << 8 | bytes[23];
        return;
    }
    for (size_t at = 2; at + 9 < length && bytes[at] == 0xFF;) {
        bool is_frame = bytes[at + 1] >= 0xC0 && bytes[at + 1] <= 0xC2;
        if (is_frame) {
            ret->height = bytes[at + 5] << 8 | bytes[at + 6];
            ret->width = bytes[at + 7] << 8 | bytes[at + 8];
            return;
        }
        at += 2 + (size_t)(bytes[at + 2] << 8 | bytes[at + 3]);
    }
}

static enum result place(struct site *site, const struct content_picture *picture, struct site_picture *ret) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    char *bytes;
    size_t length;
    enum result result = content_read_file(arena, site->content->folder, picture->file, CONTENT_PICTURE_LARGEST, &bytes, &length);
    if (result != DONE) return result;
    const char *name = name_of(site, picture->kind, bytes, length);
    result = drawn(site, arena, picture->kind, name, &bytes, &length);
    if (result != DONE) return result;
    *ret = (struct site_picture){ .file = picture->file, .address = arena_format(site->arena, CONTENT_PICTURES "/%s", name) };
    measure((const unsigned char *)bytes, length, picture->kind, &ret->image);
    for (size_t i = 0; i < site->picture_count; i++) {
        if (strcmp(site->pictures[i].address, ret->address) == 0) return DONE; /* the same picture under two names */
    }
    return site_file(site, ret->address, bytes, length);
}

static const struct site_picture *known(const struct site *site, const char *file) {
    for (size_t i = 0; i < site->picture_count; i++) {
        if (strcmp(site->pictures[i].file, file) == 0) return &site->pictures[i];
    }
    return NULL;
}

bool content_picture_place(struct site *site, const struct content_picture *picture, const char *root, struct content_image *ret) {
    const struct site_picture *found = known(site, picture->file);
    if (!found) {
        struct site_picture placed;
        if (!site->pictures) site->pictures = arena_array(site->arena, site->content->picture_count, sizeof *site->pictures);
        enum result result = place(site, picture, &placed);
        if (result != DONE) {
            (void)site_fail(site, result, arena_format(site->arena, "%s/%s: gambar tidak dapat dipakai (%s)", site->content->folder, picture->file, result_name(result)));
            return false;
        }
        site->pictures[site->picture_count] = placed;
        found = &site->pictures[site->picture_count++];
    }
    *ret = found->image;
    ret->address = arena_format(site->arena, "%s%s", root, found->address);
    return true;
}
