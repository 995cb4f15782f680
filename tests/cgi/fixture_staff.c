/* Scope: what tests of the staff pages need in an office that `loket setup` made: accounts that are signed in, cases in every
 * state. Made through the store itself, so nothing here can be in a form that the programs would not have written.
 * usage: fixture_staff account NAME ROLE…   adds an account, signs it in, prints the value of its session cookie
 *        fixture_staff secret NAME          gives the account a confirmed second factor, prints its secret
 *        fixture_staff code SECRET          prints the one-time code of this moment
 *        fixture_staff first NAME ROLE…     adds an account that never signed in, prints its password
 *        fixture_staff service CODE NAME    adds a service
 *        fixture_staff unit CODE NAME [ACCOUNT…]   adds a unit in which these accounts work
 *        fixture_staff complaint STATE CONFIDENTIALITY   adds a complaint in that state, prints its register number
 *        fixture_staff step NUMBER ACTION   takes that step of a complaint in the name of whoever may
 *        fixture_staff state NUMBER…        prints what of these cases an action could change, and the mails that wait
 *        fixture_staff head                 prints the number of rows in the audit trail
 *        fixture_staff matrix               prints "ROLE KIND STATE ACTION STATUS" for all of them, as lib/rules has it
 *        fixture_staff cases                reads lines of the matrix, adds a case for each; prints the line, its number, version, measure
 *        fixture_staff request STATE        adds an information request, prints its number */
#include <liboath/oath.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lib/base/config.h"
#include "lib/base/random.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/request_states.h"
#include "lib/store/audit.h"
#include "lib/store/complaint.h"
#include "lib/store/event.h"
#include "lib/store/information_request.h"
#include "lib/store/meeting.h"
#include "lib/store/objection.h"
#include "lib/store/outbox.h"
#include "lib/store/service.h"
#include "lib/store/session.h"
#include "lib/store/staff_secret.h"
#include "lib/store/unit.h"

#define PASSWORD "kalimat sandi untuk uji"

struct fixture {
    struct arena *arena;
    const struct config *config;
    const struct keys *keys;
    struct db *db;
    instant now;
    struct actor actor;
};

static _Noreturn void give_up(const char *what) {
    fprintf(stderr, "fixture_staff: %s\n", what);
    exit(1);
}

static void must(enum result result, const char *what) {
    if (result == DONE) return;
    fprintf(stderr, "fixture_staff: %s: %s\n", what, result_name(result));
    exit(1);
}

static struct fixture open_fixture(struct arena *arena) {
    const char *message = "", *file = getenv("LOKET_CONFIG");
    struct fixture fixture = { .arena = arena, .now = time(NULL), .actor = { .kind = ACTOR_COMMAND } };
    if (!file || sodium_init() < 0) give_up("LOKET_CONFIG is not set");
    if (config_load(arena, file, &fixture.config, &message) != DONE) give_up(message);
    if (keys_load(arena, fixture.config->paths.keys, KEY_ALL, &fixture.keys, &message) != DONE) give_up(message);
    if (db_open(arena, fixture.config->paths.database, DB_ADMIN, &fixture.db, &message) != DONE) give_up(message);
    return fixture;
}

/* ---- accounts ---- */

static role_set roles_of(char **names) {
    role_set roles = ROLES_NONE;
    for (; *names; names++) {
        enum role role;
        if (!role_parse(*names, &role)) give_up("no such role");
        roles |= ROLE_BIT(role);
    }
    return roles;
}

