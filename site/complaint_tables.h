/* Scope: complaints of a year by what they are. Exports: complaint_tables_of_year, complaint_tables_publish. */
#pragma once

#include "site/case_changes.h"

/* A list of tables for partials/data_table, empty for a year without complaints; a new reference. Kinds of reporters in small groups
 * are hidden, the total never is; of a year that is not over they are not told (lib/rules/publish_once.h). */
enum result complaint_tables_of_year(struct site *site, int year, json_t **ret);

/* Publishes the same counts of all years as open data shown on PAGE, of the day CHANGES tell. */
enum result complaint_tables_publish(struct site *site, const struct public_case_changes *changes, const char *page);
