/* Scope: why a survey's figures can be relied on: the steps of its approval with the analysis, what was corrected since, other ways of
 * counting beside ours. */
#include <string.h>

#include "lib/rules/format.h"
#include "site/page_ikm.h"
#include "site/view.h"

/* ---- the steps ---- */

static const char *step_name(const char *action) {
    static const struct { const char *action, *name; } NAMES[] = {
        { "import", "Konsep dibuat" },          { "revise", "Konsep diperbaiki" },   { "submit", "Diajukan tim survei" },
        { "analyse", "Dianalisis Kepala Seksi" }, { "correct", "Diperiksa Kepala Bidang" }, { "approve", "Disetujui Kepala Dinas" },
        { "send_back", "Dikembalikan untuk diperbaiki" } };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strcmp(action, NAMES[i].action) == 0) return NAMES[i].name;
    }
    return action;
}

static enum result add_steps(struct site *site, const struct survey_result *survey, json_t *view) {
    struct dataset_steps steps;
    enum result result = public_approvals(site->db, site->arena, survey->dataset.id, &steps);
    if (result != DONE) return site_fail_read(site, result, survey->dataset.title);
    json_t *facts = json_array();
    const char *analysis = "";
    for (size_t i = 0; i < steps.count; i++) {
        const char *day = format_day(site->arena, instant_day(steps.rows[i].at, site->config->office.zone_offset));
        (void)json_array_append_new(facts, json_pack("{s:s, s:s}", "label", day, "value", step_name(steps.rows[i].action)));
        if (*steps.rows[i].note) analysis = steps.rows[i].note;
    }
    (void)json_object_set_new(view, "steps", json_pack("{s:o}", "facts", facts));
    (void)json_object_set_new(view, "analysis", *analysis ? json_string(analysis) : json_null());
    return DONE;
}

/* ---- errata ---- */

static const char *or_nothing(const char *text) {
    return *text ? text : "tidak ada";
}

static void add_errata(const struct survey_result *survey, json_t *view) {
    json_t *rows = json_array();
    for (size_t i = 0; i < survey->errata.count; i++) {
        const struct survey_erratum *erratum = &survey->errata.rows[i];
        (void)json_array_append_new(rows, json_pack("{s:s, s:s, s:s, s:s}", "place", erratum->place, "old", or_nothing(erratum->old), "new",
                                                    or_nothing(erratum->new), "reason", erratum->reason));
    }
    (void)json_object_set_new(view, "has_errata", json_boolean(survey->errata.count > 0));
    (void)json_object_set_new(view, "errata", rows);
}

/* ---- other ways of counting ---- */

static json_t *weights(struct arena *arena, const struct survey_result *survey) {
    const struct skm_figures *figures = &survey->figures;
    if (!survey_is_skm(survey) || figures->ikm_w0111 == SKM_NONE) return json_null();
    static const char *const LABELS[] = { "Bobot setiap unsur", "Indeks" };
    const struct { const char *head; int64_t value; } ROWS[] = {
        { arena_format(arena, "1/%u, dihitung tepat: cara kami", figures->unsur_count), figures->ikm },
        { "0,111, terpotong: pembanding", figures->ikm_w0111 },
        { "0,11, terpotong: pembanding", figures->ikm_w011 },
    };
    json_t *table = view_table("Indeks menurut bobot", LABELS, 2);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        const char *cells[] = { survey_hundredths(arena, ROWS[i].value) };
        view_table_row(table, &(struct view_row){ ROWS[i].head, false, 1, cells });
    }
    (void)json_object_set_new(table, "folded", json_false());
    return table;
}

enum result ikm_trust(struct site *site, const struct survey_result *survey, json_t *view) {
    add_errata(survey, view);
    (void)json_object_set_new(view, "weights", weights(site->arena, survey));
    return add_steps(site, survey, view);
}
