/* Scope: one pass over the bytes that stops at digits and at '@'; planted values are searched beforehand.
 * A hit stops a whole edition, so shapes are narrow where official figures could match: a run of digits is an identity
 * number only with a plausible birth date, "62…" is a telephone number only after '+' or in a wa.me link. */
#include "lib/rules/private_value.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "lib/rules/identity_number.h"

#define IDENTITY_DIGITS 16
#define LONGEST_NUMBER 24         /* digits and separators of one written number */
#define PHONE_FEWEST_DIGITS 10    /* with the leading 0 */
#define PHONE_MOST_DIGITS 13
#define LANDLINE_FEWEST_DIGITS 5  /* after the area code */
#define LANDLINE_MOST_DIGITS 8
#define DIGEST_LETTERS 64         /* of a SHA-256 in hexadecimal: in one of 160 such a run of digits reads like a mobile number */
#define KEY_LETTERS 16            /* of the number of a public key (receipt_key.h): in one of 3,000, and such an office could publish nothing */

/* The bytes under search and the place reached. */
struct search {
    struct arena *scratch;
    const struct private_values *values;
    const char *start, *end;
};

const char *private_kind_name(enum private_kind kind) {
    static const char *const NAMES[] = {
        [PRIVATE_NOTHING] = "tidak ada",
        [PRIVATE_IDENTITY_NUMBER] = "nomor induk kependudukan",
        [PRIVATE_PHONE] = "nomor telepon",
        [PRIVATE_EMAIL] = "alamat surel",
        [PRIVATE_PLANTED] = "nilai rahasia yang ditanam",
    };
    return NAMES[kind];
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static size_t digit_run(const struct search *search, const char *at) {
    const char *from = at;
    while (at < search->end && is_digit(*at)) at++;
    return (size_t)(at - from);
}

/* Reads groups of digits joined by one and the same separator (' ', '.' or '-') into RET_DIGITS, with RET_GROUPS the
 * length of each; returns the number of groups, 0 when there are too many digits. */
static size_t read_groups(const struct search *search, const char *at, char *ret_digits, size_t *ret_groups) {
    size_t groups = 0, total = 0;
    char separator = '\0';
    for (;;) {
        size_t run = digit_run(search, at);
        if (run == 0 || total + run >= LONGEST_NUMBER) return 0;
        memcpy(ret_digits + total, at, run);
        total += run;
        ret_groups[groups++] = run;
        at += run;
        bool joined = at + 1 < search->end && strchr(" .-", *at) && is_digit(at[1]);
        if (!joined || (separator && *at != separator)) break;
        separator = *at++;
    }
    ret_digits[total] = '\0';
    return groups;
}

static bool groups_are(const size_t *groups, size_t count, const size_t *wanted, size_t wanted_count) {
    return count == wanted_count && memcmp(groups, wanted, count * sizeof *groups) == 0;
}

/* Sixteen digits in one run, or written 4-4-4-4 or 6-6-4 as on cards and forms. */
static bool is_identity_number(const struct search *search, const char *digits, const size_t *groups, size_t count) {
    if (strlen(digits) != IDENTITY_DIGITS) return false;
    bool shaped = count == 1 || groups_are(groups, count, (const size_t[]){ 4, 4, 4, 4 }, 4) ||
                  groups_are(groups, count, (const size_t[]){ 6, 6, 4 }, 3);
    return shaped && identity_number_normal(search->scratch, digits) != NULL;
}

/* The digits of a number without country code and leading zero: "+62 812-…", "0812…" and "62812…" are alike. */
static void plain_phone(const char *written, char *ret) {
    size_t length = 0;
    for (; *written && length < LONGEST_NUMBER; written++) {
        if (is_digit(*written)) ret[length++] = *written;
    }
    ret[length] = '\0';
    size_t prefix = strncmp(ret, "62", 2) == 0 ? 2 : ret[0] == '0' ? 1 : 0;
    memmove(ret, ret + prefix, length - prefix + 1);
}

static bool is_own_phone(const struct search *search, const char *digits) {
    char found[LONGEST_NUMBER + 1], own[LONGEST_NUMBER + 1];
    plain_phone(digits, found);
    for (const char *const *phone = search->values->own_phones; phone && *phone; phone++) {
        plain_phone(*phone, own);
        if (strcmp(found, own) == 0) return true;
    }
    return false;
}

/* True when the bytes before AT are TEXT. */
static bool follows(const struct search *search, const char *at, const char *text) {
    size_t length = strlen(text);
    return (size_t)(at - search->start) >= length && memcmp(at - length, text, length) == 0;
}

static bool is_mobile(const struct search *search, const char *at, const char *digits, const size_t *groups) {
    size_t total = strlen(digits);
    if (strncmp(digits, "08", 2) == 0) {
        return groups[0] >= 4 && total >= PHONE_FEWEST_DIGITS && total <= PHONE_MOST_DIGITS;
    }
    bool international = strncmp(digits, "62", 2) == 0 && (follows(search, at, "+") || follows(search, at, "wa.me/"));
    return international && total > PHONE_FEWEST_DIGITS && total <= PHONE_MOST_DIGITS + 1;
}

/* "(0361) 123456": returns the whole number's digits in RET. */
static bool is_landline(const struct search *search, const char *at, char *ret) {
    size_t area = digit_run(search, at);
    bool bracketed = (area == 3 || area == 4) && *at == '0' && follows(search, at, "(") && at + area < search->end &&
                     at[area] == ')';
    if (!bracketed) return false;
    const char *rest = at + area + 1;
    while (rest < search->end && *rest == ' ') rest++;
    size_t run = digit_run(search, rest);
    if (run < LANDLINE_FEWEST_DIGITS || run > LANDLINE_MOST_DIGITS) return false;
    memcpy(ret, at, area);
    memcpy(ret + area, rest, run);
    ret[area + run] = '\0';
    return true;
}

static enum private_kind number_kind(const struct search *search, const char *at) {
    char digits[LONGEST_NUMBER + 1];
    size_t groups[LONGEST_NUMBER];
    if (is_landline(search, at, digits)) return is_own_phone(search, digits) ? PRIVATE_NOTHING : PRIVATE_PHONE;
    size_t count = read_groups(search, at, digits, groups);
    if (count == 0) return PRIVATE_NOTHING;
    if (is_identity_number(search, digits, groups, count)) return PRIVATE_IDENTITY_NUMBER;
    if (!is_mobile(search, at, digits, groups) || is_own_phone(search, digits)) return PRIVATE_NOTHING;
    return PRIVATE_PHONE;
}

/* A look at the first group of digits alone: nearly every number of a page ends here. */
static bool may_be_private(const struct search *search, const char *at, size_t run) {
    if (*at == '0' || run == IDENTITY_DIGITS) return true;
    bool goes_on = at + run < search->end && strchr(" .-", at[run]);
    if ((run == 4 || run == 6) && goes_on) return true;
    return at > search->start && (at[-1] == '+' || at[-1] == '/');
}

static bool is_hexadecimal(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f');
}

/* True when AT lies in a fingerprint or the number of a key: letters and digits without a break, of exactly its length. Digits alone are none. */
static bool is_in_digest(const struct search *search, const char *at) {
    const char *from = at, *to = at;
    while (from > search->start && is_hexadecimal(from[-1]) && at - from <= DIGEST_LETTERS) from--;
    while (to < search->end && is_hexadecimal(*to) && to - at <= DIGEST_LETTERS) to++;
    ptrdiff_t length = to - from;
    return (length == DIGEST_LETTERS || length == KEY_LETTERS) && (ptrdiff_t)digit_run(search, from) < length;
}

static bool is_local_part(char c) {
    return isalnum((unsigned char)c) || (c && strchr("._%+-", c));
}

static bool is_domain_part(char c) {
    return isalnum((unsigned char)c) || c == '.' || c == '-';
}

/* True when the address around the '@' at AT is one, and not the office's. */
static bool is_foreign_email(const struct search *search, const char *at) {
    const char *from = at, *to = at + 1, *dot = NULL;
    while (from > search->start && is_local_part(from[-1])) from--;
    while (to < search->end && is_domain_part(*to)) to++;
    while (to > at + 1 && !isalnum((unsigned char)to[-1])) to--;
    for (const char *c = at + 1; c < to; c++) dot = *c == '.' ? c : dot;
    bool is_address = from < at && dot && dot > at + 1 && to - dot > 2 && isalpha((unsigned char)dot[1]);
    if (!is_address) return false;
    size_t length = (size_t)(to - from);
    for (const char *const *own = search->values->own_emails; own && *own; own++) {
        if (strlen(*own) == length && strncasecmp(*own, from, length) == 0) return false;
    }
    return true;
}

static bool holds_planted(const struct private_values *values, const char *bytes, size_t length) {
    for (const char *const *planted = values->planted; planted && *planted; planted++) {
        if (**planted && memmem(bytes, length, *planted, strlen(*planted))) return true;
    }
    return false;
}

/* Sixteen bytes at a time; compilers make one instruction of each line. */
typedef unsigned char sixteen __attribute__((vector_size(16)));

/* The next digit or '@' from AT on, or END: most of a page is neither. */
static const char *next_stop(const char *at, const char *end) {
    for (sixteen bytes; (size_t)(end - at) >= sizeof bytes; at += sizeof bytes) {
        uint64_t halves[2];
        memcpy(&bytes, at, sizeof bytes);
        sixteen stops = (sixteen)(bytes == '@') | (sixteen)(bytes - (unsigned char)'0' < 10);
        memcpy(halves, &stops, sizeof halves);
        if (halves[0] | halves[1]) break;
    }
    while (at < end && *at != '@' && !is_digit(*at)) at++;
    return at;
}

enum private_kind private_find(struct arena *scratch, const struct private_values *values, const char *bytes,
                               size_t length) {
    if (holds_planted(values, bytes, length)) return PRIVATE_PLANTED;
    struct search search = { scratch, values, bytes, bytes + length };
    for (const char *at = next_stop(bytes, search.end); at < search.end; at = next_stop(at + 1, search.end)) {
        if (*at == '@') {
            if (is_foreign_email(&search, at)) return PRIVATE_EMAIL;
            continue;
        }
        size_t run = digit_run(&search, at);
        enum private_kind kind = may_be_private(&search, at, run) ? number_kind(&search, at) : PRIVATE_NOTHING;
        if (kind != PRIVATE_NOTHING && !is_in_digest(&search, at)) return kind;
        at += run - 1; /* the next turn begins behind the run */
    }
    return PRIVATE_NOTHING;
}
