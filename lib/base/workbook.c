/* Scope: which sheets a workbook has, in the order of their tabs, and where each lies. */
#include <string.h>

#include "lib/base/workbook_parts.h"

#define PLACES_MOST 256u /* relations of the workbook; a real one has its sheets and a handful more */

struct sheets {
    struct workbook_file *file;
    struct { const char *name, *relation; } sheet[WORKBOOK_MOST_SHEETS];
    size_t count;
    struct { const char *relation, *target; } place[PLACES_MOST];
    size_t place_count;
};

static void ignore_close(void *context, const char *name) {
    (void)context, (void)name;
}

static void book_open(void *context, const char *name, const char *const *attributes) {
    struct sheets *sheets = context;
    struct workbook_file *file = sheets->file;
    if (strcmp(name, "workbookPr") == 0) file->counts_from_1904 = workbook_is_true(workbook_attribute(attributes, "date1904"));
    if (strcmp(name, "sheet") != 0) return;
    const char *label = workbook_attribute(attributes, "name"), *relation = workbook_attribute(attributes, "id");
    const char *state = workbook_attribute(attributes, "state");
    bool is_hidden = state && strcmp(state, "visible") != 0;
    if (!label || !relation || is_hidden) return;
    if (sheets->count == WORKBOOK_MOST_SHEETS) {
        workbook_refuse(file, REFUSED_TOO_LARGE, "lembar terlalu banyak");
        return;
    }
    sheets->sheet[sheets->count].name = arena_string(file->arena, label);
    sheets->sheet[sheets->count++].relation = arena_string(file->arena, relation);
}

/* Targets are written from the workbook's folder, or from the top with a slash. */
static void relation_open(void *context, const char *name, const char *const *attributes) {
    struct sheets *sheets = context;
    struct arena *arena = sheets->file->arena;
    const char *id = workbook_attribute(attributes, "Id"), *target = workbook_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || !id || !target || sheets->place_count == PLACES_MOST) return;
    sheets->place[sheets->place_count].relation = arena_string(arena, id);
    sheets->place[sheets->place_count++].target = *target == '/' ? arena_string(arena, target + 1) : arena_format(arena, "xl/%s", target);
}

static const char *part_of(const struct sheets *sheets, const char *relation) {
    for (size_t i = 0; i < sheets->place_count; i++) {
        if (strcmp(sheets->place[i].relation, relation) == 0) return sheets->place[i].target;
    }
    return "";
}

static void find_sheets(struct sheets *sheets) {
    struct workbook_file *file = sheets->file;
    struct workbook_handler book = { sheets, book_open, ignore_close, NULL }, relations = { sheets, relation_open, ignore_close, NULL };
    if (workbook_part(file, "xl/workbook.xml", &book) == REFUSED_ABSENT)
        workbook_refuse(file, REFUSED_TYPE, "bukan buku kerja .xlsx, atau terkunci dengan kata sandi");
    if (file->failure == DONE) (void)workbook_part(file, "xl/_rels/workbook.xml.rels", &relations);
    if (file->failure == DONE && sheets->count == 0) workbook_refuse(file, REFUSED_INVALID, "buku kerja tidak memuat lembar yang tampak");
}

static void give_sheet(struct workbook_file *file, const struct sheets *sheets, size_t at) {
    if (!file->sink->sheet(file->sink->context, sheets->sheet[at].name)) {
        workbook_refuse(file, REFUSED_TOO_LARGE, "isi buku kerja terlalu besar");
        return;
    }
    workbook_read_sheet(file, part_of(sheets, sheets->sheet[at].relation));
}

enum result workbook_read(struct arena *arena, const unsigned char *bytes, size_t length, const struct workbook_sink *sink,
                          const char **ret_reason) {
    struct workbook_file file = { .arena = arena, .bytes = bytes, .length = length, .budget = WORKBOOK_MOST_BYTES, .sink = sink };
    struct sheets *sheets = arena_alloc(arena, sizeof *sheets);
    sheets->file = &file;
    find_sheets(sheets);
    if (file.failure == DONE) workbook_read_texts(&file);
    if (file.failure == DONE) workbook_read_styles(&file);
    for (size_t i = 0; i < sheets->count && file.failure == DONE; i++) give_sheet(&file, sheets, i);
    *ret_reason = file.reason;
    return file.failure;
}
