/* Fuzz target: whatever bytes come, the printer of documents ends with a PDF or a reason, and says the same twice. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "print/document.h"
#include "print/fonts.h"
#include "print/svg.h"

#define CREATED "2026-11-21T09:00:00+07:00"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__lsan_default_suppressions(void);

/* The drawing libraries keep what they loaded to the end of the process; that is no leak of ours. */
const char *__lsan_default_suppressions(void) {
    return "leak:libfontconfig\nleak:libpango\nleak:libglib\nleak:libcairo\nleak:librsvg\n";
}

static void must(int holds) {
    if (!holds) abort();
}

static const char *print(struct arena *arena, const uint8_t *data, size_t size, struct buffer *out) {
    *out = buffer_in(arena);
    return document_pdf(&(struct document_order){ (const char *)data, size, CREATED }, out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static bool is_ready;
    const char *missing;
    if (!is_ready) must(fonts_load(&missing) && svg_prepare());
    is_ready = true;
    struct arena *arena = arena_new();
    struct buffer out, again;
    const char *wrong = print(arena, data, size, &out);
    if (wrong) must(*wrong != '\0');
    else {
        must(out.length > 100 && memcmp(out.bytes, "%PDF-", 5) == 0);
        must(print(arena, data, size, &again) == NULL);
        must(again.length == out.length && memcmp(again.bytes, out.bytes, out.length) == 0);
    }
    arena_free(arena);
    return 0;
}
