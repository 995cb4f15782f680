/* Fuzzes the template engine: the input is compiled as a template that may call itself and a few others, then rendered.
 *   clang-14 -std=gnu17 -D_GNU_SOURCE -g -O1 -I. -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
 *     -o build/fuzz_mustache tests/fuzz/fuzz_mustache.c lib/web/mustache_*.c lib/base/{arena,buffer,utf8}.c -ljansson -lunistring
 *   build/fuzz_mustache -max_total_time=60 -max_len=4096 -timeout=5 -dict=tests/fuzz/mustache.dict NEW tests/fuzz/corpus/mustache */
#include <stdint.h>
#include <stdlib.h>

#include "lib/web/mustache.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char VIEW[] =
    "{\"a\":\"<&>\\\"'\",\"b\":[1,2.5,-3],\"c\":{\"a\":{\"b\":\"deep\"},\"e\":[]},\"d\":[{\"a\":1,\"d\":[]},{\"a\":null}],"
    "\"t\":true,\"f\":false,\"n\":null,\"z\":0,\"name\":\"layout\",\"lines\":\"1\\n2\\n\"}";

#define TEXT(name, literal) { name, NULL, literal, sizeof(literal) - 1 }
static const struct template_text OTHERS[] = {
    TEXT("p", "{{a}}\n  {{>q}}\n{{$x}}p{{/x}}\n"),
    TEXT("q", "q\n{{#d}}\n {{a}}\n{{/d}}\n"),
    TEXT("layout", "<\n  {{$x}}\n    {{$y}}1{{/y}}\n  {{/x}}\n>{{$y}}{{/y}}\n"),
};
#define OTHER_COUNT (sizeof OTHERS / sizeof *OTHERS)

/* Ends the program when the engine breaks its contract: a result without output, a refusal without a message. */
static void expect(int holds) {
    if (!holds) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct arena *arena;
    static json_t *view;
    if (!arena) arena = arena_new();
    if (!view) view = json_loads(VIEW, 0, NULL);
    expect(view != NULL);
    arena_reset(arena);

    struct template_text texts[OTHER_COUNT + 1];
    texts[0] = (struct template_text){ "page", NULL, (const char *)data, size };
    for (size_t i = 0; i < OTHER_COUNT; i++) texts[i + 1] = OTHERS[i];
    struct templates *set = NULL;
    const char *message = NULL;
    enum result result = templates_compile(arena, texts, OTHER_COUNT + 1, &set, &message);
    expect((result == DONE) == (set != NULL) && (result == DONE) == (message == NULL));
    if (result != DONE) return 0;
    struct buffer out = buffer_in(arena);
    buffer_text(&out, "kept");
    result = template_render(set, "page", view, &out, &message);
    expect(result == DONE || (result == REFUSED_TOO_LARGE && message && out.length == 4));
    expect(out.bytes[out.length] == '\0');
    return 0;
}
