/* Facts about what a survey dataset holds, how it is read again by staff and by the builder, and how it is corrected. */
#include "tests/unit/store_fixture.h"

#include "lib/store/dataset_content.h"
#include "lib/store/db_internal.h"
#include "lib/store/erratum.h"
#include "lib/store/instrument_file.h"
#include "lib/store/permits.h"
#include "lib/store/service.h"
#include "lib/store/survey_dataset.h"
#include "lib/store/survey_remake.h"
#include "lib/store/survey_result.h"

#define START 20727 /* 2026-10-01 */
#define END 20818   /* 2026-12-31 */
#define MIDDLE (START + 46)
#define SMALLEST 5

static const char *const SERVICES[] = { "nib", "pbg", "sipb" };

/* Several answers alike. */
struct heap {
    const char *service, *channel, *device, *answers;
    size_t count;
    day_number day;
    int64_t seconds; /* 0: not known */
};

/* Two services that may be told apart, one that may not; too few slips in the first. */
static const struct heap SKM_HEAPS[] = {
    { "nib", "web", "phone", "333333333", 10, START, 60 }, { "nib", "web", "computer", "444444444", 4, MIDDLE, 5 },
    { "nib", "slip", "", "222222222", 3, START + 4, 0 },   { "nib", "paper", "", "343434343", 6, MIDDLE, 0 },
    { "pbg", "web", "phone", "111111111", 7, START, 90 },  { "pbg", "slip", "", "444444440", 9, START + 4, 0 },
    { "sipb", "web", "phone", "400000000", 2, START, 60 }, { NULL, "web", "phone", "333333334", 8, END, 60 },
    { NULL, "slip", "", "333333334", 6, END, 0 },
};
#define SKM_HEAP_COUNT (sizeof SKM_HEAPS / sizeof *SKM_HEAPS)
#define SKM_ROWS 55

static const struct heap SIX_HEAPS[] = { { NULL, "web", "phone", "66666666", 5, START, 60 }, { NULL, "web", "phone", "55555555", 4, MIDDLE, 60 } };
static const struct heap IMPORT_HEAPS[] = { { NULL, "import", "", "333333333", 6, END, 0 }, { NULL, "import", "", "444444444", 1, END, 0 } };

struct asked {
    const char *instrument; /* NULL: the SKM */
    const char *key;
    const struct heap *heaps;
    size_t count;
};

static struct instrument_id instrument_for(struct office *office, struct tx *tx, const char *code) {
    struct instrument_id id;
    if (!code) {
        assert_int_equal(survey_seed_skm(tx, &COMMAND, NOW, &id), DONE);
        return id;
    }
    struct instrument instrument;
    enum instrument_outcome outcome;
    const struct instrument_shipped *shipped = INSTRUMENTS_SHIPPED;
    while (strcmp(shipped->code, code) != 0) shipped++;
    assert_int_equal(instrument_read_shipped(office->arena, shipped, &instrument), DONE);
    assert_int_equal(instrument_store(tx, office->arena, &COMMAND, NOW, &instrument, &outcome), DONE);
    assert_int_equal(instrument_by_code(office_db(office, DB_STAFF), office->arena, code, &instrument), DONE);
    return instrument.id;
}

static void add_heap(struct tx *tx, struct survey_period_id period, const struct heap *heap, uint8_t *number) {
    struct survey_response response = { .period = period, .channel = heap->channel, .service_code = heap->service, .device = heap->device,
                                        .answered_on = heap->day, .seconds = { heap->seconds > 0, heap->seconds }, .sex = "", .age_group = "",
                                        .education = "", .occupation = "", .answers = heap->answers };
    for (size_t i = 0; i < heap->count; i++) {
        response.nonce = nonce_of(++*number);
        assert_int_equal(survey_response_add(tx, &response, NOW, NULL), DONE);
    }
}

