/* Scope: the staff program: every path below /petugas/, who may open it and what it accepts. One file a screen.
 * Exports: main. */
#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/accounts.h"
#include "cgi-bin/staff/action.h"
#include "cgi-bin/staff/answer_desk.h"
#include "cgi-bin/staff/answer_files.h"
#include "cgi-bin/staff/attachment.h"
#include "cgi-bin/staff/audit.h"
#include "cgi-bin/staff/bulk.h"
#include "cgi-bin/staff/case.h"
#include "cgi-bin/staff/case_actions.h"
#include "cgi-bin/staff/case_viewers.h"
#include "cgi-bin/staff/counters.h"
#include "cgi-bin/staff/dataset.h"
#include "cgi-bin/staff/datasets.h"
#include "cgi-bin/staff/entry.h"
#include "cgi-bin/staff/entry_request.h"
#include "cgi-bin/staff/figure_import.h"
#include "cgi-bin/staff/figure_typing.h"
#include "cgi-bin/staff/followup_desk.h"
#include "cgi-bin/staff/instrument_desk.h"
#include "cgi-bin/staff/own_account.h"
#include "cgi-bin/staff/kiosk_desk.h"
#include "cgi-bin/staff/papers.h"
#include "cgi-bin/staff/password.h"
#include "cgi-bin/staff/queue.h"
#include "cgi-bin/staff/queue_filter.h"
#include "cgi-bin/staff/queue_saved.h"
#include "cgi-bin/staff/content_desk.h"
#include "cgi-bin/staff/reply_templates.h"
#include "cgi-bin/staff/reply_use.h"
#include "cgi-bin/staff/report.h"
#include "cgi-bin/staff/request_report.h"
#include "cgi-bin/staff/reveal.h"
#include "cgi-bin/staff/second_factor.h"
#include "cgi-bin/staff/shortcuts.h"
#include "cgi-bin/staff/sign_in.h"
#include "cgi-bin/staff/standing_desk.h"
#include "cgi-bin/staff/subject_desk.h"
#include "cgi-bin/staff/suggestions.h"
#include "cgi-bin/staff/survey_analysis.h"
#include "cgi-bin/staff/survey_desk.h"
#include "cgi-bin/staff/survey_period_form.h"
#include "cgi-bin/staff/survey_entry.h"
#include "cgi-bin/staff/survey_import.h"
#include "cgi-bin/staff/survey_pairs.h"
#include "cgi-bin/staff/survey_prints.h"
#include "cgi-bin/staff/survey_sheets.h"
#include "cgi-bin/staff/telephone.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/web/app.h"
#include "lib/web/route.h"

#define GET_AND_POST (METHOD_GET | METHOD_POST)

/* Every other path: whoever is signed in keeps the menu, whoever is not is led to the sign-in page. */
static enum result absent_page(struct app *app, struct request *request, struct response *response) {
    (void)app;
    (void)request;
    (void)response;
    return REFUSED_ABSENT;
}

