/* Facts about questionnaires as files and as rows. A faulty file is made from the shipped SKM by replacing one place of its text. */
#include "tests/unit/store_fixture.h"

#include <sqlite3.h>

#include "lib/base/buffer.h"
#include "lib/store/instrument_file.h"
#include "lib/store/survey.h"

#define SKM (INSTRUMENTS_SHIPPED[0].text)

/* TEXT with the first WHAT replaced by WITH. */
static const char *replaced(struct arena *arena, const char *text, const char *what, const char *with) {
    const char *at = strstr(text, what);
    if (!at) fail_msg("no \"%s\" in the file", what);
    return arena_format(arena, "%.*s%s%s", (int)(at - text), text, with, at + strlen(what));
}

static struct instrument read_good(struct arena *arena, const char *text) {
    struct instrument instrument;
    struct instrument_faults faults;
    if (instrument_read(arena, text, strlen(text), &instrument, &faults) != DONE) fail_msg("%s: %s", faults.rows[0].place, faults.rows[0].message);
    return instrument;
}

static void each_shipped_file_is_canonical(void **state) {
    struct office *office = *state;
    for (const struct instrument_shipped *shipped = INSTRUMENTS_SHIPPED; shipped->text; shipped++) {
        struct instrument instrument = read_good(office->arena, shipped->text);
        assert_string_equal(instrument.code, shipped->code);
        assert_string_equal(instrument_json(office->arena, &instrument), shipped->text);
    }
}

/* Permenpan-RB 14/2017, annex; the regulation's list has pengaduan before sarana, the form asks sarana first. */
static void the_shipped_SKM_has_the_official_order_and_codes(void **state) {
    static const struct { const char *code; int number; } ITEMS[] = {
        { "persyaratan", 1 }, { "prosedur", 2 }, { "waktu", 3 }, { "biaya", 4 }, { "produk", 5 }, { "kompetensi", 6 }, { "perilaku", 7 },
        { "sarana", 9 }, { "pengaduan", 8 },
    };
    struct office *office = *state;
    struct instrument skm = read_good(office->arena, SKM);
    assert_int_equal(skm.item_count, 9);
    for (size_t i = 0; i < 9; i++) {
        assert_string_equal(skm.items[i].code, ITEMS[i].code);
        assert_int_equal(skm.items[i].regulation_position, ITEMS[i].number);
        assert_int_equal(skm.items[i].choices, 4);
    }
    assert_string_equal(skm.items[3].labels[0], "Sangat mahal");
    assert_string_equal(skm.items[3].labels[3], "Gratis");
}

/* Items, scale, index of the best answers, and the lowest index that meets the threshold of WBK. */
static void SPKP_and_SPAK_convert_to_four_and_have_their_own_marks(void **state) {
    static const struct { const char *code; size_t items; int scale; int64_t lowest, threshold; } FACTS[] = {
        { "spkp", 8, 6, 67, 320 }, { "spak-6", 5, 6, 67, 360 }, { "spak-4", 5, 4, 100, 360 },
    };
    struct office *office = *state;
    for (size_t i = 0; i < 3; i++) {
        struct instrument instrument = read_good(office->arena, INSTRUMENTS_SHIPPED[i + 1].text);
        struct instrument_rules rules;
        assert_string_equal(instrument.code, FACTS[i].code);
        assert_int_equal(instrument.item_count, FACTS[i].items);
        assert_int_equal(instrument.scale, FACTS[i].scale);
        assert_int_equal(instrument_index_of_answer(&instrument, 1), FACTS[i].lowest);
        assert_int_equal(instrument_index_of_answer(&instrument, instrument.scale), 400);
        assert_int_equal(instrument.bands[1].from_hundredths, FACTS[i].threshold);
        assert_int_equal(instrument_rules_of(&instrument, &rules), DONE);
        for (size_t band = 0; band < instrument.band_count; band++) assert_null(strpbrk(instrument.bands[band].mark, "ACD")); /* no grade of the SKM */
    }
}

static void every_shipped_text_is_there_in_English(void **state) {
    struct office *office = *state;
    for (const struct instrument_shipped *shipped = INSTRUMENTS_SHIPPED; shipped->text; shipped++) {
        struct instrument in = read_good(office->arena, shipped->text);
        size_t wanted = 2 + in.band_count;
        for (size_t i = 0; i < in.item_count; i++) wanted += 2 + (size_t)in.items[i].choices;
        assert_int_equal(in.text_count, wanted);
    }
}

