/* Scope: the languages of the site: Indonesian as written in templates and code, English through po/en.po. Exports: struct words,
 * say, WORD, words_indonesian, words_english.
 * A text of a page is marked where it stands: {{#_}}text{{/_}} in a template, say(words, "text") in C, WORD("text") in a table whose
 * texts are said later. `make words` brings new marks into po/en.po, tools/check-translation refuses one without translation. */
#pragma once

#include "lib/base/catalogue.h"
#include "lib/rules/tongue.h"
#include "site/site.h"

#define WORD(text) text

struct words {
    enum tongue tongue;
    const char *code;                  /* "id", "en": for lang and hreflang */
    const struct catalogue *catalogue; /* NULL: as written */
    struct template_set *templates;
    const char *version;               /* of the catalogue; changes with any text */
};

/* TEXT in the language of WORDS; borrowed, lives as long as the program. A text nobody translated is Indonesian. */
const char *say(const struct words *words, const char *text) __attribute__((format_arg(2)));

struct words words_indonesian(const struct site *site);

/* Fails when the catalogue is none; its templates are compiled with the first page that is rendered. */
enum result words_english(struct site *site, struct words *ret);

/* As site_page in the language of WORDS. */
enum result words_page(struct site *site, const struct words *words, const char *path, const char *template, json_t *view);
