/* Scope: figures as JSON and as a table. */
#include "admin/skm_print.h"

#include <inttypes.h>
#include <stdio.h>

#include "lib/base/buffer.h"
#include "lib/rules/format.h"
#include "lib/rules/survey_certainty.h"
#include "lib/rules/survey_compare.h"

/* ---- JSON ---- */

static const char *json_number(struct arena *arena, int64_t value, unsigned decimals) {
    return value == SKM_NONE ? "null" : format_plain(arena, value, decimals);
}

static void add_list(struct buffer *out, const char *name, const int64_t *values, unsigned count, unsigned decimals) {
    buffer_format(out, ",\n  \"%s\": [", name);
    for (unsigned i = 0; i < count; i++) {
        buffer_format(out, "%s%s", i == 0 ? "" : ", ", json_number(out->arena, values[i], decimals));
    }
    buffer_text(out, "]");
}

static void add_number(struct buffer *out, const char *name, int64_t value, unsigned decimals) {
    buffer_format(out, ",\n  \"%s\": %s", name, json_number(out->arena, value, decimals));
}

static void add_interval(struct buffer *out, const char *name, struct skm_interval interval) {
    if (interval.low == SKM_NONE) buffer_format(out, ",\n  \"%s\": null", name);
    else add_list(out, name, (int64_t[]){ interval.low, interval.high }, 2, 2);
}

/* A JSON string; control characters and what JSON itself needs are escaped. */
static void add_string(struct buffer *out, const char *text) {
    buffer_char(out, '"');
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte < ' ') buffer_format(out, "\\u%04x", byte);
        else if (byte == '"' || byte == '\\') buffer_format(out, "\\%c", byte);
        else buffer_char(out, (char)byte);
    }
    buffer_char(out, '"');
}

static void add_text(struct buffer *out, const char *name, const char *text) {
    buffer_format(out, ",\n  \"%s\": ", name);
    if (*text) add_string(out, text);
    else buffer_text(out, "null");
}

/* The figures every file of answers has. */
static void add_figures(struct buffer *out, const struct skm_figures *figures) {
    buffer_format(out, "{\n  \"n\": %" PRId64, figures->n);
    add_list(out, "sums", figures->sum, figures->item_count, 0);
    add_list(out, "answered", figures->answered, figures->item_count, 0);
    add_list(out, "nrr", figures->nrr, figures->item_count, 4);
    add_number(out, "ikm", figures->ikm, 2);
    add_text(out, "grade", figures->mark);
    add_text(out, "label", figures->label);
    add_number(out, "ikm_w011", figures->ikm_w011, 2);
    add_number(out, "ikm_w0111", figures->ikm_w0111, 2);
    add_interval(out, "ci95", (struct skm_interval){ figures->ci95_low, figures->ci95_high });
    add_number(out, "all_top", figures->all_top, 0);
    add_number(out, "longest_run", figures->longest_run, 0);
    add_number(out, "ikm_first_half", figures->ikm_first_half, 2);
    add_number(out, "ikm_second_half", figures->ikm_second_half, 2);
}

static const char *json_truth(const struct marked_interval *interval) {
    if (!interval->at_low) return "null";
    return interval->stands ? "true" : "false";
}

static void add_certainty(struct buffer *out, const struct skm_print *print) {
    struct survey_certainty certainty;
    survey_certainty(&print->skm, print->population, &certainty);
    add_number(out, "population", certainty.population, 0);
    add_number(out, "needed", certainty.needed, 0);
    add_text(out, "sample", sample_state_text(certainty.state));
    buffer_format(out, ",\n  \"grade_stands\": %s", json_truth(&certainty.plain));
    add_interval(out, "ci95_finite", certainty.finite.interval);
    buffer_format(out, ",\n  \"grade_stands_finite\": %s", json_truth(&certainty.finite));
}

/* One group, on a line of its own. */
static void add_group(struct buffer *out, const struct answers_group *group) {
    struct skm_figures figures;
    skm_finish(&group->skm, &figures);
    buffer_text(out, "\n    { \"value\": ");
    add_string(out, group->name);
    buffer_format(out, ", \"n\": %" PRId64 ", \"nrr\": [", figures.n);
    for (unsigned i = 0; i < figures.item_count; i++) {
        buffer_format(out, "%s%s", i == 0 ? "" : ", ", json_number(out->arena, figures.nrr[i], 4));
    }
    buffer_format(out, "], \"ikm\": %s, \"grade\": ", json_number(out->arena, figures.ikm, 2));
    if (*figures.mark) add_string(out, figures.mark);
    else buffer_text(out, "null");
    buffer_text(out, " }");
}

static int64_t mean_of_groups(const struct skm_print *print) {
    const struct skm **all = arena_array(print->arena, print->groups.count + 1, sizeof *all);
    for (size_t i = 0; i < print->groups.count; i++) all[i] = &print->groups.rows[i].skm;
    struct survey_pool pool;
    return survey_pool(all, print->groups.count, &pool) == DONE ? pool.mean_of_services : SKM_NONE;
}

