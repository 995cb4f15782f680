/* Scope: receiving files of one request. Exports: struct upload_receiver, upload_start, upload_judge,
 * upload_receiver_sink. */
#pragma once

#include "lib/web/multipart.h"
#include "lib/web/upload.h"

/* One per request; fill arena and uploads, treat the rest as private. */
struct upload_receiver {
    struct arena *arena;
    struct uploads *uploads;
    struct upload *upload; /* the file arriving now; NULL while a surplus file passes by */
    const char *client_name;
    int file;
};

/* Loads libmagic's table once, before the sandbox closes; REFUSED_ABSENT when it is missing. */
enum result upload_start(void);

/* Judges the UPLOAD->size bytes of an open file by their content (as a table when IS_TABLE): DONE with kind, media_type and sha256 set, else why it is not
 * accepted, or FAILED_ when that cannot be said. */
enum result upload_judge(int file, bool is_table, struct upload *upload);

/* The same for a file of an answer (lib/rules/answer_kind.h), which may be larger than memory; ARENA gets up to a megabyte. */
enum result upload_judge_answer(struct arena *arena, int file, struct upload *upload);

/* The sink for multipart_read; borrows RECEIVER. A file over its limit, or of a type that is not accepted, does not
 * end the reading: it is not stored and its `judgement` says why, so that the form can come back with a message. */
struct file_sink upload_receiver_sink(struct upload_receiver *receiver);

/* Closes a file left open by a body that ended too early. */
void upload_receiver_end(struct upload_receiver *receiver);
