#!/bin/sh
# `loket survey report`, `poster` and `export`: on paper stand the figures of the page. The numbers are those of the 140 real answers in
# site/sample/data/skm, as a hand or a spreadsheet computes them.
. tests/lib/shell.sh
open_office
run "$loket" sample --now 2026-11-21T04:00:00Z
fact "an office with the real answers of 2024 and a draft is there" succeeds
tidy() { tr -s ' \n' '  '; }
file=$folder/laporan

run "$loket" survey report 2024-Q2 --format pdf --out "$file.pdf"
fact "the report is made as PDF" succeeds
run "$loket" survey report 2024-Q2 --format html --out "$file.html"
fact "and as a page" succeeds
pdftotext -layout "$file.pdf" - | tidy >"$file.pdf.text"
sed 's/<[^>]*>/ /g' "$file.html" | tidy >"$file.html.text"

# both SENTENCE TEXT: the words stand in the PDF and in the page.
both() {
    fact "$1 (PDF)" grep -qF -- "$2" "$file.pdf.text"
    fact "$1 (HTML)" grep -qF -- "$2" "$file.html.text"
}
index() { sed 's/ ,/,/g' "$1" | grep -qF "adalah 84,48, mutu B (Baik)"; }
fact "the index is 84,48, mark B (PDF)" index "$file.pdf.text"
fact "the index is 84,48, mark B (HTML)" index "$file.html.text"
both "its interval is that of the page" "terletak antara 82,48 dan 86,48"
both "the sums are those of the answers" "Jumlah 469 469 447 560 468 474 474 451 446"
both "so are the means" "NRR 3,350 3,350 3,193 4,000 3,343 3,386 3,386 3,221 3,186"
both "and the weighted means" "1/N 0,372 0,372 0,355 0,444 0,371 0,376 0,376 0,358 0,354"
both "a row of the table of unsur has number, sum, answers and means" "U3 Waktu penyelesaian 447 140 3,193 0,355"
both "sarana is U9 as in the regulation, though asked as the eighth" "U9 Sarana dan prasarana 451 140 3,221 0,358"
both "the weakest unsur is named" "Penanganan pengaduan, saran, dan masukan (3,186)"
both "the strongest unsur is named" "Biaya/tarif (4,000)"
both "41 gave the best mark everywhere" "Nilai tertinggi pada semua pertanyaan 41"
both "sixteen alike follow each other" "persis sama 16"
both "the first half stands at 76,35" "paruh pertama 76,35"
both "the second half stands at 92,62" "paruh kedua 92,62"
both "the cut weight 0,111 gives 84,40" "terpotong 0,111 84,40"
both "the cut weight 0,11 gives 83,64" "terpotong 0,11 83,64"
both "what was printed stands beside it" "laporan sebelumnya 84,93"
both "and the cell that caused the difference" "U1 Persyaratan: NRR 3,512 3,350"
both "the periods before are told as printed" "Semester I 2020 84,58"
both "the analysis of the section head stands in it" "$(query() { sqlite3 "$folder/office/loket.db" "$1"; }; query "SELECT substr(note, 1, 30) FROM dataset_step WHERE action = 'analyse' AND dataset_id = (SELECT id FROM dataset WHERE period = '2024-Q2' AND kind = 'survey')")"
for chapter in "BAB I Pendahuluan" "BAB II Pengumpulan data" "BAB III Hasil" "BAB IV Analisis" "BAB V Penutup" "Lampiran 1 Kuesioner" "Lampiran 2 Jawaban responden"; do
    both "it has $chapter" "$chapter"
done
fact "each of the 140 respondents has a row" [ "$(pdftotext -layout "$file.pdf" - | grep -cE '^ +[0-9]+( +[1-4]){9}$')" = 140 ]
fact "an approved report bears no mark of a draft" no grep -q KONSEP "$file.html"
run "$loket" survey report 2024-Q2 --format pdf --out "$file.again.pdf"
fact "made again it is the same to the last byte" cmp -s "$file.pdf" "$file.again.pdf"

run "$loket" survey report 2026-Q3 --format html --out "$folder/konsep.html"
fact "a draft can be printed and says so" says "konsep, belum disetujui"
fact "on its pages as well" grep -q 'class="mark">KONSEP' "$folder/konsep.html"
run "$loket" survey poster 2026-Q3 --format svg --out "$folder/x.svg"
fact "a draft has no poster" refuses 2 "sudah disetujui"

