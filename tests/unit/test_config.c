/* Facts about reading loket.ini: a wrong file is refused with its line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/base/buffer.h"
#include "lib/base/config.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A complete file, one setting a line, so that a test can change, drop or repeat any one of them. */
static const char *const LINES[] = {
    "[office]",
    "name = DPMPTSP Kabupaten Contoh",
    "region = Kabupaten Contoh",
    "region_code = 99.99",
    "address = Jalan Contoh 1",
    "phone = 0800-0000-0000",
    "email = kontak@contoh.example",
    "hours = Senin-Jumat 08.00-15.00",
    "zone = WITA",
    "brand_color = #0b5d8a",
    "[ombudsman]",
    "address = Jalan Contoh 2",
    "contact = telepon 137",
    "[information_commission]",
    "address = Jalan Contoh 3",
    "contact = laman contoh.example",
    "[site]",
    "base_url = http://127.0.0.1:8080",
    "[paths]",
    "database = loket.db",
    "keys = keys",
    "uploads = uploads",
    "editions = site",
    "templates = /usr/share/loket/templates",
    "assets = ../assets",
    "run = run",
    "[workers]",
    "complaint = 2",
    "survey = 2",
    "request = 2",
    "track = 2",
    "staff = 2",
    "[deadlines]",
    "verify = 3",
    "first_follow_up = 5",
    "settle = 14",
    "settle_oversight = 60",
    "silence = 10",
    "appeal = 14",
    "silence_warning = 3",
    "request_answer = 10",
    "request_extension = 7",
    "objection = 30",
    "objection_answer = 30",
    "dispute = 14",
    "[retention]",
    "complaint_years = 5",
    "request_years = 5",
    "backup_days = 35",
    "[survey]",
    "grace_minutes = 30",
    "[delivery]",
    "file_megabytes = 500",
    "link_hours = 24",
    "days = 90",
    "[publication]",
    "smallest_group = 5",
    "content = content",
    "[limits]",
    "code_tries_per_hour = 20",
    "login_tries_per_hour = 10",
    "submissions_per_hour = 30",
    "all_submissions_per_hour = 300",
    "busy_above = 100",
    "busy_fill_seconds = 60",
    "busy_submissions_per_hour = 20",
    "puzzle_bits = 17",
    "minimum_fill_seconds = 3",
    "[mail]",
    "server = smtp://surel.contoh.example:587",
    "login_file = surel.txt",
    "from = loket@contoh.example",
    "tls = required",
    "timeout = 60",
    "[hook]",
    "url = https://gerbang.contoh.example/kirim",
    "key_file = keys/hook.key",
    "to = no_email",
};

#define LINE_COUNT COUNT(LINES)

struct office {
    struct arena *arena;
    char folder[40], file[60];
};

static int open_office(void **state) {
    struct arena *arena = arena_new();
    struct office *office = arena_alloc(arena, sizeof *office);
    office->arena = arena;
    (void)snprintf(office->folder, sizeof office->folder, "/tmp/loket-config-XXXXXX");
    if (!mkdtemp(office->folder)) return -1;
    (void)snprintf(office->file, sizeof office->file, "%s/loket.ini", office->folder);
    *state = office;
    return 0;
}

static int close_office(void **state) {
    struct office *office = *state;
    (void)unlink(office->file);
    (void)rmdir(office->folder);
    arena_free(office->arena);
    return 0;
}

/* Writes the lines with the one at AT replaced by TEXT (NULL leaves it out; AT past the end adds TEXT). */
static void write_lines(const struct office *office, size_t at, const char *text) {
    FILE *stream = fopen(office->file, "we");
    assert_non_null(stream);
    for (size_t i = 0; i < LINE_COUNT; i++) {
        const char *line = i == at ? text : LINES[i];
        if (line) assert_true(fprintf(stream, "%s\n", line) > 0);
    }
    if (at >= LINE_COUNT && text) assert_true(fprintf(stream, "%s\n", text) > 0);
    assert_int_equal(fclose(stream), 0);
}

