/* Scope: open data on the site: the files of a table (lib/report/open_data.h) and the catalogue of all tables.
 * Exports: struct data_form, DATA_FORMS, data_publish, data_downloads. */
#pragma once

#include "lib/report/open_data.h"
#include "site/site.h"

/* How a published table can be had; a catalogue entry holds the size of each file under size_key, 0: there is none, and its SHA-256
 * under hash_key. */
struct data_form { const char *ending, *label, *media_type, *size_key, *hash_key; };
enum { DATA_CSV, DATA_JSON, DATA_XLSX, DATA_FORM_COUNT };
extern const struct data_form DATA_FORMS[DATA_FORM_COUNT];

/* Writes data/NAME.csv, .json and .xlsx and notes the table with its columns in the catalogue. Takes over ROWS. The addresses are stable:
 * NAME is made of what the figures are about, never of an edition or a day. */
enum result data_publish(struct site *site, const struct data_table *table, json_t *rows);

/* Adds "downloads" and "has_downloads" to VIEW: the files of every table published so far that PAGE shows, with links
 * from a page whose way to the top is ROOT. */
void data_downloads(struct site *site, const char *page, const char *root, json_t *view);
