/* Scope: what the law on public information lets an answer say: grounds of a refusal, of an extension, of an objection, and how an
 * objection ends. Exports: enums refusal_reason, exemption, extension_ground, objection_reason, objection_outcome, possession,
 * information_form and the letters_ functions.
 * Source: UU 14/2008 article 17 (exempt information, letters a to j), article 22 (7, 8), article 35 (1) (letters a to g);
 * form "Pemberitahuan Tertulis" of Perki 1/2021 (possession, form, costs). */
#pragma once

#include "lib/base/arena.h"
#include "lib/rules/enum_table.h"

#define REFUSAL_REASON_LIST(X)                                                              \
    X(REFUSAL_EXEMPT, "exempt", "Informasi dikecualikan")                                   \
    X(REFUSAL_NOT_HELD, "not_held", "Informasi belum dikuasai")                             \
    X(REFUSAL_NOT_DOCUMENTED, "not_documented", "Informasi belum didokumentasikan")

ENUM_DECLARE(refusal_reason, REFUSAL_REASON_LIST, REFUSAL_REASON_COUNT)

/* The database text is the letter in article 17. */
#define EXEMPTION_LIST(X)                                                                                                      \
    X(EXEMPTION_A, "a", "Menghambat proses penegakan hukum")                                                                   \
    X(EXEMPTION_B, "b", "Mengganggu perlindungan hak atas kekayaan intelektual dan perlindungan dari persaingan usaha tidak sehat") \
    X(EXEMPTION_C, "c", "Membahayakan pertahanan dan keamanan negara")                                                         \
    X(EXEMPTION_D, "d", "Mengungkapkan kekayaan alam Indonesia")                                                               \
    X(EXEMPTION_E, "e", "Merugikan ketahanan ekonomi nasional")                                                                \
    X(EXEMPTION_F, "f", "Merugikan kepentingan hubungan luar negeri")                                                          \
    X(EXEMPTION_G, "g", "Mengungkapkan isi akta otentik yang bersifat pribadi dan kemauan terakhir ataupun wasiat seseorang")  \
    X(EXEMPTION_H, "h", "Mengungkap rahasia pribadi")                                                                          \
    X(EXEMPTION_I, "i", "Memorandum atau surat antarbadan publik atau intrabadan publik yang menurut sifatnya dirahasiakan")   \
    X(EXEMPTION_J, "j", "Informasi yang tidak boleh diungkapkan berdasarkan undang-undang")

ENUM_DECLARE(exemption, EXEMPTION_LIST, EXEMPTION_COUNT)

#define EXTENSION_GROUND_LIST(X)                                                             \
    X(EXTENSION_NOT_HELD, "not_held", "Informasi belum dikuasai atau didokumentasikan")      \
    X(EXTENSION_UNDECIDED, "undecided", "Belum dapat diputuskan apakah informasi dikecualikan")

ENUM_DECLARE(extension_ground, EXTENSION_GROUND_LIST, EXTENSION_GROUND_COUNT)

/* The database text is the letter in article 35 (1). */
#define OBJECTION_REASON_LIST(X)                                                             \
    X(OBJECTION_A, "a", "Penolakan atas permohonan informasi dengan alasan pengecualian")     \
    X(OBJECTION_B, "b", "Tidak disediakannya informasi berkala")                             \
    X(OBJECTION_C, "c", "Tidak ditanggapinya permohonan informasi")                          \
    X(OBJECTION_D, "d", "Permohonan ditanggapi tidak sebagaimana yang diminta")              \
    X(OBJECTION_E, "e", "Tidak dipenuhinya permohonan informasi")                            \
    X(OBJECTION_F, "f", "Pengenaan biaya yang tidak wajar")                                  \
    X(OBJECTION_G, "g", "Penyampaian informasi melebihi waktu yang diatur")

ENUM_DECLARE(objection_reason, OBJECTION_REASON_LIST, OBJECTION_REASON_COUNT)

#define OBJECTION_OUTCOME_LIST(X)                               \
    X(OBJECTION_UPHELD, "upheld", "Keberatan diterima")         \
    X(OBJECTION_PARTLY, "partly", "Keberatan diterima sebagian") \
    X(OBJECTION_REJECTED, "rejected", "Keberatan ditolak")

ENUM_DECLARE(objection_outcome, OBJECTION_OUTCOME_LIST, OBJECTION_OUTCOME_COUNT)

#define POSSESSION_LIST(X)                              \
    X(POSSESSION_OURS, "ours", "Kami")                  \
    X(POSSESSION_OTHER, "other", "Badan publik lain")

ENUM_DECLARE(possession, POSSESSION_LIST, POSSESSION_COUNT)

#define INFORMATION_FORM_LIST(X)                                             \
    X(FORM_SOFT_COPY, "soft_copy", "Salinan digital, termasuk rekaman")      \
    X(FORM_HARD_COPY, "hard_copy", "Salinan cetak")

ENUM_DECLARE(information_form, INFORMATION_FORM_LIST, INFORMATION_FORM_COUNT)

/* "Pasal 17 huruf b dan h UU Nomor 14 Tahun 2008" of the exemptions LETTERS ("bh"); owned by ARENA. */
const char *letters_exemption_text(struct arena *arena, const char *letters);
