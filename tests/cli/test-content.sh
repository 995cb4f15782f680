#!/bin/sh
# `loket content`: the office's own pages, and what people and enemies put into their folder. usage: BUILD=build tests/cli/test-content.sh
set -u
. tests/lib/shell.sh

content=$folder/isi
# fresh: an empty folder of pages in which all that every office owes stands
fresh() {
    rm -rf "$content"; mkdir -p "$content/berita" "$content/layanan" "$content/gambar"
    for page in maklumat-pelayanan kontak ppid privasi aksesibilitas; do printf -- '---\njudul: Halaman\n---\nIsi.\n' >"$content/$page.md"; done
}
# page FILE TEXT: the text, with \n for line ends
page() { printf '%b' "$2" >"$content/$1"; }
check() { run "$loket" content check "$content"; }
HEAD='---\njudul: Contoh\ntanggal: 2026-01-02\n---\n'

# finds SENTENCE TEXT MESSAGE: a news page of that text is refused with the message, which names file and line
finds() {
    fresh; page berita/x.md "$2"; check
    fact "$1" [ "$status" = 1 -a "$(grep -cF -- "$3" "$folder/out")" -ge 1 ]
}
# takes SENTENCE TEXT: a news page of that text has no fault
takes() { fresh; page berita/x.md "$2"; check; fact "$1" succeeds; }

fresh; check
fact "a folder with what every office owes passes" succeeds
fact "and says how many pages there are" says "5 halaman dan 0 gambar tanpa kesalahan"

# ---- the head ----
finds "a page without a head is told how one looks" 'Isi saja.\n' 'berita/x.md:1: halaman harus diawali baris ---'
finds "a head that does not end is told" '---\njudul: A\ntanggal: 2026-01-02\nIsi\n' 'berita/x.md:1: garis --- kedua tidak ditemukan'
finds "a page without a title is told" '---\ntanggal: 2026-01-02\n---\nIsi\n' 'berita/x.md:1: judul belum ada'
finds "an unknown key is told with the known ones" '---\njudul: A\nwarna: biru\ntanggal: 2026-01-02\n---\n' 'berita/x.md:3: kunci tidak dikenal; yang dikenal: judul'
finds "a line without a colon is told" '---\njudul: A\n- daftar\ntanggal: 2026-01-02\n---\n' 'berita/x.md:3: baris ini bukan "kunci: nilai"'
finds "a key that stands twice is told" '---\njudul: A\njudul: B\ntanggal: 2026-01-02\n---\n' 'berita/x.md:3: judul tertulis dua kali'
finds "in either language" '---\njudul: A\ntitle: B\ntanggal: 2026-01-02\n---\n' 'berita/x.md:3: judul tertulis dua kali'
finds "a day that does not exist is told" '---\njudul: A\ntanggal: 2026-02-30\n---\n' 'berita/x.md:3: tanggal harus seperti'
finds "a day in words is told" '---\njudul: A\ntanggal: besok\n---\n' 'berita/x.md:3: tanggal harus seperti'
fact "and not that there is none" no says "tanggal belum ada"
finds "news without a day is told" '---\njudul: A\n---\n' 'berita/x.md:1: tanggal belum ada'
finds "a word for draft that nobody knows is told" '---\njudul: A\ntanggal: 2026-01-02\ndraf: mungkin\n---\n' 'berita/x.md:4: draf harus ya atau tidak'
fact "and the page stays a draft" says "berita/x.md: draf"
finds "a title of 121 letters is told" "---\njudul: $(printf 'a%.0s' $(seq 121))\ntanggal: 2026-01-02\n---\n" 'berita/x.md:2: judul paling panjang 120 huruf'
finds "an end before its beginning is told" '---\njudul: A\ntanggal: 2026-01-02\nsampai: 2026-01-01\n---\n' 'sampai mendahului tanggal'
finds "an empty first line is told" '\n---\njudul: A\ntanggal: 2026-01-02\n---\n' 'berita/x.md:1: baris pertama harus ---'
takes "keys in English, quotes, a remark and a slashed day are taken" '---\ntitle: "A: B"\n# catatan\ndate: 31/12/2025\ndraft: false\n---\nIsi\n'
takes "a title of 120 letters is taken" "---\njudul: $(printf 'a%.0s' $(seq 120))\ntanggal: 2026-01-02\n---\n"
takes "the mark and the line ends of Notepad are taken" '\0357\0273\0277---\r\njudul: A\r\ntanggal: 2026-01-02\r\n---\r\nIsi\r\n'

