/* Scope: the kinds of the office's own pages by the folder they stand in, the pages every office owes, and the parts of a service
 * standard. Exports: enum content_kind, struct content_section, CONTENT_SECTIONS, struct content_owed, CONTENT_OWED,
 * content_is_owed, CONTENT_COMPONENTS, content_component, content_slug. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum content_kind { CONTENT_PAGE, CONTENT_SERVICE, CONTENT_PROCEDURE, CONTENT_NEWS, CONTENT_EVENT, CONTENT_KIND_COUNT };

struct content_section {
    const char *folder;  /* in the office's folder and on the site: "berita"; "" for pages at the top */
    const char *title;   /* of its list: "Berita" */
    const char *empty;   /* what its list says when there is nothing */
    bool is_dated;       /* each page needs a day, and is hidden until that day: news */
    bool is_event;       /* each page needs a day and is shown before it */
};

/* By kind. */
extern const struct content_section CONTENT_SECTIONS[CONTENT_KIND_COUNT];

/* Pages the site links to from everywhere; the top of the folder holds these and no others. */
struct content_owed {
    const char *slug, *title;
};
#define CONTENT_OWED_COUNT 5
extern const struct content_owed CONTENT_OWED[CONTENT_OWED_COUNT];

/* True for the name of one of them. */
bool content_is_owed(const char *slug);

/* The fourteen components of a service standard (UU 25/2009 article 21; Permenpan-RB 15/2014, annex chapter II): the first six are the
 * delivery of the service and belong to each service, the other eight are its management and may stand in the common page. */
#define CONTENT_COMPONENT_COUNT 14
#define CONTENT_DELIVERY_COUNT 6
enum content_component { COMPONENT_REQUIREMENTS, COMPONENT_STEPS, COMPONENT_TIME, COMPONENT_COST, COMPONENT_PRODUCT, COMPONENT_COMPLAINTS };
extern const char *const CONTENT_COMPONENTS[CONTENT_COMPONENT_COUNT];

/* Name of the page whose parts are added to every service's, without ".md". */
#define CONTENT_COMMON "umum"

/* The component a heading names, letter case aside; -1 for another heading. */
int content_component(const char *heading);

/* True for what may stand in an address: small letters, digits and single hyphens, 1 to 60 of them. */
bool content_slug(const char *text);