static const struct route ROUTES[] = {
    { .path = SIGN_IN_PATH, .methods = GET_AND_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_SIGN_IN,
      .fields = SIGN_IN_FIELDS, .field_count = SIGN_IN_FIELD_COUNT, .handle = sign_in },
    { .path = CODE_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_SIGN_IN,
      .fields = CODE_FIELDS, .field_count = CODE_FIELD_COUNT, .handle = sign_in_code },
    { .path = RECOVERY_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_SIGN_IN,
      .fields = RECOVERY_FIELDS, .field_count = CODE_FIELD_COUNT, .handle = sign_in_recovery },
    { .path = ENROL_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_SIGN_IN,
      .fields = CODE_FIELDS, .field_count = CODE_FIELD_COUNT, .handle = second_factor_page },
    { .path = PASSWORD_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_SIGN_IN,
      .fields = PASSWORD_FIELDS, .field_count = PASSWORD_FIELD_COUNT, .handle = password_page },
    { .path = "/petugas/keluar", .methods = METHOD_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_SIGN_IN,
      .handle = sign_out },
    { .path = OWN_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DESK_VIEW, .fields = OWN_FIELDS, .field_count = OWN_FIELD_COUNT, .query = OWN_QUERY,
      .handle = own_account_page },
    { .path = TELEPHONE_PATH, .methods = METHOD_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DESK_VIEW, .fields = TELEPHONE_FIELDS, .field_count = TELEPHONE_FIELD_COUNT,
      .handle = telephone_page },
    { .path = DATASETS_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DATASET_VIEW, .query = DATASETS_QUERY, .handle = datasets_page },
    { .path = DATASETS_PATH "/*", .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DATASET_VIEW, .fields = DATASET_FIELDS, .field_count = DATASET_FIELD_COUNT,
      .query = DATASET_QUERY, .handle = dataset_page },
    { .path = FIGURE_IMPORT_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DATASET_SUBMIT, .fields = FIGURE_IMPORT_FIELDS, .field_count = FIGURE_FIELD_COUNT,
      .query = FIGURE_IMPORT_QUERY, .body_limit = BODY_WITH_FILES, .handle = figure_import_page },
    { .path = FIGURE_TYPING_PATH "*", .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DATASET_SUBMIT, .fields = FIGURE_TYPING_FIELDS, .field_count = FIGURE_TYPING_FIELD_COUNT,
      .query = FIGURE_TYPING_QUERY, .body_limit = FIGURE_TYPING_BODY, .handle = figure_typing_page },
    { .path = ANSWER_PATH "*", .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_REQUEST_HANDLE, .fields = ANSWER_FIELDS, .field_count = ANSWER_FIELD_COUNT,
      .body_limit = BODY_WITH_FILES, .handle = answer_desk_page },
    { .path = SURVEY_DESK_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_MANAGE, .query = SURVEY_DESK_QUERY, .handle = survey_desk_page },
    { .path = SURVEY_PERIOD_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_MANAGE, .fields = PERIOD_FIELDS, .field_count = PERIOD_FIELD_COUNT,
      .query = SURVEY_PERIOD_QUERY, .handle = survey_period_page },
    { .path = SURVEY_DESK_PATH "/*", .methods = METHOD_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_MANAGE, .fields = END_FIELDS, .field_count = END_FIELD_COUNT,
      .handle = survey_desk_end },
    { .path = SURVEY_ENTRY_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_ENTER, .handle = survey_entry_periods },
    { .path = SURVEY_ENTRY_PATH "/*", .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_ENTER, .fields = SURVEY_ENTRY_FIELDS, .field_count = SURVEY_ENTRY_FIELD_COUNT,
      .query = SURVEY_ENTRY_QUERY, .handle = survey_entry_page },
    { .path = SURVEY_SHEETS_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_ENTER, .query = SURVEY_SHEETS_QUERY, .handle = survey_sheets_page },
    { .path = SURVEY_IMPORT_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_MANAGE, .fields = SURVEY_IMPORT_FIELDS, .field_count = IMPORT_FIELD_COUNT,
      .query = SURVEY_IMPORT_QUERY, .body_limit = BODY_WITH_FILES, .handle = survey_import_page },
    { .path = SURVEY_PAIRS_PATH "/*", .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_ENTER, .fields = SURVEY_PAIRS_FIELDS, .field_count = SURVEY_PAIRS_FIELD_COUNT,
      .query = SURVEY_PAIRS_QUERY, .handle = survey_pairs_page },
    { .path = ANALYSIS_PATH "/*", .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DATASET_VIEW, .query = ANALYSIS_QUERY, .handle = survey_analysis_page },
    { .path = FOLLOWUP_PATH "/*", .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DATASET_VIEW, .fields = FOLLOWUP_FIELDS, .field_count = FOLLOWUP_FIELD_COUNT,
      .query = FOLLOWUP_QUERY, .handle = followup_desk_page },
    { .path = SUGGESTIONS_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_MANAGE, .fields = SUGGESTIONS_FIELDS, .field_count = SUGGESTIONS_FIELD_COUNT,
      .query = SUGGESTIONS_QUERY, .handle = suggestions_page },
    { .path = PRINTS_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_ENTER, .fields = PRINTS_FIELDS, .field_count = PRINTS_FIELD_COUNT,
      .handle = survey_prints_page },
    { .path = POSTER_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_ENTER, .query = POSTER_QUERY, .handle = survey_poster_file },
    { .path = INSTRUMENT_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_INSTRUMENT_MANAGE, .fields = INSTRUMENT_FIELDS, .field_count = INSTRUMENT_FIELD_COUNT,
      .query = INSTRUMENTS_QUERY, .body_limit = INSTRUMENT_BODY, .handle = instruments_page },
    { .path = INSTRUMENT_PATH "/*", .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_INSTRUMENT_MANAGE, .query = INSTRUMENT_QUERY, .handle = instrument_page },
    { .path = REPORT_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_COMPLAINT_VIEW, .query = REPORT_QUERY, .handle = report_page },
    { .path = REQUEST_REPORT_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_REQUEST_VIEW, .query = REQUEST_REPORT_QUERY, .handle = request_report_page },
    { .path = STANDING_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_REQUEST_VIEW, .fields = STANDING_FIELDS, .field_count = STANDING_FIELD_COUNT, .query = STANDING_QUERY,
      .handle = standings_page },
    { .path = STANDING_PATH "/*", .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_REQUEST_VIEW, .fields = STANDING_FIELDS, .field_count = STANDING_FIELD_COUNT, .query = STANDING_QUERY,
      .handle = standing_page },
    { .path = SUBJECT_DESK_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_PRIVACY_ANSWER, .query = SUBJECT_DESK_QUERY, .handle = subject_desk_page },
    { .path = SUBJECT_DESK_PATH "/*", .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_PRIVACY_ANSWER, .fields = SUBJECT_DESK_FIELDS, .field_count = SUBJECT_DESK_FIELD_COUNT,
      .handle = subject_desk_one },
    { .path = KIOSKS_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_KIOSK, .fields = KIOSK_FIELDS, .field_count = KIOSK_FIELD_COUNT, .handle = kiosks_page },
    { .path = KIOSKS_PATH "/*", .methods = METHOD_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_SURVEY_KIOSK, .fields = KIOSK_FIELDS, .field_count = KIOSK_FIELD_COUNT, .handle = kiosk_page },
    { .path = "/petugas/jejak", .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_AUDIT_VIEW, .query = AUDIT_QUERY, .handle = audit_page },
    { .path = ACCOUNTS_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_ACCOUNT_MANAGE, .fields = NEW_ACCOUNT_FIELDS, .field_count = NEW_ACCOUNT_FIELD_COUNT,
      .query = ACCOUNTS_QUERY, .handle = accounts_page },
    { .path = ACCOUNTS_PATH "/*", .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_ACCOUNT_MANAGE, .fields = ACCOUNT_FIELDS, .field_count = ACCOUNT_FIELD_COUNT,
      .query = ACCOUNT_QUERY, .handle = account_page },
    { .path = COUNTERS_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_ACCOUNT_MANAGE, .fields = COUNTER_FIELDS, .field_count = COUNTER_FIELD_COUNT,
      .query = COUNTERS_QUERY, .handle = counters_page },
    { .path = COUNTERS_PATH "/*", .methods = METHOD_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_ACCOUNT_MANAGE, .fields = COUNTER_FIELDS, .field_count = COUNTER_FIELD_COUNT,
      .handle = counter_page },
    { .path = DESK_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DESK_VIEW, .query = QUEUE_QUERY, .handle = queue_page },
    { .path = BULK_PATH, .methods = METHOD_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DESK_VIEW, .fields = BULK_FIELDS, .field_count = BULK_FIELD_COUNT, .handle = bulk_page },
    { .path = SAVED_PATH, .methods = METHOD_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DESK_VIEW, .fields = SAVED_FIELDS, .field_count = SAVED_FIELD_COUNT, .handle = queue_saved_page },
    { .path = SHORTCUTS_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DESK_VIEW, .handle = shortcuts_page },
    { .path = CASE_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DESK_VIEW, .query = CASE_QUERY, .handle = case_page },
    { .path = ENTRY_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_CASE_ENTER, .fields = ENTRY_FIELDS, .field_count = ENTRY_FIELD_COUNT,
      .query = ENTRY_QUERY, .body_limit = BODY_WITH_FILES, .handle = entry_page },
    { .path = ENTRY_REQUEST_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_CASE_ENTER, .fields = ENTRY_REQUEST_FIELDS, .field_count = ENTRY_REQUEST_FIELD_COUNT,
      .query = ENTRY_REQUEST_QUERY, .body_limit = BODY_WITH_FILES, .handle = entry_request_page },
    { .path = ACTION_PATH, .methods = METHOD_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DESK_VIEW, .fields = ACTION_FIELDS, .field_count = ACTION_FIELD_COUNT,
      .body_limit = BODY_WITH_FILES, .handle = action_page },
    { .path = REVEAL_PATH, .methods = METHOD_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_IDENTITY_REVEAL, .fields = REVEAL_FIELDS, .field_count = REVEAL_FIELD_COUNT,
      .handle = reveal_page },
    { .path = ATTACHMENT_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DESK_VIEW, .handle = attachment_page },
    { .path = ANSWER_FILES_GATE, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_SIGN_IN, .handle = answer_files_gate },
    { .path = ANSWER_FILES_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_REQUEST_HANDLE, .fields = ANSWER_FILES_FIELDS, .field_count = ANSWER_FILES_FIELD_COUNT,
      .query = ANSWER_FILES_QUERY, .body_limit = BODY_WITH_FILES, .handle = answer_files_page },
    { .path = PAPERS_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DESK_VIEW, .handle = papers_page },
    { .path = VIEWERS_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_CASE_VIEWERS, .query = VIEWERS_QUERY, .handle = case_viewers_page },
    { .path = TEMPLATES_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_COMPLAINT_HANDLE, .fields = TEMPLATE_FIELDS, .field_count = TEMPLATE_FIELD_COUNT,
      .query = TEMPLATE_QUERY, .handle = reply_templates_page },
    { .path = TEMPLATES_PATH "/*", .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_COMPLAINT_HANDLE, .fields = TEMPLATE_FIELDS, .field_count = TEMPLATE_FIELD_COUNT,
      .handle = reply_template_page },
    { .path = CONTENT_PATH, .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_CONTENT_WRITE, .fields = CONTENT_FIELDS, .field_count = CONTENT_FIELD_COUNT, .query = CONTENT_QUERY,
      .body_limit = CONTENT_BODY_MOST, .handle = content_desk_page },
    { .path = REPLY_USE_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_COMPLAINT_HANDLE, .query = REPLY_USE_QUERY, .handle = reply_use_page },
    { .path = DESK_PATH "*", .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DESK_VIEW, .handle = absent_page },
};

static const struct program PROGRAM = {
    .name = "staff",
    .role = DB_STAFF,
    .keys = KEY_FORM | KEY_CODE | KEY_CODE_HASH | KEY_ATTEMPT | KEY_TOTP | KEY_SESSION | KEY_IDENTITY_PUBLIC |
            KEY_IDENTITY_SECRET | KEY_RECEIPT_PUBLIC | KEY_RECEIPT_SECRET,
    .routes = ROUTES,
    .route_count = COUNT_OF(ROUTES),
    .prints = true,
    .writes_content = true,
    .find_visitor = visitor_find,
};

int main(int argument_count, char **arguments) {
    return web_main(&PROGRAM, argument_count, arguments);
}
