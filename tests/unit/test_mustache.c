/* Facts about the template engine that the official tests leave open: inheritance in use, indentation, truth, numbers,
 * messages with file and line, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/web/mustache.h"

#define SIZE(table) (sizeof(table) / sizeof *(table))
#define MOST_TEXTS 4

static struct arena *arena;

static int start(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int end(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

/* A template called "page", what it may call, a view and the result. */
struct rendering {
    const char *page, *view, *expected;
    struct { const char *name, *text; } others[MOST_TEXTS - 1];
};

static size_t texts_of(const struct rendering *row, struct template_text texts[MOST_TEXTS]) {
    texts[0] = (struct template_text){ "page", "page.mustache", row->page, strlen(row->page) };
    size_t count = 1;
    for (size_t i = 0; i < SIZE(row->others) && row->others[i].name; i++) {
        const char *text = row->others[i].text;
        texts[count++] = (struct template_text){ row->others[i].name, NULL, text, strlen(text) };
    }
    return count;
}

static struct templates *compile(const struct rendering *row) {
    struct template_text texts[MOST_TEXTS];
    size_t count = texts_of(row, texts);
    struct templates *set = NULL;
    const char *message = "";
    if (templates_compile(arena, texts, count, &set, &message) != DONE) fail_msg("%s: %s", row->page, message);
    return set;
}

static json_t *view_of(const char *text) {
    json_error_t error;
    json_t *view = json_loads(text ? text : "{}", JSON_DECODE_ANY, &error);
    if (!view) fail_msg("%s: %s", text, error.text);
    return view;
}

static enum result render(const struct rendering *row, struct buffer *out, const char **ret_message) {
    struct templates *set = compile(row);
    json_auto_t *view = view_of(row->view);
    return template_render(set, "page", view, out, ret_message);
}

static void check_renderings(const struct rendering *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct buffer out = buffer_in(arena);
        const char *message = NULL;
        enum result result = render(&rows[i], &out, &message);
        if (result != DONE) fail_msg("%s: %s", rows[i].page, message);
        if (strcmp(buffer_string(&out), rows[i].expected) != 0) {
            fail_msg("%s\n--- gave\n%s\n--- not\n%s", rows[i].page, buffer_string(&out), rows[i].expected);
        }
    }
}

static void the_five_characters_are_escaped_unless_asked_otherwise(void **state) {
    (void)state;
    static const struct rendering ROWS[] = {
        { "{{x}}", "{\"x\":\"<a href='x'>\\\"&\"}", "&lt;a href=&#39;x&#39;&gt;&quot;&amp;", { { 0 } } },
        { "{{{x}}} {{&x}}", "{\"x\":\"<b>\"}", "<b> <b>", { { 0 } } },
        { "{{=<% %>=}}<%x%> <%{x}%> <%&x%>", "{\"x\":\"<\"}", "&lt; < <", { { 0 } } },
        { "{{x}}", "{\"x\":\"&amp;\"}", "&amp;amp;", { { 0 } } },
        { "{{x}}", "{\"x\":\"é漢😀\"}", "é漢😀", { { 0 } } },
        { "{{>p}}", "{\"x\":\"<\"}", "&lt;", { { "p", "{{x}}" } } },
        { "{{<p}}{{$b}}{{x}}{{/b}}{{/p}}", "{\"x\":\"<\"}", "&lt;", { { "p", "{{$b}}{{/b}}" } } },
    };
    check_renderings(ROWS, SIZE(ROWS));
}

static void truth_is_that_of_the_header(void **state) {
    (void)state;
    static const struct { const char *value; bool is_true; } ROWS[] = {
        { "false", false }, { "null", false }, { "\"\"", false }, { "0", false },    { "0.0", false }, { "-0.0", false }, { "[]", false },
        { "true", true },   { "\"0\"", true }, { "\" \"", true }, { "1", true },     { "-1", true },   { "0.1", true },
        { "{}", true },     { "[0]", true },   { "[[]]", true },  { "[null]", true },
    };
    for (size_t i = 0; i < SIZE(ROWS); i++) {
        struct rendering row = { .page = "{{#x}}+{{/x}}{{^x}}-{{/x}}", .expected = ROWS[i].is_true ? "+" : "-" };
        row.view = arena_format(arena, "{\"x\":%s}", ROWS[i].value);
        check_renderings(&row, 1);
    }
}

