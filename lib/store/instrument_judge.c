/* Scope: what the values of a questionnaire must be together: codes and numbers once, unsur that exist, answers as many as the scale has
 * points, marks without gap. */
#include <string.h>

#include "lib/store/instrument_internal.h"

static const struct survey_item *item_named(const struct instrument *instrument, const char *code) {
    for (size_t i = 0; i < instrument->item_count; i++) {
        if (strcmp(instrument->items[i].code, code) == 0) return &instrument->items[i];
    }
    return NULL;
}

static bool is_head(const struct survey_item *item) {
    return item->counted && *item->unsur == '\0';
}

static void judge_unsur(struct instrument_reader *reader, struct survey_item *item, const char *place) {
    const struct survey_item *head = item_named(reader->to, item->unsur);
    if (!item->counted) instrument_fault_add(reader, place, "pertanyaan sendiri (\"counted\": false) tidak termasuk unsur");
    else if (!head) instrument_fault_add(reader, place, "unsur \"%s\" tidak ada dalam berkas ini", item->unsur);
    else if (!is_head(head)) instrument_fault_add(reader, place, "\"%s\" bukan pertanyaan pokok sebuah unsur", item->unsur);
    else if (item->regulation_position) instrument_fault_add(reader, place, "\"number\" hanya untuk pertanyaan pokok; ini memakai nomor unsurnya");
    else item->regulation_position = head->regulation_position;
}

static void judge_number(struct instrument_reader *reader, const struct survey_item *item, const char *place) {
    if (!item->counted && item->regulation_position) instrument_fault_add(reader, place, "pertanyaan sendiri tidak bernomor (\"number\")");
    if (is_head(item) && !item->regulation_position) instrument_fault_add(reader, place, "\"number\" (nomor unsur, 1 sampai 40) belum ada");
    for (int i = 0; is_head(item) && item->regulation_position && i < item->position - 1; i++) {
        const struct survey_item *other = &reader->to->items[i];
        if (!is_head(other) || other->regulation_position != item->regulation_position) continue;
        instrument_fault_add(reader, place, "nomor %d sudah dipakai butir %d", item->regulation_position, other->position);
    }
}

static void judge_choices(struct instrument_reader *reader, const struct survey_item *item, const char *place) {
    int scale = reader->to->scale;
    if (scale == 0 || item->choices == 0) {
        if (item->choices == 0) instrument_fault_add(reader, place, "belum ada jawaban (\"labels\")");
        return;
    }
    bool is_wrong = item->counted ? item->choices != scale : item->choices < 2 || item->choices > scale;
    if (!is_wrong) return;
    if (item->counted) instrument_fault_add(reader, place, "ada %d jawaban, seharusnya %d seperti \"scale\"", item->choices, scale);
    else instrument_fault_add(reader, place, "ada %d jawaban, seharusnya 2 sampai %d", item->choices, scale);
}

static void judge_item(struct instrument_reader *reader, struct survey_item *item) {
    const char *place = instrument_item_place(reader, item);
    const struct survey_item *first = item_named(reader->to, item->code);
    if (*item->code && first != item) instrument_fault_add(reader, place, "kode \"%s\" sudah dipakai butir %d", item->code, first->position);
    judge_number(reader, item, place);
    if (*item->unsur) judge_unsur(reader, item, place);
    judge_choices(reader, item, place);
}

static const char *hundredths(struct instrument_reader *reader, int64_t value) {
    return arena_format(reader->arena, "%lld.%02d", (long long)(value / 100), (int)(value % 100));
}

/* A band must begin where the one before ended, the first where the lowest index lies, the last must end with the highest. */
static void judge_band(struct instrument_reader *reader, size_t index, int64_t expected) {
    const struct instrument *to = reader->to;
    const struct instrument_band *band = &to->bands[index];
    const char *place = arena_format(reader->arena, "bands %zu", index + 1);
    int64_t from = band->from_hundredths, end = reader->band_ends[index], highest = instrument_index_of_answer(to, to->scale);
    for (size_t i = 0; *band->mark && i < index; i++) {
        if (strcmp(to->bands[i].mark, band->mark) == 0) instrument_fault_add(reader, place, "mutu \"%s\" sudah dipakai bands %zu", band->mark, i + 1);
    }
    if (from < 0 || end < 0 || expected < 0) return;
    if (from != expected) {
        instrument_fault_add(reader, place, "mulai dari %s, seharusnya dari %s agar tidak ada celah atau tumpang tindih", hundredths(reader, from),
                             hundredths(reader, expected));
    }
    if (end < from) instrument_fault_add(reader, place, "berakhir (%s) sebelum mulai (%s)", hundredths(reader, end), hundredths(reader, from));
    if (end > highest) instrument_fault_add(reader, place, "sampai %s, padahal indeks paling tinggi %s", hundredths(reader, end), hundredths(reader, highest));
    else if (index + 1 == to->band_count && end < highest) {
        instrument_fault_add(reader, place, "berakhir di %s, padahal indeks paling tinggi %s", hundredths(reader, end), hundredths(reader, highest));
    }
}

static void judge_bands(struct instrument_reader *reader) {
    const struct instrument *to = reader->to;
    if (to->scale == 0 || to->conversion_numerator == 0 || to->conversion_denominator == 0) return; /* then no end is known */
    int64_t expected = instrument_index_of_answer(to, 1);
    for (size_t i = 0; i < to->band_count; i++) {
        judge_band(reader, i, expected);
        expected = reader->band_ends[i] < 0 ? -1 : reader->band_ends[i] + 1;
    }
}

void instrument_judge(struct instrument_reader *reader) {
    const struct instrument *to = reader->to;
    size_t heads = 0;
    for (size_t i = 0; i < to->item_count; i++) {
        judge_item(reader, &reader->to->items[i]);
        heads += is_head(&to->items[i]);
    }
    if (heads == 0) instrument_fault_add(reader, "items", "paling sedikit satu pertanyaan harus masuk indeks");
    judge_bands(reader);
    if (reader->faults.count > 0) return;
    struct instrument_rules rules;
    if (instrument_rules_of(to, &rules) != DONE) instrument_fault_add(reader, "items", "jumlah pertanyaan per unsur terlalu beragam untuk dihitung");
}