static void add_account(struct fixture *fixture, char **words) {
    static const struct password_cost CHEAP = { 1, 8192 };
    struct staff_new new = { .name = words[0], .full_name = arena_format(fixture->arena, "Petugas %s", words[0]),
                             .roles = roles_of(words + 1), .password = PASSWORD, .cost = &CHEAP };
    struct staff_id id;
    struct session_token token;
    struct tx tx CLEANUP_TX = { 0 };
    must(tx_begin(fixture->db, &tx), "begin");
    must(staff_add(&tx, &fixture->actor, fixture->now, &new, &id), "account");
    struct actor self = { ACTOR_STAFF, id };
    struct password_new own = { .id = id, .password = PASSWORD "!", .must_change = false, .cost = &CHEAP };
    must(staff_set_password(&tx, &self, fixture->now, &own), "password");
    struct session_start start = { .staff = id, .full = true, .now = fixture->now, .device = "Chrome di Android" };
    must(session_start(&tx, fixture->keys, &start, &token), "session");
    must(tx_commit(&tx), "commit");
    char text[sodium_base64_ENCODED_LEN(SESSION_TOKEN_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
    puts(sodium_bin2base64(text, sizeof text, token.bytes, sizeof token.bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING));
}

/* As an administrator adds somebody: the password must be changed, no second factor yet. */
static void add_first(struct fixture *fixture, char **words) {
    struct staff_new new = { .name = words[0], .full_name = "Petugas Baru", .roles = roles_of(words + 1),
                             .password = PASSWORD, .cost = &PASSWORD_COST };
    struct staff_id id;
    struct tx tx CLEANUP_TX = { 0 };
    must(tx_begin(fixture->db, &tx), "begin");
    must(staff_add(&tx, &fixture->actor, fixture->now, &new, &id), "account");
    must(tx_commit(&tx), "commit");
    puts(PASSWORD);
}

static void make_code(const char *secret, instant at, char ret[static 7]) {
    char *seed = NULL;
    size_t length = 0;
    if (oath_base32_decode(secret, strlen(secret), &seed, &length) != OATH_OK) give_up("base32");
    if (oath_totp_generate(seed, length, (time_t)at, 30, 0, 6, ret) != OATH_OK) give_up("code");
    free(seed);
}

static void print_code(struct fixture *fixture, char **words) {
    char code[7];
    make_code(words[0], fixture->now, code);
    puts(code);
}

static void add_secret(struct fixture *fixture, char **words) {
    char secret[TOTP_SECRET_LENGTH + 1], code[7];
    struct staff staff;
    struct tx tx CLEANUP_TX = { 0 };
    must(staff_by_name(fixture->db, fixture->arena, words[0], &staff), "account");
    must(tx_begin(fixture->db, &tx), "begin");
    must(staff_totp_begin(&tx, fixture->keys, staff.id, secret), "secret");
    instant before = fixture->now - 90; /* a step long gone, so that the present one is still unused */
    make_code(secret, before, code);
    struct totp_try attempt = { staff.id, code, before };
    must(staff_totp_confirm(&tx, fixture->keys, &attempt), "confirmation");
    must(tx_commit(&tx), "commit");
    puts(secret);
}

/* ---- cases ---- */

static struct case_new case_of(struct fixture *fixture, const char *confidentiality) {
    struct case_new new = { .channel = "web", .received_at = fixture->now, .entered_at = fixture->now,
                            .subject = "Izin reklame belum terbit", .confidentiality = confidentiality,
                            .code = "2222333344445555" };
    random_bytes(new.nonce.bytes, sizeof new.nonce.bytes);
    new.received_on = instant_day(fixture->now, fixture->config->office.zone_offset);
    new.due_on = new.received_on + 14;
    return new;
}

static void step(struct fixture *fixture, struct tx *tx, struct case_id id, struct case_change change) {
    struct case_row row;
    struct case_event_id event;
    must(case_by_id(fixture->db, fixture->arena, id, &row), "case");
    change.id = id;
    change.version = row.version;
    change.body = "Isi langkah.";
    change.visible_to_reporter = true;
    must(case_change(tx, &fixture->actor, fixture->now, &change, &event), change.type);
}

struct way { const char *state; struct case_change steps[4]; };

/* The class a complaint needs to come to a state, and the actions that lead there; lib/rules knows the states between. Where the
 * class decides what may follow, the state stands twice. */
static const struct complaint_way { const char *name; enum complaint_state state; enum complaint_class class; const char *actions[10]; } COMPLAINT_WAYS[] = {
#define SORTED "verify", "classify_direct"
#define CLASSED "verify", "classify_follow_up"
#define FOLLOWED_UP CLASSED, "assign", "call_meeting"
#define ANSWERED SORTED, "answer"
    { "received", COMPLAINT_RECEIVED, COMPLAINT_UNCLASSIFIED, { NULL } },
    { "verified", COMPLAINT_VERIFIED, COMPLAINT_UNCLASSIFIED, { "verify" } },
    { "in_progress", COMPLAINT_IN_PROGRESS, COMPLAINT_DIRECT, { SORTED } },
    { "in_progress/follow_up", COMPLAINT_IN_PROGRESS, COMPLAINT_FOLLOW_UP, { CLASSED } },
    { "assigned", COMPLAINT_ASSIGNED, COMPLAINT_DIRECT, { SORTED, "assign" } },
    { "assigned/follow_up", COMPLAINT_ASSIGNED, COMPLAINT_FOLLOW_UP, { CLASSED, "assign" } },
    { "forwarded", COMPLAINT_FORWARDED, COMPLAINT_DIRECT, { SORTED, "forward" } },
    { "meeting", COMPLAINT_MEETING, COMPLAINT_FOLLOW_UP, { FOLLOWED_UP } },
    { "following_up", COMPLAINT_FOLLOWING_UP, COMPLAINT_FOLLOW_UP, { FOLLOWED_UP, "hold_meeting" } },
    { "reported", COMPLAINT_REPORTED, COMPLAINT_FOLLOW_UP, { FOLLOWED_UP, "hold_meeting", "report" } },
    { "waiting_reporter", COMPLAINT_WAITING_REPORTER, COMPLAINT_DIRECT, { SORTED, "ask_reporter" } },
    { "answered", COMPLAINT_ANSWERED, COMPLAINT_DIRECT, { ANSWERED } },
    { "appealed", COMPLAINT_APPEALED, COMPLAINT_DIRECT, { ANSWERED, "appeal" } },
    { "appeal_handling", COMPLAINT_APPEAL_HANDLING, COMPLAINT_DIRECT, { ANSWERED, "appeal", "take_appeal" } },
    { "appeal_answered", COMPLAINT_APPEAL_ANSWERED, COMPLAINT_DIRECT, { ANSWERED, "appeal", "take_appeal", "answer_appeal" } },
    { "returned", COMPLAINT_RETURNED, COMPLAINT_UNSUITABLE, { "verify", "classify_unsuitable" } },
    { "closed_confirmed", COMPLAINT_CLOSED_CONFIRMED, COMPLAINT_DIRECT, { ANSWERED, "confirm" } },
    { "closed_silent", COMPLAINT_CLOSED_SILENT, COMPLAINT_DIRECT, { ANSWERED, "close_silent" } },
    { "closed_disputed", COMPLAINT_CLOSED_DISPUTED, COMPLAINT_DIRECT, { ANSWERED, "dispute" } },
};
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* The rows a meeting and its decisions leave beside the steps. */
static void add_meeting_rows(struct fixture *fixture, struct tx *tx, struct case_id id, enum complaint_action action) {
    day_number today = instant_day(fixture->now, fixture->config->office.zone_offset);
    struct meeting meeting = { .held_on = today, .starts_at = "09:30", .place = "Ruang rapat", .agenda = "Tindak lanjut.",
                               .invited = "Bidang Perizinan\nDinas Teknis" };
    struct measure measure = { .action = "Memeriksa lokasi", .owner = "Bidang Pengawasan", .due_on = today + 7 };
    struct meeting_outcome outcome = { "Bidang Perizinan", "Disepakati pemeriksaan.", &measure, 1 };
    if (action == COMPLAINT_CALL_MEETING) must(meeting_call(tx, id, &meeting), "meeting");
    if (action == COMPLAINT_HOLD_MEETING) must(meeting_hold(tx, id, &outcome), "outcome");
}

/* One action in the name of whoever may take it. */
static void complaint_step(struct fixture *fixture, struct tx *tx, struct case_id id, const char *name) {
    static const struct complaint_person ANYBODY = { .roles = ~ROLES_NONE, .is_appeal_handler = true };
    static const enum actor_kind KINDS[] = { [COMPLAINT_BY_HANDLER] = ACTOR_COMMAND, [COMPLAINT_BY_SUPERIOR] = ACTOR_COMMAND,
                                             [COMPLAINT_BY_REPORTER] = ACTOR_CITIZEN, [COMPLAINT_BY_SYSTEM] = ACTOR_SYSTEM };
    struct case_row row;
    struct complaint complaint;
    struct complaint_moment moment;
    enum complaint_action action;
    enum complaint_state next;
    const struct complaint_rule *rule;
    if (!complaint_action_parse(name, &action)) give_up("no such action");
    must(case_by_id(fixture->db, fixture->arena, id, &row), "case");
    must(complaint_of(fixture->db, fixture->arena, id, &complaint), "complaint");
    must(complaint_moment_of(&row, complaint.class, &moment), "moment");
    must(complaint_step_allowed(&moment, action, &ANYBODY, &next, &rule), name);
    fixture->actor = (struct actor){ .kind = KINDS[rule->who] };
    step(fixture, tx, id, (struct case_change){ .type = name, .state = complaint_state_text(next),
                                                .closes = complaint_state_is_end(next) });
    add_meeting_rows(fixture, tx, id, action);
    enum complaint_class class = complaint_action_class(action);
    if (class == COMPLAINT_UNCLASSIFIED) return;
    struct complaint_sorting sorting = { complaint_class_text(class), false };
    must(complaint_classify(tx, id, sorting), "class");
}

static void walk_complaint(struct fixture *fixture, struct tx *tx, struct case_id id, const char *name) {
    for (size_t i = 0; i < COUNT_OF(COMPLAINT_WAYS); i++) {
        if (strcmp(COMPLAINT_WAYS[i].name, name) != 0) continue;
        for (const char *const *action = COMPLAINT_WAYS[i].actions; *action; action++) complaint_step(fixture, tx, id, *action);
        return;
    }
    give_up("no such state");
}

static void take_step(struct fixture *fixture, char **words) {
    struct case_row row;
    struct tx tx CLEANUP_TX = { 0 };
    must(case_by_number(fixture->db, fixture->arena, words[0], &row), words[0]);
    must(tx_begin(fixture->db, &tx), "begin");
    complaint_step(fixture, &tx, row.id, words[1]);
    must(tx_commit(&tx), "commit");
}

static const struct way REQUEST_WAYS[] = {
    { "received", { { .type = NULL } } },
    { "in_progress", { { .type = "accept", .state = "in_progress" } } },
    { "waiting_requester", { { .type = "accept", .state = "in_progress" },
                             { .type = "ask_requester", .state = "waiting_requester" } } },
    { "answered", { { .type = "accept", .state = "in_progress" },
                    { .type = "answer", .state = "answered", .closes = true } } },
    { "partly_answered", { { .type = "accept", .state = "in_progress" },
                           { .type = "answer_partly", .state = "partly_answered", .closes = true } } },
    { "refused", { { .type = "accept", .state = "in_progress" }, { .type = "refuse", .state = "refused", .closes = true } } },
    { "objected", { { .type = "accept", .state = "in_progress" }, { .type = "refuse", .state = "refused", .closes = true },
                    { .type = "object", .state = "objected" } } },
    { "objection_answered", { { .type = "accept", .state = "in_progress" }, { .type = "refuse", .state = "refused", .closes = true },
                              { .type = "object", .state = "objected" },
                              { .type = "answer_objection", .state = "objection_answered", .closes = true } } },
    { "carrying_out", { { .type = "accept", .state = "in_progress" }, { .type = "refuse", .state = "refused", .closes = true },
                        { .type = "object", .state = "objected" }, { .type = "answer_objection", .state = "carrying_out" } } },
};

static void walk(struct fixture *fixture, struct tx *tx, struct case_id id, const struct way *ways, size_t count,
                 const char *state) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(ways[i].state, state) != 0) continue;
        for (size_t j = 0; j < 4 && ways[i].steps[j].type; j++) step(fixture, tx, id, ways[i].steps[j]);
        return;
    }
    give_up("no such state");
}

