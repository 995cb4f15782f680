/* Scope: a table of services by channels, and what of it is hidden. */
#include "lib/rules/survey_fold.h"

#include <string.h>

#include "lib/rules/small_groups.h"

#define NAMELESS 0u /* row of the answers that name no service, and of the services that join them */

struct names {
    const char **rows;
    size_t count;
};

struct table {
    struct names services, channels;
    int64_t *counts; /* a row a service, a column a channel */
    bool *hidden;
    int64_t smallest;
};

/* A row or a column of it. */
struct line {
    size_t first, step, count;
};

static size_t place_of(struct names *names, const char *name) {
    size_t at = 0;
    while (at < names->count && strcmp(names->rows[at], name) != 0) at++;
    if (at == names->count) names->rows[names->count++] = name;
    return at;
}

/* ---- services ---- */

static void hide_services(struct arena *arena, struct table *table, struct survey_cell *cells, size_t count) {
    int64_t *sums = arena_array(arena, table->services.count, sizeof *sums);
    bool *hidden = arena_array(arena, table->services.count, sizeof *hidden);
    for (size_t i = 0; i < count; i++) sums[place_of(&table->services, cells[i].service)] += cells[i].count;
    small_groups_hide(sums, table->services.count, table->smallest, hidden);
    for (size_t i = 0; i < count; i++) {
        size_t service = place_of(&table->services, cells[i].service);
        cells[i].service_hidden = service != NAMELESS && hidden[service];
    }
}

static size_t place_in(struct table *table, const struct survey_cell *cell) {
    size_t service = cell->service_hidden ? NAMELESS : place_of(&table->services, cell->service);
    return service * table->channels.count + place_of(&table->channels, cell->channel);
}

/* ---- channels within them ---- */

static size_t smallest_shown(const struct table *table, struct line line) {
    size_t smallest = SIZE_MAX;
    for (size_t i = 0; i < line.count; i++) {
        size_t at = line.first + i * line.step;
        if (table->hidden[at] || table->counts[at] == 0) continue;
        if (smallest == SIZE_MAX || table->counts[at] < table->counts[smallest]) smallest = at;
    }
    return smallest;
}

/* True when what the line hides could be had back from its sum. */
static bool is_exposed(const struct table *table, struct line line) {
    size_t groups = 0;
    int64_t persons = 0;
    for (size_t i = 0; i < line.count; i++) {
        size_t at = line.first + i * line.step;
        if (!table->hidden[at]) continue;
        groups++;
        persons += table->counts[at];
    }
    return groups == 1 || (groups > 0 && persons < table->smallest);
}

/* Hides more of the line until it is safe or all of it is hidden; true when anything changed. */
static bool hide_more(struct table *table, struct line line) {
    bool changed = false;
    while (is_exposed(table, line)) {
        size_t next = smallest_shown(table, line);
        if (next == SIZE_MAX) return changed;
        table->hidden[next] = changed = true;
    }
    return changed;
}

static bool hide_rows(struct table *table) {
    bool changed = false;
    for (size_t s = 0; s < table->services.count; s++) {
        changed = hide_more(table, (struct line){ s * table->channels.count, 1, table->channels.count }) || changed;
    }
    return changed;
}

static struct line column(const struct table *table, size_t channel) {
    return (struct line){ channel, table->channels.count, table->services.count };
}

static bool hide_columns(struct table *table) {
    bool changed = false;
    for (size_t c = 0; c < table->channels.count; c++) changed = hide_more(table, column(table, c)) || changed;
    return changed;
}

static void hide_cells(struct table *table) {
    for (size_t at = 0; at < table->services.count * table->channels.count; at++) {
        table->hidden[at] = table->counts[at] > 0 && table->counts[at] < table->smallest;
    }
    bool goes_on = true;
    while (goes_on) { /* each round hides a group more */
        goes_on = hide_rows(table);
        goes_on = hide_columns(table) || goes_on;
    }
}

/* ---- channels as a whole ---- */

static size_t smallest_margin_shown(const struct survey_fold *fold) {
    size_t smallest = SIZE_MAX;
    for (size_t c = 0; c < fold->count; c++) {
        if (fold->margins[c].hidden) continue;
        if (smallest == SIZE_MAX || fold->margins[c].count < fold->margins[smallest].count) smallest = c;
    }
    return smallest;
}

/* The sum of a channel of which a single group is hidden, or too few persons, would tell it; and what the hidden sums come to follows from
 * the others, so that it has to be of two channels or more, and of enough persons, as well. */
static void hide_margins(struct table *table, struct survey_fold *fold) {
    size_t hidden = 0;
    int64_t persons = 0;
    for (size_t c = 0; c < fold->count; c++) {
        fold->margins[c].hidden = is_exposed(table, column(table, c));
        if (!fold->margins[c].hidden) continue;
        hidden++;
        persons += fold->margins[c].count;
    }
    while (hidden == 1 || (hidden > 0 && persons < table->smallest)) {
        size_t next = smallest_margin_shown(fold);
        if (next == SIZE_MAX) return;
        fold->margins[next].hidden = true;
        hidden++;
        persons += fold->margins[next].count;
    }
}

/* ---- all of it ---- */

static struct table table_of(struct arena *arena, const struct survey_cell *cells, size_t count, int64_t smallest) {
    struct table table = { .smallest = smallest };
    table.services.rows = arena_array(arena, count + 1, sizeof *table.services.rows);
    table.channels.rows = arena_array(arena, count + 1, sizeof *table.channels.rows);
    (void)place_of(&table.services, "");
    for (size_t i = 0; i < count; i++) {
        (void)place_of(&table.services, cells[i].service);
        (void)place_of(&table.channels, cells[i].channel);
    }
    size_t places = table.services.count * table.channels.count;
    table.counts = arena_array(arena, places + 1, sizeof *table.counts);
    table.hidden = arena_array(arena, places + 1, sizeof *table.hidden);
    return table;
}

void survey_fold(struct arena *arena, struct survey_cell *cells, size_t count, int64_t smallest, struct survey_fold *ret) {
    struct table table = table_of(arena, cells, count, smallest);
    hide_services(arena, &table, cells, count);
    ret->count = table.channels.count;
    ret->margins = arena_array(arena, ret->count + 1, sizeof *ret->margins);
    for (size_t i = 0; i < count; i++) {
        table.counts[place_in(&table, &cells[i])] += cells[i].count;
        struct survey_margin *margin = &ret->margins[place_of(&table.channels, cells[i].channel)];
        margin->channel = cells[i].channel;
        margin->count += cells[i].count;
    }
    hide_cells(&table);
    for (size_t i = 0; i < count; i++) cells[i].channel_hidden = table.hidden[place_in(&table, &cells[i])];
    hide_margins(&table, ret);
}
