/* Scope: counts of complaints and requests by month and state, one page a year: /statistik/ and /statistik/2025/.
 * Only counts, times and released words ever reach this file: the views public_case_count, public_case_time and
 * public_released_complaint have nothing else. */
#include <stdio.h>
#include <string.h>

#include "lib/rules/complaint_states.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/request_states.h"
#include "site/case_changes.h"
#include "site/complaint_tables.h"
#include "site/headline.h"
#include "site/open_data.h"
#include "site/page_releases.h"
#include "site/page_statistics.h"
#include "site/request_tables.h"
#include "site/view.h"

#define MOST_YEARS 20 /* of pages; older cases stay in the open data */

/* One kind of case in the words of the page. */
struct case_words {
    const char *kind, *id, *noun, *heading_month, *heading_state;
};

static const struct case_words COMPLAINTS = { "complaint", "pengaduan", "pengaduan", "Pengaduan per bulan diterima",
                                              "Pengaduan menurut keadaan" };
static const struct case_words REQUESTS = { "request", "permintaan", "permintaan", "Permintaan per bulan diterima",
                                            "Permintaan menurut keadaan" };

/* Narrow enough for twelve columns on a telephone. */
static const char *month_name(int month) {
    static const char *const NAMES[] = { "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des" };
    return NAMES[month - 1];
}

/* What the public reads: the staff's words, because nobody reading is the reporter. */
static const char *state_label(const char *kind, const char *state) {
    enum complaint_state complaint;
    enum request_state request;
    if (strcmp(kind, "complaint") == 0 && complaint_state_parse(state, &complaint)) return complaint_state_staff_label(complaint);
    if (strcmp(kind, "request") == 0 && request_state_parse(state, &request)) return request_state_staff_label(request);
    return state;
}

static bool is_of(const struct public_case_count *row, const char *kind, int year) {
    char prefix[16];
    (void)snprintf(prefix, sizeof prefix, "%04d-", year);
    return strcmp(row->kind, kind) == 0 && strncmp(row->month, prefix, 5) == 0;
}

/* The states in the order of their table, so that charts of two years compare. */
static void tally_states(const struct public_case_counts *counts, const struct case_words *words, int year,
                         struct tally *ret) {
    bool is_complaint = strcmp(words->kind, "complaint") == 0;
    int states = is_complaint ? (int)COMPLAINT_STATE_COUNT : (int)REQUEST_STATE_COUNT;
    for (int state = 0; state < states; state++) {
        const char *text = is_complaint ? complaint_state_text((enum complaint_state)state) : request_state_text((enum request_state)state);
        int64_t total = 0;
        for (size_t i = 0; i < counts->count; i++) {
            if (is_of(&counts->rows[i], words->kind, year) && strcmp(counts->rows[i].state, text) == 0) total += counts->rows[i].count;
        }
        tally_add(ret, state_label(words->kind, text), total);
    }
}

static void tally_months(struct site *site, const struct public_case_counts *counts, const struct case_words *words,
                         int year, struct tally *ret) {
    struct civil today = civil_from_day(site->today);
    int last = year == today.year ? today.month : 12;
    for (int month = 1; month <= last; month++) tally_add(ret, month_name(month), 0);
    for (size_t i = 0; i < counts->count; i++) {
        if (!is_of(&counts->rows[i], words->kind, year)) continue;
        int month = (counts->rows[i].month[5] - '0') * 10 + (counts->rows[i].month[6] - '0');
        if (month >= 1 && month <= 12) tally_add(ret, month_name(month), counts->rows[i].count);
    }
}

/* The first answer, the one to an appeal, or the end of the case. */
static bool is_answered_or_over(const struct public_case_count *row) {
    enum complaint_state complaint;
    enum request_state request;
    if (strcmp(row->kind, "request") == 0) return request_state_parse(row->state, &request) && request_state_is_end(request);
    if (!complaint_state_parse(row->state, &complaint)) return false;
    return complaint == COMPLAINT_ANSWERED || complaint == COMPLAINT_APPEAL_ANSWERED || complaint_state_is_end(complaint);
}

struct case_progress statistics_progress(const struct public_case_counts *counts, const char *kind, int year) {
    struct case_progress progress = { 0, 0 };
    for (size_t i = 0; i < counts->count; i++) {
        const struct public_case_count *row = &counts->rows[i];
        if (!is_of(row, kind, year)) continue;
        progress.total += row->count;
        if (is_answered_or_over(row)) progress.ended += row->count;
    }
    return progress;
}

/* How many were answered, in words. */
static const char *progress_sentence(struct arena *arena, const struct case_progress *progress) {
    return arena_format(arena, "%s dari %s sudah dijawab atau selesai, %s masih ditangani.", format_number(arena, progress->ended, 0),
                        format_number(arena, progress->total, 0), format_number(arena, progress->total - progress->ended, 0));
}