static void numbers_print_exactly_and_reals_in_their_shortest_form(void **state) {
    (void)state;
    static const struct { const char *json, *text; } ROWS[] = {
        { "0", "0" }, { "-7", "-7" }, { "9223372036854775807", "9223372036854775807" },
        { "-9223372036854775808", "-9223372036854775808" },
        { "0.1", "0.1" }, { "0.30000000000000004", "0.30000000000000004" }, { "3.0", "3" }, { "-2.50", "-2.5" }, { "-0.0", "0" },
        { "84.48", "84.48" }, { "1e20", "100000000000000000000" }, { "1e21", "1e+21" }, { "1.5e300", "1.5e+300" },
        { "123456789012345680000.0", "123456789012345680000" }, { "0.000001", "0.000001" }, { "0.00000123", "0.00000123" },
        { "1e-7", "1e-7" }, { "5e-324", "5e-324" }, { "-1.7976931348623157e308", "-1.7976931348623157e+308" },
        { "true", "true" }, { "false", "false" }, { "null", "" }, { "[1]", "" }, { "{\"a\":1}", "" },
    };
    for (size_t i = 0; i < SIZE(ROWS); i++) {
        struct rendering row = { .page = "{{x}}{{{x}}}", .view = arena_format(arena, "{\"x\":%s}", ROWS[i].json) };
        row.expected = arena_format(arena, "%s%s", ROWS[i].text, ROWS[i].text);
        check_renderings(&row, 1);
    }
}

static void names_are_looked_up_from_the_inside_out(void **state) {
    (void)state;
    static const struct rendering ROWS[] = {
        { "{{#a}}{{x}}{{y}}{{/a}}", "{\"x\":1,\"y\":2,\"a\":{\"x\":3}}", "32", { { 0 } } },
        { "{{#a}}{{x}}{{/a}}", "{\"x\":1,\"a\":{\"x\":null}}", "", { { 0 } } }, /* null is found, not missing */
        { "{{#a.b}}{{c}}{{d}}{{/a.b}}", "{\"d\":\"top\",\"a\":{\"d\":\"no\",\"b\":{\"c\":1}}}", "1top", { { 0 } } },
        { "{{#l}}{{.}}{{^.}}-{{/.}} {{/l}}", "{\"l\":[1,0,\"\",\"x\"]}", "1 0- - x ", { { 0 } } }, /* 0 and "" print, and are false */
        { "{{.}}", "\"<x>\"", "&lt;x&gt;", { { 0 } } },
        { "{{#x}}{{y}}{{/x}}", "{\"x\":\"text\",\"y\":5}", "5", { { 0 } } },
        { "{{a.0}}{{l.length}}", "{\"a\":[1],\"l\":[1,2]}", "", { { 0 } } },
    };
    check_renderings(ROWS, SIZE(ROWS));
}

