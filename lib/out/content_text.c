/* Scope: judging and rendering the Markdown of a page. libcmark reads and writes; here its nodes are walked. */
#include "lib/out/content_text.h"

#include <cmark.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"
#include "lib/out/content_link.h"

#define QUOTED 60 /* bytes of what somebody wrote, in a message */
#define OPENING_MOST 160
#define PART_WORD "bagian"

static void node_release(cmark_node **node) {
    if (*node) cmark_node_free(*node);
}

static void text_release(char **text) {
    free(*text);
}

static cmark_node *parsed(const char *body) {
    cmark_node *root = cmark_parse_document(body, strlen(body), CMARK_OPT_DEFAULT);
    cmark_consolidate_text_nodes(root);
    return root;
}

/* ---- plain words ---- */

static const char *words_of(cmark_node *node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE: return cmark_node_get_literal(node);
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: return " ";
    default: return NULL;
    }
}

static bool is_block_with_words(cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
}

/* The words below NODE, blocks parted by spaces, at most MOST bytes, cut between words. */
static const char *plain_of(struct arena *arena, cmark_node *node, size_t most) {
    struct buffer text = buffer_in(arena);
    cmark_iter *iter = cmark_iter_new(node);
    for (cmark_event_type event; text.length <= most && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        const char *words = words_of(cmark_iter_get_node(iter));
        if (words) buffer_text(&text, words);
        else if (event == CMARK_EVENT_EXIT && is_block_with_words(cmark_iter_get_node(iter))) buffer_char(&text, ' ');
    }
    cmark_iter_free(iter);
    char *plain = arena_string(arena, buffer_string(&text));
    size_t length = text.length;
    if (length > most) {
        length = most;
        while (length > 0 && plain[length] != ' ') length--;
    }
    while (length > 0 && plain[length - 1] == ' ') length--;
    plain[length] = '\0';
    return plain;
}

const char *content_text_plain(struct arena *arena, const char *body, size_t most) {
    CLEANUP(node_release) cmark_node *root = parsed(body);
    return plain_of(arena, root, most);
}

/* ---- what is wrong ---- */

struct judging {
    struct content_faults *faults;
    const struct content_addresses *addresses;
    int before; /* lines of the file before the body */
    int line;   /* of the file, where the walk is */
};

/* The beginning of TEXT on one line. */
static const char *quoted(struct judging *judging, const char *text) {
    size_t length = 0;
    while (length < QUOTED && text[length] && !iscntrl((unsigned char)text[length])) length++;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) length--; /* no half letter */
    return arena_format(judging->faults->arena, "%.*s%s", (int)length, text, text[length] ? "…" : "");
}

#define FAULT(judging, ...) content_fault((judging)->faults, (judging)->addresses->file, (judging)->line, __VA_ARGS__)

static void judge_page_link(struct judging *judging, const char *address) {
    const struct content_addresses *addresses = judging->addresses;
    const char *file = content_link_file(judging->faults->arena, addresses->file, address);
    if (!file || !addresses->page(addresses->context, file)) FAULT(judging, "halaman \"%s\" tidak ada", quoted(judging, address));
}

static void judge_link(struct judging *judging, cmark_node *node) {
    const char *address = cmark_node_get_url(node);
    switch (content_link_kind(address)) {
    case LINK_PAGE: judge_page_link(judging, address); return;
    case LINK_RUNS: FAULT(judging, "tautan \"%s\" dapat menjalankan kode dan ditolak; pakai https://, mailto:, atau tel:", quoted(judging, address)); return;
    case LINK_WRONG:
        FAULT(judging, "tautan \"%s\" tidak dapat dipakai; tulis https://…, /ikm/ (halaman situs ini), atau nama berkas .md", quoted(judging, address));
        return;
    case LINK_OUTSIDE:
    case LINK_SITE:
    case LINK_HERE: return;
    }
}

