/* Scope: the index of words. */
#include "lib/store/search.h"

#include <string.h>

#include "lib/rules/search_words.h"
#include "lib/store/case_list_internal.h"
#include "lib/store/families.h"

enum { NOTED, UNLEARN, ENTER, LEARN, TICK_OFF, HOW_MANY, BY_WORDS, LATEST, BY_NUMBER, FOUND, WORD, SIMILAR, NEVER_AGAIN, REWRITE };

#define INDEXED "id, subject, story, timeline FROM case_text WHERE id = :case_id"
/* A word in the subject weighs more than one in the story, that more than one in the timeline. */
#define RANK "bm25(case_search, 10.0, 3.0, 1.0)"
#define BY_RANK "ORDER BY " RANK ", c.received_on DESC, c.id LIMIT :limit"
#define KIND_AND_DUE "AND (:kind IS NULL OR c.kind = :kind) AND (:any_due = 1 OR (c.step_due_on >= :due_from AND c.step_due_on < :due_before)) "

#define WITH_WORDS                                                                                                              \
    "SELECT c.id FROM case_search JOIN cases AS c ON c.id = case_search.rowid WHERE case_search MATCH :match " CASE_SHOWN     \
    KIND_AND_DUE CASE_SIFTED

static const struct statement ROWS[] = {
    [NOTED] = { "search_todo", FOR_STAFF, "SELECT case_id FROM search_todo LIMIT :limit" },
    [UNLEARN] = { "search_unlearn", FOR_STAFF,
                  "INSERT INTO case_search (case_search, rowid, subject, story, timeline) SELECT 'delete', " INDEXED },
    [ENTER] = { "search_enter", FOR_STAFF,
                "INSERT INTO search_entry (case_id, upto) "
                "SELECT :case_id, (SELECT coalesce(max(sequence), 0) FROM case_event WHERE case_id = :case_id) "
                "WHERE EXISTS (SELECT 1 FROM complaint WHERE case_id = :case_id) "
                "OR EXISTS (SELECT 1 FROM information_request WHERE case_id = :case_id) ON CONFLICT (case_id) DO UPDATE SET upto = excluded.upto WHERE upto >= 0" },
    [LEARN] = { "search_learn", FOR_STAFF, "INSERT INTO case_search (rowid, subject, story, timeline) SELECT " INDEXED },
    [TICK_OFF] = { "search_tick_off", FOR_STAFF, "DELETE FROM search_todo WHERE case_id = :case_id" },
    [HOW_MANY] = { "search_how_many", FOR_STAFF,
                   "SELECT count(*) FROM (SELECT 1 FROM case_search WHERE case_search MATCH :match LIMIT :limit)" },
    [BY_WORDS] = { "search_by_words", FOR_STAFF, WITH_WORDS BY_RANK " OFFSET :skip" },
    [LATEST] = { "search_latest", FOR_STAFF, WITH_WORDS "ORDER BY c.received_on DESC, c.id LIMIT :limit OFFSET :skip" },
    [BY_NUMBER] = { "search_by_number", FOR_STAFF,
                    "SELECT c.id FROM cases AS c WHERE c.number >= :match AND c.number < :match || '~' "
                    CASE_SHOWN KIND_AND_DUE CASE_SIFTED "ORDER BY c.number LIMIT :limit OFFSET :skip" },
    [FOUND] = { "search_found", FOR_STAFF,
                "SELECT " CASE_COLUMNS ", (SELECT story FROM case_text WHERE id = :case_id), "
                "(SELECT timeline FROM case_text WHERE id = :case_id)" CASE_FROM "WHERE c.id = :case_id" },
    [WORD] = { "search_word", FOR_STAFF, "SELECT doc FROM case_word WHERE term = :term" },
    [SIMILAR] = { "search_similar", FOR_STAFF,
                  "SELECT c.id FROM case_search JOIN cases AS c ON c.id = case_search.rowid WHERE case_search MATCH :match "
                  "AND c.id <> :case_id AND c.kind = :kind AND c.received_on >= :since " CASE_SHOWN BY_RANK },
    [NEVER_AGAIN] = { "search_never_again", FOR_ADMIN,
                      "INSERT INTO search_entry (case_id, upto) VALUES (:case_id, -1) ON CONFLICT (case_id) DO UPDATE SET upto = -1" },
    [REWRITE] = { "search_rewrite", FOR_ADMIN, "INSERT INTO case_search (case_search) VALUES ('optimize')" },
};
const struct statement_table SEARCH_STATEMENTS = STATEMENT_TABLE(FAMILY_SEARCH, ROWS);

