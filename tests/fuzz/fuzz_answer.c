/* Fuzz target: a file an office hands over as an answer. Whatever its bytes are, judging it reads inside them, and a table of contents that was
 * believed lies inside the file. Build and run (clang 14, libFuzzer):
 *   clang-14 -std=gnu17 -D_GNU_SOURCE -g -O1 -I. -include lib/base/banned.h -fsanitize=fuzzer,address,undefined tests/fuzz/fuzz_answer.c \
 *     lib/rules/answer_kind.c -o build/fuzz_answer
 *   build/fuzz_answer -max_len=4096 -max_total_time=30 build/corpus-answer tests/fuzz/corpus/answer */
#include <stdint.h>
#include <stdlib.h>

#include "lib/rules/answer_kind.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct answer_ends ends = { .head = data, .head_length = size, .tail = data, .tail_length = size, .size = (int64_t)size };
    enum media_kind kind = MEDIA_KIND_COUNT;
    struct archive_part part;
    if (answer_judge(&ends, &kind, &part) != DONE) return 0;
    if (kind != MEDIA_ZIP) return 0;
    if (part.offset < 0 || part.length < 0 || part.offset + part.length > (int64_t)size) abort();
    enum result result = answer_judge_archive(data + part.offset, (size_t)part.length, &kind);
    if (result == DONE && kind != MEDIA_ZIP && kind != MEDIA_XLSX) abort();
    return 0;
}
