/* Facts about parts of downloads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/web/byte_range.h"

#define SIZE 1000

static const struct {
    const char *text;
    enum result result;
    int64_t first, length;
} RANGES[] = {
    { NULL, REFUSED_ABSENT, 0, 0 },
    { "", REFUSED_ABSENT, 0, 0 },
    { "bytes=0-499", DONE, 0, 500 },
    { "bytes=500-999", DONE, 500, 500 },
    { "bytes=0-0", DONE, 0, 1 },
    { "bytes=999-", DONE, 999, 1 },
    { "bytes=200-", DONE, 200, 800 },
    { "bytes=900-5000", DONE, 900, 100 },
    { "bytes=-1", DONE, 999, 1 },
    { "bytes=-5000", DONE, 0, 1000 },
    { "bytes=-0", REFUSED_INVALID, 0, 0 },
    { "bytes=1000-", REFUSED_INVALID, 0, 0 },
    { "bytes=1000-1001", REFUSED_INVALID, 0, 0 },
    { "bytes=5-4", REFUSED_ABSENT, 0, 0 },
    { "bytes=0-1,5-6", REFUSED_ABSENT, 0, 0 },
    { "bytes=--5", REFUSED_ABSENT, 0, 0 },
    { "bytes=-", REFUSED_ABSENT, 0, 0 },
    { "bytes=a-b", REFUSED_ABSENT, 0, 0 },
    { "bytes= 0-5", REFUSED_ABSENT, 0, 0 },
    { "lines=0-5", REFUSED_ABSENT, 0, 0 },
    { "bytes=99999999999999999999-", REFUSED_ABSENT, 0, 0 },
};

static void a_part_is_understood_or_all_is_sent(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof RANGES / sizeof *RANGES; i++) {
        struct byte_range range = { 0, 0 };
        enum result result = byte_range_parse(RANGES[i].text, SIZE, &range);
        if (result != RANGES[i].result) print_error("%s: %s\n", RANGES[i].text, result_name(result));
        assert_int_equal(result, RANGES[i].result);
        assert_int_equal(range.first, RANGES[i].first);
        assert_int_equal(range.length, RANGES[i].length);
    }
}

/* A download of ten bytes as answered to RANGE and IF_RANGE. */
static struct response answered(struct arena *arena, FILE *file, const char *range, const char *if_range) {
    struct request request = { .arena = arena, .range = range, .if_range = if_range };
    struct response response = response_in(arena);
    assert_int_equal(response_attachment(&response, dup(fileno(file)), 10, "data.csv", "text/csv"), DONE);
    assert_int_equal(byte_range_answer(&request, &response, "abc"), DONE);
    return response;
}

static const char *head_of(const struct response *response) {
    static const struct config HTTP = { .site.base_url = "http://127.0.0.1" };
    struct buffer head = response_head(response, &HTTP);
    return buffer_string(&head);
}

static void a_download_goes_on_where_it_stopped(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    FILE *file = tmpfile();
    assert_int_equal(fputs("0123456789", file) >= 0 && fflush(file) == 0, 1);
    struct response part = answered(arena, file, "bytes=4-", "\"abc\"");
    char bytes[11] = "";
    assert_int_equal(part.status, 206);
    assert_int_equal(read(part.file, bytes, sizeof bytes - 1), 6);
    assert_string_equal(bytes, "456789");
    assert_non_null(strstr(head_of(&part), "Content-Range: bytes 4-9/10\r\n"));
    assert_non_null(strstr(head_of(&part), "Content-Length: 6\r\n"));
    response_end(&part);
    struct response other = answered(arena, file, "bytes=4-", "\"xyz\"");
    assert_int_equal(other.status, 200); /* another version: from its beginning */
    assert_int_equal(other.file_size, 10);
    response_end(&other);
    struct response behind = answered(arena, file, "bytes=10-", NULL);
    assert_int_equal(behind.status, 416);
    assert_int_equal(behind.file, -1);
    assert_non_null(strstr(head_of(&behind), "Content-Range: bytes */10\r\n"));
    (void)fclose(file);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_is_understood_or_all_is_sent),
        cmocka_unit_test(a_download_goes_on_where_it_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