static size_t line_of(const char *name) {
    for (size_t i = 0; i < LINE_COUNT; i++) {
        if (strncmp(LINES[i], name, strlen(name)) == 0) return i;
    }
    fail_msg("no such line: %s", name);
    return 0;
}

/* The file must be refused with a message that ends as given; LINE 0 stands for a message without a line. */
static void assert_refused(const struct office *office, size_t line, const char *reason) {
    const struct config *config = NULL;
    const char *message = NULL;
    assert_int_equal(config_load(office->arena, office->file, &config, &message), REFUSED_INVALID);
    assert_null(config);
    const char *expected = line == 0 ? arena_format(office->arena, "%s: %s", office->file, reason)
                                     : arena_format(office->arena, "%s:%zu: %s", office->file, line, reason);
    assert_string_equal(message, expected);
}

static void a_complete_file_is_read_and_its_paths_are_made_absolute(void **state) {
    const struct office *office = *state;
    write_lines(office, SIZE_MAX, NULL);
    const struct config *config;
    const char *message = NULL;
    assert_int_equal(config_load(office->arena, office->file, &config, &message), DONE);
    assert_string_equal(config->office.name, "DPMPTSP Kabupaten Contoh");
    assert_int_equal(config->office.zone_offset, 480);
    assert_string_equal(config->directory, office->folder);
    assert_string_equal(config->paths.database, arena_format(office->arena, "%s/loket.db", office->folder));
    assert_string_equal(config->paths.templates, "/usr/share/loket/templates");
    assert_int_equal(config->workers.staff, 2);
    assert_int_equal(config->deadlines.settle_oversight, 60);
    assert_int_equal(config->limits.minimum_fill_seconds, 3);
    assert_int_equal(config->survey.grace_minutes, 30);
    assert_int_equal(config->publication.smallest_group, 5);
}

static void each_missing_setting_is_named(void **state) {
    const struct office *office = *state;
    const char *section = "";
    for (size_t i = 0; i < LINE_COUNT; i++) {
        if (LINES[i][0] == '[') {
            section = LINES[i];
            continue;
        }
        write_lines(office, i, NULL);
        int length = (int)strcspn(LINES[i], " ");
        assert_refused(office, 0, arena_format(office->arena, "%.*s is missing in %s", length, LINES[i], section));
    }
}

/* As an office made before there were objections and terms of keeping has it. */
static void all_missing_settings_are_named_at_once(void **state) {
    static const char *const LATER[] = { "[information_commission]", "address = Jalan Contoh 3", "contact = laman contoh.example", "objection =",
                                         "objection_answer =", "dispute =", "[retention]", "complaint_years", "request_years",
                                         "backup_days" };
    const struct office *office = *state;
    FILE *stream = fopen(office->file, "we");
    assert_non_null(stream);
    for (size_t i = 0; i < LINE_COUNT; i++) {
        bool is_later = false;
        for (size_t k = 0; k < COUNT(LATER); k++) is_later = is_later || strncmp(LINES[i], LATER[k], strlen(LATER[k])) == 0;
        if (!is_later) assert_true(fprintf(stream, "%s\n", LINES[i]) > 0);
    }
    assert_int_equal(fclose(stream), 0);
    assert_refused(office, 0, "address is missing in [information_commission]; contact is missing in [information_commission]; "
                              "objection is missing in [deadlines]; objection_answer is missing in [deadlines]; "
                              "dispute is missing in [deadlines]; complaint_years is missing in [retention]; "
                              "request_years is missing in [retention]; backup_days is missing in [retention]");
}

