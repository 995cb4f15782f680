/* Scope: the papers of a complaint.
 * GET /petugas/cetak/undangan/NUMBER/ID   200 the invitation to a meeting, for printing; /kalender/NUMBER/ID the same as a calendar file;
 *                   /notulen/NUMBER/ID    its minutes; 404 before it was held
 *                   /surat/NUMBER         the letter to another agency; 404 when there is none
 *                   /laporan/NUMBER       the handling report; 404 before there is one
 *                   /pemberitahuan/NUMBER and its like of a request: request_papers.h
 * Each 403 and 404 as the case itself; the look is in the audit trail. None of them names the reporter. */
#include "cgi-bin/staff/papers.h"

#include <inttypes.h>
#include <string.h>

#include "cgi-bin/staff/case_facts.h"
#include "cgi-bin/staff/case_meetings.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/request_papers.h"
#include "lib/out/calendar_file.h"
#include "lib/rules/format.h"
#include "lib/web/page.h"

struct paper {
    struct app *app;
    struct request *request;
    struct response *response;
    struct case_file file;
    const struct meeting *meeting; /* NULL: none was named */
};

static json_t *view_of(const struct paper *paper) {
    const struct case_row *row = &paper->file.row;
    return json_pack("{s:s, s:s, s:s, s:s, s:s}", "number", row->number, "subject", row->subject, "received_text",
                     format_day(paper->request->arena, row->received_on), "today_text",
                     format_day(paper->request->arena, paper->file.calendar.today), "narrative", paper->file.complaint.narrative);
}

static enum result render(const struct paper *paper, const char *template_name, json_t *more) {
    json_t *view = view_of(paper);
    (void)json_object_update_new(view, more);
    return page_render(paper->app, paper->request, paper->response, template_name, view);
}

/* ---- of a meeting ---- */

static json_t *lines_view(struct arena *arena, const char *text) {
    json_t *list = json_array();
    while (*text) {
        size_t length = strcspn(text, "\n");
        if (length) (void)json_array_append_new(list, json_string(arena_copy(arena, text, length)));
        text += length + (text[length] == '\n');
    }
    return list;
}

static json_t *meeting_part(const struct paper *paper) {
    const struct meeting *meeting = paper->meeting;
    struct arena *arena = paper->request->arena;
    return json_pack("{s:s, s:s, s:s, s:o, s:o, s:s, s:b}", "when", case_meeting_when(arena, meeting), "place", meeting->place, "agenda",
                     meeting->agenda, "invited", lines_view(arena, meeting->invited), "attendance",
                     lines_view(arena, meeting->attendance), "minutes", meeting->minutes, "is_cancelled",
                     strcmp(meeting->state, "cancelled") == 0);
}

static enum result show_invitation(const struct paper *paper) {
    return render(paper, "pages/paper_invitation", meeting_part(paper));
}

static enum result show_minutes(const struct paper *paper) {
    if (strcmp(paper->meeting->state, "held") != 0) return REFUSED_ABSENT;
    json_t *part = meeting_part(paper);
    (void)json_object_set_new(part, "measures", case_measures_view(paper->request, &paper->file, paper->meeting->id));
    return render(paper, "pages/paper_minutes", part);
}

static instant starts_at(const struct paper *paper) {
    const char *at = paper->meeting->starts_at;
    struct clock_time local = { civil_from_day(paper->meeting->held_on), (at[0] - '0') * 10 + at[1] - '0', (at[3] - '0') * 10 + at[4] - '0', 0 };
    return instant_from_local(local, paper->app->config->office.zone_offset);
}

