/* Scope: the invented cases of site/sample/complaints.csv and requests.csv with their steps, in the order of time. */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "admin/command.h"
#include "admin/sample.h"
#include "admin/sample_ways.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/register.h"
#include "lib/rules/request_states.h"
#include "lib/store/meeting.h"
#include "lib/store/request_decision.h"
#include "lib/store/receipt.h"

#define OLDEST_DAYS 3650
#define FOLLOWED_CASES 3 /* the newest of each kind whose code is told, to try the tracking page with */
#define SYSTEM_HOUR 1    /* the clock's own steps happen at night */

#define TABLED "Jumlah PBG per kecamatan" /* subject of the request whose answer became open data */

/* One row of the files on its way into the database. */
struct sample_case {
    enum case_kind kind;
    size_t number;                 /* from 1 within its file */
    const struct sample_way *way;
    day_number day;
    struct case_id id;             /* after it was added */
    const char *register_number;
    const char *service, *subject, *confidentiality, *channel, *answer, *reply, *class;
    bool oversight;
    struct complaint complaint;
    struct information_request request;
};

/* One thing that happens: step 0 is the submission. */
struct happening {
    instant at;
    struct sample_case *about;
    size_t step;
};

struct happenings {
    struct happening *rows;
    size_t count;
};

/* ---- reading ---- */

static const char *cell(const struct csv *csv, size_t row, size_t column) {
    return csv->rows[row].cells[column];
}

static const char *or_null(const char *text) {
    return *text ? text : NULL;
}

static int read_common(const struct sample *sample, struct sample_case *one, const char *days_ago, const char *way) {
    int64_t days;
    one->way = sample_way_named(one->kind, way);
    if (!one->way || !command_number(days_ago, 0, OLDEST_DAYS, &days)) {
        return sample_failed(sample, one->subject, REFUSED_INVALID);
    }
    one->day = sample->today - (day_number)days;
    return EXIT_DONE;
}

static int read_complaints(const struct sample *sample, struct sample_case **ret, size_t *ret_count) {
    static const char *const COLUMNS[] = { "days_ago", "channel", "confidentiality", "reporter_kind", "service", "subject", "narrative",
                                           "happened_where", "wanted", "way", "class", "oversight", "answer", "reply" };
    const struct csv *csv;
    size_t at[14];
    int status = sample_read(sample, &(struct sample_file){ "complaints.csv", COLUMNS, 14 }, &csv, at);
    if (status != EXIT_DONE) return status;
    struct sample_case *cases = arena_array(sample->arena, csv->row_count + 1, sizeof *cases);
    for (size_t i = 0; i < csv->row_count && status == EXIT_DONE; i++) {
        cases[i] = (struct sample_case){
            .kind = CASE_COMPLAINT, .number = i + 1, .channel = cell(csv, i, at[1]), .confidentiality = cell(csv, i, at[2]),
            .service = or_null(cell(csv, i, at[4])), .subject = cell(csv, i, at[5]), .class = cell(csv, i, at[10]),
            .oversight = *cell(csv, i, at[11]) == '1', .answer = cell(csv, i, at[12]), .reply = cell(csv, i, at[13]),
            .complaint = { .reporter_kind = cell(csv, i, at[3]), .narrative = cell(csv, i, at[6]),
                           .happened_where = cell(csv, i, at[7]), .wanted = cell(csv, i, at[8]) },
        };
        status = read_common(sample, &cases[i], cell(csv, i, at[0]), cell(csv, i, at[9]));
    }
    *ret = cases;
    *ret_count = csv->row_count;
    return status;
}

