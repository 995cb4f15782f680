/* Scope: parts against totals, and rupiah against dollars, in figures that an office hands in.
 * Exports: check_investment, check_groups and their types.
 * A difference is reported with both figures and never repaired: which of the two is wrong only the source knows. The
 * checks are those a reader can make on a published table (parts = total in each column; Rp = US$ x one rate for the
 * period, "kurs APBN" in the releases of BKPM). */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/rules/enum_table.h"

#define FIGURE_ABSENT INT64_MIN /* the source leaves the cell empty; not the same as 0 */

#define FIGURE_LEVEL_LIST(X)          \
    X(LEVEL_TOTAL, "total", "Jumlah") \
    X(LEVEL_SECTOR, "sector", "Sektor") \
    X(LEVEL_ITEM, "item", "Subsektor")

ENUM_DECLARE(figure_level, FIGURE_LEVEL_LIST, FIGURE_LEVEL_COUNT)

/* Columns of an investment table; whole rupiah, US$ cents, and counts. */
#define FIGURE_COLUMN_LIST(X)                                               \
    X(FIGURE_RUPIAH, "amount_rupiah", "investasi (Rp)")                     \
    X(FIGURE_US_CENTS, "amount_us_cents", "investasi (US$)")                \
    X(FIGURE_PROJECTS, "projects", "proyek")                                \
    X(FIGURE_DOMESTIC_WORKERS, "domestic_workers", "tenaga kerja Indonesia") \
    X(FIGURE_FOREIGN_WORKERS, "foreign_workers", "tenaga kerja asing")

ENUM_DECLARE(figure_column, FIGURE_COLUMN_LIST, FIGURE_COLUMN_COUNT)

/* One line in the order of the source: the total, then each sector followed by its items. */
struct figure_row {
    enum figure_level level;
    const char *name;
    int64_t values[FIGURE_COLUMN_COUNT]; /* FIGURE_ABSENT where empty, else 0 or more */
};

#define CHECK_LIST(X)                                                                    \
    X(CHECK_PARTS, "parts_total", "Jumlah bagian tidak sama dengan totalnya")            \
    X(CHECK_TOTAL_MISSING, "total_missing", "Total tidak tercantum")                     \
    X(CHECK_PARTS_MISSING, "parts_missing", "Total tercantum tanpa bagiannya")           \
    X(CHECK_RATE, "rate", "Nilai rupiah tidak sama dengan nilai dolar kali satu kurs")   \
    X(CHECK_SECTOR_MISSING, "sector_missing", "Subsektor berada sebelum sektor mana pun")  \
    X(CHECK_MONTHS, "months", "Jumlah semua bulan tidak sama dengan totalnya")           \
    X(CHECK_ACHIEVEMENT, "achievement", "Capaian tercetak berbeda dari hitungan")        \
    X(CHECK_SHARE, "share", "Persentase tercetak berbeda dari hitungan")                 \
    X(CHECK_GROWTH, "growth", "Pertumbuhan tercetak berbeda dari hitungan")              \
    X(CHECK_TITLE, "title", "Judul menyebut triwulan lain daripada datanya")             \
    X(CHECK_REPEATED, "repeated", "Dua tabel dalam sumber menyebut angka yang berbeda")

ENUM_DECLARE(check, CHECK_LIST, CHECK_COUNT)

struct difference {
    enum check check;
    size_t row;                    /* index of the row (of check_groups: of the total) that states it; their count when there is none */
    enum figure_column column;
    const char *place;             /* row and column, "Sektor Primer: proyek" */
    int64_t stated, computed;      /* FIGURE_ABSENT where there is none */
    const char *stated_text, *computed_text; /* the same as people read them, "" where there is none */
};

/* Owned by the arena of the check; count 0 when all agrees. */
struct differences {
    struct difference *rows;
    size_t count;
};

/* The exchange rate of a period. */
struct rate_rule {
    int64_t rupiah_per_dollar; /* 0: take the one the total row implies, to the nearest rupiah */
    int64_t tolerance;         /* rupiah; half of what the source rounds its amounts to, 0 for exact */
};

/* The rate the total row implies, to the nearest rupiah; 0 when it tells none. */
int64_t check_implied_rate(const struct figure_row *rows, size_t count);

/* Checks each sector against its items, the total against its sectors (against the items when there are no sectors),
 * and rupiah against dollars on each row that has both. A parent without any filled part in a column is not checked
 * there. */
struct differences check_investment(struct arena *arena, const struct figure_row *rows, size_t count,
                                    struct rate_rule rate);

/* A part (permits of one kind in one month) or a stated total of its group (channel). */
struct group_amount {
    const char *group;
    int64_t amount;
};
struct group_amounts {
    const struct group_amount *rows;
    size_t count;
};

/* Checks the stated total of each group against the sum of its parts; a group with parts but no total, or the other way
 * round, is a difference too. */
struct differences check_groups(struct arena *arena, struct group_amounts parts, struct group_amounts totals);
