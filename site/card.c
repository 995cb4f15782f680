/* Scope: drawing of cards and their addresses. */
#include "site/card.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "lib/out/print_job.h"
#include "lib/out/text_fit.h"
#include "site/cache.h"
#include "site/tree.h"

#define CARD_WIDTH 1200 /* pixels; what messengers ask for, 1.91 : 1 */
#define CARD_TEMPLATE "print/card"
#define CARD_RULE "card-2"
#define LARGEST_TEMPLATE ((size_t)65536)
#define TITLE_TOP 210
#define FIGURE_TOP 190

static void free_textp(char **text) {
    free(*text);
}

/* Lines of TEXT below TOP, as the template expects them; *ret_bottom is where the last one stands. */
static json_t *lines_of(struct arena *arena, const char *text, const struct text_box *box, int top, int *ret_bottom) {
    struct text_fit fit = text_fit(arena, text, box);
    json_t *lines = json_array();
    int y = top;
    for (size_t i = 0; i < fit.count; i++) {
        y += i == 0 ? fit.size * 4 / 5 : fit.size * 6 / 5;
        (void)json_array_append_new(lines, json_pack("{s:s, s:i, s:i}", "text", fit.lines[i], "y", y, "size", fit.size));
    }
    *ret_bottom = y;
    return lines;
}

static json_t *tree_of(struct site *site, const struct site_card *card) {
    static const struct text_box TITLE = { 1040, 3, 92, 48, true }, SMALL_TITLE = { 1040, 2, 52, 36, true }, NOTE = { 1040, 2, 44, 30, false };
    static const struct text_box FIGURE = { 1040, 1, 220, 90, true }, OFFICE = { 900, 1, 40, 24, true };
    struct arena *arena = site->arena;
    int bottom = 0, ignored = 0;
    json_t *figure = lines_of(arena, card->figure, &FIGURE, FIGURE_TOP, &bottom);
    json_t *title = lines_of(arena, card->title, *card->figure ? &SMALL_TITLE : &TITLE, *card->figure ? bottom + 36 : TITLE_TOP, &bottom);
    json_t *note = lines_of(arena, card->note, &NOTE, bottom + 30, &ignored);
    json_t *office = lines_of(arena, site->config->office.name, &OFFICE, 70, &ignored);
    return json_pack("{s:s, s:o, s:o, s:o, s:o}", "colour", site->config->office.brand_color, "office", office, "figure", figure, "title", title, "note", note);
}

static bool draw(struct site *site, struct arena *arena, json_t *tree, char **ret, size_t *ret_length) {
    struct buffer svg = buffer_in(arena);
    const char *fault;
    if (site_render(site, CARD_TEMPLATE, tree, &svg, &fault) != DONE) return false;
    const struct print_job job = { PRINT_SVG_PNG, svg.bytes, svg.length, "", 0, CARD_WIDTH };
    struct print_file file;
    const char *message;
    if (print_make(arena, &job, &file, &message) != DONE) return false;
    *ret = (char *)file.bytes;
    *ret_length = file.length;
    return true;
}

/* What a card follows from beside its tree: the rule of drawing and the template's own text; NULL when that cannot be read. */
static const char *rule_of(struct site *site) {
    char *text;
    size_t length;
    const char *path = arena_format(site->arena, "%s/" CARD_TEMPLATE ".mustache", site->config->paths.templates);
    if (!site->card_rule && tree_read(site->arena, AT_FDCWD, path, LARGEST_TEMPLATE, &text, &length) == DONE) {
        site->card_rule = arena_format(site->arena, CARD_RULE "%s", text);
    }
    return site->card_rule;
}

/* "kartu/3f2a….png", in the edition; NULL when it cannot be drawn. */
static const char *place(struct site *site, const struct site_card *card) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_JSON json_t *tree = tree_of(site, card);
    CLEANUP(free_textp) char *text = tree ? json_dumps(tree, JSON_COMPACT) : NULL;
    const char *rule = rule_of(site);
    if (!text || !rule) return NULL;
    const char *name = cache_name(site, rule, text, strlen(text), "png"), *address = arena_format(site->arena, "kartu/%s", name);
    if (edition_has(site->edition, address)) return address;
    char *bytes;
    size_t length;
    if (!cache_take(site, arena, name, &bytes, &length)) {
        if (!draw(site, arena, tree, &bytes, &length)) return NULL;
        cache_keep(site, name, bytes, length);
    }
    return site_file(site, address, bytes, length) == DONE ? address : NULL;
}

void site_card(struct site *site, json_t *view, const struct site_card *card) {
    const char *address = place(site, card);
    if (address) (void)json_object_set_new(view, "social_image", json_string(address));
}

const char *site_card_plain(struct site *site) {
    if (!site->has_plain_card) site->plain_card = place(site, &(struct site_card){ site->config->office.name, "", "Terbuka untuk warga dan pelaku usaha" });
    site->has_plain_card = true;
    return site->plain_card;
}
