/* Scope: what the words of a report may ask for by name, and small parts of it: steps, analysis, signature, errata. */
#include <string.h>

#include "lib/report/survey_report_parts.h"
#include "lib/report/survey_words.h"
#include "lib/rules/dataset_states.h"
#include "lib/rules/format.h"

static const struct {
    const char *name;
    void (*put)(const struct survey_report *report, struct document *document);
} PARTS[] = {
    { "tabel-profil", survey_report_profile },       { "tabel-unsur", survey_report_unsur },
    { "tabel-pertanyaan", survey_report_items },     { "tabel-kelompok", survey_report_strata },
    { "tabel-periode", survey_report_line },         { "tabel-langkah", survey_report_steps },
    { "analisis", survey_report_analysis },          { "grafik-mutu", survey_report_scale_chart },
    { "grafik-unsur", survey_report_unsur_chart },   { "grafik-periode", survey_report_line_chart },
    { "kuesioner", survey_report_questionnaire },    { "tabel-jawaban", survey_report_matrix },
    { "tabel-mutu-jawaban", survey_report_quality }, { "tabel-pembulatan", survey_report_variants },
    { "tabel-rencana", survey_report_plan },         { "tabel-rencana-lalu", survey_report_plan_before },
    { "tabel-perbedaan", survey_report_differences },  { "tabel-ralat", survey_report_errata },
};

bool survey_report_insert(void *context, struct document *document, const char *what, const char *words) {
    const struct survey_report *report = context;
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        if (strcmp(what, PARTS[i].name) != 0) continue;
        PARTS[i].put(report, document);
        return true;
    }
    if (strcmp(what, "tanda-tangan") != 0) return false;
    survey_report_signature(report, document, words);
    return true;
}

/* ---- the way of the figures ---- */

static day_number day_of(const struct survey_report *report, instant at) {
    return instant_day(at, report->config->office.zone_offset);
}

void survey_report_steps(const struct survey_report *report, struct document *document) {
    static const struct document_column COLUMNS[] = { { "No.", 1, true }, { "Kegiatan", 6, false }, { "Waktu", 5, false } };
    struct arena *arena = report->arena;
    json_t *table = document_table(document, &(struct document_table){ "Kegiatan dan waktunya", COLUMNS, 3, false });
    document_row(table, (const char *const[]){ "1", "Pengumpulan jawaban", survey_words_dates(report) });
    document_row(table, (const char *const[]){ "2", "Pengolahan data", format_day(arena, day_of(report, report->result.dataset.imported_at)) });
    int number = 2;
    for (size_t i = 0; i < report->steps.count; i++) {
        enum dataset_action action;
        if (!dataset_action_parse(report->steps.rows[i].action, &action) || !dataset_action_is_signature(action)) continue;
        static const char *const NAMES[DATASET_ACTION_COUNT] = { [DATASET_SUBMIT] = "Pengajuan oleh tim survei", [DATASET_ANALYSE] = "Analisis oleh Kepala Seksi",
                                                                 [DATASET_CORRECT] = "Koreksi oleh Kepala Bidang", [DATASET_APPROVE] = "Persetujuan Kepala Dinas" };
        document_row(table, (const char *const[]){ arena_format(arena, "%d", ++number), NAMES[action],
                                                   format_day(arena, day_of(report, report->steps.rows[i].at)) });
    }
}

static void add_lines(struct document *document, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        if (length > 0) document_text(document, arena_copy(document->arena, text, length));
        text += length + (text[length] == '\n');
    }
}

/* The newest analysis: one sent back is followed by another. */
void survey_report_analysis(const struct survey_report *report, struct document *document) {
    const char *text = NULL;
    for (size_t i = 0; i < report->steps.count; i++) {
        const struct dataset_step *step = &report->steps.rows[i];
        if (step->note && strcmp(step->action, dataset_action_text(DATASET_ANALYSE)) == 0) text = step->note;
    }
    add_lines(document, text ? text : "");
}

/* ---- the rest ---- */

void survey_report_signature(const struct survey_report *report, struct document *document, const char *position) {
    struct arena *arena = report->arena;
    const struct dataset *dataset = &report->result.dataset;
    const char *day = dataset->approved ? format_day(arena, day_of(report, dataset->approved_at)) : "....................";
    document_signature(document, &(struct document_signature){ arena_format(arena, "%s, %s", report->config->office.region, day), position });
}

/* Where what was printed contradicts itself; none when nothing was printed or all agrees. */
void survey_report_differences(const struct survey_report *report, struct document *document) {
    static const struct document_column COLUMNS[] = { { "Tempat", 4, false }, { "Tercetak", 2, true }, { "Dihitung ulang", 2, true }, { "Penjelasan", 7, false } };
    const struct dataset_differences *differences = &report->result.differences;
    if (differences->count == 0) return;
    json_t *table = document_table(document, &(struct document_table){ "Perbedaan angka tercetak dengan hitungan ulang", COLUMNS, 4, false });
    for (size_t i = 0; i < differences->count; i++) {
        const struct dataset_difference *row = &differences->rows[i];
        document_row(table, (const char *const[]){ row->place, row->stated, row->computed, row->note });
    }
}

void survey_report_errata(const struct survey_report *report, struct document *document) {
    static const struct document_column COLUMNS[] = { { "Revisi", 1, true }, { "Tempat", 3, false }, { "Semula", 2, false }, { "Menjadi", 2, false },
                                                      { "Alasan", 5, false } };
    const struct survey_errata *errata = &report->result.errata;
    if (errata->count == 0) return;
    json_t *table = document_table(document, &(struct document_table){ "Ralat", COLUMNS, 5, false });
    for (size_t i = 0; i < errata->count; i++) {
        const struct survey_erratum *row = &errata->rows[i];
        document_row(table, (const char *const[]){ format_number(report->arena, row->revision, 0), row->place, *row->old ? row->old : SURVEY_WORDS_NOTHING,
                                                   *row->new ? row->new : SURVEY_WORDS_NOTHING, row->reason });
    }
}
