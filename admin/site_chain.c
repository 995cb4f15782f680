/* Scope: the chain of statements of the editions before, one file a year, each statement followed by an empty line. */
#include <string.h>

#include "admin/site_parts.h"

#define LARGEST_CHAIN ((size_t)4 * 1024 * 1024) /* bytes of one year; about 7,000 editions */

struct chain {
    struct edition_statement_read last; /* text NULL: none yet */
};

static void follow(struct site_check *check, struct chain *chain, const char *path, const struct edition_statement_read *next) {
    const char *fault = NULL;
    if (chain->last.text) fault = edition_chain_fault(&chain->last, next);
    else if (next->statement.has_previous) fault = "menyebut edisi sebelumnya yang tidak ada dalam rantai";
    if (fault) site_fault(check, path, arena_format(check->arena, "rantai putus: edisi %lu %s", next->statement.number, fault));
    chain->last = *next;
}

/* A key may have been replaced since; what a later statement of today's key names stays bound all the same. */
static void judge_signature(struct site_check *check, const char *path, const struct edition_statement_read *read) {
    switch (edition_statement_verify(read, check->key)) {
    case DONE: break;
    case REFUSED_ABSENT: check->finding->foreign++; break;
    default: site_fault(check, path, arena_format(check->arena, "tanda tangan edisi %lu tidak cocok", read->statement.number)); break;
    }
}

static void read_year(struct site_check *check, struct chain *chain, const char *path) {
    char *text;
    size_t length;
    if (!site_read(check->arena, check->folder, path, LARGEST_CHAIN, &text, &length)) return; /* named as a file already */
    for (const char *at = text, *end; *at; at = end + 2) {
        struct edition_statement_read read;
        end = strstr(at, "\n\n");
        size_t one = end ? (size_t)(end + 1 - at) : 0;
        if (!end || edition_statement_parse(check->arena, arena_copy(check->arena, at, one), one, &read) != DONE) {
            site_fault(check, path, "rantai putus: bukan pernyataan edisi yang utuh");
            return;
        }
        check->finding->chained++;
        judge_signature(check, path, &read);
        follow(check, chain, path, &read);
    }
}

void site_check_chain(struct site_check *check) {
    struct chain chain = { 0 };
    for (size_t i = 0; i < check->list.count; i++) {
        const char *path = check->list.files[i].path;
        if (strncmp(path, EDITION_CHAIN_START, strlen(EDITION_CHAIN_START)) == 0) read_year(check, &chain, path);
    }
    follow(check, &chain, EDITION_STATEMENT_PATH, &check->finding->statement);
}
