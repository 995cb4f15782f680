#!/bin/sh
# What the site tells of information requests, beside the yearly summary and the rows. usage: BUILD=build tests/golden/test-site-requests.sh
set -u
. tests/lib/shell.sh
open_office
now=2026-11-21T04:00:00Z
"$loket" sample --now "$now" >/dev/null || echo "not ok - there is a sample office"
site=$folder/office/site/current
database=$folder/office/loket.db
publish() { run "$loket" publish --now "$1"; }
told() { sed -n "s/^$1,\(.*\)$/\1/p" "$site/data/permintaan-rincian.csv" | tr -d '\r'; }
summary() { "$loket" request report --year "$1" --format csv --table ringkasan --now "$now" | tr -d '\r' | sed -n "s/^$2,//p"; }
page() { sed 's/<[^>]*>/ /g' "$1" | tr -s ' \n' '  '; }
year() { # YEAR VALUE: the page of that year tells the outcome
    page "$site/statistik/$1/index.html" | grep -qF "$2"
}

publish "$now"
fact "the site is built" succeeds
for outcome in "Dikabulkan seluruhnya" "Dikabulkan sebagian" Ditolak "Belum diputus"; do
    fact "as many as in the yearly summary: $outcome" [ "$(told "2026,Hasil,$outcome")" = "$(summary 2026 "$outcome")" ]
done
fact "requests of persons are those of the summary" [ "$(told "2026,Pemohon,Perorangan")" = "$(summary 2026 "Permohonan informasi publik")" ]
fact "letters of agencies are counted apart" [ "$(told "2026,Pemohon,Instansi")" = "$(summary 2026 "Permintaan data antarinstansi")" ]
fact "extensions are those of the summary" [ "$(told "2026,Langkah,Waktunya diperpanjang")" = "$(summary 2026 "Diperpanjang waktunya")" ]
fact "the counts add up to the register" \
    [ "$(sed -n 's/^2026,Pemohon,.*,//p' "$site/data/permintaan-rincian.csv" | awk '{ n += $1 } END { print n }')" = \
      "$(sqlite3 "$database" "SELECT count(*) FROM cases WHERE kind = 'request' AND received_on LIKE '2026%'")" ]
fact "the page shows the outcomes" year 2026 "Permintaan perorangan menurut hasil, 2026"
fact "what there was not is not shown" no year 2026 "Keberatan menurut putusan"
fact "reasons wait until the year is over" no grep -q '^2026,Alasan' "$site/data/permintaan-rincian.csv"
fact "and the page says so" year 2026 "Alasan tidak diberikan diumumkan setelah tahun ini berakhir"

# How long an answer in part took is counted like any other.
sqlite3 "$database" "
    CREATE TEMP TABLE one AS SELECT id FROM cases WHERE kind = 'request' AND state = 'in_progress' LIMIT 1;
    UPDATE cases SET state = 'partly_answered', last_action = 'answer_partly', closed_at = '2026-11-20T02:00:00Z', version = version + 1 WHERE id = (SELECT id FROM one);
    INSERT INTO case_event SELECT abs(random() % 9007199254740991) + 1, id, 90, '2026-11-20T02:00:00Z', 'staff', (SELECT min(id) FROM staff), 'answer_partly', 1, '' FROM one;" 2>"$folder/err" || cat "$folder/err"
before=$(awk -F, '/^permintaan,2026/ { n += $4 } END { print n }' "$site/data/lama-jawaban.csv")
publish 2026-11-22T04:00:00Z
fact "an answer in part is one of those whose time is told" \
    [ "$(tr -d '\r' <"$site/data/lama-jawaban.csv" | awk -F, '/^permintaan,2026/ { n += $4 } END { print n }')" = "$((before + 1))" ]
fact "and in the outcomes" [ "$(told "2026,Hasil,Dikabulkan sebagian")" = 1 ]

publish 2027-03-15T04:00:00Z
fact "the year after, the reasons are there" grep -q '^2026,Alasan' "$site/data/permintaan-rincian.csv"
fact "those of few are hidden" [ "$(told "2026,Alasan,Informasi dikecualikan")$(told "2026,Pasal 17,Mengungkap rahasia pribadi")" = "" ]
fact "on the page too" year 2026 "Informasi dikecualikan disembunyikan"
fact "the outcomes stay told to the last one" [ "$(told "2026,Hasil,Ditolak")" = "$(summary 2026 Ditolak)" ]
finish
