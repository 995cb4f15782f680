#!/bin/sh
# Facts about the printed questionnaire: who may print it, its languages, sheets with numbers.
. tests/lib/shell.sh
open_office
fixture=$BUILD/tests/fixture_staff
as() {
    [ -f "$folder/cookie.$1" ] || "$fixture" account "$1" "$1" >"$folder/cookie.$1"
    COOKIE=loket=$(cat "$folder/cookie.$1")
}
year=$(local_date +%Y)
as survey_team; cgi staff GET /petugas/survei/baru; token=$(field_of_page csrf)
cgi staff POST /petugas/survei/baru "csrf=$token&instrument=spkp&scope=kantor&label=$year"
key=$(sqlite3 "$folder/office/loket.db" "SELECT key FROM survey_period")
PAGE="/petugas/survei/cetak/formulir?periode=$key"
sheets() { grep -c '<section class="sheet"' "$folder/page"; }
for role in front_desk survey_team; do as $role; cgi staff GET "$PAGE"; fact "$role prints the form" has_status 200; done
for role in complaint_officer head auditor administrator; do as $role; cgi staff GET "$PAGE"; fact "$role does not" has_status 403; done
as front_desk; cgi staff GET "$PAGE"
fact "it is one sheet without a number" [ "$(sheets) $(grep -c 'class="sheet-number"' "$folder/page")" = "1 0" ]
fact "with every question of its questionnaire" [ "$(grep -o 'class="sheet-choices"' "$folder/page" | wc -l)" = 8 ]
fact "and six answers each" has_body '<b>6</b>'
fact "and the keys of the profile" has_body '<b>2</b> Perempuan'
cgi staff GET "$PAGE&dari=998&jumlah=3"
fact "three numbered sheets are three" [ "$(sheets)" = 3 ]
for number in 998 999 1000; do fact "number $number is one of them" has_body "<strong>$number</strong>"; done
cgi staff GET "$PAGE&bahasa=en"
fact "in English the profile is English too" has_body '<b>2</b> Female'
cgi staff GET "$PAGE&bahasa=xx"
fact "a language the questionnaire does not speak is 404" has_status 404
for wrong in "dari=0&jumlah=1" "dari=1&jumlah=201" "dari=99999&jumlah=2" "dari=x" "jumlah=-1" "dari=999999999999"; do
    cgi staff GET "$PAGE&$wrong"
    fact "numbers out of range are 400: $wrong" has_status 400
done
for path in "${PAGE%%\?*}" "${PAGE%%\?*}?periode=2019"; do cgi staff GET "$path"; fact "no such period: $path" has_status 404; done
finish
