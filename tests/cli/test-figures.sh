#!/bin/sh
# What an administrator sees of `loket import` for figures of five kinds: the contradictions of real reports, workbooks, tables written in many
# ways, drafts that are replaced and corrected. usage: BUILD=build tests/cli/test-figures.sh
set -u
. tests/lib/shell.sh
open_office
data=site/sample/data
lists() { "$loket" dataset list | grep -q "$1"; }
unchanged() { [ "$("$loket" dataset list)" = "$before" ]; }
lines() { [ "$(wc -l <"$folder/out")" -eq "$1" ]; }
check() { run "$loket" import "$@" --check; }
# found N: the check found N differences, a line each, and said nothing else.
found() { [ "$status" -eq $(($1 > 0)) ] && lines "$1" && [ ! -s "$folder/err" ]; }

# --- the contradictions of the real reports
before=$("$loket" dataset list)
check investment $data/investment/kotim-2024-q1-pma.csv
fact "foreign investment of the real report does not contradict itself" found 0
check investment $data/investment/kotim-2024-q1-pmdn.csv --period 2024-Q1
fact "domestic investment lacks its total of projects" found 1
check permits $data/permits/kotim-2024-q2.csv --totals $data/permits/kotim-2024-q2-published-totals.csv
fact "its permits add up" found 0
check indicators $data/performance/indicators.csv
fact "the indicators of two offices contradict themselves five times" found 5
fact "an achievement printed as 261.8 is 261.9" says "Kota Prabumulih 2020, Jumlah investasi PMDN dan PMA (target BKPM): capaian: tercantum 261,8%, dihitung 261,9%"
fact "one printed as 100.58 is 100.59" says "tercantum 100,58%, dihitung 100,59%"
fact "two tables give one indicator two targets, and the second is not called computed" says "target di dua tabel: tercantum 66,7, di tabel lain 77,2"
fact "one printed as 109.5 is 109.6" says "tercantum 109,5%, dihitung 109,6%"
check indicators $data/performance/indicators.csv --period 2020
fact "a year chooses among them" found 1
check budget $data/performance/probolinggo-2021-budget.csv
fact "a total printed as 94.60 per cent is 94.17 per cent" says "total: realisasi dari anggaran: tercantum 94,60%, dihitung 94,17%"
fact "and that is all" found 1
check targets $data/investment/annual.csv
fact "a growth printed as 296.8 per cent is 296.2 per cent" says "pertumbuhan realisasi: tercantum 296,8%, dihitung 296,2%"
fact "rounded parts of the realisation are allowed what they were rounded by" found 1
fact "a check stores nothing" unchanged
run env LOKET_CONFIG=/nowhere "$loket" import budget $data/performance/probolinggo-2021-budget.csv --check
fact "and needs no office" found 1

# --- storing
run "$loket" import indicators $data/performance/indicators.csv
fact "a file of two years becomes two drafts" succeeds
fact "the older one" lists 'indicators *2020 *Konsep'
fact "and the newer one" lists 'indicators *2021 *Konsep'
fact "people have to accept what was found" says "terima masing-masing dengan catatan"
run "$loket" dataset submit indicators 2021
fact "until then nobody hands it in" refuses 1 "selisih"
run "$loket" import budget $data/performance/probolinggo-2021-budget.csv
fact "a budget without its year is not stored" refuses 2 "--period"
run "$loket" import budget $data/performance/probolinggo-2021-budget.csv --period 2021 --report-period 2022
fact "with the year it is" lists 'budget *2021 *Konsep'
run "$loket" import targets $data/investment/annual.csv
fact "targets of two plans become two drafts" succeeds
fact "the plan to come" lists 'targets *2021-2026 *Konsep'
fact "and the years that were" lists 'targets *2019-2020 *Konsep'
before=$("$loket" dataset list)
run "$loket" import targets $data/investment/annual.csv
fact "the same again is refused" refuses 1 "--replace"
run "$loket" import targets $data/investment/annual.csv --replace
fact "unless it replaces the drafts" succeeds
fact "which stay as many" unchanged
sed 's/^Kota Pasuruan,2021,target_renstra/Kota Lain,2021,target_renstra/' $data/investment/annual.csv >"$folder/offices.csv"
run "$loket" import targets "$folder/offices.csv" --period 2021 --replace
fact "one office alone needs no choice" succeeds
printf 'office,programme,budget_idr,realised_idr\nX,A,1,1\nY,A,1,1\n' >"$folder/two.csv"
run "$loket" import budget "$folder/two.csv" --period 2020
fact "two offices for one dataset are asked about" refuses 2 "--office"

