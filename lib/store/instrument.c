/* Scope: questionnaires: adding the official one, reading any. */
#include "lib/base/random.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"
#include "lib/store/skm_instrument.h"
#include "lib/store/survey.h"

enum { BY_CODE, BY_ID, ITEMS, LABELS, BANDS, ADD, ADD_ITEM, ADD_LABEL, ADD_BAND };

static const struct statement ROWS[] = {
    [BY_CODE] = { "instrument_by_code", FOR_STAFF, "SELECT id FROM instrument WHERE code = :code" },
    [BY_ID] = { "instrument_by_id", FOR_INTAKE | FOR_STAFF,
                "SELECT id, code, title, basis, scale, frozen_at IS NOT NULL, family, version, conversion_numerator, conversion_denominator, "
                "content_sha256 FROM instrument WHERE id = :id" },
    [ITEMS] = { "instrument_items", FOR_INTAKE | FOR_STAFF,
                "SELECT position, regulation_position, code, name, question, unsur, counted FROM instrument_item WHERE instrument_id = :id "
                "ORDER BY position" },
    [LABELS] = { "instrument_labels", FOR_INTAKE | FOR_STAFF,
                 "SELECT value, label FROM instrument_label WHERE instrument_id = :id AND position = :position ORDER BY value" },
    [BANDS] = { "instrument_bands", FOR_INTAKE | FOR_STAFF,
                "SELECT from_hundredths, mark, label FROM instrument_band WHERE instrument_id = :id ORDER BY from_hundredths" },
    [ADD] = { "instrument_add", FOR_STAFF,
              "INSERT INTO instrument (id, code, title, basis, scale, frozen_at, family, version, conversion_numerator, conversion_denominator, "
              "content_sha256) VALUES (:id, :code, :title, :basis, :scale, NULL, :family, :version, :numerator, :denominator, :sha256)" },
    [ADD_ITEM] = { "instrument_add_item", FOR_STAFF,
                   "INSERT INTO instrument_item (instrument_id, position, regulation_position, code, name, question, unsur, counted) "
                   "VALUES (:id, :position, :regulation_position, :code, :name, :question, :unsur, :counted)" },
    [ADD_LABEL] = { "instrument_add_label", FOR_STAFF,
                    "INSERT INTO instrument_label (instrument_id, position, value, label) "
                    "VALUES (:id, :position, :value, :label)" },
    [ADD_BAND] = { "instrument_add_band", FOR_STAFF,
                   "INSERT INTO instrument_band (instrument_id, from_hundredths, mark, label) VALUES (:id, :from, :mark, :label)" },
};
const struct statement_table INSTRUMENT_STATEMENTS = STATEMENT_TABLE(FAMILY_INSTRUMENT, ROWS);

static enum result find(struct db *db, const char *code, struct instrument_id *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &INSTRUMENT_STATEMENTS, BY_CODE);
    bind_text(&query, ":code", code);
    if (!query_row(&query)) return query_absent(&query);
    ret->value = take_number(&query);
    return DONE;
}

static enum result add_instrument(struct tx *tx, struct instrument_id id) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &INSTRUMENT_STATEMENTS, ADD);
    bind_number(&query, ":id", id.value);
    bind_text(&query, ":code", SKM_CODE);
    bind_text(&query, ":title", SKM_TITLE);
    bind_text(&query, ":basis", SKM_BASIS);
    bind_number(&query, ":scale", SKM_SCALE);
    bind_text(&query, ":family", "skm");
    bind_number(&query, ":version", 1);
    bind_number(&query, ":numerator", 25);
    bind_number(&query, ":denominator", 1);
    bind_text(&query, ":sha256", NULL);
    return query_run(&query);
}

static enum result add_label(struct tx *tx, struct instrument_id id, const struct survey_item *item, int value) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &INSTRUMENT_STATEMENTS, ADD_LABEL);
    bind_number(&query, ":id", id.value);
    bind_number(&query, ":position", item->position);
    bind_number(&query, ":value", value);
    bind_text(&query, ":label", item->labels[value - 1]);
    return query_run(&query);
}

