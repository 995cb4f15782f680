/* Scope: comparing two revisions of a dataset line by line, and keeping what was found. */
#include "lib/store/erratum.h"

#include <stdlib.h>
#include <string.h>

#include "lib/rules/format.h"
#include "lib/store/families.h"

enum { BEFORE, LINES, LIST, CLEAR, ADD, EXPLAIN, DROP };

/* Decimals of a line's value; below 0 it is text, or counted with the other lines of its part. */
#define AS_TEXT "-1"
#define COUNTED "-2"
#define COUNTED_DECIMALS (-2)

/* part, key (both revisions have the same for the same thing), place in words, decimals, value */
#define HEAD(key, place, decimals, column)                                                                                              \
    "SELECT 1 AS part, '" key "' AS key, '" place "' AS place, " decimals " AS decimals, " column " AS value FROM dataset WHERE id = :dataset "
#define ITEM(key, place, decimals, column)                                                                                              \
    "SELECT 2, printf('%03d', position) || '" key "', '" place " ' || name, " decimals ", " column                                       \
    " FROM survey_published_figure WHERE dataset_id = :dataset "
#define INVESTMENT(key, place, column)                                                                                                  \
    "SELECT 3, status || sector || '/' || name || '" key "', substr('" place " ' || status || ', ' || sector || ' ' || name, 1, 300), 0, " column \
    " FROM investment_row WHERE dataset_id = :dataset "
#define PART(key, place, column)                                                                                                         \
    "SELECT 11, status || attribute || '/' || value || '" key "', substr('" place " ' || status || ', ' || value, 1, 300), 0, " column       \
    " FROM investment_part WHERE dataset_id = :dataset "
#define INDICATOR(key, place, column)                                                                                                    \
    "SELECT 12, goal || '/' || indicator || '" key "', substr('" place " ' || indicator, 1, 300), " AS_TEXT ", " column                      \
    " FROM indicator_row WHERE dataset_id = :dataset "
#define BUDGET(key, place, decimals, column)                                                                                             \
    "SELECT 13, level || '/' || name || '" key "', substr('" place " ' || name, 1, 300), " decimals ", " column                              \
    " FROM budget_row WHERE dataset_id = :dataset "
/* The words of a row say which it is. */
#define WORDS_OF_LINE                                                                                                                     \
    "(SELECT coalesce(group_concat(word.value, ', '), '') FROM answer_cell AS word JOIN answer_column AS told ON told.dataset_id = word.dataset_id "   \
    "AND told.position = word.position WHERE word.dataset_id = cell.dataset_id AND word.line = cell.line AND told.kind = 'text')"
#define UNION "UNION ALL "

