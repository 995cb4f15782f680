/* Scope: calendar files. */
#include "lib/out/calendar_file.h"

#include "lib/base/buffer.h"

#define LINE_OCTETS 75   /* RFC 5545 section 3.1 */
#define LENGTH "PT1H"    /* nobody says when a meeting ends; an hour keeps the place free */
#define PRODUCT "-//Loket Terbuka//Rapat//ID"

static bool is_inside_character(char octet) {
    return ((unsigned char)octet & 0xC0) == 0x80;
}

/* Adds one content line, folded: a break may stand before any character, and the space after it counts as an octet. */
static void add_line(struct buffer *file, const char *line) {
    size_t room = LINE_OCTETS;
    for (const char *at = line; *at;) {
        size_t length = 1;
        while (is_inside_character(at[length])) length++;
        if (length > room) {
            buffer_text(file, "\r\n ");
            room = LINE_OCTETS - 1;
        }
        buffer_add(file, at, length);
        room -= length;
        at += length;
    }
    buffer_text(file, "\r\n");
}

/* Section 3.3.11: backslash, semicolon, comma and line feed are escaped; other control characters are left out. */
static void add_text(struct arena *arena, struct buffer *file, const char *name, const char *text) {
    struct buffer line = buffer_in(arena);
    buffer_text(&line, name);
    for (const char *at = text; *at; at++) {
        if (*at == '\n') buffer_text(&line, "\\n");
        else if (*at == '\\' || *at == ';' || *at == ',') buffer_format(&line, "\\%c", *at);
        else if ((unsigned char)*at >= ' ' && *at != 0x7F) buffer_char(&line, *at);
    }
    add_line(file, buffer_string(&line));
}

static void add_time(struct arena *arena, struct buffer *file, const char *name, instant at) {
    struct clock_time utc = instant_local(at, 0);
    add_line(file, arena_format(arena, "%s%04d%02d%02dT%02d%02d%02dZ", name, utc.date.year, utc.date.month, utc.date.day, utc.hour,
                                utc.minute, utc.second));
}

const char *calendar_file(struct arena *arena, const struct appointment *appointment) {
    struct buffer file = buffer_in(arena);
    add_line(&file, "BEGIN:VCALENDAR");
    add_line(&file, "VERSION:2.0");
    add_line(&file, "PRODID:" PRODUCT);
    add_line(&file, "BEGIN:VEVENT");
    add_text(arena, &file, "UID:", appointment->uid);
    add_time(arena, &file, "DTSTAMP:", appointment->made_at);
    add_time(arena, &file, "DTSTART:", appointment->starts_at);
    add_line(&file, "DURATION:" LENGTH);
    add_text(arena, &file, "SUMMARY:", appointment->summary);
    add_text(arena, &file, "LOCATION:", appointment->place);
    add_text(arena, &file, "DESCRIPTION:", appointment->description);
    add_line(&file, appointment->is_cancelled ? "SEQUENCE:1" : "SEQUENCE:0");
    add_line(&file, appointment->is_cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    add_line(&file, "END:VEVENT");
    add_line(&file, "END:VCALENDAR");
    return buffer_string(&file);
}