static void a_page_fills_the_blocks_of_its_layout(void **state) {
    (void)state;
    static const struct rendering ROWS[] = {
        { "{{<layout}}\n{{$title}}Lacak{{/title}}\n{{$content}}\n<p>{{x}}</p>\n<p>2</p>\n{{/content}}\n{{/layout}}\n", "{\"x\":1}",
          "<title>Lacak - Loket</title>\n<main>\n  <p>1</p>\n  <p>2</p>\n</main>\n",
          { { "layout", "<title>{{$title}}?{{/title}} - Loket</title>\n<main>\n  {{$content}}{{/content}}\n</main>\n" } } },
        { "{{<layout}}{{/layout}}", NULL, "<b>\ndefault\n</b>\n", { { "layout", "<b>\n{{$x}}\ndefault\n{{/x}}\n</b>\n" } } },
        { "{{<staff}}{{$main}}mine{{/main}}{{/staff}}", NULL, "[mine|nav]",
          { { "staff", "{{<layout}}{{$main}}staff{{/main}}{{$nav}}nav{{/nav}}{{/layout}}" },
            { "layout", "[{{$main}}none{{/main}}|{{$nav}}none{{/nav}}]" } } },
        { "{{<layout}}{{$a}}A{{/a}}{{/layout}}", NULL, "A", { { "layout", "{{>part}}" }, { "part", "{{$a}}default{{/a}}" } } },
        { "{{<*which}}{{$a}}A{{/a}}{{/*which}}", "{\"which\":\"two\"}", "2A",
          { { "one", "1{{$a}}{{/a}}" }, { "two", "2{{$a}}{{/a}}" } } },
        { "{{<*which}}{{$a}}A{{/a}}{{/*which}}", "{\"which\":\"three\"}", "", { { "one", "1{{$a}}{{/a}}" } } },
        { "{{#l}}{{<item}}{{$v}}<{{.}}>{{/v}}{{/item}}{{/l}}", "{\"l\":[1,2]}", "(<1>)(<2>)", { { "item", "({{$v}}{{/v}})" } } },
        { "{{<p}}{{! a remark }}{{=<% %>=}}<%$a%>A<%/a%><%/p%>", NULL, "A", { { "p", "{{$a}}{{/a}}" } } },
    };
    check_renderings(ROWS, SIZE(ROWS));
}

static void a_block_alone_on_its_line_leaves_no_empty_line_behind(void **state) {
    (void)state;
    static const struct rendering ROWS[] = {
        { "{{<p}}{{/p}}", NULL, "a\nb\n", { { "p", "a\n  {{$x}}{{/x}}\nb\n" } } },
        { "{{<p}}{{$x}}{{/x}}{{/p}}", NULL, "a\nb\n", { { "p", "a\n  {{$x}}old{{/x}}\nb\n" } } },
        { "{{<p}}{{$x}}new{{/x}}{{/p}}", NULL, "a\r\n  new\r\nb", { { "p", "a\r\n  {{$x}}old{{/x}}\r\nb" } } },
        { "{{<p}}{{$x}}\nnew\n\nmore\n{{/x}}{{/p}}", NULL, "a\n  new\n\n  more\nb", { { "p", "a\n  {{$x}}old{{/x}}\nb" } } },
        { "{{<p}}{{$x}}new{{/x}}{{/p}}", NULL, "a\n  <new>\nb", { { "p", "a\n  <{{$x}}old{{/x}}>\nb" } } },
        { "{{<p}}{{$x}}\n  {{#l}}\n  <i>{{.}}</i>\n  {{/l}}\n{{/x}}{{/p}}", "{\"l\":[1,2]}", "  <i>1</i>\n  <i>2</i>\n",
          { { "p", "  {{$x}}{{/x}}\n" } } },
    };
    check_renderings(ROWS, SIZE(ROWS));
}

