/* Scope: the file of a questionnaire taken apart: each key known, of its type, in its range; each text clean and in Indonesian at least. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/store/instrument_internal.h"

#define LONGEST_CODE 36 /* bytes; with ".999" of a version still 40 */
#define CODE_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"
#define MARK_CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/"

enum kind { TEXT, NUMBER, FLAG, LIST, OBJECT };
static const char *const KIND_NAMES[] = { "teks", "bilangan bulat", "true atau false", "daftar [ ]", "objek { }" };

struct key {
    const char *name;
    enum kind kind;
    bool is_needed;
};

static const struct key TOP_KEYS[] = {
    { "format", TEXT, true }, { "code", TEXT, true }, { "version", NUMBER, true }, { "family", TEXT, true }, { "basis", TEXT, true },
    { "languages", OBJECT, false }, { "title", OBJECT, true }, { "scale", NUMBER, true }, { "conversion", OBJECT, true },
    { "bands", LIST, true }, { "items", LIST, true },
};
static const struct key CONVERSION_KEYS[] = { { "numerator", NUMBER, true }, { "denominator", NUMBER, true } };
static const struct key BAND_KEYS[] = { { "from", TEXT, true }, { "to", TEXT, true }, { "mark", TEXT, true }, { "label", OBJECT, true } };
static const struct key ITEM_KEYS[] = {
    { "code", TEXT, true }, { "number", NUMBER, false }, { "unsur", TEXT, false }, { "counted", FLAG, false },
    { "name", OBJECT, true }, { "question", OBJECT, true }, { "labels", LIST, true },
};
#define KEYS(table) (table), sizeof(table) / sizeof *(table)

/* ---- faults ---- */

void instrument_fault_add(struct instrument_reader *reader, const char *place, const char *format, ...) {
    if (reader->faults.count >= INSTRUMENT_MOST_FAULTS) return;
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    struct instrument_fault *fault = rows_add(&reader->faults);
    *fault = (struct instrument_fault){ .place = place, .message = arena_string(reader->arena, message) };
}

/* ---- keys ---- */

static bool is_of_kind(const json_t *value, enum kind kind) {
    switch (kind) {
    case TEXT: return json_is_string(value);
    case NUMBER: return json_is_integer(value);
    case FLAG: return json_is_boolean(value);
    case LIST: return json_is_array(value);
    case OBJECT: return json_is_object(value);
    }
    return false;
}

static bool is_listed(const struct key *keys, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(keys[i].name, name) == 0) return true;
    }
    return false;
}

/* Whatever is of another type counts as missing from here on. */
static void judge_keys(struct instrument_reader *reader, const char *place, json_t *object, const struct key *keys, size_t count) {
    const char *name;
    void *next;
    json_t *value;
    json_object_foreach_safe(object, next, name, value) {
        if (!is_listed(keys, count, name)) instrument_fault_add(reader, place, "kunci \"%.60s\" tidak dikenal", name);
    }
    for (size_t i = 0; i < count; i++) {
        value = json_object_get(object, keys[i].name);
        if (!value && keys[i].is_needed) instrument_fault_add(reader, place, "\"%s\" belum ada", keys[i].name);
        if (!value || is_of_kind(value, keys[i].kind)) continue;
        instrument_fault_add(reader, place, "\"%s\" harus berupa %s", keys[i].name, KIND_NAMES[keys[i].kind]);
        (void)json_object_del(object, keys[i].name);
    }
}

/* ---- values ---- */

static int64_t take_whole(struct instrument_reader *reader, const char *place, json_t *object, const char *name, int64_t smallest, int64_t largest) {
    json_t *value = json_object_get(object, name);
    if (!value) return 0;
    int64_t number = json_integer_value(value);
    if (number >= smallest && number <= largest) return number;
    instrument_fault_add(reader, place, "\"%s\" harus dari %lld sampai %lld, bukan %lld", name, (long long)smallest, (long long)largest, (long long)number);
    return 0;
}

/* A short name of only CHARACTERS; "" when it is missing or wrong. */
static const char *take_name(struct instrument_reader *reader, const char *place, json_t *object, const char *name, const char *characters,
                             size_t longest) {
    const char *text = json_string_value(json_object_get(object, name));
    if (!text) return "";
    size_t length = strlen(text);
    if (length > 0 && length <= longest && strspn(text, characters) == length) return arena_string(reader->arena, text);
    instrument_fault_add(reader, place, "\"%s\" hanya boleh 1 sampai %zu karakter dari %s", name, longest,
                         characters[0] == 'A' ? "huruf, angka, - dan /" : "huruf kecil, angka, dan -");
    return "";
}

