/* Answers every request with the bytes of the file named by BARE_PAGE: the least a FastCGI program can do, to measure ours
 * against, and a stand-in for any program where only the supervisor is looked at. */
#include <fcgiapp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>

#define LARGEST_PAGE 262144 /* bytes */

int main(void) {
    static char page[LARGEST_PAGE];
    const char *name = getenv("BARE_PAGE");
    FILE *file = name ? fopen(name, "re") : NULL;
    size_t length = file ? fread(page, 1, sizeof page, file) : 0;
    if (length == 0) {
        (void)fputs("bare_page: BARE_PAGE names no file with bytes in it\n", stderr);
        return 1;
    }
    FCGX_Request request;
    if (FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, 0) != 0) return 1;
    while (FCGX_Accept_r(&request) == 0) {
        (void)FCGX_FPrintF(request.out, "Content-Type: text/html; charset=utf-8\r\nContent-Length: %u\r\n\r\n", (unsigned)length);
        (void)FCGX_PutStr(page, (int)length, request.out);
        FCGX_Finish_r(&request);
    }
    return 0;
}
