/* Facts about mails and notices for a gateway as they go out: what a strict reader must find, and what must never get in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "lib/base/mail_address.h"
#include "lib/out/hook.h"
#include "lib/out/mail.h"
#include "lib/out/mail_encode.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct mail MAIL = {
    .id = 5364627034483007, .host = "loket.contoh.example", .date = 1795230000, .zone_offset = 420,
    .from_name = "DPMPTSP Kabupaten Contoh", .from = "loket@contoh.example", .to = "warga@contoh.example",
    .reply_to = "kantor@contoh.example", .subject = "Pengaduan PGD-2026-000001 sudah kami jawab", .body = "Satu\n\nDua\n",
};

static int make_arena(void **state) {
    *state = arena_new();
    return sodium_init() < 0 ? -1 : 0;
}

static int drop_arena(void **state) {
    arena_free(*state);
    return 0;
}

static const char *built(struct arena *arena, const struct mail *mail) {
    struct buffer bytes;
    assert_int_equal(mail_build(arena, mail, &bytes), DONE);
    assert_int_equal(strlen(bytes.bytes), bytes.length);
    return bytes.bytes;
}

static void a_plain_mail_is_exactly_this(void **state) {
    assert_string_equal(built(*state, &MAIL),
                        "Date: Sat, 21 Nov 2026 10:00:00 +0700\r\n"
                        "From: \"DPMPTSP Kabupaten Contoh\"\r\n <loket@contoh.example>\r\n"
                        "To: warga@contoh.example\r\n"
                        "Reply-To: kantor@contoh.example\r\n"
                        "Subject: Pengaduan PGD-2026-000001 sudah kami jawab\r\n"
                        "Message-ID: <5364627034483007.loket@loket.contoh.example>\r\n"
                        "Auto-Submitted: auto-generated\r\n"
                        "Content-Language: id\r\n"
                        "MIME-Version: 1.0\r\n"
                        "Content-Type: text/plain; charset=UTF-8\r\n"
                        "Content-Transfer-Encoding: quoted-printable\r\n"
                        "\r\n"
                        "Satu\r\n\r\nDua\r\n");
}

static void the_same_message_built_again_is_the_same_mail(void **state) {
    assert_string_equal(built(*state, &MAIL), built(*state, &MAIL));
}

static const char *header(struct arena *arena, const char *text) {
    struct buffer out = buffer_in(arena);
    mail_header_text(&out, &(struct mail_header){ "Subject", text });
    return buffer_string(&out);
}

static void a_subject_is_plain_or_an_encoded_word(void **state) {
    static const struct { const char *text, *line; } SUBJECTS[] = {
        { "Kabar", "Subject: Kabar\r\n" },
        { "Kabar é", "Subject: =?UTF-8?Q?Kabar_=C3=A9?=\r\n" },
        { "a=b_c?", "Subject: a=b_c?\r\n" },
        { "é=_?", "Subject: =?UTF-8?Q?=C3=A9=3D=5F=3F?=\r\n" },
        { "=?UTF-8?Q?x?=", "Subject: =?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fx=3F=3D?=\r\n" }, /* must not be decoded by the reader */
        { "satu\r\nBcc: x@y.example", "Subject: =?UTF-8?Q?satu__Bcc=3A_x=40y=2Eexample?=\r\n" },
        { "satu\nBcc: x@y.example", "Subject: =?UTF-8?Q?satu_Bcc=3A_x=40y=2Eexample?=\r\n" },
    };
    for (size_t i = 0; i < COUNT(SUBJECTS); i++) assert_string_equal(header(*state, SUBJECTS[i].text), SUBJECTS[i].line);
}

/* Every line of TEXT ends with CRLF, holds printable ASCII alone and at most LONGEST characters. */
static void assert_lines(const char *text, size_t longest) {
    while (*text) {
        const char *end = strstr(text, "\r\n");
        assert_non_null(end);
        size_t length = (size_t)(end - text);
        if (length > longest) fail_msg("%zu characters: %.*s", length, (int)length, text);
        for (size_t i = 0; i < length; i++) {
            if ((unsigned char)text[i] < ' ' || (unsigned char)text[i] > '~') fail_msg("byte %02x in: %.*s", (unsigned char)text[i], (int)length, text);
        }
        text = end + 2;
    }
}

