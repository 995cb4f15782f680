/* Scope: how far the answers of a period carry: the sample needed and reached, the response rate, the 95 % interval with and
 * without correction for a finite population, and whether the mark would stand at both ends.
 * Exports: struct survey_certainty, survey_certainty, survey_response_rate. */
#pragma once

#include "lib/rules/enum_table.h"
#include "lib/rules/skm_interval.h"

/* What can be said of n answers out of N service users; the labels are sentences for people. */
#define SAMPLE_STATE_LIST(X)                                                                                          \
    X(SAMPLE_EMPTY, "empty", "Belum ada jawaban.")                                                                    \
    X(SAMPLE_UNKNOWN, "unknown", "Jumlah pengguna layanan tidak diketahui, jadi kecukupan jawaban tidak dapat dinilai.") \
    X(SAMPLE_BEYOND, "beyond", "Jawaban lebih banyak daripada pengguna layanan; periksa jumlah pengguna layanan.")    \
    X(SAMPLE_WHOLE, "whole", "Semua pengguna layanan menjawab.")                                                      \
    X(SAMPLE_SHORT, "short", "Jawaban belum mencapai jumlah yang diperlukan.")                                        \
    X(SAMPLE_REACHED, "reached", "Jawaban mencapai jumlah yang diperlukan.")

ENUM_DECLARE(sample_state, SAMPLE_STATE_LIST, SAMPLE_STATE_COUNT)

/* An interval and the marks at its ends; NULL marks where there is no interval or no band. */
struct marked_interval {
    struct skm_interval interval; /* SKM_NONE: none */
    const struct instrument_band *at_low, *at_high; /* borrowed from the accumulator's rules */
    bool stands; /* both ends bear one and the same mark */
};

struct survey_certainty {
    enum sample_state state;
    int64_t population; /* 0: unknown */
    int64_t needed;     /* respondents by the table of Krejcie and Morgan; 0 without a population */
    int64_t missing;    /* needed - n, at least 0 */
    struct marked_interval plain;  /* none from fewer than two answers: one answer says nothing about the others */
    struct marked_interval finite; /* with N; none without N or with N < n; without width when everybody answered */
};

/* POPULATION 0 or less: unknown. *ret borrows from SKM. */
void survey_certainty(const struct skm *skm, int64_t population, struct survey_certainty *ret);

/* Answered slips by issued ones, in tenths of a percent, rounded once; SKM_NONE when none was issued or more were answered
 * than issued (then a count is wrong). */
int64_t survey_response_rate(int64_t answered, int64_t issued);
