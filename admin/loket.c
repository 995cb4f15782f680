/* Scope: the administrator's command: one row a subcommand, `--help` for each, exit status 0, 1 or 2. */
#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "lib/base/log.h"

struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary; /* one line */
    const char *usage;   /* what `loket NAME --help` prints; every line ends with a line feed */
};

/* In the order of the alphabet. */
static const struct command COMMANDS[] = {
    { "audit", cmd_audit, "periksa jejak audit",
      "loket audit verify [--head NOMOR:HEKSA] [--config BERKAS]\n"
      "    Memeriksa rantai jejak audit dan menyebut baris pertama yang rusak, lalu mencetak kepalanya.\n"
      "    --head   kepala yang dicatat dahulu: harus masih ada dalam jejak\n" },
    { "backup", cmd_backup, "buat cadangan kantor yang langsung diperiksa",
      "loket backup FOLDER [--config BERKAS]\n"
      "    Menyalin basis data dan lampiran ke FOLDER (baru atau kosong) sewaktu kantor tetap melayani, lalu memeriksanya.\n"
      "    Kunci rahasia, pengaturan, dan edisi situs tidak ikut: salin sendiri.\n"
      "loket backup --verify FOLDER\n"
      "    Memeriksa cadangan yang ada.\n" },
    { "bench-data", cmd_bench_data, "buat basis data rekaan untuk mengukur pembangunan situs",
      "loket bench-data --pages N --out BERKAS\n"
      "    Membuat basis data baru dengan N pengaduan rekaan yang diceritakan; loket-publish --database BERKAS membuat satu halaman untuk\n"
      "    tiap cerita, di samping halaman-halaman tetap.\n" },
    { "calendar", cmd_calendar, "hitung batas waktu hari kerja; isi dan lihat hari libur",
      "loket calendar due HARI JUMLAH [--holidays BERKAS] [--pause AWAL..AKHIR]… [--explain] [--config BERKAS]\n"
      "    Mencetak hari terakhir (TTTT-BB-HH) setelah JUMLAH hari kerja. Hari mulai, akhir pekan, hari libur dan jeda tidak dihitung.\n"
      "    --holidays   hari libur dari BERKAS (CSV: tanggal, nama), bukan dari basis data kantor ini\n"
      "    --pause      hari-hari menunggu pelapor, awal dan akhir termasuk; boleh diulang\n"
      "    --explain    setelah itu satu baris untuk tiap hari dengan alasannya\n"
      "loket calendar import BERKAS [--decree TEKS] [--replace] [--config BERKAS]\n"
      "    Memasukkan hari libur (CSV: tanggal, nama, bila perlu jenis dan keputusan) dan mencetak apa yang berubah; satu baris\n"
      "    salah, tidak ada yang disimpan. Hari yang tidak disebut berkas tetap ada.\n"
      "    --decree     keputusan yang menetapkannya, untuk baris yang tidak menyebutnya\n"
      "    --replace    hapus hari lain pada tahun-tahun dalam berkas, kecuali libur daerah\n"
      "loket calendar list TAHUN [--config BERKAS]\n" },
    { "complaint", cmd_complaint, "laporan pengaduan; alur pengaduan sebagai gambar",
      "loket complaint report --from HARI --to HARI --format csv|xlsx|html [--table rekap|register|bukti] [--public]\n"
      "    Mencetak laporan pengaduan yang diterima dari HARI sampai HARI (2026-01-31), keadaan saat ini, tanpa identitas pelapor.\n"
      "    --format   csv satu tabel, xlsx semua tabel sebagai lembar, html untuk dicetak\n"
      "    --table    tabel untuk csv: register (bawaan), bukti (jenis, masuk, lama, tindak lanjut, status), atau rekap\n"
      "    --public   hanya jumlah, kelompok kecil disembunyikan\n"
      "    --now WAKTU   anggap sekarang WAKTU, seperti 2026-11-21T01:00:00Z; [--config BERKAS]\n"
      "loket complaint states --dot\n"
      "    Mencetak alur pengaduan sebagai gambar DOT (Graphviz).\n" },
    { "content", cmd_content, "periksa halaman kantor sendiri: standar pelayanan, berita, kontak",
      "loket content check [FOLDER] [--config BERKAS]\n"
      "    Menyebut setiap kesalahan dengan berkas dan barisnya, lalu draf dan berita yang menunggu harinya. Status 1 bila ada kesalahan\n"
      "    atau halaman yang wajib belum ada. Tanpa FOLDER: folder pada loket.ini, beserta daftar layanan kantor ini.\n"
      "loket content list [--config BERKAS]\n"
      "    Semua halaman dengan alamat dan keadaannya.\n" },
    { "counter", cmd_counter, "loket tempat survei diisi: daftar, tambah, sembunyikan",
      "loket counter list [--config BERKAS]\n"
      "loket counter add KODE NAMA [--config BERKAS]\n"
      "    Menambah loket, atau mengganti nama loket berkode itu. Poster dan tablet survei menyebutnya.\n"
      "loket counter hide KODE [--config BERKAS]\n"
      "    Tidak menawarkannya lagi; jawaban lama tetap menyebutnya.\n" },
    { "dataset", cmd_dataset, "lihat data yang diimpor; ajukan untuk disetujui; periksa sidiknya",
      "loket dataset list [--config BERKAS]\n"
      "    Mencetak semua data dengan keadaannya.\n"
      "loket dataset submit JENIS PERIODE [--config BERKAS]\n"
      "    Mengajukan data, misalnya: loket dataset submit survey 2024-Q2, atau survey 2024-Q2-spkp. Kepala Seksi, Kepala Bidang, lalu Kepala Dinas memeriksanya di halaman petugas.\n"
      "loket dataset verify all|JENIS PERIODE [--config BERKAS]\n"
      "    Menghitung ulang sidik data yang disetujui: sama, atau berbeda dan di bagian mana; status keluar 1 bila ada yang berbeda.\n" },
    { "digest", cmd_digest, "tulis ringkasan batas waktu untuk petugas, sekali tiap hari kerja",
      "loket digest run [--config BERKAS] [--now WAKTU]\n"
      "    Menulis satu surel bagi tiap petugas pengaduan yang punya alamat surel: nomor dan batas waktu pengaduan yang lewat\n"
      "    atau segera jatuh tempo. Aman diulang; pada hari libur tidak menulis apa-apa. Alamat diisi dengan loket user email.\n"
      "    --now WAKTU   anggap sekarang WAKTU, seperti 2026-11-21T01:00:00Z\n" },
    { "doctor", cmd_doctor, "periksa kesehatan kantor",
      "loket doctor [--config BERKAS]\n"
      "    Memeriksa pengaturan, kunci, basis data, jejak audit, disk dan jam; status keluar 1 bila ada masalah.\n"
      "    \"perhatian\" bukan masalah sekarang, tetapi akan menjadi masalah: misalnya hari libur tahun depan belum diisi.\n" },
    { "form", cmd_form, "cetak formulir kertas bernomor",
      "loket form paper --count N --output BERKAS.pdf [--config BERKAS]\n"
      "    Membuat N (paling banyak 500) formulir pengaduan A4 dengan nomor dan QR. Petugas memindai QR itu untuk mencatat isinya;\n"
      "    setiap nomor dapat dicatat satu kali. Berkas yang sudah ada tidak ditimpa.\n" },
    { "import", cmd_import, "masukkan angka dari berkas: survei, investasi, perizinan, kinerja, anggaran, target",
      "loket import skm BERKAS.csv --period 2024-Q2 [--published BERKAS.csv] [--population JUMLAH]\n"
      "    Jawaban survei (kolom u1, u2, …) dan angka yang pernah dicetak (unsur, name, sum, published_nrr, published_weighted_nrr).\n"
      "loket import published BERKAS.csv --period 2024-Q2 [--respondents JUMLAH]\n"
      "    Tabel tercetak sebuah survei yang jawabannya tidak ada lagi; tersimpan sebagai angka tercetak, tidak pernah dihitung ulang.\n"
      "loket import ikm BERKAS.csv [--office NAMA]\n"
      "    IKM yang hanya ada angka cetaknya (period, ikm, respondents, source; dengan --office juga office).\n"
      "loket import investment BERKAS [--period 2024-Q1] [--origin pma|pmdn] [--rate RUPIAH]\n"
      "    Realisasi penanaman modal (level, sector, amount_million_idr, amount_thousand_usd, projects, …_workers), atau kolom NSWI.\n"
      "loket import permits BERKAS [--period 2024-Q2] [--totals BERKAS]\n"
      "    Perizinan terbit (channel, permit_type, month, issued, on_time) dan jumlah tercetaknya (channel, published_total).\n"
      "    Bulan boleh menjadi kolom: Januari, Februari, …, Jumlah.\n"
      "loket import indicators|budget BERKAS [--period 2021]\n"
      "    Indikator kinerja (goal, indicator, unit, direction, target, realisation, …) atau anggaran (programme, budget_idr, realised_idr).\n"
      "loket import targets BERKAS [--period 2021-2026]\n"
      "    Target dan realisasi tahunan (year, measure, value_idr).\n"
      "Untuk kelima jenis ini: CSV atau XLSX; [--check] hanya mencetak selisih, satu baris satu selisih; [--office NAMA] dari berkas beberapa\n"
      "kantor; [--decimal comma|point] bila tidak jelas; [--report-period P] periode laporannya; [--replace] mengganti konsep yang ada.\n"
      "Untuk semua: [--source TEKS] sumber data, [--config BERKAS]. Satu berkas masuk seluruhnya atau tidak sama sekali;\n"
      "selisih di dalam sumber dicetak dan disimpan, tidak pernah diperbaiki.\n" },
    { "kiosk", cmd_kiosk, "tablet survei di loket: daftar, tambah, kode pasang, PIN, tarik",
      "loket kiosk list [--config BERKAS]\n"
      "    Mencetak semua kios: keadaan, jumlah jawaban, yang menunggu di tablet, yang ditolak karena terlambat, kapan terakhir terlihat.\n"
      "loket kiosk add KODE NAMA [--counter LOKET] [--service LAYANAN] [--config BERKAS]\n"
      "    Mendaftarkan kios, lalu mencetak kode pasang sekali pakai dan PIN petugas. Keduanya tidak dapat dilihat lagi.\n"
      "    --counter    loket tempat tablet berdiri; --service layanan semua jawabannya, bila tablet tidak perlu menanyakannya\n"
      "loket kiosk code KODE\n"
      "    Membuat kode pasang baru; tablet yang terpasang tidak berlaku lagi.\n"
      "loket kiosk pin KODE\n"
      "    Membuat PIN petugas baru.\n"
      "loket kiosk withdraw KODE\n"
      "    Menarik kios: tablet atau kuki yang hilang tidak dapat mengirim lagi.\n" },
    { "outbox", cmd_outbox, "kirim pemberitahuan yang menunggu; lihat dan ulangi yang gagal",
      "loket outbox run [--once] [--now WAKTU] [--config BERKAS]\n"
      "    Mengirim surel dan pesan gerbang yang menunggu, sampai dihentikan.\n"
      "    --once        kirim yang sudah waktunya, lalu selesai\n"
      "    --now WAKTU   anggap sekarang WAKTU, seperti 2026-11-21T01:00:00Z (hanya bersama --once)\n"
      "loket outbox list [--config BERKAS]\n"
      "    Mencetak pesan yang menunggu, gagal, atau kedaluwarsa, tanpa penerimanya.\n"
      "loket outbox retry [NOMOR] [--config BERKAS]\n"
      "    Mencoba lagi pesan yang gagal atau kedaluwarsa: satu, atau semuanya.\n" },
    { "privacy", cmd_privacy, "salinan dan penghapusan data pribadi satu kasus",
      "loket privacy export NOMOR [--config BERKAS]\n"
      "    Mencetak semua yang disimpan tentang orang dari kasus itu sebagai JSON, dengan riwayat pemrosesannya; tercatat dalam jejak audit.\n"
      "loket privacy erase NOMOR [--config BERKAS]\n"
      "    Menghapus orangnya dari kasus yang sudah berakhir; angka statistik tinggal. Tidak dapat dikembalikan.\n"
      "    Keduanya hanya setelah pemohonnya membuktikan diri dengan nomor dan kode kasusnya.\n" },
    { "publish", cmd_publish, "bangun situs publik dari data yang disetujui dan tayangkan",
      "loket publish [--config BERKAS] [--out FOLDER] [--database BERKAS] [--full] [--uncompressed] [--dry-run] [--diff] [--now WAKTU]\n"
      "              [--planted BERKAS] [--quiet]\n"
      "    --out FOLDER      taruh edisi di FOLDER, bukan di folder pada loket.ini\n"
      "    --database BERKAS bangun dari basis data ini, bukan dari yang pada loket.ini\n"
      "    --full            buat semua halaman dari awal, juga yang tidak berubah\n"
      "    --uncompressed    tanpa bentuk terkompresi (.gz, .br)\n"
      "    --dry-run         bangun dan periksa, tetapi jangan tayangkan\n"
      "    --diff            cetak berkas yang baru (+), berubah (~), dan hilang (-) terhadap edisi yang tayang\n"
      "    --watch           tetap berjalan, dan bangun begitu ada yang disetujui\n"
      "    --now WAKTU       anggap sekarang WAKTU, seperti 2026-11-21T01:00:00Z\n"
      "    --planted BERKAS  hentikan bila salah satu baris BERKAS ditemukan di situs\n"
      "    --quiet           cetak hanya kesalahan\n" },
    { "receipt", cmd_receipt, "periksa tanda terima yang ditunjukkan seseorang",
      "loket receipt verify BERKAS [--key BERKAS] [--text BERKAS] [--file BERKAS]… [--config BERKAS]\n"
      "    Memeriksa tanda tangan digital pada teks tanda terima; BERKAS \"-\" adalah masukan standar.\n"
      "    --key    kunci publik: PEM, base64, atau 32 bita mentah; tanpa pilihan ini dipakai kunci kantor ini.\n"
      "             Dengan pilihan ini tidak perlu pengaturan atau basis data: siapa pun dapat memeriksa di mana pun\n"
      "    --text   isi laporan seperti diunduh: periksa bahwa isi inilah yang diterima\n"
      "    --file   berkas seperti diunduh; boleh diulang, urutannya bebas\n" },
    { "request", cmd_request, "register dan ringkasan tahunan permintaan informasi",
      "loket request report --year TAHUN|--period 2024-Q2 --format csv|xlsx|html [--table ringkasan|register|keberatan|instansi|rekap] [--names]\n"
      "    Mencetak permintaan yang diterima pada TAHUN, keadaan saat ini.\n"
      "    --format   csv satu tabel, xlsx semua tabel sebagai lembar, html untuk dicetak\n"
      "    --table    tabel untuk csv; bawaan: register\n"
      "    --names    register menyebut nama, alamat, kontak, dan pekerjaan pemohon; perlu kunci identitas\n"
      "    --now WAKTU   anggap sekarang WAKTU, seperti 2026-11-21T01:00:00Z; [--config BERKAS]\n" },
    { "restore", cmd_restore, "pulihkan kantor dari cadangan",
      "loket restore FOLDER [--force] [--config BERKAS]\n"
      "    Memeriksa cadangan, lalu menaruh basis data dan lampirannya di kantor ini. Hentikan dulu semua program.\n"
      "    --force   walau sudah ada basis data: yang lama disingkirkan menjadi NAMA.before-restore\n" },
    { "retention", cmd_retention, "hapus data pribadi yang masa simpannya habis",
      "loket retention run [--dry-run] [--backups FOLDER] [--now WAKTU] [--config BERKAS]\n"
      "    Menghapus identitas, isi, dan berkas kasus yang berakhir lebih lama dari [retention] dalam loket.ini, juga dari indeks pencarian,\n"
      "    lalu mencarinya kembali dalam basis data dan catatannya. Angka untuk statistik tinggal.\n"
      "    Sesudah pemulihan dari cadangan: menghapus lagi siapa yang sudah dihapus atas permintaannya.\n"
      "    --dry-run   hanya mencetak berapa yang akan dihapus\n"
      "    --backups FOLDER   juga menghapus cadangan di FOLDER yang lebih tua dari backup_days; yang terbaru tinggal\n" },
    { "sample", cmd_sample, "isi kantor yang masih kosong dengan kantor contoh",
      "loket sample [--config BERKAS] [--now WAKTU]\n"
      "    Layanan, akun, hari libur, angka nyata yang sudah disetujui, survei yang sedang berjalan, dan kasus rekaan setahun.\n"
      "    Kata sandi sekali pakai dicetak dan disimpan di logins.txt. Kantor yang sudah berisi ditolak.\n"
      "    --now WAKTU   anggap sekarang WAKTU, seperti 2026-11-21T01:00:00Z\n" },
    { "serve", cmd_serve, "jalankan program-program kantor, dengan atau tanpa nginx, sampai Ctrl-C",
      "loket serve [--config BERKAS] [--nginx [--port N] [--rate N]]\n"
      "    Menjalankan program formulir, pelacakan dan petugas; yang mati dijalankan lagi.\n"
      "    --nginx        juga menjalankan nginx di 127.0.0.1 (porta dari base_url, atau --port)\n"
      "    --rate N       permintaan per detik yang diterima dari satu alamat (bawaan 50)\n"
      "loket serve --print-nginx [--rate N]\n"
      "    Mencetak konfigurasi untuk nginx yang sudah terpasang (/etc/nginx/conf.d/loket.conf).\n" },
    { "service", cmd_service, "layanan: daftar, pemberitahuan bagi yang mengadukannya",
      "loket service list [--config BERKAS]\n"
      "loket service notice KODE --text TEKS [--link TAUTAN] [--config BERKAS]\n"
      "    Memasang \"mungkin Anda memerlukan ini\" pada layanan; --text \"\" menghapusnya.\n" },
    { "setup", cmd_setup, "siapkan folder kantor: pengaturan, kunci, basis data, administrator pertama",
      "loket setup [FOLDER] [--base-url ALAMAT] [--minimum-fill-seconds N]\n"
      "    Membuat yang belum ada di FOLDER (bawaan var) dan membiarkan yang sudah ada.\n"
      "    --base-url ALAMAT          alamat yang dibuka warga (bawaan http://127.0.0.1:8080)\n"
      "    --minimum-fill-seconds N   formulir yang kembali lebih cepat ditolak (bawaan 3)\n" },
    { "site", cmd_site, "periksa salinan situs publik: utuh dan ditandatangani",
      "loket site verify FOLDER [--key BERKAS]\n"
      "    Memeriksa tanda tangan edisi di FOLDER, tiap berkas dan bentuk terkompresinya, serta rantai edisi sebelumnya, dan menyebut\n"
      "    setiap berkas yang berubah, hilang, atau tambahan; status keluar 1 bila ada. Tidak perlu pengaturan, basis data, atau jaringan.\n"
      "    --key    kunci publik kantor (PEM, base64, atau 32 bita mentah); tanpa pilihan ini dipakai kunci dalam FOLDER\n" },
    { "skm", cmd_skm, "hitung IKM dari berkas jawaban; telusuri IKM tercetak; hitung jumlah responden yang dibutuhkan",
      "loket skm compute BERKAS.csv [--json] [--instrument BERKAS.json] [--population JUMLAH] [--by KOLOM]\n"
      "    Menghitung IKM dari kolom u1, u2, …, atau kolom berkode unsur SKM (isian 1-4, kosong = tidak dijawab); kolom lain diabaikan.\n"
      "    --json                cetak sebagai satu objek JSON\n"
      "    --instrument BERKAS   kuesioner lain daripada SKM: skala, unsur, konversi dan batas mutunya\n"
      "    --population JUMLAH   pengguna layanan: kecukupan responden dan selang dengan koreksi populasi\n"
      "    --by KOLOM            hitung juga tiap kelompok menurut isi kolom itu\n"
      "loket skm reconcile BERKAS.csv [--json]\n"
      "    Menyebut aturan yang menghasilkan IKM tercetak dari NRR tercetak: tabel unsur,nrr (titik desimal) dengan baris akhir ikm.\n"
      "loket skm sample-size JUMLAH\n"
      "    Mencetak jumlah responden minimal untuk JUMLAH pengguna layanan (tabel Krejcie & Morgan).\n" },
    { "survey", cmd_survey, "survei: kuesioner, karcis sekali pakai, laporan, poster",
      "loket survey instrument check BERKAS\n"
      "    Memeriksa kuesioner (JSON) dan menyebut setiap kesalahan dengan tempatnya; \"-\" adalah masukan standar.\n"
      "loket survey instrument import BERKAS [--config BERKAS]\n"
      "    Menyimpannya. Yang sudah dipakai sebuah periode tidak berubah lagi: isi yang lain memerlukan \"version\" yang lebih tinggi.\n"
      "loket survey instrument export KODE [--config BERKAS]\n"
      "    Mencetaknya dalam bentuk baku; dimasukkan lagi, isinya sama sampai ke bita terakhir.\n"
      "loket survey instrument list [--config BERKAS]\n"
      "loket survey slips JUMLAH --period PERIODE [--service KODE] --out BERKAS.pdf [--config BERKAS]\n"
      "    Mencetak karcis sekali pakai; satu karcis untuk satu jawaban. Kodenya hanya ada di lembar ini.\n"
      "loket survey qr [--counter KODE] [--service KODE] [--period PERIODE] --out BERKAS [--config BERKAS]\n"
      "    Membuat poster dengan kode QR untuk menjawab survei: .pdf, .png, atau .svg.\n"
      "loket survey report PERIODE --format html|pdf --out BERKAS [--config BERKAS]\n"
      "    Membuat laporan Bab I sampai V dengan lampirannya; dari data yang belum disetujui menjadi konsep.\n"
      "loket survey export PERIODE --format csv|json|xlsx [--out BERKAS] [--config BERKAS]\n"
      "    Menulis jawaban tanpa data tentang orang, sama dengan yang diterbitkan situs; tanpa --out ke keluaran standar.\n"
      "loket survey poster PERIODE --format pdf|png|svg --out BERKAS [--config BERKAS]\n"
      "    Membuat poster hasil dalam bentuk yang ditetapkan; hanya dari data yang sudah disetujui.\n" },
    { "template", cmd_template, "isi satu templat Mustache dengan data JSON",
      "loket template render BERKAS.mustache [--partials FOLDER]\n"
      "    Membaca data (JSON) dari masukan standar dan mencetak hasilnya.\n"
      "    --partials FOLDER   folder templat yang dipanggil dengan {{>nama}} atau {{<nama}}\n" },
    { "unit", cmd_unit, "unit kantor: daftar, tambah, sembunyikan, tempatkan petugas",
      "loket unit list [--config BERKAS]\n"
      "loket unit add KODE NAMA [--config BERKAS]\n"
      "    Menambah unit, atau mengganti nama unit berkode itu. Pengaduan dapat ditugaskan kepadanya.\n"
      "loket unit hide KODE [--config BERKAS]\n"
      "    Tidak menawarkannya lagi; kasus yang lama tetap menyebutnya.\n"
      "loket unit place AKUN [KODE] [--config BERKAS]\n"
      "    Menempatkan petugas di unit itu; tanpa KODE tidak di unit mana pun.\n" },
    { "upkeep", cmd_upkeep, "pemeliharaan malam: ingatkan dan tutup pengaduan tanpa tanggapan, hapus yang kedaluwarsa",
      "loket upkeep [--config BERKAS] [--now WAKTU]\n"
      "    Menutup pengaduan terjawab yang tidak ditanggapi selama hari kerja di loket.ini (silence), melupakan hitungan\n"
      "    percobaan dan sesi yang lewat, dan menghapus berkas kiriman yang tidak jadi. Aman diulang; jalankan tiap malam.\n"
      "    --now WAKTU   anggap sekarang WAKTU, seperti 2026-11-21T01:00:00Z\n" },
    { "user", cmd_user, "akun petugas: tambah, daftar, atur ulang kata sandi",
      "loket user add NAMA --role PERAN[,PERAN…] [--full-name TEKS] [--config BERKAS]\n"
      "    Membuat akun dan mencetak kata sandi sekali pakai.\n"
      "loket user list [--config BERKAS]\n"
      "loket user email NAMA [ALAMAT] [--config BERKAS]\n"
      "    Mencatat alamat surel petugas untuk ringkasan harian; tanpa ALAMAT dihapus.\n"
      "loket user reset NAMA [--config BERKAS]\n"
      "    Memberi kata sandi sekali pakai yang baru dan menghapus kode dua faktornya.\n" },
};