static const struct identity SOMEBODY = { .name = "Nama Pelapor Uji", .organization = "", .occupation = "", .address = "",
                                          .phone = "+6281200000000", .email = "pelapor@contoh.example",
                                          .identity_number = "" };

static const char *make_complaint(struct fixture *fixture, const char *state, const char *confidentiality) {
    struct complaint_new new = { .common = case_of(fixture, confidentiality),
                                 .complaint = { .reporter_kind = "individual", .class = "unclassified",
                                                .narrative = "Sudah menunggu lama.", .happened_where = "", .wanted = "" } };
    if (strcmp(confidentiality, "anonymous") != 0) new.identity = &SOMEBODY;
    struct submission by = { fixture->keys, &fixture->actor, fixture->now };
    struct case_receipt receipt;
    struct tx tx CLEANUP_TX = { 0 };
    must(tx_begin(fixture->db, &tx), "begin");
    must(complaint_add(&tx, fixture->arena, &by, &new, &receipt), "complaint");
    walk_complaint(fixture, &tx, receipt.id, state);
    must(tx_commit(&tx), "commit");
    return receipt.number;
}

static void add_complaint(struct fixture *fixture, char **words) {
    puts(make_complaint(fixture, words[0], words[1]));
}

/* Somebody who may stand in a register as whoever answered: the administrator every office begins with. */
static struct staff_id first_account(struct fixture *fixture) {
    struct staff staff;
    must(staff_by_name(fixture->db, fixture->arena, "admin", &staff), "first account");
    return staff.id;
}

