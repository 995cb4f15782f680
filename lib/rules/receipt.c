/* Scope: the text of a receipt and its signature. */
#include "lib/rules/receipt.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buffer.h"

#define TITLE_START "TANDA TERIMA LOKET TERBUKA, BENTUK "
#define SIGNATURE_NAME "tanda-tangan"
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define BASE64 sodium_base64_VARIANT_ORIGINAL
#define HEX_LENGTH ((size_t)RECEIPT_HASH_BYTES * 2)

_Static_assert(RECEIPT_SECRET_BYTES == crypto_sign_ed25519_SECRETKEYBYTES, "secret key size");
_Static_assert(RECEIPT_PUBLIC_BYTES == crypto_sign_ed25519_PUBLICKEYBYTES, "public key size");
_Static_assert(RECEIPT_HASH_BYTES == crypto_hash_sha256_BYTES, "hash size");

struct receipt_hash receipt_hash_of(const void *bytes, size_t length) {
    struct receipt_hash hash;
    (void)crypto_hash_sha256(hash.bytes, bytes, length);
    return hash;
}

struct receipt_key_id receipt_key_id(const unsigned char *public_key) {
    struct receipt_hash hash = receipt_hash_of(public_key, RECEIPT_PUBLIC_BYTES);
    struct receipt_key_id id;
    (void)sodium_bin2hex(id.text, sizeof id.text, hash.bytes, sizeof id.text / 2);
    return id;
}

const unsigned char *receipt_public_of(const unsigned char *secret) {
    return secret + RECEIPT_SECRET_BYTES - RECEIPT_PUBLIC_BYTES;
}

/* ---- writing ---- */

static void add_line(struct buffer *text, const char *name, const char *value) {
    buffer_text(text, name);
    buffer_text(text, ": ");
    for (; *value; value++) buffer_char(text, (unsigned char)*value < ' ' || *value == 0x7f ? ' ' : *value);
    buffer_char(text, '\n');
}

static const char *hex(struct arena *arena, const struct receipt_hash *hash) {
    char *text = arena_alloc(arena, HEX_LENGTH + 1);
    return sodium_bin2hex(text, HEX_LENGTH + 1, hash->bytes, sizeof hash->bytes);
}

static int compare_hashes(const void *left, const void *right) {
    return memcmp(left, right, sizeof(struct receipt_hash));
}

static const struct receipt_hash *sorted(struct arena *arena, const struct receipt_hash *files, size_t count) {
    struct receipt_hash *copy = arena_array(arena, count + 1, sizeof *copy);
    for (size_t i = 0; i < count; i++) copy[i] = files[i];
    qsort(copy, count, sizeof *copy, compare_hashes);
    return copy;
}

static void add_files(struct arena *arena, struct buffer *text, const struct receipt *receipt) {
    const struct receipt_hash *files = sorted(arena, receipt->files, receipt->file_count);
    add_line(text, "jumlah-berkas", arena_format(arena, "%zu", receipt->file_count));
    for (size_t i = 0; i < receipt->file_count; i++) {
        add_line(text, arena_format(arena, "berkas-%zu-sha256", i + 1), hex(arena, &files[i]));
    }
}

const char *receipt_signed(struct arena *arena, const struct receipt *receipt, const unsigned char *secret) {
    if (receipt->file_count > RECEIPT_FILES_MOST) return NULL;
    struct buffer text = buffer_in(arena);
    buffer_format(&text, TITLE_START "%d\n", RECEIPT_NEWEST_FORM);
    add_line(&text, "kantor", receipt->office);
    add_line(&text, "jenis", receipt->kind);
    add_line(&text, "nomor", receipt->number);
    add_line(&text, "diterima", receipt->received);
    add_line(&text, "dijawab-paling-lambat", receipt->due_on);
    add_line(&text, "isi-sha256", hex(arena, &receipt->content));
    add_files(arena, &text, receipt);
    add_line(&text, "kunci", receipt_key_id(receipt_public_of(secret)).text);
    unsigned char signature[crypto_sign_ed25519_BYTES];
    (void)crypto_sign_ed25519_detached(signature, NULL, (const unsigned char *)text.bytes, text.length, secret);
    char encoded[sodium_base64_ENCODED_LEN(sizeof signature, BASE64)];
    add_line(&text, SIGNATURE_NAME, sodium_bin2base64(encoded, sizeof encoded, signature, sizeof signature, BASE64));
    return buffer_string(&text);
}

/* ---- reading ---- */

