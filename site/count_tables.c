/* Scope: tables of counts by attribute. */
#include "site/count_tables.h"

#include <stdlib.h>
#include <string.h>

#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/rules/publish_once.h"
#include "lib/rules/small_groups.h"

#define HIDDEN "disembunyikan"

static int64_t count_of(const struct public_counts *counts, const char *year, const char *attribute, const char *value) {
    for (size_t i = 0; i < counts->count; i++) {
        const struct public_count *row = &counts->rows[i];
        if (strcmp(row->year, year) == 0 && strcmp(row->attribute, attribute) == 0 && strcmp(row->value, value) == 0) return row->count;
    }
    return 0;
}

/* What is shown of one attribute in one year. */
struct shown {
    size_t count;
    int64_t values[COUNT_VALUES_MOST], total;
    bool hidden[COUNT_VALUES_MOST];
};

static struct shown shown_of(struct site *site, const struct public_counts *counts, const char *year, const struct count_attribute *attribute) {
    struct shown shown = { 0 };
    for (; shown.count < COUNT_VALUES_MOST && attribute->values[shown.count].text; shown.count++) {
        int64_t value = count_of(counts, year, attribute->name, attribute->values[shown.count].text);
        shown.values[shown.count] = value;
        shown.total += value;
    }
    if (attribute->is_personal) small_groups_hide(shown.values, shown.count, site->config->publication.smallest_group, shown.hidden);
    return shown;
}

/* ---- for the page ---- */

/* NULL when there is nothing to show. */
static json_t *table_of(struct site *site, const struct public_counts *counts, const char *year, const struct count_attribute *attribute) {
    struct shown shown = shown_of(site, counts, year, attribute);
    if (attribute->is_rare && shown.total == 0) return NULL;
    const char *const labels[] = { attribute->heading, "Jumlah" };
    const char *caption = arena_format(site->arena, "%s, %s", attribute->caption, year);
    json_t *table = data_table(&(struct data_table_head){ caption, labels, 2, false });
    for (size_t i = 0; i < shown.count; i++) {
        if (attribute->is_rare && shown.values[i] == 0 && !shown.hidden[i]) continue;
        const char *cells[] = { shown.hidden[i] ? HIDDEN : format_number(site->arena, shown.values[i], 0) };
        data_table_row(table, &(struct data_table_row){ attribute->values[i].label, false, cells, 1 });
    }
    const char *cells[] = { format_number(site->arena, shown.total, 0) };
    if (attribute->has_total) data_table_row(table, &(struct data_table_row){ "Jumlah", true, cells, 1 });
    return table;
}

json_t *count_tables_of_year(struct site *site, const struct count_register *of, int year, const char *untold) {
    const struct public_counts *counts = of->counts;
    const char *text = arena_format(site->arena, "%04d", year);
    bool has_any = false, is_over = breakdown_year_is_over(year, site->today);
    json_t *tables = json_array();
    for (size_t i = 0; i < counts->count; i++) has_any = has_any || strcmp(counts->rows[i].year, text) == 0;
    for (size_t i = 0; has_any && i < of->attribute_count; i++) {
        if (of->attributes[i].is_personal && !is_over) continue; /* two nights' counts would tell what the case between them was */
        json_t *table = table_of(site, counts, text, &of->attributes[i]);
        if (table) (void)json_array_append_new(tables, table);
    }
    if (!is_over && json_array_size(tables) > 0) data_table_note(json_array_get(tables, 0), untold);
    return tables;
}

/* ---- open data ---- */

static void add_rows(struct site *site, json_t *rows, const struct data_table *table, const struct count_register *of, const char *year) {
    for (size_t a = 0; a < of->attribute_count; a++) {
        const struct count_attribute *attribute = &of->attributes[a];
        if (attribute->is_personal && !breakdown_year_is_over((int)strtol(year, NULL, 10), site->today)) continue;
        struct shown shown = shown_of(site, of->counts, year, attribute);
        for (size_t i = 0; i < shown.count; i++) {
            struct optional_number count = { !shown.hidden[i], shown.values[i] };
            data_row(rows, table, (struct data_cell[]){ DATA_TEXT(year), DATA_TEXT(attribute->heading), DATA_TEXT(attribute->values[i].label),
                                                        DATA_OPTIONAL(count) });
        }
    }
}

enum result count_tables_publish(struct site *site, const struct count_register *of, struct data_table *table) {
    static const struct data_column COLUMNS[] = { { "tahun", "Tahun diterima", false, 0 },
                                                  { "menurut", "Yang dibedakan", false, 0 },
                                                  { "nilai", "Yang dihitung", false, 0 },
                                                  { "jumlah", "Jumlah; kosong: disembunyikan karena kelompoknya kecil", true, 0 } };
    const struct public_counts *counts = of->counts;
    if (counts->count == 0) return DONE;
    table->columns = COLUMNS;
    table->column_count = sizeof COLUMNS / sizeof *COLUMNS;
    table->source = site->config->office.name;
    json_t *rows = data_rows();
    for (size_t i = 0; i < counts->count; i++) { /* they come by year */
        if (i == 0 || strcmp(counts->rows[i].year, counts->rows[i - 1].year) != 0) add_rows(site, rows, table, of, counts->rows[i].year);
    }
    return data_publish(site, table, rows);
}

day_number count_tables_day(const struct site *site, const struct public_counts *counts, day_number day) {
    for (size_t i = 0; i < counts->count; i++) {
        day_number told = breakdown_year_first_day((int)strtol(counts->rows[i].year, NULL, 10));
        if (told <= site->today && told > day) day = told;
    }
    return day;
}
