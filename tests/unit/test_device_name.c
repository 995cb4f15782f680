/* Facts about the words for browsers. The headers are those the browsers' makers document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/device_name.h"

static const struct { const char *header, *name; } NAMES[] = {
    { "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36", "Chrome di Android" },
    { "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
      "Samsung Internet di Android" },
    { "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36 Edg/124.0.0.0", "Edge di Windows" },
    { "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101 Firefox/125.0", "Firefox di Windows" },
    { "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1",
      "Safari di iPhone" },
    { "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15", "Safari di macOS" },
    { "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0", "Firefox di Linux" },
    { "curl/7.88.1", "Peramban lain" },
    { "", "Peramban lain" },
    { NULL, "Peramban lain" },
};

static void a_browser_is_told_by_its_header(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) assert_string_equal(device_name(arena, NAMES[i].header), NAMES[i].name);
}

static void nothing_of_the_header_itself_is_kept(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    char header[5000] = "Chrome/ Android <script>192.0.2.1";
    memset(header + strlen(header), 'x', sizeof header - strlen(header) - 1);
    assert_string_equal(device_name(arena, header), "Chrome di Android");
    assert_in_range(strlen(device_name(arena, "SamsungBrowser/ ChromeOS Windows")), 1, DEVICE_NAME_LONGEST);
}

static void a_kind_of_device_is_told_for_counting(void **state) {
    (void)state;
    static const char *const KINDS[] = { "phone", "phone", "computer", "computer", "phone", "computer", "computer", "", "", "" };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) assert_string_equal(device_kind(NAMES[i].header), KINDS[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_browser_is_told_by_its_header),
        cmocka_unit_test(nothing_of_the_header_itself_is_kept),
        cmocka_unit_test(a_kind_of_device_is_told_for_counting),
    };
    return cmocka_run_group_tests_name("device_name", tests, NULL, NULL);
}
