#!/bin/sh
# The public site built from the sample office. usage: BUILD=build tests/golden/test-site.sh
# Figures of the survey, the investment and the permits are those of the report named in site/sample/data/SOURCES.md;
# what a hand or a spreadsheet computes from it is written here as a number, never taken from the program.
set -u
. tests/lib/shell.sh
now=2026-11-21T04:00:00Z

# office NAME: an empty office of that name; LOKET_CONFIG points to it.
office() {
    run "$loket" setup "$folder/$1"
    fact "the office $1 is set up" succeeds
    LOKET_CONFIG=$folder/$1/loket.ini; export LOKET_CONFIG
    site=$folder/$1/site/current
}
publish() { run "$loket" publish --now "$now" "$@"; }
# shows PAGE TEXT: the page holds the text, tags between words set aside.
shows() { sed 's/<[^>]*>/ /g' "$site/$1" | tr -s ' \n' '  ' | grep -qF "$2"; }
# cell FILE ROW-PATTERN COLUMN VALUE: the first CSV row that matches has this value (no commas inside cells before it).
cell() { [ "$(tr -d '\r' <"$site/data/$1" | awk -F, -v row="$2" -v column="$3" '$0 ~ row { print $column; exit }')" = "$4" ]; }
quietly() { "$@" >"$folder/quiet" 2>&1; }

office contoh
run "$loket" sample --now "$now"
fact "the sample office is filled" succeeds
fact "the sample's passwords are for their owner alone" [ "$(stat -c %a "$folder/contoh/logins.txt")" = 600 ]
run "$loket" sample --now "$now"
fact "an office with cases refuses the sample" refuses 1 "sudah berisi"
run "$loket" audit verify
fact "the audit trail of the sample holds" succeeds
run "$loket" dataset verify all
fact "what the sample's head approved is what is stored" says "12 data sama dengan saat disetujui"
publish
fact "the first edition goes live" succeeds

fact "the front page shows the recomputed index" shows index.html "84,48"
fact "the front page shows the investment of both origins, 576.145,9 and 313.630,5 million" shows index.html "889,78"
fact "the front page shows 23 + 5526 + 47 + 350 permits" shows index.html "5.946"
ikm=ikm/2024-Q2/index.html
fact "the page of a period names what was printed" shows $ikm "Dipublikasikan 84,93"
fact "and what follows from the answers" shows $ikm "Dihitung ulang 84,48"
fact "the sums and means stand by unsur" shows $ikm "U1 Persyaratan 469 140 3,350 0,372"
fact "with their weakest" shows $ikm "Paling perlu diperbaiki Penanganan pengaduan, saran, dan masukan (3,186)"
fact "the cut weight 0,111 stands beside it" shows $ikm "84,40"
fact "the cut weight 0,11 stands beside it" shows $ikm "83,64"
fact "the interval stands beside it" shows $ikm "82,48 dan 86,48"
fact "and that the mark is the same at both its ends" shows $ikm "Mutu B tetap sama di kedua ujung"
fact "41 respondents gave the top value everywhere" shows $ikm "41 dari 140"
fact "16 identical answers follow each other" shows $ikm "Deret terpanjang 16 jawaban"
fact "the first half stands at 76,35, the second at 92,62" shows $ikm "menurut urutan masuk 76,35, paruh kedua 92,62"
fact "what is not known is said to be unknown" shows $ikm "Tidak diketahui untuk jawaban ini"
fact "the steps of the approval have their days" shows $ikm "12 Juli 2024 Disetujui Kepala Dinas"
fact "the analysis that was approved is there" shows $ikm "Angka dicocokkan dengan berkas sumber"
reconciled=ikm/rekonsiliasi/index.html
fact "the reconciliation names the cell that made 84,93" shows $reconciled "NRR Persyaratan (U1) tercetak 3,512, padahal 469 : 140 = 3,350. Sel ini sendiri menaikkan indeks 0,45."
fact "and the rule the printed index follows" shows $reconciled "Indeks tercetak 84,93 mengikuti dari NRR yang tercetak dengan cara: rata-rata NRR dibulatkan tiga desimal lebih dulu. Dihitung tepat, NRR tercetak memberi 84,94. Dengan NRR yang benar, cara yang sama memberi 84,48."
fact "and marks what can only be read" shows $reconciled "DPMPTSP Kota Prabumulih 84,58 – hanya tercetak"
fact "the printed sum stands beside the computed one" shows $reconciled "Jumlah NRR tertimbang 3,397 3,379 berbeda"
# recomputes INDEX TOTAL: what the page tells a stranger to type
recomputes() { awk -v ikm="$1" -v jumlah="$2" -f "$site/data/periksa-ikm.awk" "$site/data/ikm-2024-Q2-jawaban.csv"; }
fact "the page tells a stranger what to type" shows $ikm "awk -v ikm=84,48 -v jumlah=4258 -f periksa-ikm.awk ikm-2024-Q2-jawaban.csv"
fact "and promises the index and the figures by unsur" shows $ikm "menghitung ulang indeks dan angka per unsur: indeks 84,48, jumlah semua nilai 4258"
fact "not every figure of the page: the answers tell neither their order nor their day" no shows $ikm "setiap angka di halaman ini"
fact "the published checker says that rows of small groups have no channel" grep -q "kode_saluran (atau kode_layanan) kosong" "$site/data/periksa-ikm.awk"
fact "the published checker finds the published index in the published answers" quietly recomputes 84,48 4258
fact "and not the printed one" no quietly recomputes 84,93 4258
fact "the questionnaire lies beside the answers, byte for byte what its hash is about" \
    [ "$(sha256sum <"$site/data/ikm-2024-Q2-kuesioner.json" | cut -c 1-64)" = "$(sqlite3 "$folder/contoh/loket.db" "SELECT lower(hex(sha256)) FROM dataset_instrument LIMIT 1")" ]