static void a_long_header_is_folded_between_characters(void **state) {
    struct arena *arena = *state;
    for (size_t length = 1; length <= 200; length++) {
        struct buffer text = buffer_in(arena);
        for (size_t i = 0; i < length; i++) buffer_text(&text, i % 3 == 0 ? "€" : i % 3 == 1 ? "a" : " ");
        const char *folded = header(arena, text.bytes);
        assert_lines(folded, MAIL_LINE_LONGEST);
        /* a character cut in two would leave a word that ends with a part of =E2=82=AC */
        for (const char *end = folded; (end = strstr(end, "?=\r\n")) != NULL; end++) {
            if (strncmp(end - 3, "=E2", 3) == 0 || strncmp(end - 3, "=82", 3) == 0) fail_msg("%s", folded);
        }
    }
}

static void a_name_before_an_address_is_quoted_or_encoded(void **state) {
    static const struct { const char *name, *lines; } NAMES[] = {
        { "", "From: a@b.example\r\n" },
        { "Kantor", "From: \"Kantor\"\r\n <a@b.example>\r\n" },
        { "Kantor \"A\", B\\C", "From: \"Kantor \\\"A\\\", B\\\\C\"\r\n <a@b.example>\r\n" },
        { "Kantor é, B", "From: =?UTF-8?Q?Kantor_=C3=A9=2C_B?=\r\n <a@b.example>\r\n" },
        { "x\r\nBcc: c@d.example", "From: =?UTF-8?Q?x__Bcc=3A_c=40d=2Eexample?=\r\n <a@b.example>\r\n" },
    };
    for (size_t i = 0; i < COUNT(NAMES); i++) {
        struct buffer out = buffer_in(*state);
        mail_header_name(&out, &(struct mail_header){ "From", NAMES[i].name }, "a@b.example");
        assert_string_equal(buffer_string(&out), NAMES[i].lines);
    }
}

static const char *body(struct arena *arena, const char *text) {
    struct buffer out = buffer_in(arena);
    mail_body_text(&out, text);
    return buffer_string(&out);
}

static void a_body_survives_relays_that_know_seven_bits_and_short_lines(void **state) {
    static const struct { const char *text, *encoded; } BODIES[] = {
        { "", "" },
        { "a", "a\r\n" },
        { "a\nb\n", "a\r\nb\r\n" },
        { "\n\n", "\r\n\r\n" },
        { "a \nb\t", "a=20\r\nb=09\r\n" },
        { "a b", "a b\r\n" },
        { "x=1", "x=3D1\r\n" },
        { "é", "=C3=A9\r\n" },
        { ".", "=2E\r\n" },
        { "..x\na.b", "=2E.x\r\na.b\r\n" },
        { "From kami\nDari From kami", "=46rom kami\r\nDari From kami\r\n" },
        { "a\r\nb", "a=0D\r\nb\r\n" },
        { "tanda “baca”", "tanda =E2=80=9Cbaca=E2=80=9D\r\n" },
    };
    for (size_t i = 0; i < COUNT(BODIES); i++) assert_string_equal(body(*state, BODIES[i].text), BODIES[i].encoded);
}

static void a_long_line_of_a_body_is_broken_softly(void **state) {
    struct arena *arena = *state;
    static const char *const CHARACTERS[] = { "a", "é", "€", " ", "." };
    for (size_t length = 1; length < 320; length++) {
        for (size_t c = 0; c < COUNT(CHARACTERS); c++) {
            struct buffer text = buffer_in(arena);
            for (size_t i = 0; i < length; i++) buffer_text(&text, CHARACTERS[c]);
            assert_lines(body(arena, text.bytes), MAIL_LINE_LONGEST);
        }
        arena_reset(arena);
    }
}

static const char *const NO_ADDRESSES[] = {
    "", "a", "a@", "@b.example", "a@b", "a b@c.example", "a@b.example ", " a@b.example", "a@b.example\n", "a@b.example\r\nRCPT TO:<x@y.example>",
    "a@b.example\r\n", "a\r\n@b.example", "a@b.example\x7f", "a@b\x01.example", "a@b..example", ".a@b.example", "a.@b.example", "a..b@c.example", "a@-b.example",
    "a@b-.example", "<a@b.example>", "a@b.example>", "a@b.example,c@d.example", "a@b.example;c", "\"a\"@b.example", "a@[127.0.0.1]", "a@b@c.example",
    "á@b.example", "a@bé.example", "a(b)@c.example",
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg@c.example",
};

