/* Scope: a report on complaints as tables. Exports: struct complaint_tables, complaint_tables_of, complaint_tables_flat and the
 * columns of the register and of the evidence list. */
#pragma once

#include "lib/out/sheet_table.h"
#include "lib/rules/complaint_report.h"

/* What the tables need besides the figures. All borrowed. */
struct complaint_naming {
    const char *period;           /* "Triwulan III 2026" */
    const char *const *services;  /* names, as many as the report's frame has */
    bool is_public;               /* counts of persons by what they are: small groups hidden */
    int64_t smallest_group;       /* see lib/rules/small_groups.h */
};

/* Summary, times by kind, months, services, channels, reporters. */
#define COMPLAINT_TABLES_MOST 6
struct complaint_tables {
    struct sheet_table tables[COMPLAINT_TABLES_MOST];
    size_t count;
};
struct complaint_tables complaint_tables_of(struct arena *arena, const struct complaint_report *report,
                                            const struct complaint_naming *naming);

/* All of them as one table (table, row, column, value), for CSV. */
struct sheet_table complaint_tables_flat(struct arena *arena, const struct complaint_tables *tables, const char *title);

/* One complaint as a row. All borrowed. */
struct complaint_line {
    int64_t place;            /* from 1 */
    const char *number, *subject, *service; /* service NULL: none */
    const char *agency;       /* it was forwarded to; "" none */
    instant received_at;
    bool anonymous;           /* then without the time of day */
    const struct report_case *about;
    const struct report_finding *finding;
};

/* The register as offices print it each quarter: number, reporter (never more than the kind of), time, subject, what was done,
 * status. */
#define REGISTER_COLUMN_COUNT 8
extern const struct sheet_column REGISTER_COLUMNS[REGISTER_COLUMN_COUNT];
void complaint_register_row(struct arena *arena, const struct complaint_line *line, int zone_offset, struct sheet_cell *ret);

/* The evidence list: kind, received, time taken, in the office or another agency, status. */
#define EVIDENCE_COLUMN_COUNT 12
extern const struct sheet_column EVIDENCE_COLUMNS[EVIDENCE_COLUMN_COUNT];
void complaint_evidence_row(const struct complaint_line *line, struct sheet_cell *ret);
