/* Scope: pages from templates. Exports: page_render, page_form, page_error, page_office.
 * Every view gets the globals: office{name, region, address, phone, phone_link, email, hours, zone, brand_color},
 * base_url, asset_version, path, root "/", year (of the request, local), and when somebody is signed in completely
 * staff{name, roles, shortcuts, can{case_enter, …}} and csrf. A key the handler set itself is left alone. */
#pragma once

#include <jansson.h>

#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

/* Renders the template NAME ("pages/complaint") into the body. Takes over the reference VIEW (NULL = empty).
 * FAILED_INTERNAL when the template is missing or fails; the reason goes to the log. */
enum result page_render(struct app *app, struct request *request, struct response *response, const char *name,
                        json_t *view);

/* Renders a form: adds "form" (form_view) and, when NONCE_ROUTE (the path of the route that takes the POST) is not NULL,
 * "form_nonce": the nonce that came with the request while it is good, else a new one. Status 400 when the form has
 * faults. Takes over VIEW. */
enum result page_form(struct app *app, struct request *request, struct response *response, const char *name,
                      struct form *form, const char *nonce_route, json_t *view);

/* Turns the response into the error page of STATUS: templates/pages/error, on a route for staff pages/staff_error, with { status, title, message, is_… }, or a
 * few built-in bytes when rendering itself fails. Headers set before are dropped, Allow and Retry-After stay. */
void page_error(struct app *app, struct request *request, struct response *response, int status);

/* The global "office" alone, for what renders templates without a request; a new reference. */
json_t *page_office(struct arena *arena, const struct config *config);