static void a_text_missing_in_a_language_is_Indonesian(void **state) {
    struct office *office = *state;
    const char *text = replaced(office->arena, SKM, ", \"en\": \"Requirements\"", "");
    text = replaced(office->arena, text, "{\"en\": \"English\"}", "{\"en\": \"English\", \"jv\": \"Basa Jawa\"}");
    text = replaced(office->arena, text, "\"en\": \"Free of charge\"", "\"en\": \"Free of charge\", \"jv\": \"Gratis tenan\"");
    struct instrument whole = read_good(office->arena, text);
    struct instrument english = instrument_speak(office->arena, &whole, "en"), javanese = instrument_speak(office->arena, &whole, "jv");
    assert_string_equal(english.items[0].name, "Persyaratan");
    assert_string_equal(english.items[0].labels[3], "Very suitable");
    assert_string_equal(english.bands[3].label, "Very good");
    assert_string_equal(javanese.items[3].labels[3], "Gratis tenan");
    assert_string_equal(javanese.items[3].labels[0], "Sangat mahal");
    assert_string_equal(whole.items[0].labels[3], "Sangat sesuai");
}

#define OWN ",\n    {\n      \"code\": \"tahu-dari\",\n      \"counted\": false,\n      \"name\": {\"id\": \"Sumber\"},\n" \
            "      \"question\": {\"id\": \"Tahu layanan ini dari mana?\"},\n      \"labels\": [\n        {\"id\": \"Teman\"},\n        {\"id\": \"Internet\"}\n      ]\n    }"
#define SUB ",\n    {\n      \"code\": \"waktu-janji\",\n      \"unsur\": \"waktu\",\n      \"name\": {\"id\": \"Ketepatan janji\"},\n" \
            "      \"question\": {\"id\": \"Apakah janji waktunya ditepati?\"},\n      \"labels\": [\n        {\"id\": \"a\"},\n        {\"id\": \"b\"},\n        {\"id\": \"c\"},\n        {\"id\": \"d\"}\n      ]\n    }"
#define END "\n  ]\n}\n"

static void own_and_further_questions_are_told_apart_from_the_unsur(void **state) {
    struct office *office = *state;
    const char *text = replaced(office->arena, SKM, "\n    }" END, "\n    }" SUB OWN END);
    struct instrument instrument = read_good(office->arena, text);
    struct instrument_rules rules;
    assert_string_equal(instrument_json(office->arena, &instrument), text);
    assert_int_equal(instrument.items[9].regulation_position, 3); /* that of its unsur */
    assert_int_equal(instrument.items[10].choices, 2);
    assert_int_equal(instrument_rules_of(&instrument, &rules), DONE);
    assert_int_equal(rules.unsur_count, 9);
    assert_int_equal(rules.unsur[9], rules.unsur[2]);
    assert_int_equal(rules.unsur[10], INSTRUMENT_OUTSIDE);
}

