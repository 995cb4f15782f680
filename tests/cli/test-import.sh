#!/bin/sh
# What an administrator sees of `loket import` and `loket dataset`. usage: BUILD=build tests/cli/test-import.sh
set -u
. tests/lib/shell.sh
open_office
data=site/sample/data

# lists TEXT…: `loket dataset list` has a line that holds all of them in this order.
lists() { "$loket" dataset list | grep -q "$1"; }
# Nothing of a refused file is stored: the list is as it was.
unchanged() { [ "$("$loket" dataset list)" = "$before" ]; }
refused() { refuses 2 "$1" && unchanged; }

before=$("$loket" dataset list)
fact "an empty office has no data" lists 'Belum ada data'

printf 'u1,u2,u3,u4,u5,u6,u7,u8,u9\n3,3,3,4,3,3,3,3,3\n3,3,3,4,5,3,3,3,3\n' >"$folder/wrong.csv"
run "$loket" import skm "$folder/wrong.csv" --period 2024-Q2
fact "an answer out of range names line and column and stores nothing" refused "wrong.csv: baris 3, kolom 5 (u5)"
printf 'u1,u2\n3,3\n' >"$folder/short.csv"
run "$loket" import skm "$folder/short.csv" --period 2024-Q2
fact "a file of other items than the questionnaire's is refused" refused "9 unsur"
run "$loket" import skm $data/skm/kotim-2024-q2-responses.csv --period 2024-Q7
fact "a period that is none is refused" refused "--period"
sed 's/^u8,Sarana dan Prasarana/u8,"Penanganan Pengaduan, Saran, dan Masukan"/' $data/skm/kotim-2024-q2-published.csv >"$folder/swapped.csv"
run "$loket" import skm $data/skm/kotim-2024-q2-responses.csv --period 2024-Q2 --published "$folder/swapped.csv"
fact "a report that numbers the unsur in another order than the form is refused" refused "u8 tercantum sebagai"

run "$loket" import skm $data/skm/kotim-2024-q2-responses.csv --period 2024-Q2 --published $data/skm/kotim-2024-q2-published.csv
fact "the real survey is imported" succeeds
fact "its printed mean of U1 contradicts its sum" says "U1 Persyaratan: NRR: tercantum 3,512, dihitung 3,350"
fact "its printed weighted mean of U1 as well" says "U1 Persyaratan: NRR tertimbang: tercantum 0,39, dihitung 0,37"
fact "its printed total as well" says "Jumlah NRR tertimbang: tercantum 3,397, dihitung 3,379"
fact "its printed index as well" says "IKM unit pelayanan: tercantum 84,93, dihitung 84,48"
fact "nothing else of it does" [ "$(grep -c selisih "$folder/out")" -eq 4 ]
fact "it is a draft" lists 'survey *2024-Q2 *Konsep'
run "$loket" import skm $data/skm/kotim-2024-q2-responses.csv --period 2024-Q2
fact "the same period a second time is refused" fails_with 1

run "$loket" import investment $data/investment/kotim-2024-q1-pma.csv --period 2024-Q1 --origin pma
fact "foreign investment is imported without a difference: every row follows one rate" no says "selisih"
before=$("$loket" dataset list)
run "$loket" import investment $data/investment/kotim-2024-q1-pma.csv --period 2024-Q1 --origin pma
fact "the same origin a second time is refused" fails_with 1
sed 's/^sector,Sektor Primer,103249.80/sector,Sektor Primer,103249.81/' $data/investment/kotim-2024-q1-pmdn.csv >"$folder/parts.csv"
run "$loket" import investment "$folder/parts.csv" --period 2024-Q1 --origin pmdn
fact "domestic investment joins the quarter" succeeds
fact "a total the source leaves empty is a difference" says "proyek: tercantum (kosong), dihitung 280"
fact "a sector that is not the sum of its parts is a difference" says "PMDN, Sektor Primer: investasi (Rp): tercantum Rp103.249.810.000, dihitung Rp103.249.800.000"
fact "and both origins are one dataset" [ "$("$loket" dataset list | grep -c investment)" -eq 1 ]
sed 's/^item,Industri Kayu,7.00,105.00/item,Industri Kayu,7.00,104.00/' $data/investment/kotim-2024-q1-pma.csv >"$folder/rate.csv"
run "$loket" import investment "$folder/rate.csv" --period 2024-Q2 --origin pma
fact "rupiah that do not follow the quarter's rate are a difference" says "PMA, Industri Kayu: investasi (Rp): tercantum Rp104.000.000, dihitung Rp105.000.000"
before=$("$loket" dataset list)
sed 's/^item,Kehutanan,0.00,4/item,Kehutanan,0.00,empat/' $data/investment/kotim-2024-q1-pmdn.csv >"$folder/word.csv"
run "$loket" import investment "$folder/word.csv" --period 2024-Q3 --origin pmdn
fact "a word for a number names line and column" refused "word.csv: baris 4, kolom 4: bukan angka (isi: empat)"
run "$loket" import investment $data/investment/kotim-2024-q1-pmdn.csv
fact "a file that does not tell its period is not stored without one" refused "--period"
run "$loket" import investment $data/investment/kotim-2024-q1-pmdn.csv --period 2024-Q3 --origin asing
fact "an origin that is none is refused" refused "--origin"

sed 's/^OSS-RBA,5526/OSS-RBA,5527/' $data/permits/kotim-2024-q2-published-totals.csv >"$folder/totals.csv"
run "$loket" import permits $data/permits/kotim-2024-q2.csv --period 2024-Q1
fact "months outside the period are refused, each by its cell" [ "$(grep -c 'kolom 3: di luar Triwulan I 2024' "$folder/err")" -eq 36 ]
fact "and nothing is stored" unchanged
run "$loket" import permits $data/permits/kotim-2024-q2.csv --period 2024-Q2 --totals "$folder/totals.csv"
fact "a printed total that is not the sum of its rows is a difference" says "OSS-RBA: tercantum 5.527, dihitung 5.526"
fact "the other channels agree" [ "$(grep -c "^  selisih" "$folder/out")" -eq 1 ]

run "$loket" import ikm $data/skm/ikm-published.csv --office "Kota Prabumulih"
fact "indices of which only the printed figure is left are imported" succeeds
fact "one dataset a period" [ "$("$loket" dataset list | grep -c 'survey *2020')" -eq 3 ]

run "$loket" dataset submit survey 2024-Q2
fact "a draft is handed in" succeeds
fact "then it waits for the analysis" lists 'survey *2024-Q2 *Menunggu analisis'
run "$loket" dataset submit survey 2024-Q2
fact "handing it in twice is refused" refuses 1 "sudah diajukan"
run "$loket" dataset approve survey 2024-Q2
fact "nobody approves from the command line" refuses 2 "loket dataset --help"
run "$loket" dataset verify all
fact "what is not approved has nothing to verify" says "0 data sama"
run "$loket" dataset verify survey 2024-Q2
fact "one that is asked for by name is told" refuses 1 "tidak ada data survey periode 2024-Q2 yang disetujui"
run "$loket" audit verify
fact "every step is in the audit trail" succeeds

finish
