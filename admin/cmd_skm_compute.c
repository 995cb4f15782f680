/* Scope: `loket skm compute`: every figure of a CSV file of answers. */
#include <inttypes.h>
#include <stdio.h>

#include "admin/answers_file.h"
#include "admin/cmd_skm.h"
#include "admin/command.h"
#include "lib/base/buffer.h"
#include "lib/rules/format.h"
#include "lib/rules/skm.h"

static int compute(struct arena *arena, const char *file, struct skm_figures *ret) {
    struct answers_file answers;
    int status = answers_read(arena, file, &answers);
    return status == EXIT_DONE ? answers_compute(&answers, ret) : status;
}

static const char *json_number(struct arena *arena, int64_t value, unsigned decimals) {
    return value == SKM_NONE ? "null" : format_plain(arena, value, decimals);
}

static void add_json_list(struct buffer *out, const char *name, const int64_t *values, unsigned count,
                          unsigned decimals) {
    buffer_format(out, ",\n  \"%s\": [", name);
    for (unsigned i = 0; i < count; i++) {
        buffer_format(out, "%s%s", i == 0 ? "" : ", ", json_number(out->arena, values[i], decimals));
    }
    buffer_text(out, "]");
}

static void add_json_number(struct buffer *out, const char *name, int64_t value, unsigned decimals) {
    buffer_format(out, ",\n  \"%s\": %s", name, json_number(out->arena, value, decimals));
}

static void print_json(struct arena *arena, const struct skm_figures *figures) {
    struct buffer out = buffer_in(arena);
    bool is_graded = *figures->mark != '\0';
    buffer_format(&out, "{\n  \"n\": %" PRId64, figures->n);
    add_json_list(&out, "sums", figures->sum, figures->item_count, 0);
    add_json_list(&out, "answered", figures->answered, figures->item_count, 0);
    add_json_list(&out, "nrr", figures->nrr, figures->item_count, 4);
    add_json_number(&out, "ikm", figures->ikm, 2);
    buffer_text(&out, ",\n  \"grade\": ");
    if (is_graded) buffer_format(&out, "\"%s\",\n  \"label\": \"%s\"", figures->mark, figures->label);
    else buffer_text(&out, "null,\n  \"label\": null");
    add_json_number(&out, "ikm_w011", figures->ikm_w011, 2);
    add_json_number(&out, "ikm_w0111", figures->ikm_w0111, 2);
    bool has_interval = figures->ci95_low != SKM_NONE;
    if (has_interval) add_json_list(&out, "ci95", (int64_t[]){ figures->ci95_low, figures->ci95_high }, 2, 2);
    else buffer_text(&out, ",\n  \"ci95\": null");
    add_json_number(&out, "all_top", figures->all_top, 0);
    add_json_number(&out, "longest_run", figures->longest_run, 0);
    add_json_number(&out, "ikm_first_half", figures->ikm_first_half, 2);
    add_json_number(&out, "ikm_second_half", figures->ikm_second_half, 2);
    (void)printf("%s\n}\n", buffer_string(&out));
}

static const char *shown(struct arena *arena, int64_t value, unsigned decimals) {
    return value == SKM_NONE ? "–" : format_number(arena, value, decimals);
}

static void print_table(struct arena *arena, const struct skm_figures *figures) {
    (void)printf("%-6s %12s %12s %8s\n", "Unsur", "Jumlah nilai", "Terisi", "NRR");
    for (unsigned i = 0; i < figures->item_count; i++) {
        (void)printf("u%-5u %12s %12s %8s\n", i + 1, shown(arena, figures->sum[i], 0),
                     shown(arena, figures->answered[i], 0), shown(arena, figures->nrr[i], 4));
    }
    (void)printf("\nResponden                       %s\n", shown(arena, figures->n, 0));
    (void)printf("IKM                             %s\n", shown(arena, figures->ikm, 2));
    if (*figures->mark) (void)printf("Mutu pelayanan                  %s (%s)\n", figures->mark, figures->label);
    (void)printf("Selang kepercayaan 95%%          %s sampai %s\n", shown(arena, figures->ci95_low, 2),
                 shown(arena, figures->ci95_high, 2));
    (void)printf("Pembanding, bobot 0,11          %s\n", shown(arena, figures->ikm_w011, 2));
    (void)printf("Pembanding, bobot 0,111         %s\n", shown(arena, figures->ikm_w0111, 2));
    (void)printf("Semua jawaban nilai tertinggi   %s responden\n", shown(arena, figures->all_top, 0));
    (void)printf("Jawaban sama berturut-turut     %s responden terpanjang\n", shown(arena, figures->longest_run, 0));
    (void)printf("IKM paruh pertama dan kedua     %s dan %s\n", shown(arena, figures->ikm_first_half, 2),
                 shown(arena, figures->ikm_second_half, 2));
    (void)printf("\nTiga angka terakhir itu mengikuti urutan baris dalam berkas. Jawaban yang diunduh dari situs terurut\n"
                 "menurut isinya, bukan menurut waktu masuk: yang berlaku ialah tiga angka di situs.\n");
}

int skm_compute(int argc, char **argv) {
    bool as_json = false;
    int status = command_options("skm", &argc, argv, (struct command_option[]){ { "--json", NULL, &as_json }, { 0 } });
    if (status != EXIT_DONE) return status;
    if (argc != 2) return command_misused("skm", "compute: berikan satu berkas CSV");
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct skm_figures figures;
    status = compute(arena, argv[1], &figures);
    if (status != EXIT_DONE) return status;
    (as_json ? print_json : print_table)(arena, &figures);
    return EXIT_DONE;
}