static void a_partial_alone_on_its_line_is_indented_line_by_line(void **state) {
    (void)state;
    static const struct rendering ROWS[] = {
        { "  {{>p}}\n", NULL, "  a\n\n  b\n", { { "p", "a\n\nb\n" } } },
        { "  {{>p}}\n", "{\"v\":\"1\\n2\"}", "  1\n2\n  \n", { { "p", "{{v}}\n{{none}}\n" } } }, /* values keep their lines */
        { "  {{>p}}\n", "{\"l\":[1,2]}", "  -1\n  -2\n", { { "p", "{{#l}}\n-{{.}}\n{{/l}}\n" } } },
        { " {{>p}}\n", NULL, "  q\n   q\n |\n", { { "p", " {{>q}}\n  {{>q}}\n|\n" }, { "q", "q\n" } } },
        { " {{>p}}\n", NULL, " (q\nq)\n", { { "p", "({{>q}})\n" }, { "q", "q\nq" } } }, /* inside a line: at the margin */
        { " {{>p}}\n", NULL, " q |\n", { { "p", "{{>q}}\n|\n" }, { "q", "q" } } }, /* a line of ours, wherever the last one ended */
        { "{{<l}}{{$b}}\nx\ny\n{{/b}}{{/l}}", NULL, "  <p>x\n  y\n</p>\n", { { "l", "  {{>p}}\n" }, { "p", "<p>{{$b}}{{/b}}</p>\n" } } },
        { "\t{{>*n}}\n.", "{\"n\":\"p\"}", "\ta\n\tb.", { { "p", "a\nb" } } },
        { "  {{<p}}\n  {{$x}}\n    1\n      2\n  {{/x}}\n  {{/p}}\n.", NULL, "  <\n   1\n     2\n  >\n.",
          { { "p", "<\n {{$x}}{{/x}}\n>\n" } } },
    };
    check_renderings(ROWS, SIZE(ROWS));
}

static void a_wrong_template_is_refused_with_file_and_line(void **state) {
    (void)state;
    static const struct { const char *page, *message; } ROWS[] = {
        { "a\nb {{#x}}\n", "page.mustache:2: {{#x}} is never closed" },
        { "{{#x}}\n{{/y}}", "page.mustache:2: {{/y}} stands where {{#x}} of line 1 must be closed" },
        { "{{#x}}{{^y}}{{/x}}{{/y}}", "page.mustache:1: {{/x}} stands where {{^y}} of line 1 must be closed" },
        { "\n\n{{/x}}", "page.mustache:3: {{/x}} closes nothing" },
        { "a\n{{x", "page.mustache:2: the tag is not closed" },
        { "a\r\n{{{x}}", "page.mustache:2: the tag is not closed" },
        { "{{=<% %>}}", "page.mustache:1: the tag is not closed" },
        { "{{! {{x", "page.mustache:1: the tag is not closed" },
        { "{{}}", "page.mustache:1: the tag has no name" },
        { "{{# }}{{/ }}", "page.mustache:1: the tag has no name" },
        { "{{>*}}", "page.mustache:1: the tag has no name" },
        { "{{a b}}", "page.mustache:1: the name in the tag has white space in it" },
        { "{{a..b}}", "page.mustache:1: the name has a dot too many" },
        { "{{.a}}", "page.mustache:1: the name has a dot too many" },
        { "{{a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q}}", "page.mustache:1: the name has too many dots" },
        { "{{=<%=}}", "page.mustache:1: wrong delimiters; write {{=<< >>=}}" },
        { "{{=a b c=}}", "page.mustache:1: wrong delimiters; write {{=<< >>=}}" },
        { "{{=== ===}}", "page.mustache:1: wrong delimiters; write {{=<< >>=}}" },
        { "{{= 123456789 % =}}", "page.mustache:1: wrong delimiters; write {{=<< >>=}}" },
        { "{{<p}}\n{{x}}{{/p}}", "page.mustache:2: only blocks may stand directly inside a parent" },
        { "{{<p}}{{#x}}{{/x}}{{/p}}", "page.mustache:1: only blocks may stand directly inside a parent" },
        { "{{<*p}}{{/p}}", "page.mustache:1: {{/p}} stands where {{<*p}} of line 1 must be closed" },
        { "{{$b}}", "page.mustache:1: {{$b}} is never closed" },
        { "a\x01", "page.mustache: not UTF-8 text, or it has control characters" },
        { "a\xff", "page.mustache: not UTF-8 text, or it has control characters" },
    };
    for (size_t i = 0; i < SIZE(ROWS); i++) {
        struct template_text text = { "page", "page.mustache", ROWS[i].page, strlen(ROWS[i].page) };
        struct templates *set = (struct templates *)arena;
        const char *message = "";
        assert_int_equal(template_compile(arena, &text, NULL, &set, &message), REFUSED_INVALID);
        assert_string_equal(message, ROWS[i].message);
        assert_ptr_equal(set, arena); /* untouched */
    }
}

