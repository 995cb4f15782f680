#!/bin/sh
# Facts about one-time slips on the survey's form: one slip is one answer, whatever is tried, and who has none answers all the same.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
query "INSERT INTO counter VALUES ('loket-1', 'Loket 1', 1, 1);
    INSERT INTO survey_period (id, key, instrument_id, label, service_code, unit_code, starts_on, ends_on, state, closes_at, population)
    SELECT 2, label || '-lain', instrument_id, label, 'izin-usaha', NULL, starts_on, ends_on, 'open', NULL, NULL FROM survey_period"
all="u1=4&u2=3&u3=4&u4=1&u5=2&u6=3&u7=4&u8=4&u9=3"
key=$(query "SELECT key FROM survey_period WHERE id = 1")
slips() { "$BUILD/tests/fixture_slips" "$folder/office" "$@" | cut -d' ' -f1; }
by_slip() { query "SELECT count(*) FROM survey_slip_box"; }
by_web() { query "SELECT count(*) FROM survey_response WHERE channel = 'web'"; }
# post_slip SLIP [MORE]: one answer with a slip.
post_slip() { cgi survey POST /survei/ "nonce=$nonce&situs_web=&period=$key&slip=$1&$all${2:-}"; }

slips 1 4 izin-usaha >"$folder/codes"; slips 2 1 >"$folder/other"
first=$(sed -n 1p "$folder/codes"); second=$(sed -n 2p "$folder/codes"); third=$(sed -n 3p "$folder/codes")
cgi survey GET "/survei/karcis?periode=$key"
fact "the page of a slip asks for its code" has_body 'name="slip"'
cgi survey GET "/survei/?periode=$key"
fact "the open page does not" no has_body 'name="slip"'

fresh survey "/survei/karcis?periode=$key"
post_slip "$(echo "$first" | tr 'A-Z-' 'a-z ' | tr ' ' '+')"
fact "a slip is taken however its code is typed" has_status 200
fact "its answer is of the Monday of this week, of its service, and tells no order" \
    [ "$(query "SELECT (answered_on = date('now', '-6 days', 'weekday 1')) || service_code FROM survey_slip_box")" = 1izin-usaha ]
post_slip "$first"
fact "the same form again is thanked" has_status 200
fact "and counted once" [ "$(by_slip) $(by_web)" = "1 0" ]
fresh survey "/survei/karcis?periode=$key"
post_slip "$first"
fact "a spent slip is answered with 400" has_status 400
fact "and told so beside the field" has_body "Karcis ini sudah dipakai"
fact "the answers are offered to be sent without it" has_body 'name="without_slip"'
fact "and come back as they were chosen" has_body 'name="u1" value="4" checked'
fact "nothing is stored" [ "$(by_slip) $(by_web)" = "1 0" ]
post_slip "$first" "&without_slip=1"
fact "without the slip they are taken" has_status 200
fact "and count as a walk-in's, never as a slip's" [ "$(by_slip) $(by_web)" = "1 1" ]
fresh survey "/survei/karcis?periode=$key"; post_slip AAAA-BBBB-CCCC-DDDD
fact "an unknown code is told so" has_body "Karcis dengan kode ini tidak ada"
fresh survey "/survei/karcis?periode=$key"; post_slip 123
fact "what cannot be a code is told so" has_body "16 huruf dan angka"
fresh survey "/survei/karcis?periode=$key"; post_slip "$(cat "$folder/other")"
fact "a slip of another period is told so" has_body "untuk survei atau periode lain"
fact "and which form it is for" has_body "href=\"/survei/karcis?periode=$key-lain\""
fact "and stays unspent" [ "$(query "SELECT sum(spent) FROM survey_slip WHERE period_id = 2")" = 0 ]

