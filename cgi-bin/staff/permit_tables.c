/* Scope: the tables and the sum of a permits dataset: channel by month beside the printed totals, and by kind of permit. */
#include "cgi-bin/staff/dataset_tables.h"

#include <string.h>

#include "cgi-bin/staff/desk_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/store/permits.h"

#define MOST_NAMES 500u /* kinds of permits shown; keeps the page from growing without end */
#define MOST_MONTHS 12u

/* Distinct names in the order they come. */
struct names {
    const char *names[MOST_NAMES];
    size_t count, most;
};

static void note_name(struct names *names, const char *name) {
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->names[i], name) == 0) return;
    }
    if (names->count < names->most) names->names[names->count++] = name;
}

/* Rows that fit; NULL: any. */
static int64_t issued(const struct permits *rows, const char *channel, const char *month, const char *type) {
    int64_t sum = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const struct permit *row = &rows->rows[i];
        if (channel && strcmp(row->channel, channel) != 0) continue;
        if (month && strcmp(row->month, month) != 0) continue;
        if (type && strcmp(row->permit_type, type) != 0) continue;
        sum += row->issued;
    }
    return sum;
}

static struct optional_number printed(const struct permit_totals *totals, const char *channel) {
    struct optional_number sum = { 0 };
    for (size_t i = 0; i < totals->count; i++) {
        if (channel && strcmp(totals->rows[i].channel, channel) != 0) continue;
        sum = (struct optional_number){ true, sum.value + totals->rows[i].published_total };
    }
    return sum;
}

static const char *month_words(struct arena *arena, const char *month) {
    if (strlen(month) != 7) return month;
    int number = (month[5] - '0') * 10 + (month[6] - '0');
    return number >= 1 && number <= 12 ? arena_format(arena, "%s %.4s", format_month(number), month) : month;
}

/* CHANNEL NULL: all of them. */
static void add_channel(struct arena *arena, json_t *table, const struct permits *rows, const struct permit_totals *totals,
                        const struct names *months, const char *channel) {
    const char *cells[MOST_MONTHS + 2];
    for (size_t i = 0; i < months->count; i++) {
        cells[i] = format_number(arena, issued(rows, channel, months->names[i], NULL), 0);
    }
    cells[months->count] = format_number(arena, issued(rows, channel, NULL, NULL), 0);
    cells[months->count + 1] = desk_number(arena, printed(totals, channel), 0);
    data_table_row(table, &(struct data_table_row){ channel ? channel : "Jumlah", !channel, cells, months->count + 2 });
}

static json_t *channels_table(struct arena *arena, const struct permits *rows, const struct permit_totals *totals) {
    struct names channels = { .most = MOST_NAMES }, months = { .most = MOST_MONTHS };
    for (size_t i = 0; i < rows->count; i++) {
        note_name(&channels, rows->rows[i].channel);
        note_name(&months, rows->rows[i].month);
    }
    for (size_t i = 0; i < totals->count; i++) note_name(&channels, totals->rows[i].channel);
    const char *labels[MOST_MONTHS + 3] = { "Saluran" };
    for (size_t i = 0; i < months.count; i++) labels[i + 1] = month_words(arena, months.names[i]);
    labels[months.count + 1] = "Dihitung";
    labels[months.count + 2] = "Tercetak";
    json_t *table = data_table(&(struct data_table_head){ "Izin terbit per saluran dan bulan", labels, months.count + 3, false });
    for (size_t i = 0; i < channels.count; i++) add_channel(arena, table, rows, totals, &months, channels.names[i]);
    add_channel(arena, table, rows, totals, &months, NULL);
    return table;
}

static json_t *types_table(struct arena *arena, const struct permits *rows) {
    static const char *const LABELS[] = { "Jenis izin", "Terbit" };
    struct names types = { .most = MOST_NAMES };
    for (size_t i = 0; i < rows->count; i++) note_name(&types, rows->rows[i].permit_type);
    json_t *table = data_table(&(struct data_table_head){ "Izin terbit per jenis", LABELS, 2, false });
    for (size_t i = 0; i < types.count; i++) {
        const char *cell = format_number(arena, issued(rows, NULL, NULL, types.names[i]), 0);
        data_table_row(table, &(struct data_table_row){ types.names[i], false, &cell, 1 });
    }
    return table;
}

enum result permit_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables) {
    struct permits rows;
    struct permit_totals totals;
    enum result result = permit_list(app->db, request->arena, dataset->id, &rows);
    if (result == DONE) result = permit_total_list(app->db, request->arena, dataset->id, &totals);
    if (result != DONE) return result;
    (void)json_array_append_new(tables, channels_table(request->arena, &rows, &totals));
    (void)json_array_append_new(tables, types_table(request->arena, &rows));
    return DONE;
}

enum result permit_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret) {
    struct permits rows;
    struct permit_totals totals;
    enum result result = permit_list(app->db, request->arena, dataset->id, &rows);
    if (result == DONE) result = permit_total_list(app->db, request->arena, dataset->id, &totals);
    if (result != DONE) return result;
    *ret = (struct dataset_sum){
        .value = { true, issued(&rows, NULL, NULL, NULL) },
        .unit = "izin terbit",
        .sentence = arena_format(request->arena, "Dihitung dari rinciannya; jumlah tercetak %s.",
                                 desk_number(request->arena, printed(&totals, NULL), 0)),
    };
    return DONE;
}
