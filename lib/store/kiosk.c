/* Scope: the table of kiosks. */
#include "lib/store/kiosk.h"

#include <sodium.h>
#include <string.h>

#include "lib/base/random.h"
#include "lib/rules/login_delay.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"

#define HASH_BYTES 32
#define PINS 1000000u
#define ANY_RATE 1 /* the rule for a known browser does not look at it */

enum { LIST, BY_TOKEN, ADD, SET_PIN, SET_SETUP, WITHDRAW, CLAIM, PIN, COUNT_PIN, LEAVE, SEEN, KNOWN, COUNT, REFUSE };

#define COLUMNS "code, name, counter_code, service_code, active, token_hash IS NOT NULL, setup_until"

static const struct statement ROWS[] = {
    [LIST] = { "kiosk_list", FOR_STAFF,
               "SELECT " COLUMNS ", answers, seen_at, waiting, (SELECT count(*) FROM kiosk_refusal WHERE kiosk_code = code) FROM kiosk ORDER BY code" },
    [BY_TOKEN] = { "kiosk_by_token", FOR_INTAKE, "SELECT " COLUMNS " FROM kiosk WHERE token_hash = :token AND active = 1" },
    [ADD] = { "kiosk_add", FOR_STAFF,
              "INSERT INTO kiosk (code, name, counter_code, service_code, active, pin_hash, pin_failures, answers, waiting) "
              "VALUES (:code, :name, :counter, :service, 1, :pin, 0, 0, 0)" },
    [SET_PIN] = { "kiosk_set_pin", FOR_STAFF,
                  "UPDATE kiosk SET pin_hash = :pin, pin_failures = 0, pin_no_earlier = NULL WHERE code = :code" },
    [SET_SETUP] = { "kiosk_set_setup", FOR_STAFF,
                    "UPDATE kiosk SET setup_hash = :setup, setup_until = :until, token_hash = NULL, active = 1 WHERE code = :code" },
    [WITHDRAW] = { "kiosk_withdraw", FOR_STAFF,
                   "UPDATE kiosk SET active = 0, setup_hash = NULL, setup_until = NULL, token_hash = NULL WHERE code = :code AND active = 1" },
    [CLAIM] = { "kiosk_claim", FOR_INTAKE,
                "UPDATE kiosk SET token_hash = :token, setup_hash = NULL, setup_until = NULL "
                "WHERE setup_hash = :setup AND setup_until >= :now AND active = 1 RETURNING code" },
    [PIN] = { "kiosk_pin", FOR_INTAKE, "SELECT pin_hash, pin_failures, pin_no_earlier FROM kiosk WHERE code = :code" },
    [COUNT_PIN] = { "kiosk_count_pin", FOR_INTAKE,
                    "UPDATE kiosk SET pin_failures = :failures, pin_no_earlier = :no_earlier WHERE code = :code" },
    [LEAVE] = { "kiosk_leave", FOR_INTAKE, "UPDATE kiosk SET token_hash = NULL WHERE code = :code" },
    [SEEN] = { "kiosk_seen", FOR_INTAKE, "UPDATE kiosk SET seen_at = :now, waiting = :waiting WHERE code = :code" },
    [KNOWN] = { "kiosk_answer_known", FOR_INTAKE, "SELECT nonce FROM survey_response WHERE period_id = :period AND nonce = :nonce" },
    [COUNT] = { "kiosk_count", FOR_INTAKE, "UPDATE kiosk SET answers = answers + 1 WHERE code = :code" },
    [REFUSE] = { "kiosk_refuse", FOR_INTAKE, "INSERT INTO kiosk_refusal (nonce, kiosk_code) VALUES (:nonce, :code) ON CONFLICT DO NOTHING" },
};
const struct statement_table KIOSK_STATEMENTS = STATEMENT_TABLE(FAMILY_KIOSK, ROWS);

/* ---- reading ---- */

static void fill(struct query *query, struct arena *arena, struct kiosk *kiosk) {
    kiosk->code = take_text(query, arena);
    kiosk->name = take_text(query, arena);
    kiosk->counter_code = take_text(query, arena);
    kiosk->service_code = take_text(query, arena);
    kiosk->active = take_flag(query);
    kiosk->has_tablet = take_flag(query);
    kiosk->setup_until = take_instant(query);
}

static void fill_counted(struct query *query, struct arena *arena, void *place) {
    struct kiosk *kiosk = place;
    fill(query, arena, kiosk);
    kiosk->answers = take_number(query);
    kiosk->seen_at = take_instant(query);
    kiosk->waiting = take_number(query);
    kiosk->refused = take_number(query);
}

enum result kiosk_list(struct db *db, struct arena *arena, struct kiosks *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &KIOSK_STATEMENTS, LIST);
    return query_list(&query, arena, fill_counted, ret);
}

static void hash_of(const void *bytes, size_t length, uint8_t out[static HASH_BYTES]) {
    (void)crypto_generichash(out, HASH_BYTES, bytes, length, NULL, 0);
}

