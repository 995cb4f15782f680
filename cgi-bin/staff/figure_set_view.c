/* Scope: the datasets a file of figures becomes, and its differences. */
#include "cgi-bin/staff/figure_set_view.h"

#include "cgi-bin/staff/desk_view.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"

#define DIFFERENCES_SHOWN 100u /* keeps the page from growing with the file; all of them are stored */

static size_t rows_of(const struct figure_set *set) {
    return set->investments.count + set->parts.count + set->permits.count + set->indicators.count + set->budgets.count + set->targets.count;
}

static json_t *set_view(struct arena *arena, const struct figure_set *set) {
    return json_pack("{s:s, s:s, s:s}", "period_text", *set->period ? period_label(arena, set->period) : "Periode belum disebut", "office", set->office,
                     "rows_text", format_number(arena, (int64_t)rows_of(set), 0));
}

/* Of several periods each place names its own. */
static void add_differences(struct arena *arena, const struct figure_set *set, bool is_one_of_many, json_t *list) {
    for (size_t i = 0; i < set->differences.count && json_array_size(list) < DIFFERENCES_SHOWN; i++) {
        const struct figure_difference *row = &set->differences.rows[i];
        const char *place = is_one_of_many ? arena_format(arena, "%s, %s", period_label(arena, set->period), row->place) : row->place;
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:b, s:s}", "place", place, "check_text", check_label(row->check),
                                                    "stated_text", *row->stated ? row->stated : "tidak tercetak", "computed_text",
                                                    *row->computed ? row->computed : DESK_NOTHING, "is_printed", row->check == CHECK_REPEATED,
                                                    "note", ""));
    }
}

void figure_sets_view(struct arena *arena, const struct figure_file *file, json_t *view) {
    json_t *sets = json_array(), *differences = json_array();
    for (size_t i = 0; i < file->set_count; i++) {
        (void)json_array_append_new(sets, set_view(arena, &file->sets[i]));
        add_differences(arena, &file->sets[i], file->set_count > 1, differences);
    }
    size_t rest = figure_file_differences(file) - json_array_size(differences);
    (void)json_object_set_new(view, "differences_rest", rest ? json_sprintf("Dan %zu selisih lain.", rest) : json_null());
    (void)json_object_set_new(view, "has_several_sets", json_boolean(file->set_count > 1));
    (void)json_object_set_new(view, "sets", sets);
    (void)json_object_set_new(view, "has_differences", json_boolean(json_array_size(differences) > 0));
    (void)json_object_set_new(view, "differences", differences);
}