static void add_groups(struct buffer *out, const struct skm_print *print) {
    add_text(out, "by", print->by);
    buffer_text(out, ",\n  \"groups\": [");
    for (size_t i = 0; i < print->groups.count; i++) {
        buffer_text(out, i == 0 ? "" : ",");
        add_group(out, &print->groups.rows[i]);
    }
    buffer_text(out, print->groups.count ? "\n  ]" : "]");
    add_number(out, "mean_of_groups", mean_of_groups(print), 2);
}

void skm_print_json(const struct skm_print *print) {
    struct buffer out = buffer_in(print->arena);
    struct skm_figures figures;
    skm_finish(&print->skm, &figures);
    add_figures(&out, &figures);
    if (print->has_instrument) {
        add_list(&out, "unsur_nrr", figures.unsur_nrr, figures.unsur_count, 4);
        add_list(&out, "unsur_weighted", figures.unsur_weighted, figures.unsur_count, 4);
    }
    if (print->population > 0) add_certainty(&out, print);
    if (print->by) add_groups(&out, print);
    (void)printf("%s\n}\n", buffer_string(&out));
}

/* ---- for people ---- */

static const char *shown(struct arena *arena, int64_t value, unsigned decimals) {
    return value == SKM_NONE ? "–" : format_number(arena, value, decimals);
}

static void print_items(struct arena *arena, const struct skm_figures *figures) {
    (void)printf("%-6s %12s %12s %8s\n", "Unsur", "Jumlah nilai", "Terisi", "NRR");
    for (unsigned i = 0; i < figures->item_count; i++) {
        (void)printf("u%-5u %12s %12s %8s\n", i + 1, shown(arena, figures->sum[i], 0), shown(arena, figures->answered[i], 0),
                     shown(arena, figures->nrr[i], 4));
    }
}

static void print_certainty(const struct skm_print *print) {
    struct arena *arena = print->arena;
    struct survey_certainty certainty;
    survey_certainty(&print->skm, print->population, &certainty);
    (void)printf("Pengguna layanan                %s, diperlukan %s responden\n", shown(arena, certainty.population, 0),
                 shown(arena, certainty.needed, 0));
    (void)printf("                                %s\n", sample_state_label(certainty.state));
    (void)printf("Selang dengan koreksi populasi  %s sampai %s\n", shown(arena, certainty.finite.interval.low, 2),
                 shown(arena, certainty.finite.interval.high, 2));
    if (!certainty.finite.at_low) return;
    (void)printf("Mutu di seluruh selang itu      %s\n", certainty.finite.stands ? "sama" : "berbeda di kedua ujungnya");
}

static void print_groups(const struct skm_print *print) {
    struct arena *arena = print->arena;
    (void)printf("\nMenurut %s\n", print->by);
    for (size_t i = 0; i < print->groups.count; i++) {
        struct skm_figures figures;
        skm_finish(&print->groups.rows[i].skm, &figures);
        (void)printf("%-31s %s %s (%s responden)\n", print->groups.rows[i].name, shown(arena, figures.ikm, 2), figures.mark,
                     shown(arena, figures.n, 0));
    }
    (void)printf("%-31s %s (bukan IKM: tiap kelompok dihitung sama besar)\n", "Rata-rata kelompok", shown(arena, mean_of_groups(print), 2));
}

void skm_print_table(const struct skm_print *print) {
    struct arena *arena = print->arena;
    struct skm_figures figures;
    skm_finish(&print->skm, &figures);
    print_items(arena, &figures);
    (void)printf("\nResponden                       %s\n", shown(arena, figures.n, 0));
    (void)printf("IKM                             %s\n", shown(arena, figures.ikm, 2));
    if (*figures.mark) (void)printf("Mutu pelayanan                  %s (%s)\n", figures.mark, figures.label);
    (void)printf("Selang kepercayaan 95%%          %s sampai %s\n", shown(arena, figures.ci95_low, 2), shown(arena, figures.ci95_high, 2));
    if (print->population > 0) print_certainty(print);
    (void)printf("Pembanding, bobot 0,11          %s\n", shown(arena, figures.ikm_w011, 2));
    (void)printf("Pembanding, bobot 0,111         %s\n", shown(arena, figures.ikm_w0111, 2));
    (void)printf("Semua jawaban nilai tertinggi   %s responden\n", shown(arena, figures.all_top, 0));
    (void)printf("Jawaban sama berturut-turut     %s responden terpanjang\n", shown(arena, figures.longest_run, 0));
    (void)printf("IKM paruh pertama dan kedua     %s dan %s\n", shown(arena, figures.ikm_first_half, 2),
                 shown(arena, figures.ikm_second_half, 2));
    if (print->by) print_groups(print);
    (void)printf("\nJawaban berturut-turut dan kedua paruh mengikuti urutan baris dalam berkas. Jawaban yang diunduh dari situs\n"
                 "terurut menurut isinya, bukan menurut waktu masuk: yang berlaku ialah angka di situs.\n");
}