/* Clean text on one line, normal form; NULL with the fault told. */
static const char *judge_words(struct instrument_reader *reader, const char *place, const char *name, const char *text, size_t longest) {
    bool is_clean = text_is_clean(text, strlen(text)) && !strpbrk(text, "\n\r\t");
    const char *normal = is_clean ? text_normal(reader->arena, text) : NULL;
    size_t length = normal ? text_length(normal) : 0;
    if (!normal) instrument_fault_add(reader, place, "%s: karakter kendali tidak boleh ada dalam teks", name);
    else if (length == 0) instrument_fault_add(reader, place, "%s: teksnya kosong", name);
    else if (length > longest) instrument_fault_add(reader, place, "%s: %zu karakter, paling banyak %zu", name, length, longest);
    return length > 0 && length <= longest ? normal : NULL;
}

static bool speaks(const struct instrument_reader *reader, const char *language) {
    const struct instrument_text *texts = reader->texts.first;
    for (size_t i = 0; i < reader->texts.count; i++) {
        if (strcmp(texts[i].language, language) == 0 && strcmp(texts[i].meaning, "language") == 0) return true;
    }
    return false;
}

static void add_text(struct instrument_reader *reader, const char *language, const char *meaning, const char *text) {
    struct instrument_text *row = rows_add(&reader->texts);
    *row = (struct instrument_text){ .language = arena_string(reader->arena, language), .meaning = meaning, .text = text };
}

/* {"id": "…", "en": "…"}: gives the Indonesian text and keeps the others under MEANING. */
static const char *take_texts(struct instrument_reader *reader, const char *place, const char *name, json_t *texts, const char *meaning,
                              size_t longest) {
    const char *language, *indonesian = NULL;
    json_t *value;
    if (!texts) return "";
    if (!json_object_get(texts, "id")) instrument_fault_add(reader, place, "%s: teks Indonesia (\"id\") belum ada", name);
    json_object_foreach(texts, language, value) {
        const char *where = arena_format(reader->arena, "%s, bahasa %.20s", name, language);
        if (!json_is_string(value)) {
            instrument_fault_add(reader, place, "%s: harus berupa teks", where);
            continue;
        }
        bool is_indonesian = strcmp(language, "id") == 0;
        const char *text = judge_words(reader, place, where, json_string_value(value), longest);
        if (is_indonesian) indonesian = text;
        else if (!speaks(reader, language)) instrument_fault_add(reader, place, "%s: bahasa ini tidak disebut dalam \"languages\"", where);
        else if (text) add_text(reader, language, meaning, text);
    }
    return indonesian ? indonesian : "";
}

/* "76.61" as 7661; -1 with the fault told. */
static int64_t take_hundredths(struct instrument_reader *reader, const char *place, json_t *object, const char *name) {
    const char *text = json_string_value(json_object_get(object, name));
    if (!text) return -1;
    size_t whole = strspn(text, "0123456789");
    bool is_right = whole >= 1 && whole <= 4 && text[whole] == '.' && strspn(text + whole + 1, "0123456789") == 2 && text[whole + 3] == '\0';
    if (is_right) return strtoll(text, NULL, 10) * 100 + strtoll(text + whole + 1, NULL, 10);
    instrument_fault_add(reader, place, "\"%s\" ditulis dengan dua desimal, seperti \"76.61\"", name);
    return -1;
}

/* ---- parts ---- */

static void read_languages(struct instrument_reader *reader, json_t *languages) {
    const char *code;
    json_t *name;
    if (json_object_size(languages) > INSTRUMENT_MOST_LANGUAGES) {
        instrument_fault_add(reader, "languages", "paling banyak %d bahasa", INSTRUMENT_MOST_LANGUAGES);
        return;
    }
    json_object_foreach(languages, code, name) {
        size_t length = strlen(code);
        bool is_code = length >= 2 && length <= 3 && strspn(code, "abcdefghijklmnopqrstuvwxyz") == length;
        if (strcmp(code, "id") == 0) instrument_fault_add(reader, "languages", "bahasa Indonesia (\"id\") selalu ada dan tidak ditulis di sini");
        else if (!is_code) instrument_fault_add(reader, "languages", "\"%.20s\" bukan kode bahasa seperti en, jv, mad", code);
        else if (!json_is_string(name)) instrument_fault_add(reader, "languages", "nama bahasa %s harus berupa teks", code);
        else {
            const char *text = judge_words(reader, "languages", code, json_string_value(name), 40);
            add_text(reader, code, "language", text ? text : code);
        }
    }
}

