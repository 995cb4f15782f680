/* Scope: which cases a filter lets through, for every statement that lists or finds them.
 * Exports: CASE_SIFTED, LAST_DAY and the functions that bind a filter. */
#pragma once

#include <assert.h>

#include "lib/store/case_internal.h"
#include "lib/store/case_list.h"
#include "lib/store/db_internal.h"

#define LAST_DAY "9999-12-31"

/* What only a complaint has is looked up only when it is asked for. */
#define CASE_SIFTED                                                                                                   \
    "AND (:states IS NULL OR instr(:states, ' ' || c.state || ' ') OR instr(:states, ' ' || c.kind || '.' || c.state || ' ')) " \
    "AND (:service_code IS NULL OR c.service_code = :service_code) AND (:channel IS NULL OR c.channel = :channel) "   \
    "AND (:confidentiality IS NULL OR c.confidentiality = :confidentiality) "                                         \
    "AND c.received_on >= :since AND c.received_on <= :until "                                                        \
    "AND (:of_complaint = 0 OR EXISTS (SELECT 1 FROM complaint AS w INDEXED BY complaint_at_work WHERE w.case_id = c.id "     \
    "AND (:class IS NULL OR w.class = :class) AND (:oversight IS NULL OR w.oversight = :oversight) "                  \
    "AND (:unit_code IS NULL OR w.unit_code = :unit_code) "                                                           \
    "AND (:handler_id IS NULL OR w.handler_id = :handler_id OR w.appeal_handler_id = :handler_id) "                   \
    "AND CASE :share WHEN 1 THEN w.handler_id = :visitor OR w.appeal_handler_id = :visitor "                          \
    "WHEN 2 THEN w.unit_code = (SELECT unit_code FROM staff WHERE id = :visitor) "                                    \
    "WHEN 3 THEN w.unit_code IS NULL AND w.handler_id IS NULL ELSE 1 END)) "

static_assert(CASE_OF_VISITOR == 1 && CASE_OF_UNIT == 2 && CASE_OF_NOBODY == 3, "CASE_SIFTED has them as numbers");

/* A staff program that does not say who looks would show everything: a defect of ours. */
bool case_visitor_said(struct db *db, struct staff_id visitor);

/* The parameters of CASE_SIFTED and CASE_SHOWN. */
void case_bind_filter(struct query *query, const struct case_filter *filter);

/* :due_from and :due_before. */
void case_bind_due(struct query *query, const struct case_filter *filter);

size_t case_limit_of(const struct case_filter *filter);
