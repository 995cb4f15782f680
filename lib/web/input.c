/* Scope: reading no further than CONTENT_LENGTH says. */
#include "lib/web/input.h"

size_t input_read(struct input *input, char *bytes, size_t room) {
    if (input->cut_short || input->remaining <= 0 || room == 0) return 0;
    size_t wanted = (int64_t)room < input->remaining ? room : (size_t)input->remaining;
    long got = input->read(input->context, bytes, wanted);
    if (got <= 0) {
        input->cut_short = true;
        return 0;
    }
    input->remaining -= got;
    return (size_t)got;
}