static void read_band(struct instrument_reader *reader, size_t index, json_t *object) {
    struct instrument_band *band = &reader->to->bands[index];
    const char *place = arena_format(reader->arena, "bands %zu", index + 1);
    *band = (struct instrument_band){ .from_hundredths = -1, .mark = "", .label = "" };
    reader->band_ends[index] = -1;
    if (!json_is_object(object)) {
        instrument_fault_add(reader, place, "harus berupa objek { }");
        return;
    }
    judge_keys(reader, place, object, KEYS(BAND_KEYS));
    band->from_hundredths = take_hundredths(reader, place, object, "from");
    reader->band_ends[index] = take_hundredths(reader, place, object, "to");
    band->mark = take_name(reader, place, object, "mark", MARK_CHARACTERS, 10);
    band->label = take_texts(reader, place, "label", json_object_get(object, "label"), instrument_meaning_of_mark(reader->arena, band), 100);
}

static void read_labels(struct instrument_reader *reader, const char *place, struct survey_item *item, json_t *labels) {
    size_t count = json_array_size(labels);
    if (!labels) return;
    if (count > SURVEY_SCALE_LIMIT) {
        instrument_fault_add(reader, place, "%zu jawaban; paling banyak %d", count, SURVEY_SCALE_LIMIT);
        count = SURVEY_SCALE_LIMIT;
    }
    item->choices = (int)count;
    for (size_t i = 0; i < count; i++) {
        const char *name = arena_format(reader->arena, "jawaban %zu", i + 1);
        json_t *texts = json_array_get(labels, i);
        item->labels[i] = "";
        if (!json_is_object(texts)) instrument_fault_add(reader, place, "%s: harus berupa objek { }", name);
        else item->labels[i] = take_texts(reader, place, name, texts, instrument_meaning_of_value(reader->arena, item, (int)i + 1), 100);
    }
}

const char *instrument_item_place(struct instrument_reader *reader, const struct survey_item *item) {
    return arena_format(reader->arena, *item->code ? "butir %d (%s)" : "butir %d", item->position, item->code);
}

static void read_item(struct instrument_reader *reader, size_t index, json_t *object) {
    struct survey_item *item = &reader->to->items[index];
    const char *place = arena_format(reader->arena, "butir %zu", index + 1);
    *item = (struct survey_item){ .position = (int)index + 1, .code = "", .name = "", .question = "", .unsur = "", .counted = true };
    if (!json_is_object(object)) {
        instrument_fault_add(reader, place, "harus berupa objek { }");
        return;
    }
    judge_keys(reader, place, object, KEYS(ITEM_KEYS));
    json_t *counted = json_object_get(object, "counted");
    item->code = take_name(reader, place, object, "code", CODE_CHARACTERS, 40);
    item->unsur = take_name(reader, place, object, "unsur", CODE_CHARACTERS, 40);
    item->counted = !counted || json_is_true(counted);
    place = instrument_item_place(reader, item);
    item->regulation_position = (int)take_whole(reader, place, object, "number", 1, SURVEY_ITEM_LIMIT);
    item->name = take_texts(reader, place, "name", json_object_get(object, "name"), instrument_meaning(reader->arena, item, "name"), 100);
    item->question = take_texts(reader, place, "question", json_object_get(object, "question"),
                                instrument_meaning(reader->arena, item, "question"), 500);
    read_labels(reader, place, item, json_object_get(object, "labels"));
}