static void a_wrong_value_is_named_with_its_line(void **state) {
    static const struct { const char *text, *reason; } WRONG[] = {
        { "zone = WIBA", "zone in [office] must be WIB, WITA or WIT" },
        { "zone = wib", "zone in [office] must be WIB, WITA or WIT" },
        { "region_code = 6202", "region_code in [office] must be a code like 62 or 62.02" },
        { "region_code = 62.2", "region_code in [office] must be a code like 62 or 62.02" },
        { "region_code = 62.02.01", "region_code in [office] must be a code like 62 or 62.02" },
        { "brand_color = blue", "brand_color in [office] must look like #0b5d8a" },
        { "brand_color = #0b5d8g", "brand_color in [office] must look like #0b5d8a" },
        { "base_url = ftp://host", "base_url in [site] must be http:// or https:// and a host, without a path" },
        { "base_url = http://", "base_url in [site] must be http:// or https:// and a host, without a path" },
        { "base_url = https://host/", "base_url in [site] must be http:// or https:// and a host, without a path" },
        { "name =", "name in [office] must not be empty" },
        { "region = \xff", "region in [office] is not readable text" },
        { "staff = 0", "staff in [workers] must be a whole number from 1 to 64" },
        { "staff = 65", "staff in [workers] must be a whole number from 1 to 64" },
        { "staff = two", "staff in [workers] must be a whole number from 1 to 64" },
        { "staff = 2x", "staff in [workers] must be a whole number from 1 to 64" },
        { "staff = 99999999999999999999", "staff in [workers] must be a whole number from 1 to 64" },
        { "staff =", "staff in [workers] must be a whole number from 1 to 64" },
        { "verify = -1", "verify in [deadlines] must be a whole number from 1 to 250" },
        { "server = surel.contoh.example", "server in [mail] must be smtp:// or smtps:// and a host, or empty" },
        { "server = http://surel.contoh.example", "server in [mail] must be smtp:// or smtps:// and a host, or empty" },
        { "server = smtp://nama:sandi@contoh.example", "server in [mail] must be smtp:// or smtps:// and a host, or empty" },
        { "server = smtp://contoh.example/x", "server in [mail] must be smtp:// or smtps:// and a host, or empty" },
        { "from = loket", "from in [mail] must be an e-mail address" },
        { "from =", "from in [mail] must not be empty" },
        { "tls = yes", "tls in [mail] must be required or off" },
        { "timeout = 121", "timeout in [mail] must be a whole number from 5 to 120" },
        { "url = http://gerbang.contoh.example/", "url in [hook] must be https:// (http:// only on this machine), or empty" },
        { "url = http://127.0.0.1.contoh.example/", "url in [hook] must be https:// (http:// only on this machine), or empty" },
        { "url = ftp://127.0.0.1/", "url in [hook] must be https:// (http:// only on this machine), or empty" },
        { "to = never", "to in [hook] must be always or no_email" },
        { "smallest_group = 1", "smallest_group in [publication] must be a whole number from 2 to 1000" },
        { "minimum_fill_seconds = 601", "minimum_fill_seconds in [limits] must be a whole number from 0 to 600" },
    };
    const struct office *office = *state;
    for (size_t i = 0; i < COUNT(WRONG); i++) {
        const char *name = arena_copy(office->arena, WRONG[i].text, strcspn(WRONG[i].text, " "));
        size_t line = line_of(name);
        write_lines(office, line, WRONG[i].text);
        assert_refused(office, line + 1, WRONG[i].reason);
    }
}

static void settings_that_contradict_each_other_are_refused(void **state) {
    const struct office *office = *state;
    write_lines(office, line_of("tls"), "tls = off");
    assert_refused(office, 0, "tls in [mail] must be required: the server is not on this machine");
    write_lines(office, line_of("key_file"), "key_file =");
    assert_refused(office, 0, "key_file in [hook] must not be empty");
}

static void mail_and_hook_may_be_off_or_local(void **state) {
    static const struct { const char *name, *lines; bool tls; } RIGHT[] = {
        { "server", "server =", true },
        { "url", "url =", true },
        { "url", "url = http://127.0.0.1:8025/kirim", true },
        { "url", "url = http://localhost/kirim", true },
        { "server", "server = smtps://surel.contoh.example", true },
    };
    const struct office *office = *state;
    for (size_t i = 0; i < COUNT(RIGHT); i++) {
        write_lines(office, line_of(RIGHT[i].name), RIGHT[i].lines);
        const struct config *config;
        const char *message = "";
        enum result result = config_load(office->arena, office->file, &config, &message);
        if (result != DONE) fail_msg("%s: %s", RIGHT[i].lines, message);
        assert_int_equal(config->mail.tls, RIGHT[i].tls);
        assert_false(config->hook.always);
        assert_string_equal(config->mail.login_file, arena_format(office->arena, "%s/surel.txt", office->folder));
    }
}