static const char *make_request(struct fixture *fixture, const char *state) {
    struct information_request_new new = {
        .common = case_of(fixture, "open"), .identity = &SOMEBODY,
        .request = { .kind = "citizen", .agency = "", .information = "Data izin per bulan.", .purpose = "Penelitian.",
                     .obtain_way = "soft_copy", .delivery_way = "email", .letter_number = "", .refusal_ground = "",
                     .reply_letter_number = "" },
    };
    struct submission by = { fixture->keys, &fixture->actor, fixture->now };
    struct case_receipt receipt;
    struct tx tx CLEANUP_TX = { 0 };
    must(tx_begin(fixture->db, &tx), "begin");
    must(request_add(&tx, fixture->arena, &by, &new, &receipt), "request");
    bool is_answered = strcmp(state, "objection_answered") == 0, is_upheld = strcmp(state, "carrying_out") == 0;
    struct objection objection = { .reasons = "a", .story = "Isi keberatan.", .answer_due_on = new.common.received_on + 14,
                                   .entered_on = new.common.received_on, .due_on = new.common.received_on + 42 };
    struct objection_new registered = { &objection, NULL };
    struct objection_answer answer = { is_upheld ? "upheld" : "rejected", objection.entered_on, first_account(fixture), is_upheld ? 5 : 0 };
    if (is_answered || is_upheld || strcmp(state, "objected") == 0) {
        must(objection_add(&tx, fixture->arena, fixture->keys, receipt.id, &registered), "objection");
    }
    if (is_answered || is_upheld) must(objection_answer(&tx, receipt.id, &answer), "answer");
    walk(fixture, &tx, receipt.id, REQUEST_WAYS, sizeof REQUEST_WAYS / sizeof *REQUEST_WAYS, state);
    must(tx_commit(&tx), "commit");
    return receipt.number;
}

