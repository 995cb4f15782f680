/* Scope: pictures of the office's own pages, drawn anew by loket-picture so that nothing but their pixels is published. A picture is drawn
 * once (cache.h). */
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/web/picture_helper.h"
#include "site/cache.h"
#include "site/page_content.h"

#define DRAWING_RULE "picture-1"

static const char *ending_of(enum media_kind kind) {
    return kind == MEDIA_PNG ? "png" : "jpg";
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
    if (status.st_size <= 0 || (size_t)status.st_size > CACHE_LARGEST) return REFUSED_TOO_LARGE;
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

static enum result drawn(struct site *site, struct arena *arena, enum media_kind kind, const char *name, char **bytes, size_t *length) {
    if (cache_take(site, arena, name, bytes, length)) return DONE;
    enum result result = draw(arena, kind, bytes, length);
    if (result == DONE) cache_keep(site, name, *bytes, *length);
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
    const char *name = cache_name(site, DRAWING_RULE, bytes, length, ending_of(picture->kind));
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
