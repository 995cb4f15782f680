/* Scope: states and steps of cases in the words staff read. */
#include "cgi-bin/staff/case_words.h"

#include <string.h>

#include "cgi-bin/staff/visitor.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/request_states.h"

static const struct state_words COMPLAINT_WORDS[COMPLAINT_STATE_COUNT] = {
    [COMPLAINT_RECEIVED] = { .tone = "", .clock_runs = true },
    [COMPLAINT_VERIFIED] = { .tone = "active", .clock_runs = true },
    [COMPLAINT_IN_PROGRESS] = { .tone = "active", .clock_runs = true },
    [COMPLAINT_ASSIGNED] = { .tone = "active", .clock_runs = true },
    [COMPLAINT_FORWARDED] = { .tone = "active", .clock_runs = true },
    [COMPLAINT_MEETING] = { .tone = "active", .clock_runs = true },
    [COMPLAINT_FOLLOWING_UP] = { .tone = "active", .clock_runs = true },
    [COMPLAINT_REPORTED] = { .tone = "active", .clock_runs = true },
    [COMPLAINT_WAITING_REPORTER] = { .tone = "waiting", .waits = true },
    [COMPLAINT_ANSWERED] = { .tone = "positive", .waits = true },
    [COMPLAINT_APPEALED] = { .tone = "", .clock_runs = true },
    [COMPLAINT_APPEAL_HANDLING] = { .tone = "active", .clock_runs = true },
    [COMPLAINT_APPEAL_ANSWERED] = { .tone = "positive", .waits = true },
    [COMPLAINT_RETURNED] = { .tone = "negative" },
    [COMPLAINT_CLOSED_CONFIRMED] = { .tone = "positive" },
    [COMPLAINT_CLOSED_SILENT] = { .tone = "" },
    [COMPLAINT_CLOSED_DISPUTED] = { .tone = "negative" },
};

static const struct state_words REQUEST_WORDS[REQUEST_STATE_COUNT] = {
    [REQUEST_RECEIVED] = { .tone = "", .clock_runs = true },
    [REQUEST_IN_PROGRESS] = { .tone = "active", .clock_runs = true },
    [REQUEST_WAITING_REQUESTER] = { .tone = "waiting", .waits = true },
    [REQUEST_ANSWERED] = { .tone = "positive" },
    [REQUEST_PARTLY_ANSWERED] = { .tone = "positive" },
    [REQUEST_REFUSED] = { .tone = "negative" },
    [REQUEST_OBJECTED] = { .tone = "active", .clock_runs = true },
    [REQUEST_CARRYING_OUT] = { .tone = "active", .clock_runs = true },
    [REQUEST_OBJECTION_ANSWERED] = { .tone = "positive" },
};

struct state_words case_state_words(enum case_kind kind, const char *state) {
    enum complaint_state complaint;
    enum request_state asked;
    struct state_words words = { .label = state, .tone = "" };
    if (kind == CASE_COMPLAINT && complaint_state_parse(state, &complaint)) {
        words = COMPLAINT_WORDS[complaint];
        words.label = complaint_state_staff_label(complaint);
    }
    if (kind == CASE_REQUEST && request_state_parse(state, &asked)) {
        words = REQUEST_WORDS[asked];
        words.label = request_state_staff_label(asked);
    }
    return words;
}

enum case_kind case_kind_of(const struct case_row *row) {
    return strcmp(row->kind, case_kind_text(CASE_REQUEST)) == 0 ? CASE_REQUEST : CASE_COMPLAINT;
}

