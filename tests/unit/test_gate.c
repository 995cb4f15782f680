/* Facts about route tables and the gate: every stage, its order, and who gets through. */
#include "tests/unit/web_fake.h"

#include "lib/web/mustache.h"

/* ---- a small program ---- */

static enum result handled(struct app *app, struct request *request, struct response *response) {
    (void)app;
    buffer_format(&response->body, "handled %s", request->tail);
    return DONE;
}

static enum result failing(struct app *app, struct request *request, struct response *response) {
    (void)app;
    buffer_text(&response->body, "half a page");
    return (enum result)strtol(request->tail, NULL, 10);
}

static const struct choice COLORS[] = { { "red", "Merah", NULL }, { "blue", "Biru", NULL } };
static const struct field FIELDS[] = {
    { .name = "subject", .label = "Subjek", .kind = FIELD_TEXT, .max_length = 20 },
    { .name = "colors", .label = "Warna", .kind = FIELD_CHOICES, .choices = COLORS, .choice_count = 2 },
};
static const char *const QUERY[] = { "page", NULL };

#define GET_AND_POST (METHOD_GET | METHOD_POST)

static const struct route ROUTES[] = {
    { .path = "/open/", .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_CITIZENS, .query = QUERY, .handle = handled },
    { .path = "/fail/*", .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_CITIZENS, .handle = failing },
    { .path = "/form/", .methods = GET_AND_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS, .fields = FIELDS,
      .field_count = 2, .handle = handled },
    { .path = "/origin/", .methods = METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS, .body_limit = 100,
      .fields = FIELDS, .field_count = 1, .handle = handled },
    { .path = "/petugas/masuk", .methods = GET_AND_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_SIGN_IN, .handle = handled },
    { .path = "/petugas/keluar", .methods = METHOD_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_SIGN_IN, .handle = handled },
    { .path = "/petugas/kasus/*", .methods = GET_AND_POST, .csrf = CSRF_SESSION, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_COMPLAINT_VIEW, .fields = FIELDS, .field_count = 1, .handle = handled },
};

#define ROUTE_COUNT (sizeof ROUTES / sizeof *ROUTES)

/* The first character of the cookie says who holds it. */
#define COOKIE(first) first "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
static const struct visitor OFFICER = { 1, "Petugas Contoh", ROLE_BIT(ROLE_COMPLAINT_OFFICER), true, false };
static const struct visitor HALF_WAY = { 2, "Petugas Contoh", ROLE_BIT(ROLE_COMPLAINT_OFFICER), false, false };
static const struct visitor SURVEYOR = { 3, "Petugas Contoh", ROLE_BIT(ROLE_SURVEY_TEAM), true, false };

static struct visitor anybody = { 4, "Petugas Contoh", 0, true, false }; /* the role matrix sets the roles */

static enum result find_visitor(struct app *app, struct request *request, const unsigned char *token,
                                const struct visitor **ret) {
    (void)app, (void)request;
    const struct visitor *visitors[] = { NULL, &OFFICER, &HALF_WAY, &SURVEYOR, NULL, &anybody };
    unsigned which = token[0] >> 2; /* six bits of the first character: A is 0 */
    if (which == 4) return FAILED_UNAVAILABLE;
    if (which == 0 || which > 5) return REFUSED_ABSENT;
    *ret = visitors[which];
    return DONE;
}

static const struct program PROGRAM = { .name = "test", .routes = ROUTES, .route_count = ROUTE_COUNT, .find_visitor = find_visitor };
static const struct config CONFIG = {
    .office = { .name = "Kantor Contoh", .region = "Kabupaten Contoh", .address = "Jalan Contoh 1", .phone = "0800-0000-0000",
                .email = "kantor@contoh.example", .hours = "08.00-15.00", .zone = "WIB", .zone_offset = 420, .brand_color = "#005588" },
    .site = { .base_url = FAKE_BASE },
    .limits = { .minimum_fill_seconds = 3 },
};
static const struct keys KEYS = { .form = { 1 }, .session = { 2 } };

static struct app test_app(void) {
    return (struct app){ .program = &PROGRAM, .config = &CONFIG, .keys = &KEYS, .asset_version = "v" };
}

