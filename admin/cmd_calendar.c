/* Scope: `loket calendar`: due days by hand, the holiday table from a decree's list, and the table itself. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/calendar.h"
#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/holiday_file.h"
#include "lib/rules/format.h"
#include "lib/rules/holiday_kinds.h"
#include "lib/rules/workdays.h"

#define MOST_PAUSES 100     /* one command's */
#define MOST_DAYS 2000      /* working days; what WORKDAYS_LONGEST calendar days can hold */
#define FIRST_YEAR 1900
#define LAST_YEAR 2999

/* ---- due ---- */

struct due_request {
    struct arena *arena;
    const char *config, *holidays; /* file names; NULL when not given */
    bool explain;
    struct workday_clock clock;
};

static int take_holidays(struct due_request *request) {
    struct arena *arena = request->arena;
    struct holiday_file file;
    if (request->holidays) {
        int status = holiday_file_read(arena, request->holidays, &file);
        if (status != EXIT_DONE) return status;
        request->clock.holidays = file.holidays;
        request->clock.holiday_count = file.days.count;
        return EXIT_DONE;
    }
    const struct config *config;
    int status = command_config(arena, request->config, &config);
    CLEANUP_DB struct db *db = NULL;
    if (status == EXIT_DONE) status = command_database(arena, config, &db);
    if (status != EXIT_DONE) return status;
    return calendar_holidays(arena, db, &request->clock);
}

static void warn_of_gap(const struct due_request *request, day_number due) {
    int year = workday_year_without_holidays(&request->clock, due);
    if (year == 0) return;
    command_error("PERINGATAN: tabel tidak memuat satu hari libur pun untuk tahun %d; batas waktu dapat bergeser", year);
}

static void print_steps(struct arena *arena, const struct workday_clock *clock) {
    const struct workday_step *steps;
    size_t count;
    if (workday_explain(arena, clock, &steps, &count) != DONE) return;
    for (size_t i = 0; i < count; i++) {
        const struct workday_step *step = &steps[i];
        const char *reason = workday_reason_label(step->reason);
        if (step->reason == WORKDAY_COUNTED) reason = arena_format(arena, "Hari kerja ke-%d", step->counted);
        if (step->holiday) reason = arena_format(arena, "Hari libur: %s", step->holiday);
        (void)printf("%s %-6s %s\n", day_iso(arena, step->day), format_weekday(step->day), reason);
    }
}

static int print_due(const struct due_request *request) {
    day_number due;
    enum result result = workday_due(&request->clock, &due);
    if (result == REFUSED_TOO_LARGE) {
        command_error("batas waktu lebih dari %d hari kalender; periksa jumlah hari dan jedanya", WORKDAYS_LONGEST);
        return EXIT_WRONG;
    }
    if (result != DONE) return command_status(result);
    (void)printf("%s\n", day_iso(request->arena, due));
    if (request->explain) print_steps(request->arena, &request->clock);
    warn_of_gap(request, due);
    return EXIT_DONE;
}

/* "FROM..TO", both days included. */
static const char *read_pause(struct arena *arena, const char *text, struct pause *ret) {
    const char *dots = strstr(text, "..");
    if (!dots) return "jeda ditulis AWAL..AKHIR, seperti 2026-03-02..2026-03-06";
    if (!day_parse(arena_copy(arena, text, (size_t)(dots - text)), &ret->from) || !day_parse(dots + 2, &ret->to)) {
        return "jeda ditulis AWAL..AKHIR, seperti 2026-03-02..2026-03-06";
    }
    return ret->from > ret->to ? "jeda berakhir sebelum dimulai" : NULL;
}

