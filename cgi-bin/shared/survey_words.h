/* Scope: the words of the survey's pages by language. A questionnaire brings its own wording in each of its languages (lib/store/instrument.h);
 * what stands around it is here. Exports: the survey_ functions below, SURVEY_INDONESIAN. */
#pragma once

#include <jansson.h>

#define SURVEY_INDONESIAN "id"

/* LANGUAGE when there are words in it, else Indonesian: the language of everything but the questions. Static storage. */
const char *survey_words_language(const char *language);

/* All words by the names templates use; a new reference. */
json_t *survey_words_view(const char *language);

/* The word NAME ("question"), which must be there; static storage. */
const char *survey_word(const char *language, const char *name);

/* What the Indonesian TEXT of a field, a choice, a month or a fault is in LANGUAGE; TEXT itself where nothing else is known. */
const char *survey_say(const char *language, const char *text);
