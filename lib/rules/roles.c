/* Scope: the permission table. */
#include "lib/rules/roles.h"

#include "lib/base/buffer.h"

ENUM_DEFINE(role, ROLE_LIST, ROLE_COUNT)
ENUM_DEFINE(permission, PERMISSION_LIST, PERMISSION_COUNT)

#define BIT ROLE_BIT /* shorter rows */
#define EVERY_STAFF (BIT(ROLE_COUNT) - 1)
#define LEADERS (BIT(ROLE_SECTION_HEAD) | BIT(ROLE_DIVISION_HEAD) | BIT(ROLE_HEAD))

/* PERMISSION_PUBLIC has no row: it needs no role. The WBS manager has none yet besides the start page: sealed reports
 * have an intake of their own. */
static const role_set HOLDERS[PERMISSION_COUNT] = {
    [PERMISSION_DESK_VIEW] = EVERY_STAFF,
    [PERMISSION_CASE_ENTER] = BIT(ROLE_FRONT_DESK) | BIT(ROLE_COMPLAINT_OFFICER) | BIT(ROLE_DATA_OFFICER) |
                              BIT(ROLE_DIVISION_HEAD),
    [PERMISSION_COMPLAINT_VIEW] = BIT(ROLE_COMPLAINT_OFFICER) | LEADERS | BIT(ROLE_AUDITOR),
    [PERMISSION_COMPLAINT_HANDLE] = BIT(ROLE_COMPLAINT_OFFICER) | BIT(ROLE_SECTION_HEAD) | BIT(ROLE_DIVISION_HEAD),
    [PERMISSION_COMPLAINT_APPEAL] = BIT(ROLE_DIVISION_HEAD) | BIT(ROLE_HEAD),
    [PERMISSION_IDENTITY_REVEAL] = BIT(ROLE_COMPLAINT_OFFICER) | BIT(ROLE_DIVISION_HEAD),
    [PERMISSION_REQUEST_VIEW] = BIT(ROLE_DATA_OFFICER) | LEADERS | BIT(ROLE_AUDITOR),
    [PERMISSION_REQUEST_HANDLE] = BIT(ROLE_DATA_OFFICER) | BIT(ROLE_DIVISION_HEAD),
    [PERMISSION_SURVEY_MANAGE] = BIT(ROLE_SURVEY_TEAM),
    [PERMISSION_SURVEY_ENTER] = BIT(ROLE_SURVEY_TEAM) | BIT(ROLE_FRONT_DESK),
    [PERMISSION_INSTRUMENT_MANAGE] = BIT(ROLE_SURVEY_TEAM) | BIT(ROLE_ADMINISTRATOR),
    [PERMISSION_DATASET_VIEW] = BIT(ROLE_SURVEY_TEAM) | BIT(ROLE_INVESTMENT_OFFICER) | LEADERS | BIT(ROLE_AUDITOR),
    [PERMISSION_DATASET_SUBMIT] = BIT(ROLE_SURVEY_TEAM) | BIT(ROLE_INVESTMENT_OFFICER),
    [PERMISSION_DATASET_ANALYSE] = BIT(ROLE_SECTION_HEAD),
    [PERMISSION_DATASET_CORRECT] = BIT(ROLE_DIVISION_HEAD),
    [PERMISSION_DATASET_APPROVE] = BIT(ROLE_HEAD),
    [PERMISSION_CASE_VIEWERS] = BIT(ROLE_DIVISION_HEAD) | BIT(ROLE_HEAD) | BIT(ROLE_AUDITOR),
    [PERMISSION_AUDIT_VIEW] = BIT(ROLE_AUDITOR) | BIT(ROLE_HEAD),
    [PERMISSION_ACCOUNT_MANAGE] = BIT(ROLE_ADMINISTRATOR),
};

bool roles_allow(role_set roles, enum permission permission) {
    if (permission == PERMISSION_PUBLIC) return true;
    return (unsigned)permission < PERMISSION_COUNT && (roles & HOLDERS[permission]) != 0;
}

const char *roles_in_words(struct arena *arena, role_set roles) {
    struct buffer words = buffer_in(arena);
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        if (!(roles & ROLE_BIT(role))) continue;
        if (words.length) buffer_text(&words, ", ");
        buffer_text(&words, role_label((enum role)role));
    }
    return buffer_string(&words);
}
