#!/bin/sh
# Lists of the desk as files: the same filters, all rows, nobody's identity, a note in the audit trail.
. tests/lib/shell.sh
. tests/lib/citizen.sh
open_office
fixture=$BUILD/tests/fixture_staff
tab=$(printf '\t')
as() {
    [ -f "$folder/cookie.$1" ] || "$fixture" account "$1" "$1" >"$folder/cookie.$1"
    COOKIE=loket=$(cat "$folder/cookie.$1")
}
book() { # PATH: fetches a workbook and reads it into out
    cgi staff GET "$1"
    python3 - "$folder/out" "$folder/book.xlsx" <<'SPLIT'
import sys
answer = open(sys.argv[1], "rb").read()
open(sys.argv[2], "wb").write(answer.split(b"\r\n\r\n", 1)[1])
SPLIT
    run python3 tests/lib/read_xlsx.py "$folder/book.xlsx"
}
rows_of() { grep -c "^Daftar!A" "$folder/out"; }
csv_rows() { grep -c '^P[GM][DI]-' "$folder/page"; }

# ---- the queue: sixty cases, more than a page of the store and of the screen

i=0
while [ $i -lt 60 ]; do "$fixture" complaint in_progress open >/dev/null; i=$((i + 1)); done
closed=$("$fixture" complaint closed_confirmed confidential)
waiting=$("$fixture" complaint waiting_reporter anonymous)
request=$("$fixture" request received)
# a subject is signed with the receipt and does not change: here it must
query "$(query "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'cases' AND sql LIKE '%subject%'")"
query "UPDATE cases SET subject = '=cmd|'' /C calc''!A0' WHERE number = '$closed'"
query "UPDATE cases SET subject = 'Rahasia kata cari' WHERE number = '$waiting'"

as division_head
cgi staff GET /petugas/
fact "the queue offers itself as a workbook" has_body '<a href="?bentuk=xlsx" download>Unduh XLSX (Excel)</a>'
cgi staff GET "/petugas/?tab=semua&jenis=pengaduan&q=Izin+rek&setelah=2999-01-01.5&mulai=3"
fact "the offer keeps the filters and forgets the page" has_body 'href="?bentuk=csv&amp;tab=semua&amp;jenis=pengaduan&amp;q=Izin%20rek"'

cgi staff GET "/petugas/?tab=semua&bentuk=csv"
fact "a list is a download" has_header Content-Disposition 'attachment; filename="antrean-'
fact "of its own type" has_header Content-Type "text/csv; charset=utf-8"
fact "that no browser runs" has_header Content-Security-Policy "sandbox"
fact "with the rows of all pages" [ "$(csv_rows)" -eq 63 ]
fact "a subject that begins as a formula is disarmed" has_body ",'=cmd|' /C calc'!A0,"
fact "the last line says who took it" has_body '"Diunduh oleh Petugas division_head pada '
cgi staff GET "/petugas/?tab=semua&jenis=pengaduan&bentuk=csv"
fact "the kind sifts the file" [ "$(csv_rows)" -eq 62 ]
cgi staff GET "/petugas/?tab=menunggu&bentuk=csv"
fact "so does the tab" [ "$(csv_rows)" -eq 1 ]
fact "and it is the one that waits" has_body "$waiting"
cgi staff GET "/petugas/?q=kata+cari&bentuk=csv"
fact "and the search" [ "$(csv_rows)" -eq 1 ]
cgi staff GET "/petugas/?bentuk=csv"
fact "the first tab holds what waits for the office" [ "$(csv_rows)" -eq 61 ]
cgi staff GET "/petugas/?tab=semua&bentuk=pdf"
fact "a format there is not is refused" has_status 400
as data_officer
cgi staff GET "/petugas/?tab=semua&bentuk=csv"
fact "who sees no complaints gets none" [ "$(csv_rows)" -eq 1 ]
fact "but the request" has_body "$request"
as survey_team
cgi staff GET "/petugas/?tab=semua&bentuk=csv"
fact "who sees no case gets the first page, not a file" has_body "<h1>"

as division_head; book "/petugas/?tab=semua&bentuk=xlsx"
fact "the workbook opens and computes nothing" succeeds
fact "it has the same rows" [ "$(rows_of)" -eq 66 ]
fact "a day is a date" says "${tab}n${tab}dd/mm/yyyy$tab"
fact "the hostile subject is text" says "${tab}inlineStr$tab@$tab=cmd|' /C calc'!A0"
for word in "Pelapor" "0812" "contoh.example" "contoh.invalid" "Jalan Contoh"; do
    fact "nobody's identity is in it: $word" no says "$word"
done
fact "no file is left behind" pending 0
fact "each download stands in the audit trail" [ "$(query "SELECT count(*) FROM audit WHERE action = 'list.export'")" -eq 7 ]
fact "with list, format and rows, and no word that was searched" \
    [ "$(query "SELECT detail FROM audit WHERE action = 'list.export' ORDER BY sequence LIMIT 1 OFFSET 3")" = "Antrean: Semua, csv, 1 baris" ]

# ---- the note that cannot be written: no file

query "CREATE TRIGGER no_note BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'test'); END"
cgi staff GET "/petugas/?tab=semua&bentuk=csv"
fact "without the note nothing leaves" no has_body "PGD-"
fact "and the answer is a failure" no has_status 200
query "DROP TRIGGER no_note"

# ---- the other lists

"$loket" import investment site/sample/data/investment/kotim-2024-q1-pma.csv --period 2024-Q1 --origin pma >/dev/null
as head; book "/petugas/jejak?bentuk=xlsx"
fact "the audit trail is a workbook" says "Jejak audit"
fact "from its last row" says "Daftar!A4${tab}n$tab#,##0$tab$(query "SELECT sequence - 1 FROM audit_head")"
fact "to its first" [ "$(rows_of)" -eq $((3 + $(query "SELECT sequence - 1 FROM audit_head"))) ]
cgi staff GET "/petugas/jejak?jenis=dataset&bentuk=csv"
fact "sifted as the page is" [ "$(wc -l <"$folder/page")" -eq 3 ]
cgi staff GET "/petugas/jejak?nomor=PGD-1999-000001&bentuk=csv"
fact "a case there is not has no file" has_status 404
cgi staff GET "/petugas/data?keadaan=konsep&bentuk=csv"
fact "datasets of the chosen state" has_body ",Triwulan I 2024,1,"
cgi staff GET "/petugas/data?keadaan=disetujui&bentuk=csv"
fact "and of no other" no has_body ",Triwulan I 2024,1,"
as administrator; cgi staff GET "/petugas/akun?bentuk=csv"
fact "accounts with their roles" has_body "division_head,Petugas division_head,Kepala Bidang,Aktif,"
fact "and nothing secret" no has_body 'argon2'
as survey_team; cgi staff GET "/petugas/survei?bentuk=csv"
fact "survey periods, even when there is none" has_header Content-Disposition periode-survei
for path in "/petugas/jejak" "/petugas/akun" "/petugas/survei"; do
    as data_officer; cgi staff GET "$path?bentuk=csv"
    fact "who may not open $path may not take it either" has_status 403
done
finish
