/* Scope: who works on a complaint and what stands around it. */
#include "cgi-bin/staff/case_work.h"

#include <string.h>

#include "cgi-bin/shared/case_parts.h"
#include "cgi-bin/shared/deadline_explanation.h"
#include "cgi-bin/staff/answer_desk.h"
#include "cgi-bin/staff/answer_files.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/papers.h"
#include "cgi-bin/staff/visitor.h"
#include "cgi-bin/staff/request_papers.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/format.h"
#include "lib/rules/request_law.h"
#include "lib/store/case_looks.h"
#include "lib/store/staff.h"

#define WATCH_SECONDS 600 /* a look this long ago still warns */

/* ---- who else ---- */

static enum result add_watchers(const struct action_scene *scene, json_t *view) {
    struct request *request = scene->request;
    struct case_watch watch = { scene->file->row.id, { request->visitor->staff_id }, request->now - WATCH_SECONDS };
    struct case_viewers found = { 0 };
    enum result result = case_watchers(scene->app->db, request->arena, &watch, &found);
    json_t *list = json_array();
    int offset = scene->app->config->office.zone_offset;
    for (size_t i = 0; i < found.count; i++) {
        const char *since = format_clock(request->arena, found.rows[i].first_at, offset, scene->app->config->office.zone);
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "who", found.rows[i].who, "since", since));
    }
    (void)json_object_set_new(view, "has_watchers", json_boolean(found.count > 0));
    (void)json_object_set_new(view, "watchers", list);
    return result;
}

/* ---- clocks ---- */

static void add_step_clock(const struct action_scene *scene, json_t *view) {
    const struct case_file *file = scene->file;
    struct arena *arena = scene->request->arena;
    bool is_shown = case_state_words(file->kind, file->row.state).clock_runs && file->row.step_due_on != file->row.due_on;
    struct due_words due = { NULL, "" };
    json_t *explanation = json_array();
    if (is_shown) {
        struct workday_clock clock;
        due = calendar_due(arena, &file->calendar, file->row.step_due_on);
        case_file_step_clock(scene->app, scene->request, file, &clock);
        json_decref(explanation);
        explanation = deadline_explanation(scene->request, &clock, file->row.step_due_on);
    }
    const char *text = is_shown ? calendar_day_text(arena, file->row.step_due_on) : NULL;
    json_auto_t *part = json_pack("{s:s?, s:s?, s:s, s:b, s:o}", "step_text", text, "step_note", due.note, "step_class", due.class,
                                  "has_step_explanation", json_array_size(explanation) > 0, "step_explanation", explanation);
    (void)json_object_update(view, part);
}

static bool asks(const struct case_event *event) {
    return strcmp(event->type, "ask_reporter") == 0 || strcmp(event->type, "ask_requester") == 0;
}

/* Each question with the day it was answered: the days between do not count. */
static void add_pauses(const struct action_scene *scene, json_t *view) {
    const struct case_events *events = &scene->file->events;
    json_t *list = json_array(), *open = NULL;
    for (size_t i = 0; i < events->count; i++) {
        const struct case_event *event = &events->rows[i];
        const char *day = desk_day(scene->app, scene->request, event->at);
        if (asks(event)) {
            open = json_pack("{s:s, s:s, s:s, s:s}", "from", day, "to", "masih menunggu", "reason", event->body, "who",
                             event->staff_name ? event->staff_name : "Sistem");
            (void)json_array_append_new(list, open);
        } else if (open && strcmp(event->type, "reply") == 0) {
            (void)json_object_set_new(open, "to", json_string(day));
            open = NULL;
        }
    }
    (void)json_object_set_new(view, "has_pauses", json_boolean(json_array_size(list) > 0));
    (void)json_object_set_new(view, "pauses", list);
}

/* ---- who works on it ---- */

static void add_person(const struct action_scene *scene, json_t *facts, const char *label, struct staff_id id) {
    struct staff staff;
    if (id.value && staff_by_id(scene->app->db, scene->request->arena, id, &staff) == DONE) desk_fact(facts, label, staff.full_name);
}

/* When the reporter fetched what the office sent. */
static enum result add_handed_over(const struct action_scene *scene, json_t *facts) {
    struct arena *arena = scene->request->arena;
    struct handed_over_files files = { 0 };
    enum result result = attachment_handed_over(scene->app->db, arena, scene->file->row.id, &files);
    for (size_t i = 0; i < files.count; i++) {
        const struct handed_over *one = &files.rows[i];
        const char *first = desk_moment(scene->app, scene->request, one->first_at), *last = desk_moment(scene->app, scene->request, one->last_at);
        const char *when = one->times == 1 ? first : arena_format(arena, "%d kali, %s sampai %s", (int)one->times, first, last);
        desk_fact(facts, "Diunduh penerimanya", arena_format(arena, "%s: %s", one->file_name, when));
    }
    return result;
}

static enum result add_work(const struct action_scene *scene, json_t *view) {
    const struct complaint *complaint = &scene->file->complaint;
    struct arena *arena = scene->request->arena;
    json_t *facts = json_array();
    bool is_forwarded = *complaint->forwarded_to != '\0', is_reported = papers_report_of(scene->file) != NULL;
    if (complaint->unit_name) desk_fact(facts, "Unit", complaint->unit_name);
    add_person(scene, facts, "Petugas", complaint->handler);
    if (is_forwarded) {
        desk_fact(facts, "Diteruskan kepada", complaint->forwarded_to);
        desk_fact(facts, "Surat", arena_format(arena, "%s, %s", complaint->forward_letter_number,
                                               format_day(arena, complaint->forward_letter_date.day)));
    }
    add_person(scene, facts, "Dijawab oleh", complaint->first_handler);
    add_person(scene, facts, "Penangan aju banding", complaint->appeal_handler);
    enum result result = add_handed_over(scene, facts);
    const char *number = scene->file->row.number;
    const char *letter = is_forwarded ? arena_format(arena, PAPERS_PREFIX "surat/%s", number) : NULL;
    const char *report = is_reported ? arena_format(arena, PAPERS_PREFIX "laporan/%s", number) : NULL;
    json_auto_t *part = json_pack("{s:b, s:o, s:s?, s:s?, s:n}", "has_work", json_array_size(facts) > 0 || is_reported, "work", facts, "letter_href", letter,
                                  "report_href", report, "files_href");
    (void)json_object_update(view, part);
    return result;
}

