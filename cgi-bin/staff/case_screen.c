/* Scope: the page of one case. */
#include "cgi-bin/staff/case_screen.h"

#include <string.h>

#include "cgi-bin/shared/case_parts.h"
#include "cgi-bin/shared/deadline_explanation.h"
#include "cgi-bin/staff/audit_words.h"
#include "cgi-bin/staff/case_facts.h"
#include "cgi-bin/staff/case_meetings.h"
#include "cgi-bin/staff/case_work.h"
#include "cgi-bin/staff/similar.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/format.h"
#include "lib/store/audit.h"
#include "lib/web/page.h"

#define TRAIL_MOST 200 /* rows; stops a case that is looked at daily from growing its page for ever */

struct screen {
    struct app *app;
    struct request *request;
    const struct case_file *file;
    const struct case_turn *turn;
};

static json_t *due_explanation(const struct screen *screen) {
    struct workday_clock clock;
    case_file_clock(screen->app, screen->request, screen->file, NULL, &clock);
    return deadline_explanation(screen->request, &clock, screen->file->row.due_on);
}

static const char *narrative_of(const struct case_file *file) {
    return file->kind == CASE_COMPLAINT ? file->complaint.narrative : file->asked.information;
}

static json_t *case_part(const struct screen *screen) {
    const struct case_row *row = &screen->file->row;
    struct arena *arena = screen->request->arena;
    struct state_words words = case_state_words(screen->file->kind, row->state);
    struct due_words due = { NULL, "" };
    if (words.clock_runs) due = calendar_due(arena, &screen->file->calendar, row->due_on);
    json_t *explanation = words.clock_runs ? due_explanation(screen) : json_array();
    bool has_explanation = json_array_size(explanation) > 0;
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?, s:s?, s:s, s:b, s:o, s:s}", "number", row->number, "kind_text",
                     case_kind_label(screen->file->kind), "subject", row->subject, "state_label", words.label, "state_tone",
                     words.tone, "due_text", words.clock_runs ? calendar_day_text(arena, row->due_on) : NULL, "due_note",
                     due.note, "due_class", due.class, "has_due_explanation", has_explanation, "due_explanation",
                     explanation, "narrative", narrative_of(screen->file));
}

/* ---- identity ---- */

enum identity_way { IDENTITY_SHOWN, IDENTITY_SEALED, IDENTITY_ANONYMOUS, IDENTITY_WITHHELD, IDENTITY_NONE };

/* The reporter's choice decides; who does not handle such cases sees no name at all. */
static enum result identity_of(const struct screen *screen, enum identity_way *ret_way, struct identity *ret) {
    const struct case_file *file = screen->file;
    if (screen->turn->revealed) {
        *ret = *screen->turn->revealed;
        *ret_way = IDENTITY_SHOWN;
        return DONE;
    }
    enum confidentiality chosen = CONFIDENTIALITY_CONFIDENTIAL;
    (void)confidentiality_parse(file->row.confidentiality, &chosen);
    *ret_way = chosen == CONFIDENTIALITY_ANONYMOUS ? IDENTITY_ANONYMOUS : IDENTITY_SEALED;
    if (chosen != CONFIDENTIALITY_OPEN) return DONE;
    *ret_way = IDENTITY_WITHHELD;
    if (!case_may_handle(screen->request, file->kind)) return DONE;
    enum result result = identity_open(screen->app->db, screen->request->arena, screen->app->keys, file->row.id, ret);
    if (result == REFUSED_ABSENT) {
        *ret_way = IDENTITY_NONE;
        return DONE;
    }
    if (result == DONE) *ret_way = IDENTITY_SHOWN;
    return result;
}

static enum result identity_part(const struct screen *screen, json_t **ret) {
    enum identity_way way;
    struct identity identity;
    enum result result = identity_of(screen, &way, &identity);
    if (result != DONE) return result;
    bool can_reveal = way == IDENTITY_SEALED && visitor_may(screen->request, PERMISSION_IDENTITY_REVEAL);
    json_t *reveal = can_reveal ? case_reveal_view(screen->app, screen->request, screen->file, screen->turn->reveal)
                                : json_null();
    json_t *facts = way == IDENTITY_SHOWN ? case_identity_facts(screen->request, &identity) : json_array();
    *ret = json_pack("{s:b, s:b, s:b, s:b, s:b, s:b, s:o, s:o}", "shown", way == IDENTITY_SHOWN, "sealed",
                     way == IDENTITY_SEALED, "anonymous", way == IDENTITY_ANONYMOUS, "withheld", way == IDENTITY_WITHHELD,
                     "none", way == IDENTITY_NONE, "can_reveal", can_reveal, "facts", facts, "reveal", reveal);
    return DONE;
}

/* ---- audit trail ---- */

struct trail {
    json_t *rows;        /* empty unless the visitor may read it */
    const char *viewers; /* NULL unless the visitor may know */
};

static json_t *trail_view(const struct screen *screen, const struct audit_rows *rows) {
    bool is_anonymous = strcmp(screen->file->row.confidentiality, confidentiality_text(CONFIDENTIALITY_ANONYMOUS)) == 0;
    struct audit_about about = { .text = screen->file->row.number, .kind = screen->file->kind };
    json_t *list = json_array();
    for (size_t i = 0; i < rows->count; i++) {
        bool day_only = is_anonymous && !rows->rows[i].staff_name;
        const char *at = case_moment_text(screen->app, screen->request, rows->rows[i].at, day_only);
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "at_text", at, "who", audit_who(&rows->rows[i]),
                                                    "text", audit_what(screen->request->arena, &rows->rows[i].entry, &about)));
    }
    return list;
}

