/* Scope: what the files of open data share. Exports: data_write_workbook. For site/open_data*.c. */
#pragma once

#include "site/open_data.h"

/* Adds TREE, the rows of TABLE, as a workbook at PATH. */
enum result data_write_workbook(struct site *site, const char *path, const struct data_table *table, const json_t *tree, size_t *ret_size);
