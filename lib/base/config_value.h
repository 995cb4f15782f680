/* Scope: the forms a setting of loket.ini may have. Exports: the config_is_ functions; all pure. */
#pragma once

#include <stdbool.h>

/* "#0b5d8a". */
bool config_is_color(const char *value);

/* "62" of a province, "62.02" of a regency or city. */
bool config_is_region(const char *value);

/* "http://" or "https://" and a host, without a path. */
bool config_is_origin(const char *value);

/* "", or "smtp://" or "smtps://" and a host with or without a port. */
bool config_is_mail_server(const char *value);

/* "", or an "https://" address; "http://" only to this machine. */
bool config_is_hook(const char *value);

/* True when the address leads to this machine: what is sent there crosses no wire. */
bool config_is_local(const char *address);