static void what_looks_almost_wrong_is_right(void **state) {
    (void)state;
    static const struct rendering ROWS[] = {
        { "", NULL, "", { { 0 } } },
        { "} }} {", NULL, "} }} {", { { 0 } } },
        { "{{ # x }}{{ / x }}{{!}}{{! {{ }}", NULL, "", { { 0 } } },
        { "{{a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p}}", NULL, "", { { 0 } } },
        { "{{= 12345678 % =}}12345678x%", "{\"x\":1}", "1", { { 0 } } },
        { "{{#x}}{{#x}}{{/x}}{{/x}}", NULL, "", { { 0 } } },
        { "a{{\nx\n}}b", "{\"x\":1}", "a1b", { { 0 } } },
    };
    check_renderings(ROWS, SIZE(ROWS));
}

static void a_static_name_that_leads_nowhere_is_found_by_the_check(void **state) {
    (void)state;
    static const struct { const char *page, *message; } ROWS[] = {
        { "a\n{{>none}}", "page.mustache:2: there is no template none" },
        { "{{<none}}{{/none}}", "page.mustache:1: there is no template none" },
        { "{{#x}}{{<p}}{{$b}}\n{{>none}}{{/b}}{{/p}}{{/x}}", "page.mustache:2: there is no template none" },
        { "{{>p}}{{>*none}}{{>page}}", NULL },
    };
    for (size_t i = 0; i < SIZE(ROWS); i++) {
        struct rendering row = { .page = ROWS[i].page, .others = { { "p", "" } } };
        const char *message = NULL;
        assert_int_equal(templates_check(arena, compile(&row), &message), ROWS[i].message ? REFUSED_ABSENT : DONE);
        if (ROWS[i].message) assert_string_equal(message, ROWS[i].message);
        else assert_null(message);
    }
}

static void a_name_is_found_whole_or_not_at_all(void **state) {
    (void)state;
    struct rendering row = { .page = "x", .others = { { "pages/a", "1" }, { "pages/ab", "2" }, { "pages/b", "3" } } };
    struct templates *set = compile(&row);
    static const struct { const char *name, *expected; } ROWS[] = {
        { "pages/a", "1" }, { "pages/ab", "2" }, { "pages/b", "3" }, { "page", "x" },
        { "pages/", NULL }, { "pages/abc", NULL }, { "", NULL }, { "zzz", NULL }, { "pages/a.mustache", NULL },
    };
    for (size_t i = 0; i < SIZE(ROWS); i++) {
        struct buffer out = buffer_in(arena);
        const char *message = NULL;
        enum result result = template_render(set, ROWS[i].name, NULL, &out, &message);
        assert_int_equal(result, ROWS[i].expected ? DONE : REFUSED_ABSENT);
        assert_string_equal(buffer_string(&out), ROWS[i].expected ? ROWS[i].expected : "");
    }
}

static void two_templates_of_one_name_are_refused(void **state) {
    (void)state;
    const struct template_text texts[] = { { "a", NULL, "1", 1 }, { "b", NULL, "2", 1 }, { "a", NULL, "3", 1 } };
    struct templates *set = NULL;
    const char *message = NULL;
    assert_int_equal(templates_compile(arena, texts, 3, &set, &message), REFUSED_INVALID);
    assert_string_equal(message, "a: there are two templates of this name");
    assert_int_equal(templates_compile(arena, texts, 2, &set, &message), DONE);
    struct templates *more = NULL;
    assert_int_equal(template_compile(arena, &texts[2], set, &more, &message), REFUSED_INVALID);
    assert_null(more);
}

