#!/bin/sh
# The staff page of the survey's tablets as plain CGI: who may open it, what is shown once, what a change does to the tablet.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
query "INSERT INTO counter VALUES ('loket-1', 'Loket 1', 1, 1)"
fixture=$BUILD/tests/fixture_staff
page=/petugas/survei/kios
as() {
    [ -f "$folder/cookie.$1" ] || "$fixture" account "$1" "$1" >"$folder/cookie.$1"
    COOKIE=loket=$(cat "$folder/cookie.$1")
}
# change PATH BODY: a form of the page as it is now
change() { cgi staff GET $page; token=$(field_of_page csrf); cgi staff POST "$1" "csrf=$token&$2"; }
secrets() { sed -n 's/.*class="secret">\([^<]*\)<.*/\1/p' "$folder/page"; }
kiosk() { query "SELECT $1 FROM kiosk WHERE code = 'kios-1'"; }
# install CODE: makes a browser the tablet
install() { COOKIE= cgi survey POST /survei/kios/pasang "code=$1"; tablet=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$folder/head"); }
tablet_gets() { ( COOKIE=$tablet; cgi survey GET /survei/kios/; has_status "$1" ); }

for role in front_desk section_head head auditor; do as $role; cgi staff GET $page; fact "$role may not open it" has_status 403; done
as administrator; cgi staff GET $page
fact "an administrator may" has_status 200
fact "and is not led to the survey, which is not his" no has_body "Kembali ke survei"
as survey_team; cgi staff GET $page
fact "the survey team may" has_status 200
fact "and is told that there is none yet" has_body "Belum ada kios"

change $page "action=add&name=&code=kios-1"
fact "without a place it is refused" has_status 400
fact "what was typed comes back" has_body 'value="kios-1"'
change $page "action=add&name=Ruang+tunggu&code=Kios+1"
fact "a code with capitals is told so" has_body "Tulis huruf kecil"
change $page "action=add&name=Ruang+tunggu&code=kios-1&counter_code=tidak-ada"
fact "a counter that is none is refused" has_status 400
change $page "action=add&name=Ruang+tunggu&code=kios-1&counter_code=loket-1&service_code=izin-usaha"
fact "a kiosk is added" has_status 200
fact "its setup code and its PIN are shown" [ "$(secrets | wc -l)" -eq 2 ]
code=$(secrets | sed -n 1p); pin=$(secrets | sed -n 2p)
cgi staff GET $page
fact "once" no has_body "$code"
fact "the page says that no tablet is set up" has_body "Belum terpasang"
change $page "action=add&name=Lagi&code=kios-1"
fact "a code stands once" has_body "sudah dipakai kios lain"
install "$code"
fact "the code makes a tablet" tablet_gets 200
cgi staff GET $page
fact "the page says so" has_body "Terpasang"

change $page/kios-1 "action=pin"
fact "a new PIN is shown, alone" [ "$(secrets | wc -l)" -eq 1 ]
( COOKIE=$tablet; cgi survey POST /survei/kios/petugas "pin=$pin"; [ "$(secrets)" != "$pin" ] && has_status 403 )
fact "the old one opens nothing" [ $? -eq 0 ]
change $page/kios-1 "action=setup"
fact "a new setup code is shown" [ "$(secrets | wc -l)" -eq 1 ]
next=$(secrets)
fact "and the tablet before is out" tablet_gets 403
install "$next"
fact "the new one is in" tablet_gets 200
change $page/kios-1 "action=withdraw"
fact "a kiosk is withdrawn" has_body "Ditarik"
fact "so is its tablet" tablet_gets 403
change $page/kios-1 "action=withdraw"
fact "once" has_status 404
change $page/tidak-ada "action=pin"
fact "one that does not exist is not found" has_status 404
change $page/kios-1 "action=add"
fact "nothing else is done to one" has_status 400
cgi staff POST $page/kios-1 "action=setup"
fact "without the token of the session nothing is done" has_status 403
as auditor; cgi staff POST $page/kios-1 "csrf=$token&action=setup"
fact "nor by somebody else" has_status 403
fact "all of it stands in the audit trail" \
    [ "$(query "SELECT group_concat(action, ' ') FROM (SELECT action FROM audit WHERE action LIKE 'kiosk.%' ORDER BY sequence)")" = \
        "kiosk.add kiosk.setup kiosk.claim kiosk.pin kiosk.setup kiosk.claim kiosk.withdraw" ]
fact "and no secret of it" [ "$(query "SELECT count(*) FROM audit WHERE detail LIKE '%$code%' OR detail LIKE '%$pin%'")" = 0 ]
finish