/* Line ends become one line feed each, white space at both ends goes: what editors and mail programs change. */
static char *with_plain_lines(struct arena *arena, const char *bytes) {
    if (strncmp(bytes, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0) bytes += strlen(BYTE_ORDER_MARK);
    while (*bytes && strchr(" \t\r\n", *bytes)) bytes++;
    char *plain = arena_string(arena, bytes);
    char *to = plain;
    for (const char *from = plain; *from; from++) {
        if (*from != '\r') *to++ = *from;
        else if (from[1] != '\n') *to++ = '\n';
    }
    while (to > plain && strchr(" \t\n", to[-1])) to--;
    *to = '\0';
    return plain;
}

/* The lines not read yet. */
struct lines {
    struct arena *arena;
    const char *at;
};

static const char *take_line(struct lines *lines) {
    size_t length = strcspn(lines->at, "\n");
    const char *line = arena_copy(lines->arena, lines->at, length);
    lines->at += length + (lines->at[length] == '\n');
    return line;
}

/* Takes the line "NAME: value"; NULL when the next line is another. */
static const char *take_value(struct lines *lines, const char *name) {
    size_t length = strlen(name);
    if (strncmp(lines->at, name, length) != 0 || strncmp(lines->at + length, ": ", 2) != 0) return NULL;
    return take_line(lines) + length + 2;
}

static bool read_hash(const char *text, struct receipt_hash *ret) {
    size_t length = 0;
    if (!text || strlen(text) != HEX_LENGTH || strspn(text, "0123456789abcdef") != HEX_LENGTH) return false;
    return sodium_hex2bin(ret->bytes, sizeof ret->bytes, text, HEX_LENGTH, NULL, &length, NULL) == 0;
}

static bool read_count(const char *text, size_t *ret) {
    size_t count = 0;
    if (!text || *text == '\0' || strlen(text) > 2) return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9') return false;
        count = count * 10 + (size_t)(*text - '0');
    }
    *ret = count;
    return count <= RECEIPT_FILES_MOST;
}

/* The lines a receipt of form 2 has between the deadline and the signature. */
static bool take_hashes(struct lines *lines, struct receipt_read *read) {
    struct receipt *receipt = &read->receipt;
    if (!read_hash(take_value(lines, "isi-sha256"), &receipt->content)) return false;
    if (!read_count(take_value(lines, "jumlah-berkas"), &receipt->file_count)) return false;
    struct receipt_hash *files = arena_array(lines->arena, receipt->file_count + 1, sizeof *files);
    for (size_t i = 0; i < receipt->file_count; i++) {
        if (!read_hash(take_value(lines, arena_format(lines->arena, "berkas-%zu-sha256", i + 1)), &files[i])) return false;
    }
    receipt->files = files;
    read->key_id = take_value(lines, "kunci");
    return read->key_id != NULL;
}

static bool take_signature(struct lines *lines, struct receipt_read *read) {
    const char *encoded = take_value(lines, SIGNATURE_NAME);
    size_t length = 0;
    if (!encoded || *lines->at) return false;
    return sodium_base642bin(read->signature, sizeof read->signature, encoded, strlen(encoded), NULL, &length, NULL,
                             BASE64) == 0 && length == sizeof read->signature;
}

enum result receipt_parse(struct arena *arena, const char *bytes, struct receipt_read *ret) {
    static const char *const TITLES[] = { TITLE_START "1", TITLE_START "2" };
    if (strnlen(bytes, RECEIPT_TEXT_LONGEST + 1) > RECEIPT_TEXT_LONGEST) return REFUSED_INVALID;
    char *text = with_plain_lines(arena, bytes);
    struct lines lines = { arena, text };
    struct receipt_read read = { .key_id = "" };
    const char *title = take_line(&lines);
    for (int form = 1; form <= RECEIPT_NEWEST_FORM; form++) {
        if (strcmp(title, TITLES[form - 1]) == 0) read.form = form;
    }
    struct receipt *receipt = &read.receipt;
    if (read.form == 0) return REFUSED_INVALID;
    if (!(receipt->office = take_value(&lines, "kantor"))) return REFUSED_INVALID;
    if (!(receipt->kind = take_value(&lines, "jenis"))) return REFUSED_INVALID;
    if (!(receipt->number = take_value(&lines, "nomor"))) return REFUSED_INVALID;
    if (!(receipt->received = take_value(&lines, "diterima"))) return REFUSED_INVALID;
    if (!(receipt->due_on = take_value(&lines, "dijawab-paling-lambat"))) return REFUSED_INVALID;
    if (read.form >= 2 && !take_hashes(&lines, &read)) return REFUSED_INVALID;
    read.text = arena_copy(arena, text, (size_t)(lines.at - text));
    if (!take_signature(&lines, &read)) return REFUSED_INVALID;
    *ret = read;
    return DONE;
}

/* ---- judging ---- */

enum result receipt_verify(const struct receipt_read *read, const unsigned char *public_key) {
    const unsigned char *text = (const unsigned char *)read->text;
    if (crypto_sign_ed25519_verify_detached(read->signature, text, strlen(read->text), public_key) == 0) return DONE;
    bool names_other = *read->key_id && strcmp(read->key_id, receipt_key_id(public_key).text) != 0;
    return names_other ? REFUSED_ABSENT : REFUSED_FORBIDDEN;
}

bool receipt_takes_file(const struct receipt *receipt, const struct receipt_hash *file, bool *taken) {
    for (size_t i = 0; i < receipt->file_count; i++) {
        if (taken[i] || compare_hashes(&receipt->files[i], file) != 0) continue;
        taken[i] = true;
        return true;
    }
    return false;
}
