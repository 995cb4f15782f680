/* Scope: the inside of the workbook reader, for lib/base/workbook*.c only. Exports: struct workbook_file and its helpers. */
#pragma once

#include <stdint.h>

#include "lib/base/buffer.h"
#include "lib/base/workbook.h"

struct workbook_file {
    struct arena *arena;
    const unsigned char *bytes;
    size_t length;
    size_t budget; /* bytes that may still be unpacked */
    const struct workbook_sink *sink;
    enum result failure; /* the first; DONE while all is well */
    const char *reason;
    bool counts_from_1904; /* dates of this file */
    const char **texts;    /* shared strings */
    size_t text_count, text_room;
    uint8_t *styles; /* enum workbook_style a cell format */
    size_t style_count;
};

enum workbook_style { STYLE_PLAIN, STYLE_DATE, STYLE_TIME };

/* Notes the first failure; reading stops at the next chance. */
void workbook_refuse(struct workbook_file *file, enum result failure, const char *reason);

/* What is told of the elements of one part; names come without their prefix. */
struct workbook_handler {
    void *context;
    void (*open)(void *context, const char *name, const char *const *attributes);
    void (*close)(void *context, const char *name);
    void (*text)(void *context, const char *text, size_t length); /* NULL: passed over */
};

/* Streams PART through HANDLER. REFUSED_ABSENT without it, and nothing is noted: some parts may be missing. */
enum result workbook_part(struct workbook_file *file, const char *part, const struct workbook_handler *handler);

/* The attribute NAME without regard to its prefix, or NULL. */
const char *workbook_attribute(const char *const *attributes, const char *name);

/* True for the texts of true in XML: "1" and "true". */
bool workbook_is_true(const char *attribute);

/* Reads xl/sharedStrings.xml and xl/styles.xml into *file. */
void workbook_read_texts(struct workbook_file *file);
void workbook_read_styles(struct workbook_file *file);

/* Reads one sheet and gives its rows to the sink. */
void workbook_read_sheet(struct workbook_file *file, const char *part);

/* The text of the number as written in a cell of STYLE; owned by ARENA. */
const char *workbook_number(struct arena *arena, const char *written, enum workbook_style style, bool counts_from_1904);
