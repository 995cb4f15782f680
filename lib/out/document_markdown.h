/* Scope: running text of a document written in Markdown (CommonMark), so that an office changes its words without a compiler.
 * Exports: struct document_inserts, document_markdown, document_word.
 *
 * Taken: headings, paragraphs, lists, emphasis. A line that is only "[[what words]]" puts something made by the program into
 * its place. "[[isi]]" (contents), "[[halaman]]" (new page), "[[depan Judul]]" (heading without number) and "[[lampiran Judul]]"
 * are known here, all else is asked of the caller. HTML, pictures and addresses of links are left out. */
#pragma once

#include "lib/base/result.h"
#include "lib/out/document.h"

struct document_inserts {
    /* Adds what WHAT names, with WORDS behind it ("" none); false when it knows no such thing. */
    bool (*insert)(void *context, struct document *document, const char *what, const char *words);
    void *context;
};

/* Adds all of TEXT. REFUSED_INVALID, with the unknown name in *ret_unknown (owned by the document's arena), when something is to be put in
 * that nobody knows; what stands before it was added. */
enum result document_markdown(struct document *document, const char *text, const struct document_inserts *inserts, const char **ret_unknown);

/* A value to be put into Markdown by a template that escapes for HTML: it comes out as exactly these words, whatever marks they
 * hold, on one line, spaces and line ends as single spaces. Owned by ARENA. */
const char *document_word(struct arena *arena, const char *text);
