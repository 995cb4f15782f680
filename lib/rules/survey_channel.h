/* Scope: the ways a survey's answers come in. Exports: enum survey_channel with its texts and labels. */
#pragma once

#include "lib/rules/enum_table.h"

#define SURVEY_CHANNEL_LIST(X)                              \
    X(SURVEY_CHANNEL_WEB, "web", "Formulir di situs")       \
    X(SURVEY_CHANNEL_KIOSK, "kiosk", "Tablet di loket")     \
    X(SURVEY_CHANNEL_SLIP, "slip", "Karcis sekali pakai")   \
    X(SURVEY_CHANNEL_PAPER, "paper", "Kuesioner kertas")    \
    X(SURVEY_CHANNEL_IMPORT, "import", "Impor")

ENUM_DECLARE(survey_channel, SURVEY_CHANNEL_LIST, SURVEY_CHANNEL_COUNT)
