/* Scope: the form of a monthly request. */
#include "cgi-bin/staff/standing_form.h"

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/action_view.h"
#include "lib/rules/case_kinds.h"
#include "lib/web/request.h"

#define MONTHS_OFFERED 6

static const struct choice ACTIONS[] = { { "make", "", NULL }, { "change", "", NULL }, { "end", "", NULL } };
static const struct choice AGENCY_KINDS[] = { { "opd", "Perangkat daerah (OPD)", NULL }, { "non_opd", "Instansi lain (non-OPD)", NULL } };
static const struct choice PERIODS[] = { STANDING_PERIOD_LIST(CHOICE_ROW) };
static const struct choice OBTAIN_WAYS[] = { OBTAIN_WAY_LIST(CHOICE_ROW) };

/* Nobody is handed a code for the tracking page. */
static const struct choice DELIVERY_WAYS[] = {
    { "courier", "Kurir", NULL }, { "email", "Surel", NULL }, { "collect", "Diambil langsung", NULL }, { "post", "Pos", NULL }, { "fax", "Faksimile", NULL },
};

const struct field STANDING_FIELDS[STANDING_FIELD_COUNT] = {
    { .name = "action", .label = "", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS, .choice_count = COUNT_OF(ACTIONS) },
    { .name = "version", .label = "", .kind = FIELD_WHOLE_NUMBER, .smallest = 1, .largest = INT32_MAX, .max_length = 10 },
    { .name = "agency_kind", .label = "Jenis instansi", .kind = FIELD_CHOICE, .required = true, .choices = AGENCY_KINDS,
      .choice_count = COUNT_OF(AGENCY_KINDS), .choices_class = "choices-row", .missing = "Pilih jenis instansinya." },
    { .name = "agency", .label = "Nama instansi", .kind = FIELD_TEXT, .required = true, .max_length = 100, .missing = "Isi nama instansinya." },
    { .name = "subject", .label = "Perihal", .kind = FIELD_TEXT, .required = true, .max_length = 150, .missing = "Isi perihalnya.",
      .hint = "Bulan datanya ditambahkan sendiri." },
    { .name = "information", .label = "Rincian informasi yang diminta", .kind = FIELD_LINES, .max_length = 5000,
      .hint = "Kosongkan bila surat hanya menyebut perihalnya." },
    { .name = "day", .label = "Tanggal setiap bulan", .kind = FIELD_WHOLE_NUMBER, .required = true, .smallest = 1, .largest = STANDING_DAY_LAST,
      .max_length = 2, .input_class = "input-short", .hint = "1 sampai 28. Tenggat dihitung sejak tanggal ini.",
      .missing = "Isi tanggalnya, 1 sampai 28." },
    { .name = "first_month", .label = "Mulai bulan", .kind = FIELD_CHOICE, .judged_by_handler = true, .choices_class = CHOICES_AS_LIST },
    { .name = "period", .label = "Data yang diminta", .kind = FIELD_CHOICE, .required = true, .choices = PERIODS, .choice_count = COUNT_OF(PERIODS),
      .missing = "Pilih bulan datanya." },
    { .name = "format_wanted", .label = "Bentuk data yang diminta", .kind = FIELD_TEXT, .max_length = 100, .hint = "Misalnya XLSX, CSV, atau tercetak." },
    { .name = "obtain_way", .label = "Cara memperoleh informasi", .kind = FIELD_CHOICE, .required = true, .choices = OBTAIN_WAYS,
      .choice_count = COUNT_OF(OBTAIN_WAYS), .choices_class = CHOICES_AS_LIST },
    { .name = "delivery_way", .label = "Cara menyampaikan", .kind = FIELD_CHOICE, .required = true, .choices = DELIVERY_WAYS,
      .choice_count = COUNT_OF(DELIVERY_WAYS), .choices_class = CHOICES_AS_LIST },
    { .name = "letter_number", .label = "Nomor surat permintaan", .kind = FIELD_TEXT, .max_length = 100, .hint = "Kosongkan bila tidak bernomor." },
    { .name = "letter_date", .label = "Tanggal surat", .kind = FIELD_DATE },
    { .name = "sure", .label = "", .kind = FIELD_TICK },
};