for kind in pdf png svg; do
    run "$loket" survey poster 2024-Q2 --format $kind --out "$folder/poster.$kind"
    fact "the poster is made as $kind" succeeds
done
pdftotext -layout "$folder/poster.pdf" - | tidy >"$folder/poster.text"
for words in "INDEKS KEPUASAN MASYARAKAT (IKM)" 84,48 "B (Baik)" "82,48 dan 86,48" "140 ORANG" "1 April 2024 sampai 30 Juni 2024" "TERIMA KASIH ATAS PENILAIAN"; do
    fact "on it stands $words" grep -qF "$words" "$folder/poster.text"
done
fact "it is one sheet of A3" sh -c "pdfinfo '$folder/poster.pdf' | grep -q 'Pages: *1$' && pdfinfo '$folder/poster.pdf' | grep -q 'A3'"
fact "its code leads to the page of the period" [ "$(zbarimg -q --raw "$folder/poster.png")" = "$BASE_URL/ikm/2024-Q2/" ]

run "$loket" survey report 2024-Q2 --format pdf --out "$file.pdf"; fact "a file that is there is not overwritten" refuses 2 "sudah ada"
run "$loket" survey report 1999-Q1 --format pdf --out "$folder/x.pdf"; fact "a period without figures is named" refuses 2 "1999-Q1: belum ada data survei"
run "$loket" survey report 2020-S1 --format pdf --out "$folder/x.pdf"; fact "of printed figures alone there is no report" refuses 2 "hanya angka yang pernah tercetak"
run "$loket" survey report 2024-Q2 --format doc --out "$folder/x.doc"; fact "another format is refused" refuses 2 "html, pdf"
run "$loket" survey report 2024-Q2 --format pdf; fact "without a file nothing is made" refuses 2 "--out BERKAS harus ada"
run "$loket" survey report --format pdf --out "$folder/x.pdf"; fact "without a period nothing is made" refuses 2 "satu periode"

run "$loket" publish --now 2026-11-21T04:00:00Z
for kind in csv json xlsx; do
    "$loket" survey export 2024-Q2 --format $kind >"$folder/jawaban.$kind"
    fact "the answers as $kind are those the site publishes, to the last byte" cmp -s "$folder/jawaban.$kind" "$folder/office/site/current/data/ikm-2024-Q2-jawaban.$kind"
done
run "$loket" survey export 2026-Q3 --format csv --out "$folder/konsep.csv"
fact "answers of a draft say that they are one" says "konsep, belum disetujui"
run "$loket" survey export 2024-Q2 --format pdf; fact "answers are no PDF" refuses 2 "csv, json, xlsx"

# A plan, and the next period that tells what became of it.
sqlite3 "$folder/office/loket.db" "INSERT INTO survey_followup (period_label, scope, position, item_code, action, due_month, responsible, state, note, version, updated_at)
    VALUES ('2026-Q3', '', 1, 'pengaduan', 'Papan pengaduan dipasang', '2026-12', 'Kepala Seksi Pengaduan', 'planned', '', 1, '2026-10-02T03:00:00Z')"
run "$loket" survey report 2026-Q3 --format html --out "$folder/rencana.html"
sed 's/<[^>]*>/ /g' "$folder/rencana.html" | tidy >"$folder/rencana.text"
fact "the plan stands in the report" grep -qF "Papan pengaduan dipasang Desember 2026 Kepala Seksi Pengaduan" "$folder/rencana.text"

cp -r templates "$folder/templates"
sed -i "s|^templates = .*|templates = $folder/templates|" "$LOKET_CONFIG"
sed -i 's/^\[\[tabel-unsur\]\]$/[[tabel-angan]]/' "$folder/templates/print/survey_report.mustache"
run "$loket" survey report 2024-Q2 --format pdf --out "$folder/x.pdf"
fact "words of an office that ask for what is not there are told by name" refuses 2 "[[tabel-angan]] tidak dikenal"
sed -i 's/^\[\[tabel-angan\]\]$/Tabel ini dihapus **kantor**./' "$folder/templates/print/survey_report.mustache"
run "$loket" survey report 2024-Q2 --format html --out "$folder/own.html"
fact "an office's own words stand in its report" grep -qF "Tabel ini dihapus <strong>kantor</strong>." "$folder/own.html"
finish
