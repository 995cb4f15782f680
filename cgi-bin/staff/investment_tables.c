/* Scope: the tables and the sum of an investment dataset: PMDN and PMA by sector, then by subsector, by country and by scale. */
#include "cgi-bin/staff/dataset_tables.h"

#include <string.h>

#include "cgi-bin/staff/desk_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/store/investment.h"
#include "lib/store/investment_parts.h"

static const struct origin {
    const char *status, *sectors, *items;
    bool in_dollars;
} ORIGINS[] = {
    { "pmdn", "PMDN per sektor", "PMDN per subsektor", false },
    { "pma", "PMA per sektor", "PMA per subsektor", true },
};
#define ORIGIN_COUNT (sizeof ORIGINS / sizeof *ORIGINS)

static const char *rupiah(struct arena *arena, struct optional_number amount) {
    return amount.known ? format_rupiah(arena, amount.value) : DESK_NOTHING;
}

static const char *dollars(struct arena *arena, struct optional_number cents) {
    return cents.known ? format_dollar(arena, cents.value) : DESK_NOTHING;
}

static void add_row(struct arena *arena, json_t *table, const struct investment *row, bool in_dollars) {
    const char *cells[5];
    size_t count = 0;
    cells[count++] = rupiah(arena, row->amount_rupiah);
    if (in_dollars) cells[count++] = dollars(arena, row->amount_us_cents);
    cells[count++] = desk_number(arena, row->projects, 0);
    cells[count++] = desk_number(arena, row->domestic_workers, 0);
    cells[count++] = desk_number(arena, row->foreign_workers, 0);
    data_table_row(table, &(struct data_table_row){ row->name, strcmp(row->level, "total") == 0, cells, count });
}

/* Items, or all that is not an item. */
static void add_table(struct arena *arena, const struct investments *rows, const struct origin *origin, bool of_items,
                      json_t *tables) {
    static const char *const WITH_DOLLARS[] = { "Sektor", "Nilai (Rp)", "Nilai (US$)", "Proyek", "TKI", "TKA" };
    static const char *const WITHOUT[] = { "Sektor", "Nilai (Rp)", "Proyek", "TKI", "TKA" };
    const struct data_table_head head = { of_items ? origin->items : origin->sectors, origin->in_dollars ? WITH_DOLLARS : WITHOUT,
                                          origin->in_dollars ? 6 : 5, false };
    json_t *table = data_table(&head);
    for (size_t i = 0; i < rows->count; i++) {
        const struct investment *row = &rows->rows[i];
        bool is_item = strcmp(row->level, "item") == 0;
        if (is_item == of_items && strcmp(row->status, origin->status) == 0) add_row(arena, table, row, origin->in_dollars);
    }
    if (json_array_size(json_object_get(table, "rows")) > 0) (void)json_array_append(tables, table);
    json_decref(table);
}

/* ---- countries and scales ---- */

static const struct division {
    const char *status, *attribute, *caption, *heading;
} DIVISIONS[] = {
    { "pma", "country", "PMA per negara", "Negara" },
    { "pmdn", "scale", "PMDN menurut skala usaha", "Skala usaha" },
    { "pma", "scale", "PMA menurut skala usaha", "Skala usaha" },
};

static const char *part_words(const struct investment_part *row) {
    if (strcmp(row->value, "umk") == 0) return "Usaha mikro dan kecil (UMK)";
    return strcmp(row->value, "non-umk") == 0 ? "Non-UMK" : row->value;
}

static void add_division(struct arena *arena, const struct investment_parts *rows, const struct division *division, json_t *tables) {
    const char *const labels[] = { division->heading, "Nilai (Rp)", "Nilai (US$)", "Proyek", "TKI", "TKA" };
    json_t *table = data_table(&(struct data_table_head){ division->caption, labels, 6, false });
    for (size_t i = 0; i < rows->count; i++) {
        const struct investment_part *row = &rows->rows[i];
        if (strcmp(row->status, division->status) != 0 || strcmp(row->attribute, division->attribute) != 0) continue;
        const char *cells[] = { rupiah(arena, row->amount_rupiah), dollars(arena, row->amount_us_cents), desk_number(arena, row->projects, 0),
                                desk_number(arena, row->domestic_workers, 0), desk_number(arena, row->foreign_workers, 0) };
        data_table_row(table, &(struct data_table_row){ part_words(row), false, cells, 5 });
    }
    if (json_array_size(json_object_get(table, "rows")) > 0) (void)json_array_append(tables, table);
    json_decref(table);
}

static enum result add_divisions(struct app *app, struct arena *arena, struct dataset_id id, json_t *tables) {
    struct investment_parts rows;
    enum result result = investment_part_list(app->db, arena, id, &rows);
    for (size_t i = 0; result == DONE && i < sizeof DIVISIONS / sizeof *DIVISIONS; i++) add_division(arena, &rows, &DIVISIONS[i], tables);
    return result;
}

enum result investment_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables) {
    struct investments rows;
    enum result result = investment_list(app->db, request->arena, dataset->id, &rows);
    for (size_t i = 0; result == DONE && i < ORIGIN_COUNT; i++) {
        add_table(request->arena, &rows, &ORIGINS[i], false, tables);
        add_table(request->arena, &rows, &ORIGINS[i], true, tables);
    }
    return result == DONE ? add_divisions(app, request->arena, dataset->id, tables) : result;
}

/* The stated total of one origin. */
static struct optional_number total_of(const struct investments *rows, const char *status) {
    for (size_t i = 0; i < rows->count; i++) {
        const struct investment *row = &rows->rows[i];
        if (strcmp(row->level, "total") == 0 && strcmp(row->status, status) == 0) return row->amount_rupiah;
    }
    return (struct optional_number){ 0 };
}

static const char *sum_sentence(struct arena *arena, struct optional_number pmdn, struct optional_number pma) {
    if (!pmdn.known || !pma.known) return "Menurut jumlah di sumbernya.";
    return arena_format(arena, "PMDN %s dan PMA %s, menurut jumlah di sumbernya.", format_rupiah(arena, pmdn.value),
                        format_rupiah(arena, pma.value));
}

enum result investment_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret) {
    struct investments rows;
    enum result result = investment_list(app->db, request->arena, dataset->id, &rows);
    if (result != DONE) return result;
    struct optional_number pmdn = total_of(&rows, "pmdn"), pma = total_of(&rows, "pma");
    *ret = (struct dataset_sum){
        .value = { pmdn.known || pma.known, pmdn.value + pma.value },
        .is_rupiah = true,
        .unit = pmdn.known && pma.known ? "PMDN dan PMA" : pma.known ? "PMA" : "PMDN",
        .sentence = sum_sentence(request->arena, pmdn, pma),
    };
    return DONE;
}
