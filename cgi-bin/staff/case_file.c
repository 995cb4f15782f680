/* Scope: reading one case for the staff pages. */
#include "cgi-bin/staff/case_file.h"

#include <string.h>

#include "cgi-bin/staff/visitor.h"
#include "lib/rules/register.h"
#include "lib/store/audit.h"

static enum result read_complaint(struct app *app, struct request *request, struct case_file *file) {
    struct case_id id = file->row.id;
    enum result result = complaint_of(app->db, request->arena, id, &file->complaint);
    if (result == DONE) result = meeting_list(app->db, request->arena, id, &file->meetings);
    if (result == DONE) result = measure_list(app->db, request->arena, id, &file->measures);
    if (result == DONE) result = exclusion_list(app->db, request->arena, id, &file->exclusions);
    if (result != DONE) return result;
    result = release_of(app->db, request->arena, id, &file->release);
    return result == REFUSED_ABSENT ? DONE : result;
}

static enum result read_request(struct app *app, struct request *request, struct case_file *file) {
    struct case_id id = file->row.id;
    enum result result = request_of(app->db, request->arena, id, &file->asked);
    if (result == DONE) result = request_decision_of(app->db, request->arena, id, &file->decision);
    if (result == DONE || result == REFUSED_ABSENT) result = objection_of(app->db, request->arena, id, &file->objection);
    return result == REFUSED_ABSENT ? DONE : result;
}

static enum result read_kind(struct app *app, struct request *request, struct case_file *file) {
    if (file->kind == CASE_COMPLAINT) return read_complaint(app, request, file);
    return read_request(app, request, file);
}

/* For whom a case is about it does not exist, and looks like a number that was never given. */
static enum result check_existence(struct app *app, struct request *request, const struct case_file *file) {
    struct exclusion_question question = { file->row.id, { request->visitor->staff_id } };
    bool is_hidden = true;
    enum result result = exclusion_hides(app->db, question, &is_hidden);
    return result == DONE && is_hidden ? REFUSED_ABSENT : result;
}

static enum result read_all(struct app *app, struct request *request, const char *number, struct case_file *file) {
    enum result result = case_by_number(app->db, request->arena, number, &file->row);
    if (result == DONE) result = check_existence(app, request, file);
    if (result == DONE) result = read_kind(app, request, file);
    if (result == DONE) result = event_list(app->db, request->arena, file->row.id, &file->events);
    if (result == DONE) result = attachment_list(app->db, request->arena, file->row.id, false, &file->attachments);
    if (result == DONE) result = calendar_load(app, request, &file->calendar);
    return result;
}

enum result case_file_open(struct app *app, struct request *request, const char *number, struct case_file *ret) {
    struct register_number parsed;
    if (!register_parse(number, &parsed)) return REFUSED_ABSENT;
    if (!case_may_view(request, parsed.kind)) return REFUSED_FORBIDDEN;
    struct case_file file = { .kind = parsed.kind };
    enum result result = db_read_begin(app->db);
    if (result != DONE) return result;
    result = read_all(app, request, register_text(request->arena, parsed), &file);
    db_read_end(app->db);
    if (result == DONE) *ret = file;
    return result;
}

enum result case_file_note_look(struct app *app, struct request *request, struct case_id id, const char *action) {
    struct actor actor = visitor_actor(request);
    struct audit_entry entry = { .action = action, .subject = "case", .subject_id = id.value, .detail = "" };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = audit_add(&tx, &actor, request->now, &entry);
    return result == DONE ? tx_commit(&tx) : result;
}

static struct case_course course_of(const struct case_file *file, const struct case_further *further) {
    struct case_course course = { .kind = file->kind, .received_on = file->row.received_on, .events = &file->events,
                                  .oversight = file->complaint.oversight, .further = further ? further->type : NULL,
                                  .order_days = file->objection.order_days, .free = file->calendar.free };
    if (further && further->order_days) course.order_days = further->order_days;
    bool classifies = further && strncmp(further->type, "classify_", strlen("classify_")) == 0;
    if (classifies) course.oversight = further->oversight;
    return course;
}

void case_file_clock(struct app *app, struct request *request, const struct case_file *file,
                     const struct case_further *further, struct workday_clock *ret) {
    struct case_course course = course_of(file, further);
    deadline_clock(app, request, &course, ret);
}

void case_file_step_clock(struct app *app, struct request *request, const struct case_file *file, struct workday_clock *ret) {
    struct case_course course = course_of(file, NULL);
    deadline_step_clock(app, request, &course, ret);
}

struct case_dues case_file_dues(struct app *app, struct request *request, const struct case_file *file,
                                const struct case_further *further) {
    struct case_course course = course_of(file, further);
    return deadline_dues(app, request, &course, &file->row);
}
