#!/bin/sh
# Facts about tracking: who gets in, what a reply does, that nothing of another case is given away.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
make_files
sed -i 's/^code_tries_per_hour = .*/code_tries_per_hour = 10/' "$folder/office/loket.ini"
PAGE=/lacak/

new_case() {
    lodge "$@" "foto.png:$folder/small.png"
    number=$(number_of_page); code=$(code_of_page)
}
enter() { cgi track POST $PAGE "number=$1&code=$2"; access=$(field_of_page access); nonce=$(field_of_page nonce); }
state() { query "SELECT state FROM cases WHERE number = '$number'"; }
reply() {
    begin; add nonce "$nonce"; add situs_web ""; add access "$access"; add message "$1"
}

new_case; first=$number; first_code=$code
new_case "subject=Kasus kedua" confidentiality=confidential
enter "$number" "$code"
fact "number and code open the case" has_body "Kasus kedua"
enter "$(echo "$number" | tr 'A-Z' 'a-z')" "$(echo "$code" | tr 'A-Z-' 'a-z+')"
fact "typed small and with spaces they open it too" has_body "Kasus kedua"
attachment=$(field_of_page attachment); own=$access
cgi track POST /lacak/lampiran "access=$own&attachment=$attachment"
fact "the file comes back as it is stored" [ "$(sha256sum <"$folder/page" | cut -d" " -f1)" = "$(query "SELECT lower(hex(sha256)) FROM attachment WHERE case_id = (SELECT id FROM cases WHERE number = '$number')")" ]
fact "as a download" has_header Content-Disposition attachment
fact "never guessed at" has_header X-Content-Type-Options nosniff
fact "in a sandbox" has_header Content-Security-Policy sandbox
fact "one's own evidence is no delivery" [ "$(query "SELECT count(*) FROM attachment_download")" = 0 ]
enter "$first" "$first_code"
cgi track POST /lacak/lampiran "access=$access&attachment=$attachment"
fact "another case's file is not found" has_status 404
cgi track POST /lacak/lampiran "access=$access&attachment=../loket.ini"
fact "a path is not found" has_status 404
for token in "" x "$(echo "$own" | tr 'a-m' 'n-z')"; do
    cgi track POST /lacak/lampiran "access=$token&attachment=$attachment"
    fact "a wrong access token is refused" has_status 403
done
id=$(query "SELECT id FROM cases WHERE number = '$number'")
old=$("$BUILD/tests/fixture_aged" access "$id" 1801); young=$("$BUILD/tests/fixture_aged" access "$id" 1700)
cgi track POST /lacak/lampiran "access=$old&attachment=$attachment"
fact "an access token older than 30 minutes is refused" has_status 403
fact "and the way back in is shown" has_body "Masukkan lagi nomor dan kode Anda."
cgi track POST /lacak/lampiran "access=$young&attachment=$attachment"
fact "a younger one is not" has_status 200
cgi track POST /lacak/puas "attachment=$attachment"
fact "no access token is refused" no has_status 200

# ---- wrong pairs
for pair in "$number&code=$first_code" "PGD-2026-999999&code=$code" "tidak-ada&code=$code" "$number&code=xyz"; do
    cgi track POST $PAGE "number=$pair"
    fact "a wrong pair is answered with 404" has_status 404
    sed 's/value="[^"]*"/value=""/' "$folder/page" >"$folder/wrong"
    [ -f "$folder/wrong.first" ] || cp "$folder/wrong" "$folder/wrong.first"
    fact "every wrong pair has the same page" cmp -s "$folder/wrong" "$folder/wrong.first"
