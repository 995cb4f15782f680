/* Scope: the office's loket.ini. Exports: struct config, config_load.
 * The file is read once at start; a missing, unknown or wrong value is an error that names file and line. */
#pragma once

#include <stdbool.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

struct config {
    const char *file;      /* absolute path of loket.ini */
    const char *directory; /* folder of loket.ini: relative paths below start here */

    struct { /* [office]: shown on every page */
        const char *name;        /* "DPMPTSP Kabupaten Contoh" */
        const char *region;      /* "Kabupaten Contoh" */
        const char *region_code; /* "62.02": of the Ministry of Home Affairs (Kepmendagri on codes of government areas) */
        const char *address, *phone, *email;
        const char *hours;       /* opening hours in words */
        const char *zone;        /* WIB, WITA or WIT */
        int zone_offset;         /* minutes east of UTC, from zone */
        const char *brand_color; /* #rrggbb, at least 4.5:1 on white */
    } office;

    struct { /* [ombudsman]: named when a case ends in dispute */
        const char *address, *contact;
    } ombudsman;

    struct { /* [information_commission]: where a dispute about an objection goes */
        const char *address, *contact;
    } information_commission;

    struct { /* [retention]: years after a case ended until its person is erased; 0: never */
        int complaint_years, request_years;
        int backup_days; /* how long a backup may be kept that still holds whoever was erased since */
    } retention;

    struct { /* [site] */
        const char *base_url; /* "http://127.0.0.1:8080", no slash at the end: the only origin forms are accepted from */
    } site;

    struct { /* [paths]: absolute after loading */
        const char *database, *keys, *uploads, *editions, *templates, *assets, *run;
    } paths;

    struct { /* [workers]: processes per program */
        int complaint, survey, request, track, staff;
    } workers;

    struct { /* [deadlines]: working days per class; legal bases in loket.ini's comments */
        int verify, first_follow_up, settle, settle_oversight, silence, appeal, request_answer, request_extension;
        int objection, objection_answer, dispute;
        int silence_warning; /* so many working days before the silence is over its reporter is told */
    } deadlines;

    struct { /* [delivery]: files of answers to requests */
        int file_megabytes; /* the largest */
        int link_hours;     /* how long one link to one file opens */
        int days;           /* how long a file can be taken, from its handing over */
    } delivery;

    struct { /* [survey] */
        int grace_minutes; /* how long a form begun before its period ended is still taken */
    } survey;

    struct { /* [publication] */
        int smallest_group; /* persons; counts by what a person is below it are not published */
        const char *content; /* absolute: the folder of the office's own pages (lib/out/content.h) */
    } publication;

    struct { /* [limits] */
        int code_tries_per_hour, login_tries_per_hour, submissions_per_hour;
        int minimum_fill_seconds; /* a form sent back faster was not read by a person */
        int all_submissions_per_hour; /* of everybody to one form; after that nothing is taken until the hour ends */
        int busy_above;           /* of everybody to one form in an hour; from then on: */
        int puzzle_bits;          /* what a browser computes before sending, doubled by each bit */
        int busy_fill_seconds, busy_submissions_per_hour; /* whoever does not compute: how early, and how many an address */
    } limits;

    struct { /* [mail] */
        const char *server;     /* "smtp://host:587" or "smtps://host"; "" while the office sends no mail */
        const char *login_file; /* absolute: user in the first line, password in the second; "" for none */
        const char *from;       /* address of the sender */
        bool tls;               /* false only with a server on this machine */
        int timeout;            /* seconds one message may take */
    } mail;

    struct { /* [hook]: a gateway for SMS or WhatsApp */
        const char *url;      /* https://…, or http:// on this machine; "" for none */
        const char *key_file; /* absolute: the shared secret in one line; "" only without url */
        bool always;          /* also to those who are told by mail */
    } hook;
};

/* Reads FILE into a config owned by ARENA. On failure returns REFUSED_INVALID (or REFUSED_ABSENT when it cannot be
 * opened) and sets *ret_message to one line "FILE:LINE: what is wrong", owned by ARENA. */
enum result config_load(struct arena *arena, const char *file, const struct config **ret, const char **ret_message);
