#!/bin/sh
# By which rule a printed index follows from its own table, as `loket skm reconcile` tells it. usage: tools/run-suite cli build FILE
set -u
. tests/lib/shell.sh
published=site/sample/data/skm/kotim-2024-q2-published.csv

# table LINE…: makes $folder/table.csv with a heading
table() { { echo unsur,nrr; printf '%s\n' "$@"; } >"$folder/table.csv"; }

run "$loket" skm reconcile --json "$published"
fact "the report of the second quarter 2024 printed 84.93" says '"published": 84.93,'
fact "its own NRR give 84.94" says '"recomputed": 84.94,'
fact "which follows when the mean is rounded first, and under no other rule" says '"rules": ["mean_rounded_3"]'
fact "both bear the mark B" says '"grade_published": "B",
  "grade_recomputed": "B",'
run "$loket" skm reconcile "$published"
fact "people read it with commas and in words" says "rata-rata NRR dibulatkan tiga desimal lebih dulu"

table u1,3.2 u2,3.3 u3,3.6 ikm,90.00
run "$loket" skm reconcile --json "$folder/table.csv"
fact "the last row taken for the index is named" says '"rules": ["last_row"]'
table u1,3.633 ikm,90.863
run "$loket" skm reconcile "$folder/table.csv" --json
fact "an index that follows under no rule has an empty list" says '"rules": []'
run "$loket" skm reconcile "$folder/table.csv"
fact "and people are told so" says "tidak mengikuti satu pun aturan"

run python3 -B tests/lib/reconcile_oracle.py "$loket" "$folder" 400
fact "random tables agree with fractions of any size" succeeds

# refused FAULT LINE…
refused() {
    reason=$1; shift
    table "$@"
    run "$loket" skm reconcile --json "$folder/table.csv"
    fact "refused: $reason" refuses 2 "$reason"
}
refused "baris 3, kolom 2: NRR harus 1 sampai 4" u1,3.2 u2,33.5 ikm,80
refused "baris 2, kolom 2: NRR harus 1 sampai 4" u1, ikm,80
refused "baris 3, kolom 2: IKM harus 0 sampai 100" u1,3.2 'ikm,8.0e1'
refused "diakhiri baris ikm" u1,3.2
refused "diakhiri baris ikm" ikm,80
refused "baris ikm harus yang terakhir" u1,3.2 ikm,80 u2,3.1
refused "baris 3, kolom 1: tercantum dua kali" u1,3.2 U1,3.1 ikm,80
refused "baris 2, kolom 1: nama unsur kosong" ,3.2 ikm,80
printf 'a,b\nu1,3\nikm,75\n' >"$folder/table.csv"
run "$loket" skm reconcile "$folder/table.csv"
fact "a file without the two columns is refused" refuses 2 "kolom unsur dan nrr harus ada"
finish
