/* Scope: the ways a survey's answers come in. */
#include "lib/rules/survey_channel.h"

ENUM_DEFINE(survey_channel, SURVEY_CHANNEL_LIST, SURVEY_CHANNEL_COUNT)
