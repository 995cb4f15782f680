/* Scope: any list of the desk as a file: the same filters, all rows. Exports: struct list_export, struct list_sink and the
 * list_ functions.
 *
 * A page offers it with LIST_EXPORT_QUERY among its query names, one line in its handler
 *     if (list_export_asked(request)) return list_export(app, request, response, &LIST);
 * and list_export_links for its template (partials/downloads). What is taken is noted in the audit trail before it leaves:
 * without the note no file. A list never holds a reporter's identity: the writers are given rows that have none. */
#pragma once

#include <jansson.h>

#include "lib/out/sheet.h"
#include "lib/web/app.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

#define LIST_EXPORT_QUERY "bentuk"
#define LIST_EXPORT_ROWS 50000 /* rows; stops one request from holding a worker for minutes. The file says when it is cut */

/* Where a writer puts its rows. */
struct list_sink {
    struct app *app;
    struct request *request; /* a copy whose arena is emptied by list_turn */
    void *user;              /* as in struct list_export */
    struct sheet_writer *writer;
    size_t rows;
};

struct list_export {
    const char *stem;  /* of the file's name, "antrean" */
    const char *title; /* "Antrean: lewat tenggat"; also in the audit trail, so nothing a person typed */
    const struct sheet_column *columns;
    size_t column_count;
    enum result (*write)(struct list_sink *sink); /* runs in one read transaction */
    void *user;
};

/* True when the address asks for a file. */
bool list_export_asked(const struct request *request);

/* Answers with the file; REFUSED_INVALID for a format there is not. */
enum result list_export(struct app *app, struct request *request, struct response *response, const struct list_export *list);

/* Parts of it, for what is no list: how files of this visitor are made, the note alone, and a finished file with its note. */
struct sheet_book list_export_book(struct app *app, struct request *request, enum sheet_format format);
enum result list_export_note(struct app *app, struct request *request, const char *action, const char *detail);
struct list_sent {
    struct sheet_file file; /* taken over */
    enum sheet_format format;
    const char *stem;           /* "antrean-2026-11-21" */
    const char *action, *detail; /* of the note */
};
enum result list_export_send(struct app *app, struct request *request, struct response *response, const struct list_sent *sent);

/* Adds a row; false when the file takes no more. */
bool list_add(struct list_sink *sink, const struct sheet_cell *cells);

/* Frees what was read for the rows so far. */
void list_turn(struct list_sink *sink);

/* Sets has_downloads and downloads: this page's address, filters kept, first page, in every format. */
void list_export_links(struct request *request, json_t *view);
