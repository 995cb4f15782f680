/* Facts about forms: what is right in each kind of field, what people are told, what the templates get. */
#include "tests/unit/web_fake.h"

#include "lib/web/form.h"
#include "lib/web/page.h"
#include "lib/web/urlencoded.h"

static const struct choice COLORS[] = { { "red", "Merah", NULL }, { "blue", "Biru", "Warna laut" } };

static const struct field FIELDS[] = {
    { .name = "subject", .label = "Subjek pengaduan", .kind = FIELD_TEXT, .required = true, .max_length = 10, .hint = "Singkat." },
    { .name = "story", .label = "Cerita", .kind = FIELD_LINES, .max_length = 2000 },
    { .name = "color", .label = "Warna", .kind = FIELD_CHOICE, .choices = COLORS, .choice_count = 2 },
    { .name = "colors", .label = "Warna-warna", .kind = FIELD_CHOICES, .choices = COLORS, .choice_count = 2 },
    { .name = "day", .label = "Tanggal kejadian", .kind = FIELD_DATE },
    { .name = "email", .label = "Email", .kind = FIELD_EMAIL, .max_length = 254 },
    { .name = "phone", .label = "Nomor telepon", .kind = FIELD_PHONE, .max_length = 30 },
    { .name = "count", .label = "Jumlah", .kind = FIELD_WHOLE_NUMBER, .smallest = 1, .largest = 2000 },
    { .name = "agree", .label = "Setuju", .kind = FIELD_TICK },
    { .name = "secret", .label = "Kata sandi", .kind = FIELD_SECRET, .max_length = 128 },
    { .name = "files", .label = "Bukti", .kind = FIELD_FILES, .most = 2 },
};

#define FIELD_COUNT (sizeof FIELDS / sizeof *FIELDS)

static struct form read_form(struct arena *arena, struct request *request, const char *body) {
    *request = (struct request){ .arena = arena, .now = FAKE_NOW };
    assert_int_equal(urlencoded_read(arena, body, strlen(body), &request->form), DONE);
    struct form form = form_of(request, FIELDS, FIELD_COUNT);
    enum result result = form_read(&form);
    assert_int_equal(result, form.is_faulty ? REFUSED_INVALID : DONE);
    return form;
}

static const char *fault_of(const struct form *form, const char *name) {
    for (size_t i = 0; i < form->field_count; i++)
        if (strcmp(form->fields[i].name, name) == 0) return form->values[i].fault;
    return NULL;
}

/* Bodies beside "subject=x", the field they are about, and its message; NULL = right. */
static const struct {
    const char *body, *name, *fault;
} CASES[] = {
    { "subject=1234567890", "subject", NULL },
    { "subject=12345678901", "subject", "“Subjek pengaduan” paling banyak 10 karakter." },
    { "subject=%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9", "subject", NULL }, /* characters, not bytes */
    { "subject=", "subject", "Isi subjek pengaduan." },
    { "subject=+++%0A", "subject", "Isi subjek pengaduan." },
    { "", "subject", "Isi subjek pengaduan." },
    { "subject=a%0Ab", "subject", "Tulis dalam satu baris." },
    { "story=a%0D%0Ab", "story", NULL },
    { "color=red", "color", NULL },
    { "color=green", "color", "Pilih dari yang tersedia." },
    { "color=", "color", NULL },
    { "colors=red&colors=blue", "colors", NULL },
    { "colors=red&colors=green", "colors", "Pilih dari yang tersedia." },
    { "day=31%2F01%2F2026", "day", NULL },
    { "day=1-2-2026", "day", NULL },
    { "day=2026-01-31", "day", NULL },
    { "day=31%2F02%2F2026", "day", "Tulis tanggal kejadian sebagai hari/bulan/tahun, misalnya 31/01/2026." },
    { "day=kemarin", "day", "Tulis tanggal kejadian sebagai hari/bulan/tahun, misalnya 31/01/2026." },
    { "email=nama%40contoh.example", "email", NULL },
    { "email=a.b-c%2Bd%40sub.contoh.example", "email", NULL },
    { "email=nama", "email", "Tulis alamat surel yang lengkap, misalnya nama@contoh.id." },
    { "email=nama%40contoh", "email", "Tulis alamat surel yang lengkap, misalnya nama@contoh.id." },
    { "email=a..b%40contoh.example", "email", "Tulis alamat surel yang lengkap, misalnya nama@contoh.id." },
    { "email=%40contoh.example", "email", "Tulis alamat surel yang lengkap, misalnya nama@contoh.id." },
    { "email=a%40b%40contoh.example", "email", "Tulis alamat surel yang lengkap, misalnya nama@contoh.id." },
    { "email=a%40-contoh.example", "email", "Tulis alamat surel yang lengkap, misalnya nama@contoh.id." },
    { "email=a%40contoh.example.", "email", "Tulis alamat surel yang lengkap, misalnya nama@contoh.id." },
    { "email=a%0Ab%40contoh.example", "email", "Tulis dalam satu baris." }, /* a second header line */
    { "phone=0812+0000+0000", "phone", NULL },
    { "phone=12", "phone", "Tulis nomor telepon yang lengkap, misalnya 0812-0000-0000." },
    { "count=1", "count", NULL },
    { "count=2.000", "count", NULL },
    { "count=0", "count", "Tulis angka bulat dari 1 sampai 2.000." },
    { "count=2001", "count", "Tulis angka bulat dari 1 sampai 2.000." },
    { "count=1,5", "count", "Tulis angka bulat dari 1 sampai 2.000." },
    { "count=x", "count", "Tulis angka bulat dari 1 sampai 2.000." },
    { "count=99999999999999999999", "count", "Tulis angka bulat dari 1 sampai 2.000." },
    { "agree=1", "agree", NULL },
    { "agree=yes", "agree", "Centang atau kosongkan kotak ini." },
};

