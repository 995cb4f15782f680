/* Scope: personal data in a table that is about to be published, and rows about few persons. */
#include "lib/rules/answer_privacy.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/rules/survey_mapping.h"

#define NAME_SHORTEST 5u /* bytes of a requester's name that is looked for; a shorter one stands in ordinary words */

/* ---- columns about persons ---- */

/* Letters and digits alone of headings that are about one person a row. */
static const char *const PERSONAL[] = { "nama", "namalengkap", "namaorang", "namapemohon", "namapelapor", "namapemilik", "namapenerima", "namapegawai", "namapetugas",
                                        "namadirektur", "namapenanggungjawab", "namawarga", "namapeserta", "penanggungjawab", "direktur", "pemilik",
                                        "nik", "noktp", "nomorktp", "nokk", "nomorkk", "nonpwp", "npwp", "nomorindukkependudukan", "nopaspor",
                                        "alamat", "alamatrumah", "alamatpemohon", "tempatlahir", "tanggallahir", "tempattanggallahir", "ttl", "umur", "usia",
                                        "telepon", "notelepon", "nomortelepon", "telp", "notelp", "hp", "nohp", "nomorhp", "whatsapp", "nowa", "nomorwa", "email", "surel",
                                        "alamatsurel", "agama", "rekening", "norekening", "nomorrekening" };

static bool is_personal(const char *label) {
    char letters[SURVEY_WORD_LONGEST + 1];
    survey_letters(label, letters);
    for (size_t i = 0; i < sizeof PERSONAL / sizeof *PERSONAL; i++) {
        if (strcmp(letters, PERSONAL[i]) == 0) return true;
    }
    return false;
}

/* ---- cells ---- */

/* What stands before or in a person's name, as whole words. */
static const char *const TITLES[] = { "bapak", "bpk", "ibu", "sdr", "sdri", "saudara", "saudari", "hj", "bin", "binti", "drs", "dra", "dr", "ir", "prof" };
/* Degrees behind a name, without points. */
static const char *const DEGREES[] = { "SE", "SH", "SSos", "SKom", "SPd", "ST", "SIP", "SSTP", "SAP", "MM", "MSi", "MH", "MAP", "MPd", "MKes", "AMd" };