fact "the answers are a workbook as well" quietly python3 tests/lib/read_xlsx.py "$site/data/ikm-2024-Q2-jawaban.xlsx"
fact "the office's index stands on a page of its own" shows ikm/index.html "Indeks Kepuasan Masyarakat, Triwulan II 2024 84,48 Baik, mutu B"
fact "which says that a report printed another" shows ikm/index.html "Laporan kantor mencetak 84,93"
fact "earlier indices show there as printed" shows ikm/index.html "Semester I 2020 – 84,58"
fact "and weigh with the styles at most 30 KB before compression" \
    [ "$(cat "$site/ikm/index.html" "$site/aset/loket.css" "$site/aset/kantor.css" | wc -c)" -le 30000 ]

investment=investasi/2024-Q1/index.html
fact "the share of domestic investment is 64,75 per cent" shows $investment "64,75"
fact "the missing total of projects is shown as computed, 39 + 27 + 214" shows $investment "tidak tercetak Dihitung ulang 280"
fact "the rate of the quarter is 15.000" shows $investment "Rp15.000"
fact "June has 3.582 permits" shows perizinan/2024-Q2/index.html "Juni 2024 10 3.504 3 65 3.582"
fact "the permits page says that printed and summed totals agree" shows perizinan/2024-Q2/index.html "cocok dengan hitung ulang"

"$loket" skm compute "$site/data/ikm-2024-Q2-jawaban.csv" --instrument "$site/data/ikm-2024-Q2-kuesioner.json" --json >"$folder/answers.json"
fact "a stranger recomputes the index from the published answers" grep -qF '"ikm": 84.48,' "$folder/answers.json"
fact "from all 140 of them" grep -qF '"n": 140,' "$folder/answers.json"
run "$loket" skm compute "$site/data/ikm-2024-Q2-jawaban.csv" --by kode_saluran
fact "the statutory questionnaire needs no file of its own" says "84,48"
fact "the open data keep printed and computed apart" cell ikm.csv '^2024-Q2' 2 84.48
fact "in columns of their own" cell ikm.csv '^2024-Q2' 3 84.93
fact "an index that was only printed has no computed one" cell ikm.csv '^2020-S1' 2 ''
fact "rupiah are whole" cell investasi-2024-Q1.csv '^pmdn,sector,,Sektor Primer' 5 103249800000
fact "US dollars have cents" cell investasi-2024-Q1.csv '^pma,sector,,Sektor Primer' 6 12172700.00
fact "a total the source leaves empty is empty" cell investasi-2024-Q1.csv '^pmdn,total' 7 ''
for file in "$site"/data/*.csv; do
    fact "$(basename "$file") says what its JSON says" quietly node tests/golden/lib/same-table.mjs "${file%.csv}"
done
fact "counts of cases are published" cell kasus.csv '^pengaduan,2026-11,Diterima' 4 4
fact "nothing of a case's words is published" no grep -rqF "Rokok di ruang tunggu" "$site/"
fact "no page links to the outside by a path from the root" no grep -rqE '(href|src)="/[^"]' "$site" --include=index.html
broken_links() {
    find "$site/" -name index.html | while read -r page; do
        grep -oE '(href|src)="[^"#]*' "$page" | sed -E 's/^(href|src)="//; s/\?.*//' | grep -vE '^(https?:|tel:|mailto:|$)' | sort -u | while read -r link; do
            case $link in */pengaduan/|*/survei/|*/permintaan-data/|*/lacak/|*/petugas/|pengaduan/|survei/|permintaan-data/|lacak/|petugas/) continue ;; esac
            [ -e "$(dirname "$page")/$link" ] || echo "$page: $link"
        done
    done
}
fact "every link of the site leads to a file" [ -z "$(broken_links)" ]

