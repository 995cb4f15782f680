/* Scope: one case as its reporter sees it. */
#include "cgi-bin/shared/case_page.h"

#include <string.h>

#include "cgi-bin/shared/case_parts.h"
#include "cgi-bin/shared/decision_facts.h"
#include "cgi-bin/shared/deadline.h"
#include "cgi-bin/shared/deadline_explanation.h"
#include "lib/rules/case_kinds.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/request_states.h"
#include "lib/store/complaint.h"
#include "lib/store/receipt.h"

/* What a state means for the reporter. The deadline is shown while the office is at work; after an answer the day by which the
 * reporter should say something. */
struct told_state {
    const char *tone, *sentence;
    bool clock_runs, waits_for_word;
};

static const struct told_state COMPLAINT_STATES[COMPLAINT_STATE_COUNT] = {
    [COMPLAINT_RECEIVED] = { "active", "Menunggu diperiksa petugas.", true },
    [COMPLAINT_VERIFIED] = { "active", "Pengaduan lengkap dan menunggu digolongkan.", true },
    [COMPLAINT_IN_PROGRESS] = { "active", "Petugas sedang menangani pengaduan Anda.", true },
    [COMPLAINT_ASSIGNED] = { "active", "Unit yang terkait sedang menangani pengaduan Anda.", true },
    [COMPLAINT_FORWARDED] = { "active", "Kami meneruskan pengaduan Anda kepada instansi yang berwenang dan memantaunya.", true },
    [COMPLAINT_MEETING] = { "active", "Kami mengundang pihak terkait untuk rapat tindak lanjut.", true },
    [COMPLAINT_FOLLOWING_UP] = { "active", "Hasil rapat sedang dilaksanakan.", true },
    [COMPLAINT_REPORTED] = { "active", "Penanganan selesai dilaporkan. Jawaban untuk Anda sedang disiapkan.", true },
    [COMPLAINT_WAITING_REPORTER] = { "waiting", "Petugas menunggu keterangan Anda. Balas di bawah; "
                                                "selama menunggu, batas waktu berhenti.", false },
    [COMPLAINT_ANSWERED] = { "positive", "Petugas sudah menjawab. Baca jawabannya di bawah.", .waits_for_word = true },
    [COMPLAINT_APPEALED] = { "active", "Aju banding Anda menunggu penangan yang lebih tinggi.", true },
    [COMPLAINT_APPEAL_HANDLING] = { "active", "Aju banding Anda sedang ditangani.", true },
    [COMPLAINT_APPEAL_ANSWERED] = { "positive", "Aju banding sudah dijawab. Baca jawabannya di bawah.", .waits_for_word = true },
    [COMPLAINT_RETURNED] = { "negative", "Pengaduan dikembalikan. Alasannya ada di bawah.", false },
    [COMPLAINT_CLOSED_CONFIRMED] = { "positive", "Selesai. Terima kasih atas kabar Anda.", false },
    [COMPLAINT_CLOSED_SILENT] = { "", "Ditutup karena tidak ada tanggapan atas jawaban kami.", false },
    [COMPLAINT_CLOSED_DISPUTED] = { "negative", "Berakhir karena Anda tidak puas. Anda dapat melapor kepada Ombudsman.", false },
};

static const struct told_state REQUEST_STATES[REQUEST_STATE_COUNT] = {
    [REQUEST_RECEIVED] = { "active", "Menunggu diperiksa petugas informasi (PPID).", true },
    [REQUEST_IN_PROGRESS] = { "active", "Petugas informasi sedang menyiapkan jawaban.", true },
    [REQUEST_WAITING_REQUESTER] = { "waiting", "Petugas menunggu keterangan Anda. Balas di bawah; "
                                               "selama menunggu, batas waktu berhenti.", false },
    [REQUEST_ANSWERED] = { "positive", "Permintaan dikabulkan. Baca jawabannya di bawah.", false },
    [REQUEST_PARTLY_ANSWERED] = { "positive", "Permintaan dikabulkan sebagian. Jawaban, alasan, dan dasar hukumnya ada di bawah.", false },
    [REQUEST_REFUSED] = { "negative", "Permintaan ditolak. Alasan dan dasar hukumnya ada di bawah.", false },
    [REQUEST_OBJECTED] = { "active", "Keberatan Anda sedang diperiksa atasan PPID.", true },
    [REQUEST_CARRYING_OUT] = { "active", "Atasan PPID sudah menjawab keberatan Anda. Petugas informasi melaksanakan putusannya.", true },
    [REQUEST_OBJECTION_ANSWERED] = { "positive", "Keberatan Anda sudah dijawab. Baca tanggapannya di bawah.", false },
};

#define ERASED_SENTENCE "Data pribadi Anda dalam kasus ini sudah dihapus. Yang tersisa hanya nomor, tanggal, dan hasilnya."

