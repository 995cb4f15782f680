/* Scope: the options of loket-publish and their help. */
#include "site/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

static const char USAGE[] =
    "loket-publish [--config BERKAS] [--out FOLDER] [--database BERKAS] [--full] [--uncompressed] [--dry-run] [--diff] [--now WAKTU] [--planted BERKAS] [--quiet]\n"
    "    Membangun situs publik dari data yang sudah disetujui lalu menayangkannya dalam satu langkah.\n"
    "    --out FOLDER      taruh edisi di FOLDER/editions dan FOLDER/current, bukan di folder pada loket.ini\n"
    "    --database BERKAS bangun dari basis data ini, bukan dari yang pada loket.ini\n"
    "    --uncompressed    tanpa bentuk terkompresi (.gz, .br)\n"
    "    --full            buat semua halaman dari awal, juga yang tidak berubah\n"
    "    --dry-run         bangun dan periksa, tetapi jangan tayangkan\n"
    "    --diff            cetak berkas yang baru (+), berubah (~), dan hilang (-) terhadap edisi yang tayang\n"
    "    --watch           tetap berjalan, dan bangun begitu ada yang disetujui\n"
    "    --now WAKTU       anggap sekarang WAKTU, seperti 2026-11-21T01:00:00Z\n"
    "    --planted BERKAS  hentikan bila salah satu baris BERKAS ditemukan di situs\n"
    "    --quiet           cetak hanya kesalahan\n";

int complain(const char *message) {
    (void)fprintf(stderr, "loket-publish: %s\n", message);
    return EXIT_FAILED;
}

int options_read(int argc, char **argv, struct options *ret, bool *ret_helped) {
    static const struct option LONG[] = { { "config", required_argument, NULL, 'c' }, { "out", required_argument, NULL, 'o' },
                                          { "dry-run", no_argument, NULL, 'd' }, { "now", required_argument, NULL, 'n' },
                                          { "planted", required_argument, NULL, 'p' }, { "quiet", no_argument, NULL, 'q' },
                                          { "full", no_argument, NULL, 'f' }, { "database", required_argument, NULL, 'b' },
                                          { "uncompressed", no_argument, NULL, 'u' }, { "watch", no_argument, NULL, 'w' }, { "diff", no_argument, NULL, 'D' },
                                          { "help", no_argument, NULL, 'h' }, { 0 } };
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, "", LONG, NULL)) != -1;) {
        switch (option) {
        case 'c': ret->config = optarg; break;
        case 'o': ret->out = optarg; break;
        case 'd': ret->dry_run = true; break;
        case 'D': ret->diff = true; break;
        case 'b': ret->database = optarg; break;
        case 'w': ret->watch = true; break;
        case 'u': ret->uncompressed = true; break;
        case 'f': ret->full = true; break;
        case 'n': ret->now = optarg; break;
        case 'p': ret->planted = optarg; break;
        case 'q': ret->quiet = true; break;
        case 'h':
            (void)fputs(USAGE, stdout);
            *ret_helped = true;
            return EXIT_DONE;
        default: (void)complain("pilihan tidak dikenal atau tanpa nilai; lihat --help"); return EXIT_WRONG;
        }
    }
    if (optind == argc) return EXIT_DONE;
    (void)complain("perintah ini tidak memakai kata tambahan; lihat --help");
    return EXIT_WRONG;
}

const char *options_config(const struct options *options) {
    const char *environment = getenv("LOKET_CONFIG");
    return options->config ? options->config : environment && *environment ? environment : "var/loket.ini";
}