static const struct statement ROWS[] = {
    [BEFORE] = { "erratum_before", FOR_STAFF,
                 "SELECT old.id FROM dataset AS new JOIN dataset AS old ON old.kind = new.kind AND old.period = new.period "
                 "AND old.scope = new.scope AND old.revision = new.revision - 1 WHERE new.id = :dataset" },
    [LINES] = { "erratum_lines", FOR_STAFF,
                "SELECT part, key, place, decimals, coalesce(value, '') FROM ("
                HEAD("a", "Judul", AS_TEXT, "title") UNION HEAD("b", "Sumber", AS_TEXT, "source")
                UNION HEAD("c", "Kurs", "0", "exchange_rate") UNION HEAD("d", "Jumlah pengguna layanan", "0", "population")
                UNION HEAD("e", "Jumlah jawaban", "0", "respondents") UNION HEAD("f", "Indeks", "2", "ikm_hundredths")
                UNION HEAD("g", "Mutu", AS_TEXT, "grade") UNION HEAD("h", "Indeks tercetak", "2", "published_ikm_hundredths")
                UNION HEAD("i", "Jawaban sama berturut-turut, terpanjang", "0", "longest_run")
                UNION HEAD("j", "Indeks paruh pertama", "2", "first_half_hundredths")
                UNION HEAD("k", "Indeks paruh kedua", "2", "second_half_hundredths") UNION HEAD("l", "Periode laporan", AS_TEXT, "report_period")
                UNION ITEM("a", "Menjawab", "0", "answered") UNION ITEM("b", "Jumlah nilai", "0", "sum") UNION ITEM("c", "NRR", "3", "nrr_milli")
                UNION ITEM("d", "Jumlah nilai tercetak", "0", "published_sum") UNION ITEM("e", "NRR tercetak", "3", "published_nrr_milli")
                UNION ITEM("f", "NRR tertimbang tercetak", "2", "published_weighted_hundredths")
                UNION INVESTMENT("a", "Nilai rupiah", "amount_rupiah") UNION INVESTMENT("b", "Sen dolar", "amount_us_cents")
                UNION INVESTMENT("c", "Proyek", "projects") UNION INVESTMENT("d", "Tenaga kerja Indonesia", "domestic_workers")
                UNION INVESTMENT("e", "Tenaga kerja asing", "foreign_workers")
                UNION "SELECT 4, channel || '/' || permit_type || '/' || month, substr(channel || ', ' || permit_type || ', ' || month, 1, 300), 0, issued "
                "FROM permit_row WHERE dataset_id = :dataset "
                UNION "SELECT 4, channel || '/' || permit_type || '/' || month || '/t', substr('Tepat waktu ' || channel || ', ' || permit_type || ', ' || month, "
                "1, 300), 0, on_time FROM permit_row WHERE dataset_id = :dataset AND on_time IS NOT NULL "
                UNION "SELECT 5, channel, 'Jumlah tercetak ' || channel, 0, published_total FROM permit_published_total WHERE dataset_id = :dataset "
                UNION "SELECT 6, check_name || '/' || place, 'Selisih terhadap sumber', " COUNTED ", stated || '/' || computed FROM import_difference "
                "WHERE dataset_id = :dataset "
                UNION "SELECT 7, '', 'Kuesioner', " COUNTED ", hex(sha256) FROM dataset_instrument WHERE dataset_id = :dataset "
                UNION "SELECT 8, service_code || '/' || channel || '/' || answers, 'Tabel jawaban', " COUNTED ", count FROM survey_answer_row "
                "WHERE dataset_id = :dataset "
                UNION "SELECT 9, question || '/' || value, 'Profil responden', " COUNTED ", count FROM survey_profile_count WHERE dataset_id = :dataset "
                UNION "SELECT 10, name, 'Fakta periode dan mutu jawaban', " COUNTED ", value FROM survey_snapshot WHERE dataset_id = :dataset "
                UNION PART("a", "Nilai rupiah", "amount_rupiah") UNION PART("b", "Sen dolar", "amount_us_cents") UNION PART("c", "Proyek", "projects")
                UNION PART("d", "Tenaga kerja Indonesia", "domestic_workers") UNION PART("e", "Tenaga kerja asing", "foreign_workers")
                UNION INDICATOR("a", "Target", "target") UNION INDICATOR("b", "Realisasi", "realisation")
                UNION INDICATOR("c", "Capaian tercetak", "published_achievement") UNION INDICATOR("d", "Target akhir", "final_target")
                UNION INDICATOR("e", "Tahun akhir", "final_year") UNION INDICATOR("f", "Satuan", "unit") UNION INDICATOR("g", "Arah", "direction")
                UNION INDICATOR("h", "Catatan", "substr(note, 1, 300)")
                UNION BUDGET("a", "Anggaran", "2", "budget_sen") UNION BUDGET("b", "Realisasi", "2", "realised_sen")
                UNION BUDGET("c", "Persentase tercetak", AS_TEXT, "published_percent")
                UNION "SELECT 14, year || '/' || measure, substr(year || ' ' || measure, 1, 300), 0, amount_rupiah FROM target_row WHERE dataset_id = :dataset "
                UNION "SELECT 14, year || '/' || measure || '/n', substr('Catatan ' || year || ' ' || measure, 1, 300), " AS_TEXT ", substr(note, 1, 300) FROM target_row "
                "WHERE dataset_id = :dataset AND note <> '' "
                UNION "SELECT 15, 'a', 'Keterangan', " AS_TEXT ", substr(description, 1, 300) FROM answer_table WHERE dataset_id = :dataset "
                UNION "SELECT 15, 'b', 'Lisensi', " AS_TEXT ", licence FROM answer_table WHERE dataset_id = :dataset "
                UNION "SELECT 16, name, substr('Kolom ' || label, 1, 300), " AS_TEXT ", kind || ' ' || unit FROM answer_column WHERE dataset_id = :dataset "
                UNION "SELECT 17, " WORDS_OF_LINE " || '/' || head.name, substr(head.label || ' ' || " WORDS_OF_LINE ", 1, 300), " AS_TEXT
                ", CASE hidden WHEN 1 THEN 'disembunyikan' ELSE cell.value END FROM answer_cell AS cell JOIN answer_column AS head "
                "ON head.dataset_id = cell.dataset_id AND head.position = cell.position WHERE cell.dataset_id = :dataset AND head.kind <> 'text'"
                ") ORDER BY part, key" },
    [LIST] = { "errata_list", FOR_STAFF,
               "SELECT position, place, old, new, reason, written FROM dataset_erratum WHERE dataset_id = :dataset ORDER BY position" },
    [CLEAR] = { "errata_clear", FOR_STAFF, "DELETE FROM dataset_erratum WHERE dataset_id = :dataset" },
    [ADD] = { "erratum_add", FOR_STAFF,
              "INSERT INTO dataset_erratum (dataset_id, position, place, old, new, reason, written) VALUES (:dataset, "
              "(SELECT coalesce(max(position), 0) + 1 FROM dataset_erratum WHERE dataset_id = :dataset), :place, :old, :new, :reason, :written)" },
    [EXPLAIN] = { "erratum_explain", FOR_STAFF,
                  "UPDATE dataset_erratum SET reason = :reason WHERE dataset_id = :dataset AND position = :position" },
    [DROP] = { "erratum_drop", FOR_STAFF,
               "DELETE FROM dataset_erratum WHERE dataset_id = :dataset AND position = :position AND written = 1" },
};
const struct statement_table ERRATUM_STATEMENTS = STATEMENT_TABLE(FAMILY_ERRATUM, ROWS);