/* How many reached an end, and how long it took. */
static const char *sentence_of(struct site *site, const struct case_register *cases, const char *kind, int year) {
    struct case_progress counted = statistics_progress(&cases->counts, kind, year);
    const char *progress = progress_sentence(site->arena, &counted);
    const char *time = case_times_text(site, &cases->times, kind, year);
    return time ? arena_format(site->arena, "%s %s", progress, time) : progress;
}

json_t *statistics_headline(struct site *site, const struct case_register *cases, const char *kind, int year) {
    int64_t total = statistics_progress(&cases->counts, kind, year).total;
    if (total == 0) return json_null();
    return json_pack("{s:s, s:s, s:s, s:s}", "value_text", format_number(site->arena, total, 0), "unit_text",
                     strcmp(kind, "complaint") == 0 ? "pengaduan" : "permintaan", "sentence",
                     sentence_of(site, cases, kind, year), "href", "statistik/index.html");
}

static json_t *kind_view(struct site *site, const struct case_register *cases, const struct case_words *words, int year) {
    const struct public_case_counts *counts = &cases->counts;
    struct tally months = { 0 }, states = { 0 };
    tally_months(site, counts, words, year, &months);
    tally_states(counts, words, year, &states);
    if (months.total == 0) {
        const char *none = arena_format(site->arena, "Belum ada %s yang diterima tahun %d.", words->noun, year);
        return json_pack("{s:s, s:s, s:s, s:[]}", "value_text", "0", "unit_text", words->noun, "sentence", none, "figures");
    }
    struct view_counts by_month = { arena_format(site->arena, "%s-bulan", words->id), words->heading_month, "Bulan", "Jumlah", &months, true };
    struct view_counts by_state = { arena_format(site->arena, "%s-keadaan", words->id), words->heading_state, "Keadaan", "Jumlah", &states, false };
    return json_pack("{s:s, s:s, s:s, s:[o, o]}", "value_text", format_number(site->arena, months.total, 0), "unit_text",
                     words->noun, "sentence", sentence_of(site, cases, words->kind, year), "figures",
                     view_counts(site->arena, &by_month), view_counts(site->arena, &by_state));
}

/* ---- years ---- */

struct years {
    int rows[MOST_YEARS]; /* newest first; the current year always */
    size_t count;
};

static struct years find_years(struct site *site, const struct public_case_counts *counts) {
    int current = civil_from_day(site->today).year;
    struct years years = { { current }, 1 };
    for (int year = current - 1; year > current - MOST_YEARS; year--) {
        bool has_cases = false;
        for (size_t i = 0; i < counts->count && !has_cases; i++) {
            has_cases = is_of(&counts->rows[i], "complaint", year) || is_of(&counts->rows[i], "request", year);
        }
        if (has_cases) years.rows[years.count++] = year;
    }
    return years;
}

/* The address a year keeps; the current one also stands at "statistik/index.html". */
static const char *year_path(struct site *site, int year) {
    return arena_format(site->arena, "statistik/%d/index.html", year);
}

static json_t *other_years(struct site *site, const struct years *years, size_t shown) {
    json_t *others = json_array();
    for (size_t i = 0; i < years->count; i++) {
        if (i == shown) continue;
        (void)json_array_append_new(others, json_pack("{s:s, s:s, s:s}", "href", year_path(site, years->rows[i]), "label",
                                                      arena_format(site->arena, "Tahun %d", years->rows[i]), "detail", ""));
    }
    return others;
}

/* ---- complaints in the office's words ---- */

/* What two people released of the complaints that came in a year, the latest of them. */
static json_t *releases_view(struct site *site, const struct public_releases *releases) {
    json_t *list = json_array();
    for (size_t i = 0; i < releases->count; i++) {
        const struct public_release *row = &releases->rows[i];
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "title", row->title, "summary", row->summary, "outcome",
                                                    row->outcome, "month_text", release_month(site->arena, row->month), "state_text",
                                                    release_state(row->state), "href", release_path(site->arena, row->id)));
    }
    return list;
}

static enum result add_releases(struct site *site, int year, json_t *view) {
    struct public_releases releases;
    enum result result = public_releases(site->db, site->arena, arena_format(site->arena, "%04d", year), &releases);
    if (result != DONE) return site_fail_read(site, result, "statistik");
    (void)json_object_set_new(view, "has_releases", json_boolean(releases.count > 0));
    (void)json_object_set_new(view, "releases", releases_view(site, &releases));
    return DONE;
}

