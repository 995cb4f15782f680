/* Scope: the holiday table for the commands. */
#include "admin/calendar.h"

#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "lib/rules/holiday_kinds.h"
#include "lib/store/tx.h"

static enum result all_days(struct arena *arena, struct db *db, struct holiday_rows *ret) {
    day_number first = day_from_civil((struct civil){ 1900, 1, 1 }), last = day_from_civil((struct civil){ 2999, 12, 31 });
    return holiday_list(db, arena, first, last, ret);
}

int calendar_holidays(struct arena *arena, struct db *db, struct workday_clock *clock) {
    struct holiday_rows stored;
    enum result result = all_days(arena, db, &stored);
    if (result != DONE) {
        command_error("%s", db_failure(db));
        return command_status(result);
    }
    struct holiday *holidays = arena_array(arena, stored.count + 1, sizeof *holidays);
    for (size_t i = 0; i < stored.count; i++) holidays[i] = (struct holiday){ stored.rows[i].day, stored.rows[i].name };
    clock->holidays = holidays;
    clock->holiday_count = stored.count;
    return EXIT_DONE;
}

/* ---- import ---- */

struct import {
    struct arena *arena;
    struct db *db;
    const struct calendar_import *what;
    struct holiday_rows stored; /* before */
    struct actor actor;
    size_t added, changed, removed, same, left;
};

static const struct holiday_row *row_of(const struct holiday_rows *rows, day_number day) {
    for (size_t i = 0; i < rows->count; i++) {
        if (rows->rows[i].day == day) return &rows->rows[i];
    }
    return NULL;
}

/* ROW with what its line left open: from the table when the day is known, else from the command and the name. */
static struct holiday_row whole(const struct import *import, const struct holiday_row *row, const struct holiday_row *known) {
    struct holiday_row full = *row;
    if (*full.kind == '\0') full.kind = known ? known->kind : holiday_kind_text(holiday_kind_guess(row->name));
    if (*full.decree == '\0') full.decree = import->what->decree;
    if (*full.decree == '\0' && known) full.decree = known->decree;
    return full;
}

static bool is_same(const struct holiday_row *one, const struct holiday_row *other) {
    return strcmp(one->name, other->name) == 0 && strcmp(one->kind, other->kind) == 0 && strcmp(one->decree, other->decree) == 0;
}

static void tell(const struct import *import, const char *what, const struct holiday_row *row) {
    enum holiday_kind kind = HOLIDAY_NATIONAL;
    (void)holiday_kind_parse(row->kind, &kind);
    (void)printf("%-8s %s %-14s %s\n", what, day_iso(import->arena, row->day), holiday_kind_label(kind), row->name);
}

static enum result save_one(struct import *import, struct tx *tx, const struct holiday_row *row) {
    const struct holiday_row *known = row_of(&import->stored, row->day);
    struct holiday_row full = whole(import, row, known);
    if (*full.decree == '\0') {
        command_error("%s: keputusan yang menetapkannya belum disebut; pakai kolom decree atau --decree",
                      day_iso(import->arena, row->day));
        return REFUSED_INVALID;
    }
    if (known && is_same(known, &full)) {
        import->same++;
        return DONE;
    }
    tell(import, known ? "diubah" : "ditambah", &full);
    *(known ? &import->changed : &import->added) += 1;
    return holiday_save(tx, &import->actor, import->what->now, &full);
}

static bool has_year(const struct holiday_rows *rows, int year) {
    for (size_t i = 0; i < rows->count; i++) {
        if (civil_from_day(rows->rows[i].day).year == year) return true;
    }
    return false;
}

/* Stored days of the file's years that the file does not name. */
static enum result settle_others(struct import *import, struct tx *tx) {
    const struct holiday_rows *given = &import->what->file.days;
    enum result result = DONE;
    for (size_t i = 0; i < import->stored.count && result == DONE; i++) {
        const struct holiday_row *row = &import->stored.rows[i];
        bool is_local = strcmp(row->kind, holiday_kind_text(HOLIDAY_LOCAL)) == 0;
        if (row_of(given, row->day) || !has_year(given, civil_from_day(row->day).year)) continue;
        bool goes = import->what->replace && !is_local;
        tell(import, goes ? "dihapus" : "tetap", row);
        *(goes ? &import->removed : &import->left) += 1;
        if (goes) result = holiday_remove(tx, &import->actor, import->what->now, row->day);
    }
    return result;
}

static enum result take_in(struct import *import, struct tx *tx) {
    const struct holiday_rows *given = &import->what->file.days;
    enum result result = tx_begin(import->db, tx);
    if (result == DONE) result = all_days(import->arena, import->db, &import->stored);
    for (size_t i = 0; i < given->count && result == DONE; i++) result = save_one(import, tx, &given->rows[i]);
    if (result == DONE) result = settle_others(import, tx);
    return result == DONE ? tx_commit(tx) : result;
}

int calendar_import(struct arena *arena, struct db *db, const struct calendar_import *what) {
    struct import import = { .arena = arena, .db = db, .what = what, .actor = { .kind = ACTOR_COMMAND } };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = take_in(&import, &tx);
    if (result != DONE) {
        if (result != REFUSED_INVALID) command_error("tidak ada yang disimpan: %s", db_failure(db));
        else command_error("tidak ada yang disimpan");
        return command_status(result);
    }
    (void)printf("Ditambah %zu, diubah %zu, dihapus %zu, sama %zu.\n", import.added, import.changed, import.removed, import.same);
    if (import.left > 0) (void)printf("Tetap ada %zu hari yang tidak disebut berkas; --replace menghapusnya, kecuali libur daerah.\n", import.left);
    if (import.added + import.changed + import.removed > 0) (void)printf("Batas waktu kasus yang sudah ditetapkan tidak bergeser.\n");
    return EXIT_DONE;
}