/* ---- the index ---- */

static enum result run_for(struct db *db, unsigned row, struct case_id id) {
    CLEANUP_QUERY struct query query = query_start(db, &SEARCH_STATEMENTS, row);
    bind_number(&query, ":case_id", id.value);
    return query_run(&query);
}

static enum result run_each(struct tx *tx, const unsigned *steps, size_t count, struct case_id id) {
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < count; i++) result = run_for(tx->db, steps[i], id);
    return result;
}

struct ids {
    struct case_id *rows;
    size_t count;
};

static void fill_id(struct query *query, struct arena *arena, void *place) {
    (void)arena;
    ((struct case_id *)place)->value = take_number(query);
}

static enum result read_todo(struct db *db, struct arena *arena, size_t most, struct ids *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SEARCH_STATEMENTS, NOTED);
    bind_number(&query, ":limit", (int64_t)most + 1);
    return query_list(&query, arena, fill_id, ret);
}

/* What the index held of the case goes, then comes all there is now. */
enum result search_catch_up(struct db *db, struct arena *arena, size_t most, bool *ret_left) {
    static const unsigned STEPS[] = { UNLEARN, ENTER, LEARN, TICK_OFF };
    struct ids ids = { 0 };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = read_todo(db, arena, 0, &ids); /* most searches find nothing to do and take no lock */
    if (result == DONE && ids.count > 0) {
        result = tx_begin(db, &tx);
        if (result == DONE) result = read_todo(db, arena, most, &ids);
        for (size_t i = 0; result == DONE && i < ids.count && i < most; i++) {
            result = run_each(&tx, STEPS, sizeof STEPS / sizeof *STEPS, ids.rows[i]);
        }
        if (result == DONE) result = tx_commit(&tx);
    }
    if (result == DONE) *ret_left = ids.count > most;
    return result;
}

enum result search_forget(struct tx *tx, struct case_id id) {
    return search_forget_all(tx, &id, 1);
}

enum result search_forget_all(struct tx *tx, const struct case_id *ids, size_t count) {
    static const unsigned STEPS[] = { UNLEARN, NEVER_AGAIN, TICK_OFF };
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < count; i++) result = run_each(tx, STEPS, sizeof STEPS / sizeof *STEPS, ids[i]);
    if (result != DONE || count == 0) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &SEARCH_STATEMENTS, REWRITE);
    return query_run(&query);
}

/* ---- rows of what was found ---- */

static enum result read_found(struct db *db, struct arena *arena, struct case_id id, const char *text, struct case_row *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SEARCH_STATEMENTS, FOUND);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    case_fill(&query, arena, ret);
    const char *story = take_text(&query, arena), *timeline = take_text(&query, arena);
    if (story) ret->excerpt = search_excerpt(arena, story, text);
    if (timeline && !ret->excerpt) ret->excerpt = search_excerpt(arena, timeline, text);
    return query.result;
}

/* TEXT NULL: without excerpts. */
static enum result read_rows(struct db *db, struct arena *arena, const struct ids *ids, size_t limit, const char *text,
                             struct case_list *ret) {
    struct case_list list = { .rows = arena_array(arena, limit + 1, sizeof *list.rows), .more = ids->count > limit };
    enum result result = DONE;
    for (; result == DONE && list.count < ids->count && list.count < limit; list.count++) {
        struct case_id id = ids->rows[list.count];
        result = text ? read_found(db, arena, id, text, &list.rows[list.count]) : case_by_id(db, arena, id, &list.rows[list.count]);
    }
    if (result == DONE) *ret = list;
    return result;
}

/* ---- searching ---- */

/* A register number or the beginning of one, as the register writes it. */
static bool is_number(const char *text) {
    return strncmp(text, "PGD-", 4) == 0 || strncmp(text, "PMI-", 4) == 0;
}