static int read_requests(const struct sample *sample, struct sample_case **ret, size_t *ret_count) {
    static const char *const COLUMNS[] = { "days_ago", "channel", "kind", "agency_kind", "agency", "subject", "information",
                                           "purpose", "obtain_way", "delivery_way", "letter_number", "way", "answer" };
    const struct csv *csv;
    size_t at[13];
    int status = sample_read(sample, &(struct sample_file){ "requests.csv", COLUMNS, 13 }, &csv, at);
    if (status != EXIT_DONE) return status;
    struct sample_case *cases = arena_array(sample->arena, csv->row_count + 1, sizeof *cases);
    for (size_t i = 0; i < csv->row_count && status == EXIT_DONE; i++) {
        struct information_request request = {
            .kind = cell(csv, i, at[2]), .agency_kind = or_null(cell(csv, i, at[3])), .agency = cell(csv, i, at[4]),
            .information = cell(csv, i, at[6]), .purpose = cell(csv, i, at[7]), .obtain_way = cell(csv, i, at[8]),
            .delivery_way = cell(csv, i, at[9]), .letter_number = cell(csv, i, at[10]),
            .refusal_ground = "", .reply_letter_number = "" };
        cases[i] = (struct sample_case){ .kind = CASE_REQUEST, .number = i + 1, .channel = cell(csv, i, at[1]),
                                         .confidentiality = "open", .subject = cell(csv, i, at[5]),
                                         .answer = cell(csv, i, at[12]), .reply = "", .request = request };
        status = read_common(sample, &cases[i], cell(csv, i, at[0]), cell(csv, i, at[11]));
        if (*request.letter_number) cases[i].request.letter_date = (struct optional_day){ true, cases[i].day - 1 };
    }
    *ret = cases;
    *ret_count = csv->row_count;
    return status;
}

/* ---- when things happen ---- */

static int compare_happenings(const void *left, const void *right) {
    const struct happening *a = left, *b = right;
    if (a->at != b->at) return a->at < b->at ? -1 : 1;
    if (a->about->kind != b->about->kind) return a->about->kind < b->about->kind ? -1 : 1;
    if (a->about->number != b->about->number) return a->about->number < b->about->number ? -1 : 1;
    return a->step < b->step ? -1 : 1;
}

/* The submission and every step that lies before now; what would come later has not happened yet. */
static void add_happenings(const struct sample *sample, struct sample_case *one, struct happenings *to) {
    bool is_anonymous = strcmp(one->confidentiality, "anonymous") == 0;
    int minute = (int)(one->number * 37 % 400);
    instant submitted = sample_at(sample, one->day, is_anonymous ? 0 : 8 + minute / 60, is_anonymous ? 0 : minute % 60);
    if (submitted > sample->now) submitted = sample->now;
    to->rows[to->count++] = (struct happening){ submitted, one, 0 };
    for (size_t step = 1; step <= one->way->step_count; step++) {
        const struct sample_step *planned = &one->way->steps[step - 1];
        day_number day = sample_workday(sample, one->day, planned->workdays);
        int hour = planned->by == BY_SYSTEM ? SYSTEM_HOUR : 9 + (int)(one->number % 6);
        instant at = sample_at(sample, day, hour, (int)(one->number * 11 % 60));
        if (at >= sample->now) return;
        to->rows[to->count++] = (struct happening){ at, one, step };
    }
}

/* ---- submissions ---- */

/* The nonce of a case: the same in every run, so that the same file cannot be loaded twice. */
static struct nonce nonce_of(const struct sample_case *one) {
    struct nonce nonce;
    struct { int32_t kind; uint64_t number; } name = { (int32_t)one->kind, one->number };
    unsigned char bytes[12];
    memcpy(bytes, &name.kind, 4);
    memcpy(bytes + 4, &name.number, 8);
    (void)crypto_generichash(nonce.bytes, sizeof nonce.bytes, bytes, sizeof bytes, NULL, 0);
    return nonce;
}

/* Nobody: recognisable as invented wherever it is shown. */
static struct identity identity_of(const struct sample *sample, const struct sample_case *one) {
    bool is_business = one->kind == CASE_COMPLAINT && strcmp(one->complaint.reporter_kind, "individual") != 0;
    return (struct identity){ .name = arena_format(sample->arena, "Pelapor Contoh %zu", one->number),
                              .organization = is_business ? arena_format(sample->arena, "Usaha Contoh %zu", one->number) : "",
                              .occupation = "", .address = "Alamat contoh", .phone = "081200000000",
                              .email = arena_format(sample->arena, "pelapor%zu@contoh.example", one->number),
                              .identity_number = "" };
}

