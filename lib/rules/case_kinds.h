/* Scope: the closed choices a case is described by, complaint or information request.
 * Exports: enums case_kind, channel, confidentiality, reporter_kind, requester_kind, agency_kind,
 * obtain_way, delivery_way. */
#pragma once

#include "lib/rules/enum_table.h"

#define CASE_KIND_LIST(X)                            \
    X(CASE_COMPLAINT, "complaint", "Pengaduan")      \
    X(CASE_REQUEST, "request", "Permintaan informasi")

ENUM_DECLARE(case_kind, CASE_KIND_LIST, CASE_KIND_COUNT)

/* How a case arrived; anything but CHANNEL_WEB is entered by staff with its true arrival time. */
#define CHANNEL_LIST(X)                      \
    X(CHANNEL_WEB, "web", "Situs web")       \
    X(CHANNEL_COUNTER, "counter", "Loket")   \
    X(CHANNEL_PHONE, "phone", "Telepon")     \
    X(CHANNEL_SMS, "sms", "SMS")             \
    X(CHANNEL_LETTER, "letter", "Surat")     \
    X(CHANNEL_BOX, "box", "Kotak saran")     \
    X(CHANNEL_EMAIL, "email", "Surel")

ENUM_DECLARE(channel, CHANNEL_LIST, CHANNEL_COUNT)

/* The reporter's choice, once and for ever. Anonymous stores no identity; confidential seals it and makes nothing of
 * the case public. The words are those of SP4N-LAPOR! (Anonim, Rahasia). */
#define CONFIDENTIALITY_LIST(X)                              \
    X(CONFIDENTIALITY_OPEN, "open", "Terbuka")               \
    X(CONFIDENTIALITY_ANONYMOUS, "anonymous", "Anonim")      \
    X(CONFIDENTIALITY_CONFIDENTIAL, "confidential", "Rahasia")

ENUM_DECLARE(confidentiality, CONFIDENTIALITY_LIST, CONFIDENTIALITY_COUNT)

#define REPORTER_KIND_LIST(X)                           \
    X(REPORTER_INDIVIDUAL, "individual", "Perorangan")  \
    X(REPORTER_BUSINESS, "business", "Badan usaha")     \
    X(REPORTER_INSTITUTION, "institution", "Lembaga")

ENUM_DECLARE(reporter_kind, REPORTER_KIND_LIST, REPORTER_KIND_COUNT)

/* A citizen's request runs under UU 14/2008; a request of another body by letter does not, and has its own register. */
#define REQUESTER_KIND_LIST(X)                                \
    X(REQUESTER_CITIZEN, "citizen", "Pemohon informasi publik") \
    X(REQUESTER_AGENCY, "agency", "Instansi")

ENUM_DECLARE(requester_kind, REQUESTER_KIND_LIST, REQUESTER_KIND_COUNT)

#define AGENCY_KIND_LIST(X)               \
    X(AGENCY_OPD, "opd", "OPD")           \
    X(AGENCY_NON_OPD, "non_opd", "Non-OPD")

ENUM_DECLARE(agency_kind, AGENCY_KIND_LIST, AGENCY_KIND_COUNT)

/* The ways to obtain information and to get a copy of it: form "Permohonan Informasi" of Perki 1/2021; the tracking page
 * is ours. */
#define OBTAIN_WAY_LIST(X)                                                              \
    X(OBTAIN_VIEW, "view", "Melihat, membaca, mendengarkan, atau mencatat")             \
    X(OBTAIN_SOFT_COPY, "soft_copy", "Salinan digital")                                 \
    X(OBTAIN_HARD_COPY, "hard_copy", "Salinan cetak")

ENUM_DECLARE(obtain_way, OBTAIN_WAY_LIST, OBTAIN_WAY_COUNT)

#define DELIVERY_WAY_LIST(X)                                                            \
    X(DELIVERY_TRACK_PAGE, "track_page", "Diunduh di halaman pelacakan")                \
    X(DELIVERY_EMAIL, "email", "Surel")                                                 \
    X(DELIVERY_COLLECT, "collect", "Diambil langsung")                                  \
    X(DELIVERY_POST, "post", "Pos")                                                     \
    X(DELIVERY_COURIER, "courier", "Kurir")                                             \
    X(DELIVERY_FAX, "fax", "Faksimile")

ENUM_DECLARE(delivery_way, DELIVERY_WAY_LIST, DELIVERY_WAY_COUNT)
