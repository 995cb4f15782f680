/* Scope: wording and labels of the official questionnaire. */
#include "lib/store/skm_instrument.h"

#define OPINION "Bagaimana pendapat Saudara tentang "

const struct survey_item SKM_ITEMS[SKM_ITEM_COUNT] = {
    { .position = 1, .regulation_position = 1, .code = "persyaratan", .name = "Persyaratan",
      .question = OPINION "kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
      .labels = { "Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai" } },
    { .position = 2, .regulation_position = 2, .code = "prosedur", .name = "Sistem, mekanisme, dan prosedur",
      .question = "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
      .labels = { "Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah" } },
    { .position = 3, .regulation_position = 3, .code = "waktu", .name = "Waktu penyelesaian",
      .question = OPINION "kecepatan waktu dalam memberikan pelayanan?",
      .labels = { "Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat" } },
    { .position = 4, .regulation_position = 4, .code = "biaya", .name = "Biaya/tarif",
      .question = OPINION "kewajaran biaya/tarif dalam pelayanan?",
      .labels = { "Sangat mahal", "Cukup mahal", "Murah", "Gratis" } },
    { .position = 5, .regulation_position = 5, .code = "produk", .name = "Produk spesifikasi jenis pelayanan",
      .question = OPINION "kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?",
      .labels = { "Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai" } },
    { .position = 6, .regulation_position = 6, .code = "kompetensi", .name = "Kompetensi pelaksana",
      .question = OPINION "kompetensi/kemampuan petugas dalam pelayanan?",
      .labels = { "Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten" } },
    { .position = 7, .regulation_position = 7, .code = "perilaku", .name = "Perilaku pelaksana",
      .question = OPINION "perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
      .labels = { "Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah" } },
    { .position = 8, .regulation_position = 9, .code = "sarana", .name = "Sarana dan prasarana",
      .question = OPINION "kualitas sarana dan prasarana?",
      .labels = { "Buruk", "Cukup", "Baik", "Sangat baik" } },
    { .position = 9, .regulation_position = 8, .code = "pengaduan", .name = "Penanganan pengaduan, saran, dan masukan",
      .question = OPINION "penanganan pengaduan pengguna layanan?",
      .labels = { "Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik" } },
};

const struct instrument_band SKM_BANDS[SKM_BAND_COUNT] = {
    { 2500, "D", "Tidak Baik" }, { 6500, "C", "Kurang Baik" }, { 7661, "B", "Baik" }, { 8831, "A", "Sangat Baik" },
};