static struct survey_period_id field(struct office *office, const struct asked *asked) {
    struct tx tx CLEANUP_TX = { 0 };
    struct survey_period period = { .label = "2026-Q4", .key = asked->key, .starts_on = START, .ends_on = END };
    uint8_t number = 0;
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    for (size_t i = 0; i < sizeof SERVICES / sizeof *SERVICES; i++) {
        struct service service = { .code = SERVICES[i], .name = SERVICES[i], .position = (int)i + 1, .active = true };
        assert_int_equal(service_save(&tx, &COMMAND, NOW, &service), DONE);
    }
    period.instrument = instrument_for(office, &tx, asked->instrument);
    assert_int_equal(survey_period_open(&tx, &COMMAND, NOW, &period, &period.id), DONE);
    for (size_t i = 0; i < asked->count; i++) add_heap(&tx, period.id, &asked->heaps[i], &number);
    assert_int_equal(survey_period_close(&tx, &COMMAND, NOW, period.id, 0), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return period.id;
}

/* The draft of a period. */
static struct dataset drafted(struct office *office, const struct asked *asked) {
    struct db *staff = office_db(office, DB_STAFF);
    struct survey_period period;
    struct instrument instrument;
    struct skm_figures figures;
    struct dataset_id id;
    struct dataset dataset;
    assert_int_equal(survey_period_by_id(staff, office->arena, field(office, asked), &period), DONE);
    assert_int_equal(instrument_by_id(staff, office->arena, period.instrument, &instrument), DONE);
    assert_int_equal(survey_figures(staff, &period, &instrument, &figures), DONE);
    struct survey_dataset what = { .period = &period, .instrument = &instrument, .figures = &figures, .smallest_group = SMALLEST,
                                   .title = "Indeks", .source = "Uji" };
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(staff, &tx), DONE);
    assert_int_equal(survey_dataset_add(&tx, &COMMAND, NOW, &what, &id), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(dataset_by_id(staff, office->arena, id, &dataset), DONE);
    return dataset;
}

static struct survey_result *read_from(struct office *office, enum db_role role, const struct dataset *dataset) {
    struct survey_result *result = arena_alloc(office->arena, sizeof *result);
    enum survey_source source = role == DB_BUILDER ? SURVEY_FROM_VIEWS : SURVEY_FROM_TABLES;
    assert_int_equal(survey_result_read(office_db(office, role), office->arena, dataset, source, result), DONE);
    return result;
}

static void approve(struct office *office, struct dataset *dataset) {
    static const struct { const char *name; enum role role; const char *action, *note; } CHAIN[] = {
        { "tim", ROLE_SURVEY_TEAM, "submit", "" }, { "kasi", ROLE_SECTION_HEAD, "analyse", "Baik" },
        { "kabid", ROLE_DIVISION_HEAD, "correct", "Tidak ada" }, { "kadis", ROLE_HEAD, "approve", "" } };
    for (size_t i = 0; i < 4; i++) {
        struct actor actor = { ACTOR_STAFF, add_staff(office, CHAIN[i].name, ROLE_BIT(CHAIN[i].role)) };
        struct tx tx CLEANUP_TX = { 0 };
        struct dataset_act act = { dataset->id, (int64_t)i + 1, CHAIN[i].action, CHAIN[i].note };
        assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
        assert_int_equal(dataset_act(&tx, &actor, NOW, &act), DONE);
        assert_int_equal(tx_commit(&tx), DONE);
    }
    assert_int_equal(dataset_by_id(office_db(office, DB_STAFF), office->arena, dataset->id, dataset), DONE);
}

static const struct asked SKM = { NULL, NULL, SKM_HEAPS, SKM_HEAP_COUNT };

static void the_folded_answers_give_the_index_to_the_last_digit(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &SKM);
    struct survey_result *result = read_from(office, DB_STAFF, &dataset);
    assert_true(result->recomputed);
    assert_int_equal(result->figures.n, SKM_ROWS);
    assert_int_equal(result->figures.ikm, dataset.ikm_hundredths.value);
    assert_true(survey_result_agrees(result));
    result->dataset.ikm_hundredths.value++;
    assert_false(survey_result_agrees(result));
}