# --- workbooks
python3 tests/lib/figure_book.py "$folder/book.xlsx"
check permits "$folder/book.xlsx"
fact "a workbook is read: its second sheet, two header rows, days for months" found 1
fact "its total of the months is one too many" says "2024-Q2, OSS-RBA, Proyek: terbit: tercantum 3.207, dihitung 3.206"
run "$loket" import permits "$folder/book.xlsx"
fact "and stored" lists 'permits *2024-Q2 *Konsep'
before=$("$loket" dataset list)
for what in bomb doctype formula; do
    python3 tests/lib/figure_book.py "$folder/$what.xlsx" $what
    run "$loket" import permits "$folder/$what.xlsx" --period 2024-Q2
    fact "a workbook with a $what is refused in one line" refuses 2 "$what.xlsx"
done
printf '\320\317\021\340old' >"$folder/old.xls"
run "$loket" import permits "$folder/old.xls"
fact "a workbook of the old kind says what to do" refuses 2 "simpan sebagai .xlsx atau CSV"
head -c 300 "$folder/book.xlsx" >"$folder/cut.xlsx"
run "$loket" import permits "$folder/cut.xlsx"
fact "half a workbook is refused" fails_with 2

# --- tables written in many ways
printf 'programme;budget_idr;realised_idr\r\nA;1.234;1\r\n' >"$folder/two-meanings.csv"
check budget "$folder/two-meanings.csv"
fact "a number that can mean two things is asked about" warns "dapat berarti 1234 atau 1.234"
fact "with what to say" warns "--decimal comma"
check budget "$folder/two-meanings.csv" --decimal comma
fact "said, it is read" found 0
check budget "$folder/two-meanings.csv" --decimal koma
fact "a way of writing that is none is refused" refuses 2 "--decimal"
printf 'programme,budget_idr,realised_idr\n"A,1,1\n' >"$folder/open.csv"
check budget "$folder/open.csv"
fact "a quote left open names its line" refuses 2 "baris 2, kolom 1: tanda kutip"
printf 'program,jumlah\nA,1\n' >"$folder/strange.csv"
check budget "$folder/strange.csv"
fact "a table of something else names the column it lacks" refuses 2 "tidak ada kolom Anggaran (Rp); dalam berkas siap impor judulnya budget_idr"
check targets "$folder/strange.csv"
fact "a table of nothing we know is refused" fails_with 2
check budget "$folder/none.csv"
fact "a file that is not there is told" fails_with 2
fact "nothing of all this is stored" unchanged
check skm "$folder/strange.csv"
fact "surveys are checked elsewhere" refuses 2 "--check"

# --- months as columns, as offices draw the table
awk -F, 'NR > 1 { key = $1 "," $2; if (!(key in seen)) { seen[key] = 1; order[++count] = key } at[key, $3] = $4; sum[key] += $4 }
    END { print "Rekapitulasi perizinan Triwulan II 2024,,,,,"; print "Kanal,Jenis izin,April,Mei,Juni,Jumlah"
          for (i = 1; i <= count; i++) print order[i] "," at[order[i], "2024-04"] "," at[order[i], "2024-05"] "," at[order[i], "2024-06"] "," sum[order[i]] }' \
    $data/permits/kotim-2024-q2.csv >"$folder/months.csv"
check permits "$folder/months.csv" --period 2024-Q2 --totals $data/permits/kotim-2024-q2-published-totals.csv
fact "the real permits with a column a month add up" found 0
rows() { sqlite3 "$folder/office/loket.db" "SELECT channel, permit_type, month, issued FROM permit_row JOIN dataset AS d ON d.id = dataset_id WHERE d.period = '2024-Q2' AND d.kind = 'permits' ORDER BY 1, 2, 3"; }
run "$loket" import permits "$folder/months.csv" --period 2024-Q2 --replace
fact "they are stored" succeeds
rows >"$folder/wide"
run "$loket" import permits $data/permits/kotim-2024-q2.csv --period 2024-Q2 --replace
rows >"$folder/long"
fact "as the same 36 figures a row a month stores" [ "$(wc -l <"$folder/wide") $(cmp "$folder/wide" "$folder/long" && echo same)" = "36 same" ]
sed -i 's/,1895,3206$/,1895,3207/' "$folder/months.csv"
check permits "$folder/months.csv" --period 2024-Q2
fact "a total beside the months that is another is found" says "OSS-RBA, Proyek: terbit: tercantum 3.207, dihitung 3.206"

# --- growth over files
printf 'year,measure,value_idr\n2019,realisation,85936833821\n' >"$folder/2019.csv"
printf 'year,measure,value_idr\n2020,realisation,340496356836\n2020,growth,296.8\n' >"$folder/2020.csv"
run "$loket" import targets "$folder/2020.csv" --period 2020
fact "without the year before growth cannot be computed" says "2020: pertumbuhan realisasi: tercantum 296,8%, dihitung (tidak dapat dihitung)"
run "$loket" import targets "$folder/2019.csv" --period 2019
run "$loket" import targets "$folder/2020.csv" --period 2020 --replace
fact "nor with one that nobody approved" says "dihitung (tidak dapat dihitung)"

finish