static struct query start_for(struct db *db, unsigned row, struct dataset_id id) {
    struct query query = query_start(db, &ERRATUM_STATEMENTS, row);
    bind_number(&query, ":dataset", id.value);
    return query;
}

/* ---- the lines of a revision ---- */

struct line {
    int64_t part, decimals;
    const char *key, *place, *value;
};
struct lines {
    struct line *rows;
    size_t count;
};

static void fill_line(struct query *query, struct arena *arena, void *place) {
    struct line *line = place;
    line->part = take_number(query);
    line->key = take_text(query, arena);
    line->place = take_text(query, arena);
    line->decimals = take_number(query);
    line->value = take_text(query, arena);
}

static enum result read_lines(struct db *db, struct arena *arena, struct dataset_id id, struct lines *ret) {
    CLEANUP_QUERY struct query query = start_for(db, LINES, id);
    return query_list(&query, arena, fill_line, ret);
}

/* ---- comparing ---- */

struct comparing {
    struct arena *arena;
    struct rows found; /* of struct dataset_erratum */
    size_t more;       /* beyond ERRATA_LISTED_MOST */
    /* of the counted part the lines are in */
    const struct line *part;
    size_t before, now, different;
};

static const char *value_words(struct arena *arena, const struct line *line) {
    if (!line) return "";
    if (line->decimals < 0 || *line->value == '\0') return line->value;
    return format_number(arena, strtoll(line->value, NULL, 10), (unsigned)line->decimals);
}

static void note(struct comparing *comparing, const char *place, const char *old, const char *new) {
    if (comparing->found.count >= ERRATA_LISTED_MOST) {
        comparing->more++;
        return;
    }
    struct dataset_erratum *erratum = rows_add(&comparing->found);
    *erratum = (struct dataset_erratum){ .place = place, .old = old, .new = new, .reason = "" };
}

static void end_part(struct comparing *comparing) {
    if (comparing->part && comparing->different > 0) {
        struct arena *arena = comparing->arena;
        note(comparing, comparing->part->place, arena_format(arena, "%zu baris", comparing->before),
             arena_format(arena, "%zu baris, %zu berbeda", comparing->now, comparing->different));
    }
    comparing->part = NULL;
    comparing->before = comparing->now = comparing->different = 0;
}

/* The same line of both revisions; NULL where one has it not. */
static void compare_line(struct comparing *comparing, const struct line *old, const struct line *new) {
    const struct line *line = new ? new : old;
    bool is_same = old && new && strcmp(old->value, new->value) == 0;
    bool is_counted = line->decimals == COUNTED_DECIMALS;
    if (!is_counted || (comparing->part && comparing->part->part != line->part)) end_part(comparing);
    if (!is_counted) {
        if (!is_same) note(comparing, line->place, value_words(comparing->arena, old), value_words(comparing->arena, new));
        return;
    }
    comparing->part = line;
    if (old) comparing->before++;
    if (new) comparing->now++;
    if (!is_same) comparing->different++;
}

static int order(const struct line *left, const struct line *right) {
    if (left->part != right->part) return left->part < right->part ? -1 : 1;
    return strcmp(left->key, right->key);
}

static void compare(struct comparing *comparing, const struct lines *old, const struct lines *new) {
    size_t a = 0, b = 0;
    while (a < old->count || b < new->count) {
        int which = a == old->count ? 1 : b == new->count ? -1 : order(&old->rows[a], &new->rows[b]);
        compare_line(comparing, which <= 0 ? &old->rows[a] : NULL, which >= 0 ? &new->rows[b] : NULL);
        if (which <= 0) a++;
        if (which >= 0) b++;
    }
    end_part(comparing);
}

/* ---- keeping ---- */

