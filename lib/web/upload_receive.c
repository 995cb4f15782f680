/* Scope: one arriving file: to disk, judged by content, hashed. */
#include "lib/web/upload_receive.h"

#include <fcntl.h>
#include <magic.h>
#include <sodium.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "lib/base/cleanup.h"
#include "lib/base/random.h"
#include "lib/rules/media_kind.h"

#define ROOM_LEFT (64 * 1024 * 1024) /* bytes that stay free beside a file of an answer */
#define MAGIC_BYTES 8192u /* libmagic sees no more: its parsers of odd formats stay away from the rest */

static magic_t magic_table;

enum result upload_start(void) {
    if (magic_table) return DONE;
    magic_t table = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TAR |
                               MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_ENCODING);
    if (!table) return REFUSED_ABSENT;
    if (magic_load(table, NULL) != 0) {
        magic_close(table);
        return REFUSED_ABSENT;
    }
    magic_table = table;
    return DONE;
}

/* ---- arriving ---- */

/* Makes UPLOADS/pending/NAME with a random name, which becomes upload->pending_name. */
static int create_pending(struct upload_receiver *receiver) {
    unsigned char bytes[16];
    random_bytes(bytes, sizeof bytes);
    char *name = arena_string(receiver->arena, "");
    for (size_t i = 0; i < sizeof bytes; i++) name = arena_format(receiver->arena, "%s%02x", name, bytes[i]);
    const char *folder = arena_format(receiver->arena, "%s/pending", receiver->uploads->directory);
    (void)mkdir(folder, 0700); /* it is there except for the very first file */
    int file = open(arena_format(receiver->arena, "%s/%s", folder, name),
                    O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file >= 0) receiver->upload->pending_name = name;
    return file;
}

/* A large file must leave room for the cases that come meanwhile; without it nothing of the file is written. */
static bool has_room(const struct uploads *uploads) {
    struct statvfs disk;
    if (!uploads->takes_answers) return true;
    if (statvfs(uploads->directory, &disk) != 0) return false;
    return (int64_t)disk.f_bavail * (int64_t)disk.f_frsize >= uploads->expected + ROOM_LEFT;
}

static enum result begin(void *context, const char *field, const char *client_name) {
    struct upload_receiver *receiver = context;
    struct uploads *uploads = receiver->uploads;
    if (uploads->count == UPLOADS_MOST) {
        uploads->surplus++;
        receiver->upload = NULL;
        return DONE;
    }
    receiver->upload = &uploads->items[uploads->count++];
    *receiver->upload = (struct upload){ .field = field, .state = UPLOAD_PENDING };
    receiver->client_name = client_name;
    receiver->file = create_pending(receiver);
    if (receiver->file < 0) return FAILED_UNAVAILABLE;
    if (!has_room(uploads)) receiver->upload->judgement = FAILED_UNAVAILABLE;
    return DONE;
}

/* The disk is full. A file of an answer is given up and its form says so; of other forms what was typed would be lost. */
static enum result give_up(struct upload_receiver *receiver) {
    if (!receiver->uploads->takes_answers) return FAILED_UNAVAILABLE;
    receiver->upload->judgement = FAILED_UNAVAILABLE;
    return ftruncate(receiver->file, 0) == 0 ? DONE : FAILED_UNAVAILABLE;
}

static bool write_all(int file, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written <= 0) return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

static enum result data(void *context, const char *bytes, size_t length) {
    struct upload_receiver *receiver = context;
    struct upload *upload = receiver->upload;
    if (!upload || upload->judgement != DONE) return DONE;
    upload->size += (int64_t)length;
    if (upload->size > (receiver->uploads->takes_answers ? receiver->uploads->largest : UPLOAD_LARGEST)) {
        upload->judgement = REFUSED_TOO_LARGE;
        return ftruncate(receiver->file, 0) == 0 ? DONE : FAILED_UNAVAILABLE;
    }
    return write_all(receiver->file, bytes, length) ? DONE : give_up(receiver);
}

/* ---- judging ---- */

/* libmagic is a second opinion: a file that another program would take for something else is refused. */
static enum result judge_picture(const unsigned char *bytes, size_t length, enum media_kind *ret) {
    enum media_kind kind = MEDIA_KIND_COUNT;
    enum result result = media_judge(bytes, length, &kind);
    if (result != DONE) return result;
    if (!magic_table) return FAILED_INTERNAL;
    const char *type = magic_buffer(magic_table, bytes, length < MAGIC_BYTES ? length : MAGIC_BYTES);
    if (!type || strcmp(type, media_type(kind)) != 0) return REFUSED_TYPE;
    *ret = kind;
    return DONE;
}

enum result upload_judge(int file, bool is_table, struct upload *upload) {
    if (upload->size == 0) return REFUSED_INVALID;
    size_t length = (size_t)upload->size;
    void *bytes = mmap(NULL, length, PROT_READ, MAP_SHARED, file, 0);
    if (bytes == MAP_FAILED) return FAILED_UNAVAILABLE;
    enum media_kind kind = MEDIA_KIND_COUNT;
    enum result result = (is_table ? media_judge_table : judge_picture)(bytes, length, &kind);
    if (result == DONE) {
        upload->kind = kind;
        upload->media_type = media_type(kind);
        (void)crypto_hash_sha256(upload->sha256, bytes, length);
    }
    (void)munmap(bytes, length);
    return result;
}

static enum result end(void *context) {
    struct upload_receiver *receiver = context;
    struct upload *upload = receiver->upload;
    if (!upload) return DONE;
    bool is_answer = receiver->uploads->takes_answers;
    if (upload->judgement == DONE) {
        upload->judgement = is_answer ? upload_judge_answer(receiver->arena, receiver->file, upload)
                                      : upload_judge(receiver->file, receiver->uploads->takes_tables, upload);
    }
    upload->sent_name = media_refused_name(receiver->arena, receiver->client_name);
    upload->file_name = upload->judgement == DONE ? media_file_name(receiver->arena, receiver->client_name, upload->kind)
                                                  : upload->sent_name;
    upload_receiver_end(receiver);
    bool is_ours = upload->judgement == FAILED_INTERNAL || upload->judgement == FAILED_UNAVAILABLE;
    return is_ours && !is_answer ? upload->judgement : DONE;
}

struct file_sink upload_receiver_sink(struct upload_receiver *receiver) {
    receiver->file = -1;
    return (struct file_sink){ begin, data, end, receiver };
}

void upload_receiver_end(struct upload_receiver *receiver) {
    int file = take_fd(&receiver->file);
    if (file >= 0) (void)close(file);
}
