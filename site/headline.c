/* Scope: the list of headline figures, on their pages and as a table. Exports: headline.h. */
#include "site/headline.h"

#include <string.h>

#include "site/open_data.h"

struct headline_list {
    struct headline headline;
    struct headline_list *next;
};

/* A name for machines, and the words of the page: %s are the two sums. */
static const struct { const char *name, *words; bool has_by, has_column; } FORMULAS[HEADLINE_FORMULA_COUNT] = {
    [HEADLINE_CELL] = { "sel", "%s%s, sebagaimana tertulis", false, true },
    [HEADLINE_SUM] = { "jumlah", "jumlah %s%s", false, true },
    [HEADLINE_COUNT] = { "banyak", "banyaknya baris %s%s", false, false },
    [HEADLINE_DIFFERENCE] = { "selisih", "%s dikurangi %s", true, true },
    [HEADLINE_SHARE] = { "bagian", "100 × %s ÷ %s", true, true },
    [HEADLINE_GROWTH] = { "pertumbuhan", "100 × (kini − dahulu) ÷ dahulu; kini: %s; dahulu: %s", true, true },
    [HEADLINE_LOWER_IS_BETTER] = { "capaian-turun", "100 × (2 × target − realisasi) ÷ target; realisasi: %s; target: %s", true, true },
};

static bool is_file_name(const char *text) {
    return text && *text && strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.") == strlen(text);
}

/* "; " parts conditions and "=" column and value: what would read as another condition is refused. */
static bool are_rows_right(const struct headline_rows *rows, bool has_column) {
    if (!is_file_name(rows->table) || (has_column && !rows->column)) return false;
    for (size_t i = 0; i < HEADLINE_WHERE_MOST && rows->where[i].column; i++) {
        const struct headline_where *where = &rows->where[i];
        if (!where->value || strchr(where->column, '=') || strstr(where->value, "; ") || strpbrk(where->value, "\r\n")) return false;
    }
    return true;
}

enum result site_headline(struct site *site, const struct headline *headline) {
    bool has_by = FORMULAS[headline->formula].has_by;
    bool is_right = is_file_name(headline->name) && headline->title && headline->page && headline->value && *headline->value &&
                    headline->unit && are_rows_right(&headline->of, FORMULAS[headline->formula].has_column) &&
                    (!has_by || are_rows_right(&headline->by, true));
    if (!is_right) {
        return site_fail(site, REFUSED_INVALID,
                         arena_format(site->arena, "angka utama %s: tidak lengkap", headline->name ? headline->name : "tanpa nama"));
    }
    struct headline_list *link = arena_alloc(site->arena, sizeof *link);
    *link = (struct headline_list){ .headline = *headline };
    struct headline_list **end = site->headlines_end ? site->headlines_end : &site->headlines;
    *end = link;
    site->headlines_end = &link->next;
    return DONE;
}

const struct headline *headline_named(const struct site *site, const char *name) {
    for (const struct headline_list *at = site->headlines; at; at = at->next)
        if (strcmp(at->headline.name, name) == 0) return &at->headline;
    return NULL;
}

const char *headline_conditions(struct arena *arena, const struct headline_rows *rows) {
    struct buffer text = buffer_in(arena);
    for (size_t i = 0; i < HEADLINE_WHERE_MOST && rows->where[i].column; i++)
        buffer_format(&text, "%s%s=%s", i ? "; " : "", rows->where[i].column, rows->where[i].value);
    return buffer_string(&text);
}

/* ---- on the page ---- */

/* "rupiah di investasi-2024-Q1.csv (asal=pma; tingkat=total)" */
static const char *rows_words(struct arena *arena, const struct headline_rows *rows) {
    const char *where = headline_conditions(arena, rows);
    return arena_format(arena, "%s%sdi %s.csv (%s)", rows->column ? rows->column : "", rows->column ? " " : "", rows->table,
                        *where ? where : "semua baris");
}

/* The words of a formula around its sums; a format that is not known to the compiler is put together by hand. */
static const char *formula_words(struct arena *arena, const struct headline *headline) {
    const char *sums[] = { rows_words(arena, &headline->of), FORMULAS[headline->formula].has_by ? rows_words(arena, &headline->by) : "" };
    struct buffer text = buffer_in(arena);
    size_t sum = 0;
    for (const char *at = FORMULAS[headline->formula].words; *at; at++) {
        if (at[0] == '%' && at[1] == 's') {
            buffer_text(&text, sums[sum++]);
            at++;
        } else buffer_char(&text, *at);
    }
    return buffer_string(&text);
}

