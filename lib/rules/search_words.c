/* Scope: taking texts apart into words, and words together into a question. */
#include "lib/rules/search_words.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "lib/base/buffer.h"

static bool is_of_word(char byte) {
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* The next word at or after *AT, its length; 0 at the end. */
static size_t next_word(const char **at) {
    size_t length = 0;
    while (**at && !is_of_word(**at)) ++*at;
    while (is_of_word((*at)[length])) length++;
    return length;
}

const char *search_match(struct arena *arena, const char *text) {
    struct buffer match = buffer_in(arena);
    size_t length, count = 0;
    for (; count < SEARCH_WORDS_MOST && (length = next_word(&text)) > 0; text += length, count++) {
        buffer_format(&match, "%s\"%.*s\"%s", count ? " " : "", (int)length, text, length < SEARCH_PREFIX_SHORTEST ? "" : "*");
    }
    return count ? buffer_string(&match) : NULL;
}

/* ---- excerpts ---- */

static bool begins_alike(const char *text, const char *word, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (tolower((unsigned char)text[i]) != tolower((unsigned char)word[i])) return false;
    }
    return true;
}

/* Whether the word at TEXT is one of TYPED, or a longer form of one. */
static bool is_asked(const char *text, size_t length, const char *typed) {
    size_t asked;
    for (int count = 0; count < SEARCH_WORDS_MOST && (asked = next_word(&typed)) > 0; typed += asked, count++) {
        bool fits = asked == length || (asked < length && asked >= SEARCH_PREFIX_SHORTEST);
        if (fits && begins_alike(text, typed, asked)) return true;
    }
    return false;
}

static bool is_inside_character(char byte) {
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* Where an excerpt around HIT begins: after a space when one is near, never inside a character. */
static const char *excerpt_start(const char *text, const char *hit) {
    if (hit - text <= EXCERPT_BEFORE) return text;
    const char *start = hit - EXCERPT_BEFORE;
    while (start < hit && *start != ' ' && *start != '\n') start++;
    if (start < hit) return start + 1;
    start = hit - EXCERPT_BEFORE;
    while (is_inside_character(*start)) start++;
    return start;
}

const char *search_excerpt(struct arena *arena, const char *text, const char *typed) {
    const char *hit = text;
    size_t length = next_word(&hit);
    for (; length > 0 && !is_asked(hit, length, typed); length = next_word(&hit)) hit += length;
    if (length == 0) return NULL;
    const char *at = excerpt_start(text, hit), *end = at + EXCERPT_LENGTH;
    struct buffer excerpt = buffer_in(arena);
    if (at > text) buffer_format(&excerpt, "…");
    for (const char *word = at; at < end && *at; at = word) {
        length = next_word(&word);
        buffer_add(&excerpt, at, (size_t)(word - at));
        bool is_hit = length > 0 && is_asked(word, length, typed);
        if (is_hit) buffer_char(&excerpt, SEARCH_MARK_BEGIN);
        buffer_add(&excerpt, word, length);
        if (is_hit) buffer_char(&excerpt, SEARCH_MARK_END);
        word += length;
    }
    if (*at) buffer_format(&excerpt, "…");
    return buffer_string(&excerpt);
}

/* ---- similar texts ---- */

/* Puts WORD before the shorter ones; the last one leaves a full list. */
static void keep(struct search_words *words, const char *word) {
    size_t length = strlen(word), at = 0;
    while (at < words->count && strlen(words->rows[at]) >= length) {
        if (strcmp(words->rows[at++], word) == 0) return;
    }
    if (at == SIMILAR_CANDIDATES) return;
    if (words->count < SIMILAR_CANDIDATES) words->count++;
    memmove(&words->rows[at + 1], &words->rows[at], (words->count - at - 1) * sizeof *words->rows);
    words->rows[at] = word;
}

struct search_words search_candidates(struct arena *arena, const char *text) {
    struct search_words words = { .count = 0 };
    size_t length;
    for (; (length = next_word(&text)) > 0; text += length) {
        if (length < SIMILAR_SHORTEST) continue;
        char *word = arena_copy(arena, text, length);
        bool is_plain = true;
        for (char *at = word; *at; at++) {
            is_plain = is_plain && (unsigned char)*at < 0x80;
            *at = (char)tolower((unsigned char)*at);
        }
        if (is_plain) keep(&words, word);
    }
    return words;
}

const char *search_match_pairs(struct arena *arena, const struct search_words *words) {
    if (words->count == 0) return NULL;
    if (words->count == 1) return arena_format(arena, "\"%s\"", words->rows[0]);
    struct buffer match = buffer_in(arena);
    for (size_t i = 0; i < words->count; i++) {
        for (size_t j = i + 1; j < words->count; j++) {
            buffer_format(&match, "%s(\"%s\" AND \"%s\")", i + j > 1 ? " OR " : "", words->rows[i], words->rows[j]);
        }
    }
    return buffer_string(&match);
}
