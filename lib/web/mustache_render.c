/* Scope: filling a compiled template from a view. Exports: template_render. */
#include <string.h>

#include "lib/web/mustache_tree.h"

#define DEEPEST_RENDERING 256                  /* sections, partials and blocks inside each other: a template that includes itself */
#define LARGEST_OUTPUT ((size_t)16 << 20)      /* bytes one rendering may add: a list that includes a list … fills the memory */
#define MOST_STEPS ((size_t)10 * 1000 * 1000)  /* nodes visited: partials that double each other without writing anything */
#define DEEPEST_INDENTATION 1024               /* bytes before a line: an indented template that includes itself */

static const char TOO_DEEP[] = "sections and partials are nested too deeply";

struct renderer {
    const struct templates *set;
    struct buffer *out;
    size_t start;       /* length of `out` before this rendering */
    size_t steps, depth;
    json_t *contexts[DEEPEST_RENDERING + 2]; /* the innermost last */
    size_t context_count;
    const struct node *parents[DEEPEST_RENDERING + 1]; /* the {{<parent}} tags we are inside of, the innermost last */
    size_t parent_count;
    char indentation[DEEPEST_INDENTATION];
    struct bytes indent; /* of the present template's lines; a part of `indentation` */
    const char *fault;
};

static bool render_children(struct renderer *renderer, const struct node *node);
static bool render_nodes(struct renderer *renderer, const struct node *from, const struct node *end);

static bool fail(struct renderer *renderer, const struct node *node, const char *what) {
    renderer->fault = arena_format(renderer->out->arena, "%s:%u: %s", node->home->file, node->line, what);
    return false;
}

/* ---- writing ---- */

static size_t written(const struct renderer *renderer) {
    return renderer->out->length - renderer->start;
}

/* Room for MORE bytes below the limit; MORE stays far below SIZE_MAX because it is the length of something in memory. */
static bool has_room(struct renderer *renderer, const struct node *node, size_t more) {
    return written(renderer) + more <= LARGEST_OUTPUT || fail(renderer, node, "the result is larger than 16 MiB");
}

static bool at_line_start(const struct renderer *renderer) {
    return written(renderer) == 0 || renderer->out->bytes[renderer->out->length - 1] == '\n';
}

static bool is_line_end(struct bytes text, size_t at) {
    return text.at[at] == '\n' || (text.at[at] == '\r' && at + 1 < text.length && text.at[at + 1] == '\n');
}

/* Writes line by line; an empty line stays empty. A block's content may be expanded inside a line. */
static bool render_indented_text(struct renderer *renderer, const struct node *node) {
    struct bytes text = node->text, indent = renderer->indent;
    bool starts = node->starts_block ? at_line_start(renderer) : node->starts_line;
    if (starts && (text.length == 0 || !is_line_end(text, 0))) buffer_add(renderer->out, indent.at, indent.length);
    for (size_t at = 0; at < text.length;) {
        const char *end = memchr(text.at + at, '\n', text.length - at);
        size_t next = end ? (size_t)(end + 1 - text.at) : text.length;
        if (!has_room(renderer, node, next - at + indent.length)) return false;
        buffer_add(renderer->out, text.at + at, next - at);
        if (next < text.length && !is_line_end(text, next)) buffer_add(renderer->out, indent.at, indent.length);
        at = next;
    }
    return has_room(renderer, node, 0);
}

static bool render_text(struct renderer *renderer, const struct node *node) {
    if (renderer->indent.length > 0) return render_indented_text(renderer, node);
    if (!has_room(renderer, node, node->text.length)) return false;
    buffer_add(renderer->out, node->text.at, node->text.length);
    return true;
}

static struct bytes find_text(const struct renderer *renderer, const struct node *node, char room[LONGEST_NUMBER]) {
    return value_text(value_find(renderer->contexts, renderer->context_count, node), room);
}

static bool render_escaped(struct renderer *renderer, const struct node *node) {
    char room[LONGEST_NUMBER];
    struct bytes text = find_text(renderer, node, room);
    if (!has_room(renderer, node, text.length)) return false;
    buffer_html(renderer->out, text.at, text.length);
    return has_room(renderer, node, 0);
}

static bool render_raw(struct renderer *renderer, const struct node *node) {
    char room[LONGEST_NUMBER];
    struct bytes text = find_text(renderer, node, room);
    if (!has_room(renderer, node, text.length)) return false;
    buffer_add(renderer->out, text.at, text.length);
    return true;
}

/* ---- sections ---- */

static bool render_with(struct renderer *renderer, const struct node *node, json_t *context) {
    renderer->contexts[renderer->context_count++] = context;
    bool ok = render_children(renderer, node);
    renderer->context_count--;
    return ok;
}

static bool render_section(struct renderer *renderer, const struct node *node) {
    json_t *value = value_find(renderer->contexts, renderer->context_count, node);
    if (!value_is_true(value)) return true;
    if (!json_is_array(value)) return render_with(renderer, node, value);
    size_t count = json_array_size(value);
    for (size_t i = 0; i < count; i++) {
        if (!render_with(renderer, node, json_array_get(value, i))) return false;
    }
    return true;
}

