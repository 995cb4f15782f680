#!/bin/sh
# `loket complaint`: reports on a year of the sample office's complaints, counted again by other means; the drawing of the way.
. tests/lib/shell.sh
tab=$(printf '\t')
open_office
now=2026-11-21T03:00:00Z
"$loket" sample --now $now >/dev/null || echo "not ok - there is a sample office"
database=$folder/office/loket.db
query() { sqlite3 -batch "$database" "$1"; }
report() { run "$loket" complaint report --from 2026-01-01 --to 2026-12-31 --now $now "$@"; }
year="kind = 'complaint' AND received_on BETWEEN '2026-01-01' AND '2026-12-31'"
all=$(query "SELECT count(*) FROM cases WHERE $year")

# ---- the register, in the layout offices print

report --format csv
fact "a register is printed" succeeds
fact "with a row for each complaint" [ "$(grep -c '^[0-9]*,PGD-' "$folder/out")" -eq "$all" ]
fact "and enough of them to tell" [ "$all" -gt 40 ]
fact "in the columns of the printed one" says "No.,Nomor register,Pelapor,Tanggal pengaduan,Pukul,Materi pengaduan,Penyelesaian atau tindak lanjut,Status"
first=$(query "SELECT number FROM cases WHERE $year ORDER BY received_on, id LIMIT 1")
fact "in the order of arrival" [ "$(sed -n 2p "$folder/out" | cut -d, -f 1,2)" = "1,$first" ]
anonymous=$(query "SELECT number FROM cases WHERE $year AND confidentiality = 'anonymous' LIMIT 1")
fact "an anonymous one has no time of day" [ -z "$(grep -F "$anonymous" "$folder/out" | cut -d, -f 5)" ]
named=$(query "SELECT number FROM cases WHERE $year AND confidentiality = 'open' LIMIT 1")
fact "an open one has" [ -n "$(grep -F "$named" "$folder/out" | cut -d, -f 5)" ]
fact "the last line says what made it and when" says '"Diunduh oleh perintah loket pada 21 November 2026 pukul 10.00 WIB, DPMPTSP Kabupaten Contoh"'
for word in "Pelapor Contoh" "Warga" "0812" "@"; do fact "nobody's identity is in it: $word" no says "$word"; done

# ---- the evidence list

report --format csv --table bukti
fact "the evidence list has kind, arrival, time taken, place and status" says "Jenis pengaduan,Layanan,Saluran,Masuk,Dijawab,Lama (hari kerja),Tanpa masa tunggu pelapor,Tindak lanjut,Status,Tenggat"
fact "and the same rows" [ "$(grep -c '^[0-9]*,PGD-' "$folder/out")" -eq "$all" ]

# ---- figures

