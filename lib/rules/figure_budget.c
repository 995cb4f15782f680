/* Scope: files of programme budgets: a row a programme, and the total; sums and printed percentages are computed again. */
#include <string.h>

#include "lib/rules/figure_parts.h"
#include "lib/rules/format.h"
#include "lib/rules/growth.h"
#include "lib/rules/ratio.h"

#define NAME_LONGEST 300u /* characters, as schema.sql has it */
#define SEN_PLACES 2u     /* budgets are told to the hundredth of a rupiah */
#define SEN_A_RUPIAH 100

static bool is_known(struct figure_reader *reader, const struct figure_set *set, const struct figure_budget *row) {
    for (size_t i = 0; i < set->budgets.count; i++) {
        const struct figure_budget *other = &set->budgets.rows[i];
        bool is_second_total = *row->level == 't' && *other->level == 't';
        if (!is_second_total && strcmp(other->name, row->name) != 0) continue;
        return !reader_fault(reader, BUDGET_NAME, arena_format(reader->arena, "sudah ada di baris %zu", other->line));
    }
    return false;
}

bool budget_row_read(struct figure_reader *reader) {
    struct figure_budget row = { .line = reader->row->line };
    struct decimal percent;
    struct figure_set *set = reader_yearly_set(reader, BUDGET_YEAR, BUDGET_OFFICE);
    if (!set) return false;
    bool is_right = reader_text(reader, (struct reader_text){ BUDGET_NAME, NAME_LONGEST, true }, &row.name);
    is_right &= reader_amount(reader, BUDGET_AMOUNT, SEN_PLACES, &row.budget_sen);
    is_right &= reader_amount(reader, BUDGET_REALISED, SEN_PLACES, &row.realised_sen);
    is_right &= reader_decimal(reader, BUDGET_PERCENT, &row.published_percent);
    if (!is_right) return false;
    bool is_percent = *row.published_percent == '\0' || decimal_parse(row.published_percent, &percent);
    if (!is_percent) return reader_fault(reader, BUDGET_PERCENT, "desimalnya lebih dari 6");
    row.level = reader_is_total(row.name) ? "total" : "programme";
    if (is_known(reader, set, &row)) return false;
    *READER_ADD(reader, set->budgets) = row;
    return true;
}

/* ---- checks ---- */

static const char *money(struct figure_reader *reader, int64_t sen) {
    if (sen == FIGURE_ABSENT) return "";
    if (sen % SEN_A_RUPIAH == 0) return format_rupiah(reader->arena, sen / SEN_A_RUPIAH);
    return arena_format(reader->arena, "Rp%s", format_number(reader->arena, sen, SEN_PLACES));
}

static void check_percent(struct figure_reader *reader, struct figure_set *set, const struct figure_budget *row) {
    struct decimal printed, computed;
    struct fraction share;
    bool is_told = row->budget_sen != FIGURE_ABSENT && row->realised_sen != FIGURE_ABSENT && decimal_parse(row->published_percent, &printed) &&
                   share_of(row->realised_sen, row->budget_sen, &share);
    if (!is_told || fraction_is_printed(share, printed)) return;
    const char *words = fraction_rounded(share, printed.places, &computed) ? arena_format(reader->arena, "%s%%", decimal_words(reader->arena, computed)) : "";
    reader_difference(reader, set, &(struct figure_difference){ CHECK_SHARE, reader_place(reader, row->name, "realisasi dari anggaran"),
                                                                 arena_format(reader->arena, "%s%%", decimal_words(reader->arena, printed)), words, row->line,
                                                                 reader_column(reader, BUDGET_PERCENT) });
}

/* The sum of all programmes; a column without any says nothing. */
static void check_sum(struct figure_reader *reader, struct figure_set *set, const struct figure_budget *total, size_t field) {
    bool is_budget = field == BUDGET_AMOUNT;
    int64_t sum = 0, stated = is_budget ? total->budget_sen : total->realised_sen;
    size_t told = 0;
    for (size_t i = 0; i < set->budgets.count; i++) {
        const struct figure_budget *row = &set->budgets.rows[i];
        int64_t value = is_budget ? row->budget_sen : row->realised_sen;
        if (*row->level == 't' || value == FIGURE_ABSENT) continue;
        told++;
        if (__builtin_add_overflow(sum, value, &sum)) sum = INT64_MAX;
    }
    int64_t rounded = round_half_up(sum, SEN_A_RUPIAH) * SEN_A_RUPIAH; /* a total printed in whole rupiah is rounded */
    bool is_right = sum == stated || (stated != FIGURE_ABSENT && stated % SEN_A_RUPIAH == 0 && rounded == stated);
    if (told == 0 || is_right) return;
    enum check check = stated == FIGURE_ABSENT ? CHECK_TOTAL_MISSING : CHECK_PARTS;
    reader_difference(reader, set, &(struct figure_difference){ check, reader_place(reader, total->name, is_budget ? "anggaran" : "realisasi"),
                                                                 money(reader, stated), money(reader, sum), total->line, reader_column(reader, field) });
}

void budget_set_check(struct figure_reader *reader, struct figure_set *set) {
    for (size_t i = 0; i < set->budgets.count; i++) {
        const struct figure_budget row = set->budgets.rows[i];
        if (*row.level == 't') {
            check_sum(reader, set, &row, BUDGET_AMOUNT);
            check_sum(reader, set, &row, BUDGET_REALISED);
        }
        check_percent(reader, set, &row);
    }
}