/* Steps in the reporter's words; a type that is missing here is not the reporter's business. */
static const struct {
    const char *type, *title;
} STEPS[] = {
    { "submit", "Anda mengirim" },
    { "verify", "Diverifikasi: lengkap dan dapat diproses" },
    { "classify_unsuitable", "Dikembalikan: tidak sesuai" },
    { "classify_direct", "Diterima untuk dijawab langsung" },
    { "classify_follow_up", "Diterima untuk ditindaklanjuti" },
    { "assign", "Ditugaskan kepada yang menangani" },
    { "forward", "Diteruskan ke instansi lain" },
    { "call_meeting", "Rapat tindak lanjut diundang" },
    { "hold_meeting", "Rapat tindak lanjut selesai" },
    { "ask_reporter", "Petugas bertanya kepada Anda" },
    { "answer", "Jawaban" },
    { "reply", "Anda membalas" },
    { "confirm", "Anda menyatakan puas" },
    { "dispute", "Anda menyatakan tidak puas" },
    { "appeal", "Anda mengajukan banding" },
    { "take_appeal", "Aju banding mulai ditangani" },
    { "answer_appeal", "Jawaban aju banding" },
    { "close_silent", "Ditutup tanpa tanggapan" },
    { "reopen", "Dibuka kembali" },
    { "accept", "Permintaan mulai diproses" },
    { "extend", "Waktu jawaban diperpanjang" },
    { "ask_requester", "Petugas bertanya kepada Anda" },
    { "answer_partly", "Permintaan dikabulkan sebagian" },
    { "refuse", "Permintaan ditolak" },
    { "deliver", "Informasi diserahkan" },
    { "object", "Anda mengajukan keberatan" },
    { "answer_objection", "Tanggapan atasan PPID" },
};

static bool is_complaint(const struct case_row *row) {
    return strcmp(row->kind, case_kind_text(CASE_COMPLAINT)) == 0;
}

static enum result load_asked(struct app *app, struct request *request, struct tracked_case *tracked) {
    if (is_complaint(&tracked->row)) return DONE;
    enum result result = request_of(app->db, request->arena, tracked->row.id, &tracked->asked);
    if (result == DONE) result = request_decision_of(app->db, request->arena, tracked->row.id, &tracked->decision);
    if (result == DONE || result == REFUSED_ABSENT) result = objection_of(app->db, request->arena, tracked->row.id, &tracked->objection);
    return result == REFUSED_ABSENT ? DONE : result;
}

enum result case_page_load(struct app *app, struct request *request, struct case_id id, struct tracked_case *ret) {
    struct tracked_case loaded = { .today = instant_day(request->now, app->config->office.zone_offset) };
    enum result result = db_read_begin(app->db);
    if (result != DONE) return result;
    result = case_by_id(app->db, request->arena, id, &loaded.row);
    if (result == DONE) result = event_list_visible(app->db, request->arena, id, &loaded.events);
    if (result == DONE) result = attachment_list(app->db, request->arena, id, true, &loaded.attachments);
    if (result == DONE) result = receipt_kept(app->db, request->arena, id, &loaded.receipt);
    if (result == REFUSED_ABSENT && loaded.row.number) result = DONE;
    if (result == DONE) result = load_asked(app, request, &loaded);
    db_read_end(app->db);
    if (result == DONE) *ret = loaded;
    return result;
}

static enum result complaint_may(const struct case_row *row, enum reporter_step step, struct reporter_next *ret) {
    static const enum complaint_action ACTIONS[REPORTER_STEP_COUNT] = {
        [REPORTER_REPLIES] = COMPLAINT_REPLY, [REPORTER_CONFIRMS] = COMPLAINT_CONFIRM,
        [REPORTER_APPEALS] = COMPLAINT_APPEAL, [REPORTER_DISPUTES] = COMPLAINT_DISPUTE };
    static const struct complaint_person REPORTER = { .roles = ROLES_REPORTER };
    if (step == REPORTER_OBJECTS) return REFUSED_STALE;
    struct complaint_moment moment;
    enum complaint_state next;
    /* no rule of the reporter asks for the class */
    enum result result = complaint_moment_of(row, complaint_class_text(COMPLAINT_UNCLASSIFIED), &moment);
    if (result == DONE) result = complaint_step_allowed(&moment, ACTIONS[step], &REPORTER, &next, NULL);
    if (result != DONE) return result;
    *ret = (struct reporter_next){ complaint_action_text(ACTIONS[step]), complaint_state_text(next), complaint_state_is_end(next) };
    return DONE;
}