figure() { grep -F "$1" "$folder/out" | tail -1 | sed 's/.*,//' | tr -d '\r'; }
report --format csv --table rekap
fact "the recap counts them all" [ "$(figure 'Ringkasan,Diterima,Jumlah')" = "$all" ]
for pair in "closed_confirmed:\"Selesai, pelapor puas\"" "closed_silent:Selesai tanpa tanggapan" "returned:\"Dikembalikan, tidak sesuai\"" "waiting_reporter:Menunggu pelapor"; do
    state=${pair%%:*}; words=${pair#*:}
    fact "and each end: $state" [ "$(figure "Ringkasan,$words,Jumlah")" = "$(query "SELECT count(*) FROM cases WHERE $year AND state = '$state'")" ]
done
fact "and other agencies" [ "$(figure 'Ringkasan,Diteruskan ke instansi lain,Jumlah')" = "$(query "SELECT count(DISTINCT case_id) FROM case_event JOIN cases ON cases.id = case_id WHERE $year AND type = 'forward'")" ]
fact "and who reported" [ "$(figure 'Pelapor,Lembaga,Diterima')" = "$(query "SELECT count(*) FROM cases JOIN complaint ON case_id = id WHERE $year AND reporter_kind = 'institution'")" ]
fact "and months" [ "$(figure 'Bulan,Januari 2026,Diterima')" = "$(query "SELECT count(*) FROM cases WHERE $year AND received_on LIKE '2026-01-%'")" ]
run "$loket" complaint report --from 2026-03-05 --to 2026-03-05 --now $now --format csv --table rekap
fact "a single day is a period" [ "$(figure 'Ringkasan,Diterima,Jumlah')" = "$(query "SELECT count(*) FROM cases WHERE kind = 'complaint' AND received_on = '2026-03-05'")" ]
run "$loket" complaint report --from 1999-01-01 --to 1999-12-31 --now $now --format csv
fact "a year without complaints has a head and no row" [ "$(wc -l <"$folder/out")" -eq 2 ]

# ---- the public version

query "DROP TRIGGER IF EXISTS complaint_text_is_final; DROP TRIGGER IF EXISTS subject_is_final;
    UPDATE cases SET subject = 'Burung kenari ' || number WHERE kind = 'complaint';
    UPDATE complaint SET narrative = 'Burung kenari', wanted = 'Burung kenari', reporter_kind = 'individual';
    UPDATE complaint SET reporter_kind = 'institution' WHERE case_id IN (SELECT id FROM cases WHERE $year ORDER BY id LIMIT 3)"
report --format csv
fact "the planted words reach the office's register" says "Burung kenari"
report --format csv --table rekap
fact "and the office sees small groups" [ "$(figure 'Pelapor,Lembaga,Diterima')" = 3 ]
for format in csv html xlsx; do
    report --format $format --public
    fact "the public version is made as $format" succeeds
    [ $format != xlsx ] || { cp "$folder/out" "$folder/book.xlsx"; run python3 tests/lib/read_xlsx.py "$folder/book.xlsx"; }
    for word in "Burung kenari" "PGD-"; do fact "it holds no $word as $format" no says "$word"; done
    fact "small groups are hidden as $format" says disembunyikan
    cp "$folder/out" "$folder/public.$format"
done
cp "$folder/public.csv" "$folder/out"
fact "one more is hidden, so that the total gives nothing away" [ "$(figure 'Pelapor,Perorangan,Diterima')" = disembunyikan ]
fact "the total is shown" [ "$(figure 'Pelapor,Semua,Diterima')" = "$all" ]
sed -i 's/^smallest_group = .*/smallest_group = 3/' "$folder/office/loket.ini"
report --format csv --public
fact "the threshold is the office's" [ "$(figure 'Pelapor,Lembaga,Diterima')" = 3 ]

# ---- workbook and page

report --format xlsx
fact "a workbook is printed" succeeds
cp "$folder/out" "$folder/book.xlsx"; run python3 tests/lib/read_xlsx.py "$folder/book.xlsx"
fact "it opens and computes nothing" succeeds
for sheet in Ringkasan Waktu Bulan Layanan Saluran Pelapor Register "Daftar bukti"; do
    fact "with a sheet $sheet" says "$sheet!A3${tab}inlineStr"
done
fact "numbers are numbers" says "Ringkasan!B4${tab}n$tab#,##0$tab$all"
fact "days are dates" says "Register!D4${tab}n${tab}dd/mm/yyyy$tab"
fact "nothing is left behind" [ -z "$(ls "$folder/office/uploads/pending")" ]
report --format html
fact "a page is printed" says "<h1>Laporan pengaduan</h1>"
fact "with its register" says "<caption>Register pengaduan, 1 Januari 2026 sampai 31 Desember 2026</caption>"

# ---- what is wrong is said

for arguments in "" "report" "report --from 2026-01-01 --to 2026-12-31" "report --from 2026-01-01 --to 2026-12-31 --format pdf" \
    "report --from 2026-02-30 --to 2026-12-31 --format csv" "report --from 2026-12-31 --to 2026-01-01 --format csv" \
    "report --from 2026-01-01 --to 2026-12-31 --format csv --table publik" "states" "report extra --from 2026-01-01 --to 2026-01-02 --format csv" \
    "report --from 2026-01-01 --to 2026-12-31 --format csv --table bukti --public"; do
    # shellcheck disable=SC2086
    run "$loket" complaint $arguments
    fact "refused with one line: complaint $arguments" refuses 2 "loket complaint --help"
done

# ---- the drawing

run "$loket" complaint states --dot
fact "the way of a complaint is drawn" says "digraph pengaduan"
fact "with its appeal" says "appeal_handling"
finish
