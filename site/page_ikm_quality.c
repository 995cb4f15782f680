/* Scope: how the answers of a survey look: what each check points at, and the index without it. Nothing is dropped. What is not known is
 * said to be unknown. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/survey_quality.h"
#include "site/page_ikm.h"
#include "site/view.h"

#define UNKNOWN "Tidak diketahui untuk jawaban ini."
#define MOST_GROUPS 200 /* rows of the table of groups; a snapshot has QUALITY_MOST_GROUPS */

static int64_t fact(struct arena *arena, const struct survey_result *survey, const char *group, const char *name) {
    return survey_fact_number(survey, arena_format(arena, "quality.%s.%s", group, name));
}

static void add(json_t *facts, const char *label, const char *value) {
    (void)json_array_append_new(facts, json_pack("{s:s, s:s}", "label", label, "value", value));
}

/* ---- the checks ---- */

static const char *of_all(struct arena *arena, int64_t rows, int64_t n) {
    return arena_format(arena, "%s dari %s jawaban", format_number(arena, rows, 0), format_number(arena, n, 0));
}

static const char *check_sentence(struct arena *arena, const struct survey_result *survey, const char *flag) {
    int64_t rows = fact(arena, survey, flag, "rows"), without = fact(arena, survey, flag, "index_without"), n = survey->figures.n;
    if (rows == SKM_NONE) return UNKNOWN;
    if (rows == 0) return "Tidak ada.";
    if (without == SKM_NONE) return arena_format(arena, "%s; tanpa jawaban itu tidak ada yang tersisa.", of_all(arena, rows, n));
    const char *mark = survey_fact(survey, arena_format(arena, "quality.%s.mark_without", flag));
    const char *in_mark = mark && *mark && survey_is_skm(survey) ? arena_format(arena, ", mutu %s", mark) : "";
    return arena_format(arena, "%s. Tanpa jawaban itu indeksnya %s%s.", of_all(arena, rows, n), survey_hundredths(arena, without), in_mark);
}

/* A dataset from before the checks knows only what its answers and its order say. */
static void add_checks(struct arena *arena, const struct survey_result *survey, json_t *facts) {
    for (unsigned flag = 0; flag < QUALITY_FLAG_COUNT; flag++) {
        const char *label = quality_flag_label((enum quality_flag)flag), *code = quality_flag_text((enum quality_flag)flag);
        bool is_old = flag == QUALITY_ALL_TOP && fact(arena, survey, code, "rows") == SKM_NONE && survey->figures.all_top != SKM_NONE;
        add(facts, label, is_old ? arena_format(arena, "%s.", of_all(arena, survey->figures.all_top, survey->figures.n))
                                 : check_sentence(arena, survey, code));
    }
    add(facts, "Ditunjuk oleh salah satu pemeriksaan", check_sentence(arena, survey, "any"));
}

/* ---- what the order tells ---- */

static const char *runs_sentence(struct arena *arena, const struct survey_result *survey) {
    int64_t runs = survey_fact_number(survey, "quality.runs"), longest = survey_fact_number(survey, "quality.longest_run");
    if (longest == SKM_NONE && survey->dataset.longest_run.known) longest = survey->dataset.longest_run.value;
    if (longest == SKM_NONE) return UNKNOWN;
    const char *most = arena_format(arena, "Deret terpanjang %s jawaban.", format_number(arena, longest, 0));
    if (runs == SKM_NONE) return most;
    if (runs == 0) return arena_format(arena, "Tidak ada deret lima atau lebih. %s", most);
    return arena_format(arena, "%s deret lima atau lebih, bersama %s jawaban. %s", format_number(arena, runs, 0),
                        format_number(arena, survey_fact_number(survey, "quality.rows_in_runs"), 0), most);
}

