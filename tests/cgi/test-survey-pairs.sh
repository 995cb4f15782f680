#!/bin/sh
# Facts about paper questionnaires that two people key in: neither counts alone, alike they are one answer, different somebody decides.
. tests/lib/shell.sh
open_office
fixture=$BUILD/tests/fixture_staff
"$fixture" service izin-usaha "Perizinan berusaha"
account() { "$fixture" account "$@" >"$folder/cookie.$1"; }
account satu front_desk; account dua front_desk; account tiga front_desk; account tim survey_team; account auditor auditor
as() { COOKIE=loket=$(cat "$folder/cookie.$1"); }
query() { sqlite3 -batch "$folder/office/loket.db" "$1"; }
answers() { query "SELECT count(*) FROM survey_response"; }
sheets() { query "SELECT count(*) FROM survey_sheet"; }
year=$(local_date +%Y); today=$(local_date +%d/%m/%Y)
PAGE=/petugas/survei/isian/$year
PAIRS=/petugas/survei/banding/$year
location() { sed -n 's/^[Ll]ocation: //p' "$folder/head"; }
# post PATH FORM: with the token of the session
post() { cgi staff GET "$PAIRS"; token=$(field_of_page csrf); cgi staff POST "$1" "csrf=$token&$2"; }
# key NUMBER ANSWERS [MORE]: one entry of a sheet
key() {
    cgi staff GET $PAGE; token=$(field_of_page csrf); nonce=$(field_of_page nonce)
    cgi staff POST $PAGE "csrf=$token&nonce=$nonce&step=save&number=$1&answers=$2&answered_on=$today${3:-}"
}
as tim; cgi staff GET /petugas/survei/baru; token=$(field_of_page csrf)
cgi staff POST /petugas/survei/baru "csrf=$token&instrument=skm-2017&scope=kantor&label=$year&starts_on=01/01/$year&ends_on=31/12/$year&population=1000"

as satu; post "$PAIRS" "action=double"
fact "the front desk may not ask for two entries" has_status 403
as tim; post "$PAIRS" "action=double"
fact "the survey team may" has_header Location "$PAIRS?selesai=ganda"
as auditor; cgi staff GET "$PAIRS"
fact "an auditor may not look" has_status 403
as satu; cgi staff GET $PAGE
fact "the sheet asks for its number now" has_body 'name="number"'
key "" 443434334
fact "a sheet without its number is 400" has_body "Tulis nomor yang tertera di lembar."

key 7 443434334 "&profile=2350&suggestion=Kursi"
fact "a first entry waits" has_header Location "$PAGE?selesai=pertama"
fact "and proposes the next number" has_header Location "nomor=8"
fact "and is no answer yet" [ "$(answers) $(sheets)" = "0 1" ]
cgi staff POST $PAGE "csrf=$token&nonce=$nonce&step=save&number=7&answers=443434334&profile=2350&answered_on=$today"
fact "the same form again leads on as well" has_status 303
key 7 443434334
fact "the same person may not key the second entry" has_body "Lembar ini sudah Anda isikan."
fact "nothing of it is stored" [ "$(answers) $(sheets)" = "0 1" ]

as dua; cgi staff GET $PAGE
fact "the second person does not see the first entry" no has_body 443434334
key 7 443434334 "&profile=2350&suggestion=Tambah+kursi"
fact "a second entry like the first is an answer" has_header Location "$PAGE?selesai=sama"
fact "of the channel paper, and no entry is left" [ "$(query "SELECT answers || sex || channel FROM survey_response") $(sheets)" = "443434334femalepaper 0" ]
fact "the longer suggestion is kept" [ "$(query "SELECT text FROM survey_suggestion")" = "Tambah kursi" ]
cgi staff POST $PAGE "csrf=$token&nonce=$nonce&step=save&number=7&answers=443434334&profile=2350&answered_on=$today"
fact "the second form again leads on and is no further answer" [ "$(location | cut -d'&' -f1) $(answers)" = "$PAGE?selesai=sama 1" ]
as tiga; key 7 443434334
fact "the number of an answer is refused" has_body "Lembar bernomor ini sudah menjadi jawaban."

