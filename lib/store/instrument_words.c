/* Scope: a questionnaire in another language, and the ends of its index. */
#include <stdlib.h>
#include <string.h>

#include "lib/store/instrument.h"

const char *instrument_meaning(struct arena *arena, const struct survey_item *item, const char *part) {
    return arena_format(arena, "%s.%s", item->code, part);
}

const char *instrument_meaning_of_value(struct arena *arena, const struct survey_item *item, int value) {
    return arena_format(arena, "%s.%d", item->code, value);
}

const char *instrument_meaning_of_mark(struct arena *arena, const struct instrument_band *band) {
    return arena_format(arena, "mark:%s", band->mark);
}

static int compare(const void *one, const void *other) {
    const struct instrument_text *first = one, *second = other;
    int order = strcmp(first->language, second->language);
    return order ? order : strcmp(first->meaning, second->meaning);
}

const char *instrument_say(const struct instrument *instrument, const char *language, const char *meaning, const char *indonesian) {
    struct instrument_text wanted = { .language = language, .meaning = meaning };
    if (instrument->text_count == 0) return indonesian;
    const struct instrument_text *found = bsearch(&wanted, instrument->texts, instrument->text_count, sizeof wanted, compare);
    return found ? found->text : indonesian;
}

static void speak_item(struct arena *arena, const struct instrument *from, const char *language, struct survey_item *item) {
    item->name = instrument_say(from, language, instrument_meaning(arena, item, "name"), item->name);
    item->question = instrument_say(from, language, instrument_meaning(arena, item, "question"), item->question);
    for (int value = 1; value <= item->choices; value++) {
        const char *meaning = instrument_meaning_of_value(arena, item, value);
        item->labels[value - 1] = instrument_say(from, language, meaning, item->labels[value - 1]);
    }
}

struct instrument instrument_speak(struct arena *arena, const struct instrument *instrument, const char *language) {
    struct instrument copy = *instrument;
    copy.title = instrument_say(instrument, language, "title", instrument->title);
    copy.items = arena_array(arena, instrument->item_count, sizeof *copy.items);
    copy.bands = arena_array(arena, instrument->band_count, sizeof *copy.bands);
    for (size_t i = 0; i < instrument->item_count; i++) {
        copy.items[i] = instrument->items[i];
        speak_item(arena, instrument, language, &copy.items[i]);
    }
    for (size_t i = 0; i < instrument->band_count; i++) {
        copy.bands[i] = instrument->bands[i];
        const char *meaning = instrument_meaning_of_mark(arena, &copy.bands[i]);
        copy.bands[i].label = instrument_say(instrument, language, meaning, copy.bands[i].label);
    }
    return copy;
}

int64_t instrument_index_of_answer(const struct instrument *instrument, int answer) {
    int64_t denominator = instrument->conversion_denominator;
    return (200 * answer * instrument->conversion_numerator + denominator) / (2 * denominator);
}
