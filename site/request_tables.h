/* Scope: information requests of a year by who asked, what became of them, and why something was not given.
 * Exports: request_tables_of_year, request_tables_publish.
 * Source: the items of the yearly summary (UU 14/2008 article 12), which counts persons' requests; letters of agencies are counted apart. */
#pragma once

#include "site/case_changes.h"

/* A list of tables for partials/data_table, empty for a year without requests; a new reference. The reasons of what was not given are
 * told when the year is over, small groups hidden. */
enum result request_tables_of_year(struct site *site, int year, json_t **ret);

/* Publishes the same counts of all years as open data shown on PAGE, of the day CHANGES tell. */
enum result request_tables_publish(struct site *site, const struct public_case_changes *changes, const char *page);