static void a_number_at_its_bound_is_accepted(void **state) {
    static const char *const RIGHT[] = { "staff = 64", "staff = 1", "verify = 250", "minimum_fill_seconds = 0" };
    const struct office *office = *state;
    for (size_t i = 0; i < COUNT(RIGHT); i++) {
        write_lines(office, line_of(arena_copy(office->arena, RIGHT[i], strcspn(RIGHT[i], " "))), RIGHT[i]);
        const struct config *config;
        const char *message;
        assert_int_equal(config_load(office->arena, office->file, &config, &message), DONE);
    }
}

static void an_unknown_setting_is_refused_at_its_line(void **state) {
    const struct office *office = *state;
    write_lines(office, SIZE_MAX, "colour = red");
    assert_refused(office, LINE_COUNT + 1, "unknown setting colour in [hook]");
    write_lines(office, line_of("zone"), "time_zone = WIB");
    assert_refused(office, line_of("zone") + 1, "unknown setting time_zone in [office]");
}

static void a_setting_that_stands_twice_is_refused_at_the_second(void **state) {
    const struct office *office = *state;
    write_lines(office, SIZE_MAX, "to = always");
    assert_refused(office, LINE_COUNT + 1, "to in [hook] stands twice");
}

static void a_line_that_is_no_setting_is_refused(void **state) {
    const struct office *office = *state;
    write_lines(office, line_of("zone"), "zone WITA");
    assert_refused(office, line_of("zone") + 1, "is neither a [section] nor name = value");
}

static void a_line_the_parser_would_cut_is_refused(void **state) {
    const struct office *office = *state;
    struct buffer line = buffer_in(office->arena);
    const struct config *config;
    const char *message;
    buffer_text(&line, "hours = ");
    while (line.length < 198) buffer_char(&line, 'x');
    write_lines(office, line_of("hours"), line.bytes);
    assert_int_equal(config_load(office->arena, office->file, &config, &message), DONE);
    assert_int_equal(strlen(config->office.hours), 190);
    buffer_char(&line, 'x');
    write_lines(office, line_of("hours"), line.bytes);
    assert_refused(office, line_of("hours") + 1, "line is longer than 198 bytes");
}

static void of_two_faults_the_first_is_named_with_its_own_line(void **state) {
    const struct office *office = *state;
    write_lines(office, line_of("zone"), "zone = WIBA\nbrand_color = blue");
    assert_refused(office, line_of("zone") + 1, "zone in [office] must be WIB, WITA or WIT");
    write_lines(office, line_of("zone"), "zone WITA\ncolour = blue");
    assert_refused(office, line_of("zone") + 1, "is neither a [section] nor name = value");
}

static void a_file_that_is_not_there_is_absent(void **state) {
    const struct office *office = *state;
    const struct config *config = NULL;
    const char *message = NULL;
    assert_int_equal(config_load(office->arena, "/nonexistent/loket.ini", &config, &message), REFUSED_ABSENT);
    assert_null(config);
    assert_string_equal(message, "/nonexistent/loket.ini: No such file or directory");
}

int main(void) {
#define office_test(function) cmocka_unit_test_setup_teardown(function, open_office, close_office)
    const struct CMUnitTest tests[] = {
        office_test(a_complete_file_is_read_and_its_paths_are_made_absolute),
        office_test(each_missing_setting_is_named),
        office_test(all_missing_settings_are_named_at_once),
        office_test(a_wrong_value_is_named_with_its_line),
        office_test(settings_that_contradict_each_other_are_refused),
        office_test(mail_and_hook_may_be_off_or_local),
        office_test(a_number_at_its_bound_is_accepted),
        office_test(an_unknown_setting_is_refused_at_its_line),
        office_test(a_setting_that_stands_twice_is_refused_at_the_second),
        office_test(a_line_that_is_no_setting_is_refused),
        office_test(a_line_the_parser_would_cut_is_refused),
        office_test(of_two_faults_the_first_is_named_with_its_own_line),
        office_test(a_file_that_is_not_there_is_absent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