static enum result request_may(const struct tracked_case *tracked, enum reporter_step step, struct reporter_next *ret) {
    static const struct request_person REQUESTER = { .roles = ROLES_REPORTER };
    if (step != REPORTER_REPLIES && step != REPORTER_OBJECTS) return REFUSED_STALE;
    enum request_action action = step == REPORTER_REPLIES ? REQUEST_REPLY : REQUEST_OBJECT;
    struct request_moment moment;
    enum request_state next;
    enum result result = request_moment_of(&tracked->row, &tracked->asked, tracked->today, &moment);
    if (result == DONE) result = request_step_allowed(&moment, action, &REQUESTER, &next);
    if (result != DONE) return result;
    *ret = (struct reporter_next){ request_action_text(action), request_state_text(next), request_state_is_end(next) };
    return DONE;
}

enum result case_page_may(const struct tracked_case *tracked, enum reporter_step step, struct reporter_next *ret) {
    if (tracked->row.erased) return REFUSED_STALE;
    return is_complaint(&tracked->row) ? complaint_may(&tracked->row, step, ret) : request_may(tracked, step, ret);
}

static bool may(const struct tracked_case *tracked, enum reporter_step step) {
    struct reporter_next next;
    return case_page_may(tracked, step, &next) == DONE;
}

static const struct told_state *told_state_of(const struct case_row *row, const char **ret_label) {
    enum complaint_state complaint;
    enum request_state asked;
    if (is_complaint(row) && complaint_state_parse(row->state, &complaint)) {
        *ret_label = complaint_state_label(complaint);
        return &COMPLAINT_STATES[complaint];
    }
    if (!is_complaint(row) && request_state_parse(row->state, &asked)) {
        *ret_label = request_state_label(asked);
        return &REQUEST_STATES[asked];
    }
    return NULL;
}

/* "6 hari kerja lagi", "hari ini", "terlambat 2 hari kerja". */
static enum result due_sentence(struct app *app, struct request *request, day_number due_on, const char **ret) {
    day_number today = instant_day(request->now, app->config->office.zone_offset);
    bool is_late = today > due_on;
    int days = 0;
    enum result result = deadline_distance(app, request, is_late ? due_on : today, is_late ? today : due_on, &days);
    if (result != DONE) return result;
    if (is_late && days > 0) *ret = arena_format(request->arena, "terlambat %d hari kerja", days);
    else if (days > 0) *ret = arena_format(request->arena, "%d hari kerja lagi", days);
    else *ret = "hari ini";
    return DONE;
}

/* NULL when the reporter has nothing to do with this type of step. */
static const char *step_title(const char *type) {
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
        if (strcmp(STEPS[i].type, type) == 0) return STEPS[i].title;
    }
    return NULL;
}

static json_t *events_view(struct app *app, struct request *request, const struct tracked_case *tracked) {
    bool is_anonymous = strcmp(tracked->row.confidentiality, "anonymous") == 0;
    json_t *list = json_array();
    for (size_t i = 0; i < tracked->events.count; i++) {
        const struct case_event *event = &tracked->events.rows[i];
        const char *title = step_title(event->type);
        if (!title) continue;
        bool ours = strcmp(event->actor_kind, "citizen") != 0;
        struct told_event told = { .event = event, .title = title, .who = ours ? app->config->office.name : NULL,
                                   .is_anonymous = is_anonymous, .files = &tracked->attachments, .file_prefix = "",
                                   .linked = tracked->row.id };
        (void)json_array_append_new(list, case_event_view(app, request, &told));
    }
    return list;
}

/* Why the deadline falls on its day, while it runs. */
static enum result explanation(struct app *app, struct request *request, const struct tracked_case *tracked, json_t **ret) {
    const struct case_row *row = &tracked->row;
    struct case_course course = { .kind = is_complaint(row) ? CASE_COMPLAINT : CASE_REQUEST, .received_on = row->received_on,
                                  .events = &tracked->events, .order_days = tracked->objection.order_days };
    struct workday_clock clock;
    struct complaint complaint;
    enum result result = deadline_free(app, request, &course.free);
    if (result == DONE && is_complaint(row)) {
        result = complaint_of(app->db, request->arena, row->id, &complaint);
        if (result == DONE) course.oversight = complaint.oversight;
    }
    if (result != DONE) return result;
    deadline_clock(app, request, &course, &clock);
    *ret = deadline_explanation(request, &clock, row->due_on);
    return DONE;
}