/* The button that ends one sends nothing of what is wanted. */
static const struct field END_FIELDS[] = {
    { .name = "action", .label = "", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS, .choice_count = COUNT_OF(ACTIONS) },
    { .name = "version", .label = "", .kind = FIELD_WHOLE_NUMBER, .smallest = 1, .largest = INT32_MAX, .max_length = 10 },
    { .name = "sure", .label = "Ya, tidak ada permintaan baru lagi", .kind = FIELD_TICK, .judged_by_handler = true },
};

#define SAID "agency_kind", "agency", "subject", "information", "day"
#define WANTED "period", "format_wanted", "obtain_way", "delivery_way", "letter_number", "letter_date"
const char *const STANDING_MAKING[] = { SAID, "first_month", WANTED, NULL };
const char *const STANDING_CHANGING[] = { SAID, WANTED, NULL };

struct form standing_end_form(struct request *request) {
    struct form form = form_of(request, END_FIELDS, COUNT_OF(END_FIELDS));
    form.id_prefix = "akhir";
    return form;
}

struct form standing_form(struct request *request, day_number today) {
    struct form form = form_of(request, STANDING_FIELDS, STANDING_FIELD_COUNT);
    struct choice *months = arena_array(request->arena, MONTHS_OFFERED, sizeof *months);
    month_number first = month_of_day(today);
    for (int i = 0; i < MONTHS_OFFERED; i++) {
        months[i] = (struct choice){ month_text(request->arena, first + i), month_label(request->arena, first + i), NULL };
    }
    form_choices(&form, "first_month", months, MONTHS_OFFERED);
    return form;
}

/* The letter has come, and this month's data are on their way: the next month is the first. */
void standing_form_start(struct form *form, day_number today) {
    form_set(form, "first_month", month_text(form->request->arena, month_of_day(today) + 1));
    form_set(form, "period", standing_period_text(STANDING_MONTH_BEFORE));
    form_set(form, "obtain_way", obtain_way_text(OBTAIN_SOFT_COPY));
    form_set(form, "delivery_way", delivery_way_text(DELIVERY_COURIER));
}

void standing_form_fill(struct form *form, const struct standing *row) {
    struct arena *arena = form->request->arena;
    form_set(form, "agency_kind", row->agency_kind);
    form_set(form, "agency", row->agency);
    form_set(form, "subject", row->subject);
    form_set(form, "information", row->information);
    form_set(form, "day", arena_format(arena, "%d", row->rule.day));
    form_set(form, "period", row->period);
    form_set(form, "format_wanted", row->format_wanted);
    form_set(form, "obtain_way", row->obtain_way);
    form_set(form, "delivery_way", row->delivery_way);
    form_set(form, "letter_number", row->letter_number);
    if (row->letter_date.known) form_set(form, "letter_date", day_iso(arena, row->letter_date.day));
}

enum result standing_form_judge(struct form *form, day_number today) {
    (void)form_read(form);
    if (form_chose(form, "action", "make") && !form_has(form, "first_month")) form_fault(form, "first_month", "Pilih bulan pertamanya.");
    if (form_has(form, "letter_date") && form_day(form, "letter_date") > today) {
        form_fault(form, "letter_date", "Tanggal surat belum terjadi. Periksa tahun dan bulannya.");
    }
    return form->is_faulty ? REFUSED_INVALID : DONE;
}

struct standing standing_form_read(const struct form *form) {
    struct standing row = {
        .agency_kind = form_text(form, "agency_kind"), .agency = form_text(form, "agency"), .subject = form_text(form, "subject"),
        .information = form_text(form, form_has(form, "information") ? "information" : "subject"), .period = form_text(form, "period"),
        .format_wanted = form_text(form, "format_wanted"), .obtain_way = form_text(form, "obtain_way"),
        .delivery_way = form_text(form, "delivery_way"), .letter_number = form_text(form, "letter_number"),
        .letter_date = { .known = form_has(form, "letter_date") }, .rule = { .day = (int)form_number(form, "day") },
    };
    if (row.letter_date.known) row.letter_date.day = form_day(form, "letter_date");
    if (form_has(form, "first_month")) (void)month_parse(form_text(form, "first_month"), &row.rule.first);
    return row;
}
