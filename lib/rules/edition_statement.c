/* Scope: the text of a statement and its signature. */
#include "lib/rules/edition_statement.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/base/date.h"
#include "lib/rules/receipt.h"

#define TITLE "EDISI LOKET TERBUKA, BENTUK 1\n"
#define SIGNATURE_NAME "tanda-tangan: "
#define BASE64 sodium_base64_VARIANT_ORIGINAL
#define MOST_DIGITS 9 /* of an edition's number and of a count of files */

_Static_assert(EDITION_HASH_BYTES == crypto_hash_sha256_BYTES, "hash size");

struct edition_hash edition_hash_of(const void *bytes, size_t length) {
    struct edition_hash hash;
    (void)crypto_hash_sha256(hash.bytes, bytes, length);
    return hash;
}

const char *edition_hash_text(struct arena *arena, const struct edition_hash *hash) {
    char *text = arena_alloc(arena, EDITION_HASH_DIGITS + 1);
    return sodium_bin2hex(text, EDITION_HASH_DIGITS + 1, hash->bytes, sizeof hash->bytes);
}

/* ---- writing ---- */

static void add_line(struct buffer *text, const char *name, const char *value) {
    buffer_text(text, name);
    buffer_text(text, ": ");
    for (; *value; value++) buffer_char(text, (unsigned char)*value < ' ' || *value == 0x7f ? ' ' : *value);
    buffer_char(text, '\n');
}

const char *edition_statement_signed(struct arena *arena, const struct edition_statement *statement, const unsigned char *secret) {
    struct buffer text = buffer_in(arena);
    buffer_text(&text, TITLE);
    add_line(&text, "kantor", statement->office);
    add_line(&text, "edisi", arena_format(arena, "%lu", statement->number));
    add_line(&text, "tanggal", statement->day);
    add_line(&text, "dibuat", statement->made_at);
    add_line(&text, "berkas", arena_format(arena, "%zu", statement->file_count));
    add_line(&text, "berkas-sha256", edition_hash_text(arena, &statement->list));
    add_line(&text, "edisi-sebelumnya-sha256", statement->has_previous ? edition_hash_text(arena, &statement->previous) : "-");
    add_line(&text, "jejak-audit", statement->audit_head);
    add_line(&text, "kunci", receipt_key_id(receipt_public_of(secret)).text);
    unsigned char signature[crypto_sign_BYTES];
    char encoded[sodium_base64_ENCODED_LEN(crypto_sign_BYTES, BASE64)];
    (void)crypto_sign_detached(signature, NULL, (const unsigned char *)buffer_string(&text), text.length, secret);
    (void)sodium_bin2base64(encoded, sizeof encoded, signature, sizeof signature, BASE64);
    buffer_text(&text, SIGNATURE_NAME);
    buffer_text(&text, encoded);
    buffer_char(&text, '\n');
    return buffer_string(&text);
}

/* ---- reading ---- */

/* The value of the line NAME at *at, which moves behind it; NULL when another line stands there. */
static const char *take_line(struct arena *arena, const char **at, const char *name) {
    size_t length = strlen(name);
    if (strncmp(*at, name, length) != 0 || strncmp(*at + length, ": ", 2) != 0) return NULL;
    const char *value = *at + length + 2, *end = strchr(value, '\n');
    if (!end || end == value) return NULL;
    *at = end + 1;
    return arena_copy(arena, value, (size_t)(end - value));
}

static bool read_count(const char *text, unsigned long *ret) {
    if (!text || strlen(text) > MOST_DIGITS || text[strspn(text, "0123456789")] != '\0' || (text[0] == '0' && text[1])) return false;
    *ret = strtoul(text, NULL, 10);
    return true;
}

static bool read_hash(const char *text, struct edition_hash *ret) {
    size_t got = 0;
    if (!text || strlen(text) != EDITION_HASH_DIGITS || text[strspn(text, "0123456789abcdef")] != '\0') return false;
    return sodium_hex2bin(ret->bytes, sizeof ret->bytes, text, EDITION_HASH_DIGITS, NULL, &got, NULL) == 0;
}

