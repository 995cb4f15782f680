/* Facts about storing figures that were read from files: drafts, what joins and replaces them, errata and hashes of the new kinds. */
#include "tests/unit/store_fixture.h"

#include "lib/rules/dataset_states.h"
#include "lib/rules/roles.h"
#include "lib/store/budget.h"
#include "lib/store/dataset_content.h"
#include "lib/store/db_internal.h"
#include "lib/store/erratum.h"
#include "lib/store/figure_import.h"
#include "lib/store/indicators.h"
#include "lib/store/investment.h"
#include "lib/store/investment_parts.h"
#include "lib/store/permits.h"
#include "lib/store/targets.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char PMA[] = "level,sector,amount_million_idr,amount_thousand_usd,projects\ntotal,Kabupaten,150,10,2\nsector,Sektor Primer,150,10,1\nitem,Kehutanan,150,10,1\n"
                          "country,Singapura,150,10,2\n";
static const char PMDN[] = "level,sector,amount_million_idr,projects\ntotal,Kabupaten,7.5,\nsector,Sektor Tersier,7.5,3\nitem,Konstruksi,7.5,3\n";
static const char PERMITS[] = "channel,permit_type,month,issued,on_time\nOSS,NIB,2024-04,5,4\nOSS,NIB,2024-05,6,6\nOSS,Jumlah,,12,\n";
static const char INDICATORS[] = "year,goal,indicator,unit,direction,target,realisation,published_achievement_pct,final_target,final_year,note\n"
                                 "2021,Mutu,A,%,higher,77.2,84.6,109.5,90,2026,\n2021,Mutu,B,%,lower,10,8,120,5,2026,catatan\n";
static const char BUDGET[] = "year,programme,budget_idr,realised_idr,published_pct\n2021,A,100,50.25,50.25\n2021,total,100,50.25,60\n";
static const char TARGETS[] = "year,measure,value_idr,note\n2021,target_renstra,100,\n2022,target_renstra,200,catatan\n";

static struct figure_file read_text(struct office *office, enum figure_kind kind, const char *period, const char *text) {
    struct worksheet sheet;
    struct csv_fault fault;
    struct figure_file file;
    struct figure_reading reading = { .kind = kind, .period = period, .office = "", .status = "" };
    assert_true(figure_sheet_csv(office->arena, text, strlen(text), &sheet, &fault));
    (void)figure_header_guess(office->arena, kind, &sheet, &reading.header, &reading.mapping);
    assert_int_equal(target_past(office_db(office, DB_STAFF), office->arena, &reading.past), DONE);
    reading.past.office = "Kota Contoh";
    figure_file_read(office->arena, &reading, &sheet, &file);
    if (file.fault_count > 0) fail_msg("%s", file.faults[0].reason);
    return file;
}

struct import { enum figure_kind kind; const char *period, *text; bool replaces; uint8_t nonce; };

