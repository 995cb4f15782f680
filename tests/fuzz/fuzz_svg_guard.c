/* Fuzz target: whatever bytes come, the judge of SVG reads no byte beyond them and says the same twice; what it lets through holds
 * none of what leads out of the text. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "print/svg_guard.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds) {
    if (!holds) abort();
}

/* Names of elements that draw or run what is not in the text; none may stand right behind a '<'. */
static const char *const LEADING_OUT[] = { "<!DOCTYPE", "<!ENTITY", "<script", "<image", "<use", "<style", "<foreignObject", "<a ", "<feImage", "<?xml-" };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *bytes = (const char *)data, *wrong = svg_guard(bytes, size);
    must(svg_guard(bytes, size) == wrong);
    if (wrong) {
        must(*wrong != '\0');
        return 0;
    }
    must(size <= SVG_BYTES_MOST);
    /* in a comment or a value anything may stand: it is no markup there */
    if (memmem(bytes, size, "<!--", 4) || memchr(bytes, '"', size) || memchr(bytes, '\'', size)) return 0;
    for (size_t i = 0; i < sizeof LEADING_OUT / sizeof *LEADING_OUT; i++) must(!memmem(bytes, size, LEADING_OUT[i], strlen(LEADING_OUT[i])));
    return 0;
}
