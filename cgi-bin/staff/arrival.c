/* Scope: how and when a case came that an officer writes down. */
#include "cgi-bin/staff/arrival.h"

#include <ctype.h>
#include <string.h>

#include "cgi-bin/staff/visitor.h"

#define DAYS_A_YEAR 366

/* "09.05", "9:05"; false when it is no time of a day. */
static bool read_clock(const char *text, struct clock_time *ret) {
    size_t digits = strspn(text, "0123456789");
    const char *minutes = text + digits + 1;
    if (digits < 1 || digits > 2 || !strchr(".:", text[digits]) || text[digits] == '\0') return false;
    if (!isdigit((unsigned char)minutes[0]) || !isdigit((unsigned char)minutes[1]) || minutes[2] != '\0') return false;
    ret->hour = digits == 2 ? (text[0] - '0') * 10 + text[1] - '0' : text[0] - '0';
    ret->minute = (minutes[0] - '0') * 10 + minutes[1] - '0';
    return ret->hour < 24 && ret->minute < 60;
}

static instant instant_of(const struct app *app, const struct form *form) {
    struct clock_time local = { .date = civil_from_day(form_day(form, "received_on")) };
    (void)read_clock(form_text(form, "received_time"), &local);
    return instant_from_local(local, app->config->office.zone_offset);
}

static const char *too_old_text(struct arena *arena, int years) {
    if (years == 1) return "Tanggal masuk lebih dari setahun lalu. Periksa tahunnya.";
    return arena_format(arena, "Tanggal masuk lebih dari %d tahun lalu. Periksa tahunnya.", years);
}

void arrival_judge(const struct app *app, struct form *form, int years) {
    struct clock_time clock = { 0 };
    bool has_clock = form_has(form, "received_time");
    if (has_clock && !read_clock(form_text(form, "received_time"), &clock)) {
        form_fault(form, "received_time", "Tulis jam sebagai jam dan menit, misalnya 09.05.");
    }
    if (!form_has(form, "received_on")) return;
    day_number today = instant_day(form->request->now, app->config->office.zone_offset);
    day_number day = form_day(form, "received_on");
    if (day < today - years * DAYS_A_YEAR) form_fault(form, "received_on", too_old_text(form->request->arena, years));
    if (day > today) form_fault(form, "received_on", "Tanggal masuk belum terjadi. Periksa tanggalnya.");
    else if (has_clock && form_has(form, "received_time") && instant_of(app, form) > form->request->now) {
        form_fault(form, "received_time", "Jam masuk belum terjadi. Periksa jamnya.");
    }
}

struct intake_arrival arrival_of_form(const struct app *app, const struct form *form) {
    return (struct intake_arrival){
        .channel = form_text(form, "channel"),
        .received_at = instant_of(app, form),
        .received_on = form_day(form, "received_on"),
        .entered_at = form->request->now,
        .actor = visitor_actor(form->request),
    };
}