static void add_objection(struct arena *arena, const struct objection *objection, json_t *facts) {
    if (objection->year == 0) return;
    fact_add(facts, "Nomor keberatan", objection_number(arena, objection));
    fact_add(facts, "Keberatan tercatat", format_day(arena, objection->entered_on));
    if (objection->is_silence) fact_add(facts, "Batas jawaban yang terlewat", format_day(arena, objection->answer_due_on));
    fact_add(facts, "Keberatan dijawab paling lambat", format_day(arena, objection->due_on));
    if (objection->outcome) fact_add(facts, "Putusan atas keberatan", LABEL_OF(objection_outcome, objection->outcome));
    if (objection->order_days) fact_add(facts, "Dilaksanakan dalam", arena_format(arena, "%d hari kerja", objection->order_days));
}

static enum result add_request_work(const struct action_scene *scene, json_t *view) {
    const struct case_file *file = scene->file;
    struct arena *arena = scene->request->arena;
    json_t *facts = json_array(), *papers = request_papers_view(arena, file), *tables = json_array();
    add_person(scene, facts, "Diputus oleh", file->asked.decided_by);
    fact_add(facts, "Informasi diserahkan", fact_day(arena, file->asked.delivered_on));
    enum result result = add_handed_over(scene, facts);
    add_objection(arena, &file->objection, facts);
    const char *waiting = NULL, *files = NULL;
    if (result == DONE) result = answer_files_note(scene->app, scene->request, file, &waiting);
    if (waiting) desk_fact(facts, "Siap dikirim", waiting);
    bool may_add = answer_files_are_open(file) && visitor_may(scene->request, PERMISSION_REQUEST_HANDLE);
    if (may_add) files = arena_format(arena, ANSWER_FILES_PREFIX "%s", file->row.number);
    if (result == DONE) result = answer_desk_links(scene->app, scene->request, file, tables);
    bool has_work = json_array_size(facts) > 0 || json_array_size(papers) > 0 || json_array_size(tables) > 0 || may_add;
    json_auto_t *part = json_pack("{s:b, s:o, s:o, s:o, s:s?}", "has_work", has_work, "work", facts, "papers", papers, "tables", tables,
                                  "files_href", files);
    (void)json_object_update(view, part);
    return result;
}

/* ---- around it ---- */

/* Only cases that exist for the visitor. */
static enum result add_same(const struct action_scene *scene, json_t *view) {
    struct complaint_links links = { 0 };
    struct staff_id self = { scene->request->visitor->staff_id };
    enum result result = DONE;
    if (scene->file->kind == CASE_COMPLAINT) {
        result = complaint_links_of(scene->app->db, scene->request->arena, (struct exclusion_question){ scene->file->row.id, self }, &links);
    }
    json_t *list = json_array();
    for (size_t i = 0; i < links.count; i++) {
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "number", links.rows[i].number, "subject", links.rows[i].subject));
    }
    (void)json_object_set_new(view, "has_same", json_boolean(links.count > 0));
    (void)json_object_set_new(view, "same", list);
    return result;
}

/* Who answers for exclusions sees them. */
static void add_excluded(const struct action_scene *scene, json_t *view) {
    const struct exclusions *exclusions = &scene->file->exclusions;
    bool may = visitor_may(scene->request, PERMISSION_COMPLAINT_APPEAL);
    json_t *list = json_array();
    for (size_t i = 0; may && i < exclusions->count; i++) {
        const struct exclusion *one = &exclusions->rows[i];
        (void)json_array_append_new(list, json_string(one->staff_name ? one->staff_name : one->unit_name));
    }
    (void)json_object_set_new(view, "has_excluded", json_boolean(json_array_size(list) > 0));
    (void)json_object_set_new(view, "excluded", list);
}

static const char *release_note(const struct action_scene *scene, const struct release *release) {
    struct arena *arena = scene->request->arena;
    if (!release->approver) {
        return arena_format(arena, "Diusulkan %s, %s. Belum terbit: orang lain harus menyetujuinya.", release->proposer,
                            desk_day(scene->app, scene->request, release->proposed_at));
    }
    return arena_format(arena, "Disetujui %s, %s, atas usul %s. Terbit di situs.", release->approver,
                        desk_day(scene->app, scene->request, release->approved_at), release->proposer);
}

static void add_release(const struct action_scene *scene, json_t *view) {
    const struct release *release = &scene->file->release;
    json_t *part = release->id == 0 ? json_null()
        : json_pack("{s:s, s:s, s:s, s:s}", "title", release->title, "summary", release->summary, "outcome", release->outcome, "note",
                    release_note(scene, release));
    (void)json_object_set_new(view, "release", part);
}

enum result case_work_view(const struct action_scene *scene, json_t *view) {
    enum result result = add_watchers(scene, view);
    add_step_clock(scene, view);
    add_pauses(scene, view);
    if (result == DONE) result = scene->file->kind == CASE_COMPLAINT ? add_work(scene, view) : add_request_work(scene, view);
    add_excluded(scene, view);
    add_release(scene, view);
    return result == DONE ? add_same(scene, view) : result;
}
