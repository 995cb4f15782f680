/* Scope: choices of forms made from the tables of lib/rules, so that words are written once.
 * Exports: CHOICE_ROW, COUNT_OF. */
#pragma once

/* For the X of an enum list: { value, label, no hint }. */
#define CHOICE_ROW(identifier, text, label) { text, label, NULL },

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
