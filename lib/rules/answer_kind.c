/* Scope: judging files of answers. */
#include "lib/rules/answer_kind.h"

#include <string.h>
#include <strings.h>

#define PDF_TAIL 2048u  /* bytes: where "%%EOF" must stand, as in media_kind.c */
#define END_RECORD 22u  /* bytes without the comment */
#define ENTRY_HEAD 46u  /* bytes of an entry before its name */
#define PART_OF_MORE 0xFFFFFFFFu /* ZIP64 writes this where the true number stands elsewhere */

/* No citizen waits for one of these from an office; an account taken over must not spread them. */
static const char *const DANGEROUS[] = { ".exe", ".scr", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".hta", ".lnk", ".msi", ".jar", ".dll",
                                         ".apk", ".sh", "vbaproject.bin" };

static uint32_t little_endian(const unsigned char *bytes, size_t count) {
    uint32_t value = 0;
    for (size_t i = count; i-- > 0;) value = value << 8 | bytes[i];
    return value;
}

static bool starts(const struct answer_ends *ends, const char *text) {
    size_t length = strlen(text);
    return ends->head_length >= length && memcmp(ends->head, text, length) == 0;
}

static enum result judge_pdf(const struct answer_ends *ends) {
    size_t length = ends->tail_length < PDF_TAIL ? ends->tail_length : PDF_TAIL;
    return memmem(ends->tail + ends->tail_length - length, length, "%%EOF", 5) ? DONE : REFUSED_INVALID;
}

/* The last end record whose comment reaches exactly to the end of the file; NULL when there is none. */
static const unsigned char *end_record(const struct answer_ends *ends) {
    for (size_t at = ends->tail_length < END_RECORD ? 0 : ends->tail_length - END_RECORD + 1; at-- > 0;) {
        const unsigned char *record = ends->tail + at;
        if (memcmp(record, "PK\5\6", 4) != 0) continue;
        if (at + END_RECORD + little_endian(record + 20, 2) == ends->tail_length) return record;
    }
    return NULL;
}

static enum result find_directory(const struct answer_ends *ends, struct archive_part *ret) {
    const unsigned char *record = end_record(ends);
    if (!record) return REFUSED_INVALID;
    uint32_t length = little_endian(record + 12, 4), offset = little_endian(record + 16, 4);
    if (length == PART_OF_MORE || offset == PART_OF_MORE) return REFUSED_TYPE;
    int64_t record_at = ends->size - (int64_t)ends->tail_length + (record - ends->tail);
    if ((int64_t)offset + length > record_at) return REFUSED_INVALID;
    if (length > ANSWER_DIRECTORY_MOST) return REFUSED_TOO_LARGE;
    *ret = (struct archive_part){ offset, length };
    return DONE;
}

enum result answer_judge(const struct answer_ends *ends, enum media_kind *ret, struct archive_part *ret_directory) {
    if (ends->size == 0) return REFUSED_INVALID;
    bool is_archive = starts(ends, "PK\3\4"), is_pdf = starts(ends, "%PDF-");
    enum result result = is_archive ? find_directory(ends, ret_directory) : is_pdf ? judge_pdf(ends) : DONE;
    if (result == DONE) *ret = is_archive ? MEDIA_ZIP : is_pdf ? MEDIA_PDF : MEDIA_CSV;
    return result;
}

/* ---- the table of contents of an archive ---- */

struct name {
    const char *text; /* not terminated */
    size_t length;
};

static bool ends_in(struct name name, const char *ending) {
    size_t length = strlen(ending);
    return name.length >= length && strncasecmp(name.text + name.length - length, ending, length) == 0;
}

static bool is_name(struct name name, const char *text) {
    return name.length == strlen(text) && memcmp(name.text, text, name.length) == 0;
}

/* "../x", "a/../x", "/x", "C:\x": where unpacking would write elsewhere. */
static bool leads_out(struct name name) {
    if (name.length == 0 || name.text[0] == '/' || memchr(name.text, '\\', name.length) || memchr(name.text, ':', name.length)) return true;
    for (size_t at = 0; at < name.length;) {
        const char *slash = memchr(name.text + at, '/', name.length - at);
        size_t length = slash ? (size_t)(slash - name.text) - at : name.length - at;
        if (length == 2 && memcmp(name.text + at, "..", 2) == 0) return true;
        at += length + 1;
    }
    return false;
}

static bool is_dangerous(struct name name) {
    for (size_t i = 0; i < sizeof DANGEROUS / sizeof *DANGEROUS; i++) {
        if (ends_in(name, DANGEROUS[i])) return true;
    }
    return leads_out(name) || memchr(name.text, '\0', name.length);
}

enum result answer_judge_archive(const unsigned char *directory, size_t length, enum media_kind *ret) {
    bool has_workbook = false, has_types = false;
    if (length == 0) return REFUSED_INVALID;
    for (size_t at = 0; at < length;) {
        const unsigned char *entry = directory + at;
        if (length - at < ENTRY_HEAD || memcmp(entry, "PK\1\2", 4) != 0) return REFUSED_INVALID;
        struct name name = { (const char *)entry + ENTRY_HEAD, little_endian(entry + 28, 2) };
        size_t whole = ENTRY_HEAD + name.length + little_endian(entry + 30, 2) + little_endian(entry + 32, 2);
        if (whole > length - at) return REFUSED_INVALID;
        if (is_dangerous(name)) return REFUSED_TYPE;
        has_workbook = has_workbook || is_name(name, "xl/workbook.xml");
        has_types = has_types || is_name(name, "[Content_Types].xml");
        at += whole;
    }
    *ret = has_workbook && has_types ? MEDIA_XLSX : MEDIA_ZIP;
    return DONE;
}
