/* Scope: questionnaires into the database: adding, replacing what nobody has used yet, sealing. */
#include <string.h>

#include "lib/base/random.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"
#include "lib/store/instrument_file.h"

enum { ADD, CHANGE, SEAL, ADD_ITEM, ADD_LABEL, ADD_BAND, ADD_TEXT, DROP_LABELS, DROP_ITEMS, DROP_BANDS, DROP_TEXTS };

static const struct statement ROWS[] = {
    [ADD] = { "instrument_add", FOR_STAFF,
              "INSERT INTO instrument (id, code, title, basis, scale, frozen_at, family, version, conversion_numerator, conversion_denominator, "
              "content_sha256) VALUES (:id, :code, :title, :basis, :scale, NULL, :family, :version, :numerator, :denominator, :sha256)" },
    [CHANGE] = { "instrument_change", FOR_STAFF,
                 "UPDATE instrument SET code = :code, title = :title, basis = :basis, scale = :scale, family = :family, version = :version, "
                 "conversion_numerator = :numerator, conversion_denominator = :denominator, content_sha256 = :sha256 WHERE id = :id" },
    [SEAL] = { "instrument_seal", FOR_STAFF, "UPDATE instrument SET content_sha256 = :sha256 WHERE id = :id" },
    [ADD_ITEM] = { "instrument_add_item", FOR_STAFF,
                   "INSERT INTO instrument_item (instrument_id, position, regulation_position, code, name, question, unsur, counted) "
                   "VALUES (:id, :position, :regulation_position, :code, :name, :question, :unsur, :counted)" },
    [ADD_LABEL] = { "instrument_add_label", FOR_STAFF,
                    "INSERT INTO instrument_label (instrument_id, position, value, label) "
                    "VALUES (:id, :position, :value, :label)" },
    [ADD_BAND] = { "instrument_add_band", FOR_STAFF,
                   "INSERT INTO instrument_band (instrument_id, from_hundredths, mark, label) VALUES (:id, :from, :mark, :label)" },
    [ADD_TEXT] = { "instrument_add_text", FOR_STAFF,
                   "INSERT INTO instrument_text (instrument_id, language, meaning, text) VALUES (:id, :language, :meaning, :text)" },
    [DROP_LABELS] = { "instrument_drop_labels", FOR_STAFF, "DELETE FROM instrument_label WHERE instrument_id = :id" },
    [DROP_ITEMS] = { "instrument_drop_items", FOR_STAFF, "DELETE FROM instrument_item WHERE instrument_id = :id" },
    [DROP_BANDS] = { "instrument_drop_bands", FOR_STAFF, "DELETE FROM instrument_band WHERE instrument_id = :id" },
    [DROP_TEXTS] = { "instrument_drop_texts", FOR_STAFF, "DELETE FROM instrument_text WHERE instrument_id = :id" },
};
const struct statement_table INSTRUMENT_STORE_STATEMENTS = STATEMENT_TABLE(FAMILY_INSTRUMENT_STORE, ROWS);

static struct query start(struct tx *tx, unsigned row, struct instrument_id id) {
    struct query query = query_start(tx->db, &INSTRUMENT_STORE_STATEMENTS, row);
    bind_number(&query, ":id", id.value);
    return query;
}

static enum result write_head(struct tx *tx, unsigned row, const struct instrument *instrument) {
    CLEANUP_QUERY struct query query = start(tx, row, instrument->id);
    bind_text(&query, ":code", instrument->code);
    bind_text(&query, ":title", instrument->title);
    bind_text(&query, ":basis", instrument->basis);
    bind_number(&query, ":scale", instrument->scale);
    bind_text(&query, ":family", instrument->family);
    bind_number(&query, ":version", instrument->version);
    bind_number(&query, ":numerator", instrument->conversion_numerator);
    bind_number(&query, ":denominator", instrument->conversion_denominator);
    bind_text(&query, ":sha256", instrument->sha256);
    return query_run(&query);
}

static enum result add_label(struct tx *tx, struct instrument_id id, const struct survey_item *item, int value) {
    CLEANUP_QUERY struct query query = start(tx, ADD_LABEL, id);
    bind_number(&query, ":position", item->position);
    bind_number(&query, ":value", value);
    bind_text(&query, ":label", item->labels[value - 1]);
    return query_run(&query);
}

static enum result add_item(struct tx *tx, struct instrument_id id, const struct survey_item *item) {
    CLEANUP_QUERY struct query query = start(tx, ADD_ITEM, id);
    bind_number(&query, ":position", item->position);
    bind_number(&query, ":regulation_position", item->regulation_position);
    bind_text(&query, ":code", item->code);
    bind_text(&query, ":name", item->name);
    bind_text(&query, ":question", item->question);
    bind_text(&query, ":unsur", item->unsur);
    bind_number(&query, ":counted", item->counted);
    enum result result = query_run(&query);
    for (int value = 1; result == DONE && value <= item->choices; value++) result = add_label(tx, id, item, value);
    return result;
}