struct passed {
    int status;
    struct request request;
    struct response response;
};

static struct passed pass(struct arena *arena, struct fake *fake) {
    struct app app = test_app();
    struct passed passed = { .request = { .arena = arena, .now = FAKE_NOW }, .response = response_in(arena) };
    struct environment environment = fake_environment(fake);
    struct input input = fake_input(fake);
    assert_int_equal(request_head(&passed.request, &environment), 0);
    passed.status = gate_pass(&app, &passed.request, &input, &passed.response);
    return passed;
}

static const char *form_with_nonce(struct arena *arena, const char *path, const char *rest) {
    return arena_format(arena, "nonce=%s%s", nonce_issue(KEYS.form, path, FAKE_NOW - 10).text, rest);
}

static const char *form_with_csrf(struct arena *arena, const char *cookie, const char *rest) {
    return arena_format(arena, "csrf=%s%s", session_csrf(arena, KEYS.session, cookie), rest);
}

/* ---- paths and methods ---- */

static const struct {
    const char *method, *uri;
    int status;
    const char *allow;
} PATHS[] = {
    { "GET", "/open/", 0, NULL },
    { "HEAD", "/open/", 0, NULL },
    { "POST", "/open/", 405, "GET, HEAD" },
    { "GET", "/origin/", 405, "POST" },
    { "HEAD", "/origin/", 405, "POST" },
    { "PUT", "/open/", 405, "GET, HEAD, POST" },
    { "DELETE", "/nothing", 405, "GET, HEAD, POST" },
    { "GET", "/nothing", 404, NULL },
    { "GET", "/open", 404, NULL },
    { "GET", "/open/x", 404, NULL },
    { "GET", "/fail/", 404, NULL }, /* a star needs at least one character */
    { "GET", "/OPEN/", 404, NULL },
};

static void what_is_not_declared_does_not_exist(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        struct fake fake = fake_request(arena, PATHS[i].method, PATHS[i].uri);
        struct passed passed = pass(arena, &fake);
        assert_int_equal(passed.status, PATHS[i].status);
        if (PATHS[i].allow) assert_string_equal(passed.response.headers[0].value, PATHS[i].allow);
    }
    arena_free(arena);
}

static void an_exact_row_wins_over_a_star_and_a_longer_star_over_a_shorter(void **state) {
    (void)state;
    static const struct route rows[] = { { .path = "/a/*" }, { .path = "/a/b/*" }, { .path = "/a/b/c" } };
    static const struct { const char *path; int row; const char *tail; } FOUND[] = {
        { "/a/b/c", 2, "" }, { "/a/b/d", 1, "d" }, { "/a/x", 0, "x" }, { "/a/b", 0, "b" }, { "/a/", -1, NULL }, { "/", -1, NULL },
    };
    for (size_t i = 0; i < sizeof FOUND / sizeof *FOUND; i++) {
        const char *tail = NULL;
        const struct route *route = route_find(rows, 3, FOUND[i].path, &tail);
        assert_ptr_equal(route, FOUND[i].row < 0 ? NULL : &rows[FOUND[i].row]);
        if (route) assert_string_equal(tail, FOUND[i].tail);
    }
}

static void a_query_keeps_what_is_declared_once(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct fake fake = fake_request(arena, "GET", "/open/?page=2&fbclid=x");
    struct passed passed = pass(arena, &fake);
    assert_int_equal(passed.status, 0);
    assert_int_equal(passed.request.query.count, 1);
    assert_string_equal(parameters_first(&passed.request.query, "page"), "2");
    fake = fake_request(arena, "GET", "/open/?page=2&page=3");
    assert_int_equal(pass(arena, &fake).status, 400);
    arena_free(arena);
}

/* ---- size and origin ---- */

static void size_is_judged_before_a_byte_is_read(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    static const struct { const char *length; int status; } SIZES[] = { { "101", 413 }, { "", 411 }, { "99999999999", 413 } };
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        struct fake fake = fake_post(arena, "/origin/", "subject=x");
        fake_set(&fake, "CONTENT_LENGTH", SIZES[i].length);
        assert_int_equal(pass(arena, &fake).status, SIZES[i].status);
        assert_int_equal(fake.body_read, 0);
    }
    struct fake fake = fake_request(arena, "GET", "/open/");
    fake_set(&fake, "CONTENT_LENGTH", "3");
    assert_int_equal(pass(arena, &fake).status, 400);
    arena_free(arena);
}

