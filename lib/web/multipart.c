/* Scope: multipart/form-data through a window of fixed size. */
#include "lib/web/multipart.h"

#include <string.h>
#include <strings.h>

#include "lib/base/buffer.h"
#include "lib/base/utf8.h"
#include "lib/web/multipart_head.h"

#define WINDOW (32u * 1024u)

struct reading {
    struct arena *arena;
    struct input *input;
    struct parameters *fields;
    const struct file_sink *sink;
    char delimiter[4 + MULTIPART_BOUNDARY_LONGEST + 1]; /* CRLF "--" boundary */
    size_t delimiter_length;
    char *window;
    size_t start, end; /* unread bytes of the window */
};

static size_t unread(const struct reading *reading) {
    return reading->end - reading->start;
}

static const char *position(const struct reading *reading) {
    return reading->window + reading->start;
}

/* Moves the unread bytes to the front and reads more; false at the end of the body or when the window is full. */
static bool fill(struct reading *reading) {
    if (reading->start) memmove(reading->window, position(reading), unread(reading));
    reading->end -= reading->start;
    reading->start = 0;
    size_t got = input_read(reading->input, reading->window + reading->end, WINDOW - reading->end);
    reading->end += got;
    return got > 0;
}

static bool ensure(struct reading *reading, size_t bytes) {
    while (unread(reading) < bytes)
        if (!fill(reading)) return false;
    return true;
}

/* Takes exactly TEXT from the body. */
static bool take(struct reading *reading, const char *text, size_t length) {
    if (!ensure(reading, length) || memcmp(position(reading), text, length) != 0) return false;
    reading->start += length;
    return true;
}

/* Reads one part's headers up to the empty line. */
static enum result read_head(struct reading *reading, struct part_head *head) {
    const char *end;
    while ((end = memmem(position(reading), unread(reading), "\r\n\r\n", 4)) == NULL) {
        if (unread(reading) > MULTIPART_HEADERS_LARGEST) return REFUSED_TOO_LARGE;
        if (!fill(reading)) return REFUSED_INVALID;
    }
    size_t length = (size_t)(end - position(reading)) + 2;
    if (length > MULTIPART_HEADERS_LARGEST) return REFUSED_TOO_LARGE;
    enum result result = part_head_read(reading->arena, position(reading), length, head);
    reading->start += length + 2;
    return result;
}

typedef enum result (*content_function)(void *context, const char *bytes, size_t length);

/* Gives a part's content to TAKE piece by piece and stops behind the delimiter. */
static enum result read_content(struct reading *reading, content_function take_content, void *context) {
    for (;;) {
        const char *found = memmem(position(reading), unread(reading), reading->delimiter, reading->delimiter_length);
        size_t safe = found                                          ? (size_t)(found - position(reading))
                      : unread(reading) >= reading->delimiter_length ? unread(reading) - reading->delimiter_length + 1
                                                                     : 0;
        enum result result = safe ? take_content(context, position(reading), safe) : DONE;
        if (result != DONE) return result;
        reading->start += safe;
        if (found) {
            reading->start += reading->delimiter_length;
            return DONE;
        }
        if (!fill(reading)) return REFUSED_INVALID;
    }
}

static enum result add_to_field(void *context, const char *bytes, size_t length) {
    struct buffer *value = context;
    if (value->length + length > MULTIPART_FIELD_LARGEST) return REFUSED_TOO_LARGE;
    buffer_add(value, bytes, length);
    return DONE;
}

static enum result read_field(struct reading *reading, const struct part_head *head) {
    struct buffer value = buffer_in(reading->arena);
    enum result result = read_content(reading, add_to_field, &value);
    if (result != DONE) return result;
    if (!text_is_clean(buffer_string(&value), value.length)) return REFUSED_INVALID;
    return parameters_add(reading->arena, reading->fields, head->name, buffer_string(&value));
}

static enum result refuse_bytes(void *context, const char *bytes, size_t length) {
    (void)context, (void)bytes, (void)length;
    return REFUSED_INVALID;
}

static enum result read_file(struct reading *reading, const struct part_head *head) {
    if (*head->file_name == '\0') return read_content(reading, refuse_bytes, NULL);
    const struct file_sink *sink = reading->sink;
    enum result result = sink->begin(sink->context, head->name, head->file_name);
    if (result == DONE) result = read_content(reading, sink->data, sink->context);
    return result == DONE ? sink->end(sink->context) : result;
}

/* Behind a delimiter stands CRLF and another part, or "--" and the end. */
static enum result read_parts(struct reading *reading) {
    while (take(reading, "\r\n", 2)) {
        struct part_head head = { 0 };
        enum result result = read_head(reading, &head);
        if (result == DONE) result = head.file_name ? read_file(reading, &head) : read_field(reading, &head);
        if (result != DONE) return result;
    }
    if (!take(reading, "--", 2)) return REFUSED_INVALID;
    if (ensure(reading, 1) && !take(reading, "\r\n", 2)) return REFUSED_INVALID;
    return ensure(reading, 1) || reading->input->cut_short ? REFUSED_INVALID : DONE;
}

enum result multipart_read(struct arena *arena, const char *boundary, struct input *input, struct parameters *fields,
                           const struct file_sink *sink) {
    struct reading reading = { .arena = arena, .input = input, .fields = fields, .sink = sink };
    reading.window = arena_alloc(arena, WINDOW);
    reading.delimiter_length = 4 + strnlen(boundary, MULTIPART_BOUNDARY_LONGEST);
    memcpy(reading.delimiter, "\r\n--", 4);
    memcpy(reading.delimiter + 4, boundary, reading.delimiter_length - 4);
    if (!take(&reading, reading.delimiter + 2, reading.delimiter_length - 2)) return REFUSED_INVALID;
    return read_parts(&reading);
}
