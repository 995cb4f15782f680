#!/bin/sh
# Reports on complaints on the staff pages: who may, which periods there are, what they hold, the note in the audit trail.
. tests/lib/shell.sh
. tests/lib/citizen.sh
open_office
fixture=$BUILD/tests/fixture_staff
as() {
    [ -f "$folder/cookie.$1" ] || "$fixture" account "$1" "$1" >"$folder/cookie.$1"
    COOKIE=loket=$(cat "$folder/cookie.$1")
}
year=$(date +%Y)
page="/petugas/laporan?tahun=$year&masa=tahun"

for role in front_desk complaint_officer data_officer survey_team investment_officer section_head division_head head wbs_manager auditor administrator; do
    as $role; cgi staff GET /petugas/laporan
    case $role in complaint_officer | section_head | division_head | head | auditor) wanted=200 ;; *) wanted=403 ;; esac
    fact "$role is answered $wanted" has_status $wanted
done
COOKIE=
cgi staff GET /petugas/laporan
fact "nobody opens it without signing in" has_header Location /petugas/masuk

# ---- periods

as head; cgi staff GET /petugas/laporan
fact "an office without complaints says so" has_body "Tidak ada pengaduan yang diterima dalam masa ini."
fact "the present quarter is proposed" has_body '<option value="Q'
for query in "tahun=abc" "tahun=2026-Q1" "masa=Q5" "masa=13" "isi=semua" "bentuk=pdf" "tahun=99999"; do
    cgi staff GET "/petugas/laporan?$query"
    fact "what is no period, part or format is refused: $query" has_status 400
done
for query in "masa=tahun" "masa=S1" "masa=Q2" "masa=02" "tahun=1999&masa=S2"; do
    cgi staff GET "/petugas/laporan?$query"
    fact "a period is shown: $query" has_status 200
done
fact "an old year stays chosen" has_body '<option value="1999" selected>'

# ---- what it holds

direct=$("$fixture" complaint answered open)
i=0
while [ $i -lt 6 ]; do "$fixture" complaint in_progress confidential >/dev/null; i=$((i + 1)); done
cgi staff GET "$page"
fact "the recap counts" has_body '<tr><th scope="row">Diterima</th><td class="amount">7</td><td class="amount">100,0%</td></tr>'
cgi staff GET "$page&isi=register"
fact "the register names each" has_body "$direct"
for word in "Nama Pelapor Uji" "08120" "pelapor@contoh.example" "Sudah menunggu lama"; do fact "and nobody: $word" no has_body "$word"; done
cgi staff GET "$page&isi=bukti"
fact "the evidence list says where it was handled" has_body "Di kantor ini"
cgi staff GET "$page&isi=publik"
fact "the public part has no register" no has_body "PGD-"
fact "and no subject" no has_body "Izin reklame belum terbit"
fact "but the total" has_body '<td class="amount">7</td>'
cgi staff GET "$page&isi=register&bentuk=cetak"
fact "the print view says who made it" has_body "Dibuat oleh Petugas head pada"
fact "and has no menu" no has_body 'class="menu"'

cgi staff GET "$page&isi=bukti&bentuk=xlsx"
fact "a file is a download" has_header Content-Disposition "attachment; filename=\"laporan-pengaduan-$year-bukti.xlsx\""
cgi staff GET "$page&isi=publik&bentuk=csv"
fact "the public file has no register" no has_body "PGD-"
fact "file and print view are noted" [ "$(query "SELECT count(*) FROM audit WHERE action = 'report.export'")" -eq 3 ]
fact "with part, period and form" [ "$(query "SELECT detail FROM audit WHERE action = 'report.export' ORDER BY sequence DESC LIMIT 1")" = "Versi publik, Tahun $year, csv" ]
fact "nothing is left behind" pending 0
query "CREATE TRIGGER no_note BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'test'); END"
cgi staff GET "$page&isi=register&bentuk=cetak"
fact "without the note there is no print view" no has_body "PGD-"
cgi staff GET "$page&isi=register&bentuk=csv"
fact "and no file" no has_body "PGD-"
query "DROP TRIGGER no_note"

# ---- whom a case is about

head=$(query "SELECT id FROM staff WHERE name = 'head'")
query "INSERT INTO case_exclusion (id, case_id, staff_id) SELECT 1, id, $head FROM cases WHERE number = '$direct'"
cgi staff GET "$page&isi=register"
fact "a case the visitor is excluded from is not in the register" no has_body "$direct"
cgi staff GET "$page"
fact "nor in the figures" has_body '<tr><th scope="row">Diterima</th><td class="amount">6</td>'
as division_head; cgi staff GET "$page&isi=register"
fact "but for everybody else" has_body "$direct"
query "INSERT INTO unit (code, name, position, active) VALUES ('uji', 'Unit uji', 1, 1);
    UPDATE staff SET unit_code = 'uji' WHERE name = 'division_head';
    INSERT INTO case_exclusion (id, case_id, unit_code) SELECT 2, id, 'uji' FROM cases WHERE number = '$direct'"
cgi staff GET "$page&isi=register"
fact "a unit it is about does not see it either" no has_body "$direct"
finish
