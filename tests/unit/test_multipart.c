/* Facts about multipart/form-data. Each body is read in pieces of every small size, because a delimiter may be cut
 * anywhere by the network. */
#include "tests/unit/web_fake.h"

#include "lib/web/multipart.h"

#define TEXT(literal) literal, sizeof literal - 1
#define NAME(name) "Content-Disposition: form-data; name=\"" name "\"\r\n"
#define FILE_NAME(name, file) "Content-Disposition: form-data; name=\"" name "\"; filename=\"" file "\"\r\n"
#define END "\r\n--b--\r\n"

/* Writes what arrives as text. */
static enum result file_begin(void *context, const char *field, const char *client_name) {
    buffer_format(context, "[%s:%s:", field, client_name);
    return DONE;
}

static enum result file_data(void *context, const char *bytes, size_t length) {
    buffer_add(context, bytes, length);
    return DONE;
}

static enum result file_end(void *context) {
    buffer_text(context, "]");
    return DONE;
}

static enum result read_in_pieces(struct arena *arena, const char *bytes, size_t length, size_t piece, struct buffer *text) {
    struct fake fake = { .body = bytes, .body_length = length, .piece = piece };
    struct input input = fake_input(&fake);
    input.remaining = (int64_t)length;
    struct parameters fields = { 0 };
    struct buffer files = buffer_in(arena);
    struct file_sink sink = { file_begin, file_data, file_end, &files };
    enum result result = multipart_read(arena, "b", &input, &fields, &sink);
    for (size_t i = 0; i < fields.count; i++) buffer_format(text, "%s=%s|", fields.items[i].name, fields.items[i].value);
    buffer_add(text, buffer_string(&files), files.length);
    return result;
}

static const struct {
    const char *bytes;
    size_t length;
    const char *expected;
} RIGHT[] = {
    { TEXT("--b--\r\n"), "" },
    { TEXT("--b--"), "" },
    { TEXT("--b\r\n" NAME("a") "\r\n1" END), "a=1|" },
    { TEXT("--b\r\n" NAME("a") "\r\n" END), "a=|" },
    { TEXT("--b\r\n" NAME("a") "\r\n1\r\n--b\r\n" NAME("a") "\r\n2" END), "a=1|a=2|" },
    { TEXT("--b\r\n" NAME("a") "\r\nline\r\nline\r\n" END), "a=line\r\nline\r\n|" },
    { TEXT("--b\r\n" NAME("a") "\r\n--b inside\r\n-- b\r\n--" END), "a=--b inside\r\n-- b\r\n--|" },
    { TEXT("--b\r\ncontent-disposition:form-data;name=\"a\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n1" END), "a=1|" },
    { TEXT("--b\r\n" NAME("a") "Content-Transfer-Encoding: binary\r\n\r\n1" END), "a=1|" },
    { TEXT("--b\r\n" FILE_NAME("f", "a.txt") "Content-Type: text/plain\r\n\r\nhello" END), "[f:a.txt:hello]" },
    { TEXT("--b\r\n" FILE_NAME("f", "a.txt") "\r\n" END), "[f:a.txt:]" },
    { TEXT("--b\r\n" FILE_NAME("f", "") "Content-Type: application/octet-stream\r\n\r\n" END), "" }, /* empty file input */
    { TEXT("--b\r\n" FILE_NAME("f", "C:\\dir\\x.jpg") "\r\nx" END), "[f:C:\\dir\\x.jpg:x]" },     /* GMime drops these */
    { TEXT("--b\r\n" FILE_NAME("f", "x") "\r\n\xff\xd8\r\n-\r\n--\r\n--a" END), "[f:x:\xff\xd8\r\n-\r\n--\r\n--a]" },
    { TEXT("--b\r\n" NAME("a") "\r\n1\r\n--b\r\n" FILE_NAME("f", "x") "\r\ny\r\n--b\r\n" NAME("c") "\r\n3" END), "a=1|c=3|[f:x:y]" },
};

