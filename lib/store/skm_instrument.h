/* Scope: the official SKM questionnaire as data. Exports: SKM_ITEMS, SKM_BANDS.
 * Source: annex of Permenpan-RB 14/2017 (list of unsur, questionnaire). The form asks about sarana before pengaduan, the
 * regulation lists them the other way round. */
#pragma once

#include "lib/store/survey.h"

#define SKM_CODE "skm-2017"
#define SKM_TITLE "Kuesioner Survei Kepuasan Masyarakat (SKM)"
#define SKM_BASIS "Permenpan-RB Nomor 14 Tahun 2017"
#define SKM_ITEM_COUNT 9
#define SKM_SCALE 4

#define SKM_BAND_COUNT 4

extern const struct survey_item SKM_ITEMS[SKM_ITEM_COUNT];
extern const struct instrument_band SKM_BANDS[SKM_BAND_COUNT];