static int deadline_of(const struct sample *sample, const struct sample_case *one) {
    return one->kind == CASE_COMPLAINT ? sample->config->deadlines.settle : sample->config->deadlines.request_answer;
}

static enum result add_receipt(const struct sample *sample, struct tx *tx, const struct sample_case *one,
                               const struct case_receipt *stored) {
    const struct stored_files none = { 0 };
    const char *submitted = one->kind == CASE_COMPLAINT
                                ? complaint_submitted(sample->arena, one->subject, one->confidentiality, &one->complaint)
                                : request_submitted(sample->arena, one->subject, &one->request);
    struct receipt_new receipt = { .kind = one->kind, .office = sample->config->office.name, .stored = stored,
                                   .submitted = submitted, .files = &none };
    return receipt_add(tx, sample->arena, sample->keys, &receipt);
}

static enum result submit(struct sample *sample, struct tx *tx, const struct happening *happening) {
    struct sample_case *one = happening->about;
    bool is_walk_in = strcmp(one->channel, "web") != 0;
    struct actor actor = is_walk_in ? sample_actor(sample, "petugas.loket") : (struct actor){ .kind = ACTOR_CITIZEN };
    struct submission by = { .keys = sample->keys, .actor = &actor, .now = happening->at };
    struct nonce nonce = nonce_of(one);
    struct case_new common = { .nonce = nonce, .channel = one->channel, .received_at = happening->at,
                               .received_on = instant_day(happening->at, sample->config->office.zone_offset),
                               .entered_at = happening->at, .service_code = one->service, .subject = one->subject,
                               .confidentiality = one->confidentiality,
                               .due_on = sample_workday(sample, one->day, deadline_of(sample, one)),
                               .step_due_on = one->kind == CASE_COMPLAINT
                                                  ? sample_workday(sample, one->day, sample->config->deadlines.verify) : 0,
                               .code = access_code_plain(sample->arena, case_access_code(sample->keys, &nonce)) };
    struct identity identity = identity_of(sample, one);
    struct case_receipt receipt;
    enum result result;
    if (one->kind == CASE_COMPLAINT) {
        bool is_anonymous = strcmp(one->confidentiality, "anonymous") == 0;
        struct complaint_new complaint = { common, one->complaint, is_anonymous ? NULL : &identity };
        result = complaint_add(tx, sample->arena, &by, &complaint, &receipt);
    } else {
        bool is_agency = strcmp(one->request.kind, "agency") == 0;
        struct information_request_new request = { common, one->request, is_agency ? NULL : &identity };
        result = request_add(tx, sample->arena, &by, &request, &receipt);
    }
    if (result == DONE) result = add_receipt(sample, tx, one, &receipt);
    if (result != DONE) return result;
    one->id = receipt.id;
    one->register_number = receipt.number;
    return DONE;
}

/* ---- steps ---- */

static struct actor actor_of(const struct sample *sample, const struct sample_case *one, enum sample_by by) {
    switch (by) {
    case BY_REPORTER: return (struct actor){ .kind = ACTOR_CITIZEN };
    case BY_SYSTEM: return (struct actor){ .kind = ACTOR_SYSTEM };
    case BY_HEAD: return sample_actor(sample, "kepala.dinas");
    case BY_STAFF: break;
    }
    return sample_actor(sample, one->kind == CASE_COMPLAINT ? "petugas.pengaduan" : "petugas.informasi");
}

static role_set roles_of(const struct sample_case *one, enum sample_by by) {
    if (by == BY_REPORTER) return ROLES_REPORTER;
    if (by == BY_SYSTEM) return ROLES_SYSTEM;
    if (by == BY_HEAD) return ROLE_BIT(ROLE_HEAD);
    return one->kind == CASE_COMPLAINT ? ROLE_BIT(ROLE_COMPLAINT_OFFICER) : ROLE_BIT(ROLE_DATA_OFFICER);
}