static const struct {
    const char *origin, *fetch_site; /* NULL = header absent */
    int status;
} ORIGINS[] = {
    { FAKE_BASE, "same-origin", 0 },
    { FAKE_BASE, NULL, 0 },
    { NULL, "same-origin", 0 },
    { NULL, "none", 0 },
    { NULL, NULL, 0 }, /* not a browser */
    { "null", NULL, 403 },
    { "https://evil.example", NULL, 403 },
    { "https://loket.example.evil.example", NULL, 403 },
    { "http://loket.example", NULL, 403 },
    { "https://evil.example", "same-origin", 403 },
    { FAKE_BASE, "cross-site", 403 },
    { FAKE_BASE, "same-site", 403 },
    { NULL, "cross-site", 403 },
    { NULL, "anything", 403 },
};

static void a_post_from_another_origin_stops_before_its_body(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof ORIGINS / sizeof *ORIGINS; i++) {
        struct fake fake = fake_post(arena, "/origin/", "subject=x");
        fake_set(&fake, "HTTP_ORIGIN", ORIGINS[i].origin);
        fake_set(&fake, "HTTP_SEC_FETCH_SITE", ORIGINS[i].fetch_site);
        assert_int_equal(pass(arena, &fake).status, ORIGINS[i].status);
        if (ORIGINS[i].status) assert_int_equal(fake.body_read, 0);
    }
    arena_free(arena);
}

/* ---- fields ---- */

static const struct {
    const char *rest;
    int status;
} SENT[] = {
    { "&subject=x", 0 },
    { "&subject=x&colors=red&colors=blue&situs_web=", 0 },
    { "&subject=x&subject=y", 400 },
    { "&unknown=1", 400 },
    { "&csrf=1", 400 },
    { "&kept_file=1", 400 },
    { "&nonce=1", 400 },
    { "&Subject=x", 400 },
};

static void only_declared_fields_arrive(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof SENT / sizeof *SENT; i++) {
        struct fake fake = fake_post(arena, "/form/", form_with_nonce(arena, "/form/", SENT[i].rest));
        assert_int_equal(pass(arena, &fake).status, SENT[i].status);
    }
    arena_free(arena);
}

/* ---- nonce ---- */

static void a_public_form_needs_a_nonce_of_its_own(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct fake missing = fake_post(arena, "/form/", "subject=x");
    assert_int_equal(pass(arena, &missing).status, 403);
    struct fake forged = fake_post(arena, "/form/", "nonce=AAAA&subject=x");
    assert_int_equal(pass(arena, &forged).status, 403);
    struct fake foreign = fake_post(arena, "/form/", form_with_nonce(arena, "/petugas/masuk", ""));
    assert_int_equal(pass(arena, &foreign).status, 403);
    struct fake good = fake_post(arena, "/form/", form_with_nonce(arena, "/form/", ""));
    struct passed passed = pass(arena, &good);
    assert_int_equal(passed.status, 0);
    assert_int_equal(passed.request.nonce_state, NONCE_GOOD);
    struct fake trapped = fake_post(arena, "/form/", form_with_nonce(arena, "/form/", "&situs_web=http"));
    assert_int_equal(pass(arena, &trapped).request.nonce_state, NONCE_TOO_FAST);
    arena_free(arena);
}

