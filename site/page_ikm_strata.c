/* Scope: a survey's index apart: with and without a slip, by channel, by service. Groups were folded when the dataset was made
 * (lib/rules/survey_fold.h), so that none shown here is small. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/survey_compare.h"
#include "site/page_ikm.h"
#include "site/view.h"

#define SLIP "slip"

static const char *const LABELS[] = { "", "Jawaban", "Indeks", "Rentang 95\u00a0%" };

static json_t *strata_table(const char *caption, const char *what) {
    const char *const labels[] = { what, LABELS[1], LABELS[2], LABELS[3] };
    json_t *table = view_table(caption, labels, 4);
    (void)json_object_set_new(table, "folded", json_false());
    return table;
}

static void add_stratum(struct arena *arena, json_t *table, const char *head, const struct skm_figures *figures, bool is_total) {
    const char *range = figures->ci95_low == SKM_NONE ? "–" : arena_format(arena, "%s–%s", survey_hundredths(arena, figures->ci95_low),
                                                                           survey_hundredths(arena, figures->ci95_high));
    const char *cells[] = { format_number(arena, figures->n, 0), survey_hundredths(arena, figures->ikm), range };
    view_table_row(table, &(struct view_row){ head, is_total, 3, cells });
}

const char *ikm_channel_name(const char *channel) {
    static const struct { const char *channel, *name; } NAMES[] = {
        { "web", "Formulir daring" }, { "kiosk", "Tablet di kantor" }, { SLIP, "Karcis" },
        { "paper", "Formulir kertas" }, { "import", "Berkas yang diimpor" }, { "lain", "Kelompok kecil, digabung" } };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strcmp(channel, NAMES[i].channel) == 0) return NAMES[i].name;
    }
    return "Saluran lain, terlalu sedikit untuk dipisah";
}

static const struct survey_stratum *slip_stratum(const struct survey_result *survey) {
    for (size_t i = 0; i < survey->channels.count; i++) {
        if (strcmp(survey->channels.rows[i].code, SLIP) == 0) return &survey->channels.rows[i];
    }
    return NULL;
}

json_t *ikm_slip_table(struct arena *arena, const struct survey_result *survey) {
    const struct survey_stratum *slip = slip_stratum(survey);
    struct skm *others = arena_alloc(arena, sizeof *others);
    *others = survey->whole;
    if (!slip || skm_take_away(others, &slip->skm) != DONE || others->n == 0) return json_null();
    struct skm_figures figures;
    skm_finish(others, &figures);
    json_t *table = strata_table("Dengan dan tanpa karcis", "Kelompok");
    add_stratum(arena, table, "Dengan karcis sekali pakai", &slip->figures, false);
    add_stratum(arena, table, "Tanpa karcis", &figures, false);
    add_stratum(arena, table, "Bersama", &survey->figures, true);
    return table;
}

json_t *ikm_channel_table(struct arena *arena, const struct survey_result *survey) {
    if (survey->channels.count < 2) return json_null();
    json_t *table = strata_table("Menurut saluran", "Saluran");
    for (size_t i = 0; i < survey->channels.count; i++) {
        const struct survey_stratum *channel = &survey->channels.rows[i];
        add_stratum(arena, table, ikm_channel_name(channel->code), &channel->figures, false);
    }
    add_stratum(arena, table, "Semua saluran", &survey->figures, true);
    return table;
}

/* Of the services that are told by name. */
static int64_t mean_of_services(struct arena *arena, const struct survey_result *survey, size_t *ret_count) {
    const struct skm **services = arena_array(arena, survey->services.count + 1, sizeof *services);
    size_t count = 0;
    for (size_t i = 0; i < survey->services.count; i++) {
        if (*survey->services.rows[i].code) services[count++] = &survey->services.rows[i].skm;
    }
    struct survey_pool pool;
    *ret_count = count;
    return survey_pool(services, count, &pool) == DONE ? pool.mean_of_services : SKM_NONE;
}

json_t *ikm_service_table(struct site *site, const struct survey_result *survey) {
    struct arena *arena = site->arena;
    size_t named;
    int64_t mean = mean_of_services(arena, survey, &named);
    if (named == 0) return json_null();
    json_t *table = strata_table("Menurut layanan", "Layanan");
    for (size_t i = 0; i < survey->services.count; i++) {
        const struct survey_stratum *service = &survey->services.rows[i];
        const char *name = *service->code ? survey_service_name(site, service->code) : "Tanpa layanan, atau terlalu sedikit untuk dipisah";
        add_stratum(arena, table, name, &service->figures, false);
    }
    add_stratum(arena, table, "Semua jawaban: indeks kantor", &survey->figures, true);
    const char *cells[] = { "", survey_hundredths(arena, mean), "" };
    view_table_row(table, &(struct view_row){ arena_format(arena, "Rata-rata %zu layanan tanpa bobot: angka lain", named), false, 3, cells });
    (void)json_object_set_new(table, "note", json_string("Indeks kantor menghitung setiap orang sama. Rata-rata tanpa bobot menghitung setiap "
                                                         "layanan sama, berapa pun yang menjawab; bukan indeks."));
    return table;
}
