/* Scope: the list of kiosks and what can be done to them, as a tree. Exports: struct kiosk_secret, kiosk_desk_view. */
#pragma once

#include <jansson.h>

#include "lib/store/kiosk.h"
#include "lib/web/form.h"

/* What is shown once; NULL in either: it was not made now. */
struct kiosk_secret {
    const char *code, *setup, *pin;
};

/* FORM is the one for a new kiosk, with its choices. The caller owns *RET. */
enum result kiosk_desk_view(struct app *app, struct form *form, const struct kiosk_secret *secret, json_t **ret);