/* The sequence before the colon of "SEQUENCE:HASH"; -1 when the text is something else. */
static long long audit_sequence(const char *text) {
    struct edition_hash hash;
    size_t digits = text ? strspn(text, "0123456789") : 0;
    if (digits == 0 || digits > 18 || text[digits] != ':' || !read_hash(text + digits + 1, &hash)) return -1;
    return strtoll(text, NULL, 10);
}

static bool read_previous(const char *text, struct edition_statement *ret) {
    if (!text) return false;
    if (strcmp(text, "-") == 0) return true;
    ret->has_previous = true;
    return read_hash(text, &ret->previous);
}

static bool read_values(struct arena *arena, const char **at, struct edition_statement_read *ret) {
    struct edition_statement *statement = &ret->statement;
    unsigned long files = 0;
    day_number day;
    instant made;
    if (!(statement->office = take_line(arena, at, "kantor"))) return false;
    if (!read_count(take_line(arena, at, "edisi"), &statement->number) || statement->number == 0) return false;
    if (!(statement->day = take_line(arena, at, "tanggal")) || !day_parse(statement->day, &day)) return false;
    if (!(statement->made_at = take_line(arena, at, "dibuat")) || !instant_parse(statement->made_at, &made)) return false;
    if (!read_count(take_line(arena, at, "berkas"), &files)) return false;
    statement->file_count = files;
    if (!read_hash(take_line(arena, at, "berkas-sha256"), &statement->list)) return false;
    if (!read_previous(take_line(arena, at, "edisi-sebelumnya-sha256"), statement)) return false;
    statement->audit_head = take_line(arena, at, "jejak-audit");
    if (audit_sequence(statement->audit_head) < 0) return false;
    ret->key_id = take_line(arena, at, "kunci");
    return ret->key_id != NULL;
}

enum result edition_statement_parse(struct arena *arena, const char *bytes, size_t length, struct edition_statement_read *ret) {
    struct edition_statement_read read = { 0 };
    if (length > EDITION_STATEMENT_LONGEST || strlen(bytes) != length) return REFUSED_INVALID;
    if (strncmp(bytes, TITLE, strlen(TITLE)) != 0) return REFUSED_INVALID;
    const char *at = bytes + strlen(TITLE);
    if (!read_values(arena, &at, &read)) return REFUSED_INVALID;
    read.text = arena_copy(arena, bytes, (size_t)(at - bytes));
    const char *encoded = take_line(arena, &at, "tanda-tangan");
    size_t got = 0;
    if (!encoded || *at != '\0') return REFUSED_INVALID;
    if (sodium_base642bin(read.signature, sizeof read.signature, encoded, strlen(encoded), NULL, &got, NULL, BASE64) != 0 ||
        got != sizeof read.signature) {
        return REFUSED_INVALID;
    }
    read.whole = edition_hash_of(bytes, length);
    *ret = read;
    return DONE;
}

enum result edition_statement_verify(const struct edition_statement_read *read, const unsigned char *public_key) {
    if (crypto_sign_verify_detached(read->signature, (const unsigned char *)read->text, strlen(read->text), public_key) == 0) return DONE;
    return strcmp(read->key_id, receipt_key_id(public_key).text) == 0 ? REFUSED_FORBIDDEN : REFUSED_ABSENT;
}

const char *edition_chain_fault(const struct edition_statement_read *earlier, const struct edition_statement_read *later) {
    const struct edition_statement *before = &earlier->statement, *after = &later->statement;
    long long first = audit_sequence(before->audit_head), second = audit_sequence(after->audit_head);
    if (!after->has_previous) return "tidak menyebut edisi sebelumnya";
    if (memcmp(after->previous.bytes, earlier->whole.bytes, EDITION_HASH_BYTES) != 0) return "menyebut edisi sebelumnya yang lain";
    if (after->number <= before->number) return "nomornya tidak lebih tinggi";
    if (second < first) return "jejak auditnya mundur";
    if (second == first && strcmp(before->audit_head, after->audit_head) != 0) return "jejak auditnya diganti";
    return NULL;
}
