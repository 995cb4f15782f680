/* Fuzz target: a page of the office's own, head and Markdown. Whatever the bytes, what is rendered holds no element that runs and no address
 * outside the four schemes; faults name a line within the file; titles stay within their length. Build and run: tools/fuzz 60 fuzz_content */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/utf8.h"
#include "lib/out/content_link.h"
#include "lib/out/content_text.h"
#include "lib/rules/front_matter.h"

#define LARGEST 20000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds) {
    if (!holds) abort();
}

static const char *page(void *context, const char *file) {
    (void)context;
    return strcmp(file, "kontak.md") == 0 ? "../../kontak/index.html" : NULL;
}

static bool image(void *context, const char *file, struct content_image *ret) {
    (void)context;
    *ret = (struct content_image){ "../../gambar/a.jpg", 10, 10 };
    return strcmp(file, "gambar/a.jpg") == 0;
}

/* The addresses of HTML as libcmark wrote them: in double quotes. */
static void check_addresses(const char *html) {
    static const char *const GOOD[] = { "https://", "http://", "mailto:", "tel:", "#", "../../" };
    for (const char *at = html; (at = strstr(at, "<a href=\"")); at++) {
        const char *address = at + strlen("<a href=\"");
        bool is_good = false;
        for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) is_good |= strncasecmp(address, GOOD[i], strlen(GOOD[i])) == 0;
        must(is_good);
    }
    for (const char *at = html; (at = strstr(at, "<img")); at++) must(strncmp(at, "<img src=\"../../gambar/a.jpg\" alt=\"", 34) == 0);
}

static void check_html(const char *html) {
    static const char *const NEVER[] = { "<script", "<iframe", "<style", "<svg", "<object", "<form", "<!DOCTYPE" };
    for (size_t i = 0; i < sizeof NEVER / sizeof *NEVER; i++) must(strstr(html, NEVER[i]) == NULL);
    check_addresses(html);
}

static int lines_of(const char *text) {
    int lines = 1;
    for (; *text; text++) lines += *text == '\n';
    return lines;
}

static void check_page(struct arena *arena, const char *text) {
    struct content_faults *faults = arena_alloc(arena, sizeof *faults);
    faults->arena = arena;
    struct front_matter head;
    front_matter_read(faults, "berita/x.md", text, &head);
    must(text_length(head.title) <= FRONT_MATTER_TITLE_MOST && text_length(head.summary) <= FRONT_MATTER_SUMMARY_MOST);
    const struct content_addresses addresses = { "berita/x.md", "../../", page, image, NULL };
    content_text_judge(faults, &addresses, head.body, head.body_line);
    for (size_t i = 0; i < faults->count; i++) must(faults->rows[i].line >= 0 && faults->rows[i].line <= lines_of(text) + 1);
    struct content_parts *parts = arena_alloc(arena, sizeof *parts);
    content_text_parts(arena, &addresses, head.body, parts);
    for (size_t i = 0; i < parts->count; i++) check_html(parts->rows[i].html);
    must(strlen(content_text_plain(arena, head.body, 100)) <= 100);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > LARGEST || !text_is_clean((const char *)data, size)) return 0;
    struct arena *arena = arena_new();
    check_page(arena, text_normal(arena, arena_copy(arena, (const char *)data, size)));
    arena_free(arena);
    return 0;
}
