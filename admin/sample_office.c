/* Scope: services, holidays, units, counters, accounts; helpers of the other sample files. */
#include <string.h>

#include "admin/command.h"
#include "admin/sample.h"
#include "lib/rules/roles.h"
#include "lib/store/holiday.h"
#include "lib/store/service.h"
#include "lib/store/staff.h"
#include "lib/store/staff_secret.h"
#include "lib/store/counter.h"
#include "lib/store/unit.h"

#define OFFICE_OPENED 1704067200 /* 2024-01-01T00:00:00Z: before the oldest approved figures */

int sample_read(const struct sample *sample, const struct sample_file *file, const struct csv **ret, size_t *ret_places) {
    const char *path = arena_format(sample->arena, "%s/%s", sample->folder, file->name);
    char *bytes;
    size_t length;
    int status = command_read_file(sample->arena, path, CSV_LARGEST_FILE, &bytes, &length);
    if (status != EXIT_DONE) return status;
    struct csv_fault fault;
    if (csv_read(sample->arena, bytes, length, ret, &fault) != DONE) {
        command_error("%s: baris %zu, kolom %zu: %s", path, fault.line, fault.column, fault.reason);
        return EXIT_WRONG;
    }
    for (size_t i = 0; i < file->column_count; i++) {
        ret_places[i] = csv_column(*ret, file->columns[i]);
        if (ret_places[i] != CSV_NO_COLUMN) continue;
        command_error("%s: kolom %s tidak ada", path, file->columns[i]);
        return EXIT_WRONG;
    }
    return EXIT_DONE;
}

int sample_failed(const struct sample *sample, const char *what, enum result result) {
    command_error("contoh: %s: %s (%s)", what, result_name(result), db_failure(sample->db));
    return EXIT_FAILED;
}

struct actor sample_actor(const struct sample *sample, const char *name) {
    struct staff staff;
    if (staff_by_name(sample->db, sample->arena, name, &staff) != DONE) return (struct actor){ .kind = ACTOR_COMMAND };
    return (struct actor){ .kind = ACTOR_STAFF, .staff = staff.id };
}

instant sample_at(const struct sample *sample, day_number day, int hour, int minute) {
    struct clock_time local = { .date = civil_from_day(day), .hour = hour, .minute = minute };
    return instant_from_local(local, sample->config->office.zone_offset);
}

day_number sample_workday(const struct sample *sample, day_number start, int days) {
    struct workday_clock clock = { .start = start, .days = days, .holidays = sample->holidays,
                                   .holiday_count = sample->holiday_count };
    day_number due = start + days;
    (void)workday_due(&clock, &due);
    return due;
}

static int add_services(struct sample *sample, struct tx *tx, const struct actor *actor) {
    static const char *const COLUMNS[] = { "code", "name", "position" };
    const struct csv *csv;
    size_t at[3];
    int status = sample_read(sample, &(struct sample_file){ "services.csv", COLUMNS, 3 }, &csv, at);
    for (size_t i = 0; status == EXIT_DONE && i < csv->row_count; i++) {
        const char *const *cells = csv->rows[i].cells;
        struct service service = { .code = cells[at[0]], .name = cells[at[1]], .position = (int)i + 1, .active = true };
        enum result result = service_save(tx, actor, OFFICE_OPENED, &service);
        if (result != DONE) return sample_failed(sample, service.code, result);
    }
    return status;
}

static int add_holidays(struct sample *sample, struct tx *tx, const struct actor *actor) {
    static const char *const COLUMNS[] = { "day", "name", "kind", "decree" };
    const struct csv *csv;
    size_t at[4];
    int status = sample_read(sample, &(struct sample_file){ "holidays.csv", COLUMNS, 4 }, &csv, at);
    if (status != EXIT_DONE) return status;
    struct holiday *holidays = arena_array(sample->arena, csv->row_count + 1, sizeof *holidays);
    for (size_t i = 0; i < csv->row_count; i++) {
        const char *const *cells = csv->rows[i].cells;
        struct holiday_row row = { .name = cells[at[1]], .kind = cells[at[2]], .decree = cells[at[3]] };
        if (!day_parse(cells[at[0]], &row.day)) return sample_failed(sample, cells[at[0]], REFUSED_INVALID);
        enum result result = holiday_save(tx, actor, OFFICE_OPENED, &row);
        if (result != DONE) return sample_failed(sample, cells[at[0]], result);
        holidays[i] = (struct holiday){ row.day, row.name };
    }
    sample->holidays = holidays;
    sample->holiday_count = csv->row_count;
    return EXIT_DONE;
}