static void add_request(struct fixture *fixture, char **words) {
    puts(make_request(fixture, words[0]));
}

/* The measure somebody may monitor; 0: none. */
static int64_t first_measure(struct fixture *fixture, struct case_id id) {
    struct measures measures;
    must(measure_list(fixture->db, fixture->arena, id, &measures), "measures");
    return measures.count ? measures.rows[0].id.value : 0;
}

/* A case of its own for each line of the matrix. */
static void add_cases(struct fixture *fixture, char **words) {
    char role[30], kind[30], state[30], action[30], expected[10];
    (void)words;
    while (scanf("%29s %29s %29s %29s %9s", role, kind, state, action, expected) == 5) {
        struct case_row row;
        fixture->actor = (struct actor){ ACTOR_COMMAND, { 0 } };
        const char *number = strcmp(kind, "complaint") == 0 ? make_complaint(fixture, state, "open") : make_request(fixture, state);
        must(case_by_number(fixture->db, fixture->arena, number, &row), number);
        printf("%s %s %s %s %s %s %lld %lld\n", role, kind, state, action, expected, number, (long long)row.version,
               (long long)first_measure(fixture, row.id));
    }
}

static void add_service(struct fixture *fixture, char **words) {
    struct service service = { .code = words[0], .name = words[1], .position = 1, .active = true };
    struct tx tx CLEANUP_TX = { 0 };
    must(tx_begin(fixture->db, &tx), "begin");
    must(service_save(&tx, &fixture->actor, fixture->now, &service), "service");
    must(tx_commit(&tx), "commit");
}

static void add_unit(struct fixture *fixture, char **words) {
    struct unit unit = { .code = words[0], .name = words[1], .position = 1, .active = true };
    struct tx tx CLEANUP_TX = { 0 };
    must(tx_begin(fixture->db, &tx), "begin");
    must(unit_save(&tx, &fixture->actor, fixture->now, &unit), "unit");
    for (char **name = words + 2; *name; name++) {
        struct staff staff;
        must(staff_by_name(fixture->db, fixture->arena, *name, &staff), *name);
        must(unit_place(&tx, &fixture->actor, fixture->now, staff.id, words[0]), *name);
    }
    must(tx_commit(&tx), "commit");
}

