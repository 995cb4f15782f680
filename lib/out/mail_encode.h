/* Scope: how text travels in a mail whose path knows 7 bits and short lines alone. Exports: mail_header_text,
 * mail_header_name, mail_body_text. Text is clean UTF-8 (lib/base/utf8.h); output is ASCII. */
#pragma once

#include "lib/base/buffer.h"

#define MAIL_LINE_LONGEST 76 /* characters without CRLF: RFC 2045 6.7 and RFC 2047 2 */

/* Adds "NAME: TEXT" CRLF. Plain short ASCII stays as it is; anything else becomes encoded-words (RFC 2047, UTF-8, Q), folded,
 * never cut inside a character. Control characters become spaces: no value can begin a header of its own. */
struct mail_header { const char *name, *text; };
void mail_header_text(struct buffer *out, const struct mail_header *header);

/* Adds "NAME: TEXT <ADDRESS>" CRLF, TEXT as a quoted string or as encoded-words; without TEXT only the address. ADDRESS is
 * valid (lib/base/mail_address.h). */
void mail_header_name(struct buffer *out, const struct mail_header *header, const char *address);

/* Adds TEXT as quoted-printable (RFC 2045 6.7) with CRLF; a line of "." or "From " is encoded, so that no relay changes it. */
void mail_body_text(struct buffer *out, const char *text);
