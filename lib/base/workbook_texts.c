/* Scope: what cells refer to by number: shared strings, and whether a cell format shows a date. */
#include <stdlib.h>
#include <string.h>

#include "lib/base/workbook_parts.h"

/* ---- shared strings: <si><t>…</t></si>, or <r><t>…</t></r> several times; <rPh> is how to pronounce it ---- */

struct texts {
    struct workbook_file *file;
    struct buffer text;
    bool is_in_text, is_in_reading;
};

static void text_open(void *context, const char *name, const char *const *attributes) {
    struct texts *texts = context;
    (void)attributes;
    if (strcmp(name, "si") == 0) texts->text = buffer_in(texts->file->arena);
    if (strcmp(name, "rPh") == 0) texts->is_in_reading = true;
    texts->is_in_text = strcmp(name, "t") == 0 && !texts->is_in_reading;
}

static void add_text(struct workbook_file *file, const char *text) {
    if (file->text_count == WORKBOOK_MOST_TEXTS) {
        workbook_refuse(file, REFUSED_TOO_LARGE, "buku kerja memuat terlalu banyak teks");
        return;
    }
    if (file->text_count == file->text_room) {
        size_t room = file->text_room ? 2 * file->text_room : 256;
        const char **texts = arena_array(file->arena, room, sizeof *texts);
        if (file->text_count) memcpy(texts, file->texts, file->text_count * sizeof *texts);
        file->texts = texts;
        file->text_room = room;
    }
    file->texts[file->text_count++] = text;
}

static void text_close(void *context, const char *name) {
    struct texts *texts = context;
    texts->is_in_text = false;
    if (strcmp(name, "rPh") == 0) texts->is_in_reading = false;
    if (strcmp(name, "si") == 0) add_text(texts->file, buffer_string(&texts->text));
}

static void text_bytes(void *context, const char *text, size_t length) {
    struct texts *texts = context;
    if (!texts->is_in_text) return;
    if (length > WORKBOOK_LONGEST_CELL - texts->text.length) {
        workbook_refuse(texts->file, REFUSED_TOO_LARGE, "isian terlalu panjang");
        return;
    }
    texts->text.arena = texts->file->arena;
    buffer_add(&texts->text, text, length);
}

void workbook_read_texts(struct workbook_file *file) {
    struct texts texts = { .file = file, .text = buffer_in(file->arena) };
    struct workbook_handler handler = { &texts, text_open, text_close, text_bytes };
    (void)workbook_part(file, "xl/sharedStrings.xml", &handler); /* a file without texts has none */
}

/* ---- styles ---- */

#define CODES_MOST 1024u /* number formats an office makes itself; more are taken for plain numbers */

struct styles {
    struct workbook_file *file;
    struct { long id; enum workbook_style style; } codes[CODES_MOST];
    size_t code_count, room;
    bool is_in_formats;
};

/* Formats every spreadsheet knows without naming them (ECMA-376 part 1, 18.8.30): dates 14 to 17 and 22, times 18 to 21 and 45 to 47. */
static enum workbook_style style_of_builtin(long id) {
    if ((id >= 14 && id <= 17) || id == 22) return STYLE_DATE;
    return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? STYLE_TIME : STYLE_PLAIN;
}

/* Letters that count stand outside quotes, brackets and behind no backslash. */
static enum workbook_style style_of_code(const char *code) {
    bool has_time = false, has_month = false;
    for (const char *at = code; *at && *at != ';'; at++) {
        if (*at == '"' || *at == '[') {
            const char *end = strchr(at + 1, *at == '"' ? '"' : ']');
            if (!end) break;
            at = end;
        } else if (*at == '\\' || *at == '_') {
            if (at[1]) at++;
        } else if (strchr("dDyY", *at)) {
            return STYLE_DATE;
        } else if (strchr("hHsS", *at)) {
            has_time = true;
        } else if (strchr("mM", *at)) {
            has_month = true;
        } else if (strchr("0#?", *at) && !has_time) {
            return STYLE_PLAIN;
        }
    }
    return has_time ? STYLE_TIME : has_month ? STYLE_DATE : STYLE_PLAIN;
}

static enum workbook_style style_of(const struct styles *styles, long id) {
    for (size_t i = 0; i < styles->code_count; i++) {
        if (styles->codes[i].id == id) return styles->codes[i].style;
    }
    return style_of_builtin(id);
}

static void add_style(struct styles *styles, enum workbook_style style) {
    struct workbook_file *file = styles->file;
    if (file->style_count == WORKBOOK_MOST_STYLES) return; /* cells of the others are plain numbers */
    if (file->style_count == styles->room) {
        styles->room = styles->room ? 2 * styles->room : 64;
        uint8_t *grown = arena_alloc(file->arena, styles->room);
        if (file->style_count) memcpy(grown, file->styles, file->style_count);
        file->styles = grown;
    }
    file->styles[file->style_count++] = (uint8_t)style;
}

static void style_open(void *context, const char *name, const char *const *attributes) {
    struct styles *styles = context;
    const char *id = workbook_attribute(attributes, "numFmtId"), *code = workbook_attribute(attributes, "formatCode");
    if (strcmp(name, "cellXfs") == 0) styles->is_in_formats = true;
    if (strcmp(name, "xf") == 0 && styles->is_in_formats) add_style(styles, style_of(styles, id ? strtol(id, NULL, 10) : 0));
    if (strcmp(name, "numFmt") != 0 || !id || !code || styles->code_count == CODES_MOST) return;
    styles->codes[styles->code_count].id = strtol(id, NULL, 10);
    styles->codes[styles->code_count++].style = style_of_code(code);
}

static void style_close(void *context, const char *name) {
    struct styles *styles = context;
    if (strcmp(name, "cellXfs") == 0) styles->is_in_formats = false;
}

void workbook_read_styles(struct workbook_file *file) {
    struct styles *styles = arena_alloc(file->arena, sizeof *styles);
    styles->file = file;
    struct workbook_handler handler = { styles, style_open, style_close, NULL };
    (void)workbook_part(file, "xl/styles.xml", &handler); /* without formats nothing is a date */
}
