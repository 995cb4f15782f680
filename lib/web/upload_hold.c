/* Scope: files of a form that came back with faults, remembered in the form itself instead of on the server. */
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/web/seal.h"
#include "lib/web/upload.h"

#define PURPOSE "held file"
#define HASH_TEXT (2 * sizeof((struct upload *)NULL)->sha256 + 1)

char *upload_hold(struct arena *arena, struct upload *upload, const unsigned char key[32], instant now) {
    char sha256[HASH_TEXT];
    (void)sodium_bin2hex(sha256, sizeof sha256, upload->sha256, sizeof upload->sha256);
    const char *content = arena_format(arena, "%s\n%s\n%s\n%lld\n%s\n%s", upload->pending_name, upload->media_type, sha256,
                                       (long long)upload->size, upload->field, upload->file_name);
    upload->state = UPLOAD_HELD;
    return seal_make(arena, key, PURPOSE, content, strlen(content), now + UPLOAD_HOLD_SECONDS);
}

/* Cuts the next line off *rest. */
static const char *next_line(char **rest) {
    return *rest ? strsep(rest, "\n") : "";
}

static enum media_kind known_kind(const char *type) {
    for (int kind = 0; kind < MEDIA_KIND_COUNT; kind++)
        if (strcmp(media_type((enum media_kind)kind), type) == 0) return (enum media_kind)kind;
    return MEDIA_KIND_COUNT;
}

/* What we sealed ourselves needs no distrust, only the file must still be the same size. */
static struct upload unpack(char *content) {
    struct upload upload = { .state = UPLOAD_HELD };
    upload.pending_name = next_line(&content);
    upload.kind = known_kind(next_line(&content));
    upload.media_type = upload.kind == MEDIA_KIND_COUNT ? NULL : media_type(upload.kind);
    const char *sha256 = next_line(&content);
    (void)sodium_hex2bin(upload.sha256, sizeof upload.sha256, sha256, strlen(sha256), NULL, NULL, NULL);
    upload.size = strtoll(next_line(&content), NULL, 10);
    upload.field = next_line(&content);
    upload.file_name = next_line(&content);
    return upload;
}

enum result upload_resume(struct arena *arena, struct uploads *uploads, const unsigned char key[32], const char *held,
                          instant now) {
    char *content;
    size_t length;
    enum result result = seal_open(arena, key, PURPOSE, held, now, &content, &length);
    if (result != DONE) return result;
    struct upload upload = unpack(content);
    if (uploads->takes_answers) return REFUSED_INVALID; /* nobody was given such a text */
    bool is_table = upload.kind == MEDIA_CSV || upload.kind == MEDIA_XLSX;
    if (is_table != uploads->takes_tables) return REFUSED_INVALID; /* held by a form of another kind */
    struct stat status;
    const char *path = arena_format(arena, "%s/pending/%s", uploads->directory, upload.pending_name);
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size != upload.size) return REFUSED_ABSENT;
    for (size_t i = 0; i < uploads->count; i++)
        if (strcmp(uploads->items[i].pending_name ? uploads->items[i].pending_name : "", upload.pending_name) == 0)
            return DONE; /* the same text twice is one file */
    if (uploads->count == UPLOADS_MOST) return REFUSED_TOO_LARGE;
    uploads->items[uploads->count++] = upload;
    return DONE;
}