static void nothing_that_is_no_address_reaches_a_mail(void **state) {
    for (size_t i = 0; i < COUNT(NO_ADDRESSES); i++) {
        const char *wrong = NO_ADDRESSES[i];
        struct mail to = MAIL, from = MAIL, reply = MAIL;
        struct buffer bytes = { 0 };
        to.to = from.from = reply.reply_to = wrong;
        if (mail_address_is_valid(wrong)) fail_msg("an address: %s", wrong);
        assert_int_equal(mail_build(*state, &to, &bytes), REFUSED_INVALID);
        assert_int_equal(mail_build(*state, &from, &bytes), REFUSED_INVALID);
        assert_int_equal(mail_build(*state, &reply, &bytes), *wrong ? REFUSED_INVALID : DONE); /* without one is right */
    }
}

static void what_people_have_as_addresses_is_one(void **state) {
    static const char *const RIGHT[] = { "a@b.example", "nama.orang+loket@surel.contoh.example", "a_b-c@1.example", "o'brien@contoh.example",
                                         "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg@c.example" };
    for (size_t i = 0; i < COUNT(RIGHT); i++) {
        struct mail mail = MAIL;
        mail.to = RIGHT[i];
        if (!mail_address_is_valid(RIGHT[i])) fail_msg("no address: %s", RIGHT[i]);
        (void)built(*state, &mail);
    }
}

static void a_host_or_text_that_is_no_text_is_refused(void **state) {
    struct buffer bytes;
    struct mail mail = MAIL;
    mail.host = "contoh.example>\r\nBcc: x@y.example";
    assert_int_equal(mail_build(*state, &mail, &bytes), REFUSED_INVALID);
    mail = MAIL;
    mail.body = "\xff";
    assert_int_equal(mail_build(*state, &mail, &bytes), REFUSED_INVALID);
    mail = MAIL;
    mail.subject = "a\x01";
    assert_int_equal(mail_build(*state, &mail, &bytes), REFUSED_INVALID);
}

static void a_gateway_gets_json_that_no_text_can_break(void **state) {
    struct hook_notice notice = { .id = 7, .event = "answered", .number = "PGD-2026-000001", .phone = "+6281200000000",
                                  .text = "\"kutip\"\nbaris é" };
    assert_string_equal(hook_body(*state, &notice),
                        "{\"id\":\"7\",\"event\":\"answered\",\"number\":\"PGD-2026-000001\",\"phone\":\"+6281200000000\","
                        "\"text\":\"\\\"kutip\\\"\\nbaris é\"}");
}

/* Computed with: printf '%s' '1795230000.{"id":"7"}' | openssl dgst -sha256 -hmac 'rahasia-bersama-yang-cukup-panjang' */
static void the_signature_is_hmac_sha256_over_moment_and_body(void **state) {
    const char *secret = "rahasia-bersama-yang-cukup-panjang";
    assert_string_equal(hook_signature(*state, secret, 1795230000, "{\"id\":\"7\"}"),
                        "t=1795230000,v1=59df217b6e743b5c2c180dca865e233e7aba7de2c00688044f061a332adce338");
    assert_string_not_equal(hook_signature(*state, secret, 1795230001, "{\"id\":\"7\"}"),
                            hook_signature(*state, secret, 1795230000, "{\"id\":\"7\"}"));
}

int main(void) {
#define mail_test(function) cmocka_unit_test_setup_teardown(function, make_arena, drop_arena)
    const struct CMUnitTest tests[] = {
        mail_test(a_plain_mail_is_exactly_this),
        mail_test(the_same_message_built_again_is_the_same_mail),
        mail_test(a_subject_is_plain_or_an_encoded_word),
        mail_test(a_long_header_is_folded_between_characters),
        mail_test(a_name_before_an_address_is_quoted_or_encoded),
        mail_test(a_body_survives_relays_that_know_seven_bits_and_short_lines),
        mail_test(a_long_line_of_a_body_is_broken_softly),
        mail_test(nothing_that_is_no_address_reaches_a_mail),
        mail_test(what_people_have_as_addresses_is_one),
        mail_test(a_host_or_text_that_is_no_text_is_refused),
        mail_test(a_gateway_gets_json_that_no_text_can_break),
        mail_test(the_signature_is_hmac_sha256_over_moment_and_body),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
