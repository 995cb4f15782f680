/* Scope: `loket skm`: the survey's arithmetic at the command line, on a CSV file of answers. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "lib/base/buffer.h"
#include "lib/base/csv.h"
#include "lib/rules/format.h"
#include "lib/rules/sample_size.h"
#include "lib/rules/skm.h"

#define SKM_SCALE 4u /* the statutory answers are 1 to 4 */

/* Which columns of the file are items: u1, u2, … without a gap. */
struct answer_columns {
    unsigned count;
    size_t at[SKM_MOST_ITEMS];
};

static struct answer_columns find_columns(const struct csv *csv) {
    struct answer_columns columns = { 0 };
    while (columns.count < SKM_MOST_ITEMS) {
        char name[8];
        (void)snprintf(name, sizeof name, "u%u", columns.count + 1);
        size_t at = csv_column(csv, name);
        if (at == CSV_NO_COLUMN) break;
        columns.at[columns.count++] = at;
    }
    return columns;
}

/* Headings that look like items, so that a gap (u1, u3) is refused instead of dropping a column silently. */
static size_t count_item_names(const struct csv *csv) {
    size_t count = 0;
    for (size_t i = 0; i < csv->columns; i++) {
        const char *name = csv->header.cells[i] + strspn(csv->header.cells[i], " ");
        bool is_item = (name[0] == 'u' || name[0] == 'U') && name[1] >= '0' && name[1] <= '9';
        count += is_item;
    }
    return count;
}

/* One cell: a digit 1 to SKM_SCALE, or nothing for not answered. */
static bool read_answer(const char *cell, uint8_t *ret) {
    if (*cell == '\0') {
        *ret = 0;
        return true;
    }
    if (cell[0] < '1' || cell[0] > '0' + (char)SKM_SCALE || cell[1] != '\0') return false;
    *ret = (uint8_t)(cell[0] - '0');
    return true;
}

/* Reads every row's answers into *ret, one block of csv->row_count x columns->count numbers owned by ARENA. */
static int read_answers(struct arena *arena, const char *file, const struct csv *csv,
                        const struct answer_columns *columns, uint8_t **ret) {
    uint8_t *answers = arena_array(arena, csv->row_count + 1, columns->count);
    uint8_t *next = answers;
    for (size_t row = 0; row < csv->row_count; row++) {
        for (unsigned i = 0; i < columns->count; i++) {
            if (read_answer(csv->rows[row].cells[columns->at[i]], next++)) continue;
            command_error("%s: baris %zu, kolom %zu (u%u): jawaban harus 1 sampai %u atau kosong", file,
                          csv->rows[row].line, columns->at[i] + 1, i + 1, SKM_SCALE);
            return EXIT_WRONG;
        }
    }
    *ret = answers;
    return EXIT_DONE;
}

static int64_t count_answered_rows(const uint8_t *answers, size_t rows, unsigned width) {
    static const uint8_t NOTHING[SKM_MOST_ITEMS];
    int64_t counted = 0;
    for (size_t row = 0; row < rows; row++) counted += memcmp(answers + row * width, NOTHING, width) != 0;
    return counted;
}

static int compute(struct arena *arena, const char *file, struct skm_figures *ret) {
    char *bytes;
    size_t length;
    int status = command_read_file(arena, file, CSV_LARGEST_FILE, &bytes, &length);
    if (status != EXIT_DONE) return status;
    const struct csv *csv;
    struct csv_fault fault;
    if (csv_read(arena, bytes, length, &csv, &fault) != DONE) {
        command_error("%s: baris %zu, kolom %zu: %s", file, fault.line, fault.column, fault.reason);
        return EXIT_WRONG;
    }
    struct answer_columns columns = find_columns(csv);
    if (columns.count == 0 || columns.count != count_item_names(csv)) {
        command_error("%s: baris %zu: kolom jawaban harus bernama u1, u2, … tanpa celah, paling banyak u%u", file,
                      csv->header.line, SKM_MOST_ITEMS);
        return EXIT_WRONG;
    }
    uint8_t *answers;
    status = read_answers(arena, file, csv, &columns, &answers);
    if (status != EXIT_DONE) return status;

    struct skm skm;
    enum result result = skm_begin(&skm, columns.count, SKM_SCALE,
                                   count_answered_rows(answers, csv->row_count, columns.count));
    for (size_t row = 0; result == DONE && row < csv->row_count; row++) {
        result = skm_add_row(&skm, answers + row * columns.count);
    }
    if (result == DONE) skm_finish(&skm, ret);
    return command_status(result);
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
    bool is_graded = figures->grade != '\0';
    buffer_format(&out, "{\n  \"n\": %" PRId64, figures->n);
    add_json_list(&out, "sums", figures->sum, figures->item_count, 0);
    add_json_list(&out, "answered", figures->answered, figures->item_count, 0);
    add_json_list(&out, "nrr", figures->nrr, figures->item_count, 4);
    add_json_number(&out, "ikm", figures->ikm, 2);
    buffer_text(&out, ",\n  \"grade\": ");
    if (is_graded) buffer_format(&out, "\"%c\",\n  \"label\": \"%s\"", figures->grade, figures->label);
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
    if (figures->grade) (void)printf("Mutu pelayanan                  %c (%s)\n", figures->grade, figures->label);
    (void)printf("Selang kepercayaan 95%%          %s sampai %s\n", shown(arena, figures->ci95_low, 2),
                 shown(arena, figures->ci95_high, 2));
    (void)printf("Pembanding, bobot 0,11          %s\n", shown(arena, figures->ikm_w011, 2));
    (void)printf("Pembanding, bobot 0,111         %s\n", shown(arena, figures->ikm_w0111, 2));
    (void)printf("Semua jawaban nilai tertinggi   %s responden\n", shown(arena, figures->all_top, 0));
    (void)printf("Jawaban sama berturut-turut     %s responden terpanjang\n", shown(arena, figures->longest_run, 0));
    (void)printf("IKM paruh pertama dan kedua     %s dan %s\n", shown(arena, figures->ikm_first_half, 2),
                 shown(arena, figures->ikm_second_half, 2));
}

static int print_figures(int argc, char **argv) {
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

static int print_sample_size(int argc, char **argv) {
    int64_t population;
    if (argc != 2 || !command_number(argv[1], 1, SAMPLE_POPULATION_LARGEST, &population)) {
        return command_misused("skm", "sample-size: JUMLAH harus satu bilangan bulat mulai 1");
    }
    (void)printf("%" PRId64 "\n", sample_size(population));
    return EXIT_DONE;
}

int cmd_skm(int argc, char **argv) {
    if (argc >= 2 && strcmp(argv[1], "compute") == 0) return print_figures(argc - 1, argv + 1);
    if (argc >= 2 && strcmp(argv[1], "sample-size") == 0) return print_sample_size(argc - 1, argv + 1);
    return command_misused("skm", "pilih compute atau sample-size");
}
