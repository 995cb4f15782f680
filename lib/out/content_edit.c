/* Scope: from a form to the text of a page, and its name. */
#include "lib/out/content_edit.h"

#include <ctype.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/out/content_parts.h"

#define NAME_LONGEST 40 /* letters taken from a title; an address is read out over the telephone */

/* A value in quotes would lose them; it gets a pair more. */
static void add_words(struct buffer *text, const char *key, const char *value) {
    bool is_quoted = *value == '"' || *value == '\'';
    if (*value) buffer_format(text, is_quoted ? "%s: \"%s\"\n" : "%s: %s\n", key, value);
}

static void add_day(struct buffer *text, const char *key, bool is_there, day_number day) {
    if (is_there) buffer_format(text, "%s: %s\n", key, day_iso(text->arena, day));
}

const char *content_compose(struct arena *arena, const struct content_draft *draft) {
    struct buffer text = buffer_in(arena);
    buffer_text(&text, "---\n");
    add_words(&text, "judul", draft->title);
    add_words(&text, "ringkasan", draft->summary);
    add_words(&text, "layanan", draft->service);
    add_words(&text, "tempat", draft->place);
    add_day(&text, "tanggal", draft->has_date, draft->date);
    add_day(&text, "sampai", draft->has_until, draft->until);
    if (draft->is_draft) buffer_text(&text, "draf: ya\n");
    buffer_text(&text, "---\n");
    buffer_text(&text, draft->body);
    buffer_char(&text, '\n');
    return buffer_string(&text);
}

bool content_file_kind(const char *file, enum content_kind *ret) {
    char stem[80];
    const char *slash = strchr(file, '/'), *name = slash ? slash + 1 : file;
    size_t folder = slash ? (size_t)(slash - file) : 0, length = strlen(name);
    if (length < 4 || length - 3 >= sizeof stem || strcmp(name + length - 3, ".md") != 0) return false;
    memcpy(stem, name, length - 3);
    stem[length - 3] = '\0';
    if (!content_slug(stem)) return false;
    for (enum content_kind kind = CONTENT_PAGE; kind < CONTENT_KIND_COUNT; kind++) {
        const char *known = CONTENT_SECTIONS[kind].folder;
        if (strlen(known) != folder || strncmp(known, file, folder) != 0) continue;
        *ret = kind;
        return kind != CONTENT_PAGE || content_is_owed(stem);
    }
    return false;
}

const char *content_file_new(struct arena *arena, enum content_kind kind, const char *title, day_number day) {
    const struct content_section *section = &CONTENT_SECTIONS[kind];
    struct buffer name = buffer_in(arena);
    for (const char *at = title; *at && name.length < NAME_LONGEST; at++) {
        bool is_letter = isascii((unsigned char)*at) && isalnum((unsigned char)*at);
        if (is_letter) buffer_char(&name, (char)tolower((unsigned char)*at));
        else if (name.length > 0 && name.bytes[name.length - 1] != '-') buffer_char(&name, '-');
    }
    while (name.length > 0 && name.bytes[name.length - 1] == '-') name.bytes[--name.length] = '\0';
    if (name.length == 0) return "";
    bool is_by_day = section->is_dated || section->is_event;
    return arena_format(arena, "%s/%s%s%s.md", section->folder, is_by_day ? day_iso(arena, day) : "", is_by_day ? "-" : "", buffer_string(&name));
}

void content_try(const struct content *content, const struct content_own *own, const char *file, const char *text, struct content_faults *ret,
                 struct content_page *ret_page) {
    struct content *trial = arena_alloc(content->arena, sizeof *trial);
    *trial = *content;
    trial->faults = (struct content_faults){ .arena = content->arena };
    content_page_read(trial, file, text, ret_page);
    content_judge_page(trial, ret_page, own);
    for (size_t i = 0; i < trial->count; i++) {
        const struct content_page *other = &trial->pages[i];
        if (strcmp(other->file, file) != 0 && strcmp(other->address, ret_page->address) == 0) {
            content_fault(&trial->faults, file, 0, "alamatnya, /%s, sudah dipakai %s; ubah judulnya", other->address, other->file);
        }
    }
    *ret = trial->faults;
}
