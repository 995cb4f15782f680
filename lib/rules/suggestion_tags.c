/* Scope: the tags and their unsur. */
#include "lib/rules/suggestion_tags.h"

ENUM_DEFINE(suggestion_tag, SUGGESTION_TAG_LIST, SUGGESTION_TAG_COUNT)

static const char *const UNSUR[SUGGESTION_TAG_COUNT] = {
    [TAG_REQUIREMENTS] = "persyaratan", [TAG_PROCEDURE] = "prosedur",   [TAG_INFORMATION] = "prosedur", [TAG_QUEUE] = "waktu",
    [TAG_TIME] = "waktu",               [TAG_COST] = "biaya",           [TAG_PRODUCT] = "produk",       [TAG_COMPETENCE] = "kompetensi",
    [TAG_CONDUCT] = "perilaku",         [TAG_COMPLAINTS] = "pengaduan", [TAG_FACILITIES] = "sarana",    [TAG_ONLINE] = "sarana",
    [TAG_PRAISE] = "",                  [TAG_OTHER] = "",               [TAG_EMPTY] = "",
};

const char *suggestion_tag_unsur(enum suggestion_tag tag) {
    return (unsigned)tag < SUGGESTION_TAG_COUNT ? UNSUR[tag] : "";
}