enum result kiosk_by_token(struct db *db, struct arena *arena, const struct kiosk_token *token, struct kiosk *ret) {
    uint8_t hash[HASH_BYTES];
    hash_of(token->bytes, sizeof token->bytes, hash);
    CLEANUP_QUERY struct query query = query_start(db, &KIOSK_STATEMENTS, BY_TOKEN);
    bind_bytes(&query, ":token", hash, sizeof hash);
    struct kiosk kiosk = { 0 };
    if (!query_row(&query)) return query_absent(&query);
    fill(&query, arena, &kiosk);
    if (query.result == DONE) *ret = kiosk;
    return query.result;
}

/* ---- secrets ---- */

static struct kiosk_pin draw_pin(void) {
    struct kiosk_pin pin;
    uint32_t number = randombytes_uniform(PINS);
    for (size_t i = KIOSK_PIN_DIGITS; i-- > 0; number /= 10) pin.text[i] = (char)('0' + number % 10);
    pin.text[KIOSK_PIN_DIGITS] = '\0';
    return pin;
}

static void hash_pin(const struct keys *keys, const char *code, const char *pin, uint8_t out[static HASH_BYTES]) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *text = arena_format(arena, "kiosk pin\n%s\n%s", code, pin);
    key_mac(keys->form, (struct key_text){ text, strlen(text) }, out, HASH_BYTES);
}

/* ---- what staff change ---- */

static enum result note(struct tx *tx, const struct actor *actor, instant now, const char *action, const char *code) {
    struct audit_entry entry = { .action = action, .subject = "kiosk", .detail = code };
    return audit_add(tx, actor, now, &entry);
}

/* Nothing changed: there is no such kiosk. */
static enum result run_on_one(struct query *query) {
    enum result result = query_run_changing(query);
    return result == REFUSED_STALE ? REFUSED_ABSENT : result;
}

static enum result insert(struct tx *tx, const struct kiosk *kiosk, const uint8_t pin_hash[static HASH_BYTES]) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &KIOSK_STATEMENTS, ADD);
    bind_text(&query, ":code", kiosk->code);
    bind_text(&query, ":name", kiosk->name);
    bind_text(&query, ":counter", kiosk->counter_code);
    bind_text(&query, ":service", kiosk->service_code);
    bind_bytes(&query, ":pin", pin_hash, HASH_BYTES);
    return query_run(&query);
}

enum result kiosk_add(struct tx *tx, const struct keys *keys, const struct actor *actor, instant now, const struct kiosk *kiosk,
                      struct kiosk_pin *ret) {
    struct kiosk_pin pin = draw_pin();
    uint8_t hash[HASH_BYTES];
    hash_pin(keys, kiosk->code, pin.text, hash);
    enum result result = insert(tx, kiosk, hash);
    if (result == DONE) result = note(tx, actor, now, "kiosk.add", kiosk->code);
    if (result == DONE) *ret = pin;
    return result;
}

static enum result set_pin(struct tx *tx, const char *code, const uint8_t hash[static HASH_BYTES]) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &KIOSK_STATEMENTS, SET_PIN);
    bind_text(&query, ":code", code);
    bind_bytes(&query, ":pin", hash, HASH_BYTES);
    return run_on_one(&query);
}

enum result kiosk_new_pin(struct tx *tx, const struct keys *keys, const struct actor *actor, instant now, const char *code,
                          struct kiosk_pin *ret) {
    struct kiosk_pin pin = draw_pin();
    uint8_t hash[HASH_BYTES];
    hash_pin(keys, code, pin.text, hash);
    enum result result = set_pin(tx, code, hash);
    if (result == DONE) result = note(tx, actor, now, "kiosk.pin", code);
    if (result == DONE) *ret = pin;
    return result;
}

static enum result set_setup(struct tx *tx, instant until, const char *code, struct access_code setup) {
    uint8_t hash[HASH_BYTES];
    hash_of(setup.text, strlen(setup.text), hash);
    CLEANUP_QUERY struct query query = query_start(tx->db, &KIOSK_STATEMENTS, SET_SETUP);
    bind_text(&query, ":code", code);
    bind_bytes(&query, ":setup", hash, sizeof hash);
    bind_instant(&query, ":until", until);
    return run_on_one(&query);
}

enum result kiosk_new_setup(struct tx *tx, const struct actor *actor, instant now, const char *code, struct access_code *ret) {
    uint8_t bytes[ACCESS_CODE_BYTES];
    random_bytes(bytes, sizeof bytes);
    struct access_code setup = access_code_from_bytes(bytes);
    enum result result = set_setup(tx, now + KIOSK_SETUP_SECONDS, code, setup);
    if (result == DONE) result = note(tx, actor, now, "kiosk.setup", code);
    if (result == DONE) *ret = setup;
    return result;
}

static enum result withdraw(struct tx *tx, const char *code) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &KIOSK_STATEMENTS, WITHDRAW);
    bind_text(&query, ":code", code);
    return run_on_one(&query);
}

