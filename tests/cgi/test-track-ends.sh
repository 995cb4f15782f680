#!/bin/sh
# What a reporter does about an answer: satisfied, more evidence, an appeal, not satisfied; and the history for paper.
# usage: tools/run-suite cgi build FILE
set -u
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
fixture=$BUILD/tests/fixture_staff
CODE=2222-3333-4444-5555

# as_in STATE [CONFIDENTIALITY]: a case in that state, opened with its code
as_in() {
    number=$("$fixture" complaint "$1" "${2:-open}")
    open_case
}
open_case() {
    cgi track POST /lacak/ "number=$number&code=$CODE"
    access=$(field_of_page access); nonce=$(field_of_page nonce)
}
# says STEP MESSAGE: the form below the case
says_step() {
    begin; add nonce "$nonce"; add access "$access"; [ -z "$1" ] || add step "$1"; add message "$2"; post track /lacak/balas
}
state() { query "SELECT state FROM cases WHERE number = '$number'"; }
steps() { query "SELECT count(*) FROM case_event JOIN cases ON cases.id = case_id WHERE number = '$number' AND type = '$1'"; }
notices() { query "SELECT count(*) FROM outbox JOIN cases ON cases.id = case_id WHERE number = '$number' AND event = '$1'"; }

# ---- an answer
as_in answered
fact "an answer asks whether it satisfies" has_body "Ya, saya puas"
fact "and says by when" has_body "Tanggapi paling lambat"
for step in reply appeal dispute; do fact "it offers $step" has_body "value=\"$step\""; done
says_step "" "Belum selesai."
fact "without a choice the form comes back" has_status 400
fact "with what is missing" has_body "Pilih apa yang Anda inginkan."
fact "and what was typed" has_body "Belum selesai."
says_step terbang "Belum selesai."
fact "a choice nobody offers is refused" has_status 400
fact "until then nothing moves" [ "$(state)" = answered ]

open_case; says_step appeal ""
fact "an appeal says why" has_status 400
open_case; says_step appeal "Jawabannya tidak menyentuh keluhan saya."
fact "an appeal is thanked" has_body "Aju banding Anda kami terima."
fact "and stands for somebody higher" [ "$(state)" = appealed ]
fact "with a notice" [ "$(notices appeal_received)" = 1 ]
fact "and a deadline of its own" has_body "Batas jawaban:"
send track /lacak/balas
fact "the same form again is thanked again" has_body "Aju banding Anda kami terima."
fact "and is one appeal" [ "$(steps appeal)" = 1 ]
open_case
fact "while it is handled there is only a reply" no has_body 'value="dispute"'
says_step appeal "Sekali lagi."
fact "a second appeal comes too late" has_status 409
fact "and changes nothing" [ "$(steps appeal)" = 1 ]
open_case; says_step "" "Bukti tambahan."
fact "evidence may still be added" has_body "Balasan Anda kami terima."
fact "which leaves the appeal where it is" [ "$(state)" = appealed ]

as_in appeal_answered
fact "after the appeal's answer one ends satisfied" has_body "Ya, saya puas"
fact "or not" has_body "Tidak puas?"
fact "but does not choose" no has_body 'value="appeal"'
says_step "" "Keputusan ini tidak adil."
fact "not satisfied is noted" has_body "Kami mencatat bahwa Anda tidak puas."
fact "and ends the case in dispute" [ "$(state)" = closed_disputed ]
fact "with a notice that names the Ombudsman" [ "$(notices closed_disputed)" = 1 ]
fact "the page names the conditions" has_body "belum lewat dua tahun"
fact "and the address of this office's choice" has_body "Rasuna Said"
fact "an ended case takes nothing more" no has_body 'name="message"'
access=$(field_of_page access)
cgi track POST /lacak/puas "access=$access"
fact "and cannot be confirmed any more" has_status 409

as_in answered; says_step dispute "Saya tidak puas."
fact "one may end it without an appeal" [ "$(state)" = closed_disputed ]
as_in answered; says_step reply "Ini buktinya."
fact "more evidence opens the case again" [ "$(state)" = in_progress ]
as_in appeal_answered; cgi track POST /lacak/puas "access=$access"
fact "an appeal can end well" [ "$(state)" = closed_confirmed ]
fact "with a notice" [ "$(notices closed_confirmed)" = 1 ]

# ---- every state has words, and no step of the office's own
for state in received verified in_progress assigned forwarded meeting following_up reported waiting_reporter answered appealed \
    appeal_handling appeal_answered returned closed_confirmed closed_silent closed_disputed; do
    as_in $state
    fact "$state is shown to its reporter" has_status 200
    fact "$state has a label" no has_body "class=\"badge\"></"
    case $state in
    closed_* | returned) fact "$state takes no message" no has_body 'name="message"' ;;
    *) fact "$state takes a message" has_body 'name="message"' ;;
    esac
done
as_in answered anonymous; says_step appeal "Alasan saya."
fact "an anonymous reporter can appeal" [ "$(state)" = appealed ]
fact "no hour of it is kept" [ "$(query "SELECT substr(max(at), 12) FROM case_event JOIN cases ON cases.id = case_id WHERE number = '$number' AND type = 'appeal'")" = 17:00:00Z ]
fact "and nobody is written to" [ "$(notices appeal_received)" = 0 ]

# ---- for paper
as_in closed_disputed
cgi track POST /lacak/riwayat "access=$access"
fact "the history is a page for paper" has_status 200
fact "with the text that was sent" has_body "Sudah menunggu lama."
fact "every step" has_body "Anda menyatakan tidak puas"
fact "and the way to the Ombudsman" has_body "belum lewat dua tahun"
fact "the code is not on it" no has_body "$CODE"
cgi track POST /lacak/riwayat "access=x"
fact "without access there is none" has_status 403
cgi track GET /lacak/riwayat
fact "nor by an address alone" has_status 405
finish