static const struct { const char *what, *with, *place, *message; } FAULTS[] = {
    { "\"code\": \"prosedur\"", "\"code\": \"persyaratan\"", "butir 2 (persyaratan)", "kode \"persyaratan\" sudah dipakai butir 1" },
    { "\"scale\": 4", "\"scale\": 0", "", "\"scale\" harus 4 atau 6, bukan 0" },
    { "\"scale\": 4", "\"scale\": 5", "", "\"scale\" harus 4 atau 6, bukan 5" },
    { "\"scale\": 4", "\"scale\": \"4\"", "", "\"scale\" harus berupa bilangan bulat" },
    { "        {\"id\": \"Tidak mudah\", \"en\": \"Not easy\"},\n", "", "butir 2 (prosedur)", "ada 3 jawaban, seharusnya 4" },
    { "\"id\": \"Tidak mudah\", ", "", "butir 2 (prosedur)", "jawaban 1: teks Indonesia (\"id\") belum ada" },
    { "\"id\": \"Tidak mudah\"", "\"id\": \"\"", "butir 2 (prosedur)", "jawaban 1, bahasa id: teksnya kosong" },
    { "\"id\": \"Tidak mudah\"", "\"id\": \"Tidak\\nmudah\"", "butir 2 (prosedur)", "karakter kendali" },
    { "\"id\": \"Tidak mudah\"", "\"id\": 3", "butir 2 (prosedur)", "jawaban 1, bahasa id: harus berupa teks" },
    { "\"basis\":", "\"bassis\":", "", "kunci \"bassis\" tidak dikenal" },
    { "\"number\": 9", "\"number\": 8", "butir 9 (pengaduan)", "nomor 8 sudah dipakai butir 8" },
    { "\"number\": 9", "\"number\": 0", "butir 8 (sarana)", "\"number\" harus dari 1 sampai 40" },
    { "\"number\": 9", "\"unsur\": \"ruang\"", "butir 8 (sarana)", "unsur \"ruang\" tidak ada" },
    { "\"number\": 9", "\"counted\": false, \"unsur\": \"biaya\"", "butir 8 (sarana)", "tidak termasuk unsur" },
    { "\"from\": \"76.61\"", "\"from\": \"76.62\"", "bands 3", "mulai dari 76.62, seharusnya dari 76.61" },
    { "\"from\": \"76.61\"", "\"from\": \"76,61\"", "bands 3", "dua desimal" },
    { "\"to\": \"100.00\"", "\"to\": \"101.00\"", "bands 4", "sampai 101.00, padahal indeks paling tinggi 100.00" },
    { "\"to\": \"100.00\"", "\"to\": \"99.00\"", "bands 4", "berakhir di 99.00" },
    { "\"mark\": \"C\"", "\"mark\": \"D\"", "bands 2", "mutu \"D\" sudah dipakai" },
    { "\"denominator\": 1", "\"denominator\": 0", "conversion", "\"denominator\" harus dari 1" },
    { "{\"en\": \"English\"}", "{}", "", "title, bahasa en: bahasa ini tidak disebut" },
    { "{\"en\": \"English\"}", "{\"en\": \"English\", \"Jawa\": \"x\"}", "languages", "bukan kode bahasa" },
    { "\"code\": \"skm-2017\"", "\"code\": \"SKM 2017\"", "", "huruf kecil" },
    { "\"format\": \"loket-instrument-1\"", "\"format\": \"lain\"", "", "\"format\" harus" },
    { "\"version\": 1,", "\"version\": 1", "baris 5", "JSON rusak" },
    { "\"version\": 1,", "\"version\": 1, \"version\": 2,", "baris 4", "JSON rusak" },
};

static bool tells(const struct instrument_faults *faults, const char *place, const char *message) {
    for (size_t i = 0; i < faults->count; i++) {
        if (strcmp(faults->rows[i].place, place) == 0 && strstr(faults->rows[i].message, message)) return true;
    }
    return false;
}

static void each_fault_is_told_with_its_place(void **state) {
    struct office *office = *state;
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        struct instrument instrument;
        struct instrument_faults faults;
        const char *text = replaced(office->arena, SKM, FAULTS[i].what, FAULTS[i].with);
        assert_int_equal(instrument_read(office->arena, text, strlen(text), &instrument, &faults), REFUSED_INVALID);
        if (tells(&faults, FAULTS[i].place, FAULTS[i].message)) continue;
        fail_msg("%s: wanted \"%s\" at \"%s\", first told \"%s\" at \"%s\"", FAULTS[i].with, FAULTS[i].message, FAULTS[i].place,
                 faults.rows[0].message, faults.rows[0].place);
    }
}

static const char *with_items(struct arena *arena, int count) {
    struct buffer items = buffer_in(arena);
    for (int i = 0; i < count; i++) {
        buffer_format(&items, ",{\"code\": \"o%d\", \"counted\": false, \"name\": {\"id\": \"n\"}, \"question\": {\"id\": \"q\"}, "
                      "\"labels\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}", i);
    }
    return replaced(arena, SKM, "\n    }" END, arena_format(arena, "\n    }%s" END, buffer_string(&items)));
}

static void forty_questions_are_taken_and_forty_one_are_not(void **state) {
    struct office *office = *state;
    struct instrument instrument = read_good(office->arena, with_items(office->arena, 31));
    struct instrument_faults faults;
    const char *text = with_items(office->arena, 32);
    assert_int_equal(instrument.item_count, 40);
    assert_int_equal(instrument_read(office->arena, text, strlen(text), &instrument, &faults), REFUSED_INVALID);
    assert_true(tells(&faults, "items", "ada 41, paling banyak 40"));
}

static enum instrument_outcome store(struct office *office, struct db *db, const struct instrument *instrument) {
    enum instrument_outcome outcome;
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(db, &tx), DONE);
    assert_int_equal(instrument_store(&tx, office->arena, &COMMAND, NOW, instrument, &outcome), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return outcome;
}

