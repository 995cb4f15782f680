/* Scope: which text is an e-mail address. Exports: mail_address_is_valid, MAIL_ADDRESS_LONGEST. */
#pragma once

#include <stdbool.h>

#define MAIL_ADDRESS_LONGEST 254 /* characters, RFC 5321 4.5.3.1.3 without the angle brackets */

/* True for the common part of RFC 5322: a dot-atom, '@' and a domain of at least two labels, ASCII alone. White space,
 * line ends, control characters, quotes, angle brackets and comments are none of it, so that what passes can stand in an
 * SMTP command and a header as it is. */
bool mail_address_is_valid(const char *text);
