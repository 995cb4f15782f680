/* Scope: the table of sectors. */
#include "site/investment_sectors.h"

#include <ctype.h>
#include <stdbool.h>

#include "lib/base/buffer.h"
#include "site/words.h"

#define PRIMARY "Sektor Primer"
#define SECONDARY "Sektor Sekunder"
#define TERTIARY "Sektor Tersier"

const struct sector_name SECTOR_NAMES[] = {
    { NULL, WORD("Sektor Primer") },
    { PRIMARY, WORD("Tanaman Pangan, Perkebunan, dan Peternakan") },
    { PRIMARY, WORD("Kehutanan") },
    { PRIMARY, WORD("Perikanan") },
    { PRIMARY, WORD("Pertambangan") },
    { NULL, WORD("Sektor Sekunder") },
    { SECONDARY, WORD("Industri Makanan") },
    { SECONDARY, WORD("Industri Tekstil") },
    { SECONDARY, WORD("Industri Barang dari Kulit dan Alas Kaki") },
    { SECONDARY, WORD("Industri Kayu") },
    { SECONDARY, WORD("Industri Kertas dan Percetakan") },
    { SECONDARY, WORD("Industri Kimia dan Farmasi") },
    { SECONDARY, WORD("Industri Karet dan Plastik") },
    { SECONDARY, WORD("Industri Mineral Non Logam") },
    { SECONDARY, WORD("Industri Logam Dasar, Barang Logam, Bukan Mesin dan Peralatannya") },
    { SECONDARY, WORD("Industri Mesin, Elektronik, Instrumen Kedokteran, Peralatan Listrik, Presisi, Optik dan Jam") },
    { SECONDARY, WORD("Industri Kendaraan Bermotor dan Alat Transportasi Lain") },
    { SECONDARY, WORD("Industri Lainnya") },
    { NULL, WORD("Sektor Tersier") },
    { TERTIARY, WORD("Listrik, Gas dan Air") },
    { TERTIARY, WORD("Konstruksi") },
    { TERTIARY, WORD("Perdagangan dan Reparasi") },
    { TERTIARY, WORD("Hotel dan Restoran") },
    { TERTIARY, WORD("Transportasi, Gudang dan Telekomunikasi") },
    { TERTIARY, WORD("Perumahan, Kawasan Industri dan Perkantoran") },
    { TERTIARY, WORD("Jasa Lainnya") },
};
const int SECTOR_NAME_COUNT = sizeof SECTOR_NAMES / sizeof *SECTOR_NAMES;

static const char *next_letter(const char *at) {
    while (*at && !isalnum((unsigned char)*at)) at++;
    return at;
}

bool sector_is_same(const char *one, const char *other) {
    for (;;) {
        one = next_letter(one);
        other = next_letter(other);
        if (*one == '\0' || *other == '\0') return *one == *other;
        if (tolower((unsigned char)*one) != tolower((unsigned char)*other)) return false;
        one++;
        other++;
    }
}

int sector_order(const char *name) {
    for (int i = 0; i < SECTOR_NAME_COUNT; i++) {
        if (sector_is_same(SECTOR_NAMES[i].name, name)) return i;
    }
    return SECTOR_NAME_COUNT;
}

/* Words for sectors in reports that do not use the 23; known here so that they are said in English. */
static const char *const OTHER_NAMES[] = {
    WORD("Pertanian"), WORD("Peternakan"), WORD("Perkebunan"), WORD("Industri"),   WORD("Perdagangan"), WORD("Perhotelan"),     WORD("Pariwisata"),
    WORD("Jasa"),      WORD("Kesehatan"),  WORD("Pendidikan"), WORD("Perumahan"),  WORD("Energi"),      WORD("Telekomunikasi"), WORD("Transportasi"),
};

const char *sector_known_name(const char *name) {
    int order = sector_order(name);
    if (order < SECTOR_NAME_COUNT) return SECTOR_NAMES[order].name;
    for (size_t i = 0; i < sizeof OTHER_NAMES / sizeof *OTHER_NAMES; i++) {
        if (sector_is_same(name, OTHER_NAMES[i])) return OTHER_NAMES[i];
    }
    return name;
}

const char *sector_slug(struct arena *arena, const char *name) {
    struct buffer slug = buffer_in(arena);
    for (const char *at = next_letter(name); *at;) {
        const char *next = at + 1;
        buffer_char(&slug, (char)tolower((unsigned char)*at));
        at = next_letter(next);
        if (at != next && *at) buffer_char(&slug, '-');
    }
    return slug.length ? buffer_string(&slug) : "lain";
}