as satu; key 8 443434334 "&profile=1000&service_code=izin-usaha"
as dua; key 8 443434333 "&profile=2000"
fact "a second entry that differs says so" has_header Location "$PAGE?selesai=beda"
fact "and is no answer" [ "$(answers) $(sheets)" = "1 2" ]
as tiga; key 8 443434334
fact "a third entry is refused" has_body "sudah diisikan dua orang dan berbeda"
cgi staff GET "$PAIRS"
fact "the sheet is in the list" has_body "$PAIRS/8"
cgi staff GET "$PAIRS/8"
fact "its page shows both" has_status 200
fact "what differs is asked" [ "$(grep -c 'type="radio"' "$folder/page")" = 3 ]
for name in u9 sex service_code; do fact "$name differs" has_body "name=\"$name\" value=\"1\""; done
satu=2; dua=1 # whose entry stands first says nothing about who was first
has_body 'name="u9" value="1"> <span>4 ' && satu=1 dua=2
fact "both are told in words" has_body 'name="service_code" value="'$satu'"> <span>Perizinan berusaha'
for tail in 7 9 0 x 8/1; do cgi staff GET "$PAIRS/$tail"; fact "no two entries wait at $tail" has_status 404; done
post "$PAIRS/8" "action=decide&u9=$satu&sex=$dua"
fact "a decision with one line left open is 400" has_status 400
fact "and says which" has_body "Layanan: pilih yang sesuai dengan lembar."
post "$PAIRS/8" "action=decide&u9=3&sex=2&service_code=1"
fact "a third side is 400" has_status 400
cgi staff POST "$PAIRS/8" "action=decide&u9=$satu&sex=$dua&service_code=$satu"
fact "a decision without the session's token is 403" has_status 403
as auditor; cgi staff GET /petugas/jejak; token=$(field_of_page csrf); cgi staff POST "$PAIRS/8" "csrf=$token&action=decide&u9=$satu&sex=$dua&service_code=$satu"
fact "a decision of somebody who may not is 403" has_status 403
as tiga; post "$PAIRS/8" "action=decide&u9=$satu&sex=$dua&service_code=$satu"
fact "a whole decision is an answer" has_header Location "$PAIRS?selesai=putus"
fact "line by line as it was chosen" [ "$(query "SELECT answers || sex || service_code FROM survey_response WHERE service_code <> ''")" = 443434334femaleizin-usaha ]
cgi staff POST "$PAIRS/8" "csrf=$token&action=decide&u9=$satu&sex=$dua&service_code=$satu"
fact "the same decision again is 409 and no answer" [ "$(head -1 "$folder/head" | cut -d' ' -f2) $(answers)" = "409 2" ]

as satu; key 9 111111111; as dua; key 9 222222222; as tiga; post "$PAIRS/9" "action=again"
fact "when both are wrong the sheet is keyed anew" [ "$(location) $(sheets) $(answers)" = "$PAIRS?selesai=ulang 0 2" ]
as satu; key 9 333333333
as tim; post "$PAIRS" "action=single"
fact "two entries stay while a sheet waits" has_status 409

# ---- the end of the period ----

id=$(query "SELECT id FROM survey_period")
cgi staff GET /petugas/survei; token=$(field_of_page csrf); cgi staff POST "/petugas/survei/$id" "csrf=$token&action=close"
query "UPDATE survey_period SET closes_at = '2026-01-01T00:00:00Z'" # the grace is over
cgi staff POST "/petugas/survei/$id" "csrf=$token&action=draft"
fact "a period with a waiting sheet has no result yet" has_status 409
cgi staff GET /petugas/survei
fact "the desk says what it waits for" has_body "1 lembar kertas menunggu isian kedua"
fact "and does not offer the result" no has_body 'value="draft"'
as dua; key 10 333333333
fact "first entries are not taken any more" has_body "hanya lembar yang menunggu isian kedua masih diterima"
key 9 333333333
fact "the second entry is" has_header Location "$PAGE?selesai=sama"
as tim; cgi staff GET /petugas/survei; token=$(field_of_page csrf); cgi staff POST "/petugas/survei/$id" "csrf=$token&action=draft"
fact "then the period ends with all three answers" [ "$(query "SELECT state FROM survey_period") $(query "SELECT respondents FROM dataset")" = "closed 3" ]
fact "the trail knows who keyed, decided and dropped, and no number" [ "$(query "SELECT group_concat(n, ' ') FROM (SELECT action || count(*) || max(detail) AS n FROM audit WHERE action LIKE 'survey.%' GROUP BY action ORDER BY action)")" = "survey.again1 survey.decide1 survey.double1 survey.key8" ]
finish