static void a_right_body_gives_its_fields_and_files_however_it_is_cut(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof RIGHT / sizeof *RIGHT; i++) {
        for (size_t piece = 0; piece <= 12; piece++) {
            struct buffer text = buffer_in(arena);
            assert_int_equal(read_in_pieces(arena, RIGHT[i].bytes, RIGHT[i].length, piece, &text), DONE);
            assert_string_equal(buffer_string(&text), RIGHT[i].expected);
        }
    }
    arena_free(arena);
}

static const struct {
    const char *bytes;
    size_t length;
    const char *why;
} WRONG[] = {
    { TEXT(""), "empty" },
    { TEXT("\r\n"), "nothing" },
    { TEXT("--c\r\n" NAME("a") "\r\n1\r\n--c--\r\n"), "another boundary" },
    { TEXT("preamble\r\n--b\r\n" NAME("a") "\r\n1" END), "preamble" },
    { TEXT("--b\r\n" NAME("a") "\r\n1" END "epilogue"), "epilogue" },
    { TEXT("--b\r\n" NAME("a") "\r\n1\r\n--bx\r\n"), "boundary goes on" },
    { TEXT("--b \r\n" NAME("a") "\r\n1" END), "padding" },
    { TEXT("--b\r\n\r\n1" END), "no disposition" },
    { TEXT("--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1" END), "attachment" },
    { TEXT("--b\r\nContent-Disposition: form-data\r\n\r\n1" END), "no name" },
    { TEXT("--b\r\n" NAME("") "\r\n1" END), "empty name" },
    { TEXT("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1" END), "name without quotes" },
    { TEXT("--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1" END), "open quote" },
    { TEXT("--b\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n1" END), "two names" },
    { TEXT("--b\r\nContent-Disposition: form-data; name=\"a\"; filename*=UTF-8''x\r\n\r\n1" END), "filename*" },
    { TEXT("--b\r\n" NAME("a") NAME("b") "\r\n1" END), "two dispositions" },
    { TEXT("--b\r\n" NAME("a") " folded\r\n\r\n1" END), "folded header" },
    { TEXT("--b\r\n" NAME("a") "Content-Transfer-Encoding: base64\r\n\r\n1" END), "base64" },
    { TEXT("--b\r\n" NAME("a\xff") "\r\n1" END), "name is not UTF-8" },
    { TEXT("--b\r\n" NAME("a") "\r\n\xff" END), "value is not UTF-8" },
    { TEXT("--b\r\n" NAME("a") "\r\n1\0" "2" END), "NUL" },
    { TEXT("--b\r\n" FILE_NAME("f", "") "\r\nbytes" END), "bytes without a file name" },
    { TEXT("--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n--b--\n"), "bare line feeds" },
};

static void a_wrong_body_is_refused_however_it_is_cut(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        for (size_t piece = 0; piece <= 5; piece++) {
            struct buffer text = buffer_in(arena);
            enum result result = read_in_pieces(arena, WRONG[i].bytes, WRONG[i].length, piece, &text);
            if (result != REFUSED_INVALID) print_error("accepted: %s\n", WRONG[i].why);
            assert_int_equal(result, REFUSED_INVALID);
        }
    }
    arena_free(arena);
}

static void a_body_cut_short_anywhere_is_refused(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    static const char BODY[] = "--b\r\n" NAME("a") "\r\n1\r\n--b\r\n" FILE_NAME("f", "x") "\r\nyyyy\r\n--b--";
    for (size_t length = 0; length < sizeof BODY - 1; length++) {
        struct buffer text = buffer_in(arena);
        assert_int_equal(read_in_pieces(arena, BODY, length, 0, &text), REFUSED_INVALID);
    }
    struct buffer text = buffer_in(arena);
    assert_int_equal(read_in_pieces(arena, BODY, sizeof BODY - 1, 0, &text), DONE);
    arena_free(arena);
}

