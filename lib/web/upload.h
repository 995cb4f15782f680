/* Scope: files sent with a form: judged by content, streamed to a temporary file, moved to their final place.
 * Exports: struct upload, struct uploads and the upload_ functions. Receiving is in upload_receive.h.
 *
 * Life of a file: the multipart reader streams it into UPLOADS/pending/NAME (0600); when the gate has let the request pass,
 * a picture is drawn anew by the picture helper (uploads_draw), so size and SHA-256 are those of the stored bytes; the handler
 * calls uploads_keep before its COMMIT (fsync, rename, fsync of the folders) and stores `stored_name` in the row. What was not kept or held is
 * removed at the end of the request. A form that comes back with faults holds its files (upload_hold) so that nobody has
 * to choose them again. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/base/result.h"
#include "lib/rules/media_kind.h"

#define UPLOAD_LARGEST (10 * 1024 * 1024)  /* bytes of one file; stops filling the disk */
#define UPLOADS_MOST 5                     /* files of one request */
#define UPLOAD_HOLD_SECONDS (24 * 60 * 60) /* how long a held file may be taken up again */

enum upload_state {
    UPLOAD_PENDING, UPLOAD_HELD, UPLOAD_KEPT, UPLOAD_GONE,
    UPLOAD_STORED, /* kept by an earlier request, whose row names it: nothing here moves or removes it */
};

struct upload {
    const char *field;        /* name of the form field */
    const char *file_name;    /* safe to show (media_file_name of lib/rules); never a path */
    const char *sent_name;    /* the same with the extension it came with; what a refusal calls it */
    enum media_kind kind;     /* by content; only with media_type */
    const char *media_type;   /* "image/jpeg", "image/png" or "application/pdf", or of a table, by content; NULL = not accepted */
    enum result judgement;    /* DONE, or why it is not accepted: _TYPE, _INVALID (broken or empty), _TOO_LARGE,
                                 FAILED_UNAVAILABLE (not drawn, no fault of the file) */
    int64_t size;             /* bytes */
    unsigned char sha256[32];
    const char *pending_name; /* random, below UPLOADS/pending; NULL when judged too large while it arrived */
    const char *stored_name;  /* 32 hex digits; the file is UPLOADS/AA/BB/NAME, AA BB its first; NULL until kept */
    enum upload_state state;
};

struct uploads {
    const char *directory; /* the office's uploads folder, absolute; borrowed */
    bool takes_tables;     /* spreadsheet files and CSV are accepted, and nothing else; set by the gate */
    bool takes_answers;    /* files of answers and nothing else: PDF, CSV, XLSX, ZIP, stored as they came; set by the gate */
    int64_t largest;       /* bytes of one of them; without takes_answers UPLOAD_LARGEST holds */
    int64_t expected;      /* bytes of the request, for the room on disk */
    struct upload items[UPLOADS_MOST];
    size_t count;
    size_t surplus; /* files beyond UPLOADS_MOST that were not stored */
    size_t lost;    /* held files that could not be taken up again */
};

/* Draws every new picture anew: what it tells beside what it shows is gone, and only its pixels are stored. Of a spreadsheet file the
 * text of its cells takes its place (lib/base/worksheets.h), sha256 stays that of the file as it was sent. A picture that
 * cannot be drawn gets its `judgement`, for the form to say: FAILED_UNAVAILABLE when the helper or the disk refuses. */
void uploads_draw(struct arena *arena, struct uploads *uploads);

/* Moves every accepted file to its final place, durably: fsync(file), rename, fsync of each folder. Call before COMMIT:
 * a row must not outlive its file in a power cut. Sets stored_name; the file's time stamp is rounded to the day, because
 * it could name an anonymous reporter by the web server's log. FAILED_UNAVAILABLE when the disk refuses; then nothing may
 * be committed and the files are removed. */
enum result uploads_keep(struct arena *arena, struct uploads *uploads);

/* Takes back the files that uploads_keep moved, because the transaction was refused after all: they are pending again,
 * for the form shown again or for removal at the end of the request. */
void uploads_take_back(struct uploads *uploads);

/* Removes a kept file whose row is gone; what cannot be removed now is the nightly upkeep's. */
void upload_forget(const char *directory, const char *stored_name);

/* Removes what is still pending; called by the request loop. */
void uploads_end(struct uploads *uploads);

/* Removes pending files older than UPLOAD_HOLD_SECONDS: held ones nobody came back for, and those of a worker that
 * was killed. Returns how many; for the nightly upkeep. */
size_t uploads_purge(const char *directory, instant now);

/* Removes kept files no row names, two days after they came: a worker was killed between rename and COMMIT, and what
 * somebody sent would lie here for ever. IS_NAMED is asked for each; when in doubt it says true. Returns how many. */
typedef bool upload_is_named(void *context, const char *stored_name);
size_t uploads_sweep(const char *directory, instant now, upload_is_named *is_named, void *context);

/* Returns a sealed text that stands for the file in a hidden field of the form shown again; marks it UPLOAD_HELD.
 * KEY is the `form` key; owned by ARENA. */
char *upload_hold(struct arena *arena, struct upload *upload, const unsigned char key[32], instant now);

/* Takes a held file up again from such a text and adds it to *uploads. REFUSED_INVALID for a forged text, REFUSED_STALE
 * for an expired one, REFUSED_ABSENT when the file is gone, REFUSED_TOO_LARGE above UPLOADS_MOST. */
enum result upload_resume(struct arena *arena, struct uploads *uploads, const unsigned char key[32], const char *held,
                          instant now);

/* Opens a file that is still pending or held; -1 when it is gone. Caller closes. */
int upload_open_pending(struct arena *arena, const struct uploads *uploads, const struct upload *upload);

/* Opens a kept file for reading by its stored name; -1 when there is none. Caller closes.
 * The name must have the shape uploads_keep made; anything else is refused, so no path ever comes from outside. */
int upload_open(const char *directory, const char *stored_name);