static bool is_letter(char byte) {
    return isalpha((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* The next word at *AT with the points in it ("S.Sos."); its letters in WORD. False at the end. */
static bool next_word(const char **at, char word[static 16], bool *ret_after_comma) {
    size_t length = 0;
    *ret_after_comma = false;
    for (; **at && !is_letter(**at); ++*at) *ret_after_comma = *ret_after_comma || **at == ',';
    for (; is_letter(**at) || **at == '.'; ++*at) {
        if (**at != '.' && length < 15) word[length++] = **at;
    }
    word[length] = '\0';
    return length > 0;
}

/* "Ibu Contoh", "H. Contoh", "Contoh bin Contoh", "Contoh, S.Sos." A title counts with a capital behind it: "dr" alone is the ending of many words. */
static bool reads_like_person(const char *text) {
    char word[16];
    bool after_comma;
    for (const char *at = text; next_word(&at, word, &after_comma);) {
        const char *behind = at + strspn(at, " ");
        bool is_before_name = *at == ' ' && isupper((unsigned char)*behind) && is_letter(behind[1]);
        for (size_t i = 0; is_before_name && i < sizeof TITLES / sizeof *TITLES; i++) {
            if (strcasecmp(word, TITLES[i]) == 0) return true;
        }
        for (size_t i = 0; after_comma && i < sizeof DEGREES / sizeof *DEGREES; i++) {
            if (strcmp(word, DEGREES[i]) == 0) return true;
        }
    }
    return false;
}

const char *answer_private_in(struct arena *arena, const struct answer_private *what, const char *text) {
    enum private_kind kind = private_find(arena, what->values, text, strlen(text));
    if (kind != PRIVATE_NOTHING) return private_kind_name(kind);
    bool names_requester = strlen(what->requester) >= NAME_SHORTEST && strcasestr(text, what->requester);
    return names_requester ? "nama pemohon" : NULL;
}

/* A hospital or a street may be named like a person: people decide. */
static void judge_cell(struct arena *arena, const struct answer_private *what, struct answer_table *table, const struct answer_row *row, size_t column) {
    const char *text = row->cells[column], *found = answer_private_in(arena, what, text), *reason = NULL;
    bool is_doubt = !found && reads_like_person(text);
    if (found) reason = arena_format(arena, "memuat %s", found);
    else if (is_doubt) reason = "tampak seperti nama orang";
    if (reason) answer_fault(table, (struct answer_fault){ row->line, table->columns[column].from + 1, reason, is_doubt });
}

/* Heading and unit are published like any cell. */
static void judge_heading(struct arena *arena, const struct answer_private *what, struct answer_table *table, const struct answer_column *column) {
    const char *found = answer_private_in(arena, what, column->label);
    if (!found) found = answer_private_in(arena, what, column->unit);
    if (found) answer_fault(table, (struct answer_fault){ 0, column->from + 1, arena_format(arena, "judul atau satuannya memuat %s", found), false });
}

void answer_private_find(struct arena *arena, const struct answer_private *what, struct answer_table *table) {
    for (size_t i = 0; i < table->column_count; i++) {
        const struct answer_column *column = &table->columns[i];
        judge_heading(arena, what, table, column);
        if (is_personal(column->label)) {
            answer_fault(table, (struct answer_fault){ 0, column->from + 1, arena_format(arena, "kolom “%s” tentang orang per orang", column->label), false });
            continue; /* one fault says it for all its cells */
        }
        for (size_t row = 0; row < table->row_count; row++) judge_cell(arena, what, table, &table->rows[row], i);
    }
}

/* ---- few persons ---- */

static int64_t people_of(const struct answer_row *row, size_t column) {
    return strtoll(row->cells[column], NULL, 10);
}

/* The fewest persons a row counts in any column, zeros aside; 0: it counts none. */
static int64_t fewest(const struct answer_table *table, const struct answer_row *row) {
    int64_t found = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        int64_t people = table->columns[i].kind == ANSWER_PEOPLE ? people_of(row, i) : 0;
        if (people > 0 && (found == 0 || people < found)) found = people;
    }
    return found;
}

static void hide(struct answer_table *table, struct answer_row *row) {
    row->is_hidden = true;
    table->hidden_count++;
}

/* True when what COLUMN hides is one row's, or fewer persons than SMALLEST: the total would give it back, or tell of them. */
static bool gives_back(const struct answer_table *table, size_t column, int64_t smallest) {
    size_t rows = 0;
    int64_t people = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        const struct answer_row *row = &table->rows[i];
        if (!row->is_hidden || people_of(row, column) == 0) continue;
        rows++;
        people += people_of(row, column);
    }
    return rows == 1 || (rows > 0 && people < smallest);
}

/* Hides one row more, that with the fewest persons in COLUMN; false when none is left. */
static bool hide_next(struct answer_table *table, size_t column) {
    struct answer_row *next = NULL;
    for (size_t i = 0; i < table->row_count; i++) {
        struct answer_row *row = &table->rows[i];
        if (row->is_hidden || row->is_total || people_of(row, column) == 0) continue;
        if (!next || people_of(row, column) < people_of(next, column)) next = row;
    }
    if (next) hide(table, next);
    return next != NULL;
}

/* Totals of nothing but hidden rows would tell their sum: they go as well. */
static void hide_totals(struct answer_table *table) {
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].is_total && !table->rows[i].is_hidden) hide(table, &table->rows[i]);
    }
}

void answer_small_groups(struct arena *arena, int64_t smallest, struct answer_table *table) {
    size_t totals = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        struct answer_row *row = &table->rows[i];
        int64_t people = fewest(table, row);
        totals += row->is_total;
        if (!row->is_total && people > 0 && people < smallest) hide(table, row);
    }
    if (table->hidden_count == 0) return;
    if (totals > 1) {
        answer_fault(table, (struct answer_fault){ 0, 0, arena_format(arena, "ada baris tentang kurang dari %d orang dan beberapa baris jumlah, sehingga angkanya dapat "
                                                                      "dihitung kembali; sisakan satu baris jumlah", (int)smallest), false });
        return;
    }
    bool is_changed = true;
    while (is_changed) {
        is_changed = false;
        for (size_t i = 0; i < table->column_count && !is_changed; i++) {
            if (table->columns[i].kind != ANSWER_PEOPLE || !gives_back(table, i, smallest)) continue;
            is_changed = hide_next(table, i);
            if (!is_changed) hide_totals(table);
        }
    }
}