/* A decimal comma; a word stays as it is. */
static const char *value_words(struct arena *arena, const char *value) {
    char *words = arena_copy(arena, value, strlen(value));
    for (char *point = strchr(words, '.'); point && strspn(value, "-.0123456789") == strlen(value); point = NULL) *point = ',';
    return words;
}

static void add_file(struct arena *arena, json_t *files, const char *root, const char *table) {
    (void)json_array_append_new(files, json_pack("{s:s, s:s}", "href", arena_format(arena, "%sdata/%s.csv", root, table), "label",
                                                 arena_format(arena, "%s.csv", table)));
}

static json_t *headline_view(struct arena *arena, const struct headline *headline, const char *root) {
    json_t *files = json_array();
    add_file(arena, files, root, headline->of.table);
    bool is_other = FORMULAS[headline->formula].has_by && strcmp(headline->by.table, headline->of.table) != 0;
    if (is_other) add_file(arena, files, root, headline->by.table);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "name", headline->name, "title", headline->title, "value_text",
                     value_words(arena, headline->value), "unit", headline->unit, "formula_text", formula_words(arena, headline), "files", files);
}

void headlines_view(struct site *site, const char *page, const char *root, json_t *view) {
    json_t *list = json_array();
    for (const struct headline_list *at = site->headlines; at; at = at->next)
        if (strcmp(at->headline.page, page) == 0) (void)json_array_append_new(list, headline_view(site->arena, &at->headline, root));
    (void)json_object_set_new(view, "has_headlines", json_boolean(json_array_size(list) > 0));
    (void)json_object_set_new(view, "headlines", list);
}

/* ---- as a table ---- */

static const struct data_column COLUMNS[] = {
    { "nama", "Nama tetap angka itu", false, 0 }, { "judul", "Judul", false, 0 }, { "halaman", "Halaman yang menampilkannya", false, 0 },
    { "nilai", "Nilai yang diumumkan, titik sebagai koma desimal", false, 0 }, { "satuan", "Satuan", false, 0 },
    { "rumus", "sel, jumlah, banyak, selisih, bagian, pertumbuhan, atau capaian-turun", false, 0 },
    { "berkas", "Tabel sumber", false, 0 }, { "kolom", "Kolom yang dijumlahkan", false, 0 },
    { "baris", "Syarat baris, dipisah titik koma; kosong: semua baris", false, 0 },
    { "berkas_pembanding", "Tabel pembanding atau penyebut", false, 0 }, { "kolom_pembanding", "Kolom pembanding", false, 0 },
    { "baris_pembanding", "Syarat baris pembanding", false, 0 } };

static void add_row(struct site *site, json_t *rows, const struct data_table *table, const struct headline *headline) {
    struct arena *arena = site->arena;
    bool has_by = FORMULAS[headline->formula].has_by, has_column = FORMULAS[headline->formula].has_column;
    data_row(rows, table, (struct data_cell[]){
        DATA_TEXT(headline->name), DATA_TEXT(headline->title), DATA_TEXT(headline->page), DATA_TEXT(headline->value), DATA_TEXT(headline->unit),
        DATA_TEXT(FORMULAS[headline->formula].name), DATA_TEXT(arena_format(arena, "%s.csv", headline->of.table)),
        DATA_TEXT(has_column ? headline->of.column : ""), DATA_TEXT(headline_conditions(arena, &headline->of)),
        DATA_TEXT(has_by ? arena_format(arena, "%s.csv", headline->by.table) : ""), DATA_TEXT(has_by ? headline->by.column : ""),
        DATA_TEXT(has_by ? headline_conditions(arena, &headline->by) : "") });
}

/* The day of the newest table they are counted from: the same figures give the same bytes on another day. */
static day_number newest_table(const struct site *site) {
    day_number newest = 0;
    const json_t *entry;
    size_t at;
    json_array_foreach(site->catalogue, at, entry) {
        day_number modified = 0;
        bool is_newer = day_parse(json_string_value(json_object_get(entry, "modified")), &modified) && modified > newest;
        if (is_newer) newest = modified;
    }
    return newest;
}

enum result headlines_publish(struct site *site) {
    if (!site->headlines) return DONE;
    struct data_table table = { .name = "angka-utama", .title = "Angka utama",
                                .description = "Setiap angka besar di situs ini dengan rumus, tabel, dan barisnya; periksa-angka.awk atau "
                                               "periksa-angka.html menghitungnya ulang.",
                                .source = site->config->office.name, .updated = newest_table(site), .page = HEADLINES_PAGE,
                                .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof *COLUMNS };
    json_t *rows = data_rows();
    for (const struct headline_list *at = site->headlines; at; at = at->next) add_row(site, rows, &table, &at->headline);
    return data_publish(site, &table, rows);
}