static void a_form_sent_too_fast_or_too_late_reaches_its_handler_marked(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const char *fast = arena_format(arena, "nonce=%s", nonce_issue(KEYS.form, "/form/", FAKE_NOW - 1).text);
    const char *late = arena_format(arena, "nonce=%s", nonce_issue(KEYS.form, "/form/", FAKE_NOW - NONCE_SECONDS - 1).text);
    const char *sign_in = arena_format(arena, "nonce=%s", nonce_issue(KEYS.form, "/petugas/masuk", FAKE_NOW).text);
    struct fake fakes[] = { fake_post(arena, "/form/", fast), fake_post(arena, "/form/", late), fake_post(arena, "/petugas/masuk", sign_in) };
    static const enum nonce_state STATES[] = { NONCE_TOO_FAST, NONCE_EXPIRED, NONCE_GOOD };
    for (size_t i = 0; i < 3; i++) {
        struct passed passed = pass(arena, &fakes[i]);
        assert_int_equal(passed.status, 0);
        assert_int_equal(passed.request.nonce_state, STATES[i]);
    }
    arena_free(arena);
}

/* ---- session and permission ---- */

static const struct {
    const char *method, *uri, *cookie;
    int status;
} VISITS[] = {
    { "GET", "/petugas/kasus/1", NULL, 303 },
    { "GET", "/petugas/kasus/1", "short", 303 },
    { "GET", "/petugas/kasus/1", COOKIE("A"), 303 }, /* no such session */
    { "GET", "/petugas/kasus/1", COOKIE("B"), 0 },
    { "HEAD", "/petugas/kasus/1", COOKIE("B"), 0 },
    { "GET", "/petugas/kasus/1", COOKIE("C"), 303 }, /* the one-time code is still missing */
    { "GET", "/petugas/kasus/1", COOKIE("D"), 403 }, /* another role */
    { "GET", "/petugas/kasus/1", COOKIE("E"), 503 }, /* database down */
    { "POST", "/petugas/kasus/1", NULL, 403 },
    { "POST", "/petugas/kasus/1", COOKIE("A"), 403 },
    { "POST", "/petugas/kasus/1", COOKIE("B"), 0 },
    { "POST", "/petugas/kasus/1", COOKIE("C"), 403 },
    { "POST", "/petugas/kasus/1", COOKIE("D"), 403 },
    { "GET", "/petugas/masuk", NULL, 0 },
    { "GET", "/petugas/masuk", COOKIE("A"), 0 },
    { "GET", "/petugas/masuk", COOKIE("C"), 0 },
    { "POST", "/petugas/keluar", NULL, 403 },
    { "POST", "/petugas/keluar", COOKIE("B"), 0 },
    { "GET", "/open/", COOKIE("B"), 0 },
};

static void staff_pages_open_for_a_complete_session_with_the_permission(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof VISITS / sizeof *VISITS; i++) {
        struct fake fake = fake_request(arena, VISITS[i].method, VISITS[i].uri);
        bool is_post = strcmp(VISITS[i].method, "POST") == 0;
        const char *cookie = VISITS[i].cookie;
        if (is_post) fake = fake_post(arena, VISITS[i].uri, cookie ? form_with_csrf(arena, cookie, "") : "csrf=x");
        if (cookie) fake_set(&fake, "HTTP_COOKIE", arena_format(arena, "__Host-loket=%s", cookie));
        struct passed passed = pass(arena, &fake);
        if (passed.status != VISITS[i].status) print_error("row %zu\n", i);
        assert_int_equal(passed.status, VISITS[i].status);
        if (passed.status == 303) assert_string_equal(passed.response.headers[0].value, SIGN_IN_PATH);
        if (passed.request.route->audience == AUDIENCE_CITIZENS) assert_null(passed.request.visitor);
    }
    arena_free(arena);
}

static int status_of_staff_route(struct arena *arena, const struct route *route) {
    struct program program = PROGRAM;
    program.routes = route;
    program.route_count = 1;
    struct app app = test_app();
    app.program = &program;
    struct fake fake = fake_request(arena, "GET", "/petugas/kasus/1");
    fake_set(&fake, "HTTP_COOKIE", "__Host-loket=" COOKIE("F"));
    struct request request = { .arena = arena, .now = FAKE_NOW };
    struct response response = response_in(arena);
    struct environment environment = fake_environment(&fake);
    struct input input = fake_input(&fake);
    assert_int_equal(request_head(&request, &environment), 0);
    return gate_pass(&app, &request, &input, &response);
}

