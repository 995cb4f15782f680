/* Scope: how the answers look: what the checks point at, and what the index would be without it. Nothing is dropped. */
#include <string.h>

#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/survey_analysis_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/rules/ratio.h"

static const char *number(struct arena *arena, int64_t value, unsigned decimals) {
    return value == SKM_NONE ? DESK_NOTHING : format_number(arena, value, decimals);
}

static const char *share(struct arena *arena, int64_t part, int64_t whole) {
    return whole <= 0 ? DESK_NOTHING : format_percent(arena, round_half_up((__int128)part * 1000, whole), 1);
}

static const char *mark_or_nothing(const char *mark) {
    return mark && *mark ? mark : DESK_NOTHING;
}

/* ---- what the checks point at ---- */

static void add_flag(struct arena *arena, json_t *table, const struct quality_panel *panel, const char *head,
                     const struct quality_flagged *flagged) {
    const char *const cells[] = { format_number(arena, flagged->rows, 0), share(arena, flagged->rows, panel->n),
                                  number(arena, flagged->index_without, 2), mark_or_nothing(flagged->mark_without) };
    data_table_row(table, &(struct data_table_row){ head, flagged == &panel->any, cells, 4 });
}

static json_t *flags_table(struct arena *arena, const struct survey_reading *reading) {
    const struct quality_panel *panel = &reading->quality;
    const char *const labels[] = { "Pemeriksaan", "Jawaban", "Bagian", arena_format(arena, "%s tanpa jawaban itu", survey_index_name(reading)),
                                   "Mutu" };
    json_t *table = data_table(&(struct data_table_head){ "Jawaban yang ditandai", labels, 5, false });
    for (unsigned i = 0; i < QUALITY_FLAG_COUNT; i++) {
        add_flag(arena, table, panel, quality_flag_label((enum quality_flag)i), &panel->flags[i]);
    }
    add_flag(arena, table, panel, "Semua yang ditandai, sedikitnya satu kali", &panel->any);
    const char *const all[] = { format_number(arena, panel->n, 0), "", number(arena, panel->index, 2), mark_or_nothing(panel->mark) };
    data_table_row(table, &(struct data_table_row){ "Semua jawaban (yang berlaku)", true, all, 4 });
    data_table_note(table, "Tidak ada jawaban yang dibuang. Tanda bukan tuduhan: orang yang puas pun dapat memberi nilai tertinggi di mana-mana.");
    return table;
}

/* ---- halves ---- */

static const char *range(struct arena *arena, const struct quality_half *half) {
    if (half->low == SKM_NONE) return DESK_NOTHING;
    return arena_format(arena, "%s–%s", format_number(arena, half->low, 2), format_number(arena, half->high, 2));
}

static json_t *halves_table(struct arena *arena, const struct survey_reading *reading) {
    const struct quality_panel *panel = &reading->quality;
    const char *const labels[] = { "Paruh periode", "Jawaban", survey_index_name(reading), "Selang 95%" };
    json_t *table = data_table(&(struct data_table_head){ "Paruh pertama dan kedua", labels, 4, false });
    for (size_t i = 0; i < 2; i++) {
        const struct quality_half *half = &panel->halves[i];
        const char *head = arena_format(arena, "%s sampai %s", format_day_short(arena, half->first), format_day_short(arena, half->last));
        const char *const cells[] = { format_number(arena, half->n, 0), number(arena, half->index, 2), range(arena, half) };
        data_table_row(table, &(struct data_table_row){ head, false, cells, 3 });
    }
    const char *jump = arena_format(arena, "Selisih %s%s. %s", panel->jump > 0 ? "+" : "", format_number(arena, panel->jump, 2),
                                    panel->jump_stands_out ? "Selangnya tidak bersinggungan: periksa apa yang berubah di tengah periode."
                                                           : "Selangnya bersinggungan, jadi selisih ini dapat terjadi kebetulan.");
    data_table_note(table, jump);
    return table;
}

/* ---- channel and device ---- */

static const char *device_words(const char *device) {
    if (*device == '\0') return "alat tidak diketahui";
    if (strcmp(device, "phone") == 0) return "telepon";
    return strcmp(device, "computer") == 0 ? "komputer" : device;
}

static json_t *devices_table(struct arena *arena, const struct survey_reading *reading) {
    const char *const labels[] = { "Saluran dan alat", "Jawaban", survey_index_name(reading), "Ditandai", "Bagian" };
    json_t *table = data_table(&(struct data_table_head){ "Menurut saluran dan alat", labels, 5, false });
    for (size_t i = 0; i < reading->quality.group_count; i++) {
        const struct quality_group *group = &reading->quality.groups[i];
        const char *channel = survey_reading_label(reading, GROUPING_CHANNEL, group->channel);
        const char *const cells[] = { format_number(arena, group->n, 0), number(arena, group->index, 2), format_number(arena, group->any, 0),
                                      share(arena, group->any, group->n) };
        const char *head = arena_format(arena, "%s, %s", channel, device_words(group->device));
        data_table_row(table, &(struct data_table_row){ head, false, cells, 4 });
    }
    return table;
}

/* ---- all ---- */

static const char *runs_text(struct arena *arena, const struct quality_panel *panel) {
    if (panel->runs == 0) return arena_format(arena, "Tidak ada deret %d jawaban atau lebih yang persis sama.", QUALITY_RUN_LIMIT);
    return arena_format(arena, "Deret %d jawaban atau lebih yang persis sama: %s deret, %s jawaban di dalamnya, terpanjang %s.",
                        QUALITY_RUN_LIMIT, format_number(arena, panel->runs, 0), format_number(arena, panel->rows_in_runs, 0),
                        format_number(arena, panel->longest_run, 0));
}

static const char *timed_text(struct arena *arena, const struct quality_panel *panel) {
    return arena_format(arena, "Lama pengisian diketahui untuk %s dari %s jawaban; yang lain tidak dapat dinilai terlalu cepat.",
                        format_number(arena, panel->timed, 0), format_number(arena, panel->n, 0));
}

void survey_analysis_quality_view(struct arena *arena, const struct survey_reading *reading, json_t *view) {
    const struct quality_panel *panel = &reading->quality;
    json_t *tables = json_array(), *sentences = json_array();
    if (panel->n > 0) {
        (void)json_array_append_new(tables, flags_table(arena, reading));
        if (panel->has_halves) (void)json_array_append_new(tables, halves_table(arena, reading));
        (void)json_array_append_new(tables, devices_table(arena, reading));
        (void)json_array_append_new(sentences, json_string(runs_text(arena, panel)));
        (void)json_array_append_new(sentences, json_string(timed_text(arena, panel)));
    }
    (void)json_object_set_new(view, "quality", tables);
    (void)json_object_set_new(view, "quality_sentences", sentences);
}
