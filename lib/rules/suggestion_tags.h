/* Scope: what a suggestion is about, as staff sort it while reading. Exports: enum suggestion_tag, suggestion_tag_unsur.
 * Most tags belong to one unsur of Permenpan-RB 14/2017, so that words can be read beside the figures. */
#pragma once

#include "lib/rules/enum_table.h"

#define SUGGESTION_TAG_LIST(X)                                          \
    X(TAG_REQUIREMENTS, "persyaratan", "Persyaratan")                   \
    X(TAG_PROCEDURE, "prosedur", "Alur dan formulir")                   \
    X(TAG_INFORMATION, "informasi", "Informasi")                        \
    X(TAG_QUEUE, "antrean", "Antrean dan jumlah loket")                 \
    X(TAG_TIME, "waktu", "Lama penyelesaian")                           \
    X(TAG_COST, "biaya", "Biaya")                                       \
    X(TAG_PRODUCT, "produk", "Hasil layanan")                           \
    X(TAG_COMPETENCE, "kompetensi", "Kemampuan petugas")                \
    X(TAG_CONDUCT, "perilaku", "Sikap petugas")                         \
    X(TAG_COMPLAINTS, "pengaduan", "Penanganan pengaduan")              \
    X(TAG_FACILITIES, "sarana", "Ruang tunggu, parkir, toilet")         \
    X(TAG_ONLINE, "daring", "Situs dan aplikasi")                       \
    X(TAG_PRAISE, "pujian", "Pujian")                                   \
    X(TAG_OTHER, "lainnya", "Lainnya")                                  \
    X(TAG_EMPTY, "kosong", "Tidak berisi saran")

ENUM_DECLARE(suggestion_tag, SUGGESTION_TAG_LIST, SUGGESTION_TAG_COUNT)

/* The code of the unsur a tag belongs to; "" for none. Static storage. */
const char *suggestion_tag_unsur(enum suggestion_tag tag);
