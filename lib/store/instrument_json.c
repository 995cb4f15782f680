/* Scope: the canonical file of a questionnaire and its hash. Keys have one order, Indonesian stands first and the other languages by
 * code, and what says nothing is left out. */
#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/store/instrument_file.h"

struct writer {
    struct arena *arena;
    const struct instrument *instrument;
    struct buffer out;
    const char *languages[INSTRUMENT_MOST_LANGUAGES];
    size_t language_count;
};

/* Texts have no control characters. */
static void write_string(struct writer *to, const char *text) {
    buffer_char(&to->out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') buffer_char(&to->out, '\\');
        buffer_char(&to->out, *text);
    }
    buffer_char(&to->out, '"');
}

static void write_pair(struct writer *to, const char *key, const char *text) {
    write_string(to, key);
    buffer_text(&to->out, ": ");
    write_string(to, text);
}

/* {"id": "…", "en": "…"} */
static void write_texts(struct writer *to, const char *meaning, const char *indonesian) {
    buffer_char(&to->out, '{');
    write_pair(to, "id", indonesian);
    for (size_t i = 0; i < to->language_count; i++) {
        const char *text = instrument_say(to->instrument, to->languages[i], meaning, NULL);
        if (!text) continue;
        buffer_text(&to->out, ", ");
        write_pair(to, to->languages[i], text);
    }
    buffer_char(&to->out, '}');
}

static void write_languages(struct writer *to) {
    buffer_text(&to->out, "  \"languages\": {");
    for (size_t i = 0; i < to->language_count; i++) {
        if (i > 0) buffer_text(&to->out, ", ");
        write_pair(to, to->languages[i], instrument_say(to->instrument, to->languages[i], "language", ""));
    }
    buffer_text(&to->out, "},\n");
}

/* Lines "key": number or text at the top. */
static void write_head(struct writer *to) {
    const struct instrument *instrument = to->instrument;
    buffer_text(&to->out, "{\n  \"format\": \"" INSTRUMENT_FILE_FORMAT "\",\n  ");
    write_pair(to, "code", instrument_base_code(to->arena, instrument));
    buffer_format(&to->out, ",\n  \"version\": %d,\n  ", instrument->version);
    write_pair(to, "family", instrument->family);
    buffer_text(&to->out, ",\n  ");
    write_pair(to, "basis", instrument->basis);
    buffer_text(&to->out, ",\n");
    write_languages(to);
    buffer_text(&to->out, "  \"title\": ");
    write_texts(to, "title", instrument->title);
    buffer_format(&to->out, ",\n  \"scale\": %d,\n  \"conversion\": {\"numerator\": %" PRId64 ", \"denominator\": %" PRId64 "},\n",
                  instrument->scale, instrument->conversion_numerator, instrument->conversion_denominator);
}

static void write_hundredths(struct writer *to, const char *key, int64_t hundredths) {
    buffer_format(&to->out, "\"%s\": \"%" PRId64 ".%02d\", ", key, hundredths / 100, (int)(hundredths % 100));
}

static void write_bands(struct writer *to) {
    const struct instrument *instrument = to->instrument;
    buffer_text(&to->out, "  \"bands\": [");
    for (size_t i = 0; i < instrument->band_count; i++) {
        const struct instrument_band *band = &instrument->bands[i];
        bool is_last = i + 1 == instrument->band_count;
        int64_t highest = instrument_index_of_answer(instrument, instrument->scale);
        buffer_text(&to->out, i > 0 ? ",\n    {" : "\n    {");
        write_hundredths(to, "from", band->from_hundredths);
        write_hundredths(to, "to", is_last ? highest : band[1].from_hundredths - 1);
        write_pair(to, "mark", band->mark);
        buffer_text(&to->out, ", \"label\": ");
        write_texts(to, instrument_meaning_of_mark(to->arena, band), band->label);
        buffer_char(&to->out, '}');
    }
    buffer_text(&to->out, instrument->band_count > 0 ? "\n  ],\n" : "],\n");
}

static void write_item(struct writer *to, const struct survey_item *item) {
    bool is_head = item->counted && *item->unsur == '\0';
    buffer_text(&to->out, "\n    {\n      ");
    write_pair(to, "code", item->code);
    if (is_head) buffer_format(&to->out, ",\n      \"number\": %d", item->regulation_position);
    if (*item->unsur) buffer_text(&to->out, ",\n      "), write_pair(to, "unsur", item->unsur);
    if (!item->counted) buffer_text(&to->out, ",\n      \"counted\": false");
    buffer_text(&to->out, ",\n      \"name\": ");
    write_texts(to, instrument_meaning(to->arena, item, "name"), item->name);
    buffer_text(&to->out, ",\n      \"question\": ");
    write_texts(to, instrument_meaning(to->arena, item, "question"), item->question);
    buffer_text(&to->out, ",\n      \"labels\": [");
    for (int value = 1; value <= item->choices; value++) {
        buffer_text(&to->out, value > 1 ? ",\n        " : "\n        ");
        write_texts(to, instrument_meaning_of_value(to->arena, item, value), item->labels[value - 1]);
    }
    buffer_text(&to->out, "\n      ]\n    }");
}

/* Texts are in order of language. */
static void find_languages(struct writer *to) {
    for (size_t i = 0; i < to->instrument->text_count; i++) {
        const char *language = to->instrument->texts[i].language;
        bool is_known = to->language_count > 0 && strcmp(to->languages[to->language_count - 1], language) == 0;
        if (!is_known && to->language_count < INSTRUMENT_MOST_LANGUAGES) to->languages[to->language_count++] = language;
    }
}

const char *instrument_json(struct arena *arena, const struct instrument *instrument) {
    struct writer to = { .arena = arena, .instrument = instrument, .out = buffer_in(arena) };
    find_languages(&to);
    write_head(&to);
    write_bands(&to);
    buffer_text(&to.out, "  \"items\": [");
    for (size_t i = 0; i < instrument->item_count; i++) {
        if (i > 0) buffer_char(&to.out, ',');
        write_item(&to, &instrument->items[i]);
    }
    buffer_text(&to.out, "\n  ]\n}\n");
    return buffer_string(&to.out);
}

const char *instrument_hash(struct arena *arena, const struct instrument *instrument) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    char *digits = arena_alloc(arena, INSTRUMENT_SHA256_DIGITS + 1);
    const char *text = instrument_json(arena, instrument);
    (void)crypto_hash_sha256(hash, (const unsigned char *)text, strlen(text));
    return sodium_bin2hex(digits, INSTRUMENT_SHA256_DIGITS + 1, hash, sizeof hash);
}

const char *instrument_base_code(struct arena *arena, const struct instrument *instrument) {
    return arena_copy(arena, instrument->code, strcspn(instrument->code, "."));
}
