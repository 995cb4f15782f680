#!/bin/sh
# The open data of the site built from the sample office, judged by the specifications. usage: BUILD=build tests/golden/test-site-open.sh
set -u
. tests/lib/shell.sh
. tests/golden/lib/published_sample.sh

judge() { run python3 tests/golden/lib/open_data.py "$1" https://loket.contoh.example; }
judge "$site"
fact "package, catalogue, feed, sitemap and robots.txt keep their specifications, and every file is as they say" succeeds

# One thing wrong in a copy, and the judge says what.
wrong() { rm -rf "$folder/copy"; cp -rL "$site" "$folder/copy"; sed -i "$2" "$folder/copy/$1"; judge "$folder/copy"; }
wrong data/perizinan-2024-Q2-saluran.csv '2s/,[0-9]*,/,tiga,/'
fact "a word where a number belongs is noticed" says "no integer"
fact "and that the file is not the one the package was made of" says "perizinan-2024-q2-saluran: hash"
wrong data/datapackage.json 's/"type": "integer"/"type": "count"/'
fact "a type that the specification does not know is noticed" says "is not told"
wrong data/katalog.json 's/"dcat:accessURL"/"dcat:accessUrl"/'
fact "a distribution without its address is noticed" says "dcat:accessURL is no reference"
wrong data/katalog.json 's/"foaf": /"foof": /'
fact "a prefix nobody explains is noticed" says "prefixes without meaning"
wrong atom.xml 's/2024-07-12T03/2024-07-12 03/'
fact "a time the feed may not have is noticed" says "is no time"
wrong sitemap.xml '/tentang/d'
fact "a page the sitemap forgot is noticed" says "sitemap: not the pages"

fact "the addresses of the sitemap begin with the office's own" grep -qF "<loc>https://loket.contoh.example/ikm/2024-Q2/</loc>" "$site/sitemap.xml"
fact "what answers one visitor only is not for search engines" grep -qx "Disallow: /lacak/" "$site/robots.txt"
fact "nothing a search engine may see is shut off by accident" no grep -qx "Disallow: /" "$site/robots.txt"
fact "the feed tells the office's news as well" grep -qF "https://loket.contoh.example/berita/" "$site/atom.xml"
run "$loket" publish --now 2026-11-21T05:00:00Z
fact "an hour later nothing has changed, no time of a build stands anywhere" says "Tidak ada yang berubah"

# Nights without a case: what the staff did besides moves the audit trail, and the edition of the day says so and nothing else.
cp -r "$folder/kantor" "$folder/malam"
night() { run env LOKET_CONFIG="$folder/malam/loket.ini" "$loket" publish --now "$1T04:00:00Z" --diff; }
changed() { sed -n 's/^[+~-] //p' "$folder/out" | sort | tr '\n' ' '; }
modified() { sed -n 's/.*"modified": "\([0-9-]*\)".*/\1/p' "$folder/malam/site/current/data/$1.json" | head -1; }
night 2026-11-22
fact "a night in which nothing happened makes no edition" says "Tidak ada yang berubah"
run env LOKET_CONFIG="$folder/malam/loket.ini" "$loket" unit add arsip "Arsip"
fact "something else is done" succeeds
night 2026-11-23
fact "a night without a case makes an edition" says "Edisi 2 tayang"
fact "in which no file of the site is another" [ -z "$(changed)" ]
same_but_editions() { diff -rq "$1" "$2" | grep -vE '/(verifikasi|perubahan|arsip-edisi)[/:]'; }
fact "but what tells about editions" [ -z "$(same_but_editions "$folder/malam/site/editions/1" "$folder/malam/site/editions/2")" ]
fact "the tables of cases keep their day" [ "$(modified kasus) $(modified pengaduan-rincian)" = "2026-11-21 2026-11-21" ]
before=$(modified lama-jawaban)
sqlite3 "$folder/malam/loket.db" "
    UPDATE cases SET state = 'verified', last_action = 'verify' WHERE id = (SELECT min(id) FROM cases WHERE kind = 'complaint' AND state = 'received');
    INSERT INTO case_event SELECT 990, id, 99, '2026-11-23T18:00:00Z', 'command', NULL, 'verify', 0, '' FROM cases WHERE state = 'verified' LIMIT 1"
night 2026-11-24
fact "a step of a case gives the table of states its local day" [ "$(modified kasus)" = 2026-11-24 ]
fact "and leaves the day of those that count other things" [ "$(modified pengaduan-rincian) $(modified lama-jawaban)" = "2026-11-21 $before" ]

# ---- every headline figure, computed again by a stranger ----

python3 tests/golden/lib/figures.py || facts_failed=1
recompute() { run awk "$@" -f "$site/data/periksa-angka.awk" "$site/data/angka-utama.csv"; }
recompute
fact "the published checker finds every published headline figure in the published tables" succeeds
fact "and there are some" no says "0 angka diperiksa"
recompute -v lengkap=1
fact "the index of the real 140 answers is one of them" says "ikm-2024-Q2-indeks: sama, 84.48"
rm -rf "$folder/copy"; cp -rL "$site" "$folder/copy"
sed -i 's/^semua,,140,84.48/semua,,140,84.93/' "$folder/copy/data/ikm-2024-Q2-indeks.csv"
run awk -f "$folder/copy/data/periksa-angka.awk" "$folder/copy/data/angka-utama.csv"
fact "a table changed after the fact is noticed" says "ikm-2024-Q2-indeks: TIDAK SAMA. Diumumkan 84.48, dihitung ulang 84.93"
fact "the page of the survey tells each figure's rows" grep -qF "indeks di ikm-2024-Q2-indeks.csv (menurut=semua)" "$site/ikm/2024-Q2/index.html"
fact "the single file holds its program" grep -qF "function checkFigures" "$site/data/periksa-angka.html"

# ---- report and poster beside the survey ----

prints=$site/ikm/2024-Q2
pdftotext -layout "$prints/laporan.pdf" "$folder/laporan.txt"
pdftotext -layout "$prints/poster.pdf" "$folder/poster.txt"
fact "the report is there to read" grep -qF "84,48" "$folder/laporan.txt"
fact "so is the poster, on paper and as a picture" [ "$(grep -cF "84,48" "$folder/poster.txt")" -ge 1 ]
fact "the picture is one" [ "$(head -c 8 "$prints/poster.png" | od -An -tx1 | tr -d ' ')" = 89504e470d0a1a0a ]
fact "the page of the survey leads to all four" [ "$(grep -oE 'href="(laporan|poster)\.(pdf|png|svg)"' "$prints/index.html" | wc -l)" = 4 ]
fact "no note of the approval is in the report" no grep -qiE "catatan (kepala|persetujuan)" "$folder/laporan.txt"
# The text of a PDF is packed: what it is printed from is searched instead. This word stands in the report alone.
echo pengisiannya >"$folder/word"
run "$loket" publish --now "$now" --planted "$folder/word" --full
fact "a planted word in a report stops the edition before it is printed" warns "ikm/2024-Q2/laporan.pdf: memuat nilai rahasia yang ditanam"
fact "the live edition stays" [ "$(readlink "$site")" = editions/1 ]

# ---- nothing private, whatever stands in the tables ----

# A later revision that counts other respondents: its breakdown would give the small groups of the first back.
second() { # PERSONS-MORE: the site of a copy with a second revision of the survey
    rm -rf "$folder/dua"; cp -r "$folder/kantor" "$folder/dua"
    python3 tests/golden/lib/second_revision.py "$folder/dua/loket.db" "$1"
    run env LOKET_CONFIG="$folder/dua/loket.ini" "$loket" publish --now "$now"
}
told() { grep -qF "Siapa yang menjawab" "$folder/dua/site/current/ikm/2024-Q2/index.html" && [ -e "$folder/dua/site/current/data/ikm-2024-Q2-responden.csv" ]; }
second 0
fact "a correction that counts the same respondents tells them by what they are" told
fact "a correction stands on the page of errata, with old, new and reason" grep -qF "Salah ketik." "$folder/dua/site/current/ralat/index.html"
fact "and among the open data" grep -qF "ikm,2024-Q2,,1,2024-07-12,Sumber,Laporan lama,Laporan baru,Salah ketik." "$folder/dua/site/current/data/ralat.csv"
fact "the corrected page leads there" grep -qF 'href="../../ralat/index.html"' "$folder/dua/site/current/ikm/2024-Q2/index.html"
fact "whoever follows the news is told" grep -qF "<title>Dikoreksi: Indeks Kepuasan Masyarakat Triwulan II 2024</title>" "$folder/dua/site/current/atom.xml"
fact "a page that was never corrected does not" no grep -qF "pernah dikoreksi" "$site/ikm/2024-Q2/index.html"
second 1
fact "a correction that counts one more is published" succeeds
fact "and does not: the difference would be that one" no told
fact "nor does any other file" no grep -rqF "Laki-laki" "$folder/dua/site/current/" --include=*.csv --include=*.json --include=index.html
fact "complaints of a year that is not over are not told by who complained" no grep -qF "Pengaduan menurut pelapor" "$site/statistik/index.html"
fact "those of a year that is over are" grep -qF "Pengaduan menurut pelapor" "$site/statistik/2025/index.html"

python3 tests/golden/lib/canaries.py "$BUILD/loket-publish" "$folder/kantor" tests/golden/public-columns.txt || facts_failed=1

finish
