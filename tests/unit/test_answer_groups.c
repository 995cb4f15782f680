/* Facts about answers counted in groups, and about the tags of suggestions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/answer_groups.h"
#include "lib/rules/suggestion_tags.h"

static const struct { const char *service, *channel, *sex, *answers; } ROWS[] = {
    { "nib", "web", "female", "444444444" }, { "nib", "slip", "male", "333333333" }, { NULL, "web", "", "222222222" },
    { "pbg", "web", "female", "111111111" }, { "nib", "web", "female", "000000000" }, /* answers nothing: in a group, not counted */
};

static struct answer_groups *counted(struct arena *arena) {
    struct answer_groups *groups = answer_groups_begin(arena, &INSTRUMENT_RULES_SKM);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        const char *const keys[GROUPING_COUNT] = { [GROUPING_SERVICE] = ROWS[i].service, [GROUPING_CHANNEL] = ROWS[i].channel,
                                                   [GROUPING_SEX] = ROWS[i].sex };
        assert_int_equal(answer_groups_add(groups, keys, ROWS[i].answers), DONE);
    }
    return groups;
}

static void an_answer_counts_once_in_each_grouping(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct answer_groups *groups = counted(arena);
    for (unsigned i = 0; i < GROUPING_COUNT; i++) {
        struct answer_group_list list = answer_groups_of(groups, (enum grouping)i);
        int64_t n = 0;
        for (size_t at = 0; at < list.count; at++) n += list.rows[at]->skm.n;
        if (n != 4) fail_msg("%s: %lld", grouping_text((enum grouping)i), (long long)n);
    }
    struct skm_figures figures;
    skm_finish(&answer_groups_find(groups, GROUPING_SERVICE, "nib")->skm, &figures);
    assert_int_equal(figures.n, 2);
    assert_int_equal(figures.ikm, 8750);
    assert_int_equal(answer_groups_find(groups, GROUPING_SERVICE, "")->skm.n, 1);
    assert_null(answer_groups_find(groups, GROUPING_SERVICE, "slf"));
    assert_int_equal(answer_groups_of(groups, GROUPING_COUNTER).count, 1); /* nobody said */
    arena_free(arena);
}

static void what_cannot_be_counted_is_refused(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct answer_groups *groups = answer_groups_begin(arena, &INSTRUMENT_RULES_SKM);
    const char *const keys[GROUPING_COUNT] = { NULL };
    assert_int_equal(answer_groups_add(groups, keys, "44444444"), REFUSED_INVALID);
    assert_int_equal(answer_groups_add(groups, keys, "544444444"), REFUSED_INVALID);
    const struct instrument_rules unsound = { .item_count = 0 };
    assert_null(answer_groups_begin(arena, &unsound));
    arena_free(arena);
}

static void groups_have_an_end(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct answer_groups *groups = answer_groups_begin(arena, &INSTRUMENT_RULES_SKM);
    enum result result = DONE;
    unsigned added = 0;
    for (; result == DONE && added <= ANSWER_GROUPS_MOST; added++) {
        const char *const keys[GROUPING_COUNT] = { [GROUPING_COUNTER] = arena_format(arena, "loket-%u", added) };
        result = answer_groups_add(groups, keys, "444444444");
    }
    assert_int_equal(result, REFUSED_TOO_LARGE);
    assert_int_equal(answer_groups_of(groups, GROUPING_COUNTER).count, ANSWER_GROUPS_MOST);
    arena_free(arena);
}

/* Tags point at unsur by their code: a spelling of their own would count beside them. */
static void a_tag_belongs_to_an_unsur_of_the_regulation_or_to_none(void **state) {
    (void)state;
    static const char *const UNSUR[] = { "", "persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan" };
    for (unsigned tag = 0; tag < SUGGESTION_TAG_COUNT; tag++) {
        bool is_known = false;
        for (size_t i = 0; i < sizeof UNSUR / sizeof *UNSUR; i++) {
            is_known = is_known || strcmp(UNSUR[i], suggestion_tag_unsur((enum suggestion_tag)tag)) == 0;
        }
        if (!is_known) fail_msg("%s: %s", suggestion_tag_text((enum suggestion_tag)tag), suggestion_tag_unsur((enum suggestion_tag)tag));
    }
    assert_string_equal(suggestion_tag_unsur(SUGGESTION_TAG_COUNT), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_counts_once_in_each_grouping),
        cmocka_unit_test(what_cannot_be_counted_is_refused),
        cmocka_unit_test(groups_have_an_end),
        cmocka_unit_test(a_tag_belongs_to_an_unsur_of_the_regulation_or_to_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
