/* Scope: Mustache templates (https://github.com/mustache/spec 1.4.2: the core, inheritance and dynamic names; no lambdas).
 * Compiled once at start, then rendered without parsing. Exports: struct template_text, struct templates and its functions.
 *
 * Language, where the specification leaves a choice:
 *   - false, null, absence, "", 0 and [] are false for a section; everything else, also {}, is true;
 *   - {{x}} prints a string, a number (exactly; a real in its shortest form) or true/false, and nothing for a list or object;
 *   - inside {{<parent}}…{{/parent}} only blocks, comments and delimiters may stand; text there is ignored, another tag is an error;
 *   - a block alone on its line lends its indentation to what replaces it; the outermost override of a block wins;
 *   - {{#_}}words{{/_}} on one line are words that can be had in another language; tags may stand inside. They are replaced before
 *     the template is compiled, so no view needs to know them, and a section or variable may not be called "_". */
#pragma once

#include <jansson.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/buffer.h"
#include "lib/base/catalogue.h"
#include "lib/base/result.h"

/* One template before it is compiled. */
struct template_text {
    const char *name;  /* what {{>name}} and template_render call it: "pages/complaint" */
    const char *file;  /* how messages call it; NULL means NAME */
    const char *bytes; /* UTF-8 */
    size_t length;
};

/* Compiled templates that know each other by name. Immutable: render from it as often as you like. */
struct templates;

/* Compiles every *.mustache file below DIRECTORY; its name is the path from there without the suffix. Names that start with
 * a dot are skipped. A partial or parent whose name is written in a template and leads nowhere is an error here.
 * *ret is owned by ARENA. Fails with REFUSED_ABSENT (no such directory or file), REFUSED_INVALID (wrong template),
 * REFUSED_TOO_LARGE (over a limit of mustache_load.c or mustache_parse.c), FAILED_UNAVAILABLE (reading failed); then
 * *ret_message is one line "FILE:LINE: what is wrong", owned by ARENA. */
enum result templates_load(struct arena *arena, const char *directory, struct templates **ret, const char **ret_message);

/* The same with the marked words in the language of WORDS (NULL: as written). */
enum result templates_load_in(struct arena *arena, const char *directory, const struct catalogue *words, struct templates **ret,
                              const char **ret_message);

/* Compiles COUNT templates given in memory; the texts are copied. As the specification wants, a partial that leads nowhere
 * renders as nothing; call templates_check to refuse it. Ownership and failures as templates_load. */
enum result templates_compile(struct arena *arena, const struct template_text *texts, size_t count, struct templates **ret,
                              const char **ret_message);

/* Compiles one more template; *ret holds it and all of BASE (NULL: nothing else), which must live as long.
 * The templates of BASE do not see the new one. Ownership and failures as templates_compile. */
enum result template_compile(struct arena *arena, const struct template_text *text, const struct templates *base,
                             struct templates **ret, const char **ret_message);

/* REFUSED_ABSENT with a message "FILE:LINE: …" (owned by ARENA) when a name written in a template leads nowhere. */
enum result templates_check(struct arena *arena, const struct templates *set, const char **ret_message);

/* Adds the template NAME, filled from VIEW (borrowed; NULL is an empty view), to OUT. Values are escaped for HTML except in
 * {{{x}}} and {{&x}}. Fails with REFUSED_ABSENT (no template NAME) or REFUSED_TOO_LARGE (over a limit of mustache_render.c);
 * then *ret_message is one line owned by OUT's arena and OUT is as it was. */
enum result template_render(const struct templates *set, const char *name, json_t *view, struct buffer *out,
                            const char **ret_message);