static bool render_inverted(struct renderer *renderer, const struct node *node) {
    json_t *value = value_find(renderer->contexts, renderer->context_count, node);
    return value_is_true(value) || render_children(renderer, node);
}

/* ---- partials, parents, blocks ---- */

/* Puts MORE behind the present indentation; the caller restores renderer->indent. */
static bool indent_more(struct renderer *renderer, const struct node *node, struct bytes more) {
    if (more.length == 0) return true;
    size_t used = (size_t)(renderer->indent.at - renderer->indentation) + renderer->indent.length;
    if (more.length > sizeof renderer->indentation - used) return fail(renderer, node, "the indentation is too deep");
    memcpy(renderer->indentation + used, more.at, more.length);
    renderer->indent.length += more.length;
    return true;
}

static const struct template *find_target(const struct renderer *renderer, const struct node *node) {
    if (!node->keys) return node->target;
    json_t *name = value_find(renderer->contexts, renderer->context_count, node);
    if (!json_is_string(name)) return NULL;
    return templates_find(renderer->set, (struct bytes){ json_string_value(name), json_string_length(name) });
}

/* A partial inside a line keeps its own lines at the margin, as the specification says. */
static bool render_partial(struct renderer *renderer, const struct node *node) {
    const struct template *target = find_target(renderer, node);
    if (!target) return true;
    if (renderer->depth == DEEPEST_RENDERING) return fail(renderer, node, TOO_DEEP);
    struct bytes before = renderer->indent;
    if (!node->own_lines) renderer->indent = (struct bytes){ before.at + before.length, 0 };
    if (!indent_more(renderer, node, node->indent)) return false;
    buffer_reserve(renderer->out, target->literal);
    renderer->depth++;
    bool ok = render_nodes(renderer, target->nodes, target->nodes + target->count);
    renderer->depth--;
    renderer->indent = before;
    return ok;
}

static bool render_parent(struct renderer *renderer, const struct node *node) {
    renderer->parents[renderer->parent_count++] = node; /* cannot overflow: each parent is a step deeper too */
    bool ok = render_partial(renderer, node);
    renderer->parent_count--;
    return ok;
}

/* The outermost override wins: the page over the layout it extends, that over its own layout. */
static const struct node *find_override(const struct renderer *renderer, const struct node *block) {
    for (size_t i = 0; i < renderer->parent_count; i++) {
        const struct node *parent = renderer->parents[i], *end = parent + parent->span;
        for (const struct node *child = parent + 1; child < end; child += child->span) {
            if (bytes_equal(child->text, block->text)) return child;
        }
    }
    return block;
}

static bool render_block(struct renderer *renderer, const struct node *node) {
    struct bytes before = renderer->indent;
    size_t length = renderer->out->length;
    if (!indent_more(renderer, node, node->indent)) return false;
    bool ok = render_children(renderer, find_override(renderer, node));
    renderer->indent = before;
    struct buffer *out = renderer->out;
    if (ok && out->length > length && out->bytes[out->length - 1] != '\n') {
        buffer_add(out, node->ending.at, node->ending.length);
    }
    return ok;
}

/* ---- walking ---- */

static bool (*const RENDER[NODE_KIND_COUNT])(struct renderer *, const struct node *) = {
    [NODE_TEXT] = render_text,       [NODE_ESCAPED] = render_escaped, [NODE_RAW] = render_raw,
    [NODE_SECTION] = render_section, [NODE_INVERTED] = render_inverted, [NODE_PARTIAL] = render_partial,
    [NODE_PARENT] = render_parent,   [NODE_BLOCK] = render_block,
};

static bool render_nodes(struct renderer *renderer, const struct node *from, const struct node *end) {
    for (const struct node *node = from; node < end; node += node->span) {
        if (++renderer->steps > MOST_STEPS) return fail(renderer, node, "rendering takes too many steps");
        if (!RENDER[node->kind](renderer, node)) return false;
    }
    return true;
}

static bool render_children(struct renderer *renderer, const struct node *node) {
    if (renderer->depth == DEEPEST_RENDERING) return fail(renderer, node, TOO_DEEP);
    renderer->depth++;
    bool ok = render_nodes(renderer, node + 1, node + node->span);
    renderer->depth--;
    return ok;
}

enum result template_render(const struct templates *set, const char *name, json_t *view, struct buffer *out,
                            const char **ret_message) {
    const struct template *template = templates_find(set, (struct bytes){ name, strlen(name) });
    if (!template) {
        *ret_message = arena_format(out->arena, "there is no template %s", name);
        return REFUSED_ABSENT;
    }
    struct renderer renderer;
    renderer.set = set;
    renderer.out = out;
    renderer.start = out->length;
    renderer.steps = renderer.depth = renderer.parent_count = 0;
    renderer.contexts[0] = view;
    renderer.context_count = 1;
    renderer.indent = (struct bytes){ renderer.indentation, 0 };
    buffer_reserve(out, template->literal);
    if (render_nodes(&renderer, template->nodes, template->nodes + template->count)) return DONE;
    out->length = renderer.start;
    out->bytes[out->length] = '\0';
    *ret_message = renderer.fault;
    return REFUSED_TOO_LARGE;
}