/* sipb has 2 answers and joins those that name none; in nib 3 slips hide with the sheets. */
static void services_too_few_to_tell_apart_join_the_nameless(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &SKM);
    struct survey_result *result = read_from(office, DB_STAFF, &dataset);
    static const struct { const char *code; int64_t n; } EXPECTED[] = { { "", 16 }, { "nib", 23 }, { "pbg", 16 } };
    assert_int_equal(result->services.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(result->services.rows[i].code, EXPECTED[i].code);
        assert_int_equal(result->services.rows[i].figures.n, EXPECTED[i].n);
    }
    for (size_t i = 0; i < result->answers.count; i++) {
        const struct skm_answer *row = &result->answers.rows[i];
        assert_string_not_equal(row->service_code, "sipb");
        bool is_few = strcmp(row->service_code, "nib") == 0 && strcmp(row->answers, "222222222") == 0;
        if (is_few) assert_string_equal(row->channel, "");
    }
}

static void channels_are_told_as_a_whole_where_no_small_group_follows(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &SKM);
    struct survey_result *result = read_from(office, DB_STAFF, &dataset);
    int64_t sum = 0, told = 0;
    for (size_t i = 0; i < result->channels.count; i++) {
        sum += result->channels.rows[i].figures.n;
        told += *result->channels.rows[i].code != '\0';
    }
    assert_int_equal(sum, SKM_ROWS);
    assert_true(told > 0);
    assert_string_equal(survey_fact(result, "answers.slip"), "18");
    assert_string_equal(survey_fact(result, "answers.kiosk"), "0");
}

static void the_facts_of_the_period_are_frozen_with_it(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &SKM);
    struct survey_result *result = read_from(office, DB_STAFF, &dataset);
    static const struct survey_fact FACTS[] = {
        { "period.key", "2026-Q4" }, { "period.starts_on", "2026-10-01" }, { "period.ends_on", "2026-12-31" },
        { "period.closed_on", "2026-11-21T03:00:00Z" }, { "slips.issued", "0" }, { "answers.web", "31" }, { "answers.paper", "6" },
        { "quality.all_top.rows", "4" }, { "quality.straight.rows", "24" }, { "quality.run.rows", "15" }, { "quality.runs", "4" },
        { "quality.rows_in_runs", "31" }, { "quality.longest_run", "10" }, { "quality.timed", "31" }, { "quality.fast.rows", "4" },
        { "quality.half1.first", "2026-10-01" }, { "quality.half2.last", "2026-12-31" },
    };
    for (size_t i = 0; i < sizeof FACTS / sizeof *FACTS; i++) {
        const char *value = survey_fact(result, FACTS[i].name);
        if (!value || strcmp(value, FACTS[i].value) != 0) fail_msg("%s: %s, not %s", FACTS[i].name, value ? value : "absent", FACTS[i].value);
    }
    assert_null(survey_fact(result, "quality"));
    assert_int_equal(survey_fact_number(result, "quality.longest_run"), 10);
    assert_int_equal(survey_fact_number(result, "period.key"), SKM_NONE);
}

static void devices_of_few_answers_are_looked_at_together(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &SKM);
    struct survey_result *result = read_from(office, DB_STAFF, &dataset);
    int64_t n = 0;
    bool has_rest = false;
    for (int i = 1; i <= 4; i++) {
        const char *channel = survey_fact(result, arena_format(office->arena, "quality.group.%d.channel", i));
        int64_t here = survey_fact_number(result, arena_format(office->arena, "quality.group.%d.n", i));
        if (!channel) continue;
        n += here;
        assert_true(here >= SMALLEST);
        has_rest = has_rest || strcmp(channel, "lain") == 0; /* 4 at a computer, with the 6 sheets */
    }
    assert_int_equal(n, SKM_ROWS);
    assert_true(has_rest);
}