static int due(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct due_request request = { .arena = arena };
    const char *words[MOST_PAUSES];
    struct pause pauses[MOST_PAUSES];
    struct command_values given = { .name = "--pause", .values = words, .most = MOST_PAUSES };
    const struct command_option options[] = { { "--config", &request.config, NULL }, { "--holidays", &request.holidays, NULL },
                                              { "--explain", NULL, &request.explain }, { NULL, NULL, NULL } };
    int status = command_repeated("calendar", &argc, argv, &given);
    if (status == EXIT_DONE) status = command_options("calendar", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 3) return command_misused("calendar", "tulis: calendar due HARI JUMLAH");
    int64_t days;
    if (!day_parse(argv[1], &request.clock.start)) {
        return command_misused("calendar", "%s: hari mulai harus seperti 2026-11-21 dan benar-benar ada", argv[1]);
    }
    if (!command_number(argv[2], 0, MOST_DAYS, &days)) {
        return command_misused("calendar", "%s: jumlah hari kerja harus 0 sampai %d", argv[2], MOST_DAYS);
    }
    for (size_t i = 0; i < given.count; i++) {
        const char *fault = read_pause(arena, words[i], &pauses[i]);
        if (fault) return command_misused("calendar", "%s: %s", words[i], fault);
    }
    request.clock.days = (int)days;
    request.clock.pauses = pauses;
    request.clock.pause_count = given.count;
    status = take_holidays(&request);
    return status == EXIT_DONE ? print_due(&request) : status;
}

/* ---- list ---- */

static int print_year(struct arena *arena, struct db *db, int year) {
    struct holiday_rows stored;
    day_number first = day_from_civil((struct civil){ year, 1, 1 }), last = day_from_civil((struct civil){ year, 12, 31 });
    enum result result = holiday_list(db, arena, first, last, &stored);
    if (result != DONE) {
        command_error("%s", db_failure(db));
        return command_status(result);
    }
    for (size_t i = 0; i < stored.count; i++) {
        const struct holiday_row *row = &stored.rows[i];
        enum holiday_kind kind = HOLIDAY_NATIONAL;
        (void)holiday_kind_parse(row->kind, &kind);
        (void)printf("%s %-6s %-14s %s (%s)\n", day_iso(arena, row->day), format_weekday(row->day), holiday_kind_label(kind),
                     row->name, row->decree);
    }
    if (stored.count == 0) command_error("belum ada hari libur untuk tahun %d; isi dengan: loket calendar import", year);
    return stored.count > 0 ? EXIT_DONE : EXIT_FAILED;
}

static int list(int argc, char **argv) {
    const char *file = NULL;
    const struct command_option options[] = { { "--config", &file, NULL }, { NULL, NULL, NULL } };
    int status = command_options("calendar", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    int64_t year;
    if (argc != 2 || !command_number(argv[1], FIRST_YEAR, LAST_YEAR, &year)) {
        return command_misused("calendar", "tulis: calendar list TAHUN");
    }
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    const struct config *config;
    status = command_config(arena, file, &config);
    if (status == EXIT_DONE) status = command_database(arena, config, &db);
    return status == EXIT_DONE ? print_year(arena, db, (int)year) : status;
}

/* ---- the command ---- */

static int import(int argc, char **argv) {
    const char *file = NULL, *decree = "";
    bool replace = false;
    const struct command_option options[] = { { "--config", &file, NULL }, { "--decree", &decree, NULL },
                                              { "--replace", NULL, &replace }, { NULL, NULL, NULL } };
    int status = command_options("calendar", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 2) return command_misused("calendar", "tulis: calendar import BERKAS");
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    const struct config *config;
    struct calendar_import what = { .decree = decree, .replace = replace, .now = time(NULL) };
    status = holiday_file_read(arena, argv[1], &what.file);
    if (status == EXIT_DONE) status = command_config(arena, file, &config);
    if (status == EXIT_DONE) status = command_database(arena, config, &db);
    return status == EXIT_DONE ? calendar_import(arena, db, &what) : status;
}

int cmd_calendar(int argc, char **argv) {
    static const struct { const char *name; int (*run)(int argc, char **argv); } ACTIONS[] = {
        { "due", due }, { "import", import }, { "list", list },
    };
    for (size_t i = 0; argc > 1 && i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (strcmp(argv[1], ACTIONS[i].name) == 0) return ACTIONS[i].run(argc - 1, argv + 1);
    }
    return command_misused("calendar", "tulis: calendar due, calendar import, atau calendar list");
}