static int add_units(struct sample *sample, struct tx *tx, const struct actor *actor) {
    static const char *const COLUMNS[] = { "code", "name" };
    const struct csv *csv;
    size_t at[2];
    int status = sample_read(sample, &(struct sample_file){ "units.csv", COLUMNS, 2 }, &csv, at);
    for (size_t i = 0; status == EXIT_DONE && i < csv->row_count; i++) {
        const char *const *cells = csv->rows[i].cells;
        struct unit unit = { .code = cells[at[0]], .name = cells[at[1]], .position = (int)i + 1, .active = true };
        enum result result = unit_save(tx, actor, OFFICE_OPENED, &unit);
        if (result != DONE) return sample_failed(sample, unit.code, result);
    }
    return status;
}

static int add_counters(struct sample *sample, struct tx *tx, const struct actor *actor) {
    static const char *const COLUMNS[] = { "code", "name" };
    const struct csv *csv;
    size_t at[2];
    int status = sample_read(sample, &(struct sample_file){ "counters.csv", COLUMNS, 2 }, &csv, at);
    for (size_t i = 0; status == EXIT_DONE && i < csv->row_count; i++) {
        const char *const *cells = csv->rows[i].cells;
        struct counter counter = { .code = cells[at[0]], .name = cells[at[1]], .position = (int)i + 1, .active = true };
        enum result result = counter_save(tx, actor, OFFICE_OPENED, &counter);
        if (result != DONE) return sample_failed(sample, counter.code, result);
    }
    return status;
}

static int add_account(struct sample *sample, struct tx *tx, const struct actor *actor, const struct staff_new *account,
                       const char *unit) {
    struct staff_id id;
    enum result result = staff_add(tx, actor, OFFICE_OPENED, account, &id);
    if (result == REFUSED_STALE) return EXIT_DONE; /* made by `loket setup` */
    if (result == DONE && *unit) result = unit_place(tx, actor, OFFICE_OPENED, id, unit);
    if (result != DONE) return sample_failed(sample, account->name, result);
    buffer_format(sample->logins, "%-20s %-24s %s\n", account->name, account->password, account->full_name);
    return EXIT_DONE;
}

static int add_accounts(struct sample *sample, struct tx *tx, const struct actor *actor) {
    static const char *const COLUMNS[] = { "name", "full_name", "roles", "unit" };
    const struct csv *csv;
    size_t at[4];
    int status = sample_read(sample, &(struct sample_file){ "staff.csv", COLUMNS, 4 }, &csv, at);
    if (status != EXIT_DONE) return status;
    buffer_format(sample->logins, "%-20s %-24s %s\n", "Nama masuk", "Kata sandi sekali pakai", "Jabatan");
    for (size_t i = 0; i < csv->row_count && status == EXIT_DONE; i++) {
        const char *const *cells = csv->rows[i].cells;
        enum role role;
        char password[21];
        staff_random_password(password);
        if (!role_parse(cells[at[2]], &role)) return sample_failed(sample, cells[at[2]], REFUSED_INVALID);
        struct staff_new account = { .name = cells[at[0]], .full_name = cells[at[1]], .roles = ROLE_BIT(role),
                                     .password = password, .cost = &PASSWORD_COST };
        status = add_account(sample, tx, actor, &account, cells[at[3]]);
    }
    return status;
}

int sample_office(struct sample *sample) {
    struct tx tx CLEANUP_TX = { 0 };
    const struct actor actor = { .kind = ACTOR_COMMAND };
    enum result result = tx_begin(sample->db, &tx);
    if (result != DONE) return sample_failed(sample, "kantor", result);
    int status = add_services(sample, &tx, &actor);
    if (status == EXIT_DONE) status = add_holidays(sample, &tx, &actor);
    if (status == EXIT_DONE) status = add_units(sample, &tx, &actor);
    if (status == EXIT_DONE) status = add_counters(sample, &tx, &actor);
    if (status == EXIT_DONE) status = add_accounts(sample, &tx, &actor);
    if (status != EXIT_DONE) return status;
    result = tx_commit(&tx);
    return result == DONE ? EXIT_DONE : sample_failed(sample, "kantor", result);
}
