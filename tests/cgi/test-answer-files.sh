#!/bin/sh
# Files of an answer before it goes out: what is taken, what is refused, no room, and how they go out with the answer.
# usage: tools/run-suite cgi build FILE
set -u
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
make_files
fixture=$BUILD/tests/fixture_staff
CODE=2222-3333-4444-5555
for role in data_officer head auditor complaint_officer; do "$fixture" account "$role" "$role" >"$folder/cookie-$role"; done
as_role() { COOKIE=loket=$(cat "$folder/cookie-$1"); cgi staff GET /petugas/; token=$(field_of_page csrf); }
version_of() { "$fixture" state "$1" | sed -n 's/.* version \([0-9]*\) .*/\1/p'; }
waiting() { query "SELECT count(*) FROM answer_file"; }
stored() { find "$folder/office/uploads" -path '*/pending' -prune -o -type f -print | wc -l; }
brings() { begin; add csrf "$token"; attach file "$1" "$2"; post staff "/petugas/berkas/$number"; }
nothing_kept() { [ "$(waiting)" = 0 ] && [ "$(stored)" = 0 ] && pending 0; }
archive() { python3 - "$@" <<'PYTHON'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as made:
    for name in sys.argv[2:]: made.writestr(name, 'isi ' * 1000)
PYTHON
}
number=$("$fixture" request in_progress)
as_role data_officer

# ---- what is refused
printf 'tahun,izin\n2025,\351\n' >"$folder/latin.csv"
printf 'tahun,izin\n2025,\033[31m\n' >"$folder/control.csv"
archive "$folder/program.zip" data.csv PASANG.EXE
archive "$folder/macro.xlsx" '[Content_Types].xml' xl/workbook.xml xl/vbaProject.bin
archive "$folder/out.zip" ../../etc/cron.d/x
archive "$folder/root.zip" /etc/passwd
archive "$folder/whole.zip" data/2025.csv data/2024.csv
head -c 200 "$folder/whole.zip" >"$folder/cut.zip"
head -c 30 "$folder/small.pdf" >"$folder/cut.pdf"
brings kosong.csv "$folder/empty"; fact "an empty file is refused" has_status 400
fact "and said to be empty or broken" has_body "kosong atau rusak"
for file in latin.csv control.csv program small.png program.zip macro.xlsx out.zip root.zip; do
    brings "$file" "$folder/$file"
    fact "$file is refused" has_status 400
    fact "with the kinds that are taken" has_body "bukan PDF, XLSX, CSV"
done
for file in cut.zip cut.pdf; do brings "$file" "$folder/$file"; fact "$file is told to be broken" has_body "kosong atau rusak"; done
begin; add csrf "$token"; post staff "/petugas/berkas/$number"
fact "no file at all is told" has_body "Pilih satu berkas."
fact "nothing of all this is left" nothing_kept
sed -i 's/^file_megabytes = .*/file_megabytes = 10/' "$folder/office/loket.ini"
{ printf 'tahun,izin\n'; head -c 10485760 /dev/zero | tr '\0' 1; } >"$folder/long.csv"
brings long.csv "$folder/long.csv"
fact "a file over the limit of the settings is refused" has_status 413
fact "with that limit" has_body "lebih besar dari 10 MB"
{ cat "$folder/long.csv"; head -c 2000000 /dev/zero; } >"$folder/longer.csv"
brings longer.csv "$folder/longer.csv"
fact "one far over it is not even read" has_status 413
fact "and nothing is left of both" nothing_kept

# ---- who may send one, asked before the body
as_role complaint_officer; brings data.csv "$folder/small.pdf"; fact "who handles no requests sends none" has_status 403
as_role auditor; brings data.csv "$folder/small.pdf"; fact "nor who only reads them" has_status 403
cgi staff GET /petugas/berkas; fact "and the web server is told so before the body" has_status 403
COOKIE=; brings data.csv "$folder/small.pdf"; fact "nor who is not signed in" has_status 403
cgi staff GET /petugas/berkas; fact "which the web server is told too" has_status 403
as_role data_officer; cgi staff GET /petugas/berkas; fact "of whom may it is told the twin" has_status 200
token=wrong; brings data.csv "$folder/small.pdf"; fact "a foreign form is refused" has_status 403
as_role data_officer
fact "nothing came of these" nothing_kept

# ---- no room
head -c 5000000 "$folder/long.csv" >"$folder/large.csv"
begin; add csrf "$token"; attach file large.csv "$folder/large.csv"; seal_form
env GATEWAY_INTERFACE=CGI/1.1 SERVER_PROTOCOL=HTTP/1.1 REQUEST_METHOD=POST REQUEST_URI="/petugas/berkas/$number" QUERY_STRING= \
    CONTENT_LENGTH="$(wc -c <"$multipart")" CONTENT_TYPE="multipart/form-data; boundary=$BOUNDARY" REMOTE_ADDR=192.0.2.1 HTTP_ORIGIN="$BASE_URL" \
    HTTP_COOKIE="$COOKIE" sh -c "trap '' XFSZ; ulimit -f 2048; exec '$(realpath "$BUILD")/staff'" <"$multipart" 2>"$folder/err" | cat >"$folder/out"
tr -d '\r' <"$folder/out" | sed '/^$/q' >"$folder/head"; sed '1,/^\r*$/d' "$folder/out" >"$folder/page"
fact "on a full disk the officer is told" has_status 503
fact "in words, on the form" has_body "ruang penyimpanan kantor tidak cukup"
fact "and nothing is half stored" nothing_kept
brings large.csv "$folder/large.csv"; fact "with room the same file is taken" has_status 303
cgi staff POST "/petugas/berkas/$number" "csrf=$token&remove=$(query "SELECT id FROM answer_file")"

