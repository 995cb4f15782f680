#!/bin/sh
# The office's own pages as they are published. usage: BUILD=build tests/golden/test-site-content.sh
set -u
. tests/lib/shell.sh
now=2026-11-21T04:00:00Z
open_office
run "$loket" sample --now "$now"
content=$folder/office/content
site=$folder/office/site/current
publish() { run "$loket" publish --now "${1:-$now}"; }
shows() { sed 's/<[^>]*>/ /g' "$site/$1" | tr -s ' \n' '  ' | grep -qF "$2"; }
page() { printf '%b' "$2" >"$content/$1"; }
publish
fact "the sample office is published" succeeds

pbg=layanan/pbg/index.html
fact "a service's standard tells its time" shows $pbg "28 hari kerja sejak dokumen lengkap."
fact "and has all fourteen components of the law" [ "$(grep -c '<h2>' "$site/$pbg")" -ge 14 ]
fact "those of the office stand after those of the service" [ "$(grep -n 'id="produk"' "$site/$pbg" | cut -d: -f1)" -lt "$(grep -n 'id="evaluasi-kinerja-pelaksana"' "$site/$pbg" | cut -d: -f1)" ]
fact "the common part is no page of its own" [ ! -e "$site/layanan/umum" ]
fact "the list of services tells time and cost of each" shows layanan/index.html "Sertifikat Laik Fungsi (SLF) 3 hari kerja sejak dokumen lengkap. Gratis."
fact "every service on offer stands in it" [ "$(grep -c '<th scope="row">' "$site/layanan/index.html")" = "$(sqlite3 "$folder/office/loket.db" "SELECT count(*) FROM service WHERE active")" ]
for owed in maklumat-pelayanan kontak ppid privasi aksesibilitas; do fact "the page $owed is there" [ -s "$site/$owed/index.html" ]; done
fact "the page of contact tells what loket.ini says" shows kontak/index.html "0800-000-0000"
fact "a link to another page leads to its file" grep -q 'href="../../privasi/index.html"' "$site/$pbg"
fact "a link into the site leads to a file as well" grep -q 'href="../../ikm/index.html"' "$site/berita/loket-senin/index.html"
fact "a link to a form leads to the program" grep -q 'href="../../pengaduan/"' "$site/$pbg"
fact "news to come is not there" [ ! -e "$site/berita/layanan-akhir-tahun" ]
fact "nor in the list" no shows berita/index.html "akhir tahun"
fact "nor in what can be searched" no grep -q "akhir tahun" "$site/peta-situs/indeks.js"
fact "an event to come is there before its day" shows agenda/index.html "Kelas pendampingan LKPM 3 Desember 2026, Ruang rapat lantai 1"
fact "what is over stands below" shows agenda/index.html "Sudah lewat Forum konsultasi publik"
publish 2026-12-20T04:00:00Z
fact "on its day the news is there" shows berita/layanan-akhir-tahun/index.html "20 Desember 2026"
publish
fact "news is told to readers that ask by themselves" grep -q "Satu loket tambahan setiap Senin" "$site/atom.xml"

