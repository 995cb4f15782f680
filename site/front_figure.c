/* Scope: figures of the front page with their way back to table, formula and rows. */
#include "site/front_figure.h"

/* "realisasi dan anggaran"; "" where rows are counted. */
static const char *columns_of(struct arena *arena, const struct headline *headline) {
    if (headline->by.column) return arena_format(arena, "%s dan %s", headline->of.column, headline->by.column);
    return headline->of.column ? headline->of.column : "";
}

enum result front_figure_add(struct site *site, json_t *part, const struct front_figure *figure) {
    struct arena *arena = site->arena;
    const char *page = json_string_value(json_object_get(part, "href"));
    if (!page) return FAILED_INTERNAL;
    const char *table_page = figure->table_page ? figure->table_page : page;
    const struct headline *headline = figure->headline ? headline_named(site, figure->headline) : NULL;
    const char *file = arena_format(arena, "%s.csv", headline ? headline->of.table : figure->data);
    const char *column = headline ? columns_of(arena, headline) : "", *rows = headline ? headline_conditions(arena, &headline->of) : "";
    CLEANUP_JSON json_t *ways =
        json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:s}", "code", figure->code, "name", figure->name, "more",
                  figure->more, "period_text", figure->period_text, "report_text", figure->report_text, "table_href",
                  arena_format(arena, "%s#%s", table_page, figure->table), "formula_href",
                  arena_format(arena, "tentang/index.html#rumus-%s", figure->code), "file", file, "file_href",
                  arena_format(arena, "data/%s", file), "column", column, "rows", rows, "has_rows", *rows != '\0', "formula", figure->formula);
    if (!ways || json_object_update(part, ways) != 0) return FAILED_INTERNAL;
    return json_array_append(site->front, part) == 0 ? DONE : FAILED_INTERNAL;
}
