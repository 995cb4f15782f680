/* Scope: one line of text an entry. */
#include "site/manifest.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#define TITLE "edisi 2 "
#define END "selesai "
#define LARGEST ((size_t)4 * 1024 * 1024 * 1024) /* bytes; about thirty million files */
#define LOOKS_KEPT 256                           /* looks after which the read pages are given back: at most some MB stay */
#define BYTES_KEPT ((size_t)128 * 1024)          /* the same for reading on; some dozen files are read at once */
#define BYTES_NEAR 8192                          /* behind the entry found last */

const char *manifest_ending(enum manifest_form form) {
    static const char *const ENDINGS[FORM_COUNT] = { [FORM_PLAIN] = "", [FORM_GZIP] = ".gz", [FORM_BROTLI] = ".br" };
    return ENDINGS[form];
}

/* ---- writing ---- */

static void write_hex(FILE *file, const unsigned char *bytes, size_t length) {
    char hex[EDITION_HASH_DIGITS + 1];
    (void)sodium_bin2hex(hex, sizeof hex, bytes, length);
    (void)fwrite(hex, 1, 2 * length, file);
    (void)fputc(' ', file);
}

void manifest_write_head(FILE *file, const struct page_key *base) {
    (void)fputs(TITLE, file);
    write_hex(file, base->bytes, sizeof base->bytes);
    (void)fputc('\n', file);
}

void manifest_write_entry(FILE *file, const struct manifest_entry *entry) {
    write_hex(file, entry->hash, sizeof entry->hash);
    write_hex(file, entry->key.bytes, sizeof entry->key.bytes);
    (void)fprintf(file, "%" PRIu32 " %" PRIu32 " %" PRIu32 " %s\n", entry->size[FORM_PLAIN], entry->size[FORM_GZIP], entry->size[FORM_BROTLI],
                  entry->path);
}

void manifest_write_end(FILE *file, size_t count) {
    (void)fprintf(file, END "%zu\n", count);
}

/* ---- one line ---- */

/* What is left of a line, up to its line feed. */
struct line {
    const char *at, *end;
};

/* The value of a digit and one; 0: none. */
static const unsigned char DIGITS[256] = { ['0'] = 1, ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
                                           ['8'] = 9, ['9'] = 10, ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16 };

/* Reads LENGTH bytes in hexadecimal and the space or line feed behind them. */
static bool take_hex(struct line *line, unsigned char *out, size_t length) {
    if ((size_t)(line->end - line->at) < 2 * length) return false;
    for (size_t i = 0; i < length; i++, line->at += 2) {
        unsigned high = DIGITS[(unsigned char)line->at[0]], low = DIGITS[(unsigned char)line->at[1]];
        if (high == 0 || low == 0) return false;
        out[i] = (unsigned char)((high - 1) << 4 | (low - 1));
    }
    return *line->at++ == ' ';
}

static bool take_size(struct line *line, uint32_t *ret) {
    uint64_t size = 0;
    const char *from = line->at;
    for (; line->at < line->end && *line->at >= '0' && *line->at <= '9'; line->at++) {
        size = size * 10 + (uint64_t)(*line->at - '0');
        if (size > UINT32_MAX) return false;
    }
    *ret = (uint32_t)size;
    return line->at > from && *line->at++ == ' ';
}

/* All but the path, which is what is left of LINE. */
static bool take_entry(struct line *line, struct manifest_entry *ret) {
    if (!take_hex(line, ret->hash, sizeof ret->hash) || !take_hex(line, ret->key.bytes, sizeof ret->key.bytes)) return false;
    for (int form = 0; form < FORM_COUNT; form++)
        if (!take_size(line, &ret->size[form])) return false;
    return line->at < line->end;
}

/* The line of FILE that begins at AT; its end is the line feed, which the last byte of a mapped file is. */
static struct line line_at(const struct manifest_file *file, size_t at) {
    const char *from = file->bytes + at;
    return (struct line){ from, memchr(from, '\n', file->length - at) };
}

/* ---- a whole file ---- */

/* Gives back what was read: the file stays in the system's memory, not in ours. */
static void forget_read(const struct manifest_file *file) {
    (void)madvise((void *)(uintptr_t)file->bytes, file->length, MADV_DONTNEED);
}

static bool take_title(struct manifest_file *file) {
    struct line line = line_at(file, 0);
    size_t length = strlen(TITLE);
    file->head = (size_t)(line.end - file->bytes) + 1;
    if ((size_t)(line.end - line.at) < length || memcmp(line.at, TITLE, length) != 0) return false;
    line.at += length;
    return take_hex(&line, file->base.bytes, sizeof file->base.bytes) && line.at == line.end;
}

static bool is_end(const struct manifest_file *file, struct line line) {
    char text[sizeof END + 24];
    size_t length = (size_t)snprintf(text, sizeof text, END "%zu\n", file->count);
    return (size_t)(line.end - line.at) + 1 == length && memcmp(line.at, text, length) == 0 && line.end + 1 == file->bytes + file->length;
}