static void one_more_template_sees_the_set_it_is_added_to(void **state) {
    (void)state;
    const struct template_text base[] = { { "p", NULL, "[{{$b}}{{/b}}]", 14 } };
    struct template_text text = { "/tmp/some file", NULL, "{{<p}}{{$b}}x{{/b}}{{/p}}", 25 };
    struct templates *set = NULL, *more = NULL;
    const char *message = NULL;
    assert_int_equal(templates_compile(arena, base, 1, &set, &message), DONE);
    assert_int_equal(template_compile(arena, &text, set, &more, &message), DONE);
    struct buffer out = buffer_in(arena);
    buffer_text(&out, "before ");
    assert_int_equal(template_render(more, "/tmp/some file", NULL, &out, &message), DONE);
    assert_int_equal(template_render(more, "p", NULL, &out, &message), DONE);
    assert_string_equal(buffer_string(&out), "before [x][]");
}

/* ---- limits ---- */

static const char *repeated(const char *unit, size_t count, const char *tail_unit) {
    struct buffer text = buffer_in(arena);
    for (size_t i = 0; i < count; i++) buffer_text(&text, unit);
    for (size_t i = 0; i < count; i++) buffer_text(&text, tail_unit);
    return buffer_string(&text);
}

static void too_much_is_refused_while_compiling_and_a_little_less_is_not(void **state) {
    (void)state;
    const struct { const char *text; enum result expected; } rows[] = {
        { repeated("{{#a}}", 64, "{{/a}}"), DONE },
        { repeated("{{#a}}", 65, "{{/a}}"), REFUSED_INVALID },
        { repeated("{{$a}}", 65, "{{/a}}"), REFUSED_INVALID },
        { arena_format(arena, "{{%s}}", repeated("n", 200, "")), DONE },
        { arena_format(arena, "{{%s}}", repeated("n", 201, "")), REFUSED_INVALID },
        { arena_format(arena, "{{!%s}}", repeated("n", 2000, "")), DONE },
        { repeated("x", 1 << 20, ""), DONE },
        { repeated("x", (1 << 20) + 1, ""), REFUSED_TOO_LARGE },
    };
    for (size_t i = 0; i < SIZE(rows); i++) {
        struct template_text text = { "page", NULL, rows[i].text, strlen(rows[i].text) };
        struct templates *set = NULL;
        const char *message = NULL;
        assert_int_equal(template_compile(arena, &text, NULL, &set, &message), rows[i].expected);
        assert_true((message == NULL) == (rows[i].expected == DONE));
    }
}

static void a_hostile_template_ends_with_a_message_and_leaves_nothing(void **state) {
    (void)state;
    static const struct { struct rendering row; const char *message; } ROWS[] = {
        { { "{{>page}}", NULL, NULL, { { 0 } } }, "page.mustache:1: sections and partials are nested too deeply" },
        { { "\n{{>a}}", NULL, NULL, { { "a", "x{{>b}}" }, { "b", "{{>a}}" } } }, "b:1: sections and partials are nested too deeply" },
        { { "{{<page}}{{/page}}", NULL, NULL, { { 0 } } }, "page.mustache:1: sections and partials are nested too deeply" },
        { { "{{<p}}{{$b}}{{$b}}{{/b}}{{/b}}{{/p}}", NULL, NULL, { { "p", "{{$b}}{{/b}}" } } },
          "page.mustache:1: sections and partials are nested too deeply" },
        { { "{{#x}}{{>page}}{{/x}}", "{\"x\":[1,2]}", NULL, { { 0 } } }, "page.mustache:1: sections and partials are nested too deeply" },
        { { "     {{>page}}\n", NULL, NULL, { { 0 } } }, "page.mustache:1: the indentation is too deep" },
        { { "{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}",
            "{\"a\":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]}", NULL, { { 0 } } },
          "page.mustache:1: rendering takes too many steps" },
        { { "{{#a}}{{#a}}{{#a}}{{#a}}{{t}}{{/a}}{{/a}}{{/a}}{{/a}}",
            "{\"a\":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20], \"t\":\"&a sentence of some words, repeated by far too often, "
            "so that a few kilobytes of data become a hundred megabytes of page\"}", NULL, { { 0 } } },
          "page.mustache:1: the result is larger than 16 MiB" },
    };
    for (size_t i = 0; i < SIZE(ROWS); i++) {
        struct buffer out = buffer_in(arena);
        buffer_text(&out, "kept");
        const char *message = "none";
        assert_int_equal(render(&ROWS[i].row, &out, &message), REFUSED_TOO_LARGE);
        assert_string_equal(message, ROWS[i].message);
        assert_string_equal(buffer_string(&out), "kept");
        arena_reset(arena);
    }
}

