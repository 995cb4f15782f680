/* Scope: the actions of an appeal, and reopening. */
#include "cgi-bin/staff/case_step.h"
#include "lib/rules/complaint_states.h"

static const struct field ANSWER[] = { TEXT_FIELD("Jawaban aju banding", true), FILES_FIELD };
static const struct field REASON[] = { TEXT_FIELD("Alasan", true) };

static enum result record_taking(struct step *step) {
    return complaint_take_appeal(&step->tx, step->file->row.id, step_staff(step));
}

#define WITH(list) .fields = list, .field_count = COUNT_OF(list)

static const struct case_action ROWS[] = {
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_TAKE_APPEAL, .hint = "Anda menjadi penangan aju banding ini sampai dijawab.",
      .button = "Tangani aju banding", .done = "Aju banding Anda tangani.",
      .record = record_taking },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_ANSWER_APPEAL, .hint = "Pelapor membaca jawaban ini.",
      .button = "Kirim jawaban", .done = "Jawaban aju banding terkirim.", WITH(ANSWER) },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_REOPEN, .hint = "Pelapor membaca alasan ini.", .button = "Buka kembali",
      .done = "Pengaduan dibuka kembali.", WITH(REASON) },
};
const struct case_action_table APPEAL_ACTIONS = { ROWS, COUNT_OF(ROWS) };
