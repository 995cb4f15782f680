/* Scope: how many cases of a year are of which kind: tables for the page and rows of open data, from counts by attribute.
 * Exports: struct count_value, struct count_attribute, COUNT_VALUE and the count_ functions.
 * What persons are is told once, when the year is over (lib/rules/publish_once.h), with small groups hidden (lib/rules/small_groups.h). */
#pragma once

#include "site/case_changes.h"
#include "site/open_data.h"

#define COUNT_VALUES_MOST 12 /* of an attribute, one more ends the list */

struct count_value {
    const char *text, *label;
};
#define COUNT_VALUE(identifier, text, label) { text, label },

/* Borrowed, static. */
struct count_attribute {
    const char *name, *caption, *heading;
    struct count_value values[COUNT_VALUES_MOST];
    bool is_personal;
    bool has_total; /* a part of the whole has; a case can take several steps, or none */
    bool is_rare;   /* the page shows only what there was; open data have every row */
};

/* The counts of one register. */
struct count_register {
    const struct count_attribute *attributes;
    size_t attribute_count;
    const struct public_counts *counts;
};

/* A list of tables for partials/data_table, empty for a year without cases; a new reference. UNTOLD is the note while the year goes on. */
json_t *count_tables_of_year(struct site *site, const struct count_register *of, int year, const char *untold);

/* Publishes the counts of all years as TABLE, whose columns this sets and whose `updated` is the last step that changed it. */
enum result count_tables_publish(struct site *site, const struct count_register *of, struct data_table *table);

/* The day on which the year last told came out, if later than DAY: what persons are comes in without a step of any case. */
day_number count_tables_day(const struct site *site, const struct public_counts *counts, day_number day);