static void an_imported_matrix_has_only_the_facts_that_are_known(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &(struct asked){ NULL, NULL, IMPORT_HEAPS, 2 });
    struct survey_result *result = read_from(office, DB_STAFF, &dataset);
    static const char *const UNKNOWN[] = { "quality.burst.rows", "quality.fast.rows", "quality.half1.n", "quality.jump" };
    for (size_t i = 0; i < 4; i++) assert_null(survey_fact(result, UNKNOWN[i]));
    assert_string_equal(survey_fact(result, "quality.longest_run"), "6");
    assert_string_equal(survey_fact(result, "answers.import"), "7");
}

/* SPKP: eight questions of six answers, no marks of the SKM; a mean of 6 is 4.00, 50 in 9 answers are 3.70. */
static void another_questionnaire_keeps_its_scale_conversion_and_scope(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &(struct asked){ "spkp", "2026-Q4-spkp", SIX_HEAPS, 2 });
    struct survey_result *result = read_from(office, DB_STAFF, &dataset);
    assert_string_equal(dataset.scope, "spkp");
    assert_string_equal(result->instrument.family, "spkp");
    assert_int_equal(result->rules.scale, 6);
    assert_int_equal(result->rules.item_count, 8);
    assert_int_equal(result->figures.ikm, 370);
    assert_int_equal(dataset.ikm_hundredths.value, 370);
    assert_true(survey_result_agrees(result));
}

static void the_questionnaire_is_kept_as_it_was_asked(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &SKM);
    struct instrument kept, own;
    struct db *staff = office_db(office, DB_STAFF);
    assert_int_equal(dataset_instrument_read(staff, office->arena, dataset.id, SURVEY_FROM_TABLES, &kept), DONE);
    assert_int_equal(instrument_by_code(staff, office->arena, "skm-2017", &own), DONE);
    assert_string_equal(instrument_json(office->arena, &kept), instrument_json(office->arena, &own));
    assert_string_equal(instrument_hash(office->arena, &kept), own.sha256);
}

static void the_builder_reads_what_staff_read_once_it_is_approved(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &SKM);
    assert_int_equal(read_from(office, DB_BUILDER, &dataset)->figures.n, 0); /* a draft is nobody's business */
    approve(office, &dataset);
    struct survey_result *published = read_from(office, DB_BUILDER, &dataset), *own = read_from(office, DB_STAFF, &dataset);
    assert_int_equal(published->figures.ikm, own->figures.ikm);
    assert_int_equal(published->facts.count, own->facts.count);
    assert_int_equal(published->services.count, own->services.count);
    assert_int_equal(published->channels.count, own->channels.count);
    assert_int_equal(published->items.count, 9);
    assert_string_equal(instrument_hash(office->arena, &published->instrument), instrument_hash(office->arena, &own->instrument));
}

/* ---- corrections ---- */

