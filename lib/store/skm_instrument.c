/* Scope: wording and labels of the official questionnaire. */
#include "lib/store/skm_instrument.h"

#define OPINION "Bagaimana pendapat Saudara tentang "

const struct survey_item SKM_ITEMS[SKM_ITEM_COUNT] = {
    { 1, 1, "persyaratan", "Persyaratan",
      OPINION "kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
      { "Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai" } },
    { 2, 2, "prosedur", "Sistem, mekanisme, dan prosedur",
      "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
      { "Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah" } },
    { 3, 3, "waktu", "Waktu penyelesaian",
      OPINION "kecepatan waktu dalam memberikan pelayanan?",
      { "Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat" } },
    { 4, 4, "biaya", "Biaya/tarif",
      OPINION "kewajaran biaya/tarif dalam pelayanan?",
      { "Sangat mahal", "Cukup mahal", "Murah", "Gratis" } },
    { 5, 5, "produk", "Produk spesifikasi jenis pelayanan",
      OPINION "kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?",
      { "Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai" } },
    { 6, 6, "kompetensi", "Kompetensi pelaksana",
      OPINION "kompetensi/kemampuan petugas dalam pelayanan?",
      { "Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten" } },
    { 7, 7, "perilaku", "Perilaku pelaksana",
      OPINION "perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
      { "Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah" } },
    { 8, 9, "sarana", "Sarana dan prasarana",
      OPINION "kualitas sarana dan prasarana?",
      { "Buruk", "Cukup", "Baik", "Sangat baik" } },
    { 9, 8, "pengaduan", "Penanganan pengaduan, saran, dan masukan",
      OPINION "penanganan pengaduan pengguna layanan?",
      { "Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik" } },
};