/* The deadlines a step of a complaint sets, in working days; the sample knows no pauses. */
static void plan_clock(const struct sample *sample, const struct sample_case *one, day_number day, enum complaint_clock clock,
                       struct case_change *change) {
    int settle = one->oversight ? sample->config->deadlines.settle_oversight : sample->config->deadlines.settle;
    struct optional_day settled = { true, sample_workday(sample, one->day, settle) };
    change->step_due_on = settled;
    if (clock == COMPLAINT_CLOCK_SETTLE) change->due_on = settled;
    if (clock == COMPLAINT_CLOCK_FIRST_FOLLOW_UP) {
        change->step_due_on.day = sample_workday(sample, day, sample->config->deadlines.first_follow_up);
    }
    if (clock == COMPLAINT_CLOCK_SILENCE) change->step_due_on.day = sample_workday(sample, day, sample->config->deadlines.silence);
}

/* What the rules make of the step: next state, whether that is an end, and the deadlines when they change. */
static enum result plan_complaint(const struct sample *sample, const struct happening *happening, const struct sample_step *step,
                                  const struct case_row *row, struct case_change *change) {
    const struct sample_case *one = happening->about;
    struct complaint_person person = { .roles = roles_of(one, step->by), .is_appeal_handler = step->by == BY_HEAD };
    struct complaint_moment moment;
    enum complaint_state next;
    enum complaint_action action;
    const struct complaint_rule *rule;
    if (!complaint_action_parse(step->action, &action)) return REFUSED_INVALID;
    enum result result = complaint_moment_of(row, *one->class ? one->class : "unclassified", &moment);
    if (result == DONE) result = complaint_step_allowed(&moment, action, &person, &next, &rule);
    if (result != DONE) return result;
    change->state = complaint_state_text(next);
    change->closes = complaint_state_is_end(next);
    change->visible_to_reporter = complaint_action_is_visible(action);
    plan_clock(sample, one, instant_day(happening->at, sample->config->office.zone_offset), rule->clock, change);
    return DONE;
}

static enum result plan_request(const struct sample *sample, const struct happening *happening, const struct sample_step *step,
                                const struct case_row *row, struct case_change *change) {
    const struct sample_case *one = happening->about;
    struct request_person person = { .roles = roles_of(one, step->by) };
    struct request_moment moment = { .today = instant_day(happening->at, sample->config->office.zone_offset), .due_on = row->due_on,
                                     .object_until = row->step_due_on };
    enum request_state next;
    enum request_action action;
    if (!request_state_parse(row->state, &moment.state) || !request_action_parse(step->action, &action)) return REFUSED_INVALID;
    enum result result = request_step_allowed(&moment, action, &person, &next);
    if (result != DONE) return result;
    change->state = request_state_text(next);
    change->closes = request_state_is_end(next);
    change->visible_to_reporter = request_action_is_visible(action);
    if (request_state_is_answered(next)) {
        change->step_due_on = (struct optional_day){ true, sample_workday(sample, moment.today, sample->config->deadlines.objection) };
    }
    if (action == REQUEST_EXTEND) {
        int days = sample->config->deadlines.request_answer + sample->config->deadlines.request_extension;
        change->due_on = change->step_due_on = (struct optional_day){ true, sample_workday(sample, one->day, days) };
    }
    return DONE;
}

/* A meeting on the third working day after it was called. */
static enum result call_meeting(const struct sample *sample, struct tx *tx, const struct happening *happening) {
    day_number today = instant_day(happening->at, sample->config->office.zone_offset);
    struct meeting meeting = { .held_on = sample_workday(sample, today, 3), .starts_at = "09:00", .place = "Ruang rapat lantai 2",
                               .agenda = "Pembahasan tindak lanjut pengaduan",
                               .invited = "Bidang Pelayanan Perizinan dan Nonperizinan\nDinas Contoh" };
    return meeting_call(tx, happening->about->id, &meeting);
}

