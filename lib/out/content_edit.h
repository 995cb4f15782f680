/* Scope: one of the office's own pages written in a form instead of a file. Exports: struct content_draft, content_compose, content_file_kind,
 * content_file_new, content_try. */
#pragma once

#include "lib/out/content.h"

/* What the form holds; texts are clean, in one line but the body. */
struct content_draft {
    const char *title, *summary, *place, *service;
    day_number date, until;
    bool has_date, has_until, is_draft;
    const char *body;
};

/* The file's text: head and body; read again it gives the same. Owned by ARENA. */
const char *content_compose(struct arena *arena, const struct content_draft *draft);

/* True with the kind of page FILE would be: "berita/2026-12-20-libur.md". False for everything that is no place for a page. */
bool content_file_kind(const char *file, enum content_kind *ret);

/* A file name for a new page of KIND from its title and day; "" when the title has no letter to make one from. Owned by ARENA. */
const char *content_file_new(struct arena *arena, enum content_kind kind, const char *title, day_number day);

/* Judges TEXT as if it stood in FILE of CONTENT: *ret has what is wrong with this page alone, *ret_page what was read. */
void content_try(const struct content *content, const struct content_own *own, const char *file, const char *text, struct content_faults *ret,
                 struct content_page *ret_page);