static bool was_told(const struct audit_rows *rows, size_t at) {
    for (size_t i = 0; i < at; i++) {
        const struct audit_row *row = &rows->rows[i];
        if (row->staff_name && strcmp(row->staff_name, rows->rows[at].staff_name) == 0 &&
            strcmp(row->entry.action, rows->rows[at].entry.action) == 0) return true;
    }
    return false;
}

/* Everybody who opened the case, once, the latest first. */
static const char *viewers_text(struct arena *arena, const struct audit_rows *rows) {
    struct buffer names = buffer_in(arena);
    for (size_t i = 0; i < rows->count; i++) {
        const struct audit_row *row = &rows->rows[i];
        if (!row->staff_name || strcmp(row->entry.action, CASE_VIEWED) != 0 || was_told(rows, i)) continue;
        if (names.length) buffer_text(&names, ", ");
        buffer_text(&names, row->staff_name);
    }
    return buffer_string(&names);
}

/* Who answers for the work learns who looked; the whole trail is the auditor's and the head's. */
static enum result trail_part(const struct screen *screen, struct trail *ret) {
    struct audit_rows rows = { 0 };
    struct audit_filter filter = { .subject = "case", .subject_id = screen->file->row.id.value, .limit = TRAIL_MOST };
    bool may_all = visitor_may(screen->request, PERMISSION_AUDIT_VIEW);
    bool may_viewers = visitor_may(screen->request, PERMISSION_CASE_VIEWERS);
    enum result result = DONE;
    if (may_all || may_viewers) result = audit_list(screen->app->db, screen->request->arena, &filter, &rows);
    if (result != DONE) return result;
    ret->viewers = may_viewers ? viewers_text(screen->request->arena, &rows) : NULL;
    if (!may_all) rows.count = 0;
    ret->rows = trail_view(screen, &rows);
    return DONE;
}

/* ---- the whole ---- */

/* What had to be read; owned until it is rendered. */
struct parts {
    json_t *identity, *next, *rest, *work;
    struct trail trail;
};

/* Only what the error summary needs; the fields stand in their action. */
static json_t *form_part(const struct screen *screen) {
    const struct case_turn *turn = screen->turn;
    struct form *form = turn->reveal ? turn->reveal : turn->form ? turn->form->form : NULL;
    if (!form) return json_pack("{s:b, s:[]}", "has_errors", 0, "errors");
    json_auto_t *view = form_view(screen->app, form);
    return json_pack("{s:O, s:O}", "has_errors", json_object_get(view, "has_errors"), "errors",
                     json_object_get(view, "errors"));
}

static json_t *notice_part(const struct case_turn *turn) {
    return turn->notice ? json_pack("{s:s, s:s}", "text", turn->notice, "tone", turn->tone) : json_null();
}

static json_t *whole(const struct screen *screen, const struct parts *parts) {
    const struct trail *trail = &parts->trail;
    bool has_actions = json_array_size(parts->next) > 0, has_rest = json_array_size(parts->rest) > 0;
    bool has_trail = json_array_size(trail->rows) > 0;
    return json_pack("{s:{s:b}, s:o, s:o, s:o, s:o, s:o, s:o, s:b, s:o, s:b, s:o, s:b, s:o, s:s?, s:s?}", "here", "queue", 1, "notice",
                     notice_part(screen->turn), "form", form_part(screen), "case", case_part(screen), "facts",
                     case_facts_view(screen->app, screen->request, screen->file), "identity", parts->identity, "events",
                     case_events_view(screen->app, screen->request, screen->file), "has_actions", has_actions, "actions",
                     parts->next, "has_rest", has_rest, "rest", parts->rest, "has_trail", has_trail, "trail", trail->rows, "viewers", trail->viewers, "unsent",
                     screen->turn->unsent);
}

static void drop(struct parts *parts) {
    json_decref(parts->identity);
    json_decref(parts->trail.rows);
    json_decref(parts->next);
    json_decref(parts->rest);
    json_decref(parts->work);
}

enum result case_screen_show(struct app *app, struct request *request, struct response *response,
                             const struct case_file *file, const struct case_turn *turn) {
    struct screen screen = { app, request, file, turn };
    struct action_scene scene = { app, request, file };
    struct parts parts = { .work = json_object() };
    enum result result = case_file_note_look(app, request, file->row.id, CASE_VIEWED);
    if (result == DONE) result = identity_part(&screen, &parts.identity);
    if (result == DONE) result = trail_part(&screen, &parts.trail);
    if (result == DONE) result = case_actions_view(&scene, turn->form, &parts.next, &parts.rest);
    if (result == DONE) result = case_work_view(&scene, parts.work);
    if (result != DONE) {
        drop(&parts);
        return result;
    }
    json_t *view = whole(&screen, &parts);
    json_t *meetings = case_meetings_view(request, file);
    (void)json_object_set_new(view, "has_meetings", json_boolean(json_array_size(meetings) > 0));
    (void)json_object_set_new(view, "meetings", meetings);
    (void)json_object_update_new(view, parts.work);
    result = similar_view(app, request, file, view);
    if (result == DONE) result = page_render(app, request, response, "pages/staff_case", view);
    else json_decref(view);
    bool came_back = turn->form || turn->reveal;
    if (result == DONE) response->status = turn->status ? turn->status : came_back ? 400 : 200;
    return result;
}