static enum result hold_meeting(const struct sample *sample, struct tx *tx, const struct happening *happening) {
    day_number today = instant_day(happening->at, sample->config->office.zone_offset);
    struct measure measures[] = {
        { .position = 1, .action = "Memeriksa lokasi bersama", .owner = "Bidang Pelayanan Perizinan dan Nonperizinan",
          .due_on = sample_workday(sample, today, 5) },
        { .position = 2, .action = "Menyampaikan hasil tertulis", .owner = "Dinas Contoh", .due_on = sample_workday(sample, today, 10) },
    };
    struct meeting_outcome outcome = { .attendance = "Bidang Pelayanan Perizinan dan Nonperizinan\nDinas Contoh",
                                       .minutes = "Disepakati pemeriksaan bersama.", .measures = measures, .count = 2 };
    return meeting_hold(tx, happening->about->id, &outcome);
}

static enum result record_complaint(struct sample *sample, struct tx *tx, const struct happening *happening, const struct sample_step *step) {
    const struct sample_case *one = happening->about;
    struct complaint_sorting sorting = { .oversight = one->oversight };
    enum complaint_action action;
    if (!complaint_action_parse(step->action, &action)) return REFUSED_INVALID;
    switch (action) {
    case COMPLAINT_ASSIGN: return complaint_assign(tx, one->id, (struct complaint_assignment){ .unit_code = "bidang-perizinan" });
    case COMPLAINT_FORWARD:
        return complaint_forward(tx, one->id, &(struct complaint_forward){ .agency = step->words, .letter_number = "" });
    case COMPLAINT_CALL_MEETING: return call_meeting(sample, tx, happening);
    case COMPLAINT_HOLD_MEETING: return hold_meeting(sample, tx, happening);
    case COMPLAINT_ANSWER: return complaint_answered_by(tx, one->id, actor_of(sample, one, step->by).staff);
    case COMPLAINT_TAKE_APPEAL: return complaint_take_appeal(tx, one->id, actor_of(sample, one, step->by).staff);
    default: break;
    }
    if (complaint_action_class(action) == COMPLAINT_UNCLASSIFIED) return DONE;
    sorting.class = complaint_class_text(complaint_action_class(action));
    return complaint_classify(tx, one->id, sorting);
}

/* The written notice of a citizen's request: all of it, or nothing because it is somebody's secret. */
static enum result decide(struct sample *sample, struct tx *tx, const struct happening *happening, const struct sample_step *step) {
    const struct sample_case *one = happening->about;
    bool is_refused = strcmp(step->action, "refuse") == 0;
    struct request_decision decision = { .outcome = is_refused ? "refused" : "granted", .held_by = "ours", .holder = "",
                                         .form = is_refused ? "" : "soft_copy", .redaction = "",
                                         .withheld = is_refused ? "Seluruh informasi yang diminta." : "",
                                         .reason = is_refused ? "exempt" : "", .exemptions = is_refused ? "h" : "",
                                         .consequence = is_refused ? "Mengungkap data pribadi pemegang izin." : "",
                                         .decided_on = instant_day(happening->at, sample->config->office.zone_offset) };
    enum result result = request_decide(tx, one->id, actor_of(sample, one, step->by).staff, &decision);
    return result == DONE && is_refused ? request_refuse(tx, one->id, one->answer) : result;
}

/* What stands beside the step in the case's own table. */
static enum result record(struct sample *sample, struct tx *tx, const struct happening *happening, const struct sample_step *step) {
    const struct sample_case *one = happening->about;
    if (one->kind == CASE_COMPLAINT) return record_complaint(sample, tx, happening, step);
    bool is_answer = strcmp(step->action, "answer") == 0 || strcmp(step->action, "refuse") == 0;
    if (strcmp(step->action, "extend") == 0) return request_extend(tx, one->id, (struct request_extension){ "not_held", happening->at });
    if (!is_answer) return DONE;
    if (!one->request.agency_kind) return decide(sample, tx, happening, step);
    enum result result = request_decided_by(tx, one->id, actor_of(sample, one, step->by).staff);
    if (result != DONE) return result;
    day_number day = instant_day(happening->at, sample->config->office.zone_offset);
    struct reply_letter letter = { arena_format(sample->arena, "%zu/DPMPTSP/PIPM/%d", 170 + one->number, civil_from_day(day).year),
                                   { true, day } };
    return request_reply_letter(tx, one->id, letter);
}