static void open_period(struct db *db, struct instrument_id instrument) {
    struct survey_period period = { .instrument = instrument, .label = "2026-Q4", .starts_on = 20700, .ends_on = 20750 };
    struct survey_period_id id;
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(db, &tx), DONE);
    assert_int_equal(survey_period_open(&tx, &COMMAND, NOW, &period, &id), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

static void what_is_stored_comes_back_to_the_last_byte(void **state) {
    struct office *office = *state;
    struct db *db = office_db(office, DB_STAFF);
    for (const struct instrument_shipped *shipped = INSTRUMENTS_SHIPPED; shipped->text; shipped++) {
        struct instrument instrument = read_good(office->arena, shipped->text), stored;
        assert_int_equal(store(office, db, &instrument), INSTRUMENT_ADDED);
        assert_int_equal(instrument_by_code(db, office->arena, shipped->code, &stored), DONE);
        assert_string_equal(instrument_json(office->arena, &stored), shipped->text);
        assert_string_equal(stored.sha256, instrument_hash(office->arena, &instrument));
        assert_int_equal(store(office, db, &instrument), INSTRUMENT_SAME);
    }
}

static void a_questionnaire_changes_until_a_period_uses_it_and_then_needs_a_version(void **state) {
    struct office *office = *state;
    struct db *db = office_db(office, DB_STAFF);
    struct instrument first = read_good(office->arena, SKM), stored;
    const char *changed = replaced(office->arena, SKM, "Sangat mahal", "Terlalu mahal");
    struct instrument second = read_good(office->arena, changed);
    struct instrument third = read_good(office->arena, replaced(office->arena, SKM, "\"version\": 1", "\"version\": 2"));
    assert_int_equal(store(office, db, &first), INSTRUMENT_ADDED);
    assert_int_equal(store(office, db, &second), INSTRUMENT_REPLACED);
    assert_int_equal(instrument_by_code(db, office->arena, "skm-2017", &stored), DONE);
    assert_string_equal(instrument_json(office->arena, &stored), changed);
    open_period(db, stored.id);
    assert_int_equal(store(office, db, &second), INSTRUMENT_SAME);
    assert_int_equal(store(office, db, &first), INSTRUMENT_NEEDS_VERSION);
    assert_int_equal(store(office, db, &third), INSTRUMENT_ADDED);
    assert_int_equal(instrument_by_code(db, office->arena, "skm-2017.2", &stored), DONE);
    assert_int_equal(stored.version, 2);
    assert_string_equal(stored.items[3].labels[0], "Sangat mahal");
    assert_int_equal(instrument_by_code(db, office->arena, "skm-2017", &stored), DONE);
    assert_string_equal(stored.items[3].labels[0], "Terlalu mahal");
}

static void a_questionnaire_changed_past_the_program_opens_no_period(void **state) {
    struct office *office = *state;
    struct instrument skm = read_good(office->arena, SKM), stored;
    assert_int_equal(store(office, office_db(office, DB_STAFF), &skm), INSTRUMENT_ADDED);
    sqlite3 *engine;
    assert_int_equal(sqlite3_open(office->path, &engine), SQLITE_OK);
    assert_int_equal(sqlite3_exec(engine, "UPDATE instrument_label SET label = 'Diubah' WHERE position = 4 AND value = 1", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(engine), SQLITE_OK);
    assert_int_equal(instrument_by_code(office_db(office, DB_STAFF), office->arena, "skm-2017", &stored), DONE);
    struct survey_period period = { .instrument = stored.id, .label = "2026-Q4", .starts_on = 20700, .ends_on = 20750 };
    struct survey_period_id id;
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(survey_period_open(&tx, &COMMAND, NOW, &period, &id), FAILED_INTERNAL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(each_shipped_file_is_canonical),
        FACT(the_shipped_SKM_has_the_official_order_and_codes),
        FACT(SPKP_and_SPAK_convert_to_four_and_have_their_own_marks),
        FACT(every_shipped_text_is_there_in_English),
        FACT(a_text_missing_in_a_language_is_Indonesian),
        FACT(own_and_further_questions_are_told_apart_from_the_unsur),
        FACT(each_fault_is_told_with_its_place),
        FACT(forty_questions_are_taken_and_forty_one_are_not),
        FACT(what_is_stored_comes_back_to_the_last_byte),
        FACT(a_questionnaire_changes_until_a_period_uses_it_and_then_needs_a_version),
        FACT(a_questionnaire_changed_past_the_program_opens_no_period),
    };
    return cmocka_run_group_tests_name("instrument", tests, NULL, NULL);
}