static enum result add_band(struct tx *tx, struct instrument_id id, const struct instrument_band *band) {
    CLEANUP_QUERY struct query query = start(tx, ADD_BAND, id);
    bind_number(&query, ":from", band->from_hundredths);
    bind_text(&query, ":mark", band->mark);
    bind_text(&query, ":label", band->label);
    return query_run(&query);
}

static enum result add_text(struct tx *tx, struct instrument_id id, const struct instrument_text *text) {
    CLEANUP_QUERY struct query query = start(tx, ADD_TEXT, id);
    bind_text(&query, ":language", text->language);
    bind_text(&query, ":meaning", text->meaning);
    bind_text(&query, ":text", text->text);
    return query_run(&query);
}

static enum result add_parts(struct tx *tx, const struct instrument *instrument) {
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < instrument->item_count; i++) result = add_item(tx, instrument->id, &instrument->items[i]);
    for (size_t i = 0; result == DONE && i < instrument->band_count; i++) result = add_band(tx, instrument->id, &instrument->bands[i]);
    for (size_t i = 0; result == DONE && i < instrument->text_count; i++) result = add_text(tx, instrument->id, &instrument->texts[i]);
    return result;
}

static enum result drop_parts(struct tx *tx, struct instrument_id id) {
    static const unsigned DROPS[] = { DROP_LABELS, DROP_ITEMS, DROP_BANDS, DROP_TEXTS };
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < sizeof DROPS / sizeof *DROPS; i++) {
        CLEANUP_QUERY struct query query = start(tx, DROPS[i], id);
        result = query_run(&query);
    }
    return result;
}

static enum result note(struct tx *tx, struct arena *arena, const struct actor *actor, instant now, const char *action,
                        const struct instrument *instrument) {
    struct audit_entry entry = { .action = action, .subject = "instrument", .subject_id = instrument->id.value,
                                 .detail = arena_format(arena, "%s sha256 %s", instrument->code, instrument->sha256) };
    return audit_add(tx, actor, now, &entry);
}

static enum result add(struct tx *tx, struct arena *arena, const struct actor *actor, instant now, struct instrument *instrument) {
    instrument->id.value = random_id();
    enum result result = write_head(tx, ADD, instrument);
    if (result == DONE) result = add_parts(tx, instrument);
    return result == DONE ? note(tx, arena, actor, now, "instrument.add", instrument) : result;
}

static enum result replace(struct tx *tx, struct arena *arena, const struct actor *actor, instant now, const struct instrument *instrument) {
    enum result result = drop_parts(tx, instrument->id);
    if (result == DONE) result = write_head(tx, CHANGE, instrument);
    if (result == DONE) result = add_parts(tx, instrument);
    return result == DONE ? note(tx, arena, actor, now, "instrument.replace", instrument) : result;
}

enum result instrument_store(struct tx *tx, struct arena *arena, const struct actor *actor, instant now, const struct instrument *instrument,
                             enum instrument_outcome *ret) {
    struct instrument known, copy = *instrument;
    copy.sha256 = instrument_hash(arena, instrument);
    enum result result = instrument_by_code(tx->db, arena, copy.code, &known);
    *ret = INSTRUMENT_ADDED;
    if (result == REFUSED_ABSENT) return add(tx, arena, actor, now, &copy);
    if (result != DONE) return result;
    copy.id = known.id;
    bool is_same = strcmp(instrument_hash(arena, &known), copy.sha256) == 0;
    *ret = is_same ? INSTRUMENT_SAME : known.frozen ? INSTRUMENT_NEEDS_VERSION : INSTRUMENT_REPLACED;
    return *ret == INSTRUMENT_REPLACED ? replace(tx, arena, actor, now, &copy) : DONE;
}

enum result instrument_seal(struct tx *tx, struct arena *arena, struct instrument_id id) {
    struct instrument instrument;
    enum result result = instrument_by_id(tx->db, arena, id, &instrument);
    if (result != DONE) return result;
    const char *sha256 = instrument_hash(arena, &instrument);
    if (instrument.sha256) return strcmp(instrument.sha256, sha256) == 0 ? DONE : FAILED_INTERNAL;
    CLEANUP_QUERY struct query query = start(tx, SEAL, id);
    bind_text(&query, ":sha256", sha256);
    return query_run(&query);
}

enum result survey_seed_skm(struct tx *tx, const struct actor *actor, instant now, struct instrument_id *ret) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct instrument shipped, stored;
    enum instrument_outcome outcome;
    enum result result = instrument_read_shipped(arena, &INSTRUMENTS_SHIPPED[0], &shipped);
    if (result != DONE) return result;
    result = instrument_by_code(tx->db, arena, shipped.code, &stored);
    if (result == REFUSED_ABSENT) result = instrument_store(tx, arena, actor, now, &shipped, &outcome);
    if (result == DONE) result = instrument_by_code(tx->db, arena, shipped.code, &stored);
    if (result == DONE) *ret = stored.id;
    return result;
}
