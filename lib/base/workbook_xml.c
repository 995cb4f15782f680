/* Scope: one part of a workbook as elements. A document type is refused at its first byte: entities are how XML explodes. */
#include <expat.h>
#include <string.h>

#include "lib/base/workbook_parts.h"
#include "lib/base/zip.h"

#define BROKEN "isi buku kerja rusak atau terpotong"

struct parsing {
    struct workbook_file *file;
    const struct workbook_handler *handler;
    XML_Parser parser;
    unsigned depth;
};

void workbook_refuse(struct workbook_file *file, enum result failure, const char *reason) {
    if (file->failure != DONE) return;
    file->failure = failure;
    file->reason = reason;
}

static const char *local_name(const char *name) {
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *workbook_attribute(const char *const *attributes, const char *name) {
    for (; *attributes; attributes += 2) {
        if (strcmp(local_name(attributes[0]), name) == 0) return attributes[1];
    }
    return NULL;
}

bool workbook_is_true(const char *attribute) {
    return attribute && (strcmp(attribute, "1") == 0 || strcmp(attribute, "true") == 0);
}

/* ---- expat's calls ---- */

static void stop_when_refused(const struct parsing *parsing) {
    if (parsing->file->failure != DONE) (void)XML_StopParser(parsing->parser, XML_FALSE);
}

static void on_open(void *user, const XML_Char *name, const XML_Char **attributes) {
    struct parsing *parsing = user;
    if (++parsing->depth > WORKBOOK_DEEPEST) workbook_refuse(parsing->file, REFUSED_TOO_LARGE, "isi buku kerja bersarang terlalu dalam");
    if (parsing->file->failure == DONE)
        parsing->handler->open(parsing->handler->context, local_name(name), (const char *const *)attributes);
    stop_when_refused(parsing);
}

static void on_close(void *user, const XML_Char *name) {
    struct parsing *parsing = user;
    parsing->depth--;
    if (parsing->file->failure == DONE) parsing->handler->close(parsing->handler->context, local_name(name));
    stop_when_refused(parsing);
}

static void on_text(void *user, const XML_Char *text, int length) {
    struct parsing *parsing = user;
    if (parsing->file->failure == DONE) parsing->handler->text(parsing->handler->context, text, (size_t)length);
    stop_when_refused(parsing);
}

static void on_doctype(void *user, const XML_Char *name, const XML_Char *place, const XML_Char *public, int has_subset) {
    const struct parsing *parsing = user;
    (void)name, (void)place, (void)public, (void)has_subset;
    workbook_refuse(parsing->file, REFUSED_INVALID, "isi buku kerja memuat deklarasi yang tidak diterima");
    stop_when_refused(parsing);
}

/* ---- a part ---- */

static bool take_bytes(void *context, const char *bytes, size_t length) {
    struct parsing *parsing = context;
    if (XML_Parse(parsing->parser, bytes, (int)length, XML_FALSE) == XML_STATUS_OK) return true;
    workbook_refuse(parsing->file, REFUSED_INVALID, BROKEN);
    return false;
}

static void stream(struct parsing *parsing, const struct zip_part *part) {
    struct workbook_file *file = parsing->file;
    enum result result = zip_stream(part, &file->budget, take_bytes, parsing);
    if (result == REFUSED_TOO_LARGE) workbook_refuse(file, result, "isi buku kerja terlalu besar setelah dibuka");
    if (result != DONE) workbook_refuse(file, result, BROKEN);
    if (file->failure == DONE && XML_Parse(parsing->parser, "", 0, XML_TRUE) != XML_STATUS_OK) workbook_refuse(file, REFUSED_INVALID, BROKEN);
}

enum result workbook_part(struct workbook_file *file, const char *name, const struct workbook_handler *handler) {
    struct zip_part part;
    enum result result = zip_find(file->bytes, file->length, name, &part);
    if (result == REFUSED_ABSENT) return result;
    if (result != DONE) {
        workbook_refuse(file, result, result == REFUSED_TYPE ? "bukan buku kerja .xlsx, atau terkunci dengan kata sandi" : BROKEN);
        return result;
    }
    struct parsing parsing = { file, handler, XML_ParserCreate(NULL), 0 };
    if (!parsing.parser) {
        workbook_refuse(file, FAILED_INTERNAL, "tidak ada memori");
        return FAILED_INTERNAL;
    }
    XML_SetUserData(parsing.parser, &parsing);
    XML_SetElementHandler(parsing.parser, on_open, on_close);
    if (handler->text) XML_SetCharacterDataHandler(parsing.parser, on_text);
    XML_SetStartDoctypeDeclHandler(parsing.parser, on_doctype);
    stream(&parsing, &part);
    XML_ParserFree(parsing.parser);
    return file->failure;
}
