/* Scope: rows of SECRET_STATEMENTS (staff_secret.c), which staff_totp.c uses too. Exports: enum secret_row. */
#pragma once

enum secret_row {
    SECRET_HASH, SECRET_NAME, SECRET_SET, SECRET_TOTP, SECRET_TOTP_BEGIN, SECRET_TOTP_USE, SECRET_TOTP_REMOVE,
    SECRET_TOTP_REPLACE
};