static const char *half_text(struct arena *arena, const struct survey_result *survey, const char *half) {
    day_number first, last;
    const char *from = survey_fact(survey, arena_format(arena, "quality.%s.first", half)), *to = survey_fact(survey, arena_format(arena, "quality.%s.last", half));
    if (!from || !to || !day_parse(from, &first) || !day_parse(to, &last)) return "";
    int64_t low = fact(arena, survey, half, "low");
    const char *range = low == SKM_NONE ? "" : arena_format(arena, " (%s–%s)", survey_hundredths(arena, low),
                                                            survey_hundredths(arena, fact(arena, survey, half, "high")));
    return arena_format(arena, "%s sampai %s: %s%s dari %s jawaban. ", format_day_short(arena, first), format_day_short(arena, last),
                        survey_hundredths(arena, fact(arena, survey, half, "index")), range,
                        format_number(arena, fact(arena, survey, half, "n"), 0));
}

/* Halves of the period by day; of an import whose order is known by order. */
static const char *halves_sentence(struct arena *arena, const struct survey_result *survey) {
    const char *jump = survey_fact(survey, "quality.jump");
    const struct dataset *dataset = &survey->dataset;
    if (!jump && dataset->first_half_hundredths.known && dataset->second_half_hundredths.known) {
        return arena_format(arena, "Paruh pertama jawaban menurut urutan masuk %s, paruh kedua %s.", view_number(arena, dataset->first_half_hundredths, 2),
                            view_number(arena, dataset->second_half_hundredths, 2));
    }
    if (!jump) return UNKNOWN;
    bool stands_out = survey_fact_number(survey, "quality.jump_stands_out") == 1;
    return arena_format(arena, "%s%s%s", half_text(arena, survey, "half1"), half_text(arena, survey, "half2"),
                        stands_out ? "Kedua rentang tidak bersinggungan: lonjakan yang menonjol." : "Kedua rentang bersinggungan: tidak menonjol.");
}

json_t *ikm_quality(struct arena *arena, const struct survey_result *survey) {
    json_t *facts = json_array();
    add_checks(arena, survey, facts);
    add(facts, "Jawaban yang persis sama berturut-turut", runs_sentence(arena, survey));
    add(facts, "Paruh pertama dan paruh kedua", halves_sentence(arena, survey));
    int64_t timed = survey_fact_number(survey, "quality.timed");
    add(facts, "Lama mengisi diketahui", timed == SKM_NONE ? UNKNOWN : arena_format(arena, "%s.", of_all(arena, timed, survey->figures.n)));
    return facts;
}

/* ---- by channel and device ---- */

static const char *device_text(const char *device) {
    if (strcmp(device, "phone") == 0) return ", telepon";
    return strcmp(device, "computer") == 0 ? ", komputer" : "";
}

static bool add_group(struct arena *arena, const struct survey_result *survey, size_t number, json_t *table) {
    const char *group = arena_format(arena, "group.%zu", number);
    const char *channel = survey_fact(survey, arena_format(arena, "quality.%s.channel", group)), *device = survey_fact(survey, arena_format(arena, "quality.%s.device", group));
    if (!channel || !device) return false;
    bool is_kiosk = strcmp(channel, "kiosk") == 0 && *device;
    const char *head = is_kiosk ? arena_format(arena, "%s %s", ikm_channel_name(channel), device)
                                : arena_format(arena, "%s%s", ikm_channel_name(channel), device_text(device));
    int64_t n = fact(arena, survey, group, "n"), any = fact(arena, survey, group, "any");
    const char *cells[] = { format_number(arena, n, 0), survey_hundredths(arena, fact(arena, survey, group, "index")),
                            any == SKM_NONE ? "–" : format_number(arena, any, 0) };
    view_table_row(table, &(struct view_row){ head, false, 3, cells });
    return true;
}

json_t *ikm_quality_groups(struct arena *arena, const struct survey_result *survey) {
    const char *const labels[] = { "Saluran dan perangkat", "Jawaban", "Indeks", "Ditunjuk" };
    json_t *table = view_table("Menurut saluran dan perangkat", labels, 4);
    size_t count = 0;
    while (count < MOST_GROUPS && add_group(arena, survey, count + 1, table)) count++;
    if (count > 0) return table;
    json_decref(table);
    return json_null();
}
