/* Scope: tables of complaints by class, channel, kind of reporter, and by what happened in them. */
#include "site/complaint_tables.h"

#include <stdlib.h>
#include <string.h>

#include "lib/out/data_table.h"
#include "lib/rules/case_kinds.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/format.h"
#include "lib/rules/publish_once.h"
#include "lib/rules/small_groups.h"
#include "site/open_data.h"

#define VALUES_MOST 12
#define HIDDEN "disembunyikan"

struct value {
    const char *text, *label;
};

#define VALUE(identifier, text, label) { text, label },

/* What is a part of the whole has a total; one complaint can have several steps or none. */
static const struct attribute {
    const char *name, *caption, *heading;
    struct value values[VALUES_MOST];
    bool is_personal, has_total;
} ATTRIBUTES[] = {
    { "class", "Pengaduan menurut golongan", "Golongan", { COMPLAINT_CLASS_LIST(VALUE) }, false, true },
    { "channel", "Pengaduan menurut saluran", "Saluran", { CHANNEL_LIST(VALUE) }, false, true },
    { "reporter", "Pengaduan menurut pelapor", "Pelapor", { REPORTER_KIND_LIST(VALUE) }, true, true },
    { "step", "Pengaduan menurut langkah", "Langkah",
      { { "forward", "Diteruskan ke instansi lain" }, { "appeal", "Diajukan banding" }, { "reopen", "Dibuka kembali" } }, false, false },
};

static int64_t count_of(const struct public_complaint_counts *counts, const char *year, const char *attribute, const char *value) {
    for (size_t i = 0; i < counts->count; i++) {
        const struct public_complaint_count *row = &counts->rows[i];
        if (strcmp(row->year, year) == 0 && strcmp(row->attribute, attribute) == 0 && strcmp(row->value, value) == 0) return row->count;
    }
    return 0;
}

/* What is shown of one attribute in one year. */
struct shown {
    size_t count;
    int64_t values[VALUES_MOST], total;
    bool hidden[VALUES_MOST];
};

static struct shown shown_of(struct site *site, const struct public_complaint_counts *counts, const char *year, const struct attribute *attribute) {
    struct shown shown = { 0 };
    for (; shown.count < VALUES_MOST && attribute->values[shown.count].text; shown.count++) {
        int64_t value = count_of(counts, year, attribute->name, attribute->values[shown.count].text);
        shown.values[shown.count] = value;
        shown.total += value;
    }
    if (attribute->is_personal) small_groups_hide(shown.values, shown.count, site->config->publication.smallest_group, shown.hidden);
    return shown;
}

static json_t *table_of(struct site *site, const struct public_complaint_counts *counts, const char *year, const struct attribute *attribute) {
    const char *const labels[] = { attribute->heading, "Jumlah" };
    const char *caption = arena_format(site->arena, "%s, %s", attribute->caption, year);
    json_t *table = data_table(&(struct data_table_head){ caption, labels, 2, false });
    struct shown shown = shown_of(site, counts, year, attribute);
    for (size_t i = 0; i < shown.count; i++) {
        const char *cells[] = { shown.hidden[i] ? HIDDEN : format_number(site->arena, shown.values[i], 0) };
        data_table_row(table, &(struct data_table_row){ attribute->values[i].label, false, cells, 1 });
    }
    const char *cells[] = { format_number(site->arena, shown.total, 0) };
    if (attribute->has_total) data_table_row(table, &(struct data_table_row){ "Jumlah", true, cells, 1 });
    return table;
}

enum result complaint_tables_of_year(struct site *site, int year, json_t **ret) {
    struct public_complaint_counts counts;
    enum result result = public_complaint_counts(site->db, site->arena, &counts);
    if (result != DONE) return site_fail_read(site, result, "pengaduan");
    const char *text = arena_format(site->arena, "%04d", year);
    bool has_any = false;
    for (size_t i = 0; i < counts.count; i++) has_any = has_any || strcmp(counts.rows[i].year, text) == 0;
    *ret = json_array();
    bool is_over = breakdown_year_is_over(year, site->today);
    for (size_t i = 0; has_any && i < sizeof ATTRIBUTES / sizeof *ATTRIBUTES; i++) {
        if (ATTRIBUTES[i].is_personal && !is_over) continue; /* two nights' counts would tell what the case between them was */
        (void)json_array_append_new(*ret, table_of(site, &counts, text, &ATTRIBUTES[i]));
    }
    if (!is_over && json_array_size(*ret) > 0) data_table_note(json_array_get(*ret, 0), "Menurut pelapor diumumkan setelah tahun ini berakhir.");
    return DONE;
}

/* ---- open data ---- */

/* Kinds of reporters come out once, when their year is over: two nights' counts would tell of whom the case between them was. */
static void add_rows(struct site *site, json_t *rows, const struct data_table *table, const struct public_complaint_counts *counts, const char *year) {
    for (size_t a = 0; a < sizeof ATTRIBUTES / sizeof *ATTRIBUTES; a++) {
        const struct attribute *attribute = &ATTRIBUTES[a];
        if (attribute->is_personal && !breakdown_year_is_over((int)strtol(year, NULL, 10), site->today)) continue;
        struct shown shown = shown_of(site, counts, year, attribute);
        for (size_t i = 0; i < shown.count; i++) {
            struct optional_number count = { !shown.hidden[i], shown.values[i] };
            data_row(rows, table, (struct data_cell[]){ DATA_TEXT(year), DATA_TEXT(attribute->heading), DATA_TEXT(attribute->values[i].label),
                                                        DATA_OPTIONAL(count) });
        }
    }
}

/* Of a year that is over the reporters come in without a step of any complaint. */
static day_number last_change(const struct site *site, const struct public_case_changes *changes, const struct public_complaint_counts *counts) {
    static const char *const STEPS[] = { "submit", "classify_direct", "classify_follow_up", "classify_unsuitable", "forward", "appeal", "reopen", NULL };
    day_number last = case_changes_day(site, changes, "complaint", STEPS);
    for (size_t i = 0; i < counts->count; i++) {
        int year = (int)strtol(counts->rows[i].year, NULL, 10);
        day_number told = breakdown_year_first_day(year);
        if (told <= site->today && told > last) last = told;
    }
    return last;
}

enum result complaint_tables_publish(struct site *site, const struct public_case_changes *changes, const char *page) {
    static const struct data_column COLUMNS[] = { { "tahun", "Tahun diterima", false, 0 },
                                                  { "menurut", "Golongan, saluran, pelapor, atau langkah", false, 0 },
                                                  { "nilai", "Yang dihitung", false, 0 },
                                                  { "jumlah", "Jumlah; kosong: disembunyikan karena kelompoknya kecil", true, 0 } };
    struct public_complaint_counts counts;
    enum result result = public_complaint_counts(site->db, site->arena, &counts);
    if (result != DONE) return site_fail_read(site, result, "pengaduan");
    if (counts.count == 0) return DONE;
    struct data_table table = { .name = "pengaduan-rincian", .title = "Pengaduan menurut golongan, saluran, pelapor, dan langkah",
                                .description = "Jumlah pengaduan per tahun; satu pengaduan dapat menempuh beberapa langkah.",
                                .source = site->config->office.name, .updated = last_change(site, changes, &counts),
                                .page = page,
                                .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof *COLUMNS };
    json_t *rows = data_rows();
    for (size_t i = 0; i < counts.count; i++) { /* they come by year */
        if (i == 0 || strcmp(counts.rows[i].year, counts.rows[i - 1].year) != 0) add_rows(site, rows, &table, &counts, counts.rows[i].year);
    }
    return data_publish(site, &table, rows);
}