before=$(find "$site/" -type f -printf '%i %P\n' | sort)
publish
fact "a second build succeeds" succeeds
fact "and says that nothing changed" says "Tidak ada yang berubah"
fact "and every file is the same file" [ "$before" = "$(find "$site/" -type f -printf '%i %P\n' | sort)" ]
publish --out "$folder/lain"
fact "the same office built elsewhere" succeeds
fact "gives the same bytes" diff -r "$site/" "$folder/lain/current/"

fact "a survey that waits for approval has no page" [ ! -e "$site/ikm/2026-Q3" ]
# What three people do on the staff pages, in short: a step each, and the dataset moves behind it.
link() { # ACTION STATE LOGIN NOTE
    [ "$1" != approve ] || more=", content_sha256 = randomblob(32), approved_at = '2026-10-05T02:00:00Z'"
    sqlite3 "$folder/contoh/loket.db" "INSERT INTO dataset_step SELECT abs(random() % 9007199254740991) + 1, d.id, d.version + 1,
            '2026-10-05T02:00:00Z', 'staff', s.id, '$1', '$4' FROM dataset AS d, staff AS s WHERE d.period = '2026-Q3' AND s.name = '$3';
        UPDATE dataset SET state = '$2', last_action = '$1', version = version + 1 ${more:-} WHERE period = '2026-Q3'"
}
link analyse analysed kepala.seksi 'Waktu pelayanan terlemah.'
link correct corrected kepala.bidang 'Tidak ada koreksi.'
link approve approved kepala.dinas ''
run "$loket" dataset verify survey 2026-Q3
fact "content that is not what was approved is found" fails_with 1
sqlite3 "$folder/contoh/loket.db" "INSERT INTO survey_followup VALUES
    (1, '2026-Q3', '', 1, 'waktu', 'Tambah satu loket pada hari Senin', '2026-10', 'Kepala Bidang Pelayanan', 'planned', NULL, '', 1, '2026-10-06T02:00:00Z'),
    (2, '2026-Q3', '', 2, 'pengaduan', 'Jawab dalam lima hari kerja', '2026-10', 'Kepala Seksi Pengaduan', 'done', '2026-10-12', '', 1, '2026-10-12T02:00:00Z'),
    (3, '2026-Q2', '', 1, 'biaya', 'Janji tanpa hasil yang disetujui', '2026-10', 'Kepala Seksi', 'planned', NULL, '', 1, '2026-10-06T02:00:00Z')"
older=$(stat -c %i "$site/data/ikm-2024-Q2-jawaban.csv")
publish
fact "once approved it has one" shows ikm/2026-Q3/index.html "Untuk 480 pengguna layanan diperlukan 214 jawaban"
fact "and tells who answered" shows ikm/2026-Q3/index.html "Siapa yang menjawab"
fact "and what was promised, with what is late" shows ikm/2026-Q3/index.html "2 rencana: 1 selesai, 0 dalam waktu, 1 terlambat, 0 tidak dilanjutkan."
fact "a promise kept says when" shows ikm/2026-Q3/index.html "Selesai tepat waktu, 12 Oktober 2026"
fact "the plan of a survey that is not approved is nowhere" no grep -rq "Janji tanpa hasil" "$site/"
fact "and how the answers through slips compare with the others" shows ikm/2026-Q3/index.html "Dengan karcis sekali pakai 42 82,13"
fact "and each service, with the plain mean of services as another figure" shows ikm/2026-Q3/index.html "layanan tanpa bobot: angka lain"
fact "and that nothing a check points at is dropped" shows ikm/2026-Q3/index.html "bukan kami buang"
tr -d '\r' <"$site/data/ikm-2026-Q3-responden.csv" >"$folder/respondents.csv"
fact "every respondent counts once in each of four questions" \
    [ "$(awk -F, 'NR > 1 { sum += $3 } END { print sum }' "$folder/respondents.csv")" -eq 600 ]
