#!/bin/sh
# Facts about the survey program: which answers it takes, that a form is one answer, that nobody is recorded.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
PAGE=/survei/

answers() { query "SELECT count(*) FROM survey_response"; }
all="u1=4&u2=3&u3=4&u4=1&u5=2&u6=3&u7=4&u8=4&u9=3"

# refused SENTENCE STATUS FORM: FORM is urlencoded, without the nonce.
refused() {
    fresh survey $PAGE
    before=$(answers)
    cgi survey POST $PAGE "nonce=$nonce&situs_web=&$3"
    fact "$1 is answered with $2" has_status "$2"
    fact "$1 stores nothing" [ "$(answers)" = "$before" ]
}
refused "an answer above the scale" 400 "$all&u1=5"
refused "an answer of zero" 400 "u1=0&u2=3&asked_once=1"
refused "an answer to a question that does not exist" 400 "$all&u10=4"
refused "an answer given twice" 400 "$all&u9=4"
refused "an unknown field" 400 "$all&skor=100"
refused "an unknown sex" 400 "$all&sex=x"
refused "a suggestion over 1,000 characters" 400 "$all&suggestion=$(head -c 1001 /dev/zero | tr '\0' a)"
refused "open questions, the first time" 400 "u1=4"
refused "no answer at all" 400 "asked_once=1&sex=male"
refused "a wrongly encoded body" 400 "$all&suggestion=%zz"
refused "a body over the limit" 413 "suggestion=$(head -c 70000 /dev/zero | tr '\0' a)"

fresh survey $PAGE
cgi survey POST $PAGE "nonce=$nonce&situs_web=&u1=4&suggestion=Tambah+kursi"
fact "open questions are named" has_body "Pertanyaan 2 belum dijawab."
fact "what was chosen comes back" has_body 'name="u1" value="4" checked'
fact "what was written comes back" has_body "Tambah kursi"
fact "the form comes back with its nonce" [ "$(field_of_page nonce)" = "$nonce" ]
cgi survey POST $PAGE "nonce=$nonce&situs_web=&u1=4&suggestion=Tambah+kursi&asked_once=1"
fact "sent again they are taken as no answer" has_status 200
fact "an open question is a zero" [ "$(query "SELECT answers FROM survey_response")" = 400000000 ]

fresh survey $PAGE
form="nonce=$nonce&situs_web=&$all&sex=female&age_group=30_39&education=s1&occupation=swasta&service_code=izin-usaha"
cgi survey POST $PAGE "$form"
fact "a whole form is answered with 200" has_status 200
fact "it is stored as it was chosen" [ "$(query "SELECT answers || sex || age_group || education || occupation || service_code || channel FROM survey_response WHERE sex <> ''")" = 434123443female30_39s1swastaizin-usahaweb ]
cgi survey POST $PAGE "$form"
fact "the same form again is thanked" has_status 200
fact "and stored once" [ "$(answers)" = 2 ]
fact "the running totals know both" [ "$(query "SELECT sum(count) FROM survey_total")" = 2 ]
fact "no address, name or hour is anywhere" [ "$(query "SELECT (SELECT count(*) FROM attempt WHERE kind <> 'form') + (SELECT count(*) FROM audit WHERE action LIKE '%response%')")" = 0 ]

ORIGIN=https://lain.invalid; fresh survey $PAGE; cgi survey POST $PAGE "nonce=$nonce&$all"; unset ORIGIN
fact "a form of another site is answered with 403" has_status 403
cgi survey PUT $PAGE
fact "PUT is answered with 405" has_status 405
cgi survey POST $PAGE "$all"
fact "no nonce is answered with 403" has_status 403

fresh survey $PAGE
query "UPDATE survey_period SET state = 'closed', closes_at = '2026-01-01T00:00:00Z'"
cgi survey POST $PAGE "nonce=$nonce&situs_web=&$all"
fact "a form of a period that has closed meanwhile is answered with 409" has_status 409
fact "and told that its answers do not count" has_body "Jawaban Anda tidak terhitung"
fact "it is not stored" [ "$(answers)" = 2 ]
cgi survey GET $PAGE
fact "a closed survey says so" has_body "Survei sedang ditutup"
finish