# Twenty at once with one slip, each a form of its own.
i=0; while [ $i -lt 20 ]; do fresh survey "/survei/karcis?periode=$key"; echo "$nonce" >>"$folder/nonces"; i=$((i + 1)); done
while read -r nonce; do
    ( mkdir "$folder/p-$nonce"; cp "$folder/page" "$folder/p-$nonce" 2>/dev/null; folder=$folder/p-$nonce; post_slip "$second" ) &
done <"$folder/nonces"
wait
fact "twenty posts of one slip at once are one answer" [ "$(by_slip) $(by_web)" = "2 1" ]
fact "one slip is spent for it" [ "$(query "SELECT sum(spent) FROM survey_slip")" = 2 ]

# Guessing.
i=0; while [ $i -lt 31 ]; do fresh survey "/survei/karcis?periode=$key"; post_slip "ABCD-EFGH-$(printf '%04d' $i | tr 01 XY)-$(printf '%04d' $i | tr 01 ZW)"; i=$((i + 1)); done
fact "who types too many unknown codes has to wait" has_status 429
fact "and is told so" has_body "Terlalu banyak kode yang salah"
fresh survey "/survei/karcis?periode=$key"; post_slip "$third"
fact "a right slip of the same address is taken all the same" has_status 200
cgi track POST /lacak/ "number=PGD-2026-000001&code=AAAA-BBBB-CCCC-DDDD"
fact "and nobody is kept from the tracking page" no has_status 429

# Posters.
cgi survey GET "/survei/?periode=$key&loket=loket-1&layanan=izin-usaha"
fact "a poster's counter goes with the form" has_body 'name="counter" value="loket-1"'
fact "and its service is chosen" has_body 'value="izin-usaha" selected'
nonce=$(field_of_page nonce)
cgi survey POST /survei/ "nonce=$nonce&situs_web=&counter=loket-1&service_code=izin-usaha&$all"
fact "the answer names the counter" [ "$(query "SELECT count(*) FROM survey_response WHERE counter_code = 'loket-1'")" = 1 ]
cgi survey GET "/survei/?periode=$key&loket=tidak-ada&layanan=tidak-ada"
fact "what a poster names wrongly is passed over" has_status 200
fresh survey "/survei/?periode=$key"; cgi survey POST /survei/ "nonce=$nonce&situs_web=&counter=tidak-ada&$all"
fact "on sending too" has_status 200
cgi survey GET "/survei/?periode=$key-lain"
fact "another open period has its own form" has_body "value=\"$key-lain\""
fact "one of a single service does not ask for it" no has_body 'name="service_code"'
cgi survey GET "/survei/?periode=tidak-ada"
fact "an unknown period is told as closed" has_body "Survei sedang ditutup"

# The grace.
fresh survey "/survei/?periode=$key"; late=$nonce
fresh survey "/survei/?periode=$key"
query "UPDATE survey_period SET state = 'closing', closes_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '+29 minutes') WHERE id = 1"
cgi survey POST /survei/ "nonce=$nonce&situs_web=&period=$key&$all"
fact "a form opened before the period was closed still counts" has_status 200
fact "and is stored" [ "$(by_web)" = 4 ]
fact "and its thanks say that it still counts" has_body "Jawaban Anda masih kami hitung."
cgi survey GET "/survei/?periode=$key"
fact "nothing new is begun, and the page says until when the old is taken" has_body "masih dapat dikirim sampai pukul"
query "UPDATE survey_period SET closes_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-1 minutes') WHERE id = 1"
cgi survey POST /survei/ "nonce=$nonce&situs_web=&period=$key&$all"
fact "the repeat of a form that was stored in time is thanked even after the grace" has_body "Terima kasih"
nonce=$late
cgi survey POST /survei/ "nonce=$nonce&situs_web=&period=$key&$all"
fact "answers that come after the grace are answered with 409" has_status 409
fact "and the page says that they do not count" has_body "Jawaban Anda tidak terhitung"
fact "and leads to the survey that is open" has_body "Survei lain sedang dibuka"
fact "nothing of them is stored" [ "$(by_web)" = 4 ]
finish