static void judge_image(struct judging *judging, cmark_node *node) {
    const struct content_addresses *addresses = judging->addresses;
    struct content_image image;
    const char *address = cmark_node_get_url(node);
    const char *file = content_link_kind(address) == LINK_WRONG ? content_link_file(judging->faults->arena, addresses->file, address) : NULL;
    if (!file || strncmp(file, "gambar/", 7) != 0) {
        FAULT(judging, "gambar \"%s\" harus berkas di folder gambar: ![keterangan](../gambar/nama.jpg)", quoted(judging, address));
    } else if (!addresses->image(addresses->context, file, &image)) {
        FAULT(judging, "gambar \"%s\" tidak ada atau bukan gambar yang dapat dipakai", quoted(judging, file));
    }
    if (*plain_of(judging->faults->arena, node, QUOTED) == '\0') FAULT(judging, "gambar tanpa keterangan; tulis apa yang terlihat: ![keterangan](…)");
}

static void judge_node(struct judging *judging, cmark_node *node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE: FAULT(judging, "kode HTML \"%s\" tidak dipakai di sini; tulis teks biasa", quoted(judging, cmark_node_get_literal(node))); return;
    case CMARK_NODE_LINK: judge_link(judging, node); return;
    case CMARK_NODE_IMAGE: judge_image(judging, node); return;
    case CMARK_NODE_HEADING:
        if (cmark_node_get_heading_level(node) == 1) FAULT(judging, "judul satu pagar (#) sudah dipakai judul halaman; tulis dua pagar: ## …");
        return;
    default: return;
    }
}

/* An inline node knows the line within the file only by the block it stands in. */
static void step(struct judging *judging, cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    bool is_block = type >= CMARK_NODE_FIRST_BLOCK && type <= CMARK_NODE_LAST_BLOCK;
    if (is_block && cmark_node_get_start_line(node) > 0) judging->line = judging->before + cmark_node_get_start_line(node);
    else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) judging->line++;
    judge_node(judging, node);
}

void content_text_judge(struct content_faults *faults, const struct content_addresses *addresses, const char *body, int line) {
    CLEANUP(node_release) cmark_node *root = parsed(body);
    struct judging judging = { faults, addresses, line - 1, line };
    int parts = 0;
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event != CMARK_EVENT_ENTER) continue;
        step(&judging, node);
        parts += cmark_node_get_type(node) == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) == 2;
    }
    cmark_iter_free(iter);
    if (parts >= CONTENT_PARTS_MOST) content_fault(faults, addresses->file, line, "paling banyak %d bagian (##) dalam satu halaman", CONTENT_PARTS_MOST - 1);
}

/* ---- rendering ---- */

/* Puts the words of a link into its place. */
static void unwrap(cmark_node *link) {
    for (cmark_node *child = cmark_node_first_child(link), *next; child; child = next) {
        next = cmark_node_next(child);
        (void)cmark_node_insert_before(link, child);
    }
    cmark_node_free(link);
}

static void turn_link(struct arena *arena, const struct content_addresses *addresses, cmark_node *link) {
    const char *address = cmark_node_get_url(link), *turned = NULL;
    enum content_link kind = content_link_kind(address);
    if (kind == LINK_OUTSIDE || kind == LINK_HERE) return;
    if (kind == LINK_SITE) turned = content_link_site(arena, addresses->root, address);
    if (kind == LINK_PAGE) {
        const char *file = content_link_file(arena, addresses->file, address);
        turned = file ? addresses->page(addresses->context, file) : NULL;
        if (turned) turned = arena_format(arena, "%s%s", turned, address + strcspn(address, "#"));
    }
    if (turned) (void)cmark_node_set_url(link, turned);
    else unwrap(link);
}

/* A picture of ours with its size, so that the text does not jump; a picture that is not there becomes its words. */
static void turn_image(struct arena *arena, const struct content_addresses *addresses, cmark_node *node) {
    struct content_image image = { .address = NULL };
    const char *file = content_link_file(arena, addresses->file, cmark_node_get_url(node));
    if (!file || !addresses->image(addresses->context, file, &image)) {
        unwrap(node);
        return;
    }
    const char *words = plain_of(arena, node, OPENING_MOST);
    struct buffer html = buffer_in(arena);
    buffer_format(&html, "<img src=\"%s\" alt=\"", image.address);
    buffer_html(&html, words, strlen(words));
    if (image.width > 0) buffer_format(&html, "\" width=\"%d\" height=\"%d", image.width, image.height);
    buffer_text(&html, "\" loading=\"lazy\">");
    cmark_node *ours = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    (void)cmark_node_set_on_enter(ours, buffer_string(&html));
    (void)cmark_node_replace(node, ours);
    cmark_node_free(node);
}

