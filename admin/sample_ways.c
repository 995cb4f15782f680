/* Scope: the table of ways. Days leave room within the deadlines; rows that shall be overdue simply stop early. */
#include "admin/sample_ways.h"

#include <string.h>

#define VERIFIED { 1, "verify", BY_STAFF, TEXT_WORDS, "" }
#define SORTED VERIFIED, { 2, "classify", BY_STAFF, TEXT_WORDS, "" }
#define REPORTED SORTED, { 3, "report", BY_STAFF, TEXT_WORDS, "Keterangan dari unit terkait sudah lengkap dan dapat disampaikan." }
#define ACCEPTED { 1, "accept", BY_STAFF, TEXT_WORDS, "" }

#define ASSIGNED SORTED, { 3, "assign", BY_STAFF, TEXT_WORDS, "" }
#define APPEALED REPORTED, { 4, "answer", BY_STAFF, TEXT_ANSWER, "" }, \
                 { 6, "appeal", BY_REPORTER, TEXT_WORDS, "Saya mohon diperiksa oleh pejabat yang lebih tinggi." }

static const struct sample_way WAYS[] = {
    { CASE_COMPLAINT, "new", 0, { { 0 } } },
    { CASE_COMPLAINT, "sorted", 2, { SORTED } },
    { CASE_COMPLAINT, "assigned", 3, { ASSIGNED } },
    { CASE_COMPLAINT, "forwarded", 3, { SORTED, { 3, "forward", BY_STAFF, TEXT_WORDS, "Dinas Contoh" } } },
    { CASE_COMPLAINT, "called", 4, { ASSIGNED, { 4, "call_meeting", BY_STAFF, TEXT_WORDS, "" } } },
    { CASE_COMPLAINT, "followed_up", 5, { ASSIGNED, { 4, "call_meeting", BY_STAFF, TEXT_WORDS, "" },
                                          { 8, "hold_meeting", BY_STAFF, TEXT_WORDS, "" } } },
    { CASE_COMPLAINT, "noted", 3, { SORTED, { 3, "note", BY_STAFF, TEXT_WORDS, "Dibahas dengan dinas teknis; menunggu jadwal bersama." } } },
    { CASE_COMPLAINT, "waiting", 3, { SORTED, { 3, "ask_reporter", BY_STAFF, TEXT_ANSWER, "" } } },
    { CASE_COMPLAINT, "replied", 4, { SORTED, { 3, "ask_reporter", BY_STAFF, TEXT_ANSWER, "" }, { 5, "reply", BY_REPORTER, TEXT_REPLY, "" } } },
    { CASE_COMPLAINT, "answered", 4, { REPORTED, { 4, "answer", BY_STAFF, TEXT_ANSWER, "" } } },
    { CASE_COMPLAINT, "objected", 5, { REPORTED, { 4, "answer", BY_STAFF, TEXT_ANSWER, "" }, { 5, "reply", BY_REPORTER, TEXT_REPLY, "" } } },
    { CASE_COMPLAINT, "confirmed", 5, { REPORTED, { 4, "answer", BY_STAFF, TEXT_ANSWER, "" }, { 6, "confirm", BY_REPORTER, TEXT_REPLY, "" } } },
    { CASE_COMPLAINT, "disputed", 5, { REPORTED, { 4, "answer", BY_STAFF, TEXT_ANSWER, "" },
                                       { 6, "dispute", BY_REPORTER, TEXT_WORDS, "Jawaban ini belum menyelesaikan masalahnya." } } },
    { CASE_COMPLAINT, "appealed", 5, { APPEALED } },
    { CASE_COMPLAINT, "appeal_answered", 7, { APPEALED, { 7, "take_appeal", BY_HEAD, TEXT_WORDS, "" },
                                              { 10, "answer_appeal", BY_HEAD, TEXT_WORDS, "Kami memeriksa kembali dan menguatkan jawaban pertama, dengan penjelasan tambahan." } } },
    { CASE_COMPLAINT, "silent", 5, { REPORTED, { 4, "answer", BY_STAFF, TEXT_ANSWER, "" }, { 15, "close_silent", BY_SYSTEM, TEXT_WORDS, "" } } },
    { CASE_COMPLAINT, "returned", 2, { VERIFIED, { 2, "classify", BY_STAFF, TEXT_ANSWER, "" } } },
    { CASE_REQUEST, "new", 0, { { 0 } } },
    { CASE_REQUEST, "accepted", 1, { ACCEPTED } },
    { CASE_REQUEST, "waiting", 2, { ACCEPTED, { 2, "ask_requester", BY_STAFF, TEXT_ANSWER, "" } } },
    { CASE_REQUEST, "extended", 2, { ACCEPTED, { 9, "extend", BY_STAFF, TEXT_ANSWER, "" } } },
    { CASE_REQUEST, "answered", 2, { ACCEPTED, { 5, "answer", BY_STAFF, TEXT_ANSWER, "" } } },
    { CASE_REQUEST, "refused", 2, { ACCEPTED, { 4, "refuse", BY_STAFF, TEXT_ANSWER, "" } } },
    { CASE_REQUEST, "extended_answered", 3, { ACCEPTED, { 9, "extend", BY_STAFF, TEXT_WORDS, "Data lima tahun berada di dua sistem." },
                                              { 14, "answer", BY_STAFF, TEXT_ANSWER, "" } } },
};

const struct sample_way *sample_way_named(enum case_kind kind, const char *name) {
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        if (WAYS[i].kind == kind && strcmp(WAYS[i].name, name) == 0) return &WAYS[i];
    }
    return NULL;
}