fact "groups of fewer than five are left out" [ "$(awk -F, 'NR > 1 && $3 > 0 && $3 < 5' "$folder/respondents.csv" | wc -l)" -eq 0 ]
# A correction of the imported survey: the same rows, one change with its reason, and the same way to the head.
sqlite3 "$folder/contoh/loket.db" "
    INSERT INTO dataset (id, kind, period, scope, revision, title, source, state, last_action, imported_at, respondents, ikm_hundredths, published_ikm_hundredths, grade, version)
    SELECT 990, kind, period, scope, 2, title, source, 'draft', 'import', '2026-11-01T02:00:00Z', respondents, ikm_hundredths, published_ikm_hundredths, grade, 1
        FROM dataset WHERE period = '2024-Q2' AND kind = 'survey';
    INSERT INTO survey_answer_row SELECT 990, service_code, channel, answers, a.count FROM survey_answer_row AS a, dataset AS d WHERE d.id = dataset_id AND period = '2024-Q2';
    INSERT INTO dataset_instrument SELECT 990, content, sha256 FROM dataset_instrument, dataset AS d WHERE d.id = dataset_id AND period = '2024-Q2';
    INSERT INTO dataset_erratum VALUES (990, 1, 'NRR Persyaratan', '3,512', '3,350', 'Sel itu salah ketik.', 1);
    INSERT INTO dataset_step SELECT 990, 990, 1, '2026-11-01T02:00:00Z', 'staff', id, 'import', '' FROM staff WHERE name = 'tim.survei'"
correct() { # ACTION STATE LOGIN NOTE
    sqlite3 "$folder/contoh/loket.db" "INSERT INTO dataset_step SELECT abs(random() % 9007199254740991) + 1, d.id, d.version + 1,
            '2026-11-05T02:00:00Z', 'staff', s.id, '$1', '$4' FROM dataset AS d, staff AS s WHERE d.id = 990 AND s.name = '$3';
        UPDATE dataset SET state = '$2', last_action = '$1', version = version + 1 ${5:-} WHERE id = 990"
}
correct submit submitted tim.survei ''
correct analyse analysed kepala.seksi 'Dihitung dari jawaban yang sama.'
publish
fact "a correction that waits is not told yet" no shows $ikm "Sel itu salah ketik"
correct correct corrected kepala.bidang 'Tidak ada koreksi.'
correct approve approved kepala.dinas '' ", content_sha256 = randomblob(32), approved_at = '2026-11-05T02:00:00Z'"
publish
fact "an approved one tells old, new and reason" shows $ikm "Tempat NRR Persyaratan Semula 3,512 Menjadi 3,350 Alasan Sel itu salah ketik."
fact "and the steps of its own approval" shows $ikm "5 November 2026 Disetujui Kepala Dinas"
fact "complaints are counted by class, with their total" shows statistik/index.html "Pengaduan menurut golongan, "
sqlite3 "$folder/contoh/loket.db" "SELECT number FROM cases UNION SELECT subject FROM cases WHERE length(subject) > 20" >"$folder/private"
fact "and no number or subject of a case stands on the site" \
    [ -z "$(grep -rlFf "$folder/private" "$site/" --include=*.html --include=*.csv --include=*.json)" ]
fact "the older survey's answers were not written again" [ "$(stat -c %i "$site/data/ikm-2024-Q2-jawaban.csv")" = "$older" ]

# The words of a case must never be on the site. They are not, until somebody writes them where the site shows them.
printf 'Rokok di ruang tunggu\n' >"$folder/planted"
publish --planted "$folder/planted"
fact "words of a case that reach no page let the edition pass" succeeds
sed -i 's/^address = .*/address = Jalan Contoh (Rokok di ruang tunggu)/' "$LOKET_CONFIG"
publish --planted "$folder/planted"
fact "the same words on a page stop the edition" fails_with 1
fact "the reason names the file, of a printed one before it is packed" warns "laporan.pdf: memuat nilai rahasia yang ditanam"
fact "and not the words" no warns "Rokok"
fact "the live edition stays" no shows index.html "Rokok"
sed -i 's/^address = .*/address = Jalan Contoh, telepon 081200000000/' "$LOKET_CONFIG"
publish
fact "a telephone number that is not the office's stops it as well" warns "memuat nomor telepon"

# The must-fail twin: the same figures without approval.
office konsep
data=site/sample/data
run "$loket" import skm $data/skm/kotim-2024-q2-responses.csv --period 2024-Q2 --published $data/skm/kotim-2024-q2-published.csv
fact "four differences of the report are printed at import" [ "$(grep -c '^  selisih' "$folder/out")" -eq 4 ]
run "$loket" import permits $data/permits/kotim-2024-q2.csv --period 2024-Q2
run "$loket" dataset submit survey 2024-Q2
fact "an imported survey can be handed in" succeeds
publish
fact "a site without approved figures is built" succeeds
fact "a submitted survey has no page" [ ! -e "$site/ikm/2024-Q2" ]
fact "a draft of permits has no page" [ ! -e "$site/perizinan/2024-Q2" ]
fact "the page of permits says what it waits for" shows perizinan/index.html "setelah disetujui Kepala Dinas"
fact "none of their figures is anywhere" no grep -rqE '84[,.](48|93)' "$site/"
fact "the front page says what is missing" shows index.html "setelah disetujui Kepala Dinas"

finish
