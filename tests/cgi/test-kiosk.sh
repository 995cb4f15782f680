#!/bin/sh
# Facts about the tablet at a counter: how it is set up and left, and that each of its answers is stored once or told why not.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
query "INSERT INTO counter VALUES ('loket-1', 'Loket 1', 1, 1)"
key=uji-2026
stored() { query "SELECT count(*) FROM survey_response WHERE channel = 'kiosk'"; }
code_in() { grep -oE '[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}' "$folder/out"; }
cookie_of_answer() { sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$folder/head"; }
set_up() { COOKIE= cgi survey POST /survei/kios/pasang "code=$1"; }
# send NUMBER [DAY [ANSWERS [MORE]]]: one answer as the tablet sends it; NUMBER is filled up to 32 digits.
send_answer() {
    number=$(printf '%032s' "$1" | tr ' ' 0)
    cgi survey POST /survei/kios/jawaban "number=$number&period=$key&day=${2:-$today}&seconds=${4:-47}&answers=${3:-432143210}"
}

# Setting up.
run "$loket" kiosk add kios-depan "Ruang tunggu" --counter loket-1
code=$(code_in); pin=$(sed -n 's/^PIN.*: //p' "$folder/out")
cgi survey GET /survei/kios/
fact "a browser that is no tablet of ours is asked for its code" has_body 'name="code"'
fact "with 403, so that no worker keeps the page" has_status 403
send_answer 1
fact "and can send nothing" has_status 403
set_up AAAA-BBBB-CCCC-DDDD
fact "a wrong code is told so" has_body "Kode ini tidak dikenal"
fact "with 400 and no cookie" [ "$(cookie_of_answer)" = "" ]
set_up "$(echo "$code" | tr 'A-Z-' 'a-z ' | tr ' ' '+')"
fact "the right code leads to the kiosk, however it is typed" has_header Location /survei/kios/
fact "its cookie is for this path, hidden from scripts and from other sites" has_header Set-Cookie "Path=/survei/kios/; Max-Age=34560000; HttpOnly; SameSite=Strict"
COOKIE=$(cookie_of_answer)
set_up "$code"
fact "the code works once" has_status 400
i=0; while [ $i -lt 31 ]; do set_up "ABCD-EFGH-$(printf '%04d' $i | tr 01 XY)-$(printf '%04d' $i | tr 01 ZW)"; i=$((i + 1)); done
fact "who types too many wrong codes has to wait" has_status 429
run "$loket" kiosk add kios-kedua "Ruang belakang"; second=$(code_in)
set_up "$second"
fact "a right one of the same address is taken all the same" has_status 303
other=$(cookie_of_answer)

# The page.
cgi survey GET /survei/kios/
fact "the tablet gets the questionnaire" has_body "Bagaimana unsur 9?"
fact "no form a browser could restore" no has_body "<input"
fact "nor a line of script in the page" [ "$(grep -o '<script[^>]*>' "$folder/page" | grep -vc ' src=')" -eq 0 ]
fact "and a word for whoever has switched scripts off" has_body "<noscript>"
fact "it is not kept by the browser" has_header Cache-Control no-store
cgi survey GET /survei/kios/pekerja.js
fact "its worker comes from its own folder" has_header Content-Type text/javascript
cgi survey POST /survei/kios/kabar "waiting=3"
fact "a sign of life is answered with the edition and the clock" has_body '"edition":"'
fact "and staff see what waits" [ "$(query "SELECT waiting FROM kiosk WHERE code = 'kios-depan' AND seen_at > '2026'")" = 3 ]

# Answers.
send_answer a1
fact "an answer is stored" has_status 200
fact "and the tablet told by its number" has_body '"number":"000000000000000000000000000000a1","stored":true'
fact "with counter, device and seconds in fives" \
    [ "$(query "SELECT counter_code || ' ' || device || ' ' || seconds || ' ' || answers FROM survey_response")" = "loket-1 kios-depan 45 432143210" ]
send_answer a1
fact "the same again is fine" has_status 200
send_answer A1
fact "in capitals too" has_status 200
fact "and is stored once" [ "$(stored)" = 1 ]
i=0; while [ $i -lt 20 ]; do
    ( mkdir "$folder/p-$i"; folder=$folder/p-$i; send_answer b2; has_status 200 && : >"$folder/fine" ) &
    i=$((i + 1))
done
wait
fact "twenty posts of one answer at once are one row" [ "$(stored)" = 2 ]
fact "and each is told that it is stored" [ "$(find "$folder" -name fine | wc -l)" = 20 ]
fact "the kiosk counts it once" [ "$(query "SELECT answers FROM kiosk WHERE code = 'kios-depan'")" = 2 ]
send_answer c1 "$today" 000000000
fact "an answer to nothing is refused" has_status 409
send_answer c2 "$today" 43214321
fact "one digit too few" has_status 409
send_answer c3 "$today" 432143215
fact "a digit beyond the scale" has_status 409
send_answer c4 "$today" '%D9%A4%D9%A3%D9%A2%D9%A1%D9%A4%D9%A3%D9%A2%D9%A1%D9%A0'
fact "digits of another script are no digits" has_status 409
send_answer c5 "$today" 432143210 '%D9%A4%D9%A7'
fact "nor are they seconds" has_status 400
send_answer zz
fact "a number that is none" has_status 400
fact "nothing of it is stored" [ "$(stored)" = 2 ]
tomorrow=$(date -u -d tomorrow +%F); last_week=$(date -u -d '-6 days' +%F); long_ago=$(date -u -d '-9 days' +%F)
send_answer d1 "$(date -u -d '+2 days' +%F)"
fact "a day to come is a wrong clock" has_body "jam tablet salah"
send_answer d2 "$long_ago"
fact "what waited longer than seven days is too old" has_body "lebih dari tujuh hari"
send_answer d3 2020-01-01
fact "a day outside the period is told" has_body "di luar periode"
send_answer d4 "$last_week"
fact "an answer that waited six days counts for its day" [ "$(query "SELECT count(*) FROM survey_response WHERE answered_on = '$last_week'")" = 1 ]
key=tidak-ada; send_answer d5; key=uji-2026
fact "an unknown period is told" has_body "tidak dikenal"
send_answer d2 "$long_ago"
fact "staff see the answers that were lost, each once" [ "$(query "SELECT count(*) FROM kiosk_refusal WHERE kiosk_code = 'kios-depan'")" = 8 ]

# The period ends.
query "UPDATE survey_period SET state = 'closing', closes_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '+5 minutes') WHERE id = 1"
send_answer e1 "$last_week"
fact "within the grace a waiting answer counts" has_status 200
query "UPDATE survey_period SET closes_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-1 minutes') WHERE id = 1"
send_answer e2
fact "after it the tablet is told" has_body "sudah ditutup"
query "UPDATE survey_period SET state = 'closed' WHERE id = 1"
send_answer e3
fact "so it is of a period closed for good" has_status 409
send_answer e1 "$last_week"
fact "the repeat of a stored one is still fine" has_status 200
cgi survey GET /survei/kios/
fact "the page of a closed survey has no questions" has_body '&quot;survey&quot;:null'
query "INSERT INTO survey_period (id, key, instrument_id, label, starts_on, ends_on, state)
    VALUES (2, 'uji-2027', 1, 'uji-2027', date('$today', '-1 days'), date('$today', '+90 days'), 'open')"
key=uji-2027

# Leaving.
cgi survey GET /survei/kios/petugas
fact "the way out asks for the PIN" has_body 'name="pin"'
wrong=$(echo "$pin" | tr 0-9 1-90)
cgi survey POST /survei/kios/petugas "pin=$wrong"
fact "a wrong PIN is told so" has_body "PIN salah"
query "UPDATE kiosk SET pin_failures = 9"; cgi survey POST /survei/kios/petugas "pin=$wrong"
cgi survey POST /survei/kios/petugas "pin=$pin"
fact "after ten wrong ones not even the right one is looked at" has_status 429
query "UPDATE kiosk SET pin_no_earlier = NULL"
cgi survey POST /survei/kios/keluar "nonce="
fact "nobody leaves without it" has_status 403
fact "the tablet stays" [ "$(query "SELECT token_hash IS NOT NULL FROM kiosk WHERE code = 'kios-depan'")" = 1 ]
cgi survey POST /survei/kios/petugas "pin=$pin"
fact "the right one opens the way out" has_body "Keluar dari mode kios"
cgi survey POST /survei/kios/keluar "nonce=$(field_of_page nonce)"
fact "leaving takes the cookie away" has_header Set-Cookie "Max-Age=0"
fact "but not what waits in the tablet" no has_header Clear-Site-Data storage
send_answer f1
fact "a tablet that left can send nothing" has_status 403

# Withdrawing.
COOKIE=$other
send_answer ad1
fact "the other tablet sends" has_status 200
run "$loket" kiosk withdraw kios-kedua
send_answer ad2
fact "a withdrawn one, or whoever stole its cookie, does not" has_status 403
cgi survey GET /survei/kios/
fact "and its page is gone" has_status 403
run "$loket" kiosk code kios-kedua; set_up "$(code_in)"; COOKIE=$(cookie_of_answer)
send_answer ad2
fact "set up anew it sends what it kept" has_status 200
ORIGIN=https://lain.example send_answer ad3
fact "another site sends nothing" has_status 403
fact "in all" [ "$(stored) $(query "SELECT count(*) FROM survey_response WHERE period_id = 2")" = "6 2" ]
finish
