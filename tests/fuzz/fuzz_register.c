/* Fuzz target: everything people type (register numbers, access codes, dates, amounts, telephone numbers) is either
 * refused or has one written form that reads back as the same. Build and run (clang 14, libFuzzer):
 *   clang-14 -std=gnu17 -g -O1 -I. -include lib/base/banned.h -fsanitize=fuzzer,address,undefined \
 *     tests/fuzz/fuzz_register.c lib/rules/register.c lib/rules/case_kinds.c lib/rules/enum_table.c lib/rules/typed.c \
 *     lib/rules/format.c lib/base/arena.c lib/base/buffer.c lib/base/date.c -o build/fuzz_register
 *   build/fuzz_register -max_len=80 -max_total_time=30 build/corpus-register tests/fuzz/corpus/register */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/register.h"
#include "lib/rules/typed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds) {
    if (!holds) abort();
}

static void check_number(struct arena *arena, const char *typed) {
    struct register_number number, again;
    if (!register_parse(typed, &number)) return;
    must(register_parse(register_text(arena, number), &again));
    must(number.kind == again.kind && number.year == again.year && number.sequence == again.sequence);
}

static void check_code(const char *typed) {
    struct access_code code, again;
    if (!access_code_parse(typed, &code)) return;
    must(strlen(code.text) == ACCESS_CODE_LENGTH);
    must(access_code_parse(code.text, &again) && strcmp(code.text, again.text) == 0);
}

static void check_day(struct arena *arena, const char *typed) {
    day_number day, again;
    if (!typed_day(typed, &day)) return;
    must(typed_day(format_day_short(arena, day), &again) && again == day);
}

static void check_phone(const char *typed) {
    struct typed_phone phone, again;
    if (!typed_phone(typed, &phone)) return;
    must(typed_phone(phone.text, &again) && strcmp(phone.text, again.text) == 0);
}

static void check_figures(struct arena *arena, const char *typed) {
    for (unsigned decimals = 0; decimals <= FORMAT_MOST_DECIMALS; decimals++) {
        int64_t value, again;
        if (typed_amount(typed, decimals, &value) == TYPED_OK) {
            must(typed_amount(format_number(arena, value, decimals), decimals, &again) == TYPED_OK && again == value);
        }
        if (typed_decimal(typed, decimals, &value) == TYPED_OK) {
            must(typed_decimal(format_plain(arena, value, decimals), decimals, &again) == TYPED_OK && again == value);
        }
    }
}

static void check_bytes(const uint8_t *data, size_t size) {
    if (size < ACCESS_CODE_BYTES) return;
    struct access_code code = access_code_from_bytes(data), again;
    must(access_code_parse(code.text, &again) && strcmp(code.text, again.text) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    char *typed = malloc(size + 1); /* exact, so that a read past the end is caught */
    must(typed != NULL);
    if (size > 0) memcpy(typed, data, size);
    typed[size] = '\0';
    check_number(arena, typed);
    check_code(typed);
    check_day(arena, typed);
    check_phone(typed);
    check_figures(arena, typed);
    check_bytes(data, size);
    free(typed);
    arena_free(arena);
    return 0;
}