enum result kiosk_withdraw(struct tx *tx, const struct actor *actor, instant now, const char *code) {
    enum result result = withdraw(tx, code);
    return result == DONE ? note(tx, actor, now, "kiosk.withdraw", code) : result;
}

/* ---- what the tablet does ---- */

static const struct actor TABLET = { .kind = ACTOR_CITIZEN };

static enum result claim(struct tx *tx, struct arena *arena, const struct kiosk_token *token, struct access_code setup, instant now,
                         const char **ret_code) {
    uint8_t setup_hash[HASH_BYTES], token_hash[HASH_BYTES];
    hash_of(setup.text, strlen(setup.text), setup_hash);
    hash_of(token->bytes, sizeof token->bytes, token_hash);
    CLEANUP_QUERY struct query query = query_start(tx->db, &KIOSK_STATEMENTS, CLAIM);
    bind_bytes(&query, ":setup", setup_hash, sizeof setup_hash);
    bind_bytes(&query, ":token", token_hash, sizeof token_hash);
    bind_instant(&query, ":now", now);
    if (!query_row(&query)) return query_absent(&query);
    *ret_code = take_text(&query, arena);
    return query.result;
}

enum result kiosk_claim(struct tx *tx, struct access_code setup, instant now, struct kiosk_token *ret) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct kiosk_token token;
    const char *code = NULL;
    random_bytes(token.bytes, sizeof token.bytes);
    enum result result = claim(tx, arena, &token, setup, now, &code);
    if (result == DONE) result = note(tx, &TABLET, now, "kiosk.claim", code);
    if (result == DONE) *ret = token;
    return result;
}

static enum result find_pin(struct db *db, const char *code, uint8_t hash[static HASH_BYTES], struct login_count *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &KIOSK_STATEMENTS, PIN);
    bind_text(&query, ":code", code);
    if (!query_row(&query)) return query_absent(&query);
    take_bytes(&query, hash, HASH_BYTES);
    ret->failures = take_number(&query);
    ret->no_earlier = take_instant(&query);
    return query.result;
}

static enum result count_pin(struct tx *tx, const char *code, struct login_count count) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &KIOSK_STATEMENTS, COUNT_PIN);
    bind_text(&query, ":code", code);
    bind_number(&query, ":failures", count.failures);
    bind_instant(&query, ":no_earlier", count.no_earlier);
    return query_run(&query);
}

enum result kiosk_pin_judge(struct tx *tx, const struct keys *keys, const struct kiosk_pin_try *attempt, instant *ret_no_earlier) {
    uint8_t known[HASH_BYTES], typed[HASH_BYTES];
    struct login_count count;
    enum result result = find_pin(tx->db, attempt->code, known, &count);
    if (result != DONE) return result;
    *ret_no_earlier = count.no_earlier;
    if (attempt->now < count.no_earlier) return REFUSED_TOO_EARLY;
    hash_pin(keys, attempt->code, attempt->pin, typed);
    bool is_right = sodium_memcmp(known, typed, sizeof known) == 0;
    struct login_count after = { 0, attempt->now };
    if (!is_right) after = login_count_after(LOGIN_DEVICE, ANY_RATE, count, attempt->now);
    result = count_pin(tx, attempt->code, after);
    *ret_no_earlier = after.no_earlier;
    return result == DONE && !is_right ? REFUSED_FORBIDDEN : result;
}

enum result kiosk_leave(struct tx *tx, instant now, const char *code) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &KIOSK_STATEMENTS, LEAVE);
    bind_text(&query, ":code", code);
    enum result result = run_on_one(&query);
    return result == DONE ? note(tx, &TABLET, now, "kiosk.leave", code) : result;
}

enum result kiosk_seen(struct tx *tx, instant now, const char *code, int64_t waiting) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &KIOSK_STATEMENTS, SEEN);
    bind_text(&query, ":code", code);
    bind_instant(&query, ":now", now);
    bind_number(&query, ":waiting", waiting);
    return query_run(&query);
}

/* ---- its answers ---- */

enum result kiosk_answer_known(struct db *db, struct survey_period_id period, const struct nonce *nonce) {
    CLEANUP_QUERY struct query query = query_start(db, &KIOSK_STATEMENTS, KNOWN);
    bind_number(&query, ":period", period.value);
    bind_bytes(&query, ":nonce", nonce->bytes, sizeof nonce->bytes);
    return query_row(&query) ? DONE : query_absent(&query);
}

enum result kiosk_answer_count(struct tx *tx, const char *code) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &KIOSK_STATEMENTS, COUNT);
    bind_text(&query, ":code", code);
    return query_run(&query);
}

enum result kiosk_answer_refuse(struct tx *tx, const char *code, const struct nonce *nonce) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &KIOSK_STATEMENTS, REFUSE);
    bind_text(&query, ":code", code);
    bind_bytes(&query, ":nonce", nonce->bytes, sizeof nonce->bytes);
    return query_run(&query);
}
