#!/bin/sh
# Facts about paper questionnaires keyed in by staff: who may, one key an answer, a look before it is final, a sheet sent twice is one answer.
. tests/lib/shell.sh
open_office
fixture=$BUILD/tests/fixture_staff
"$fixture" service izin-usaha "Perizinan berusaha"
"$loket" counter add loket-1 "Loket 1" >/dev/null

as() {
    who=$(printf "%s-" "$@" | cut -c1-40); who=${who%-}
    [ -f "$folder/cookie.$who" ] || "$fixture" account "$who" "$@" >"$folder/cookie.$who"
    COOKIE=loket=$(cat "$folder/cookie.$who")
}
query() { sqlite3 -batch "$folder/office/loket.db" "$1"; }
answers() { query "SELECT count(*) FROM survey_response"; }
# open LABEL: the survey team opens a period of this year
open() {
    as survey_team; cgi staff GET /petugas/survei/baru; token=$(field_of_page csrf)
    cgi staff POST /petugas/survei/baru "csrf=$token&instrument=skm-2017&scope=kantor&label=$1&starts_on=01/01/$year&ends_on=31/12/$year&population=1000"
}
year=$(local_date +%Y); today=$(local_date +%d/%m/%Y)
ENTRY=/petugas/survei/isian
PAGE=$ENTRY/$year

as front_desk; cgi staff GET $ENTRY
fact "without a period the list says so" has_body "Tidak ada periode survei yang sedang menerima lembar kertas."
cgi staff GET $PAGE
fact "a period that is not there is 404" has_status 404
open "$year"
for role in front_desk survey_team; do
    as $role; cgi staff GET $ENTRY
    fact "$role is offered the period" has_body "$PAGE"
    cgi staff GET $PAGE
    fact "$role opens its sheet" has_status 200
done
for role in complaint_officer data_officer investment_officer section_head division_head head wbs_manager auditor administrator; do
    as $role; cgi staff GET $PAGE
    fact "$role asking for a sheet is answered 403" has_status 403
done
COOKIE=; cgi staff GET $PAGE
fact "nobody opens it without signing in" has_header Location /petugas/masuk

# fresh; sheet FORM: a sheet of the page that was opened last
fresh() { cgi staff GET $PAGE; token=$(field_of_page csrf); nonce=$(field_of_page nonce); }
sheet() { cgi staff POST $PAGE "csrf=$token&nonce=$nonce&$1"; }
whole="answers=443434334&profile=2350&service_code=izin-usaha&counter_code=loket-1&answered_on=$today&suggestion=Tambah+kursi"

as front_desk
refused() {
    fresh; sheet "$2"
    fact "$1 is answered with 400" has_status 400
    fact "$1 says why" has_body "$3"
    fact "$1 stores nothing" [ "$(answers)" = 0 ]
}
refused "a key short" "step=save&answers=44343433&answered_on=$today" "Baru 8 dari 9 angka."
refused "a key too many" "step=save&answers=4434343344&answered_on=$today" "Lebih dari 9 angka."
refused "a five on a scale of four" "step=save&answers=443534334&answered_on=$today" "Angka ke-4 (5) bukan jawaban"
refused "a letter" "step=save&answers=44a434334&answered_on=$today" "Angka ke-3 (a) bukan jawaban"
refused "an empty sheet" "step=save&answers=000000000&answered_on=$today" "Lembar tanpa satu pun jawaban tidak dihitung."
refused "a third sex" "step=save&answers=443434334&profile=3000&answered_on=$today" "Angka ke-1 (3) bukan jawaban"
refused "a day of another year" "step=save&answers=443434334&answered_on=01/01/2020" "Tanggalnya harus antara"
refused "tomorrow" "step=save&answers=443434334&answered_on=$(local_date -d tomorrow +%d/%m/%Y)" "Tanggalnya harus antara"
refused "a service there is not" "step=save&answers=443434334&answered_on=$today&service_code=x" "kesalahan"
refused "no step" "$whole" "kesalahan"
fresh; sheet "step=save&$whole&channel=web"
fact "a field the form does not have is 400" has_status 400
fresh; cgi staff POST $PAGE "csrf=$token&step=save&$whole"
fact "a sheet without its number is 400" has_status 400
cgi staff POST $PAGE "csrf=${token}x&nonce=$nonce&step=save&$whole"
fact "a sheet without the session's token is 403" has_status 403
ORIGIN=https://lain.example; sheet "step=save&$whole"; unset ORIGIN
fact "a sheet from another site is 403" has_status 403
as auditor; sheet "step=save&$whole"
fact "a sheet of somebody who may not is 403" has_status 403
fact "and none of them is stored" [ "$(answers)" = 0 ]

as front_desk; fresh; sheet "step=check&$whole"
fact "a sheet to be looked at is shown" has_status 200
for word in "Perempuan" "30–39 tahun" "S1" "Perizinan berusaha" "Loket 1" "Tambah kursi" "Tidak diisi"; do fact "with $word" has_body "$word"; done
fact "and with the labels of its answers" has_body "<td class=\"amount\">4</td><td>Sangat sesuai</td>"
fact "it keeps its number" [ "$(field_of_page nonce)" = "$nonce" ]
fact "and nothing is stored yet" [ "$(answers)" = 0 ]
sheet "step=edit&$whole"
fact "it can be changed once more" has_body 'value="443434334"'
sheet "step=save&$whole"
fact "saving leads to the next sheet" has_status 303
next=$(sed -n 's/^[Ll]ocation: //p' "$folder/head")
row() { query "SELECT answers || sex || age_group || education || occupation || service_code || counter_code || channel || answered_on || run || crowd FROM survey_response"; }
fact "the answer is stored as it was keyed" [ "$(row)" = "443434334female30_39s1izin-usahaloket-1paper$(local_date +%F)11" ]
fact "the suggestion is stored apart" [ "$(query "SELECT text FROM survey_suggestion")" = "Tambah kursi" ]
fact "no time to fill it in is claimed" [ -z "$(query "SELECT seconds FROM survey_response")" ]
sheet "step=save&$whole"
fact "the same sheet again leads on as well" has_status 303
fact "and is stored once" [ "$(answers) $(query "SELECT sum(count) FROM survey_total") $(query "SELECT count(*) FROM survey_suggestion")" = "1 1 1" ]
fact "and noted once" [ "$(query "SELECT count(*) FROM audit WHERE action = 'survey.key'")" = 1 ]
cgi staff GET "$next"
fact "the next sheet says that the last one is stored" has_body "Lembar tersimpan."
fact "and counts those of today" has_body "1 lembar Anda isikan hari ini"
fact "service, counter and day stay" [ "$(grep -c 'value="izin-usaha" selected\|value="loket-1" selected' "$folder/page")" = 2 ]
fact "the answers do not" no has_body 'value="443434334"'
as survey_team; cgi staff GET $PAGE
fact "somebody else has keyed none" has_body "Belum ada lembar dari Anda hari ini"

as front_desk; fresh; old=$nonce
id=$(query "SELECT id FROM survey_period")
query "UPDATE survey_period SET state = 'closed', closes_at = '2026-01-01T00:00:00Z' WHERE id = $id"
sheet "step=save&$whole"
fact "a sheet of a period that has closed meanwhile is 409" has_status 409
fact "and is not stored" [ "$(answers)" = 1 ]
cgi staff GET $PAGE
fact "a closed period takes no sheets" has_status 409
cgi staff GET $ENTRY
fact "and is not in the list" no has_body "$PAGE"
finish