static enum result remake(struct office *office, const struct dataset *approved, int64_t population, struct dataset_id *ret) {
    struct survey_remake what = { approved, { population > 0, population }, SMALLEST };
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    enum result result = survey_dataset_remake(&tx, &COMMAND, NOW, &what, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

static struct dataset_errata errata_of(struct office *office, struct dataset_id id) {
    struct dataset_errata errata;
    assert_int_equal(errata_list(office_db(office, DB_STAFF), office->arena, id, &errata), DONE);
    return errata;
}

static void a_correction_lists_what_differs_from_what_was_approved(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &SKM), second;
    struct dataset_id id;
    assert_int_equal(remake(office, &dataset, 480, &id), REFUSED_STALE); /* a draft is not corrected */
    approve(office, &dataset);
    assert_int_equal(remake(office, &dataset, 480, &id), DONE);
    struct dataset_errata errata = errata_of(office, id);
    assert_int_equal(errata.count, 1);
    assert_string_equal(errata.rows[0].place, "Jumlah pengguna layanan");
    assert_string_equal(errata.rows[0].old, "");
    assert_string_equal(errata.rows[0].new, "480");
    assert_false(errata.rows[0].written);
    assert_int_equal(dataset_by_id(office_db(office, DB_STAFF), office->arena, id, &second), DONE);
    assert_int_equal(second.revision, 2);
    assert_int_equal(second.ikm_hundredths.value, dataset.ikm_hundredths.value);
}

/* A figure that was wrong past the program's own doing: the first item's sum, changed in the tables of the correction. */
static void changed_figures_and_long_tables_are_told_in_their_own_words(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &SKM);
    struct dataset_id id;
    approve(office, &dataset);
    assert_int_equal(remake(office, &dataset, 0, &id), DONE);
    assert_int_equal(errata_of(office, id).count, 0); /* nothing differs */
    const char *which = arena_format(office->arena, "dataset_id = %lld", (long long)id.value);
    const char *change = arena_format(office->arena,
        "UPDATE survey_published_figure SET nrr_milli = nrr_milli + 1 WHERE position = 1 AND %s;"
        "UPDATE survey_snapshot SET value = '9' WHERE name IN ('slips.issued', 'slips.answered') AND %s;"
        "DELETE FROM survey_answer_row WHERE answers = '333333333' AND %s", which, which, which);
    assert_int_equal(db_execute(office_db(office, DB_ADMIN), change), DONE);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(errata_compare(&tx, id), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    struct dataset_errata errata = errata_of(office, id);
    assert_int_equal(errata.count, 3);
    assert_string_equal(errata.rows[0].place, "NRR Persyaratan");
    assert_string_equal(errata.rows[1].place, "Tabel jawaban");
    assert_string_equal(errata.rows[1].old, "8 baris");
    assert_string_equal(errata.rows[1].new, "7 baris, 1 berbeda");
    assert_string_equal(errata.rows[2].place, "Fakta periode dan mutu jawaban");
}

static enum result submit(struct office *office, struct dataset_id id) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    enum result result = dataset_act(&tx, &COMMAND, NOW, &(struct dataset_act){ id, 1, "submit", "" });
    return result == DONE ? tx_commit(&tx) : result;
}

static void a_correction_is_submitted_only_with_a_reason_for_each(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &SKM);
    struct dataset_id id;
    struct tx tx CLEANUP_TX = { 0 };
    approve(office, &dataset);
    assert_int_equal(remake(office, &dataset, 480, &id), DONE);
    assert_int_equal(submit(office, id), REFUSED_STALE);
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(erratum_add(&tx, id, &(struct dataset_erratum){ .place = "Analisis", .old = "turun", .new = "naik", .reason = "Salah tulis" }), DONE);
    assert_int_equal(erratum_explain(&tx, id, 1, "Jumlah pengguna layanan baru diketahui"), DONE);
    assert_int_equal(erratum_explain(&tx, id, 7, "Tidak ada"), REFUSED_STALE);
    assert_int_equal(erratum_drop(&tx, id, 1), REFUSED_STALE); /* found, not noted by hand */
    assert_int_equal(errata_compare(&tx, id), DONE);           /* reasons and notes stay */
    assert_int_equal(tx_commit(&tx), DONE);
    struct dataset_errata errata = errata_of(office, id);
    assert_int_equal(errata.count, 2);
    assert_int_equal(errata_unexplained(&errata), 0);
    assert_string_equal(errata.rows[0].reason, "Jumlah pengguna layanan baru diketahui");
    assert_true(errata.rows[1].written);
    assert_int_equal(submit(office, id), DONE);
}

static void the_old_revision_stays_readable_and_true(void **state) {
    struct office *office = *state;
    struct dataset dataset = drafted(office, &SKM), old;
    struct dataset_check check;
    struct dataset_id id;
    approve(office, &dataset);
    assert_int_equal(remake(office, &dataset, 480, &id), DONE);
    assert_int_equal(dataset_by_id(office_db(office, DB_STAFF), office->arena, dataset.id, &old), DONE);
    assert_int_equal(dataset_verify(office_db(office, DB_STAFF), office->arena, &old, &check), DONE);
    assert_true(check.same);
    assert_int_equal(read_from(office, DB_STAFF, &old)->figures.n, SKM_ROWS);
    assert_int_equal(read_from(office, DB_BUILDER, &old)->figures.n, SKM_ROWS); /* until the correction is approved */
}

