/* Scope: what a worker and its picture helper say to each other. Exports: struct picture_order, enum picture_outcome.
 *
 * One SOCK_SEQPACKET message each way and picture. The order carries two descriptors (SCM_RIGHTS): the file as it was sent,
 * readable, and an empty file, writable. The answer is one enum picture_outcome as uint32_t. Both ends are of one build. */
#pragma once

#include <stdint.h>

#define PICTURE_DESCRIPTORS 2 /* of an order: the file to read, then the file to write */

struct picture_order {
    uint32_t kind; /* enum media_kind: MEDIA_JPEG, MEDIA_PNG or MEDIA_XLSX */
    uint32_t pixels_most; /* of a JPEG; 0: DRAWN_PIXELS_MOST. It is made smaller by eighths until it fits */
};

enum picture_outcome {
    PICTURE_DRAWN,     /* the second file holds the picture */
    PICTURE_BROKEN,    /* it cannot be decoded to its end */
    PICTURE_TOO_LARGE, /* more pixels than accepted, or its new file would be over UPLOAD_LARGEST */
    PICTURE_KILLED,    /* it asked for more time or memory than a picture needs, or for something no picture needs */
    PICTURE_NOT_TRIED, /* the helper itself does not answer */
};
