/* Scope: who may do what. Exports: enum role, enum permission, role_set and the roles_ functions.
 * The roles are the offices' own posts (business process map of an office, P7; requirements of the reports); the
 * permission table is in roles.c, one row a permission. Nothing else in the product decides on a role's name. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/rules/enum_table.h"

#define ROLE_LIST(X)                                                                           \
    X(ROLE_FRONT_DESK, "front_desk", "Petugas loket")                                          \
    X(ROLE_COMPLAINT_OFFICER, "complaint_officer", "Petugas pengaduan")                        \
    X(ROLE_DATA_OFFICER, "data_officer", "Petugas informasi (PPID)")                           \
    X(ROLE_SURVEY_TEAM, "survey_team", "Tim survei")                                           \
    X(ROLE_INVESTMENT_OFFICER, "investment_officer", "Petugas data penanaman modal")           \
    X(ROLE_SECTION_HEAD, "section_head", "Kepala Seksi")                                       \
    X(ROLE_DIVISION_HEAD, "division_head", "Kepala Bidang")                                    \
    X(ROLE_HEAD, "head", "Kepala Dinas")                                                       \
    X(ROLE_WBS_MANAGER, "wbs_manager", "Pengelola WBS")                                        \
    X(ROLE_AUDITOR, "auditor", "Auditor")                                                      \
    X(ROLE_ADMINISTRATOR, "administrator", "Administrator")

ENUM_DECLARE(role, ROLE_LIST, ROLE_COUNT)

/* PERMISSION_PUBLIC is held by everyone, also without any role; it marks what citizens do. */
#define PERMISSION_LIST(X)                                                                     \
    X(PERMISSION_PUBLIC, "public", "Terbuka untuk umum")                                       \
    X(PERMISSION_DESK_VIEW, "desk.view", "Membuka halaman awal petugas")                       \
    X(PERMISSION_CASE_ENTER, "case.enter", "Mencatat pengaduan dan permintaan")                \
    X(PERMISSION_COMPLAINT_VIEW, "complaint.view", "Melihat pengaduan")                        \
    X(PERMISSION_COMPLAINT_HANDLE, "complaint.handle", "Menangani pengaduan")                  \
    X(PERMISSION_COMPLAINT_APPEAL, "complaint.appeal", "Menangani aju banding, membuka kembali, menyetujui untuk umum") \
    X(PERMISSION_IDENTITY_REVEAL, "identity.reveal", "Membuka identitas pelapor")              \
    X(PERMISSION_REQUEST_VIEW, "request.view", "Melihat permintaan informasi")                 \
    X(PERMISSION_REQUEST_HANDLE, "request.handle", "Menangani permintaan informasi")           \
    X(PERMISSION_REQUEST_OBJECTION, "request.objection", "Menjawab keberatan (atasan PPID)")   \
    X(PERMISSION_PRIVACY_ANSWER, "privacy.answer", "Menjawab permintaan data pribadi")         \
    X(PERMISSION_SURVEY_KIOSK, "survey.kiosk", "Memasang dan menarik kios survei")             \
    X(PERMISSION_SURVEY_MANAGE, "survey.manage", "Mengelola survei")                           \
    X(PERMISSION_SURVEY_ENTER, "survey.enter", "Mencatat jawaban kertas, mencetak karcis")      \
    X(PERMISSION_INSTRUMENT_MANAGE, "instrument.manage", "Mengelola kuesioner")                 \
    X(PERMISSION_DATASET_VIEW, "dataset.view", "Melihat data")                                 \
    X(PERMISSION_DATASET_SUBMIT, "dataset.submit", "Mengajukan data")                          \
    X(PERMISSION_DATASET_ANALYSE, "dataset.analyse", "Menganalisis data")                      \
    X(PERMISSION_DATASET_CORRECT, "dataset.correct", "Mengoreksi data")                        \
    X(PERMISSION_DATASET_APPROVE, "dataset.approve", "Menyetujui data")                        \
    X(PERMISSION_FIGURES_INVESTMENT, "figures.investment", "Memasukkan angka penanaman modal dan targetnya") \
    X(PERMISSION_FIGURES_OFFICE, "figures.office", "Memasukkan angka perizinan, kinerja, dan anggaran") \
    X(PERMISSION_CONTENT_WRITE, "content.write", "Menulis halaman situs")                      \
    X(PERMISSION_CASE_VIEWERS, "case.viewers", "Melihat siapa yang membuka kasus")             \
    X(PERMISSION_AUDIT_VIEW, "audit.view", "Melihat jejak audit")                              \
    X(PERMISSION_ACCOUNT_MANAGE, "account.manage", "Mengelola akun")

ENUM_DECLARE(permission, PERMISSION_LIST, PERMISSION_COUNT)

/* Roles as bits, so that a person can hold several. The two highest bits are actors that are no staff. */
typedef uint32_t role_set;

#define ROLES_NONE ((role_set)0)
#define ROLES_SYSTEM ((role_set)1 << 30)   /* the clock: closes what nobody answered */
#define ROLES_REPORTER ((role_set)1 << 31) /* the citizen who holds number and code */

/* The set of one role; a macro because tables of constants use it. */
#define ROLE_BIT(role) ((role_set)1 << (role))

/* True when one of ROLES holds PERMISSION. The reporter and the system hold only PERMISSION_PUBLIC. */
bool roles_allow(role_set roles, enum permission permission);

/* The labels of ROLES, "Petugas loket, Auditor"; owned by ARENA. */
const char *roles_in_words(struct arena *arena, role_set roles);
