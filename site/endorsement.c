/* Scope: list, statement and chain of an edition. */
#include "site/endorsement.h"

#include <string.h>

#include "lib/rules/receipt.h"

#define EMPTY_LINE "\n"
#define YEAR_DIGITS 4

/* ---- what is known before the first page ---- */

/* The live edition's statement, unless it is damaged or another key signed it. */
static void read_previous(struct site *site, struct endorsement *endorsement) {
    char *text;
    size_t length;
    if (edition_read_live(site->edition, site->arena, EDITION_STATEMENT_PATH, &text, &length) != DONE) return;
    if (edition_statement_parse(site->arena, text, length, &endorsement->previous) != DONE) return;
    endorsement->has_previous = edition_statement_verify(&endorsement->previous, endorsement->keys->edition_public) == DONE;
    endorsement->previous_text = text;
    struct edition_hash list = { 0 };
    endorsement->is_whole = edition_live_hash(site->edition, EDITION_LIST_PATH, list.bytes) &&
                            memcmp(&list, &endorsement->previous.statement.list, sizeof list) == 0;
}

enum result endorsement_open(struct site *site, struct endorsement *ret) {
    const char *folder = site->config->paths.keys, *message = "";
    struct audit_head head;
    struct endorsement endorsement = { .previous_text = "" };
    enum result result = keys_add_edition(site->arena, folder, &message);
    if (result == DONE) result = keys_load(site->arena, folder, KEY_EDITION_PUBLIC | KEY_EDITION_SECRET, &endorsement.keys, &message);
    if (result != DONE) return site_fail(site, result, message);
    result = public_audit_head(site->db, &head);
    if (result != DONE) return site_fail_read(site, result, "jejak audit");
    endorsement.audit_head = audit_head_text(site->arena, &head);
    read_previous(site, &endorsement);
    *ret = endorsement;
    return DONE;
}

bool endorsement_is_due(const struct site *site, const struct endorsement *endorsement) {
    const struct edition_statement *live = &endorsement->previous.statement;
    if (!endorsement->has_previous || !endorsement->is_whole) return true;
    return strcmp(live->day, day_iso(site->arena, site->today)) < 0 && strcmp(live->audit_head, endorsement->audit_head) != 0;
}

/* ---- the chain ---- */

static const char *chain_path(struct site *site, const char *day) {
    return arena_format(site->arena, EDITION_CHAIN_START "%.*s.txt", YEAR_DIGITS, day);
}

/* The chain's file of DAY's year in the live edition; "" when there is none. */
static const char *live_chain(struct site *site, const char *day, size_t *ret_length) {
    char *text;
    *ret_length = 0;
    bool is_there = edition_read_live(site->edition, site->arena, chain_path(site, day), &text, ret_length) == DONE;
    return is_there ? text : "";
}

/* The first year of the chain that is still there. */
static int first_year(struct site *site, int year) {
    for (size_t length = 1; length > 0;) {
        (void)live_chain(site, arena_format(site->arena, "%04d", year - 1), &length);
        if (length > 0) year--;
    }
    return year;
}

/* Years of the chain that no longer change are taken over as they are. */
enum result endorsement_add_chain(struct site *site, const struct endorsement *endorsement) {
    if (!endorsement->has_previous) return DONE;
    int last = civil_from_day(site->today).year, previous = 0;
    size_t length;
    day_number day;
    if (day_parse(endorsement->previous.statement.day, &day)) previous = civil_from_day(day).year;
    enum result result = DONE;
    for (int year = first_year(site, previous); year <= last && result == DONE; year++) {
        const char *name = arena_format(site->arena, "%04d", year), *old = live_chain(site, name, &length);
        const char *added = year == previous ? endorsement->previous_text : "";
        const char *text = arena_format(site->arena, "%s%s%s", old, added, *added ? EMPTY_LINE : "");
        if (*text) result = site_file(site, chain_path(site, name), text, strlen(text));
    }
    return result;
}

/* ---- what the pages about editions show ---- */

static size_t count_statements(const char *text) {
    size_t count = 0;
    for (const char *at = strstr(text, "\n\n"); at; at = strstr(at + 1, "\n\n")) count++;
    return count;
}

/* Reads the statements of one file of the chain into ROWS; what cannot be read is left out, the chain's check names it. */
static size_t read_chain(struct site *site, const char *text, struct edition_statement_read *rows) {
    size_t count = 0;
    for (const char *end; (end = strstr(text, "\n\n")); text = end + 2) {
        size_t length = (size_t)(end + 1 - text);
        const char *one = arena_copy(site->arena, text, length);
        if (edition_statement_parse(site->arena, one, length, &rows[count]) == DONE) count++;
    }
    return count;
}

enum result endorsement_history(struct site *site, const struct endorsement *endorsement, struct edition_statements *ret) {
    struct edition_statements list = { 0 };
    if (endorsement->has_previous) {
        size_t length;
        const char *text = live_chain(site, endorsement->previous.statement.day, &length);
        list.rows = arena_array(site->arena, count_statements(text) + 1, sizeof *list.rows);
        list.count = read_chain(site, text, list.rows);
        list.rows[list.count++] = endorsement->previous;
    }
    *ret = list;
    return DONE;
}

/* ---- the statement ---- */

enum result endorsement_close(struct site *site, const struct endorsement *endorsement) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct edition_listed list;
    struct edition_statement statement = { .office = site->config->office.name, .number = edition_number(site->edition),
                                           .day = day_iso(arena, site->today), .made_at = instant_iso(arena, site->now),
                                           .has_previous = endorsement->has_previous, .previous = endorsement->previous.whole,
                                           .audit_head = endorsement->audit_head };
    enum result result = edition_add_list(site->edition, EDITION_LIST_PATH, &list);
    if (result != DONE) return site_fail(site, result, edition_message(site->edition));
    statement.file_count = list.count;
    memcpy(statement.list.bytes, list.hash, sizeof list.hash);
    const char *text = edition_statement_signed(arena, &statement, endorsement->keys->edition_secret);
    result = edition_add_unlisted(site->edition, EDITION_STATEMENT_PATH, text, strlen(text));
    return result == DONE ? DONE : site_fail(site, result, edition_message(site->edition));
}
