/* Scope: the one search behind every name_parse. */
#include "lib/rules/enum_table.h"

#include <string.h>

size_t enum_find(const struct enum_row *rows, size_t count, const char *text) {
    size_t at = 0;
    while (at < count && strcmp(rows[at].text, text) != 0) at++;
    return at;
}
