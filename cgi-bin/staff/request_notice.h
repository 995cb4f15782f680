/* Scope: the items of a written notice (pemberitahuan tertulis) as fields of an answer, its words and its row.
 * Exports: the REQUEST_ field lists, request_notice_judge, request_notice_words, request_notice_record. */
#pragma once

#include "cgi-bin/staff/case_step.h"

#define REQUEST_COST_LARGEST 1000000000 /* rupiah; an amount above it was mistyped */

extern const struct choice REQUEST_POSSESSIONS[], REQUEST_FORMS[], REQUEST_REASONS[], REQUEST_EXEMPTIONS[];
#define REQUEST_POSSESSION_COUNT 2
#define REQUEST_FORM_COUNT 2
#define REQUEST_REASON_COUNT 3
#define REQUEST_EXEMPTION_COUNT 10

#define REQUEST_COUNT_FIELD(called, said, most) \
    { .name = called, .label = said, .kind = FIELD_WHOLE_NUMBER, .max_length = 15, .largest = most, .input_class = "input-short" }

/* Who holds the information. */
#define REQUEST_HELD_FIELDS                                                                                               \
    { .name = "held_by", .label = "Informasi dikuasai oleh", .kind = FIELD_CHOICE, .required = true,                      \
      .choices = REQUEST_POSSESSIONS, .choice_count = REQUEST_POSSESSION_COUNT, .choices_class = "choices-row" },         \
    { .name = "holder", .label = "Nama badan publik lain", .kind = FIELD_TEXT, .max_length = 200 }

/* What is given, how, when and at what cost. */
#define REQUEST_GIVEN_FIELDS                                                                                              \
    REQUEST_HELD_FIELDS,                                                                                                  \
    { .name = "form", .label = "Bentuk informasi", .kind = FIELD_CHOICE, .required = true, .choices = REQUEST_FORMS,      \
      .choice_count = REQUEST_FORM_COUNT },                                                                               \
    REQUEST_COUNT_FIELD("ready_in", "Waktu penyediaan (hari kerja)", 250), REQUEST_COUNT_FIELD("sheets", "Jumlah lembar", 1000000), \
    REQUEST_COUNT_FIELD("sheet_price", "Biaya salinan tiap lembar (Rp)", 1000000),                                        \
    REQUEST_COUNT_FIELD("delivery_cost", "Biaya pengiriman (Rp)", REQUEST_COST_LARGEST),                                  \
    REQUEST_COUNT_FIELD("other_cost", "Biaya lain-lain (Rp)", REQUEST_COST_LARGEST),                                      \
    { .name = "redaction", .label = "Bagian yang dihitamkan, dan alasannya", .kind = FIELD_LINES, .max_length = 1000 }

#define REQUEST_WITHHELD_FIELD \
    { .name = "withheld", .label = "Informasi yang tidak diberikan", .kind = FIELD_LINES, .required = true, .max_length = 1000 }

/* Why not. */
#define REQUEST_REFUSED_FIELDS                                                                                            \
    { .name = "reason", .label = "Alasan tidak diberikan", .kind = FIELD_CHOICE, .required = true, .choices = REQUEST_REASONS, \
      .choice_count = REQUEST_REASON_COUNT },                                                                             \
    { .name = "exemptions", .label = "Dasar pengecualian: Pasal 17 UU 14/2008 huruf", .kind = FIELD_CHOICES,              \
      .choices = REQUEST_EXEMPTIONS, .choice_count = REQUEST_EXEMPTION_COUNT },                                           \
    { .name = "consequence", .label = "Konsekuensi bila informasi dibuka (uji konsekuensi)", .kind = FIELD_LINES,         \
      .max_length = 2000 }

/* Rules across the fields of whichever of the three forms it is. */
void request_notice_judge(struct form *form);

/* What the requester reads in the timeline: the words typed, then what is not given and on which ground. */
const char *request_notice_words(const struct step *step);

/* The row of the decision, in the step's transaction. */
enum result request_notice_record(struct step *step);