/* Links and pictures first gathered, then turned: a tree must not change under its iterator. */
static void turn_all(struct arena *arena, const struct content_addresses *addresses, cmark_node *root) {
    size_t count = 0, room = 64;
    cmark_node **found = arena_array(arena, room, sizeof(cmark_node *));
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (event != CMARK_EVENT_EXIT || (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE)) continue;
        if (count == room) {
            cmark_node **more = arena_array(arena, room * 2, sizeof(cmark_node *));
            memcpy(more, found, room * sizeof(cmark_node *));
            found = more;
            room *= 2;
        }
        found[count++] = node; /* inner ones come first */
    }
    cmark_iter_free(iter);
    for (size_t i = 0; i < count; i++) {
        if (cmark_node_get_type(found[i]) == CMARK_NODE_LINK) turn_link(arena, addresses, found[i]);
        else turn_image(arena, addresses, found[i]);
    }
}

/* "Jangka waktu" as "jangka-waktu"; numbered when a part before has the same. */
static const char *id_of(struct arena *arena, const struct content_parts *before, const char *heading) {
    struct buffer id = buffer_in(arena);
    for (const char *at = heading; *at; at++) {
        bool is_letter = isascii((unsigned char)*at) && isalnum((unsigned char)*at);
        if (is_letter) buffer_char(&id, (char)tolower((unsigned char)*at));
        else if (id.length > 0 && id.bytes[id.length - 1] != '-') buffer_char(&id, '-');
    }
    if (id.length == 0 || !isalpha((unsigned char)id.bytes[0])) return arena_format(arena, PART_WORD "-%zu", before->count + 1);
    for (size_t i = 0; i < before->count; i++) {
        if (strcmp(before->rows[i].id, buffer_string(&id)) == 0) return arena_format(arena, PART_WORD "-%zu", before->count + 1);
    }
    return buffer_string(&id);
}

/* Renders BLOCKS, a document that holds the blocks of one part, and frees it. */
static void end_part(struct arena *arena, struct content_parts *parts, const char *heading, cmark_node *blocks) {
    cmark_node *first = cmark_node_first_child(blocks);
    bool is_wanted = first || *heading;
    if (is_wanted && parts->count < CONTENT_PARTS_MOST) {
        CLEANUP(text_release) char *html = cmark_render_html(blocks, CMARK_OPT_DEFAULT);
        cmark_node *opening = first && cmark_node_get_type(first) == CMARK_NODE_LIST ? cmark_node_first_child(first) : first;
        struct content_part *part = &parts->rows[parts->count];
        *part = (struct content_part){ heading, id_of(arena, parts, heading), arena_string(arena, html),
                                       opening ? plain_of(arena, opening, OPENING_MOST) : "" };
        parts->count++;
    }
    cmark_node_free(blocks);
}

void content_text_parts(struct arena *arena, const struct content_addresses *addresses, const char *body, struct content_parts *ret) {
    CLEANUP(node_release) cmark_node *root = parsed(body);
    const char *heading = "";
    cmark_node *blocks = cmark_node_new(CMARK_NODE_DOCUMENT);
    ret->count = 0;
    turn_all(arena, addresses, root);
    for (cmark_node *block = cmark_node_first_child(root), *next; block; block = next) {
        next = cmark_node_next(block);
        if (cmark_node_get_type(block) == CMARK_NODE_HEADING && cmark_node_get_heading_level(block) == 2) {
            end_part(arena, ret, heading, blocks);
            heading = plain_of(arena, block, OPENING_MOST);
            blocks = cmark_node_new(CMARK_NODE_DOCUMENT);
        } else {
            (void)cmark_node_append_child(blocks, block);
        }
    }
    end_part(arena, ret, heading, blocks);
}
