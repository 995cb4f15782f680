/* Scope: a file of figures as sheets. */
#include "admin/figure_sheets.h"

#include <sodium.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "admin/command.h"
#include "lib/base/cleanup.h"
#include "lib/rules/figure_file.h"
#include "lib/web/picture_helper.h"

static int refuse(const char *file, const char *reason) {
    command_error("%s: %s", file, reason);
    return EXIT_WRONG;
}

/* ---- XLSX ---- */

static bool write_all(int to, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(to, bytes, length);
        if (count <= 0) return false;
        bytes += count;
        length -= (size_t)count;
    }
    return lseek(to, 0, SEEK_SET) == 0;
}

static bool read_all(struct arena *arena, int from, char **ret, size_t *ret_length) {
    struct stat status;
    if (fstat(from, &status) != 0 || status.st_size > (off_t)WORKSHEETS_LARGEST) return false;
    char *bytes = arena_alloc(arena, (size_t)status.st_size + 1);
    size_t length = 0;
    while (length < (size_t)status.st_size) {
        ssize_t count = pread(from, bytes + length, (size_t)status.st_size - length, (off_t)length);
        if (count <= 0) return false;
        length += (size_t)count;
    }
    *ret = bytes;
    *ret_length = length;
    return true;
}

static int read_workbook(struct arena *arena, const char *file, const char *bytes, size_t length, struct worksheets *ret) {
    CLEANUP_FD int in = memfd_create("workbook", MFD_CLOEXEC);
    CLEANUP_FD int out = memfd_create("sheets", MFD_CLOEXEC);
    char *text;
    size_t size;
    const char *reason;
    bool is_ready = in >= 0 && out >= 0 && write_all(in, bytes, length) && picture_helper_start(picture_helper_beside(arena)) == DONE;
    enum picture_outcome outcome = is_ready ? picture_helper_draw(MEDIA_XLSX, in, out) : PICTURE_NOT_TRIED;
    if (outcome == PICTURE_NOT_TRIED) {
        command_error("%s: pembaca lembar kerja tidak berjalan", file);
        return EXIT_FAILED;
    }
    if (outcome != PICTURE_DRAWN || !read_all(arena, out, &text, &size)) return refuse(file, "terlalu besar atau rusak");
    return worksheets_read(arena, text, size, ret, &reason) == DONE ? EXIT_DONE : refuse(file, reason);
}

/* ---- CSV ---- */

static int read_csv(struct arena *arena, const char *file, const char *bytes, size_t length, struct worksheets *ret) {
    struct worksheet *sheet = arena_alloc(arena, sizeof *sheet);
    struct csv_fault fault;
    *ret = (struct worksheets){ sheet, 1 };
    if (figure_sheet_csv(arena, bytes, length, sheet, &fault)) return EXIT_DONE;
    command_error("%s: baris %zu, kolom %zu: %s", file, fault.line, fault.column, fault.reason);
    return EXIT_WRONG;
}

int figure_sheets_read(struct arena *arena, const char *file, struct worksheets *ret, uint8_t ret_hash[static FIGURE_SHEETS_HASH_BYTES]) {
    static const char ARCHIVE[] = "PK\x03\x04", OLD_WORKBOOK[] = "\xD0\xCF\x11\xE0";
    char *bytes;
    size_t length;
    int status = command_read_file(arena, file, CSV_LARGEST_FILE, &bytes, &length);
    if (status != EXIT_DONE) return status;
    (void)crypto_hash_sha256(ret_hash, (const unsigned char *)bytes, length);
    if (length >= 4 && memcmp(bytes, OLD_WORKBOOK, 4) == 0) return refuse(file, "lembar kerja lama (.xls) atau berkata sandi; simpan sebagai .xlsx atau CSV");
    bool is_archive = length >= 4 && memcmp(bytes, ARCHIVE, 4) == 0;
    return (is_archive ? read_workbook : read_csv)(arena, file, bytes, length, ret);
}