/* Printed figures of another office's year came without answers: only an import can correct them. */
static void figures_without_answers_cannot_be_made_anew(void **state) {
    struct office *office = *state;
    struct dataset dataset = { .kind = "survey", .period = "2019", .title = "Indeks", .source = "Laporan", .published_ikm_hundredths = { true, 8493 } };
    struct dataset_id id;
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(dataset_add(&tx, &COMMAND, NOW, &dataset, &dataset.id), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    approve(office, &dataset);
    assert_int_equal(remake(office, &dataset, 480, &id), REFUSED_ABSENT);
}

static void add_permits(struct office *office, const struct permit *permits, size_t count, struct dataset *ret) {
    struct dataset new = { .kind = "permits", .period = "2026-Q4", .title = "Perizinan", .source = "contoh.csv" };
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(dataset_add(&tx, &COMMAND, NOW, &new, &ret->id), DONE);
    for (size_t i = 0; i < count; i++) assert_int_equal(permit_add(&tx, ret->id, &permits[i]), DONE);
    assert_int_equal(errata_compare(&tx, ret->id), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

static void a_corrected_import_is_compared_row_by_row(void **state) {
    struct office *office = *state;
    static const struct permit BEFORE[] = { { 1, "OSS-RBA", "NIB", "2026-10", 12, { 0 } }, { 2, "OSS-RBA", "PBG", "2026-10", 3, { 0 } } };
    static const struct permit NOW_[] = { { 1, "OSS-RBA", "NIB", "2026-10", 14, { 0 } }, { 2, "OSS-RBA", "SLF", "2026-10", 3, { 0 } } };
    struct dataset first, second;
    add_permits(office, BEFORE, 2, &first);
    assert_int_equal(errata_of(office, first.id).count, 0); /* nothing was before */
    approve(office, &first);
    add_permits(office, NOW_, 2, &second);
    struct dataset_errata errata = errata_of(office, second.id);
    static const char *const EXPECTED[][3] = { { "OSS-RBA, NIB, 2026-10", "12", "14" }, { "OSS-RBA, PBG, 2026-10", "3", "" },
                                               { "OSS-RBA, SLF, 2026-10", "", "3" } };
    assert_int_equal(errata.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(errata.rows[i].place, EXPECTED[i][0]);
        assert_string_equal(errata.rows[i].old, EXPECTED[i][1]);
        assert_string_equal(errata.rows[i].new, EXPECTED[i][2]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(the_folded_answers_give_the_index_to_the_last_digit),
        FACT(services_too_few_to_tell_apart_join_the_nameless),
        FACT(channels_are_told_as_a_whole_where_no_small_group_follows),
        FACT(the_facts_of_the_period_are_frozen_with_it),
        FACT(devices_of_few_answers_are_looked_at_together),
        FACT(an_imported_matrix_has_only_the_facts_that_are_known),
        FACT(another_questionnaire_keeps_its_scale_conversion_and_scope),
        FACT(the_questionnaire_is_kept_as_it_was_asked),
        FACT(the_builder_reads_what_staff_read_once_it_is_approved),
        FACT(a_correction_lists_what_differs_from_what_was_approved),
        FACT(changed_figures_and_long_tables_are_told_in_their_own_words),
        FACT(a_correction_is_submitted_only_with_a_reason_for_each),
        FACT(the_old_revision_stays_readable_and_true),
        FACT(figures_without_answers_cannot_be_made_anew),
        FACT(a_corrected_import_is_compared_row_by_row),
    };
    return cmocka_run_group_tests_name("survey_result", tests, NULL, NULL);
}