# ---- the text: what could run, and what only looks like it ----
is_told() { [ "$status" -eq 1 ] && grep -F "$1" "$folder/out" | grep -qF -- "$2"; }
hostile() { fresh; page berita/x.md "${HEAD}Satu.\n\n$2\n"; check; fact "$1 is refused, by its line" is_told 'berita/x.md:7: ' "$3"; }
hostile "a script" '<script>alert(1)</script>' 'kode HTML "<script>'
hostile "a picture with a handler" '<img src=x onerror=alert(1)>' 'kode HTML'
hostile "a tag within a line" 'kata <b>tebal</b>' 'kode HTML "<b>"'
hostile "a remark in HTML" '<!-- rahasia -->' 'kode HTML'
hostile "a frame" '<iframe src="https://contoh.example"></iframe>' 'kode HTML'
hostile "a link that runs" '[a](javascript:alert(1))' 'tautan "javascript:alert(1)" dapat menjalankan kode'
hostile "one in odd letters" '[a](JaVaScRiPt:alert(1))' 'dapat menjalankan kode'
hostile "one written with references" '[a](&#106;avascript:alert(1))' 'dapat menjalankan kode'
hostile "one in angle brackets" '<javascript:alert(1)>' 'dapat menjalankan kode'
hostile "data as a link" '[a](data:text/html;base64,PHNjcmlwdD4=)' 'dapat menjalankan kode'
hostile "data as a picture" '![a](data:image/svg+xml,x)' 'harus berkas di folder gambar'
hostile "VBScript" '[a](vbscript:x)' 'dapat menjalankan kode'
hostile "a file of this machine" '[a](file:///etc/passwd)' 'dapat menjalankan kode'
hostile "another site without its scheme" '[a](//contoh.example)' 'tidak dapat dipakai'
hostile "backslashes browsers turn" '[a](/\\\\contoh.example)' 'tidak dapat dipakai'
hostile "a way out of the folder" '[a](../../etc/passwd.md)' 'tidak ada'
hostile "a way out of the site" '[a](/../../etc/passwd)' 'tidak dapat dipakai'
hostile "a page that is not there" '[a](../kontakt.md)' 'halaman "../kontakt.md" tidak ada'
hostile "a picture of another site" '![a](https://contoh.example/a.png)' 'harus berkas di folder gambar'
hostile "a picture that is not there" '![a](../gambar/tidak.jpg)' 'gambar "gambar/tidak.jpg" tidak ada'
hostile "a picture outside its folder" '![a](../../loket.ini)' 'harus berkas di folder gambar'
hostile "a heading like the page's own" '# Judul lagi' 'judul satu pagar'
hostile "an identity number" 'NIK 3171014505900001' 'memuat nomor induk kependudukan'
finds "bytes that are no text are refused by their line" "${HEAD}Satu.\n\nDua \0377\0376.\n" 'berita/x.md:7: bukan teks UTF-8'
finds "so is a letter cut in half" "${HEAD}Satu \0303.\n" 'berita/x.md:5: bukan teks UTF-8'
finds "so is a letter written overlong" "${HEAD}\0300\0257\n" 'berita/x.md:5: bukan teks UTF-8'
finds "so is a NUL" "${HEAD}a\0000b\n" 'berita/x.md:5: bukan teks UTF-8'
finds "so is an order to the terminal" "${HEAD}\0033[2J\n" 'berita/x.md:5: bukan teks UTF-8'
harmless() { takes "$1 is taken" "${HEAD}$2\n"; }
harmless "a link to another site" '[a](https://contoh.example/?a=1#b) dan <https://contoh.example>'
harmless "a mail address of nobody as a link" '[surat](mailto:?subject=Tanya)'
harmless "a link to a page of this site" '[IKM](/ikm/) dan [bagian](#biaya)'
harmless "a link to another page of the folder" '[kontak](../kontak.md#alamat) dan [ini](x.md)'
harmless "code that only shows a script" '`<script>` dan\n\n    <script>\n'
harmless "an emoji and Javanese letters" '😀 ꦲꦏ꧀ꦱꦫ'
for size in 100000 250000; do
    fresh; { printf '%b' "$HEAD"; head -c $size /dev/zero | tr '\0' '['; } >"$content/berita/x.md"
    run timeout 20 "$loket" content check "$content"
    fact "$size open brackets are read in time" succeeds
    fresh; { printf '%b' "$HEAD"; head -c $size /dev/zero | tr '\0' '>'; } >"$content/berita/x.md"
    run timeout 20 "$loket" content check "$content"
    fact "$size levels of quotation are read in time" [ "$status" -le 1 ]
    fresh; { printf '%b' "$HEAD"; head -c $size /dev/zero | tr '\0' '*' | sed 's/\*\*/*a/g'; } >"$content/berita/x.md"
    run timeout 20 "$loket" content check "$content"
    fact "$size marks of emphasis are read in time" [ "$status" -le 1 ]
done

