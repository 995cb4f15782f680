#!/bin/sh
# One's own account as plain CGI: sessions and their end, recovery codes, another telephone, shortcuts; what others may not.
. tests/lib/shell.sh
open_office
fixture=$BUILD/tests/fixture_staff
sandi=kalimat+sandi+untuk+uji%21

csrf() { field_of_page csrf; }
send() { token=$(csrf); cgi staff POST "$1" "csrf=$token&$2"; }
own() { cgi staff GET /petugas/saya; }
cookie_of_answer() { sed -n 's/^[Ss]et-[Cc]ookie: \(loket=[^;]*\);.*/\1/p' "$folder/head" | tail -1; }
waited() { sqlite3 -batch "$folder/office/loket.db" "UPDATE login_delay SET no_earlier = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-1 seconds')"; }
# sign_in ACCOUNT SECRET CODE-PATH CODE: from the password to the desk, by the telephone or a recovery code
sign_in() {
    COOKIE=; cgi staff GET /petugas/masuk; cgi staff POST /petugas/masuk "nonce=$(field_of_page nonce)&login=$1&password=$sandi"
    COOKIE=$(cookie_of_answer); cgi staff GET "$2"; send "$2" "code=$3"; COOKIE=$(cookie_of_answer)
}
marks() { sed -n 's/.*name="session" value="\([0-9A-F]*\)".*/\1/p' "$folder/page"; }
codes() { sed -n 's/^<li>\([0-9A-Z-]*\)<.li>$/\1/p' "$folder/page"; }
sessions() { sqlite3 -batch "$folder/office/loket.db" "SELECT count(*) FROM session JOIN staff ON staff.id = staff_id WHERE name = '$1'"; }
trail() { sqlite3 -batch "$folder/office/loket.db" "SELECT count(*) FROM audit WHERE action = '$1'"; }

own
fact "nobody has an account page without signing in" has_header Location /petugas/masuk

first=loket=$("$fixture" account petugas complaint_officer)
other=loket=$("$fixture" account orang.lain administrator)
secret=$("$fixture" secret petugas)
COOKIE=$first; own
fact "one's own page opens for every role" has_status 200
fact "it names the browser" has_body "Chrome di Android"
fact "and never an address" no has_body "192.0.2."
fact "without recovery codes it warns" has_body "hampir habis"
fact "one session alone has nothing to end" [ -z "$(marks)" ]

# ---- sessions

sign_in petugas /petugas/masuk/kode "$("$fixture" code "$secret")"; second=$COOKIE
own; mark=$(marks)
fact "another session stands in the list" [ ${#mark} -eq 16 ]
COOKIE=$other; own
send /petugas/saya "action=end_session&session=$mark"
fact "nobody ends a session of somebody else, an administrator neither" has_status 404
COOKIE=$first; own
fact "and it lives on" has_status 200
COOKIE=$second; own; token=$(csrf)
cgi staff POST /petugas/saya "csrf=salah&action=end_session&session=$mark"
fact "ending a session needs the token" has_status 403
cgi staff POST /petugas/saya "csrf=$token&action=end_session&session=zz"
fact "a mark that is none ends nothing" has_status 404
cgi staff POST /petugas/saya "csrf=$token&action=raja"
fact "an action that is none is refused" has_status 400
cgi staff POST /petugas/saya "csrf=$token&action=end_session&session=$mark"
fact "one's own other session can be ended" has_header Location "/petugas/saya?selesai=end_session"
COOKIE=$first; own
fact "it is out at once" has_header Location /petugas/masuk
COOKIE=$second
"$fixture" account petugas.tiga head >/dev/null
sqlite3 -batch "$folder/office/loket.db" "INSERT INTO session SELECT randomblob(32), staff_id, state, started_at, seen_at, 'Edge di Windows' FROM session
    WHERE staff_id = (SELECT id FROM staff WHERE name = 'petugas'); INSERT INTO session SELECT randomblob(32), staff_id, state, started_at, seen_at, device FROM session
    WHERE staff_id = (SELECT id FROM staff WHERE name = 'petugas')"
fact "with many sessions" [ "$(sessions petugas)" -eq 4 ]
own; send /petugas/saya "action=end_others"
fact "all others end with one button" [ "$(sessions petugas)" -eq 1 ]
own
fact "one's own stays" has_status 200
fact "and those of other people" [ "$(sessions petugas.tiga)" -eq 1 ]
fact "each end is in the audit trail" [ "$(trail session.end)$(trail session.end_others)" = 11 ]

# ---- recovery codes

send /petugas/saya "action=new_codes&password="
fact "new codes ask for the password" has_status 400
send /petugas/saya "action=new_codes&password=salah"
fact "a wrong one is refused beside its field" has_body "Kata sandi sekarang salah."
fact "with 403" has_status 403
waited; own; send /petugas/saya "action=new_codes&password=$sandi"
fact "the right one gives ten codes" [ "$(codes | sort -u | wc -l)" -eq 10 ]
code=$(codes | head -1)
own
fact "they are not shown again" no has_body "$code"
fact "but counted" has_body "10 dari 10 masih berlaku"
fact "no code is in the database" no grep -q "$code" "$folder/office/loket.db"
sign_in petugas /petugas/masuk/pemulihan "$code"
fact "a code opens the account" [ -n "$COOKIE" ]
own
fact "and is used up" has_body "9 dari 10 masih berlaku"
sign_in petugas /petugas/masuk/pemulihan "$code"
fact "the second time it is refused" has_status 403
waited

# ---- another telephone

COOKIE=$second; own
send /petugas/saya "action=new_phone&password=$sandi"
fact "another telephone begins with a secret" has_body "Pindah ke telepon lain"
sealed=$(field_of_page sealed); moved=$(sed -n 's/.*<p class="mono">\([^<]*\)<.*/\1/p' "$folder/page" | tr -d ' \n')
send /petugas/saya/telepon "sealed=$sealed&code=000000"
fact "a wrong first code is refused" has_status 403
fact "and the secret stays the same" has_body "$(echo "$moved" | cut -c1-4) "
waited; COOKIE=$other; own
send /petugas/saya/telepon "sealed=$sealed&code=$("$fixture" code "$moved")"
fact "the secret of one account is worth nothing to another" has_status 400
COOKIE=$second; own
send /petugas/saya/telepon "sealed=x&code=$("$fixture" code "$moved")"
fact "nor is one of one's own making" has_status 400
own; send /petugas/saya/telepon "sealed=$sealed&code=$("$fixture" code "$moved")"
fact "the right first code moves the account, with new recovery codes" [ "$(codes | wc -l)" -eq 10 ]
fact "every other session has ended" [ "$(sessions petugas)" -eq 1 ]
sqlite3 -batch "$folder/office/loket.db" "UPDATE staff SET totp_last_step = 0"
sign_in petugas /petugas/masuk/kode "$("$fixture" code "$secret")"
fact "the old telephone does not count any more" has_status 403
waited; sign_in petugas /petugas/masuk/kode "$("$fixture" code "$moved")"
own
fact "the new one does" has_status 200

# ---- shortcuts

fact "shortcuts are off" no has_body "data-pintasan"
send /petugas/saya "action=shortcuts&shortcuts=1"; own
fact "switched on, every staff page says so" has_body '<body class="staff" data-pintasan>'
send /petugas/saya "action=shortcuts"; own
fact "and switched off again" no has_body "data-pintasan"
finish