static enum result read_one_field(struct arena *arena, size_t name_length, size_t value_length, size_t header_length) {
    struct buffer body = buffer_in(arena), text = buffer_in(arena);
    buffer_text(&body, "--b\r\nContent-Disposition: form-data; name=\"");
    for (size_t i = 0; i < name_length; i++) buffer_char(&body, 'n');
    buffer_text(&body, "\"\r\n");
    if (header_length) {
        buffer_text(&body, "X-More: ");
        for (size_t i = 0; i < header_length; i++) buffer_char(&body, 'h');
        buffer_text(&body, "\r\n");
    }
    buffer_text(&body, "\r\n");
    for (size_t i = 0; i < value_length; i++) buffer_char(&body, 'v');
    buffer_text(&body, END);
    return read_in_pieces(arena, body.bytes, body.length, 0, &text);
}

static void each_limit_holds_to_the_byte(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_int_equal(read_one_field(arena, MULTIPART_NAME_LONGEST, 1, 0), DONE);
    assert_int_equal(read_one_field(arena, MULTIPART_NAME_LONGEST + 1, 1, 0), REFUSED_TOO_LARGE);
    assert_int_equal(read_one_field(arena, 1, MULTIPART_FIELD_LARGEST, 0), DONE);
    assert_int_equal(read_one_field(arena, 1, MULTIPART_FIELD_LARGEST + 1, 0), REFUSED_TOO_LARGE);
    assert_int_equal(read_one_field(arena, 1, 1, 3000), DONE);
    assert_int_equal(read_one_field(arena, 1, 1, MULTIPART_HEADERS_LARGEST), REFUSED_TOO_LARGE);
    assert_int_equal(read_one_field(arena, 1, 1, 100000), REFUSED_TOO_LARGE);
    arena_free(arena);
}

static void a_file_larger_than_the_window_arrives_whole(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct buffer body = buffer_in(arena), content = buffer_in(arena), text = buffer_in(arena);
    for (int i = 0; i < 40000; i++) buffer_format(&content, "%d\r\n-", i);
    buffer_text(&body, "--b\r\n" FILE_NAME("f", "x") "\r\n");
    buffer_add(&body, content.bytes, content.length);
    buffer_text(&body, END);
    assert_int_equal(read_in_pieces(arena, body.bytes, body.length, 4093, &text), DONE);
    assert_int_equal(text.length, content.length + strlen("[f:x:]"));
    assert_memory_equal(text.bytes + strlen("[f:x:"), content.bytes, content.length);
    arena_free(arena);
}

static const struct {
    const char *type, *boundary;
} TYPES[] = {
    { "multipart/form-data; boundary=b", "b" },
    { "Multipart/Form-Data;Boundary=\"a b\"", "a b" },
    { "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW", "----WebKitFormBoundary7MA4YWxkTrZu0gW" },
    { "multipart/form-data; boundary=0123456789012345678901234567890123456789012345678901234567890123456789",
      "0123456789012345678901234567890123456789012345678901234567890123456789" },
    { "multipart/form-data; boundary=01234567890123456789012345678901234567890123456789012345678901234567890", NULL },
    { "multipart/form-data", NULL },
    { "multipart/form-data; boundary=", NULL },
    { "multipart/form-data; boundary=\"\"", NULL },
    { "multipart/form-data; boundary=\"a \"", NULL },
    { "multipart/form-data; boundary=\"a", NULL },
    { "multipart/form-data; boundary=a; charset=utf-8", NULL },
    { "multipart/form-data; charset=utf-8; boundary=a", NULL },
    { "multipart/form-data; boundary=a*b", NULL },
    { "multipart/form-database; boundary=a", NULL },
    { "multipart/mixed; boundary=a", NULL },
    { "", NULL },
};

static void only_a_plain_boundary_is_taken(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
        const char *boundary = multipart_boundary(arena, TYPES[i].type);
        if (TYPES[i].boundary) assert_string_equal(boundary, TYPES[i].boundary);
        else assert_null(boundary);
    }
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_right_body_gives_its_fields_and_files_however_it_is_cut),
        cmocka_unit_test(a_wrong_body_is_refused_however_it_is_cut),
        cmocka_unit_test(a_body_cut_short_anywhere_is_refused),
        cmocka_unit_test(each_limit_holds_to_the_byte),
        cmocka_unit_test(a_file_larger_than_the_window_arrives_whole),
        cmocka_unit_test(only_a_plain_boundary_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