static void each_kind_of_field_says_what_is_wrong(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct request request;
        struct form form = read_form(arena, &request, CASES[i].body);
        const char *fault = fault_of(&form, CASES[i].name);
        if ((fault == NULL) != (CASES[i].fault == NULL)) print_error("row %zu: %s\n", i, fault ? fault : "(right)");
        if (CASES[i].fault) assert_string_equal(fault, CASES[i].fault);
        else assert_null(fault);
    }
    arena_free(arena);
}

static void values_come_out_typed_and_normal(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct request request;
    struct form form = read_form(arena, &request, "subject=+ok+&story=a%0D%0Ab&colors=red&colors=blue&day=31/01/2026&phone=0812-0000-0000"
                                                  "&count=1.500&agree=1&secret=+a+b+");
    assert_false(form.is_faulty);
    assert_string_equal(form_text(&form, "subject"), "ok");
    assert_string_equal(form_text(&form, "story"), "a\nb");
    assert_true(form_chose(&form, "colors", "red") && form_chose(&form, "colors", "blue"));
    assert_false(form_chose(&form, "color", "red"));
    assert_int_equal(form_day(&form, "day"), day_from_civil((struct civil){ 2026, 1, 31 }));
    assert_string_equal(form_text(&form, "phone"), "+6281200000000");
    assert_int_equal(form_number(&form, "count"), 1500);
    assert_true(form_ticked(&form, "agree"));
    assert_string_equal(form_text(&form, "secret"), " a b "); /* as typed: a password is nobody's to tidy */
    assert_false(form_has(&form, "email"));
    assert_string_equal(form_text(&form, "email"), "");
    arena_free(arena);
}

static void labels_become_sentences(void **state) {
    (void)state;
    static const struct { struct field field; const char *message; } ROWS[] = {
        { { .name = "a", .label = "NIK", .kind = FIELD_TEXT, .required = true, .max_length = 9 }, "Isi NIK." },
        { { .name = "a", .label = "Layanan", .kind = FIELD_CHOICE, .required = true }, "Pilih layanan." },
        { { .name = "a", .label = "Bukti", .kind = FIELD_FILES, .required = true, .most = 1 }, "Pilih bukti." },
        { { .name = "a", .label = "Setuju", .kind = FIELD_TICK, .required = true }, "Centang kotak ini untuk melanjutkan." },
        { { .name = "a", .label = "X", .kind = FIELD_TICK, .required = true, .missing = "Pernyataan ini wajib." }, "Pernyataan ini wajib." },
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct request request = { .arena = arena };
        struct form form = form_of(&request, &ROWS[i].field, 1);
        assert_int_equal(form_read(&form), REFUSED_INVALID);
        assert_string_equal(form.values[0].fault, ROWS[i].message);
    }
    arena_free(arena);
}