static void recursion_that_the_data_ends_is_allowed(void **state) {
    (void)state;
    struct buffer view = buffer_in(arena), expected = buffer_in(arena);
    for (int i = 0; i < 100; i++) buffer_text(&view, "{\"c\":[");
    for (int i = 0; i < 100; i++) buffer_text(&view, "]}");
    for (int i = 0; i < 100; i++) buffer_text(&expected, "<");
    for (int i = 0; i < 100; i++) buffer_text(&expected, ">");
    /* each level holds an empty list or one child; the innermost list is empty */
    struct rendering row = { "{{>n}}", buffer_string(&view), buffer_string(&expected), { { "n", "<{{#c}}{{>n}}{{/c}}>" } } };
    check_renderings(&row, 1);
}

static void the_output_limit_counts_what_this_rendering_adds(void **state) {
    (void)state;
    const size_t megabytes = 16 << 20;
    char *bytes = arena_alloc(arena, megabytes + 1);
    memset(bytes, 'x', megabytes);
    struct rendering row = { .page = "{{{t}}}" };
    struct templates *set = compile(&row);
    struct buffer out = buffer_in(arena);
    buffer_text(&out, "kept");
    const char *message = NULL;
    json_auto_t *exact = json_pack("{s:s}", "t", bytes);
    assert_int_equal(template_render(set, "page", exact, &out, &message), DONE);
    assert_int_equal(out.length, megabytes + 4);
    bytes[megabytes] = 'x';
    char *longer = arena_copy(arena, bytes, megabytes + 1);
    json_auto_t *over = json_pack("{s:s}", "t", longer);
    assert_int_equal(template_render(set, "page", over, &out, &message), REFUSED_TOO_LARGE);
    assert_int_equal(out.length, megabytes + 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_five_characters_are_escaped_unless_asked_otherwise, start, end),
        cmocka_unit_test_setup_teardown(truth_is_that_of_the_header, start, end),
        cmocka_unit_test_setup_teardown(numbers_print_exactly_and_reals_in_their_shortest_form, start, end),
        cmocka_unit_test_setup_teardown(names_are_looked_up_from_the_inside_out, start, end),
        cmocka_unit_test_setup_teardown(a_page_fills_the_blocks_of_its_layout, start, end),
        cmocka_unit_test_setup_teardown(a_block_alone_on_its_line_leaves_no_empty_line_behind, start, end),
        cmocka_unit_test_setup_teardown(a_partial_alone_on_its_line_is_indented_line_by_line, start, end),
        cmocka_unit_test_setup_teardown(a_wrong_template_is_refused_with_file_and_line, start, end),
        cmocka_unit_test_setup_teardown(what_looks_almost_wrong_is_right, start, end),
        cmocka_unit_test_setup_teardown(a_static_name_that_leads_nowhere_is_found_by_the_check, start, end),
        cmocka_unit_test_setup_teardown(a_name_is_found_whole_or_not_at_all, start, end),
        cmocka_unit_test_setup_teardown(two_templates_of_one_name_are_refused, start, end),
        cmocka_unit_test_setup_teardown(one_more_template_sees_the_set_it_is_added_to, start, end),
        cmocka_unit_test_setup_teardown(too_much_is_refused_while_compiling_and_a_little_less_is_not, start, end),
        cmocka_unit_test_setup_teardown(a_hostile_template_ends_with_a_message_and_leaves_nothing, start, end),
        cmocka_unit_test_setup_teardown(recursion_that_the_data_ends_is_allowed, start, end),
        cmocka_unit_test_setup_teardown(the_output_limit_counts_what_this_rendering_adds, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