static enum result fits_too_many(struct db *db, const char *match, bool *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SEARCH_STATEMENTS, HOW_MANY);
    bind_text(&query, ":match", match);
    bind_number(&query, ":limit", SEARCH_RANKED + 1);
    if (query_row(&query)) *ret = take_number(&query) > SEARCH_RANKED;
    return query.result;
}

/* The ids of one page, and one more when there is a further page. */
static enum result find_ids(struct db *db, struct arena *arena, const struct case_filter *filter, unsigned row, const char *match,
                            size_t skip, struct ids *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SEARCH_STATEMENTS, row);
    case_bind_filter(&query, filter);
    case_bind_due(&query, filter);
    bind_text(&query, ":kind", filter->kind);
    bind_text(&query, ":match", match);
    bind_number(&query, ":any_due", !filter->due_from.known && !filter->due_before.known);
    bind_number(&query, ":limit", (int64_t)case_limit_of(filter) + 1);
    bind_number(&query, ":skip", (int64_t)skip);
    return query_list(&query, arena, fill_id, ret);
}

enum result search_cases(struct db *db, struct arena *arena, const struct case_filter *filter, const char *text, size_t skip,
                         struct case_list *ret) {
    if (!case_visitor_said(db, filter->visitor)) return FAILED_INTERNAL;
    bool by_number = is_number(text), is_unranked = false;
    const char *match = by_number ? text : search_match(arena, text);
    struct ids ids = { 0 };
    enum result result = match && !by_number ? fits_too_many(db, match, &is_unranked) : DONE;
    unsigned row = by_number ? BY_NUMBER : is_unranked ? LATEST : BY_WORDS;
    if (match && result == DONE) result = find_ids(db, arena, filter, row, match, skip, &ids);
    if (result == DONE) result = read_rows(db, arena, &ids, case_limit_of(filter), by_number ? NULL : text, ret);
    if (result == DONE) ret->is_unranked = is_unranked;
    return result;
}

/* ---- similar cases ---- */

static enum result cases_with(struct db *db, const char *word, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SEARCH_STATEMENTS, WORD);
    bind_text(&query, ":term", word);
    *ret = query_row(&query) ? take_number(&query) : 0;
    return query.result;
}

/* Keeps of WORDS those that others use too, but not too many, the rarest first. */
static enum result keep_rare(struct db *db, struct search_words *words) {
    struct search_words rare = { .count = 0 };
    int64_t used[SIMILAR_WORDS + 1] = { 0 };
    for (size_t i = 0; i < words->count; i++) {
        int64_t cases;
        enum result result = cases_with(db, words->rows[i], &cases);
        if (result != DONE) return result;
        if (cases < 2 || cases > SIMILAR_COMMON_MOST) continue;
        size_t at = rare.count < SIMILAR_WORDS ? rare.count++ : SIMILAR_WORDS;
        for (; at > 0 && used[at - 1] > cases; at--) {
            used[at] = used[at - 1];
            rare.rows[at] = rare.rows[at - 1];
        }
        used[at] = cases;
        rare.rows[at] = words->rows[i];
    }
    *words = rare;
    return DONE;
}

enum result search_similar(struct db *db, struct arena *arena, const struct similar_to *to, struct case_list *ret) {
    if (!case_visitor_said(db, to->visitor)) return FAILED_INTERNAL;
    struct search_words words = search_candidates(arena, arena_format(arena, "%s %s", to->row->subject, to->story));
    struct ids ids = { 0 };
    enum result result = keep_rare(db, &words);
    const char *match = result == DONE ? search_match_pairs(arena, &words) : NULL;
    if (match) {
        CLEANUP_QUERY struct query query = query_start(db, &SEARCH_STATEMENTS, SIMILAR);
        bind_text(&query, ":match", match);
        bind_number(&query, ":visitor", to->visitor.value);
        bind_number(&query, ":case_id", to->row->id.value);
        bind_text(&query, ":kind", to->row->kind);
        bind_day(&query, ":since", to->today - SIMILAR_DAYS);
        bind_number(&query, ":limit", SIMILAR_SHOWN);
        result = query_list(&query, arena, fill_id, &ids);
    }
    return result == DONE ? read_rows(db, arena, &ids, SIMILAR_SHOWN, NULL, ret) : result;
}