# ---- the files ----
fresh; { printf '%b' "$HEAD"; head -c 300000 /dev/zero | tr '\0' a; } >"$content/berita/besar.md"; check
fact "a huge page is refused unread" says "berita/besar.md: terlalu besar"
fresh; truncate -s 5G "$content/berita/besar.md"; check
fact "so is one of five gigabytes" says "berita/besar.md: terlalu besar"
fresh; ln -s /etc/passwd "$content/berita/x.md"; check
fact "a link to another file is refused" says "berita/x.md: bukan berkas biasa"
fact "and nothing of it is shown" no says "root:"
fresh; rm -rf "$content/berita"; ln -s /etc "$content/berita"; check
fact "a link to another folder is refused" says "berita: harus folder biasa"
fact "and nothing of it is shown either" no says "passwd"
fresh; mkfifo "$content/berita/x.md"; run timeout 10 "$loket" content check "$content"
fact "a pipe is refused and not waited for" says "berita/x.md: bukan berkas biasa"
fresh; mkdir "$content/berita/x.md"; check
fact "a folder with the name of a page is refused" says "berita/x.md: bukan berkas biasa"
fresh; page berita/x.html '<p>'; check
fact "another kind of file is refused" says "berita/x.html: hanya berkas .md"
fresh; page berita/X_y.md "$HEAD"; check
fact "a name that makes a bad address is refused" says "berita/X_y.md: nama berkas hanya huruf kecil"
fresh; page "berita/$(printf '..\\x').md" "$HEAD"; page "berita/$(printf 'a\033[2Jb').md" "$HEAD"; check
fact "a name that gives orders to the terminal is shown without them" [ "$status" = 1 -a -z "$(tr -d '\n -~' <"$folder/out" | tr -d '\200-\377')" ]
fresh; page profil.md "$HEAD"; check
fact "a page the site has no place for is refused" says "profil.md: halaman ini tidak dikenal"
fresh; page berita/2026-01-01-libur.md "$HEAD"; page berita/2026-02-02-libur.md "$HEAD"; check
fact "two pages with one address are refused, with the other's name" says "alamatnya, /berita/libur/, sudah dipakai berita/2026-"
fresh; rm "$content/privasi.md"; check
fact "a page every office owes is missed" says "privasi.md: halaman Pemberitahuan privasi belum ada"
fresh; page berita/.x.md.baru 'sisa'; page 'berita/x.md~' 'sisa'; check
fact "what an editor left behind is left alone" succeeds
printf 'GIF89a' >"$content/gambar/a.jpg"; check
fact "a picture of another kind is refused" says "gambar/a.jpg: bukan gambar JPEG atau PNG"
run "$loket" content check "$folder/tidak-ada"
fact "a folder that is not there is told" refuses 1 "folder tidak ada"

# ---- drafts and days ----
fresh
page berita/draf.md '---\njudul: A\ntanggal: 2026-01-02\ndraf: ya\n---\n'
page berita/nanti.md '---\njudul: A\ntanggal: 2099-12-31\n---\n'
check
fact "drafts and news of a day to come are no fault" succeeds
fact "drafts are listed" says "berita/draf.md: draf"
fact "and news that waits, with its day" says "berita/nanti.md: tayang mulai 31 Desember 2099"

# ---- service standards ----
fresh; page layanan/pbg.md '---\njudul: PBG\n---\n## Persyaratan\n\n- KTP\n'; check
fact "a standard without its time is told, with the article" says 'layanan/pbg.md: bagian "## Jangka waktu" belum ada (UU 25/2009 pasal 21)'
fact "thirteen parts are missed" [ "$(grep -c '^layanan/pbg.md: bagian' "$folder/out")" = 13 ]
page layanan/umum.md "---\njudul: Umum\n---\n$(for part in Prosedur 'Jangka waktu penyelesaian' Biaya/tarif 'Produk pelayanan' Pengaduan 'Dasar hukum' 'Sarana dan prasarana' \
    'Kompetensi pelaksana' 'Pengawasan internal' 'Jumlah pelaksana' 'Jaminan pelayanan' 'Jaminan keamanan dan keselamatan' 'Evaluasi kinerja pelaksana'; do printf '## %s\\n\\nIsi.\\n' "$part"; done)"; check
fact "what the common page says need not stand in each" succeeds

# ---- an office ----
open_office
run "$loket" content check
fact "a new office lacks its promise alone" [ "$status" = 1 -a "$(grep -c . "$folder/out")" = 3 ]
fact "which is a draft until the head decides it" says "maklumat-pelayanan.md: halaman Maklumat pelayanan masih draf"
run "$loket" sample --now 2026-11-21T04:00:00Z
run "$loket" content check
fact "the sample office has a standard for every service" succeeds
rm "$folder/office/content/layanan/pbg.md"
run "$loket" content check
fact "a service without a standard is missed by its name" says "standar pelayanan Persetujuan Bangunan Gedung (PBG) (pbg.md) belum diterbitkan"
printf 'Surel: orang@contoh.test\n' >>"$folder/office/content/kontak.md"
run "$loket" content check
fact "a mail address that is not the office's is told by its line" says "kontak.md:1"
run "$loket" content list
fact "all pages are listed with their addresses" says "/berita/loket-senin/"
run "$loket" content hapus
fact "an unknown step is misuse" refuses 2 "harus: content check"
finish
