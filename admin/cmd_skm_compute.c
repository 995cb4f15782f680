/* Scope: `loket skm compute`: every figure of a CSV file of answers. */
#include "admin/answers_file.h"
#include "admin/cmd_skm.h"
#include "admin/command.h"
#include "admin/skm_print.h"
#include "admin/survey.h"
#include "lib/rules/sample_size.h"

/* What was asked. */
struct order {
    bool as_json;
    const char *file, *instrument, *population, *by;
};

static int read_order(int argc, char **argv, struct order *ret) {
    struct order order = { 0 };
    int status = command_options("skm", &argc, argv,
                                 (struct command_option[]){ { "--json", NULL, &order.as_json },
                                                            { "--instrument", &order.instrument, NULL },
                                                            { "--population", &order.population, NULL },
                                                            { "--by", &order.by, NULL },
                                                            { 0 } });
    if (status != EXIT_DONE) return status;
    if (argc != 2) return command_misused("skm", "compute: berikan satu berkas CSV");
    order.file = argv[1];
    *ret = order;
    return EXIT_DONE;
}

static int read_population(const char *text, int64_t *ret) {
    if (!text || command_number(text, 1, SAMPLE_POPULATION_LARGEST, ret)) return EXIT_DONE;
    return command_misused("skm", "compute: --population harus satu bilangan bulat mulai 1");
}

/* Unsur, marks and what the items are called. */
static int read_instrument(struct arena *arena, const char *file, struct instrument_rules *rules, struct answers_wanted *wanted) {
    struct instrument instrument;
    int status = survey_instrument_file(arena, file, &instrument);
    if (status != EXIT_DONE) return status;
    if (instrument_rules_of(&instrument, rules) != DONE) {
        command_error("%s: kuesioner ini tidak dapat dihitung", file);
        return EXIT_WRONG;
    }
    const char **codes = arena_array(arena, instrument.item_count, sizeof *codes);
    for (size_t i = 0; i < instrument.item_count; i++) codes[i] = instrument.items[i].code;
    wanted->rules = rules;
    wanted->codes = codes;
    return EXIT_DONE;
}

static int compute(struct arena *arena, const struct order *order, struct skm_print *ret) {
    struct answers_wanted wanted = { .group_column = order->by };
    struct answers_file answers;
    int status = read_population(order->population, &ret->population);
    if (status == EXIT_DONE && order->instrument) status = read_instrument(arena, order->instrument, &ret->rules, &wanted);
    if (status == EXIT_DONE) status = answers_read_as(arena, order->file, &wanted, &answers);
    if (status == EXIT_DONE) status = answers_compute(&answers, &ret->skm);
    if (status == EXIT_DONE && order->by) status = answers_group(arena, &answers, &ret->groups);
    ret->by = order->by;
    ret->has_instrument = order->instrument;
    return status;
}

int skm_compute(int argc, char **argv) {
    struct order order;
    int status = read_order(argc, argv, &order);
    if (status != EXIT_DONE) return status;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct skm_print *print = arena_alloc(arena, sizeof *print);
    print->arena = arena;
    status = compute(arena, &order, print);
    if (status == EXIT_DONE) (order.as_json ? skm_print_json : skm_print_table)(print);
    return status;
}
