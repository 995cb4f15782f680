/* Scope: titles above the header of a file of figures that name a quarter: reports keep the title of the one before. */
#include <stdlib.h>
#include <string.h>

#include "lib/rules/figure_parts.h"
#include "lib/rules/period.h"

#define WORD_LONGEST 20u

/* The next word of letters or digits at *at; "" at the end. */
static const char *next_word(const char **at, char word[static WORD_LONGEST + 1]) {
    static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    *at += strcspn(*at, LETTERS);
    size_t length = strspn(*at, LETTERS), kept = length < WORD_LONGEST ? length : WORD_LONGEST;
    memcpy(word, *at, kept);
    word[kept] = '\0';
    *at += length;
    return word;
}

/* "2024-Q2" from "Realisasi investasi Triwulan II Tahun 2024"; false when TITLE names no quarter and year. */
static bool quarter_of(struct arena *arena, const char *title, const char **ret) {
    static const char *const QUARTER[] = { "triwulan", "tw", "kuartal", NULL };
    char word[WORD_LONGEST + 1];
    int quarter = 0, year = 0;
    bool comes = false;
    while (*next_word(&title, word)) {
        if (comes && quarter == 0) quarter = figure_cell_quarter(word);
        comes = figure_cell_is(word, QUARTER);
        if (figure_cell_year(word)) year = figure_cell_year(word);
    }
    if (quarter == 0 || year == 0) return false;
    *ret = arena_format(arena, "%d-Q%d", year, quarter);
    return true;
}

void reader_title_check(struct figure_reader *reader, struct figure_set *set) {
    bool is_quarter = strlen(set->period) == 7 && set->period[5] == 'Q';
    for (size_t i = 0; is_quarter && i < reader->reading->header.first && i < reader->sheet->row_count; i++) {
        for (size_t column = 0; column < reader->sheet->columns; column++) {
            const char *named;
            if (!quarter_of(reader->arena, reader->sheet->rows[i].cells[column], &named) || strcmp(named, set->period) == 0) continue;
            reader_difference(reader, set, &(struct figure_difference){ CHECK_TITLE, "Judul tabel", period_label(reader->arena, named),
                                                                         period_label(reader->arena, set->period), reader->sheet->rows[i].line, column + 1 });
        }
    }
}