static void files_are_faulted_by_what_happened_to_them(void **state) {
    (void)state;
    static const struct { enum result judgement; size_t surplus, lost; const char *fault; } ROWS[] = {
        { DONE, 0, 0, NULL },
        { REFUSED_TYPE, 0, 0, "“a.svg” tidak dapat diterima. Kirim JPG, PNG, atau PDF." },
        { REFUSED_INVALID, 0, 0, "“a.svg” kosong, rusak, atau terpotong. Pilih berkas lain, atau foto ulang." },
        { REFUSED_TOO_LARGE, 0, 0, "“a.svg” terlalu besar: paling besar 10 MB, dan foto paling besar 50 megapiksel." },
        { FAILED_UNAVAILABLE, 0, 0, "“a.svg” belum dapat diproses karena gangguan pada sistem kami. Pilih foto itu lagi." },
        { DONE, 1, 0, "Paling banyak 2 berkas." },
        { DONE, 0, 1, "Berkas yang tadi dikirim sudah tidak tersimpan. Pilih berkas itu lagi." },
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct request request = { .arena = arena };
        request.uploads = (struct uploads){ .count = 1, .surplus = ROWS[i].surplus, .lost = ROWS[i].lost };
        request.uploads.items[0] = (struct upload){ .field = "files", .file_name = "a.svg", .judgement = ROWS[i].judgement };
        struct form form = form_of(&request, FIELDS, FIELD_COUNT);
        (void)form_read(&form);
        if (ROWS[i].fault) assert_string_equal(fault_of(&form, "files"), ROWS[i].fault);
        else assert_null(fault_of(&form, "files"));
    }
    arena_free(arena);
}

static void a_form_out_of_its_time_comes_back_with_one_message(void **state) {
    (void)state;
    static const struct { enum nonce_state state; bool is_faulty; } ROWS[] = {
        { NONCE_GOOD, false }, { NONCE_TOO_FAST, true }, { NONCE_EXPIRED, true }, { NONCE_MISSING, false },
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct request request = { .arena = arena, .nonce_state = ROWS[i].state };
        assert_int_equal(urlencoded_read(arena, "subject=x", 9, &request.form), DONE);
        struct form form = form_of(&request, FIELDS, FIELD_COUNT);
        (void)form_read(&form);
        assert_int_equal(form.is_faulty, ROWS[i].is_faulty);
        assert_int_equal(form.general_fault != NULL, ROWS[i].is_faulty);
    }
    arena_free(arena);
}

static const struct keys KEYS = { .form = { 1 } };

static void the_view_gives_back_what_was_typed_but_never_a_secret(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct app app = { .keys = &KEYS };
    struct request request;
    struct form form = read_form(arena, &request, "subject=much+too+long+subject&color=blue&secret=hush&day=31/02/2026");
    form_fault(&form, "color", "Merah saja.");
    form_fault(&form, "color", "A second fault is not shown.");
    json_t *view = form_view(&app, &form);
    const json_t *subject = json_object_get(view, "subject"), *color = json_object_get(view, "color");
    assert_string_equal(json_string_value(json_object_get(subject, "value")), "much too long subject");
    assert_string_equal(json_string_value(json_object_get(subject, "id")), "isian-subject");
    assert_string_equal(json_string_value(json_object_get(subject, "hint")), "Singkat.");
    assert_string_equal(json_string_value(json_object_get(color, "error")), "Merah saja.");
    assert_true(json_is_null(json_object_get(color, "hint")));
    const json_t *choices = json_object_get(color, "choices");
    assert_string_equal(json_string_value(json_object_get(json_array_get(choices, 0), "id")), "isian-color");
    assert_string_equal(json_string_value(json_object_get(json_array_get(choices, 1), "id")), "isian-color-2");
    assert_false(json_is_true(json_object_get(json_array_get(choices, 0), "chosen")));
    assert_true(json_is_true(json_object_get(json_array_get(choices, 1), "chosen")));
    assert_true(json_is_true(json_object_get(view, "has_errors")));
    assert_int_equal(json_array_size(json_object_get(view, "errors")), 3);
    char *text = json_dumps(view, 0);
    assert_null(strstr(text, "hush"));
    free(text);
    json_decref(view);
    arena_free(arena);
}

static void an_empty_form_shows_what_the_handler_set(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct app app = { .keys = &KEYS };
    struct request request = { .arena = arena };
    struct form form = form_of(&request, FIELDS, FIELD_COUNT);
    form_choices(&form, "color", COLORS, 1);
    form_set(&form, "color", "red");
    json_t *view = form_view(&app, &form);
    const json_t *choices = json_object_get(json_object_get(view, "color"), "choices");
    assert_int_equal(json_array_size(choices), 1);
    assert_true(json_is_true(json_object_get(json_array_get(choices, 0), "chosen")));
    assert_false(json_is_true(json_object_get(view, "has_errors")));
    assert_string_equal(json_string_value(json_object_get(json_object_get(view, "subject"), "value")), "");
    json_decref(view);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_field_says_what_is_wrong),
        cmocka_unit_test(values_come_out_typed_and_normal),
        cmocka_unit_test(labels_become_sentences),
        cmocka_unit_test(files_are_faulted_by_what_happened_to_them),
        cmocka_unit_test(a_form_out_of_its_time_comes_back_with_one_message),
        cmocka_unit_test(the_view_gives_back_what_was_typed_but_never_a_secret),
        cmocka_unit_test(an_empty_form_shows_what_the_handler_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