static void read_head(struct instrument_reader *reader, json_t *root) {
    struct instrument *to = reader->to;
    judge_keys(reader, "", root, KEYS(TOP_KEYS));
    const char *format = json_string_value(json_object_get(root, "format")), *basis = json_string_value(json_object_get(root, "basis"));
    if (format && strcmp(format, INSTRUMENT_FILE_FORMAT) != 0) {
        instrument_fault_add(reader, "", "\"format\" harus \"" INSTRUMENT_FILE_FORMAT "\", bukan \"%.40s\"", format);
    }
    to->version = (int)take_whole(reader, "", root, "version", 1, 999);
    const char *code = take_name(reader, "", root, "code", CODE_CHARACTERS, LONGEST_CODE);
    to->code = to->version > 1 ? arena_format(reader->arena, "%s.%d", code, to->version) : code;
    to->family = take_name(reader, "", root, "family", CODE_CHARACTERS, 20);
    basis = basis ? judge_words(reader, "", "basis", basis, 200) : NULL;
    to->basis = basis ? basis : "";
    read_languages(reader, json_object_get(root, "languages"));
    to->title = take_texts(reader, "", "title", json_object_get(root, "title"), "title", 300);
    json_t *conversion = json_object_get(root, "conversion"), *scale = json_object_get(root, "scale");
    to->scale = (int)json_integer_value(scale);
    if (scale && json_integer_value(scale) != 4 && json_integer_value(scale) != 6) {
        instrument_fault_add(reader, "", "\"scale\" harus 4 atau 6, bukan %lld", (long long)json_integer_value(scale));
        to->scale = 0;
    }
    if (conversion) judge_keys(reader, "conversion", conversion, KEYS(CONVERSION_KEYS));
    to->conversion_numerator = take_whole(reader, "conversion", conversion, "numerator", 1, INSTRUMENT_LARGEST_CONVERSION);
    to->conversion_denominator = take_whole(reader, "conversion", conversion, "denominator", 1, INSTRUMENT_LARGEST_CONVERSION);
}

static size_t judge_count(struct instrument_reader *reader, const char *name, const json_t *list, size_t most) {
    size_t count = json_array_size(list);
    if (count <= most) return count;
    instrument_fault_add(reader, name, "ada %zu, paling banyak %zu", count, most);
    return most;
}

static void read_lists(struct instrument_reader *reader, json_t *root) {
    struct instrument *to = reader->to;
    json_t *bands = json_object_get(root, "bands"), *items = json_object_get(root, "items");
    to->band_count = judge_count(reader, "bands", bands, INSTRUMENT_MOST_BANDS);
    to->item_count = judge_count(reader, "items", items, SURVEY_ITEM_LIMIT);
    to->bands = arena_array(reader->arena, to->band_count, sizeof *to->bands);
    to->items = arena_array(reader->arena, to->item_count, sizeof *to->items);
    reader->band_ends = arena_array(reader->arena, to->band_count, sizeof *reader->band_ends);
    for (size_t i = 0; i < to->band_count; i++) read_band(reader, i, json_array_get(bands, i));
    for (size_t i = 0; i < to->item_count; i++) read_item(reader, i, json_array_get(items, i));
}

static int by_language(const void *one, const void *other) {
    const struct instrument_text *first = one, *second = other;
    int order = strcmp(first->language, second->language);
    return order ? order : strcmp(first->meaning, second->meaning);
}

static void read_root(struct instrument_reader *reader, json_t *root) {
    read_head(reader, root);
    read_lists(reader, root);
    instrument_judge(reader);
    reader->to->texts = reader->texts.first;
    reader->to->text_count = reader->texts.count;
    if (reader->texts.count > 1) qsort(reader->texts.first, reader->texts.count, sizeof(struct instrument_text), by_language);
}

enum result instrument_read(struct arena *arena, const char *bytes, size_t length, struct instrument *ret, struct instrument_faults *ret_faults) {
    struct instrument read = { 0 };
    struct instrument_reader reader = { .arena = arena, .to = &read, .texts = rows_in(arena, sizeof(struct instrument_text)),
                                        .faults = rows_in(arena, sizeof(struct instrument_fault)) };
    bool is_large = length > INSTRUMENT_LARGEST_FILE;
    json_error_t error = { .line = 1 };
    json_auto_t *root = is_large ? NULL : json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);
    if (is_large) instrument_fault_add(&reader, "", "berkas lebih dari %zu KB", INSTRUMENT_LARGEST_FILE >> 10);
    else if (!root) instrument_fault_add(&reader, arena_format(arena, "baris %d", error.line > 0 ? error.line : 1), "JSON rusak: %s", error.text);
    else if (!json_is_object(root)) instrument_fault_add(&reader, "", "isi berkas harus berupa objek { }");
    else read_root(&reader, root);
    *ret_faults = (struct instrument_faults){ .rows = reader.faults.first, .count = reader.faults.count };
    if (reader.faults.count > 0) return is_large ? REFUSED_TOO_LARGE : REFUSED_INVALID;
    *ret = read;
    return DONE;
}
