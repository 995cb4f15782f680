/* Scope: rows of the audit trail in the words of the people who read it. Exports: audit_what, audit_who, audit_about. */
#pragma once

#include "lib/rules/case_kinds.h"
#include "lib/store/audit.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* What a row is about, "PGD-2026-000123", and the address to look at it: only when the visitor may see that. */
struct audit_about {
    const char *text;    /* "" when it is about nothing in particular, or hidden */
    const char *href;    /* NULL: none */
    enum case_kind kind; /* of a case */
    bool is_hidden;      /* a case that does not exist for the visitor: the row stays, for the chain has no gaps, and says nothing of it */
};
enum result audit_about(struct app *app, struct request *request, const struct audit_entry *entry, struct audit_about *ret);

/* "Identitas pelapor dibuka: alasan"; the action itself when it has no words. A detail that only says ABOUT again is
 * left out, and so is every detail of what is hidden. */
const char *audit_what(struct arena *arena, const struct audit_entry *entry, const struct audit_about *about);

/* The account's name, or "Warga", "Sistem", "Perintah loket". */
const char *audit_who(const struct audit_row *row);
