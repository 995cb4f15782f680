/* Scope: the table of notices. */
#include "lib/rules/notices.h"

#include <string.h>

#define TOLD(kind_, action_, event_, words_) \
    { .kind = (kind_), .action = (action_), .event = (event_), .template_name = "mail/" event_, .words = (words_) }

static const struct notice_row ROWS[] = {
    TOLD(CASE_COMPLAINT, NOTICE_SUBMIT, "received", "telah kami terima"),
    TOLD(CASE_COMPLAINT, "verify", "verified", "telah kami periksa kelengkapannya"),
    TOLD(CASE_COMPLAINT, "classify_direct", "direct", "akan kami jawab langsung"),
    TOLD(CASE_COMPLAINT, "classify_follow_up", "follow_up", "kami tindak lanjuti"),
    TOLD(CASE_COMPLAINT, "classify_unsuitable", "returned", "kami kembalikan"),
    /* a hand-over later on is the office's own affair */
    { .kind = CASE_COMPLAINT, .action = "assign", .from = "in_progress", .event = "assigned",
      .template_name = "mail/assigned", .words = "sudah di tangan bagian yang menanganinya" },
    TOLD(CASE_COMPLAINT, "forward", "forwarded", "kami teruskan ke instansi yang berwenang"),
    TOLD(CASE_COMPLAINT, "call_meeting", "meeting", "akan dibahas dalam rapat tindak lanjut"),
    TOLD(CASE_COMPLAINT, "ask_reporter", "asked", "memerlukan keterangan Anda"),
    TOLD(CASE_COMPLAINT, "answer", "answered", "sudah kami jawab"),
    TOLD(CASE_COMPLAINT, NOTICE_SILENCE_WARNING, "silence_warning", "menunggu tanggapan Anda"),
    TOLD(CASE_COMPLAINT, "close_silent", "closed_silent", "kami tutup karena tidak ada tanggapan"),
    TOLD(CASE_COMPLAINT, "confirm", "closed_confirmed", "telah selesai"),
    TOLD(CASE_COMPLAINT, "dispute", "closed_disputed", "ditutup, Anda belum puas"),
    TOLD(CASE_COMPLAINT, "appeal", "appeal_received", "masuk tahap aju banding"),
    TOLD(CASE_COMPLAINT, "take_appeal", "appeal_taken", "sedang diperiksa pada tahap aju banding"),
    TOLD(CASE_COMPLAINT, "answer_appeal", "appeal_answered", "sudah dijawab pada tahap aju banding"),
    TOLD(CASE_COMPLAINT, "reopen", "reopened", "kami buka kembali"),
    TOLD(CASE_REQUEST, NOTICE_SUBMIT, "received", "telah kami terima"),
    TOLD(CASE_REQUEST, "accept", "accepted", "mulai kami proses"),
    TOLD(CASE_REQUEST, "ask_requester", "asked", "memerlukan keterangan Anda"),
    TOLD(CASE_REQUEST, "extend", "extended", "kami perpanjang waktu jawabannya"),
    TOLD(CASE_REQUEST, "answer", "granted", "sudah kami jawab"),
    TOLD(CASE_REQUEST, "answer_partly", "partly_granted", "sudah kami jawab sebagian"),
    TOLD(CASE_REQUEST, "refuse", "refused", "sudah kami putuskan"),
    TOLD(CASE_REQUEST, "deliver", "delivered", "sudah tersedia informasinya"),
    TOLD(CASE_REQUEST, "object", "objection_received", "masuk daftar keberatan"),
    TOLD(CASE_REQUEST, "answer_objection", "objection_answered", "sudah dijawab keberatannya"),
};

#define ROW_COUNT (sizeof ROWS / sizeof *ROWS)

const struct notice_row *notice_at(size_t index) {
    return index < ROW_COUNT ? &ROWS[index] : NULL;
}

const struct notice_row *notice_find(enum case_kind kind, const char *action, const char *from) {
    for (size_t i = 0; i < ROW_COUNT; i++) {
        const struct notice_row *row = &ROWS[i];
        if (row->kind != kind || strcmp(row->action, action) != 0) continue;
        if (!row->from || (from && strcmp(row->from, from) == 0)) return row;
    }
    return NULL;
}