static void print_state(struct fixture *fixture, char **words) {
    for (; *words; words++) {
        struct case_row row;
        struct case_events events;
        struct attachments files;
        must(case_by_number(fixture->db, fixture->arena, *words, &row), *words);
        must(event_list(fixture->db, fixture->arena, row.id, &events), "events");
        must(attachment_list(fixture->db, fixture->arena, row.id, false, &files), "files");
        printf("%s %s version %lld due %s steps %zu files %zu\n", row.number, row.state, (long long)row.version,
               day_iso(fixture->arena, row.due_on), events.count, files.count);
    }
    struct outbox_state outbox;
    must(outbox_state(fixture->db, &outbox), "outbox");
    printf("mails %lld\n", (long long)outbox.waiting);
}

static void print_head(struct fixture *fixture, char **words) {
    (void)words;
    struct audit_head head;
    must(audit_head(fixture->db, &head), "audit");
    printf("%lld\n", (long long)head.sequence);
}

/* ---- what is expected ---- */

static int status_of(enum result result) {
    return result == DONE ? 303 : result == REFUSED_STALE ? 409 : 403;
}

/* What the staff page has no form for at all is no action there. */
static int complaint_status(const struct complaint_way *way, enum complaint_action action, enum role role) {
    struct complaint_moment moment = { .state = way->state, .class = way->class };
    struct complaint_person person = { .roles = ROLE_BIT(role) };
    enum complaint_state next;
    if (!roles_allow(person.roles, PERMISSION_COMPLAINT_VIEW)) return 403;
    if (action == COMPLAINT_REPLY || action == COMPLAINT_CONFIRM || action == COMPLAINT_DISPUTE || action == COMPLAINT_APPEAL ||
        action == COMPLAINT_CLOSE_SILENT) return 400;
    return status_of(complaint_step_allowed(&moment, action, &person, &next, NULL));
}

static void print_complaints(enum role role) {
    for (size_t i = 0; i < COUNT_OF(COMPLAINT_WAYS); i++) {
        for (unsigned action = 0; action < COMPLAINT_ACTION_COUNT; action++) {
            printf("%s complaint %s %s %d\n", role_text(role), COMPLAINT_WAYS[i].name, complaint_action_text((enum complaint_action)action),
                   complaint_status(&COMPLAINT_WAYS[i], (enum complaint_action)action, role));
        }
    }
}

static void print_requests(enum role role) {
    bool may_view = roles_allow(ROLE_BIT(role), PERMISSION_REQUEST_VIEW);
    for (unsigned state = 0; state < REQUEST_STATE_COUNT; state++) {
        for (unsigned action = 0; action <= REQUEST_NOTE; action++) {
            enum request_state next;
            struct request_moment moment = { .state = (enum request_state)state }; /* on every last day at once */
            struct request_person person = { .roles = ROLE_BIT(role) };
            enum result result = request_step_allowed(&moment, (enum request_action)action, &person, &next);
            printf("%s request %s %s %d\n", role_text(role), request_state_text((enum request_state)state),
                   request_action_text((enum request_action)action), may_view ? status_of(result) : 403);
        }
    }
}

static void print_matrix(struct fixture *fixture, char **words) {
    (void)fixture;
    (void)words;
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        print_complaints((enum role)role);
        print_requests((enum role)role);
    }
}

static const struct {
    const char *name;
    int least; /* words after the name */
    void (*run)(struct fixture *fixture, char **words);
} COMMANDS[] = {
    { "account", 2, add_account }, { "first", 2, add_first },         { "secret", 1, add_secret },
    { "code", 1, print_code },     { "service", 2, add_service }, { "unit", 2, add_unit },     { "complaint", 2, add_complaint },
    { "request", 1, add_request }, { "state", 0, print_state },       { "head", 0, print_head },
    { "matrix", 0, print_matrix },  { "cases", 0, add_cases },    { "step", 2, take_step },
};

int main(int argument_count, char **arguments) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++) {
        if (argument_count < 2 || strcmp(arguments[1], COMMANDS[i].name) != 0) continue;
        if (argument_count < 2 + COMMANDS[i].least) give_up("too few words");
        struct fixture fixture = open_fixture(arena);
        COMMANDS[i].run(&fixture, arguments + 2);
        db_close(fixture.db);
        return 0;
    }
    give_up("no such command");
}