static void every_role_meets_the_permission_table_at_the_gate(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    unsigned opened = 0, closed = 0;
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        for (unsigned permission = PERMISSION_PUBLIC + 1; permission < PERMISSION_COUNT; permission++) {
            anybody.roles = ROLE_BIT(role);
            struct route route = ROUTES[6];
            route.permission = (enum permission)permission;
            bool may = roles_allow(anybody.roles, route.permission);
            assert_int_equal(status_of_staff_route(arena, &route), may ? 0 : 403);
            *(may ? &opened : &closed) += 1;
        }
    }
    assert_true(opened > 0 && closed > opened);
    arena_free(arena);
}

/* The eight forgeries of a staff action; each must fail and only the true one may pass. */
static void a_forged_staff_action_is_refused_in_every_variant(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const char *right = form_with_csrf(arena, COOKIE("B"), "&subject=x");
    const struct { const char *form, *origin, *type; int status; } VARIANTS[] = {
        { right, FAKE_BASE, NULL, 0 },
        { right, "null", NULL, 403 },
        { right, "https://evil.example", NULL, 403 },
        { "subject=x", FAKE_BASE, NULL, 403 },
        { "csrf=&subject=x", FAKE_BASE, NULL, 403 },
        { form_with_csrf(arena, COOKIE("D"), "&subject=x"), FAKE_BASE, NULL, 403 },
        { arena_format(arena, "%s&%s", right, right), FAKE_BASE, NULL, 400 },
        { right, FAKE_BASE, "text/plain", 415 },
        { "subject=x", NULL, NULL, 403 },
    };
    for (size_t i = 0; i < sizeof VARIANTS / sizeof *VARIANTS; i++) {
        struct fake fake = fake_post(arena, "/petugas/kasus/1", VARIANTS[i].form);
        fake_set(&fake, "HTTP_COOKIE", "__Host-loket=" COOKIE("B"));
        fake_set(&fake, "HTTP_ORIGIN", VARIANTS[i].origin);
        if (VARIANTS[i].type) fake_set(&fake, "CONTENT_TYPE", VARIANTS[i].type);
        assert_int_equal(pass(arena, &fake).status, VARIANTS[i].status);
    }
    arena_free(arena);
}

/* ---- tables ---- */

static void a_sound_table_passes_the_check(void **state) {
    (void)state;
    assert_null(routes_check(ROUTES, ROUTE_COUNT));
}

static void each_defect_of_a_table_is_found(void **state) {
    (void)state;
    static const struct field NO_LENGTH[] = { { .name = "a", .label = "A", .kind = FIELD_TEXT } };
    static const struct field TWICE[] = { { .name = "a", .label = "A", .kind = FIELD_TICK }, { .name = "a", .label = "A", .kind = FIELD_TICK } };
    static const struct field FILES[] = { { .name = "a", .label = "A", .kind = FIELD_FILES, .most = 1 } };
    static const struct field NO_LABEL[] = { { .name = "a", .kind = FIELD_TICK } };
    const struct route citizen = ROUTES[3], staff = ROUTES[6];
    struct route wrong[14];
    for (size_t i = 0; i < 14; i++) wrong[i] = citizen;
    wrong[0].csrf = CSRF_SAFE;
    wrong[1].csrf = CSRF_UNSET;
    wrong[2].audience = AUDIENCE_UNSET;
    wrong[3].path = "/petugas/x";
    wrong[4].handle = NULL;
    wrong[5].methods = 0;
    wrong[6].path = "a";
    wrong[7].path = "/a*";
    wrong[8].fields = NO_LENGTH;
    wrong[9].fields = TWICE, wrong[9].field_count = 2;
    wrong[10].fields = FILES;
    wrong[11].permission = PERMISSION_AUDIT_VIEW;
    wrong[12].fields = NO_LABEL;
    wrong[13].csrf = CSRF_SESSION;
    for (size_t i = 0; i < 14; i++) assert_non_null(routes_check(&wrong[i], 1));
    struct route open_staff = staff, unbound_staff = staff, elsewhere = staff;
    open_staff.permission = PERMISSION_PUBLIC;
    unbound_staff.csrf = CSRF_NONCE;
    elsewhere.path = "/kasus/*";
    assert_non_null(routes_check(&open_staff, 1));
    assert_non_null(routes_check(&unbound_staff, 1));
    assert_non_null(routes_check(&elsewhere, 1));
    const struct route same[] = { citizen, citizen };
    assert_non_null(routes_check(same, 2));
    assert_non_null(routes_check(NULL, 0));
}

