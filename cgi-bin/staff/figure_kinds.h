/* Scope: which figures an officer may bring in. Exports: the figure_kinds_ functions. */
#pragma once

#include "lib/rules/figure_rows.h"
#include "lib/web/form.h"
#include "lib/web/request.h"

/* The kinds the visitor may bring in, as choices owned by the request's arena; none for who may not. */
struct choice_list figure_kinds_offered(struct request *request);

/* Reads the name of a kind: REFUSED_ABSENT for none, REFUSED_FORBIDDEN when the visitor may not bring it in. */
enum result figure_kinds_open(const struct request *request, const char *text, enum figure_kind *ret);