done
cgi track POST $PAGE "number=&code="
fact "empty fields are answered with 400" has_status 400
fact "and not counted" [ "$(query "SELECT max(count) FROM attempt WHERE kind = 'code'")" = 4 ]
for i in 1 2 3 4 5 6; do cgi track POST $PAGE "number=$number&code=2222-2222-2222-2222"; done
fact "the tenth wrong try is still a 404" has_status 404
enter "$number" "$code"
fact "after ten wrong tries even the right code is answered with 429" has_status 429
fact "the answer says when to come back" has_header Retry-After
REMOTE_ADDR=203.0.113.5; enter "$number" "$code"
fact "another address is let in" has_status 200
fact "neither page nor headers nor log name the code" no grep -q "$code" "$folder/head" "$folder/err"

# ---- replies
reply ""; post track /lacak/balas
fact "an empty reply is answered with 400" has_status 400
reply "Ini buktinya."; attach files surat.pdf "$folder/page.html"; post track /lacak/balas
fact "a page called a document is answered with 400" has_status 400
fact "the text comes back" has_body "Ini buktinya."
fact "none of these is stored" counts 2 2 2
enter "$number" "$code"
reply "Ini buktinya."; attach files surat.pdf "$folder/small.pdf"; post track /lacak/balas
fact "a reply with a file is taken" has_body "Balasan Anda kami terima."
fact "as one step" counts 2 3 3
send track /lacak/balas
fact "the same reply again is thanked" has_body "Balasan Anda kami terima."
fact "and adds nothing" counts 2 3 3
ORIGIN=https://lain.invalid; enter "$number" "$code"; unset ORIGIN
fact "a form of another site is answered with 403" has_status 403
enter "$number" "$code"
reply "a"; ORIGIN=https://lain.invalid; post track /lacak/balas; unset ORIGIN
fact "a reply of another site is answered with 403" has_status 403
nonce=$(printf '%054d' 0); reply "a"; post track /lacak/balas
fact "a reply with a forged nonce is answered with 403" has_status 403
for method in GET PUT; do
    cgi track $method /lacak/balas
    fact "$method for a reply is answered with 405" has_status 405
done

# ---- the way of a case
enter "$number" "$code"
cgi track POST /lacak/puas "access=$access"
fact "nobody is satisfied before an answer: 409" has_status 409
query "DROP TRIGGER case_choice_is_for_ever; DROP TRIGGER case_keeps_to_the_rules; DROP TRIGGER case_event_keeps_to_the_rules; UPDATE cases SET state = 'waiting_reporter', received_on = date('now', '-9 days') WHERE number = '$number'"
query "INSERT INTO case_event SELECT 77, id, 9, strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-7 days'), 'system', NULL, 'ask_reporter', 1, 'Di loket mana?' FROM cases WHERE number = '$number'"
due=$(query "UPDATE cases SET due_on = date('now', '+5 days') WHERE number = '$number' RETURNING due_on")
enter "$number" "$code"
fact "a question of the office is shown" has_body "Di loket mana?"
reply "Di loket 2."; post track /lacak/balas
fact "the answer sets the case going again" [ "$(state)" = in_progress ]
fact "the days of waiting are given back" [ "$(query "SELECT due_on > '$due' FROM cases WHERE number = '$number'")" = 1 ]
query "UPDATE cases SET state = 'answered' WHERE number = '$number'"
enter "$number" "$code"
cgi track POST /lacak/puas "access=$access"
fact "an answered case can be confirmed" [ "$(state)" = closed_confirmed ]
cgi track POST /lacak/puas "access=$access"
fact "confirmed twice it stays confirmed" has_status 200
fact "with one step" [ "$(query "SELECT count(*) FROM case_event WHERE type = 'confirm'")" = 1 ]
fact "and is told to whoever left an address, once" [ "$(query "SELECT count(*) FROM outbox WHERE event = 'closed_confirmed'")" = 1 ]
enter "$number" "$code"
fact "a closed case offers no reply" no has_body "Kirim balasan"
nonce=; fresh track $PAGE
query "INSERT INTO case_event SELECT 78, id, 99, '2026-01-02T00:00:00Z', 'system', NULL, 'note', 0, 'Catatan dalam' FROM cases WHERE number = '$number'"
enter "$number" "$code"
fact "an internal note is not shown" no has_body "Catatan dalam"
finish
