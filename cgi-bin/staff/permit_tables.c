/* Scope: the tables and the sum of a permits dataset: channel by month beside the printed totals, and by kind of permit. */
#include "cgi-bin/staff/dataset_tables.h"

#include <string.h>

#include "cgi-bin/staff/desk_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/rules/growth.h"
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

/* ---- in time ---- */

/* Permits whose file tells how many of them were in time. */
struct timely {
    int64_t on_time, issued;
};

static struct timely timely_of(const struct permits *rows, const char *type) {
    struct timely sum = { 0 };
    for (size_t i = 0; i < rows->count; i++) {
        const struct permit *row = &rows->rows[i];
        if (!row->on_time.known || (type && strcmp(row->permit_type, type) != 0)) continue;
        sum = (struct timely){ sum.on_time + row->on_time.value, sum.issued + row->issued };
    }
    return sum;
}

/* "97 dari 100 (97,00%)" */
static const char *timely_text(struct arena *arena, struct timely sum) {
    struct fraction fraction;
    struct decimal share;
    if (!share_of(sum.on_time, sum.issued, &fraction) || !fraction_rounded(fraction, 2, &share)) return DESK_NOTHING;
    return arena_format(arena, "%s dari %s (%s%%)", format_number(arena, sum.on_time, 0), format_number(arena, sum.issued, 0), decimal_words(arena, share));
}

static json_t *types_table(struct arena *arena, const struct permits *rows) {
    static const char *const LABELS[] = { "Jenis izin", "Terbit", "Tepat waktu" };
    struct names types = { .most = MOST_NAMES };
    size_t cell_count = timely_of(rows, NULL).issued > 0 ? 2 : 1;
    for (size_t i = 0; i < rows->count; i++) note_name(&types, rows->rows[i].permit_type);
    json_t *table = data_table(&(struct data_table_head){ "Izin terbit per jenis", LABELS, cell_count + 1, false });
    for (size_t i = 0; i < types.count; i++) {
        const char *type = types.names[i];
        const char *cells[] = { format_number(arena, issued(rows, NULL, NULL, type), 0), timely_text(arena, timely_of(rows, type)) };
        data_table_row(table, &(struct data_table_row){ type, false, cells, cell_count });
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
