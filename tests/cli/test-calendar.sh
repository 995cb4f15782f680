#!/bin/sh
# `loket calendar`: due days, the holiday table and its warnings. usage: tools/run-suite cli build FILE
set -u
. tests/lib/shell.sh
sample=site/sample/holidays.csv
query() { sqlite3 -batch "$folder/office/loket.db" "$1"; }
calendar() { run "$loket" calendar "$@"; }
# out_is TEXT: exactly this one line was printed.
out_is() { [ "$(cat "$folder/out")" = "$1" ]; }
# file LINE…: writes $folder/days.csv
file() { printf '%s\n' "$@" >"$folder/days.csv"; }

# ---- due days, without an office
unset LOKET_CONFIG
while read -r from days wanted why; do
    calendar due "$from" "$days" --holidays "$sample"
    fact "$days working days after $from end on $wanted: $why" out_is "$wanted"
done <<DUE
2024-04-05 1 2024-04-16 leave and Idulfitri 1445 from 8 to 15 April
2024-03-25 14 2024-04-23 the same within a complaint's fourteen days
2024-02-13 1 2024-02-15 election day
2025-03-27 1 2025-04-08 Nyepi and Idulfitri 1446 in one piece
2025-08-15 1 2025-08-19 leave added by a later decree
2026-03-17 1 2026-03-25 Nyepi and Idulfitri 1447
2026-03-11 14 2026-04-08 Idulfitri and Good Friday
2026-02-02 60 2026-05-08 sixty days
2026-03-21 1 2026-03-25 it comes on a holiday
2026-11-22 1 2026-11-23 it comes on a Sunday
2026-11-23 0 2026-11-23 nothing granted
DUE
calendar due 2026-03-11 14 --holidays "$sample" --pause 2026-03-16..2026-03-27 --pause=2026-03-25..2026-04-01
fact "overlapping pauses count once" out_is 2026-04-20
calendar due 2026-11-02 5 --holidays "$sample" --pause 2026-11-07..2026-11-08
fact "a pause over a weekend changes nothing" out_is 2026-11-09
calendar due 2026-03-17 2 --holidays "$sample" --explain
cat >"$folder/wanted" <<TEXT
2026-03-26
2026-03-17 Selasa Hari mulai (tidak dihitung)
2026-03-18 Rabu   Hari libur: Cuti bersama Hari Suci Nyepi
2026-03-19 Kamis  Hari libur: Hari Suci Nyepi Tahun Baru Saka 1948
2026-03-20 Jumat  Hari libur: Cuti bersama Idulfitri 1447 Hijriah
2026-03-21 Sabtu  Akhir pekan
2026-03-22 Minggu Akhir pekan
2026-03-23 Senin  Hari libur: Cuti bersama Idulfitri 1447 Hijriah
2026-03-24 Selasa Hari libur: Cuti bersama Idulfitri 1447 Hijriah
2026-03-25 Rabu   Hari kerja ke-1
2026-03-26 Kamis  Hari kerja ke-2
TEXT
fact "every day is explained" cmp -s "$folder/out" "$folder/wanted"
calendar due 2026-12-28 5 --holidays "$sample"
fact "a deadline past the table is computed" out_is 2027-01-04
fact "but never without a word" warns "tidak memuat satu hari libur pun untuk tahun 2027"
calendar due 2026-12-21 5 --holidays "$sample"
fact "one within the table needs none" [ ! -s "$folder/err" ]
file 2026-11-03,Libur 2026-11-02,Libur
calendar due 2026-11-01 1 --holidays "$folder/days.csv"
fact "a file without heading, in any order, is read" out_is 2026-11-04
file nama\;tanggal Libur\;2026-11-02
calendar due 2026-11-01 1 --holidays "$folder/days.csv"
fact "and one with its own heading and semicolons" out_is 2026-11-03

# ---- what cannot be computed
while IFS='|' read -r why message words; do
    # shellcheck disable=SC2086 # words are words
    calendar $words
    fact "$why is refused" refuses 2 "$message"
done <<WRONG
a day that does not exist|hari mulai harus seperti|due 2026-02-30 5 --holidays $sample
a day in another form|hari mulai harus seperti|due 21/11/2026 5 --holidays $sample
a number that is none|jumlah hari kerja harus 0 sampai|due 2026-11-21 lima --holidays $sample
a negative number|jumlah hari kerja harus 0 sampai|due 2026-11-21 --holidays $sample -- -1
a number without end|jumlah hari kerja harus 0 sampai|due 2026-11-21 99999999999999999999 --holidays $sample
a century of pause|lebih dari 3660 hari kalender|due 2026-11-21 5 --holidays $sample --pause 2026-11-22..2126-11-22
a pause that ends before it begins|jeda berakhir sebelum dimulai|due 2026-11-21 5 --holidays $sample --pause 2026-11-25..2026-11-24
a pause without an end|jeda ditulis AWAL..AKHIR|due 2026-11-21 5 --holidays $sample --pause 2026-11-25
a pause on days that do not exist|jeda ditulis AWAL..AKHIR|due 2026-11-21 5 --holidays $sample --pause 2026-11-25..2026-11-31
a pause that is not said|nilai pilihan belum diisi|due 2026-11-21 5 --pause
a missing number|tulis: calendar due|due 2026-11-21
a file that is not there|berkas tidak ada|due 2026-11-21 5 --holidays /tidak/ada.csv
an unknown action|tulis: calendar due|besok
no action|tulis: calendar due|
a year that is none|tulis: calendar list TAHUN|list sekarang
WRONG

