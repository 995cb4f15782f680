#!/bin/sh
# Facts about a busy form: who computes goes on as ever, who does not waits and shares a smaller quota, nobody is locked out.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
PAGE=/permintaan-data/
aged=$BUILD/tests/fixture_aged
setting() { sed -i "s/^$1 = .*/$1 = $2/" "$folder/office/loket.ini"; }
setting busy_above 2; setting puzzle_bits 8; setting busy_fill_seconds 60; setting busy_submissions_per_hour 4

# A whole request for information with $nonce; NAME=VALUE arguments are added.
ask() {
    begin
    for pair in "nonce=$nonce" situs_web= kind=citizen "name=Pemohon Contoh" identity_number=9999990101900001 \
        "address=Jalan Contoh 2" occupation=Peneliti phone=081200000000 email= "information=Daftar izin" purpose=Penelitian \
        obtain_way=soft_copy delivery_way=track_page "$@"; do add "${pair%%=*}" "${pair#*=}"; done
}
# The answer to the puzzle of $nonce, as site/assets/puzzle.js looks for it: eight zero bits are two hexadecimal zeros.
proves() { printf '%s.%d' "$nonce" "$1" | sha256sum | grep -q "^00"; }
solve() { number=0; until proves $number; do number=$((number + 1)); done; echo $number; }
# One number of 256 is an answer by chance, also 1, also that of another form.
wrong() { number=0; while proves $number; do number=$((number + 1)); done; echo $number; }
stored() { query "SELECT count(*) FROM cases"; }

fresh request $PAGE
fact "a quiet form carries no puzzle" no has_body data-puzzle
for i in 1 2; do fresh request $PAGE; ask; post request $PAGE; done
fact "a quiet form is taken without a proof" [ "$(stored)" = 2 ]

fresh request $PAGE; early=$nonce
fact "above the threshold the page carries a puzzle" has_body 'data-puzzle="8"'
fact "and says in words what happens" has_body "kirim paling cepat 60 detik setelah halaman ini dibuka"
ask; post request $PAGE
fact "a form without a proof is asked to wait" has_status 429
fact "the page says how long and keeps what was typed" has_body "lalu kirim lagi."
fact "what was typed is still there" has_body "Daftar izin"
fact "the answer says when to come back" has_header Retry-After 60
fact "nothing is stored" [ "$(stored)" = 2 ]
ask "proof=$(wrong)"; post request $PAGE
fact "a wrong answer is no proof" has_status 429
proof=$(solve)
ask "proof=$proof"; post request $PAGE
fact "the same form with the right answer is taken at once" has_status 200
ask "proof=$proof"; post request $PAGE
fact "sent again it shows the same receipt" [ "$(stored)" = 3 ]
fresh request $PAGE; while proves "$proof"; do fresh request $PAGE; done
ask "proof=$proof"; post request $PAGE
fact "the answer serves no other form of the page" has_status 429
nonce=$early; cgi survey GET /survei/; nonce=$(field_of_page nonce)
fact "another form is as quiet as before" no has_body data-puzzle
ask "proof=$proof"; post request $PAGE
fact "a number of another form is refused, with any answer" has_status 403
fresh request $PAGE; ask proof=1 proof=2; post request $PAGE
fact "two answers are none" has_status 400

nonce=$("$aged" nonce $PAGE 61); ask; post request $PAGE
fact "after its wait a form without a proof is taken" has_status 200
for i in 1 2; do nonce=$("$aged" nonce $PAGE 61); ask; post request $PAGE; done
fact "but only so many of one address" has_status 429
fact "the page says why" has_body "dari jaringan Anda"
fresh request $PAGE; ask "proof=$(solve)"; post request $PAGE
fact "who computes keeps the whole quota of the address" has_status 200
REMOTE_ADDR=198.51.100.7; nonce=$("$aged" nonce $PAGE 61); ask; post request $PAGE; unset REMOTE_ADDR
fact "another address is not kept out" has_status 200

setting all_submissions_per_hour "$(stored)"
fresh request $PAGE; ask "proof=$(solve)"; post request $PAGE
fact "above the quota of everybody nothing more is taken" has_status 429
fact "the page says so and keeps what was typed" has_body "setelah jam berganti"
fact "which is still there" has_body "Daftar izin"

# ---- the survey keeps nothing of anybody, and is held back all the same
setting busy_above 1; setting all_submissions_per_hour 3000; setting busy_submissions_per_hour 1
vote() {
    body="nonce=$nonce&situs_web=&u1=4&u2=3&u3=4&u4=1&u5=2&u6=3&u7=4&u8=4&u9=3${1:+&proof=$1}"
    cgi survey POST /survei/ "$body"
}
others=$(query "SELECT count(*) FROM attempt WHERE kind <> 'form'")
answers() { query "SELECT count(*) FROM survey_response"; }
cgi survey GET /survei/; nonce=$(field_of_page nonce); vote
fact "a first answer is taken" [ "$(answers)" = 1 ]
cgi survey GET /survei/; nonce=$(field_of_page nonce)
fact "then the survey is busy" has_body 'data-puzzle="8"'
vote
fact "an answer without a proof waits" has_status 429
vote "$(solve)"
fact "with one it is taken" [ "$(answers)" = 2 ]
fact "of a form in a crowd the day is known, the hour is not" [ "$(query "SELECT count(*) FROM attempt WHERE kind = 'form' AND hour % 24 <> 0")" = 0 ]
fact "of the survey's senders nothing at all" [ "$(query "SELECT count(*) FROM attempt WHERE kind <> 'form'")" = "$others" ]
finish