static enum result add_item(struct tx *tx, struct instrument_id id, const struct survey_item *item) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &INSTRUMENT_STATEMENTS, ADD_ITEM);
    bind_number(&query, ":id", id.value);
    bind_number(&query, ":position", item->position);
    bind_number(&query, ":regulation_position", item->regulation_position);
    bind_text(&query, ":code", item->code);
    bind_text(&query, ":name", item->name);
    bind_text(&query, ":question", item->question);
    bind_text(&query, ":unsur", "");
    bind_number(&query, ":counted", 1);
    enum result result = query_run(&query);
    for (int value = 1; result == DONE && value <= SKM_SCALE; value++) result = add_label(tx, id, item, value);
    return result;
}

static enum result add_band(struct tx *tx, struct instrument_id id, const struct instrument_band *band) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &INSTRUMENT_STATEMENTS, ADD_BAND);
    bind_number(&query, ":id", id.value);
    bind_number(&query, ":from", band->from_hundredths);
    bind_text(&query, ":mark", band->mark);
    bind_text(&query, ":label", band->label);
    return query_run(&query);
}

enum result survey_seed_skm(struct tx *tx, const struct actor *actor, instant now, struct instrument_id *ret) {
    enum result result = find(tx->db, SKM_CODE, ret);
    if (result != REFUSED_ABSENT) return result;
    struct instrument_id id = { random_id() };
    result = add_instrument(tx, id);
    for (size_t i = 0; result == DONE && i < SKM_ITEM_COUNT; i++) result = add_item(tx, id, &SKM_ITEMS[i]);
    for (size_t i = 0; result == DONE && i < SKM_BAND_COUNT; i++) result = add_band(tx, id, &SKM_BANDS[i]);
    struct audit_entry entry = { .action = "instrument.add", .subject = "instrument", .subject_id = id.value,
                                 .detail = SKM_CODE };
    if (result == DONE) result = audit_add(tx, actor, now, &entry);
    if (result == DONE) *ret = id;
    return result;
}

static enum result read_labels(struct db *db, struct arena *arena, struct instrument_id id, struct survey_item *item) {
    CLEANUP_QUERY struct query query = query_start(db, &INSTRUMENT_STATEMENTS, LABELS);
    bind_number(&query, ":id", id.value);
    bind_number(&query, ":position", item->position);
    while (query_row(&query)) {
        int64_t value = take_number(&query);
        if (value < 1 || value > SURVEY_SCALE_LIMIT) continue;
        item->labels[value - 1] = take_text(&query, arena);
        item->choices = (int)value;
    }
    return query.result;
}

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
    for (size_t i = 0; result == DONE && i < items.count; i++) {
        result = read_labels(db, arena, instrument->id, &items.rows[i]);
    }
    instrument->items = items.rows;
    instrument->item_count = items.count;
    return result;
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

enum result instrument_by_id(struct db *db, struct arena *arena, struct instrument_id id, struct instrument *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &INSTRUMENT_STATEMENTS, BY_ID);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    struct instrument instrument = { .id.value = take_number(&query) };
    instrument.code = take_text(&query, arena);
    instrument.title = take_text(&query, arena);
    instrument.basis = take_text(&query, arena);
    instrument.scale = (int)take_number(&query);
    instrument.frozen = take_flag(&query);
    instrument.family = take_text(&query, arena);
    instrument.version = (int)take_number(&query);
    instrument.conversion_numerator = take_number(&query);
    instrument.conversion_denominator = take_number(&query);
    instrument.sha256 = take_text(&query, arena);
    enum result result = read_items(db, arena, &instrument);
    if (result == DONE) result = read_bands(db, arena, &instrument);
    if (result == DONE) *ret = instrument;
    return result;
}