/* ---- the whole way ---- */

static const char *run(struct arena *arena, struct fake *fake) {
    static const char ERROR_PAGE[] = "<p>{{status}} {{heading}} {{office.name}}";
    const struct template_text text = { "pages/error", NULL, ERROR_PAGE, sizeof ERROR_PAGE - 1 };
    struct templates *templates;
    const char *message;
    assert_int_equal(templates_compile(arena, &text, 1, &templates, &message), DONE);
    struct app app = test_app();
    app.templates = templates;
    struct exchange exchange = { fake_environment(fake), fake_input(fake), fake_write, fake, FAKE_NOW };
    (void)exchange_run(&app, arena, &exchange);
    return buffer_string(&fake->answer);
}

static void a_failure_becomes_an_error_page_without_the_half_made_one(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    static const struct { const char *uri, *status; } FAILURES[] = {
        { "/fail/1", "400" }, { "/fail/2", "404" }, { "/fail/3", "403" }, { "/fail/4", "409" }, { "/fail/7", "429" },
        { "/fail/8", "429" }, { "/fail/9", "503" }, { "/fail/10", "500" }, { "/nothing", "404" }, { "/%00", "400" },
    };
    for (size_t i = 0; i < sizeof FAILURES / sizeof *FAILURES; i++) {
        struct fake fake = fake_request(arena, "GET", FAILURES[i].uri);
        const char *answer = run(arena, &fake);
        assert_memory_equal(answer + strlen("Status: "), FAILURES[i].status, 3);
        assert_non_null(strstr(answer, arena_format(arena, "\r\n\r\n<p>%s ", FAILURES[i].status)));
        assert_non_null(strstr(answer, "Content-Security-Policy: default-src 'none'"));
        assert_null(strstr(answer, "half a page"));
    }
    arena_free(arena);
}

static void HEAD_answers_with_the_length_and_without_the_body(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct fake fake = fake_request(arena, "HEAD", "/open/");
    const char *answer = run(arena, &fake);
    assert_non_null(strstr(answer, "Content-Length: 8\r\n"));
    assert_null(strstr(answer, "handled"));
    arena_free(arena);
}

static bool refuse_to_write(void *context, const char *bytes, size_t length) {
    (void)context, (void)bytes, (void)length;
    return false;
}

static void a_client_that_is_gone_does_not_undo_the_request(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct fake fake = fake_request(arena, "GET", "/open/");
    struct app app = test_app();
    struct exchange exchange = { fake_environment(&fake), fake_input(&fake), refuse_to_write, NULL, FAKE_NOW };
    assert_int_equal(exchange_run(&app, arena, &exchange), 200);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_declared_does_not_exist),
        cmocka_unit_test(an_exact_row_wins_over_a_star_and_a_longer_star_over_a_shorter),
        cmocka_unit_test(a_query_keeps_what_is_declared_once),
        cmocka_unit_test(size_is_judged_before_a_byte_is_read),
        cmocka_unit_test(a_post_from_another_origin_stops_before_its_body),
        cmocka_unit_test(only_declared_fields_arrive),
        cmocka_unit_test(a_public_form_needs_a_nonce_of_its_own),
        cmocka_unit_test(a_form_sent_too_fast_or_too_late_reaches_its_handler_marked),
        cmocka_unit_test(staff_pages_open_for_a_complete_session_with_the_permission),
        cmocka_unit_test(every_role_meets_the_permission_table_at_the_gate),
        cmocka_unit_test(a_forged_staff_action_is_refused_in_every_variant),
        cmocka_unit_test(a_sound_table_passes_the_check),
        cmocka_unit_test(each_defect_of_a_table_is_found),
        cmocka_unit_test(a_failure_becomes_an_error_page_without_the_half_made_one),
        cmocka_unit_test(HEAD_answers_with_the_length_and_without_the_body),
        cmocka_unit_test(a_client_that_is_gone_does_not_undo_the_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
