/* Scope: which column of a file of figures tells what. */
#include <stdlib.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/rules/figure_parts.h"
#include "lib/rules/survey_mapping.h"

#define HEADER_WITHIN 10u /* rows in which the header is looked for: titles stand before it */
#define HEADER_ROWS_MOST 2u

/* ---- names ---- */

static bool is_blank(const char *text) {
    return text[strspn(text, " \t")] == '\0';
}

/* The text of a merged cell above COLUMN: its own, or that of the last filled one to the left. */
static const char *above(const struct csv_row *row, size_t column) {
    while (column > 0 && is_blank(row->cells[column])) column--;
    return row->cells[column];
}

static const char *joined(struct arena *arena, const struct csv_row *upper, const struct csv_row *lower, size_t column) {
    const char *low = lower->cells[column];
    if (is_blank(low)) return upper->cells[column];
    const char *high = above(upper, column);
    return is_blank(high) ? low : arena_format(arena, "%s %s", high, low);
}

const char *const *figure_header_names(struct arena *arena, const struct worksheet *sheet, struct figure_header header) {
    const char **names = arena_array(arena, sheet->columns + 1, sizeof *names);
    bool has_two = header.count == HEADER_ROWS_MOST && header.first + 1 < sheet->row_count;
    for (size_t i = 0; i < sheet->columns; i++) {
        const struct csv_row *row = header.first < sheet->row_count ? &sheet->rows[header.first] : NULL;
        names[i] = !row ? "" : has_two ? joined(arena, row, row + 1, i) : row->cells[i];
    }
    return names;
}

/* ---- guessing ---- */

static bool heads(const struct figure_field *field, const char *word) {
    if (survey_same_letters(word, field->code) || survey_same_letters(word, field->label)) return true;
    for (size_t i = 0; i < FIGURE_WORDS_MOST && field->words[i]; i++) {
        if (strcmp(word, field->words[i]) == 0) return true;
    }
    return false;
}

static void no_columns(struct figure_mapping *mapping) {
    for (size_t i = 0; i < FIGURE_FIELDS_MOST; i++) mapping->column[i] = FIGURE_NO_COLUMN;
}

/* Gives COLUMN to the field NAME heads, unless another has it. */
static bool take(struct figure_fields fields, const char *name, size_t column, struct figure_mapping *mapping) {
    char word[SURVEY_WORD_LONGEST + 1];
    survey_letters(name, word);
    for (size_t i = 0; *word && i < fields.count; i++) {
        if (mapping->column[i] != FIGURE_NO_COLUMN || !heads(&fields.rows[i], word)) continue;
        mapping->column[i] = column;
        return true;
    }
    return false;
}

/* The first of two columns alike wins. Of two header rows the lower one may say all alone ("Jumlah" above "Terbit", "Tepat waktu"). */
size_t figure_mapping_guess(struct arena *arena, enum figure_kind kind, const struct worksheet *sheet, struct figure_header header,
                            struct figure_mapping *ret) {
    struct figure_fields fields = figure_fields(kind);
    const char *const *names = figure_header_names(arena, sheet, header);
    bool has_two = header.count == HEADER_ROWS_MOST && header.first + 1 < sheet->row_count;
    size_t found = 0;
    no_columns(ret);
    for (size_t column = 0; column < sheet->columns; column++) {
        bool is_taken = take(fields, names[column], column, ret) ||
                        (has_two && take(fields, sheet->rows[header.first + 1].cells[column], column, ret));
        found += is_taken;
    }
    return found;
}

size_t figure_header_guess(struct arena *arena, enum figure_kind kind, const struct worksheet *sheet, struct figure_header *ret_header,
                           struct figure_mapping *ret_mapping) {
    size_t best = 0;
    *ret_header = (struct figure_header){ 0, 1 };
    no_columns(ret_mapping);
    for (size_t count = 1; count <= HEADER_ROWS_MOST; count++) { /* one row first: a title above it is no second one */
        for (size_t first = 0; first + count <= sheet->row_count && first < HEADER_WITHIN; first++) {
            struct figure_header header = { first, count };
            struct figure_mapping mapping;
            size_t found = figure_mapping_guess(arena, kind, sheet, header, &mapping);
            if (found <= best) continue;
            best = found;
            *ret_header = header;
            *ret_mapping = mapping;
        }
    }
    return best;
}

const struct figure_field *figure_mapping_lacks(enum figure_kind kind, const struct figure_mapping *mapping) {
    struct figure_fields fields = figure_fields(kind);
    const struct figure_field *field = fields.rows;
    for (size_t i = 0; i < fields.count; i++, field++) {
        if (field->is_needed && mapping->column[i] == FIGURE_NO_COLUMN) return field;
    }
    return NULL;
}

/* ---- as text ---- */

const char *figure_mapping_text(struct arena *arena, enum figure_kind kind, const struct figure_mapping *mapping) {
    struct figure_fields fields = figure_fields(kind);
    struct buffer text = buffer_in(arena);
    for (size_t i = 0; i < fields.count; i++) {
        if (mapping->column[i] == FIGURE_NO_COLUMN) continue;
        buffer_format(&text, "%s%s=%zu", text.length ? " " : "", fields.rows[i].code, mapping->column[i]);
    }
    return buffer_string(&text);
}

static size_t field_named(struct figure_fields fields, const char *name, size_t length) {
    for (size_t i = 0; i < fields.count; i++) {
        if (strlen(fields.rows[i].code) == length && memcmp(fields.rows[i].code, name, length) == 0) return i;
    }
    return fields.count;
}

bool figure_mapping_parse(enum figure_kind kind, const char *text, size_t columns, struct figure_mapping *ret) {
    struct figure_fields fields = figure_fields(kind);
    struct figure_mapping mapping;
    no_columns(&mapping);
    while (*text) {
        size_t length = strcspn(text, "= "), field = field_named(fields, text, length);
        if (field == fields.count || text[length] != '=') return false;
        text += length + 1;
        size_t digits = strspn(text, "0123456789");
        if (digits == 0 || digits > 3) return false;
        mapping.column[field] = strtoul(text, NULL, 10);
        if (mapping.column[field] >= columns) return false;
        text += digits;
        if (*text != ' ' && *text != '\0') return false;
        text += *text == ' ';
    }
    *ret = mapping;
    return true;
}
