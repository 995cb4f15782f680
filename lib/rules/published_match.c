/* Scope: matching typed words with titles. */
#include "lib/rules/published_match.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

/* Everybody's request has these. */
static const char *const EMPTY_WORDS[] = { "ada", "apa", "atau", "bagi", "berapa", "dalam", "dan", "dari", "data", "dengan", "dokumen",
                                           "informasi", "ingin", "jumlah", "kami", "mohon", "minta", "oleh", "pada", "permintaan",
                                           "permohonan", "per", "saya", "sampai", "tahun", "tentang", "untuk", "yang" };

static bool is_of_word(char byte) {
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

static size_t next_word(const char **at) {
    size_t length = 0;
    while (**at && !is_of_word(**at)) ++*at;
    while (is_of_word((*at)[length])) length++;
    return length;
}

static bool is_empty(const char *word, size_t length) {
    for (size_t i = 0; i < sizeof EMPTY_WORDS / sizeof *EMPTY_WORDS; i++) {
        if (strlen(EMPTY_WORDS[i]) == length && strncasecmp(word, EMPTY_WORDS[i], length) == 0) return true;
    }
    return length < MATCH_WORD_SHORTEST;
}

static bool has(const char *known, const char *word, size_t length) {
    size_t found;
    for (; (found = next_word(&known)) > 0; known += found) {
        if (found >= length && strncasecmp(known, word, length) == 0) return true;
    }
    return false;
}

struct published_match published_match(const char *typed, const char *known) {
    struct published_match match = { 0, 0 };
    size_t length;
    for (; match.words < MATCH_WORDS_MOST && (length = next_word(&typed)) > 0; typed += length) {
        if (is_empty(typed, length)) continue;
        match.words++;
        match.found += has(known, typed, length);
    }
    return match;
}