#define COMMAND_COUNT (sizeof COMMANDS / sizeof *COMMANDS)

static bool is_help(const char *word) {
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

static bool asks_for_help(int argc, char **argv) {
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (is_help(argv[i])) return true;
    }
    return false;
}

static void print_overview(FILE *to) {
    (void)fputs("Pemakaian: loket PERINTAH [PILIHAN]\n\n", to);
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        (void)fprintf(to, "  %-10s %s\n", COMMANDS[i].name, COMMANDS[i].summary);
    }
    (void)fputs("\nloket PERINTAH --help menjelaskan satu perintah.\n"
                "Status keluar: 0 berhasil, 1 gagal, 2 perintah atau berkasnya salah.\n", to);
}

static const struct command *find_command(const char *name) {
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(COMMANDS[i].name, name) == 0) return &COMMANDS[i];
    }
    return NULL;
}

/* A result that did not reach the disk or the pipe is a failure, not a success. */
static int flushed(int status) {
    if (fflush(stdout) == 0 && !ferror(stdout)) return status;
    command_error("keluaran tidak dapat ditulis");
    return EXIT_FAILED;
}

int main(int argc, char **argv) {
    log_program("loket");
    if (argc < 2) {
        print_overview(stderr);
        return EXIT_WRONG;
    }
    if (is_help(argv[1]) || strcmp(argv[1], "help") == 0) {
        print_overview(stdout);
        return flushed(EXIT_DONE);
    }
    const struct command *command = find_command(argv[1]);
    if (!command) {
        command_error("perintah tidak dikenal: %s; lihat: loket --help", argv[1]);
        return EXIT_WRONG;
    }
    if (asks_for_help(argc - 1, argv + 1)) {
        (void)printf("%s: %s\n\n%s", command->name, command->summary, command->usage);
        return flushed(EXIT_DONE);
    }
    return flushed(command->run(argc - 1, argv + 1));
}