struct manifest_reader manifest_read(struct manifest_file *file) {
    return (struct manifest_reader){ .file = file, .at = file->bytes ? file->head : 0 };
}

/* As manifest_next of a file nobody has looked at yet. */
static bool take_next(struct manifest_reader *reader, struct manifest_entry *ret) {
    struct line line = line_at(reader->file, reader->at);
    size_t from = reader->at;
    if (!take_entry(&line, ret)) return false;
    size_t length = (size_t)(line.end - line.at);
    if (length >= sizeof reader->path) return false;
    memcpy(reader->path, line.at, length);
    reader->path[length] = '\0';
    ret->path = reader->path;
    reader->at = (size_t)(line.end - reader->file->bytes) + 1;
    if (from / BYTES_KEPT != reader->at / BYTES_KEPT) forget_read(reader->file);
    return true;
}

bool manifest_next(struct manifest_reader *reader, struct manifest_entry *ret) {
    *ret = (struct manifest_entry){ 0 };
    return reader->file->bytes && reader->at < reader->file->end && take_next(reader, ret);
}

/* Looks at every line once: plain paths in order, and the closing line. */
static bool is_whole(struct manifest_file *file) {
    char before[EDITION_LONGEST_PATH + 1] = "";
    if (file->bytes[file->length - 1] != '\n' || !take_title(file)) return false;
    struct manifest_reader reader = manifest_read(file);
    while (reader.at < file->length) {
        struct manifest_entry entry;
        if (strncmp(file->bytes + reader.at, END, strlen(END)) == 0) {
            file->end = reader.at;
            return is_end(file, line_at(file, reader.at));
        }
        if (!take_next(&reader, &entry) || !edition_path_is_plain(entry.path) || strcmp(before, entry.path) >= 0) return false;
        memcpy(before, reader.path, sizeof before);
        file->count++;
    }
    return false;
}

enum result manifest_map(int fd, struct manifest_file *ret) {
    struct stat status;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0 || (uint64_t)status.st_size > LARGEST) return REFUSED_INVALID;
    void *bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED) return REFUSED_INVALID;
    struct manifest_file file = { .bytes = bytes, .length = (size_t)status.st_size };
    if (!is_whole(&file)) {
        manifest_unmap(&file);
        return REFUSED_INVALID;
    }
    forget_read(&file);
    *ret = file;
    return DONE;
}

/* The beginning of the line that AT lies in. */
static size_t line_start(const struct manifest_file *file, size_t at) {
    const char *before = memrchr(file->bytes + file->head, '\n', at - file->head);
    return before ? (size_t)(before - file->bytes) + 1 : file->head;
}

/* As strcmp of PATH with the path of the line that begins at START, whose form is_whole looked at. */
static int compare_path(const struct manifest_file *file, const char *path, size_t start) {
    struct line line = line_at(file, start);
    line.at += 2 * (EDITION_HASH_BYTES + MANIFEST_KEY_BYTES) + 2;
    for (int form = 0; form < FORM_COUNT; form++) line.at = (const char *)memchr(line.at, ' ', (size_t)(line.end - line.at)) + 1;
    size_t length = (size_t)(line.end - line.at);
    int order = strncmp(path, line.at, length);
    return order != 0 ? order : path[length] != '\0';
}

/* Paths are mostly asked for in their order: looks just behind the one found last. */
static void narrow(const struct manifest_file *file, const char *path, size_t *from, size_t *to) {
    size_t near = file->last, far = near + BYTES_NEAR;
    if (near < *from || near >= *to) return;
    if (compare_path(file, path, near) < 0) {
        *to = near;
        return;
    }
    *from = near;
    if (far >= *to) return;
    far = line_start(file, far);
    if (compare_path(file, path, far) < 0) *to = far;
}

static bool take_found(struct manifest_file *file, const char *path, size_t start, struct manifest_entry *ret) {
    struct line line = line_at(file, start);
    *ret = (struct manifest_entry){ .path = path };
    file->last = start;
    return take_entry(&line, ret);
}

bool manifest_find(struct manifest_file *file, const char *path, struct manifest_entry *ret) {
    size_t from = file->head, to = file->end;
    if (!file->bytes) return false;
    if (++file->looks % LOOKS_KEPT == 0) forget_read(file);
    narrow(file, path, &from, &to);
    while (from < to) {
        size_t start = line_start(file, from + (to - from) / 2);
        int order = compare_path(file, path, start);
        if (order == 0) return take_found(file, path, start, ret);
        if (order < 0) to = start;
        else from = (size_t)(line_at(file, start).end - file->bytes) + 1;
    }
    return false;
}

void manifest_unmap(struct manifest_file *file) {
    if (file->bytes) (void)munmap((void *)(uintptr_t)file->bytes, file->length);
    *file = (struct manifest_file){ 0 };
}
