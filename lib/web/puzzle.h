/* Scope: a small sum for the sender's browser to do before a form is taken, when very many forms come (hashcash; Back 2002).
 * Exports: PROOF_FIELD, puzzle_is_solved.
 *
 * The answer is a decimal number N for which SHA-256 of the form's number (its nonce as text), a dot and N begins with enough
 * zero bits. The number is signed for one form and becomes one case at most, so an answer serves once and nowhere else; there
 * is nothing to remember on the server. site/assets/puzzle.js finds the answer. */
#pragma once

#include <stdbool.h>

#define PROOF_FIELD "proof"
#define PUZZLE_BITS_MOST 24 /* a cheap telephone needs minutes for more */

/* NONCE is the text of a nonce the gate accepted; ANSWER may be NULL. */
bool puzzle_is_solved(const char *nonce, const char *answer, int bits);