static enum result take_step(struct sample *sample, struct tx *tx, const struct happening *happening) {
    const struct sample_case *one = happening->about;
    const struct sample_step *step = &one->way->steps[happening->step - 1];
    /* a complaint is sorted into the class its row names */
    struct sample_step named = *step;
    if (strcmp(step->action, "classify") == 0) named.action = arena_format(sample->arena, "classify_%s", one->class);
    struct case_row row;
    enum result result = case_by_id(sample->db, sample->arena, one->id, &row);
    if (result != DONE) return result;
    struct case_change change = { .id = one->id, .version = row.version, .type = named.action,
                                  .body = named.text == TEXT_ANSWER ? one->answer : named.text == TEXT_REPLY ? one->reply : named.words };
    result = (one->kind == CASE_COMPLAINT ? plan_complaint : plan_request)(sample, happening, &named, &row, &change);
    if (result != DONE) return result;
    struct actor actor = actor_of(sample, one, step->by);
    struct case_event_id event;
    result = case_change(tx, &actor, happening->at, &change, &event);
    return result == DONE ? record(sample, tx, happening, &named) : result;
}

/* ---- all together ---- */

static void tell_codes(struct sample *sample, const struct sample_case *cases, size_t count) {
    for (size_t i = count > FOLLOWED_CASES ? count - FOLLOWED_CASES : 0; i < count; i++) {
        struct nonce nonce = nonce_of(&cases[i]);
        buffer_format(sample->logins, "%-20s %-24s %s\n", cases[i].register_number, case_access_code(sample->keys, &nonce).text, cases[i].subject);
    }
}

static int run(struct sample *sample, struct happenings *happenings) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(sample->db, &tx);
    qsort(happenings->rows, happenings->count, sizeof *happenings->rows, compare_happenings);
    for (size_t i = 0; i < happenings->count && result == DONE; i++) {
        const struct happening *happening = &happenings->rows[i];
        result = (happening->step == 0 ? submit : take_step)(sample, &tx, happening);
        if (result != DONE) {
            return sample_failed(sample, arena_format(sample->arena, "%s, langkah %zu", happening->about->subject, happening->step), result);
        }
    }
    if (result == DONE) result = tx_commit(&tx);
    return result == DONE ? EXIT_DONE : sample_failed(sample, "kasus", result);
}

/* Whose answer sample_answer makes a table of. */
static void note_tabled(struct sample *sample, const struct sample_case *requests, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(requests[i].subject, TABLED) != 0) continue;
        sample->tabled = requests[i].id;
        sample->tabled_on = requests[i].day;
    }
}

int sample_cases(struct sample *sample) {
    struct sample_case *complaints, *requests;
    size_t complaint_count, request_count;
    int status = read_complaints(sample, &complaints, &complaint_count);
    if (status == EXIT_DONE) status = read_requests(sample, &requests, &request_count);
    if (status != EXIT_DONE) return status;
    struct happenings happenings = { .rows = arena_array(sample->arena, (complaint_count + request_count) * (1 + SAMPLE_STEPS_MOST),
                                                         sizeof *happenings.rows) };
    for (size_t i = 0; i < complaint_count; i++) add_happenings(sample, &complaints[i], &happenings);
    for (size_t i = 0; i < request_count; i++) add_happenings(sample, &requests[i], &happenings);
    status = run(sample, &happenings);
    if (status != EXIT_DONE) return status;
    note_tabled(sample, requests, request_count);
    buffer_format(sample->logins, "\n%-20s %-24s %s\n", "Nomor register", "Kode rahasia", "Untuk mencoba halaman Lacak");
    tell_codes(sample, complaints, complaint_count);
    tell_codes(sample, requests, request_count);
    return EXIT_DONE;
}