# ---- the table of an office
open_office
calendar list 2026
fact "an office without holidays says how to get them" warns "loket calendar import"
calendar due 2026-11-23 1
fact "and warns at every due day" warns "tahun 2026"
run "$loket" doctor
fact "and its doctor warns" says "perhatian hari libur       belum ada hari libur untuk tahun"
fact "without calling the office unfit" succeeds
calendar import "$sample"
fact "the sample of three years is imported" says "Ditambah 82, diubah 0, dihapus 0, sama 0."
while read -r year national leave; do
    fact "$year has $national national holidays and $leave days of joint leave" \
        [ "$(query "SELECT sum(kind = 'national') || ' ' || sum(kind = 'joint_leave') FROM holiday WHERE day LIKE '$year%'")" = "$national $leave" ]
done <<DECREED
2024 19 10
2025 17 11
2026 17 8
DECREED
calendar import "$sample"
fact "a second time changes nothing" out_is "Ditambah 0, diubah 0, dihapus 0, sama 82."
fact "and leaves one audit row a day" [ "$(query "SELECT count(*) FROM audit WHERE action = 'holiday.save'")" = 82 ]
calendar due 2026-03-17 1
fact "due days come from the table" out_is 2026-03-25
calendar list 2026
fact "the table can be read" says "2026-03-18 Rabu   cuti bersama   Cuti bersama Hari Suci Nyepi (SKB Menteri Agama"

file '2026-12-24,"Cuti bersama Natal, diubah"' "2026-12-28,Cuti bersama tambahan"
calendar import "$folder/days.csv"
fact "a day needs the decree it comes from" warns "2026-12-28: keputusan yang menetapkannya belum disebut"
fact "and then nothing is stored, not even the right row" [ "$(query "SELECT count(*) FROM holiday WHERE name LIKE '%diubah%'")" = 0 ]
calendar import "$folder/days.csv" --decree "Keputusan Contoh 1"
fact "with its decree it is" says "ditambah 2026-12-28 cuti bersama   Cuti bersama tambahan"
fact "a known day is changed" says "diubah   2026-12-24 cuti bersama   Cuti bersama Natal, diubah"
fact "the other days of the year stay and are told" says "tetap    2026-01-01 libur nasional Tahun Baru 2026 Masehi"
fact "it is said that given deadlines do not move" says "yang sudah ditetapkan tidak bergeser"
query "INSERT INTO holiday VALUES ('2026-07-01', 'Hari jadi kabupaten', 'local', 'Keputusan Contoh 2')"
calendar import "$folder/days.csv" --decree "Keputusan Contoh 1" --replace
fact "a replaced year is the file's" [ "$(query "SELECT count(*) FROM holiday WHERE day LIKE '2026%' AND kind <> 'local'")" = 2 ]
fact "but for the office's own days" [ "$(query "SELECT count(*) FROM holiday WHERE kind = 'local'")" = 1 ]
fact "and other years are left alone" [ "$(query "SELECT count(*) FROM holiday WHERE day LIKE '2025%'")" = 28 ]
run "$loket" audit verify
fact "the audit trail holds it" succeeds

# ---- a file with faults: each is named with its line, none of it is stored
before=$(query "SELECT count(*) FROM holiday")
file day,name,kind,decree "2027-01-01,Tahun Baru,national,Keputusan" 2027-02-30,Tidak,national,Keputusan \
    2027-03-01,,national,Keputusan 2027-04-01,Libur,setengah,Keputusan 2027-01-01,Lagi,national,Keputusan 1/5/2027,Buruh,national,Keputusan
calendar import "$folder/days.csv"
fact "a file with faults is refused" fails_with 2
fact "a day that does not exist is named" warns 'baris 3: tanggal harus seperti 2026-03-21 dan benar-benar ada: "2027-02-30"'
fact "a missing name is named" warns "baris 4: nama hari belum diisi"
fact "an unknown kind is named" warns 'baris 5: jenis harus libur nasional, cuti bersama, atau libur daerah: "setengah"'
fact "a day given twice is named with both lines" warns "baris 6: hari ini sudah ada di baris 2"
fact "a day in another form is named" warns 'baris 7: tanggal harus seperti 2026-03-21'
fact "and nothing is stored" [ "$(query "SELECT count(*) FROM holiday")" = "$before" ]
file "day,name" "2027-01-01,\"$(printf 'dua\nbaris')\""
calendar import "$folder/days.csv" --decree X
fact "a name of two lines is refused" warns "harus satu baris"
file "day,name" 2027-01-01
calendar import "$folder/days.csv"
fact "a short row is refused with its place" warns "baris 2"
file tahun,hari 2027,Libur
calendar import "$folder/days.csv"
fact "unknown columns are refused" refuses 2 "perlu kolom tanggal"
file day,name
calendar import "$folder/days.csv"
fact "an empty list is refused" refuses 2 "tidak ada satu hari pun"

# ---- the clock of a case passes the end of the table
sqlite3 -batch "$folder/office/loket.db" "INSERT INTO cases VALUES (5, 'request', 'PMI-2026-000001', zeroblob(32), zeroblob(16), 'web', '2026-01-05T00:00:00Z', '2026-01-05',
    '2026-01-05T00:00:00Z', NULL, 'Uji', 'open', 'received', NULL, 'submit', '2999-01-05', '2999-01-05', NULL, 1)"
run "$loket" doctor
fact "the doctor counts the deadlines that were computed without holidays" says "tenggat 1 kasus dihitung tanpa hari libur sesudah tahun"
fact "without calling the office unfit for it" succeeds
finish