static enum result case_view(struct app *app, struct request *request, const struct tracked_case *tracked, json_t **ret) {
    const struct case_row *row = &tracked->row;
    const char *label = NULL, *sentence = NULL;
    const struct told_state *state = told_state_of(row, &label);
    if (!state) return FAILED_INTERNAL;
    json_t *days = NULL;
    if (state->clock_runs) {
        enum result result = due_sentence(app, request, row->due_on, &sentence);
        if (result == DONE) result = explanation(app, request, tracked, &days);
        if (result != DONE) return result;
    }
    enum confidentiality chosen = CONFIDENTIALITY_OPEN;
    bool is_known = confidentiality_parse(row->confidentiality, &chosen);
    bool day_only = chosen == CONFIDENTIALITY_ANONYMOUS;
    day_number today = instant_day(request->now, app->config->office.zone_offset);
    if (!days) days = json_array();
    *ret = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s?, s:s?, s:b, s:s?, s:s?, s:s?, s:b, s:o}",
                     "number", row->number, "kind_text", case_kind_label(is_complaint(row) ? CASE_COMPLAINT : CASE_REQUEST),
                     "subject", row->subject, "received_text", case_moment_text(app, request, row->received_at, day_only),
                     "state_label", label, "state_tone", state->tone, "sentence", row->erased ? ERASED_SENTENCE : state->sentence,
                     "due_on_text", state->clock_runs ? day_in_words(request, row->due_on) : NULL,
                     "due_sentence", sentence, "overdue", state->clock_runs && today > row->due_on,
                     "word_by_text", state->waits_for_word ? day_in_words(request, row->step_due_on) : NULL,
                     "service_text", row->service_name,
                     "confidentiality_text", is_known && is_complaint(row) ? confidentiality_label(chosen) : NULL,
                     "has_due_explanation", json_array_size(days) > 0, "due_explanation", days);
    return *ret ? DONE : FAILED_INTERNAL;
}

/* Last day for the Komisi Informasi: counted from the superior's answer, or from the last day of one that never came (Perki 1/2013
 * article 13). False where that way is not open yet, or not to be known. */
static bool dispute_day(struct app *app, struct request *request, const struct tracked_case *tracked, day_number *ret) {
    const struct objection *objection = &tracked->objection;
    bool is_overdue = objection->year && !objection->outcome && tracked->today > objection->due_on;
    if (!objection->answered_on.known && !is_overdue) return false;
    day_number from = is_overdue ? objection->due_on : objection->answered_on.day;
    return deadline_day(app, request, from, app->config->deadlines.dispute, ret) == DONE;
}

/* After an answer the days for an objection, after the answer to one, or its last day, those for the commission; null where there are
 * none. */
static json_t *objection_view(struct app *app, struct request *request, const struct tracked_case *tracked) {
    const struct case_row *row = &tracked->row;
    const struct objection *objection = &tracked->objection;
    enum request_state state;
    day_number dispute_by;
    if (is_complaint(row) || tracked->asked.agency_kind || !request_state_parse(row->state, &state)) return json_null();
    bool can_object = may(tracked, REPORTER_OBJECTS), is_answered = request_state_is_answered(state);
    if (!can_object && objection->year == 0) return json_null();
    bool is_over = dispute_day(app, request, tracked, &dispute_by), was_silence = objection->year && objection->is_silence;
    const char *missed = can_object && !is_answered ? day_in_words(request, row->due_on)
                         : was_silence ? day_in_words(request, objection->answer_due_on) : NULL;
    return json_pack("{s:b, s:s?, s:s?, s:s?, s:b, s:b, s:s?, s:s, s:s}", "can_object", can_object, "until_text",
                     can_object && is_answered ? day_in_words(request, row->step_due_on) : NULL, "number",
                     objection->year ? objection_number(request->arena, objection) : NULL, "missed_text", missed, "is_over", is_over,
                     "is_unanswered", is_over && !objection->outcome, "dispute_by_text", is_over ? day_in_words(request, dispute_by) : NULL,
                     "address", app->config->information_commission.address, "contact", app->config->information_commission.contact);
}

enum result case_page_view(struct app *app, struct request *request, const struct tracked_case *tracked, json_t **ret) {
    json_t *seen = NULL;
    enum result result = case_view(app, request, tracked, &seen);
    if (result != DONE) return result;
    const struct config *config = app->config;
    json_t *ombudsman = json_null();
    if (strcmp(tracked->row.state, complaint_state_text(COMPLAINT_CLOSED_DISPUTED)) == 0) {
        ombudsman = json_pack("{s:s, s:s}", "address", config->ombudsman.address, "contact", config->ombudsman.contact);
    }
    bool replies = may(tracked, REPORTER_REPLIES), disputes = may(tracked, REPORTER_DISPUTES);
    *ret = json_pack("{s:o?, s:o, s:o, s:o, s:b, s:b, s:b, s:b, s:o, s:{s:b}}", "given", decision_given_view(request->arena, &tracked->decision), "objection", objection_view(app, request, tracked), "case", seen, "events", events_view(app, request, tracked),
                     "can_write", replies || disputes, "can_choose", replies && disputes, "can_only_dispute", disputes && !replies,
                     "can_confirm", may(tracked, REPORTER_CONFIRMS), "ombudsman", ombudsman, "here", "track", 1);
    return *ret ? DONE : FAILED_INTERNAL;
}