static enum result send_calendar(const struct paper *paper) {
    struct arena *arena = paper->request->arena;
    const struct meeting *meeting = paper->meeting;
    const char *host = strstr(paper->app->config->site.base_url, "//");
    struct appointment appointment = {
        .uid = arena_format(arena, "rapat-%" PRId64 "@%s", meeting->id.value, host ? host + 2 : "loket"),
        .made_at = paper->request->now,
        .starts_at = starts_at(paper),
        .summary = arena_format(arena, "Rapat tindak lanjut pengaduan %s", paper->file.row.number),
        .place = meeting->place,
        .description = meeting->agenda,
        .is_cancelled = strcmp(meeting->state, "cancelled") == 0,
    };
    const char *file = calendar_file(arena, &appointment);
    const char *name = arena_format(arena, "rapat-%s.ics", paper->file.row.number);
    return response_bytes(paper->response, "text/calendar; charset=utf-8", name, file, strlen(file));
}

/* ---- of the case ---- */

static enum result show_letter(const struct paper *paper) {
    const struct complaint *complaint = &paper->file.complaint;
    struct arena *arena = paper->request->arena;
    if (*complaint->forwarded_to == '\0') return REFUSED_ABSENT;
    return render(paper, "pages/paper_letter",
                  json_pack("{s:s, s:s, s:s, s:s, s:s}", "agency", complaint->forwarded_to, "letter_number",
                            complaint->forward_letter_number, "letter_date", format_day(arena, complaint->forward_letter_date.day),
                            "happened_where", complaint->happened_where, "wanted", complaint->wanted));
}

const struct case_event *papers_report_of(const struct case_file *file) {
    for (size_t i = file->events.count; i-- > 0;) {
        if (strcmp(file->events.rows[i].type, "report") == 0) return &file->events.rows[i];
    }
    return NULL;
}

static enum result show_report(const struct paper *paper) {
    const struct case_event *report = papers_report_of(&paper->file);
    if (!report) return REFUSED_ABSENT;
    return render(paper, "pages/paper_report",
                  json_pack("{s:s, s:s, s:s, s:o, s:o}", "report", report->body, "report_who", report->staff_name ? report->staff_name : "",
                            "report_on", desk_day(paper->app, paper->request, report->at), "facts",
                            case_facts_view(paper->app, paper->request, &paper->file), "meetings",
                            case_meetings_view(paper->request, &paper->file)));
}

static const struct {
    const char *name;
    bool of_meeting;
    enum result (*show)(const struct paper *paper);
} PAPERS[] = {
    { "undangan", true, show_invitation }, { "kalender", true, send_calendar }, { "notulen", true, show_minutes },
    { "surat", false, show_letter },       { "laporan", false, show_report },
};

static const struct meeting *meeting_of(const struct case_file *file, const char *text) {
    int64_t id;
    if (!text || !desk_id(text, &id)) return NULL;
    for (size_t i = 0; i < file->meetings.count; i++) {
        if (file->meetings.rows[i].id.value == id) return &file->meetings.rows[i];
    }
    return NULL;
}

static enum result show_of_request(const struct paper *paper, const char *name) {
    enum result result = case_file_note_look(paper->app, paper->request, paper->file.row.id, CASE_VIEWED);
    return result == DONE ? request_paper_show(paper->app, paper->request, paper->response, &paper->file, name) : result;
}

enum result papers_page(struct app *app, struct request *request, struct response *response) {
    struct paper paper = { .app = app, .request = request, .response = response };
    char *rest = arena_string(request->arena, request->tail);
    const char *kind = strsep(&rest, "/"), *number = strsep(&rest, "/");
    if (!number) return REFUSED_ABSENT;
    enum result result = case_file_open(app, request, number, &paper.file);
    if (result != DONE) return result;
    if (paper.file.kind == CASE_REQUEST) return show_of_request(&paper, rest ? "" : kind);
    paper.meeting = meeting_of(&paper.file, rest);
    for (size_t i = 0; i < sizeof PAPERS / sizeof *PAPERS; i++) {
        bool is_it = strcmp(PAPERS[i].name, kind) == 0;
        if (!is_it || PAPERS[i].of_meeting != (paper.meeting != NULL) || (!PAPERS[i].of_meeting && rest)) continue;
        result = case_file_note_look(app, request, paper.file.row.id, CASE_VIEWED);
        return result == DONE ? PAPERS[i].show(&paper) : result;
    }
    return REFUSED_ABSENT;
}
