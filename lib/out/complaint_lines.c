/* Scope: single complaints as rows of the register and of the evidence list. */
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/out/complaint_tables.h"
#include "lib/rules/format.h"

const struct sheet_column REGISTER_COLUMNS[REGISTER_COLUMN_COUNT] = {
    { "No.", SHEET_NUMBER, 0, 6 },         { "Nomor register", SHEET_CODE, 0, 0 },
    { "Pelapor", SHEET_TEXT, 0, 14 },      { "Tanggal pengaduan", SHEET_DAY, 0, 0 },
    { "Pukul", SHEET_TEXT, 0, 8 },         { "Materi pengaduan", SHEET_TEXT, 0, 44 },
    { "Penyelesaian atau tindak lanjut", SHEET_TEXT, 0, 50 }, { "Status", SHEET_TEXT, 0, 26 },
};

const struct sheet_column EVIDENCE_COLUMNS[EVIDENCE_COLUMN_COUNT] = {
    { "No.", SHEET_NUMBER, 0, 6 },             { "Nomor register", SHEET_CODE, 0, 0 },
    { "Jenis pengaduan", SHEET_TEXT, 0, 34 },  { "Layanan", SHEET_TEXT, 0, 0 },
    { "Saluran", SHEET_TEXT, 0, 12 },          { "Masuk", SHEET_DAY, 0, 0 },
    { "Dijawab", SHEET_DAY, 0, 0 },            { "Lama (hari kerja)", SHEET_NUMBER, 0, 0 },
    { "Tanpa masa tunggu pelapor", SHEET_NUMBER, 0, 0 }, { "Tindak lanjut", SHEET_TEXT, 0, 24 },
    { "Status", SHEET_TEXT, 0, 26 },           { "Tenggat", SHEET_TEXT, 0, 16 },
};

/* Steps worth a word in a register; what the office notes for itself has none. */
static const struct { const char *type, *words; } STEPS[] = {
    { "classify_unsuitable", "dikembalikan karena tidak sesuai" },
    { "assign", "ditugaskan" },
    { "forward", "diteruskan ke instansi lain" },
    { "hold_meeting", "rapat tindak lanjut" },
    { "report", "laporan penanganan" },
    { "ask_reporter", "keterangan diminta kepada pelapor" },
    { "answer", "dijawab" },
    { "appeal", "aju banding" },
    { "answer_appeal", "aju banding dijawab" },
    { "reopen", "dibuka kembali" },
};

static const char *words_of(const char *type) {
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
        if (strcmp(STEPS[i].type, type) == 0) return STEPS[i].words;
    }
    return NULL;
}

static const char *steps_text(struct arena *arena, const struct complaint_line *line) {
    struct buffer text = buffer_in(arena);
    const struct case_steps *steps = &line->about->steps;
    for (size_t i = 0; i < steps->count; i++) {
        const char *words = words_of(steps->rows[i].type);
        if (!words) continue;
        if (text.length) buffer_text(&text, "; ");
        buffer_format(&text, "%s %s", words, format_day_short(arena, steps->rows[i].day));
    }
    if (*line->agency) buffer_format(&text, "%sinstansi lain: %s", text.length ? "; " : "", line->agency);
    return buffer_string(&text);
}

/* In the words of the staff's pages; a state nobody knows is in process. */
static const char *status_text(const struct complaint_line *line) {
    enum complaint_state state;
    bool is_known = complaint_state_parse(line->about->state, &state);
    return is_known ? complaint_state_staff_label(state) : report_end_label(line->finding->end);
}

static const char *reporter_text(const struct complaint_line *line) {
    enum reporter_kind kind;
    return reporter_kind_parse(line->about->reporter_kind, &kind) ? reporter_kind_label(kind) : line->about->reporter_kind;
}

static const char *channel_words(const struct complaint_line *line) {
    enum channel channel;
    return channel_parse(line->about->channel, &channel) ? channel_label(channel) : line->about->channel;
}

void complaint_register_row(struct arena *arena, const struct complaint_line *line, int zone_offset, struct sheet_cell *ret) {
    struct clock_time local = instant_local(line->received_at, zone_offset);
    const char *clock = line->anonymous ? NULL : arena_format(arena, "%02d.%02d", local.hour, local.minute);
    const struct sheet_cell cells[REGISTER_COLUMN_COUNT] = {
        sheet_number_cell(line->place),      sheet_text_cell(line->number),
        sheet_text_cell(reporter_text(line)), sheet_number_cell(line->about->received),
        sheet_text_cell(clock),              sheet_text_cell(line->subject),
        sheet_text_cell(steps_text(arena, line)), sheet_text_cell(status_text(line)),
    };
    memcpy(ret, cells, sizeof cells);
}

void complaint_evidence_row(const struct complaint_line *line, struct sheet_cell *ret) {
    const struct report_finding *finding = line->finding;
    const struct sheet_cell cells[EVIDENCE_COLUMN_COUNT] = {
        sheet_number_cell(line->place),
        sheet_text_cell(line->number),
        sheet_text_cell(report_group_label(finding->group)),
        sheet_text_cell(line->service),
        sheet_text_cell(channel_words(line)),
        sheet_number_cell(line->about->received),
        finding->settled ? sheet_number_cell(finding->settled_on) : SHEET_NOTHING,
        sheet_number_cell(finding->gross),
        sheet_number_cell(finding->net),
        sheet_text_cell(finding->elsewhere ? "Di instansi lain" : "Di kantor ini"),
        sheet_text_cell(status_text(line)),
        sheet_text_cell(finding->late ? "Lewat" : finding->settled ? "Tepat waktu" : "Masih berjalan"),
    };
    memcpy(ret, cells, sizeof cells);
}