/* How many cases of one kind came in YEAR. */
static enum result note_headline(struct site *site, const struct public_case_counts *counts, const struct case_words *words, int year) {
    struct arena *arena = site->arena;
    int64_t total = statistics_progress(counts, words->kind, year).total;
    if (total == 0) return DONE;
    return site_headline(site, &(struct headline){
        .name = arena_format(arena, "%s-%d", words->id, year), .page = year_path(site, year), .value = format_plain(arena, total, 0),
        .title = arena_format(arena, "Jumlah %s, %d", words->noun, year), .unit = words->noun, .formula = HEADLINE_SUM,
        .of = { "kasus", "jumlah", { { "jenis", words->id }, { "tahun", arena_format(arena, "%d", year) } } } });
}

static enum result build_page(struct site *site, const struct case_register *cases, const struct years *years, size_t at) {
    int year = years->rows[at];
    const char *path = year_path(site, year);
    CLEANUP_JSON json_t *view = json_pack("{s:s, s:o, s:o, s:b, s:o}", "year_text", arena_format(site->arena, "%d", year), "complaints",
                             kind_view(site, cases, &COMPLAINTS, year), "requests", kind_view(site, cases, &REQUESTS, year),
                             "has_other_periods", years->count > 1, "other_periods", other_years(site, years, at));
    if (!view) return site_fail(site, FAILED_INTERNAL, path);
    json_t *tables = NULL, *outcomes = NULL;
    enum result result = complaint_tables_of_year(site, year, &tables);
    if (result == DONE) result = request_tables_of_year(site, year, &outcomes);
    (void)json_object_set_new(view, "tables", tables ? tables : json_array());
    (void)json_object_set_new(view, "outcomes", outcomes ? outcomes : json_array());
    if (result == DONE) result = add_releases(site, year, view);
    if (result == DONE) result = note_headline(site, &cases->counts, &COMPLAINTS, year);
    if (result == DONE) result = note_headline(site, &cases->counts, &REQUESTS, year);
    const char *paths[] = { path, at == 0 ? "statistik/index.html" : NULL };
    for (size_t i = 0; i < 2 && paths[i] && result == DONE; i++) {
        const char *root = site_root(site, paths[i]);
        json_t *copy = json_copy(view);
        data_downloads(site, "statistik/index.html", root, copy);
        headlines_view(site, path, root, copy);
        result = site_page(site, paths[i], "pages/site_statistics", copy);
    }
    return result;
}

static enum result publish_counts(struct site *site, const struct public_case_counts *counts, const struct public_case_changes *changes) {
    static const struct data_column COLUMNS[] = { { "jenis", "pengaduan atau permintaan", false, 0 },
                                                  { "bulan", "Bulan diterima", false, 0 },
                                                  { "keadaan", "Keadaan sekarang", false, 0 },
                                                  { "jumlah", "Jumlah", true, 0 },
                                                  { "tahun", "Tahun diterima", false, 0 } };
    struct data_table table = { .name = "kasus", .title = "Pengaduan dan permintaan data",
                                .description = "Jumlah menurut bulan diterima dan keadaan sekarang; isi dan pelapor tidak pernah diumumkan.",
                                .source = site->config->office.name, .updated = case_changes_day(site, changes, NULL, NULL),
                                .page = "statistik/index.html",
                                .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof *COLUMNS };
    json_t *rows = data_rows();
    for (size_t i = 0; i < counts->count; i++) {
        const struct public_case_count *row = &counts->rows[i];
        data_row(rows, &table, (struct data_cell[]){ DATA_TEXT(strcmp(row->kind, "complaint") == 0 ? "pengaduan" : "permintaan"),
                                                     DATA_TEXT(row->month), DATA_TEXT(state_label(row->kind, row->state)),
                                                     DATA_NUMBER(row->count),
                                                     DATA_TEXT(arena_format(site->arena, "%.4s", row->month)) });
    }
    return data_publish(site, &table, rows);
}

static enum result read_register(struct site *site) {
    struct case_register *cases = arena_alloc(site->arena, sizeof *cases);
    enum result result = public_case_counts(site->db, site->arena, &cases->counts);
    if (result != DONE) return site_fail_read(site, result, "statistik");
    site->cases = cases;
    return case_times_read(site, &cases->times);
}

enum result statistics_read(struct site *site, struct case_register *ret) {
    enum result result = site->cases ? DONE : read_register(site);
    if (result == DONE) *ret = *site->cases;
    return result;
}

enum result pages_statistics(struct site *site) {
    struct case_register cases;
    enum result result = statistics_read(site, &cases);
    if (result != DONE) return result;
    struct years years = find_years(site, &cases.counts);
    struct public_case_changes changes;
    result = case_changes_read(site, &changes);
    if (result == DONE) result = publish_counts(site, &cases.counts, &changes);
    if (result == DONE) result = complaint_tables_publish(site, &changes, "statistik/index.html");
    if (result == DONE) result = request_tables_publish(site, &changes, "statistik/index.html");
    if (result == DONE) result = case_times_publish(site, &cases.times, "statistik/index.html");
    for (size_t i = 0; i < years.count && result == DONE; i++) result = build_page(site, &cases, &years, i);
    return result;
}
