/* Scope: many requests to one running worker, as the web server sends them: plain CGI starts a process for each.
 * usage: fixture_worker PROGRAM   reads lines "METHOD PATH COOKIE BODY", prints the HTTP status of each
 * Speaks the FastCGI 1.0 of one request after another, without multiplexing. */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BEGIN = 1, END = 3, PARAMS = 4, INPUT = 5, OUTPUT = 6, LINE_LONGEST = 65536, BODY_MOST = 60000 };

struct text { unsigned char bytes[LINE_LONGEST]; size_t length; };

static _Noreturn void give_up(const char *what) {
    perror(what);
    exit(1);
}

static void send_all(int to, const void *bytes, size_t length) {
    for (const char *at = bytes; length;) {
        ssize_t sent = write(to, at, length);
        if (sent <= 0) give_up("write");
        at += sent;
        length -= (size_t)sent;
    }
}

static void receive_all(int from, void *bytes, size_t length) {
    for (char *at = bytes; length;) {
        ssize_t got = read(from, at, length);
        if (got <= 0) give_up("read");
        at += got;
        length -= (size_t)got;
    }
}

static void send_record(int to, int type, const void *bytes, size_t length) {
    unsigned char head[8] = { 1, (unsigned char)type, 0, 1, (unsigned char)(length >> 8), (unsigned char)length, 0, 0 };
    send_all(to, head, sizeof head);
    send_all(to, bytes, length);
}

static void add_length(struct text *text, size_t length) {
    if (length > 127) {
        text->bytes[text->length++] = (unsigned char)(0x80 | length >> 24);
        text->bytes[text->length++] = (unsigned char)(length >> 16);
        text->bytes[text->length++] = (unsigned char)(length >> 8);
    }
    text->bytes[text->length++] = (unsigned char)length;
}

static void add_parameter(struct text *text, const char *name, const char *value) {
    size_t name_length = strlen(name), value_length = strlen(value);
    if (text->length + name_length + value_length + 8 > sizeof text->bytes) give_up("parameters");
    add_length(text, name_length);
    add_length(text, value_length);
    memcpy(text->bytes + text->length, name, name_length);
    memcpy(text->bytes + text->length + name_length, value, value_length);
    text->length += name_length + value_length;
}

struct asked { const char *method, *path, *cookie, *body; };

static void send_request(int to, const struct asked *asked) {
    static struct text text;
    char length[24];
    (void)snprintf(length, sizeof length, "%zu", strlen(asked->body));
    text.length = 0;
    const char *const pairs[][2] = {
        { "REQUEST_METHOD", asked->method }, { "REQUEST_URI", asked->path }, { "DOCUMENT_URI", asked->path }, { "QUERY_STRING", "" },
        { "CONTENT_LENGTH", strcmp(asked->method, "POST") == 0 ? length : "" }, { "CONTENT_TYPE", "application/x-www-form-urlencoded" },
        { "REMOTE_ADDR", "192.0.2.1" }, { "HTTP_HOST", "127.0.0.1:8080" }, { "HTTP_ORIGIN", "http://127.0.0.1:8080" },
        { "HTTP_COOKIE", asked->cookie },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) add_parameter(&text, pairs[i][0], pairs[i][1]);
    static const unsigned char RESPONDER[8] = { 0, 1, 0 };
    send_record(to, BEGIN, RESPONDER, sizeof RESPONDER);
    send_record(to, PARAMS, text.bytes, text.length);
    send_record(to, PARAMS, "", 0);
    if (*asked->body) send_record(to, INPUT, asked->body, strlen(asked->body));
    send_record(to, INPUT, "", 0);
}

/* The status of the answer; 200 when its head names none. */
static int receive_status(int from) {
    static unsigned char content[LINE_LONGEST + 256];
    int status = 0;
    for (;;) {
        unsigned char head[8];
        receive_all(from, head, sizeof head);
        size_t length = (size_t)head[4] << 8 | head[5];
        receive_all(from, content, length + head[6]);
        content[length] = '\0';
        if (head[1] == END) return status;
        if (head[1] != OUTPUT || status || length == 0) continue;
        if (sscanf((const char *)content, "Status: %d", &status) != 1) status = 200; /* NOLINT: three digits of our own */
    }
}

static pid_t start_worker(const char *program, const struct sockaddr_un *address) {
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    if (listener < 0 || bind(listener, (const struct sockaddr *)address, sizeof *address) || listen(listener, 8)) give_up("listen");
    pid_t child = fork();
    if (child < 0) give_up("fork");
    if (child == 0) {
        if (dup2(listener, 0) < 0) give_up("dup2");
        execl(program, program, (char *)NULL);
        give_up(program);
    }
    close(listener);
    return child;
}

int main(int argument_count, char **arguments) {
    char folder[] = "/tmp/worker-XXXXXX";
    static char line[LINE_LONGEST];
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    (void)setvbuf(stdout, NULL, _IOLBF, 0); /* whoever waits for an answer sees it */
    if (argument_count != 2 || !mkdtemp(folder)) give_up("usage");
    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s/socket", folder);
    pid_t worker = start_worker(arguments[1], &address);
    while (fgets(line, BODY_MOST, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        char *rest = line;
        struct asked asked = { .method = strsep(&rest, " "), .path = strsep(&rest, " "), .cookie = strsep(&rest, " ") };
        asked.body = rest ? rest : "";
        if (!asked.cookie) give_up("line");
        int connection = socket(AF_UNIX, SOCK_STREAM, 0);
        if (connection < 0 || connect(connection, (const struct sockaddr *)&address, sizeof address)) give_up("connect");
        send_request(connection, &asked);
        printf("%d\n", receive_status(connection));
        close(connection);
    }
    kill(worker, SIGTERM);
    (void)waitpid(worker, NULL, 0);
    unlink(address.sun_path);
    rmdir(folder);
    return 0;
}
