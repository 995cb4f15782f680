/* Scope: questionnaires in the database: reading them whole. Storing is in instrument_store.c. */
#include "lib/store/instrument.h"

#include "lib/store/families.h"

enum { BY_CODE, BY_ID, ALL, ITEMS, LABELS, BANDS, TEXTS };

static const struct statement ROWS[] = {
    [BY_CODE] = { "instrument_by_code", FOR_STAFF, "SELECT id FROM instrument WHERE code = :code" },
    [BY_ID] = { "instrument_by_id", FOR_INTAKE | FOR_STAFF,
                "SELECT id, code, title, basis, scale, frozen_at IS NOT NULL, family, version, conversion_numerator, conversion_denominator, "
                "content_sha256 FROM instrument WHERE id = :id" },
    [ALL] = { "instrument_all", FOR_STAFF, "SELECT id FROM instrument ORDER BY family, code" },
    [ITEMS] = { "instrument_items", FOR_INTAKE | FOR_STAFF,
                "SELECT position, regulation_position, code, name, question, unsur, counted FROM instrument_item WHERE instrument_id = :id "
                "ORDER BY position" },
    [LABELS] = { "instrument_labels", FOR_INTAKE | FOR_STAFF,
                 "SELECT position, value, label FROM instrument_label WHERE instrument_id = :id ORDER BY position, value" },
    [BANDS] = { "instrument_bands", FOR_INTAKE | FOR_STAFF,
                "SELECT from_hundredths, mark, label FROM instrument_band WHERE instrument_id = :id ORDER BY from_hundredths" },
    [TEXTS] = { "instrument_texts", FOR_INTAKE | FOR_STAFF,
                "SELECT language, meaning, text FROM instrument_text WHERE instrument_id = :id ORDER BY language, meaning" },
};
const struct statement_table INSTRUMENT_STATEMENTS = STATEMENT_TABLE(FAMILY_INSTRUMENT, ROWS);

static void fill_item(struct query *query, struct arena *arena, void *place) {
    struct survey_item *item = place;
    item->position = (int)take_number(query);
    item->regulation_position = (int)take_number(query);
    item->code = take_text(query, arena);
    item->name = take_text(query, arena);
    item->question = take_text(query, arena);
    item->unsur = take_text(query, arena);
    item->counted = take_flag(query);
}

static enum result read_items(struct db *db, struct arena *arena, struct instrument *instrument) {
    struct { struct survey_item *rows; size_t count; } items = { 0 };
    CLEANUP_QUERY struct query query = query_start(db, &INSTRUMENT_STATEMENTS, ITEMS);
    bind_number(&query, ":id", instrument->id.value);
    enum result result = query_list(&query, arena, fill_item, &items);
    instrument->items = items.rows;
    instrument->item_count = items.count;
    return result;
}

static enum result read_labels(struct db *db, struct arena *arena, struct instrument *instrument) {
    CLEANUP_QUERY struct query query = query_start(db, &INSTRUMENT_STATEMENTS, LABELS);
    bind_number(&query, ":id", instrument->id.value);
    for (size_t at = 0; query_row(&query);) {
        int64_t position = take_number(&query), value = take_number(&query);
        while (at < instrument->item_count && instrument->items[at].position < position) at++;
        if (at >= instrument->item_count || value < 1 || value > SURVEY_SCALE_LIMIT) return FAILED_INTERNAL;
        instrument->items[at].labels[value - 1] = take_text(&query, arena);
        instrument->items[at].choices = (int)value;
    }
    return query.result;
}

static void fill_band(struct query *query, struct arena *arena, void *place) {
    struct instrument_band *band = place;
    band->from_hundredths = take_number(query);
    band->mark = take_text(query, arena);
    band->label = take_text(query, arena);
}

static enum result read_bands(struct db *db, struct arena *arena, struct instrument *instrument) {
    struct { struct instrument_band *rows; size_t count; } bands = { 0 };
    CLEANUP_QUERY struct query query = query_start(db, &INSTRUMENT_STATEMENTS, BANDS);
    bind_number(&query, ":id", instrument->id.value);
    enum result result = query_list(&query, arena, fill_band, &bands);
    instrument->bands = bands.rows;
    instrument->band_count = bands.count;
    return result;
}

static void fill_text(struct query *query, struct arena *arena, void *place) {
    struct instrument_text *text = place;
    text->language = take_text(query, arena);
    text->meaning = take_text(query, arena);
    text->text = take_text(query, arena);
}

static enum result read_texts(struct db *db, struct arena *arena, struct instrument *instrument) {
    struct { struct instrument_text *rows; size_t count; } texts = { 0 };
    CLEANUP_QUERY struct query query = query_start(db, &INSTRUMENT_STATEMENTS, TEXTS);
    bind_number(&query, ":id", instrument->id.value);
    enum result result = query_list(&query, arena, fill_text, &texts);
    instrument->texts = texts.rows;
    instrument->text_count = texts.count;
    return result;
}

static enum result read_head(struct db *db, struct arena *arena, struct instrument_id id, struct instrument *instrument) {
    CLEANUP_QUERY struct query query = query_start(db, &INSTRUMENT_STATEMENTS, BY_ID);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    instrument->id.value = take_number(&query);
    instrument->code = take_text(&query, arena);
    instrument->title = take_text(&query, arena);
    instrument->basis = take_text(&query, arena);
    instrument->scale = (int)take_number(&query);
    instrument->frozen = take_flag(&query);
    instrument->family = take_text(&query, arena);
    instrument->version = (int)take_number(&query);
    instrument->conversion_numerator = take_number(&query);
    instrument->conversion_denominator = take_number(&query);
    instrument->sha256 = take_text(&query, arena);
    return query.result;
}

enum result instrument_by_id(struct db *db, struct arena *arena, struct instrument_id id, struct instrument *ret) {
    struct instrument instrument = { 0 };
    enum result result = read_head(db, arena, id, &instrument);
    if (result == DONE) result = read_items(db, arena, &instrument);
    if (result == DONE) result = read_labels(db, arena, &instrument);
    if (result == DONE) result = read_bands(db, arena, &instrument);
    if (result == DONE) result = read_texts(db, arena, &instrument);
    if (result == DONE) *ret = instrument;
    return result;
}

static enum result find(struct db *db, const char *code, struct instrument_id *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &INSTRUMENT_STATEMENTS, BY_CODE);
    bind_text(&query, ":code", code);
    if (!query_row(&query)) return query_absent(&query);
    ret->value = take_number(&query);
    return DONE;
}

enum result instrument_by_code(struct db *db, struct arena *arena, const char *code, struct instrument *ret) {
    struct instrument_id id;
    enum result result = find(db, code, &id);
    return result == DONE ? instrument_by_id(db, arena, id, ret) : result;
}

static void fill_id(struct query *query, struct arena *arena, void *place) {
    (void)arena;
    ((struct instrument *)place)->id.value = take_number(query);
}

static enum result list_ids(struct db *db, struct arena *arena, struct instruments *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &INSTRUMENT_STATEMENTS, ALL);
    return query_list(&query, arena, fill_id, ret);
}

enum result instrument_list(struct db *db, struct arena *arena, struct instruments *ret) {
    enum result result = list_ids(db, arena, ret);
    for (size_t i = 0; result == DONE && i < ret->count; i++) result = instrument_by_id(db, arena, ret->rows[i].id, &ret->rows[i]);
    return result;
}