# ---- what is taken
printf 'tahun,izin\n2025,"Perizinan é"\n' >"$folder/data.csv"
brings "data izin.csv" "$folder/data.csv"; fact "a table is taken" has_status 303
brings "data izin.csv" "$folder/data.csv"; fact "sent once more it is thanked" has_status 303
fact "and stored once" [ "$(waiting)" = 1 ]
archive "$folder/book.xlsx" '[Content_Types].xml' xl/workbook.xml
brings buku.bin "$folder/book.xlsx"; fact "a workbook is known by its content" [ "$(query "SELECT file_name FROM answer_file WHERE media_type LIKE '%sheet'")" = buku.xlsx ]
brings arsip.zip "$folder/whole.zip"; brings surat.pdf "$folder/small.pdf"
{ head -c 65535 /dev/zero | tr '\0' a; printf '\303\251\n'; } >"$folder/seam.csv" # windows have 65,536 bytes
brings seam.csv "$folder/seam.csv"; fact "a letter on the seam of two windows is whole" has_status 303
fact "five wait now" [ "$(waiting)" = 5 ]
cgi staff GET "/petugas/berkas/$number"
for name in "data izin.csv" buku.xlsx arsip.zip surat.pdf; do fact "$name stands on the page" has_body ">$name<"; done
first=$(query "SELECT id FROM answer_file WHERE file_name = 'seam.csv'")
before=$(stored)
cgi staff POST "/petugas/berkas/$number" "csrf=$token&remove=$first"
fact "one can be taken out again" [ "$(waiting) $(stored)" = "4 $((before - 1))" ]
cgi staff POST "/petugas/berkas/$number" "csrf=$token&remove=$first"
fact "a second click changes nothing" has_status 303
fact "both stand in the audit trail" [ "$(query "SELECT count(*) FROM audit WHERE action IN ('answer_file.store', 'answer_file.remove')")" = 8 ]
cgi staff GET "/petugas/kasus/$number"
fact "the case says what is ready" has_body "4 berkas, "
COOKIE=; cgi track POST /lacak/ "number=$number&code=$CODE"
fact "the requester sees nothing of them yet" no has_body "buku.xlsx"

# ---- with the answer
as_role data_officer
cgi staff POST "/petugas/aksi/$number" "csrf=$token&action=answer&version=$(version_of "$number")&text=Terlampir.&held_by=ours&form=soft_copy&ready_in=0"
fact "the answer goes out" has_status 303
fact "with all of them, which wait no more" [ "$(waiting) $(query "SELECT count(*) FROM attachment WHERE until_on IS NOT NULL")" = "0 4" ]
cgi staff POST "/petugas/aksi/$number" "csrf=$token&action=answer&version=1&text=Terlampir.&held_by=ours&form=soft_copy&ready_in=0"
fact "a second click sends them once" [ "$(query "SELECT count(*) FROM attachment")" = 4 ]
COOKIE=; cgi track POST /lacak/ "number=$number&code=$CODE"
cp "$folder/page" "$folder/tracked"
for pair in "buku.xlsx=book.xlsx" "arsip.zip=whole.zip" "surat.pdf=small.pdf" "data izin.csv=data.csv"; do
    cgi track GET "$(sed -n "s|.*href=\"\(/lacak/berkas/[^\"]*\)\" download>Unduh ${pair%%=*}.*|\1|p" "$folder/tracked")"
    fact "the requester takes ${pair%%=*} as it came" cmp -s "$folder/page" "$folder/${pair#*=}"
done
as_role data_officer
number=$("$fixture" request refused)
brings data.csv "$folder/data.csv"
fact "after a refusal there is nothing to add to" has_status 409
fact "and nothing stored" [ "$(waiting)" = 0 ]

# ---- what keeps files of an office keeps these, and what forgets them forgets these
number=$("$fixture" request answered)
brings data.csv "$folder/data.csv"; fact "more may wait after an answer" [ "$(waiting)" = 1 ]
kept=$(query "SELECT stored_name FROM answer_file")
lies_there() { [ -f "$folder/office/uploads/$(echo "$kept" | cut -c1-2)/$(echo "$kept" | cut -c3-4)/$kept" ]; }
run "$loket" upkeep --now "$(date -u -d '+9 days' +%FT%TZ)"
fact "the nightly upkeep leaves what waits" lies_there
run "$loket" backup "$folder/backup"
fact "a backup has it" [ -f "$folder/backup/uploads/$(echo "$kept" | cut -c1-2)/$(echo "$kept" | cut -c3-4)/$kept" ]
run "$loket" privacy erase "$number"
fact "whoever is erased" succeeds
fact "leaves no file that waited" no lies_there
fact "and no row of it" [ "$(waiting)" = 0 ]
"$fixture" account again data_officer >"$folder/cookie-again"; as_role again # the upkeep ended the sessions of nine days ago
brings data.csv "$folder/data.csv"; fact "nor does their case take another one" has_status 409
fact "whoever writes" no query "INSERT INTO answer_file SELECT 1, id, 'a.csv', 'text/csv', 1, zeroblob(32), '00000000000000000000000000000001', 1, '2026-01-01T00:00:00Z' FROM cases WHERE number = '$number'" 2>/dev/null
finish
