/* Scope: judging indicators against their targets. */
#include "site/performance.h"

#include <string.h>

#include "lib/rules/format.h"
#include "site/view.h"

#define PERCENT_PLACES 2
#define NOTHING "–"

/* A target of zero has no percentage, but it is reached or not. */
static bool is_reached(const struct performance *row) {
    if (row->has_achievement) return row->achievement.above >= 100 * row->achievement.below;
    return row->direction == DIRECTION_LOWER ? row->realisation.value <= row->target.value : row->realisation.value >= row->target.value;
}

static struct performance judge(const struct indicator *row) {
    struct performance ret = { .row = row };
    if (!direction_parse(row->direction, &ret.direction)) ret.direction = DIRECTION_HIGHER;
    ret.is_measured = decimal_parse(row->target, &ret.target) && decimal_parse(row->realisation, &ret.realisation);
    if (!ret.is_measured) return ret;
    ret.has_achievement = achievement_of(ret.direction, ret.target, ret.realisation, &ret.achievement) &&
                          fraction_rounded(ret.achievement, PERCENT_PLACES, &ret.percent);
    ret.is_reached = is_reached(&ret);
    struct decimal printed;
    ret.has_printed = decimal_parse(row->published_achievement, &printed);
    ret.differs = ret.has_printed && ret.has_achievement && !fraction_is_printed(ret.achievement, printed);
    return ret;
}

static bool is_lower(const struct performance *row, const struct performance *than) {
    return row->has_achievement && (!than || row->percent.value < than->percent.value);
}

enum result performance_read(struct site *site, const struct dataset *dataset, struct performance_year *ret) {
    struct indicators found;
    enum result result = public_indicators(site->db, site->arena, dataset->id, &found);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    *ret = (struct performance_year){ .dataset = dataset, .rows = arena_array(site->arena, found.count + 1, sizeof *ret->rows), .count = found.count };
    for (size_t i = 0; i < found.count; i++) {
        struct performance *row = &ret->rows[i];
        *row = judge(&found.rows[i]);
        ret->measured += row->is_measured;
        ret->reached += row->is_measured && row->is_reached;
        if (is_lower(row, ret->lowest)) ret->lowest = row;
    }
    return DONE;
}

const char *performance_percent(struct arena *arena, const struct performance *row) {
    return row->has_achievement ? arena_format(arena, "%s\u00a0%%", decimal_words(arena, row->percent)) : NOTHING;
}

const char *performance_value(struct arena *arena, const char *text, const char *unit) {
    struct decimal decimal;
    if (*text == '\0') return NOTHING;
    if (!decimal_parse(text, &decimal)) return text;
    const char *words = decimal_words(arena, decimal);
    if (strcmp(unit, "%") == 0) return arena_format(arena, "%s\u00a0%%", words);
    return strcmp(unit, "Rp") == 0 ? arena_format(arena, "Rp%s", words) : words;
}

static const char *sentence_of(struct arena *arena, const struct performance_year *year) {
    size_t unmeasured = year->count - year->measured;
    const char *lowest = year->lowest ? arena_format(arena, "Capaian terendah: %s, %s.", year->lowest->row->indicator,
                                                     performance_percent(arena, year->lowest)) : "";
    if (unmeasured == 0) return lowest;
    return arena_format(arena, "%s%s%zu indikator belum ada angkanya.", lowest, *lowest ? " " : "", unmeasured);
}

json_t *performance_headline(struct site *site, const struct performance_year *year) {
    struct arena *arena = site->arena;
    return json_pack("{s:s, s:s, s:s, s:s}", "value_text", format_number(arena, (int64_t)year->reached, 0), "unit_text",
                     arena_format(arena, "dari %zu indikator mencapai target", year->measured), "sentence", sentence_of(arena, year), "href",
                     arena_format(arena, "%s/%s/index.html", view_folder("indicators"), year->dataset->period));
}
