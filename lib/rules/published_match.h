/* Scope: how well a published title answers what somebody wants to ask for. Exports: struct published_match, published_match. */
#pragma once

#define MATCH_WORDS_MOST 12     /* words of what was typed that count; stops a pasted letter */
#define MATCH_WORD_SHORTEST 3   /* bytes */

/* Words that count, and those of them KNOWN has. */
struct published_match {
    int words, found;
};

/* Words that say nothing about the matter ("data", "jumlah", "tahun" …) do not count. A word is found where a word of KNOWN begins with
 * it; capitals and small letters of ASCII are the same. */
struct published_match published_match(const char *typed, const char *known);
