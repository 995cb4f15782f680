/* Scope: what people type, as a question to the search index. and where its words stand. Exports: search_match, search_excerpt, SEARCH_MARK_BEGIN,
 * SEARCH_MARK_END, search_candidates, search_match_pairs. */
#pragma once

#include <stddef.h>

#include "lib/base/arena.h"

#define SEARCH_WORDS_MOST 8      /* of one search; stops a pasted letter from being a question that takes seconds */
#define SEARCH_PREFIX_SHORTEST 3 /* characters from which a word also stands for longer ones: "izin" finds "izinnya" */
#define SIMILAR_CANDIDATES 24    /* words of a text worth asking about, the longest first: long words are rare words */
#define SIMILAR_SHORTEST 5       /* characters; shorter words are in every text */

/* Every word of TEXT as a quoted term: all of them must occur. Only letters, digits and characters beyond ASCII pass, so nothing
 * typed is read as a sign of the index's own language. NULL when there is no word. Owned by ARENA. */
const char *search_match(struct arena *arena, const char *text);

/* The place of TEXT (clean UTF-8) where a word of TYPED first begins a word, with some words around it, "…" where more stands, and
 * every such word between these marks, which no clean text holds. NULL when there is none (the index also finds "kafé" by "kafe").
 * Owned by ARENA. */
#define SEARCH_MARK_BEGIN '\x02'
#define SEARCH_MARK_END '\x03'
#define EXCERPT_BEFORE 60 /* bytes */
#define EXCERPT_LENGTH 220
const char *search_excerpt(struct arena *arena, const char *text, const char *typed);

/* Different words of TEXT (clean UTF-8) in small letters, the longest first; those with characters beyond ASCII are passed over,
 * because only the index knows how it folds them. */
struct search_words {
    const char *rows[SIMILAR_CANDIDATES];
    size_t count;
};
struct search_words search_candidates(struct arena *arena, const char *text);

/* A question that any two of WORDS answer; one word when there is one, NULL for none. Owned by ARENA. */
const char *search_match_pairs(struct arena *arena, const struct search_words *words);
