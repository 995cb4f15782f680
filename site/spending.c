/* Scope: what was spent of the budget of a year. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/growth.h"
#include "site/performance.h"
#include "site/view.h"

#define SEN 100

static bool percent_of(const struct budget_line *line, struct fraction *ret) {
    return line->budget_sen.known && line->realised_sen.known && share_of(line->realised_sen.value, line->budget_sen.value, ret);
}

bool spending_share(const struct budget_line *line, int64_t *ret) {
    struct fraction share;
    struct decimal percent;
    if (!percent_of(line, &share) || !fraction_rounded(share, 2, &percent)) return false;
    *ret = percent.value;
    return true;
}

const char *spending_name(const struct budget_line *line) {
    return strcmp(line->level, "total") == 0 ? "Jumlah tercetak" : line->name;
}

const char *spending_percent(struct arena *arena, const struct budget_line *line) {
    bool is_known = line->budget_sen.known && line->realised_sen.known;
    return is_known ? view_share(arena, line->realised_sen.value, line->budget_sen.value) : "–";
}

bool spending_differs(const struct budget_line *line) {
    struct fraction share;
    struct decimal printed;
    return percent_of(line, &share) && decimal_parse(line->published_percent, &printed) && !fraction_is_printed(share, printed);
}

enum result spending_read(struct site *site, const struct dataset *dataset, struct spending *ret) {
    *ret = (struct spending){ .dataset = dataset };
    enum result result = public_budget(site->db, site->arena, dataset->id, &ret->lines);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    for (size_t i = 0; i < ret->lines.count; i++) {
        const struct budget_line *line = &ret->lines.rows[i];
        if (strcmp(line->level, "total") == 0) {
            ret->has_total = true;
            ret->total = *line;
            continue;
        }
        ret->summed_budget += line->budget_sen.known ? line->budget_sen.value : 0;
        ret->summed_realised += line->realised_sen.known ? line->realised_sen.value : 0;
    }
    if (ret->has_total) return DONE;
    ret->total = (struct budget_line){ .level = "total", .name = "Jumlah", .budget_sen = { true, ret->summed_budget },
                                       .realised_sen = { true, ret->summed_realised }, .published_percent = "" };
    return DONE;
}

static const char *short_rupiah(struct arena *arena, struct optional_number sen) {
    return sen.known ? format_rupiah_short(arena, sen.value / SEN) : "–";
}

json_t *spending_headline(struct site *site, const struct spending *spending) {
    struct arena *arena = site->arena;
    const char *sentence = arena_format(arena, "%s dari %s.", short_rupiah(arena, spending->total.realised_sen),
                                        short_rupiah(arena, spending->total.budget_sen));
    int64_t share;
    const char *value = spending_share(&spending->total, &share) ? format_number(arena, share, 2) : "–";
    return json_pack("{s:s, s:s, s:s, s:s}", "value_text", value, "unit_text", "persen anggaran terserap", "sentence", sentence, "href", arena_format(arena, "%s/%s/index.html", view_folder("budget"), spending->dataset->period));
}