# ---- the index and its script ----
fact "the index names every page of the office" [ "$(grep -c 'href="../layanan/' "$site/peta-situs/index.html")" -ge 14 ]
fact "and what it names is there" [ -z "$(grep -o 'href="\.\./[^"]*html' "$site/peta-situs/index.html" | cut -d'"' -f2 | while read -r link; do [ -e "$site/peta-situs/$link" ] || echo "$link"; done)" ]
fact "the words for the script are under 60 KB" [ "$(wc -c <"$site/peta-situs/indeks.js")" -le 60000 ]
for way in ikm investasi perizinan statistik; do
    fact "every page leads to $way in one step" [ -z "$(find "$site/" -name index.html | xargs grep -L "href=\"[./]*$way/index.html\"" | grep -v '/en/')" ]
done

# ---- cards ----
card() { sed -n 's|.*property="og:image" content="http://127.0.0.1:8080/\([^"]*\)".*|\1|p' "$site/$1"; }
fact "a page names its card by its whole address" [ -s "$site/$(card $pbg)" ]
fact "which is of the size messengers ask for" [ "$(od -An -tu1 -j18 -N6 "$site/$(card $pbg)" | tr -s ' ')" = " 4 176 0 0 2 118" ]
fact "another page has another card" [ "$(card $pbg)" != "$(card layanan/slf/index.html)" ]
fact "and the whole address of the page" grep -qF 'property="og:url" content="http://127.0.0.1:8080/layanan/pbg/"' "$site/$pbg"
fact "and its own title" grep -qF 'property="og:title" content="Persetujuan Bangunan Gedung (PBG)"' "$site/$pbg"
was=$(card $pbg); slf=$(card layanan/slf/index.html)
sed -i 's/^judul: .*/judul: PBG/' "$content/layanan/pbg.md"
publish
fact "other words make another card" [ "$(card $pbg)" != "$was" -a ! -e "$site/$was" ]
fact "the same words the same" [ "$(card layanan/slf/index.html)" = "$slf" ]

# ---- pictures ----
picture=$(find "$site/gambar/" -name '*.png' | head -1)
fact "a picture is published under a name made of its bytes" [ -n "$picture" ]
fact "with its size and its words" grep -q 'alt="Denah ruang layanan: loket 1 sampai 4 berjajar, loket tambahan ditandai" width="1200" height="600"' "$site/berita/loket-senin/index.html"
python3 -c "
import sys; sys.path.insert(0, 'tests/lib')
import hostile_files as files
open('$content/gambar/foto.jpg', 'wb').write(files.jpeg(1600, 1200, head=files.segment(0xE1, files.exif()) + files.segment(0xFE, b'RAHASIA')))"
page berita/2026-11-20-foto.md '---\njudul: Foto\n---\n![Foto ruang tunggu](../gambar/foto.jpg)\n'
publish
fact "a photo is taken" succeeds
fact "the words in its file are there before" grep -qa RAHASIA "$content/gambar/foto.jpg"
fact "nothing but its pixels is published" no grep -rqaE 'Exif|RAHASIA' "$site/gambar/"
fact "upright, and small enough for a page" grep -qE 'width="(600|450|750|900)" height="(800|600|1000|1200)"' "$site/berita/foto/index.html"
drawn=$(find "$folder/office/cache" -name '*.jpg' -printf '%i %p\n')
touch "$content/berita/2026-11-20-foto.md"
publish
fact "it is drawn once" [ "$drawn" = "$(find "$folder/office/cache" -name '*.jpg' -printf '%i %p\n')" ]
fact "and nothing changed" says "Tidak ada yang berubah"
printf 'JFIF' >"$content/gambar/rusak.jpg"
publish
fact "a broken picture stops the edition" fails_with 1
fact "by its name" warns "gambar/rusak.jpg: bukan gambar"
rm "$content/gambar/rusak.jpg"

# ---- what is wrong stops everything, the old edition stays ----
before=$(readlink "$folder/office/site/current")
page berita/2026-11-19-jahat.md '---\njudul: Jahat\n---\n<script>alert(1)</script>\n'
publish
fact "a page with a script stops the edition" fails_with 1
fact "the reason names file and line" warns "content/berita/2026-11-19-jahat.md:4: kode HTML"
fact "the live edition stays" [ "$(readlink "$folder/office/site/current")" = "$before" ]
page berita/2026-11-19-jahat.md '---\njudul: "<b>Jahat</b> & {{office.phone}}"\nringkasan: "</p><script>"\n---\n`<script>` [x](https://contoh.example/?a="b) {{{office.name}}}\n'
publish
fact "marks of HTML in a head and in code are words" succeeds
fact "and come out escaped" grep -qF '&lt;b&gt;Jahat&lt;/b&gt; &amp; {{office.phone}}' "$site/berita/jahat/index.html"
fact "no script is on any page of news" no grep -rqF '<script>' "$site/berita/"
fact "nor may the list for searching end its script" no grep -qF '</script' "$site/peta-situs/indeks.js"
rm "$content"/berita/2026-11-19-jahat.md
sed -i 's/^judul: .*/&\ndraf: ya/' "$content/privasi.md"
publish
fact "a draft is not published" no shows privasi/index.html "Pengendali data"
fact "the page every office owes says that it is missing" shows privasi/index.html "Halaman ini belum diisi"
fact "and links to a draft become words" no grep -q 'privasi/index.html">pemberitahuan' "$site/$pbg"
rm -r "$content"
publish
fact "an office that lost its folder still publishes its figures" shows index.html "84,48"
finish