static enum result import(struct office *office, struct import what, struct figure_imported *ret) {
    struct figure_file file = read_text(office, what.kind, what.period, what.text);
    struct figure_import import = { .source = "contoh.csv", .report_period = "2024-Q2", .replaces = what.replaces };
    random_bytes(import.nonce.bytes, sizeof import.nonce.bytes);
    if (what.nonce) memset(import.nonce.bytes, what.nonce, sizeof import.nonce.bytes);
    memset(import.file_sha256, 7, sizeof import.file_sha256);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(office_db(office, DB_STAFF), &tx);
    if (result == DONE) result = figure_import_add(&tx, office->arena, &COMMAND, NOW, &import, &file, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

static struct dataset dataset_of(struct office *office, struct dataset_id id) {
    struct dataset dataset;
    assert_int_equal(dataset_by_id(office_db(office, DB_STAFF), office->arena, id, &dataset), DONE);
    return dataset;
}

static size_t differences_of(struct office *office, struct dataset_id id, struct dataset_differences *ret) {
    assert_int_equal(difference_list(office_db(office, DB_STAFF), office->arena, id, ret), DONE);
    return ret->count;
}

static struct staff_id person(struct office *office, size_t which) {
    struct staff_new account = { .name = arena_format(office->arena, "petugas%zu", which), .full_name = "Petugas Contoh", .roles = ROLE_BIT(ROLE_HEAD),
                                 .password = "sandi-contoh-12", .cost = &CHEAP };
    struct staff_id id;
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    if (staff_add(&tx, &COMMAND, NOW, &account, &id) != DONE) {
        struct staff staff;
        assert_int_equal(staff_by_name(office_db(office, DB_STAFF), office->arena, account.name, &staff), DONE);
        return staff.id;
    }
    assert_int_equal(tx_commit(&tx), DONE);
    return id;
}

static enum result act(struct office *office, size_t who, struct dataset_id id, enum dataset_action action) {
    struct dataset dataset = dataset_of(office, id);
    struct actor actor = { .kind = ACTOR_STAFF, .staff = person(office, who) };
    struct dataset_act step = { id, dataset.version, dataset_action_text(action), "Alasan contoh" };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(office_db(office, DB_STAFF), &tx);
    if (result == DONE) result = dataset_act(&tx, &actor, NOW, &step);
    return result == DONE ? tx_commit(&tx) : result;
}

static void explain_all(struct office *office, struct dataset_id id) {
    struct dataset_differences found;
    struct dataset_errata errata;
    struct tx tx CLEANUP_TX = { 0 };
    (void)differences_of(office, id, &found);
    assert_int_equal(errata_list(office_db(office, DB_STAFF), office->arena, id, &errata), DONE);
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    for (size_t i = 0; i < found.count; i++) assert_int_equal(difference_explain(&tx, id, (int64_t)i + 1, "Catatan contoh"), DONE);
    for (size_t i = 0; i < errata.count; i++) assert_int_equal(erratum_explain(&tx, id, errata.rows[i].position, "Salah ketik"), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

static void approve(struct office *office, struct dataset_id id) {
    static const enum dataset_action CHAIN[] = { DATASET_SUBMIT, DATASET_ANALYSE, DATASET_CORRECT, DATASET_APPROVE };
    explain_all(office, id);
    for (size_t i = 0; i < COUNT(CHAIN); i++) assert_int_equal(act(office, i, id, CHAIN[i]), DONE);
}

/* ---- storing ---- */

static void every_kind_becomes_a_draft_with_its_rows_and_differences(void **state) {
    struct office *office = *state;
    struct db *staff = office_db(office, DB_STAFF);
    static const struct { struct import what; const char *period; size_t differences; } FILES[] = {
        { { FIGURES_INVESTMENT, "2024-Q1", PMA, false, 0 }, "2024-Q1", 1 }, { { FIGURES_PERMITS, "", PERMITS, false, 0 }, "2024-Q2", 1 },
        { { FIGURES_INDICATORS, "", INDICATORS, false, 0 }, "2021", 1 },    { { FIGURES_BUDGET, "", BUDGET, false, 0 }, "2021", 1 },
        { { FIGURES_TARGETS, "", TARGETS, false, 0 }, "2021-2022", 0 },
    };
    struct figure_imported done[COUNT(FILES)];
    for (size_t i = 0; i < COUNT(FILES); i++) {
        struct dataset_differences found;
        assert_int_equal(import(office, FILES[i].what, &done[i]), DONE);
        struct dataset dataset = dataset_of(office, done[i].id);
        assert_string_equal(dataset.kind, figure_kind_text(FILES[i].what.kind));
        assert_string_equal(dataset.period, FILES[i].period);
        assert_string_equal(dataset.report_period, "2024-Q2");
        assert_string_equal(dataset.state, "draft");
        assert_int_equal(differences_of(office, done[i].id, &found), FILES[i].differences);
        for (size_t k = 0; k < found.count; k++) assert_string_equal(found.rows[k].note, ""); /* people write them */
    }
    struct investments investments;
    struct investment_parts parts;
    struct permits permits;
    struct indicators indicators;
    struct budget_lines budgets;
    struct targets targets;
    assert_int_equal(investment_list(staff, office->arena, done[0].id, &investments), DONE);
    assert_int_equal(investment_part_list(staff, office->arena, done[0].id, &parts), DONE);
    assert_int_equal(permit_list(staff, office->arena, done[1].id, &permits), DONE);
    assert_int_equal(indicator_list(staff, office->arena, done[2].id, &indicators), DONE);
    assert_int_equal(budget_list(staff, office->arena, done[3].id, &budgets), DONE);
    assert_int_equal(target_list(staff, office->arena, done[4].id, &targets), DONE);
    assert_int_equal(investments.count, 3);
    assert_int_equal(dataset_of(office, done[0].id).exchange_rate.value, 15000);
    assert_string_equal(parts.rows[0].value, "Singapura");
    assert_int_equal(permits.rows[0].on_time.value, 4);
    assert_string_equal(indicators.rows[1].final_target, "5");
    assert_int_equal(budgets.rows[0].realised_sen.value, 5025);
    assert_int_equal(targets.rows[1].amount_rupiah, 200);
    const char *fault = NULL; /* a table whose key skipped a column made SQLite call the whole database damaged, and every backup fail */
    assert_int_equal(db_check_whole(office_db(office, DB_ADMIN), &fault), DONE);
    assert_null(fault);
}

static void a_file_of_several_years_becomes_a_dataset_a_year_or_none(void **state) {
    struct office *office = *state;
    static const char TWO_YEARS[] = "year,programme,budget_idr,realised_idr\n2021,A,100,50\n2022,A,200,60\n";
    struct figure_imported done;
    struct datasets datasets;
    assert_int_equal(import(office, (struct import){ FIGURES_BUDGET, "2022", TWO_YEARS, false, 0 }, &done), DONE);
    assert_int_equal(import(office, (struct import){ FIGURES_BUDGET, "", TWO_YEARS, false, 0 }, &done), REFUSED_STALE);
    assert_string_equal(done.refused, "budget 2022");
    assert_int_equal(dataset_list(office_db(office, DB_STAFF), office->arena, "budget", &datasets), DONE);
    assert_int_equal(datasets.count, 1); /* 2021 was rolled back */
    assert_int_equal(import(office, (struct import){ FIGURES_BUDGET, "", TWO_YEARS, true, 0 }, &done), DONE);
    assert_int_equal(done.count, 2);
}

static void what_tells_no_period_or_two_offices_alike_is_not_stored(void **state) {
    struct office *office = *state;
    struct figure_imported done;
    assert_int_equal(import(office, (struct import){ FIGURES_INVESTMENT, "", PMDN, false, 0 }, &done), REFUSED_INVALID);
    assert_int_equal(import(office, (struct import){ FIGURES_BUDGET, "2021", "office,programme,budget_idr,realised_idr\nX,A,1,1\nY,A,1,1\n", false, 0 }, &done),
                     REFUSED_INVALID);
}

static void a_form_sent_twice_is_one_import(void **state) {
    struct office *office = *state;
    struct figure_imported first, second;
    bool is_known;
    assert_int_equal(import(office, (struct import){ FIGURES_TARGETS, "", TARGETS, false, 9 }, &first), DONE);
    assert_int_equal(import(office, (struct import){ FIGURES_TARGETS, "", TARGETS, false, 9 }, &second), DONE);
    assert_int_equal(first.id.value, second.id.value);
    uint8_t hash[FIGURE_FILE_HASH_BYTES];
    memset(hash, 7, sizeof hash);
    assert_int_equal(figure_import_is_known(office_db(office, DB_STAFF), hash, &is_known), DONE);
    assert_true(is_known);
    hash[0] = 8;
    assert_int_equal(figure_import_is_known(office_db(office, DB_STAFF), hash, &is_known), DONE);
    assert_false(is_known);
}

static void columns_are_remembered_by_kind_and_header(void **state) {
    struct office *office = *state;
    struct figure_columns columns = { .kind = FIGURES_PERMITS };
    const char *text;
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(figure_mapping_recall(office_db(office, DB_STAFF), office->arena, &columns, &text), REFUSED_ABSENT);
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(figure_mapping_remember(&tx, &columns, "channel=0"), DONE);
    assert_int_equal(figure_mapping_remember(&tx, &columns, "channel=1"), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(figure_mapping_recall(office_db(office, DB_STAFF), office->arena, &columns, &text), DONE);
    assert_string_equal(text, "channel=1");
    columns.kind = FIGURES_BUDGET;
    assert_int_equal(figure_mapping_recall(office_db(office, DB_STAFF), office->arena, &columns, &text), REFUSED_ABSENT);
}

/* ---- joining and replacing ---- */

static void the_second_status_joins_the_quarter_of_the_first(void **state) {
    struct office *office = *state;
    struct figure_imported first, second;
    struct investments rows;
    struct dataset_differences found;
    assert_int_equal(import(office, (struct import){ FIGURES_INVESTMENT, "2024-Q1", PMDN, false, 0 }, &first), DONE);
    assert_false(dataset_of(office, first.id).exchange_rate.known);
    assert_int_equal(import(office, (struct import){ FIGURES_INVESTMENT, "2024-Q1", PMA, false, 0 }, &second), DONE);
    assert_int_equal(first.id.value, second.id.value);
    assert_int_equal(dataset_of(office, first.id).exchange_rate.value, 15000); /* the rate came with the second */
    assert_int_equal(investment_list(office_db(office, DB_STAFF), office->arena, first.id, &rows), DONE);
    assert_int_equal(rows.count, 6);
    assert_int_equal(differences_of(office, first.id, &found), 2);
    assert_int_equal(import(office, (struct import){ FIGURES_INVESTMENT, "2024-Q1", PMA, false, 0 }, &second), REFUSED_STALE);
}

static void a_new_file_replaces_its_rows_and_keeps_what_was_written_about_the_same_difference(void **state) {
    struct office *office = *state;
    struct figure_imported done;
    struct investments rows;
    struct dataset_differences found;
    assert_int_equal(import(office, (struct import){ FIGURES_INVESTMENT, "2024-Q1", PMA, false, 0 }, &done), DONE);
    assert_int_equal(import(office, (struct import){ FIGURES_INVESTMENT, "2024-Q1", PMDN, false, 0 }, &done), DONE);
    explain_all(office, done.id);
    int64_t version = dataset_of(office, done.id).version;
    static const char MENDED[] = "level,sector,amount_million_idr,projects\ntotal,Kabupaten,8.5,\nsector,Sektor Tersier,7.5,3\nitem,Konstruksi,7.5,3\n";
    assert_int_equal(import(office, (struct import){ FIGURES_INVESTMENT, "2024-Q1", MENDED, true, 0 }, &done), DONE);
    assert_int_equal(dataset_of(office, done.id).version, version + 1); /* who saw it before has to look again */
    assert_int_equal(investment_list(office_db(office, DB_STAFF), office->arena, done.id, &rows), DONE);
    assert_int_equal(rows.count, 6);
    assert_int_equal(rows.rows[3].amount_rupiah.value, 8500000); /* PMDN is new, PMA stayed */
    assert_int_equal(differences_of(office, done.id, &found), 3);
    assert_string_equal(found.rows[0].note, "Catatan contoh"); /* of PMA */
    assert_string_equal(found.rows[1].note, "");               /* new: the total of rupiah */
    assert_string_equal(found.rows[2].note, "Catatan contoh"); /* the missing total of projects, as before */
    assert_int_equal(act(office, 0, done.id, DATASET_SUBMIT), REFUSED_STALE); /* one is not accepted yet */
    explain_all(office, done.id);
    assert_int_equal(act(office, 0, done.id, DATASET_SUBMIT), DONE);
    assert_int_equal(import(office, (struct import){ FIGURES_INVESTMENT, "2024-Q1", PMDN, true, 0 }, &done), REFUSED_STALE); /* others look at it now */
}

/* ---- after the approval ---- */

static void a_correction_names_each_figure_it_changes(void **state) {
    struct office *office = *state;
    static const struct { enum figure_kind kind; const char *before, *after; size_t errata; const char *place, *old, *new; } CASES[] = {
        { FIGURES_INDICATORS, INDICATORS, "year,goal,indicator,unit,direction,target,realisation,published_achievement_pct,final_target,final_year,note\n"
          "2021,Mutu,A,%,higher,77.2,85.6,109.5,90,2026,\n2021,Mutu,B,%,lower,10,8,120,5,2026,catatan\n", 2, "Realisasi A", "84.6", "85.6" },
        { FIGURES_BUDGET, BUDGET, "year,programme,budget_idr,realised_idr,published_pct\n2021,A,100,50.25,50.25\n2021,total,100,50.25,50.25\n", 2,
          "Persentase tercetak total", "60", "50.25" },
        { FIGURES_TARGETS, TARGETS, "year,measure,value_idr,note\n2021,target_renstra,100,\n2022,target_renstra,300,catatan\n", 1, "2022 target_renstra", "200", "300" },
        { FIGURES_PERMITS, PERMITS, "channel,permit_type,month,issued,on_time\nOSS,NIB,2024-04,5,5\nOSS,NIB,2024-05,6,6\nOSS,Jumlah,,12,\n", 1,
          "Tepat waktu OSS, NIB, 2024-04", "4", "5" },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct figure_imported done;
        struct dataset_errata errata;
        assert_int_equal(import(office, (struct import){ CASES[i].kind, "", CASES[i].before, false, 0 }, &done), DONE);
        approve(office, done.id);
        assert_int_equal(import(office, (struct import){ CASES[i].kind, "", CASES[i].after, false, 0 }, &done), DONE);
        assert_int_equal(dataset_of(office, done.id).revision, 2);
        assert_int_equal(errata_list(office_db(office, DB_STAFF), office->arena, done.id, &errata), DONE);
        bool is_named = false;
        for (size_t k = 0; k < errata.count; k++) {
            const struct dataset_erratum *row = &errata.rows[k];
            is_named = is_named || (strcmp(row->place, CASES[i].place) == 0 && strcmp(row->old, CASES[i].old) == 0 && strcmp(row->new, CASES[i].new) == 0);
        }
        if (!is_named || errata.count != CASES[i].errata) fail_msg("%s: %zu errata, %s %s %s", CASES[i].place, errata.count, errata.rows[0].place, errata.rows[0].old, errata.rows[0].new);
        approve(office, done.id);
    }
}

/* 85.936.833.821, then 340.496.356.836: 296,2 per cent, printed as 296,8 in a file that tells 2020 alone. */
static void growth_is_compared_with_the_year_approved_before(void **state) {
    struct office *office = *state;
    static const char BEFORE[] = "year,measure,value_idr,note\n2019,realisation,85936833821,\n";
    static const char *const FILES[] = { /* the last one is of another office */
        "year,measure,value_idr,note\n2020,realisation,340496356836,\n2020,growth,296.8,\n",
        "office,year,measure,value_idr,note\nKota Contoh,2020,realisation,340496356836,\nKota Contoh,2020,growth,296.8,\n",
        "year,measure,value_idr,note\n2020,realisation,340496356836,\n2020,growth,296.2,\n",
        "office,year,measure,value_idr,note\nKota Lain,2020,realisation,340496356836,\nKota Lain,2020,growth,296.8,\n",
    };
    static const struct { size_t count; const char *computed; } DRAFT[] = { { 1, "" }, { 1, "" }, { 1, "" }, { 1, "" } },
                                                                APPROVED[] = { { 1, "296,2%" }, { 1, "296,2%" }, { 0, "" }, { 1, "" } };
    struct figure_imported done;
    assert_int_equal(import(office, (struct import){ FIGURES_TARGETS, "", BEFORE, false, 0 }, &done), DONE);
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < COUNT(FILES); i++) {
            struct figure_file file = read_text(office, FIGURES_TARGETS, "", FILES[i]);
            size_t count = round ? APPROVED[i].count : DRAFT[i].count;
            const char *computed = round ? APPROVED[i].computed : DRAFT[i].computed;
            assert_int_equal(figure_file_differences(&file), count);
            if (count) assert_string_equal(file.sets[0].differences.rows[0].computed, computed);
        }
        if (round == 0) approve(office, done.id);
    }
}

static void the_newest_approved_figure_of_a_year_is_its_past(void **state) {
    struct office *office = *state;
    struct figure_imported done;
    struct figure_past past;
    static const char *const FILES[] = { "year,measure,value_idr,note\n2018,realisation,5,\n2019,realisation,7,\n",
                                         "year,measure,value_idr,note\n2018,realisation,5,\n2019,realisation,8,\n" };
    for (size_t i = 0; i < COUNT(FILES); i++) {
        assert_int_equal(import(office, (struct import){ FIGURES_TARGETS, "", FILES[i], false, 0 }, &done), DONE);
        approve(office, done.id);
    }
    assert_int_equal(target_past(office_db(office, DB_STAFF), office->arena, &past), DONE);
    assert_int_equal(past.count, 2);
    assert_int_equal(past.rows[0].rupiah, 5);
    assert_int_equal(past.rows[1].rupiah, 8);
}

static void a_figure_changed_behind_the_approval_is_told_with_its_part(void **state) {
    struct office *office = *state;
    struct db *admin = office_db(office, DB_ADMIN);
    static const struct { enum figure_kind kind; const char *period, *text, *change, *part; } CASES[] = {
        { FIGURES_INDICATORS, "", INDICATORS, "UPDATE indicator_row SET realisation = '99' WHERE position = 1", "indicator" },
        { FIGURES_BUDGET, "", BUDGET, "UPDATE budget_row SET budget_sen = budget_sen + 1", "budget" },
        { FIGURES_TARGETS, "", TARGETS, "UPDATE target_row SET note = 'lain'", "target" },
        { FIGURES_PERMITS, "", PERMITS, "UPDATE permit_row SET on_time = 3 WHERE position = 1", "permit" },
        { FIGURES_INVESTMENT, "2024-Q1", PMA, "UPDATE investment_part SET value = 'Malaysia'", "investment_part" },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct figure_imported done;
        struct dataset_check check;
        assert_int_equal(import(office, (struct import){ CASES[i].kind, CASES[i].period, CASES[i].text, false, 0 }, &done), DONE);
        approve(office, done.id);
        struct dataset dataset = dataset_of(office, done.id);
        assert_int_equal(dataset_verify(office_db(office, DB_STAFF), office->arena, &dataset, &check), DONE);
        assert_true(check.same);
        const char *table = arena_format(office->arena, "DROP TRIGGER %s_frozen_changed", strcmp(CASES[i].part, "investment_part") == 0 ? CASES[i].part
                                                                                            : arena_format(office->arena, "%s_row", CASES[i].part));
        assert_int_equal(db_execute(admin, table), DONE); /* somebody with the file in hands */
        assert_int_equal(db_execute(admin, CASES[i].change), DONE);
        assert_int_equal(dataset_verify(office_db(office, DB_STAFF), office->arena, &dataset, &check), DONE);
        assert_false(check.same);
        assert_string_equal(check.parts, CASES[i].part);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_kind_becomes_a_draft_with_its_rows_and_differences, office_setup, office_teardown),
        cmocka_unit_test_setup_teardown(a_file_of_several_years_becomes_a_dataset_a_year_or_none, office_setup, office_teardown),
        cmocka_unit_test_setup_teardown(what_tells_no_period_or_two_offices_alike_is_not_stored, office_setup, office_teardown),
        cmocka_unit_test_setup_teardown(a_form_sent_twice_is_one_import, office_setup, office_teardown),
        cmocka_unit_test_setup_teardown(columns_are_remembered_by_kind_and_header, office_setup, office_teardown),
        cmocka_unit_test_setup_teardown(the_second_status_joins_the_quarter_of_the_first, office_setup, office_teardown),
        cmocka_unit_test_setup_teardown(a_new_file_replaces_its_rows_and_keeps_what_was_written_about_the_same_difference, office_setup, office_teardown),
        cmocka_unit_test_setup_teardown(a_correction_names_each_figure_it_changes, office_setup, office_teardown),
        cmocka_unit_test_setup_teardown(growth_is_compared_with_the_year_approved_before, office_setup, office_teardown),
        cmocka_unit_test_setup_teardown(the_newest_approved_figure_of_a_year_is_its_past, office_setup, office_teardown),
        cmocka_unit_test_setup_teardown(a_figure_changed_behind_the_approval_is_told_with_its_part, office_setup, office_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
