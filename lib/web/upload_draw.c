/* Scope: uploaded pictures drawn anew, and spreadsheet files turned into text, by the picture helper, so that nothing of the file that
 * came is stored. */
#include <fcntl.h>
#include <sys/stat.h>

#include "lib/base/cleanup.h"
#include "lib/base/log.h"
#include "lib/web/picture_helper.h"
#include "lib/web/upload_receive.h"

static const char *path_of(struct arena *arena, const struct uploads *uploads, const char *name) {
    return arena_format(arena, "%s/pending/%s", uploads->directory, name);
}

/* What is stored when a picture was not drawn; the helper's own absence is ours to mend, not the sender's. */
static enum result judgement_of(enum picture_outcome outcome) {
    static const enum result JUDGEMENTS[] = {
        [PICTURE_DRAWN] = DONE,
        [PICTURE_BROKEN] = REFUSED_INVALID,
        [PICTURE_TOO_LARGE] = REFUSED_TOO_LARGE,
        [PICTURE_KILLED] = REFUSED_INVALID,
        [PICTURE_NOT_TRIED] = FAILED_UNAVAILABLE,
    };
    if (outcome == PICTURE_KILLED) log_event(LOG_WARNING_LEVEL, "picture_killed", "reason=\"over its limits\"");
    return JUDGEMENTS[outcome];
}

/* Draws the file at FROM into a new one at TO. */
static enum result draw(const struct upload *upload, const char *from, const char *to) {
    CLEANUP_FD int in = open(from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    CLEANUP_FD int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (in < 0 || out < 0) return FAILED_UNAVAILABLE;
    return judgement_of(picture_helper_draw(upload->kind, in, out));
}

/* The helper is not believed: what it wrote is judged like what arrived. */
static enum result take_drawn(const char *path, struct upload *upload) {
    CLEANUP_FD int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0) return FAILED_UNAVAILABLE;
    if (upload->kind == MEDIA_XLSX) { /* a text now, which its reader judges */
        upload->size = status.st_size;
        return DONE;
    }
    struct upload drawn = *upload;
    drawn.size = status.st_size;
    enum result result = upload_judge(file, false, &drawn);
    if (result != DONE) return result;
    if (drawn.kind != upload->kind) return REFUSED_TYPE;
    *upload = drawn;
    return DONE;
}

static void draw_anew(struct arena *arena, const struct uploads *uploads, struct upload *upload) {
    const char *from = path_of(arena, uploads, upload->pending_name);
    const char *to = arena_format(arena, "%s-drawn", from);
    enum result result = draw(upload, from, to);
    if (result == DONE) result = take_drawn(to, upload);
    if (result == DONE && rename(to, from) == 0) return;
    (void)unlink(to);
    upload->judgement = result == DONE ? FAILED_UNAVAILABLE : result;
    upload->media_type = NULL;
    upload->file_name = upload->sent_name;
    if (upload->judgement >= FAILED_UNAVAILABLE)
        log_event(LOG_ERROR_LEVEL, "picture_not_drawn", "reason=%s", result_name(upload->judgement));
}

void uploads_draw(struct arena *arena, struct uploads *uploads) {
    for (size_t i = 0; !uploads->takes_answers && i < uploads->count; i++) {
        struct upload *upload = &uploads->items[i];
        bool is_new = upload->state == UPLOAD_PENDING && upload->media_type;
        if (!is_new || upload->kind == MEDIA_PDF || upload->kind == MEDIA_CSV) continue;
        draw_anew(arena, uploads, upload);
    }
}
