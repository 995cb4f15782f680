/* Scope: English texts of the site, compiled into the builder. The Makefile makes po/en.mo of po/en.po. */
#include "site/words.h"

#include <inttypes.h>
#include <string.h>

#include "lib/store/embed.h"

EMBED(WORDS_ENGLISH, "po/en.mo");

extern const char WORDS_ENGLISH[], WORDS_ENGLISH_END[];

const char *say(const struct words *words, const char *text) {
    const char *found = catalogue_find(words->catalogue, text, strlen(text));
    return found ? found : text;
}

struct words words_indonesian(const struct site *site) {
    return (struct words){ INDONESIAN, "id", NULL, site->templates, "" };
}

/* FNV-1a: tells two catalogues apart, nothing more. */
static const char *version_of(struct arena *arena, const char *bytes, size_t length) {
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    return arena_format(arena, "%016" PRIx64, hash);
}

enum result words_english(struct site *site, struct words *ret) {
    size_t length = (uintptr_t)WORDS_ENGLISH_END - (uintptr_t)WORDS_ENGLISH;
    struct catalogue *catalogue = arena_alloc(site->arena, sizeof *catalogue);
    struct template_set *templates = arena_alloc(site->arena, sizeof *templates);
    if (!catalogue_open(WORDS_ENGLISH, length, catalogue)) return site_fail(site, FAILED_INTERNAL, "po/en.mo: not a catalogue");
    *templates = (struct template_set){ .folder = site->config->paths.templates, .words = catalogue };
    *ret = (struct words){ ENGLISH, "en", catalogue, templates, version_of(site->arena, WORDS_ENGLISH, length) };
    return DONE;
}

/* The frame around the page in the language of WORDS; templates/layout is Indonesian without. */
static json_t *frame_words(const struct words *words) {
    static const struct { const char *key, *text; } FRAME[] = {
        { "skip", WORD("Langsung ke isi") }, { "motto", WORD("Terbuka untuk warga dan pelaku usaha") }, { "menu", WORD("Utama") },       { "home", WORD("Beranda") },   { "services", WORD("Layanan") },
        { "complaint", WORD("Pengaduan") },  { "survey", WORD("Survei") },    { "request", WORD("Permintaan data") }, { "track", WORD("Lacak") },
        { "data", WORD("Data terbuka") },    { "search", WORD("Cari") },      { "hours", WORD("Buka") },     { "help", WORD("Butuh bantuan?") },
        { "more", WORD("Lainnya") } };
    json_t *frame = json_object();
    for (size_t i = 0; i < sizeof FRAME / sizeof *FRAME; i++) (void)json_object_set_new(frame, FRAME[i].key, json_string(say(words, FRAME[i].text)));
    return frame;
}

enum result words_page(struct site *site, const struct words *words, const char *path, const char *template, json_t *view) {
    struct template_set *usual = site->templates;
    (void)json_object_set_new(view, "words_version", json_string(words->version));
    (void)json_object_set_new(view, "lang", json_string(words->code));
    if (words->catalogue) (void)json_object_set_new(view, "words", frame_words(words));
    site->templates = words->templates;
    enum result result = site_page(site, path, template, view);
    site->templates = usual;
    return result;
}
