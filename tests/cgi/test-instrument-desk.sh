#!/bin/sh
# The pages of questionnaires as plain CGI: who may open them, every fault of a file with its place, versions, and that nothing is half stored.
. tests/lib/shell.sh
. tests/lib/citizen.sh
open_office
fixture=$BUILD/tests/fixture_staff
PAGE=/petugas/survei/instrumen
skm=site/instruments/skm-2017.json
as() {
    [ -f "$folder/cookie.$1" ] || "$fixture" account "$1" "$1" >"$folder/cookie.$1"
    COOKIE=loket=$(cat "$folder/cookie.$1")
}
for role in front_desk complaint_officer data_officer survey_team investment_officer section_head division_head head wbs_manager auditor \
    administrator; do
    as $role
    case $role in survey_team | administrator) wanted=200 ;; *) wanted=403 ;; esac
    for path in $PAGE $PAGE/skm-2017; do
        cgi staff GET $path
        fact "$role asking for $path is answered $wanted" has_status $wanted
    done
done
COOKIE=; cgi staff GET $PAGE
fact "nobody opens it without signing in" has_header Location /petugas/masuk

# upload FILE [TICK]: sends FILE from the page
upload() {
    cgi staff GET $PAGE; token=$(field_of_page csrf)
    begin; add csrf "$token"; add action take; if [ -n "${2-}" ]; then add as_version 1; fi; attach file "$(basename "$1")" "$1"; post staff $PAGE
}
stored() { query "SELECT count(*) || ' ' || (SELECT count(*) FROM instrument_item) FROM instrument"; }
changed() { sed "$1" $skm >"$folder/ubahan.json"; }
# refused SENTENCE TEXT: the file of the last change is refused with TEXT, and nothing is stored
refused() {
    before=$(stored)
    upload "$folder/ubahan.json"
    fact "$1 is answered with 400" has_status 400
    fact "$1 is named: $2" has_body "$2"
    fact "$1 stores nothing" [ "$(stored)" = "$before" ]
}
as survey_team
cgi staff GET $PAGE
fact "the list shows every questionnaire" [ "$(grep -c 'class="subject"' "$folder/page")" = 4 ]
changed '0,/"prosedur"/s//"persyaratan"/'; refused "a duplicate code" 'kode &quot;persyaratan&quot; sudah dipakai butir 1'
fact "with its place" has_body '<th scope="row">butir 2 (persyaratan)</th>'
changed 's/"scale": 4/"scale": 0/'; refused "a scale of 0" '&quot;scale&quot; harus 4 atau 6, bukan 0'
changed '/"Tidak mudah"/d'; refused "a missing label" "ada 3 jawaban, seharusnya 4"
changed 's/"scale": 4,/"scale": 4/'; refused "broken JSON" '<th scope="row">baris 10</th>'
changed '/"Tidak mudah"/d; s/"scale": 4/"scale": 5/; s/"format"/"bentuk"/'
refused "a file of several faults" "bentuk"
fact "and all of them are told" [ "$(grep -c '<tr><th scope="row">[^<]*</th><td>' "$folder/page")" -ge 3 ]
printf '\211PNG\r\n\032\n' >"$folder/ubahan.json"; refused "a picture" "Berkas ini bukan teks UTF-8."
: >"$folder/ubahan.json"; refused "an empty file" "Berkas ini bukan teks UTF-8."
head -c 600000 /dev/zero | tr '\0' ' ' >"$folder/ubahan.json"; refused "a file over the limit" "paling besar 512 KB"
cgi staff GET $PAGE; token=$(field_of_page csrf)
begin; add csrf "$token"; add action take; post staff $PAGE
fact "no file at all is told so" has_body "Pilih berkas kuesioner."
begin; add action take; attach file skm.json $skm; post staff $PAGE
fact "a file without the session's token is refused" has_status 403
as auditor; begin; add csrf "$token"; add action take; attach file skm.json $skm; post staff $PAGE
fact "and without the permission" has_status 403
fact "nothing waits on the disk" pending 0

as administrator
upload $skm
fact "the same file again changes nothing" has_header Location "$PAGE/skm-2017?selesai=sama"
changed 's/Sangat mahal/Terlalu mahal/'; upload "$folder/ubahan.json"
fact "one that no period used is replaced" has_header Location "$PAGE/skm-2017?selesai=ganti"
upload $skm
query "INSERT INTO survey_period (id, key, instrument_id, label, starts_on, ends_on, state) SELECT 1, '2026-Q4', id, '2026-Q4', '2026-10-01', '2026-12-31', 'open' FROM instrument WHERE code = 'skm-2017'"
refused "a change of one in use" "skm-2017 sudah dipakai sebuah periode"
upload "$folder/ubahan.json" version
fact "as a new version it is taken in" has_header Location "$PAGE/skm-2017.2?selesai=tambah"
cgi staff GET $PAGE/skm-2017.2
fact "which is shown as it will be asked" has_body "Terlalu mahal"
cgi staff GET "$PAGE/skm-2017?bahasa=en"
fact "the one in use is as it was, in its other language too" has_body "Very expensive"
fact "with its marks" has_body '<td class="amount">76,61</td><td class="amount">88,30</td>'
fact "with the period that used it" has_body "Triwulan IV 2026"
fact "and its hash" has_body "$(query "SELECT content_sha256 FROM instrument WHERE code = 'skm-2017'")"
cgi staff GET "$PAGE/skm-2017?unduh=json"
fact "its file comes out byte for byte" cmp -s "$folder/page" $skm
cgi staff GET "$PAGE/tidak-ada"
fact "a code that is not there is 404" has_status 404
fact "whoever took it in stands in the audit trail" [ "$(query "SELECT count(*) FROM audit WHERE action = 'instrument.add' AND staff_id IS NOT NULL")" = 1 ]

sed 's/^  "items": \[/  "items": [ {"code": "parkir", "counted": false, "name": {"id": "Parkir"}, "question": {"id": "Apakah tempat parkir cukup?"}, "labels": [{"id": "Tidak"}, {"id": "Ya"}]},/; s/"skm-2017"/"skm-kami"/' $skm >"$folder/ubahan.json"
upload "$folder/ubahan.json"
fact "an office's own question is a few lines of a file" has_header Location "$PAGE/skm-kami?selesai=tambah"
cgi staff GET $PAGE/skm-kami
fact "and is told apart from the index" has_body "Pertanyaan sendiri, di luar indeks."
finish