static enum result insert(struct tx *tx, struct dataset_id id, const struct dataset_erratum *erratum) {
    CLEANUP_QUERY struct query query = start_for(tx->db, ADD, id);
    bind_text(&query, ":place", erratum->place);
    bind_text(&query, ":old", erratum->old);
    bind_text(&query, ":new", erratum->new);
    bind_text(&query, ":reason", erratum->reason);
    bind_number(&query, ":written", erratum->written);
    return query_run(&query);
}

static enum result clear(struct tx *tx, struct dataset_id id) {
    CLEANUP_QUERY struct query query = start_for(tx->db, CLEAR, id);
    return query_run(&query);
}

/* What was said of the very same change. */
static const char *reason_before(const struct dataset_errata *before, const struct dataset_erratum *erratum) {
    for (size_t i = 0; i < before->count; i++) {
        const struct dataset_erratum *row = &before->rows[i];
        bool is_same = strcmp(row->place, erratum->place) == 0 && strcmp(row->old, erratum->old) == 0 && strcmp(row->new, erratum->new) == 0;
        if (is_same && !row->written) return row->reason;
    }
    return "";
}

static enum result keep(struct tx *tx, struct arena *arena, struct dataset_id id, const struct comparing *comparing) {
    struct dataset_errata before;
    enum result result = errata_list(tx->db, arena, id, &before);
    if (result == DONE) result = clear(tx, id);
    struct dataset_erratum *found = comparing->found.first;
    for (size_t i = 0; result == DONE && i < comparing->found.count; i++) {
        found[i].reason = reason_before(&before, &found[i]);
        result = insert(tx, id, &found[i]);
    }
    for (size_t i = 0; result == DONE && i < before.count; i++) {
        if (before.rows[i].written) result = insert(tx, id, &before.rows[i]);
    }
    return result;
}

static enum result find_before(struct tx *tx, struct dataset_id id, struct dataset_id *ret) {
    CLEANUP_QUERY struct query query = start_for(tx->db, BEFORE, id);
    if (!query_row(&query)) return query_absent(&query);
    ret->value = take_number(&query);
    return query.result;
}

enum result errata_compare(struct tx *tx, struct dataset_id id) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct comparing comparing = { .arena = arena, .found = rows_in(arena, sizeof(struct dataset_erratum)) };
    struct dataset_id before;
    struct lines old, new;
    enum result result = find_before(tx, id, &before);
    if (result == REFUSED_ABSENT) return DONE;
    if (result == DONE) result = read_lines(tx->db, arena, before, &old);
    if (result == DONE) result = read_lines(tx->db, arena, id, &new);
    if (result != DONE) return result;
    compare(&comparing, &old, &new);
    if (comparing.more > 0) {
        struct dataset_erratum *last = rows_add(&comparing.found);
        *last = (struct dataset_erratum){ .place = "Baris lain", .old = "", .new = arena_format(arena, "%zu baris lain berbeda", comparing.more),
                                          .reason = "" };
    }
    return keep(tx, arena, id, &comparing);
}

/* ---- reading and explaining ---- */

static void fill_erratum(struct query *query, struct arena *arena, void *place) {
    struct dataset_erratum *erratum = place;
    erratum->position = take_number(query);
    erratum->place = take_text(query, arena);
    erratum->old = take_text(query, arena);
    erratum->new = take_text(query, arena);
    erratum->reason = take_text(query, arena);
    erratum->written = take_flag(query);
}

enum result errata_list(struct db *db, struct arena *arena, struct dataset_id id, struct dataset_errata *ret) {
    CLEANUP_QUERY struct query query = start_for(db, LIST, id);
    return query_list(&query, arena, fill_erratum, ret);
}

size_t errata_unexplained(const struct dataset_errata *errata) {
    size_t count = 0;
    for (size_t i = 0; i < errata->count; i++) count += *errata->rows[i].reason == '\0';
    return count;
}

enum result erratum_explain(struct tx *tx, struct dataset_id id, int64_t position, const char *reason) {
    CLEANUP_QUERY struct query query = start_for(tx->db, EXPLAIN, id);
    bind_number(&query, ":position", position);
    bind_text(&query, ":reason", reason);
    return query_run_changing(&query);
}

enum result erratum_add(struct tx *tx, struct dataset_id id, const struct dataset_erratum *erratum) {
    struct dataset_erratum row = *erratum;
    row.written = true;
    return insert(tx, id, &row);
}

enum result erratum_drop(struct tx *tx, struct dataset_id id, int64_t position) {
    CLEANUP_QUERY struct query query = start_for(tx->db, DROP, id);
    bind_number(&query, ":position", position);
    return query_run_changing(&query);
}
