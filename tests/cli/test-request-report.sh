#!/bin/sh
# `loket request report`: registers and yearly summary of the sample office's requests, counted again by other means.
. tests/lib/shell.sh
open_office
now=2026-11-21T03:00:00Z
"$loket" sample --now $now >/dev/null || echo "not ok - there is a sample office"
database=$folder/office/loket.db
query() { sqlite3 -batch "$database" "$1"; }
report() { run "$loket" request report --year 2026 --now $now "$@"; }
year="cases JOIN information_request ON case_id = cases.id WHERE received_on BETWEEN '2026-01-01' AND '2026-12-31'"
total() { grep -F "$1," "$folder/out" | head -1 | tr -d '\r' | sed 's/.*,//'; }

report --format csv --table ringkasan
fact "a summary is printed" succeeds
fact "with the number of requests" [ "$(total "Permohonan informasi publik")" = "$(query "SELECT count(*) FROM $year AND information_request.kind = 'citizen'")" ]
for pair in "answered|Dikabulkan seluruhnya" "partly_answered|Dikabulkan sebagian" "refused|Ditolak"; do
    fact "as many are ${pair%|*} as the register holds" [ "$(total "${pair#*|}")" = "$(query "SELECT count(*) FROM $year AND information_request.kind = 'citizen' AND state = '${pair%|*}'")" ]
done
fact "and letters of agencies apart" [ "$(total "Permintaan data antarinstansi")" = "$(query "SELECT count(*) FROM $year AND information_request.kind = 'agency'")" ]

report --format csv
fact "the register has a row for each citizen's request" [ "$(grep -c '^[0-9]*,PMI-' "$folder/out")" -eq "$(query "SELECT count(*) FROM $year AND information_request.kind = 'citizen'")" ]
for column in "Nomor pendaftaran" "Informasi yang diminta" "Tujuan penggunaan" "Di bawah penguasaan" "Keputusan" "Alasan penolakan" "Pemberitahuan tertulis"; do
    fact "with the prescribed column $column" says "$column"
done
fact "and nobody's name" no says "Pelapor Contoh"
report --format csv --names
fact "with names when they are asked for" says "Pelapor Contoh"
report --format csv --table instansi
fact "the agencies' register has their letters" [ "$(grep -c '^[0-9]*,PMI-' "$folder/out")" -eq "$(query "SELECT count(*) FROM $year AND information_request.kind = 'agency'")" ]
report --format csv --table keberatan
fact "the register of objections is there before anybody objected" succeeds
report --format xlsx
fact "a workbook holds them all" [ "$(unzip -p "$folder/out" xl/workbook.xml | grep -o '<sheet name="[^"]*"' | tr '\n' ' ')" = '<sheet name="Ringkasan" <sheet name="Register" <sheet name="Keberatan" <sheet name="Instansi" <sheet name="Rekap OPD" <sheet name="Rekap non-OPD" ' ]
report --format html
fact "a page is made for paper" says "Laporan layanan informasi"
for wrong in "--format doc" "--format csv --table semua"; do
    # shellcheck disable=SC2086
    report $wrong
    fact "$wrong is refused" [ "$status" -eq 2 ]
done
run "$loket" request report --period 2026-Q1 --now $now --format csv --table instansi
fact "a quarter has its own letters" [ "$(grep -c '^[0-9]*,PMI-' "$folder/out")" -eq "$(query "SELECT count(*) FROM $year AND information_request.kind = 'agency' AND received_on < '2026-04-01'")" ]
run "$loket" request report --period 2026-Q5 --format csv
fact "a quarter that no year has is refused" [ "$status" -eq 2 ]
run "$loket" request report --year 26 --format csv
fact "a year of two digits is refused" [ "$status" -eq 2 ]
finish