/* NULL where the kinds of case have no such step. */
static const struct {
    const char *type, *title[CASE_KIND_COUNT];
} STEPS[] = {
    { "submit", { [CASE_COMPLAINT] = "Pengaduan masuk", [CASE_REQUEST] = "Permintaan masuk" } },
    { "verify", { [CASE_COMPLAINT] = "Diverifikasi" } },
    { "classify_unsuitable", { [CASE_COMPLAINT] = "Dikembalikan: tidak sesuai" } },
    { "classify_direct", { [CASE_COMPLAINT] = "Digolongkan: dapat dijawab langsung" } },
    { "classify_follow_up", { [CASE_COMPLAINT] = "Digolongkan: membutuhkan tindak lanjut" } },
    { "assign", { [CASE_COMPLAINT] = "Ditugaskan" } },
    { "forward", { [CASE_COMPLAINT] = "Diteruskan ke instansi lain" } },
    { "call_meeting", { [CASE_COMPLAINT] = "Rapat tindak lanjut diundang" } },
    { "cancel_meeting", { [CASE_COMPLAINT] = "Rapat dibatalkan" } },
    { "hold_meeting", { [CASE_COMPLAINT] = "Hasil rapat dicatat" } },
    { "monitor", { [CASE_COMPLAINT] = "Tindak lanjut dipantau" } },
    { "report", { [CASE_COMPLAINT] = "Laporan penanganan" } },
    { "ask_reporter", { [CASE_COMPLAINT] = "Pelapor diminta keterangan" } },
    { "answer", { [CASE_COMPLAINT] = "Dijawab", [CASE_REQUEST] = "Dikabulkan" } },
    { "note", { [CASE_COMPLAINT] = "Catatan", [CASE_REQUEST] = "Catatan" } },
    { "reply", { [CASE_COMPLAINT] = "Pelapor membalas", [CASE_REQUEST] = "Pemohon membalas" } },
    { "confirm", { [CASE_COMPLAINT] = "Pelapor menyatakan puas" } },
    { "dispute", { [CASE_COMPLAINT] = "Pelapor menyatakan tidak puas" } },
    { "appeal", { [CASE_COMPLAINT] = "Aju banding" } },
    { "take_appeal", { [CASE_COMPLAINT] = "Aju banding mulai ditangani" } },
    { "answer_appeal", { [CASE_COMPLAINT] = "Aju banding dijawab" } },
    { "reopen", { [CASE_COMPLAINT] = "Dibuka kembali" } },
    { "exclude", { [CASE_COMPLAINT] = "Petugas atau unit dikecualikan" } },
    { "link_duplicate", { [CASE_COMPLAINT] = "Ditautkan dengan kasus yang sama" } },
    { "propose_release", { [CASE_COMPLAINT] = "Diusulkan untuk umum" } },
    { "approve_release", { [CASE_COMPLAINT] = "Disetujui untuk umum" } },
    { "withdraw_release", { [CASE_COMPLAINT] = "Ditarik dari umum" } },
    { "close_silent", { [CASE_COMPLAINT] = "Ditutup tanpa tanggapan" } },
    { "accept", { [CASE_REQUEST] = "Mulai diproses" } },
    { "extend", { [CASE_REQUEST] = "Waktu diperpanjang" } },
    { "ask_requester", { [CASE_REQUEST] = "Pemohon diminta keterangan" } },
    { "answer_partly", { [CASE_REQUEST] = "Dikabulkan sebagian" } },
    { "refuse", { [CASE_REQUEST] = "Ditolak" } },
    { "deliver", { [CASE_REQUEST] = "Informasi diserahkan" } },
    { "object", { [CASE_REQUEST] = "Keberatan masuk" } },
    { "answer_objection", { [CASE_REQUEST] = "Keberatan dijawab" } },
    { "reveal_identity", { [CASE_COMPLAINT] = "Identitas dibuka", [CASE_REQUEST] = "Identitas dibuka" } },
};

const char *case_step_title(enum case_kind kind, const char *type) {
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
        if (strcmp(STEPS[i].type, type) == 0 && STEPS[i].title[kind]) return STEPS[i].title[kind];
    }
    return type;
}

bool case_may_view(const struct request *request, enum case_kind kind) {
    return visitor_may(request, kind == CASE_COMPLAINT ? PERMISSION_COMPLAINT_VIEW : PERMISSION_REQUEST_VIEW);
}

bool case_may_handle(const struct request *request, enum case_kind kind) {
    return visitor_may(request, kind == CASE_COMPLAINT ? PERMISSION_COMPLAINT_HANDLE : PERMISSION_REQUEST_HANDLE);
}
