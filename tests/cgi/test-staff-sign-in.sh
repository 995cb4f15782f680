#!/bin/sh
# Signing in to the staff pages as plain CGI: password, second factor, forced new password, lockout, signing out.
. tests/lib/shell.sh
open_office
fixture=$BUILD/tests/fixture_staff

cookie_of_answer() { sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\);.*/\1/p' "$folder/head" | tail -1; }
keeps_cookie() { COOKIE=$(cookie_of_answer); [ -n "$COOKIE" ]; }
csrf() { field_of_page csrf; }
# post PATH BODY: with the token of the page that was opened last.
post() { token=$(csrf); cgi staff POST "$1" "csrf=$token&$2"; }
# waited: the delays that run are over, what was counted stays
waited() { sqlite3 -batch "$folder/office/loket.db" "UPDATE login_delay SET no_earlier = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-1 seconds')"; }
sign_in() { cgi staff GET /petugas/masuk; cgi staff POST /petugas/masuk "nonce=$(field_of_page nonce)&login=$1&password=$2"; }
secret_of_page() { sed -n 's/.*<p class="mono">\([^<]*\)<.*/\1/p' "$folder/page" | tr -d ' \n'; }

cgi staff GET /petugas/
fact "nobody sees the desk without signing in" has_status 303
fact "and is led to the sign-in page" has_header Location /petugas/masuk

password=$("$fixture" first baru complaint_officer | tr ' ' '+')
sign_in baru salah
fact "a wrong password is refused" has_status 403
fact "without saying what was wrong" has_body "Nama akun atau kata sandi salah."
page=$(sed 's/[0-9a-zA-Z_-]\{54\}//; s/value="baru"/value=""/' "$folder/page")
waited; sign_in bukansiapa salah
fact "an unknown name is answered with the same page" \
    [ "$page" = "$(sed 's/[0-9a-zA-Z_-]\{54\}//; s/value="bukansiapa"/value=""/' "$folder/page")" ]
fact "a refused sign-in sets no cookie" [ -z "$(cookie_of_answer)" ]

waited; sign_in baru "$password"
fact "the right password leads on" has_status 303
fact "to the second factor at the first sign-in" has_header Location /petugas/totp
fact "with a cookie scripts cannot read" has_header Set-Cookie "HttpOnly; SameSite=Strict"
keeps_cookie; half=$COOKIE
cgi staff GET /petugas/
fact "half signed in is not signed in" has_status 303
cgi staff GET /petugas/totp
fact "the second factor's page shows a QR code" has_body '<svg class="qr"'
secret=$(secret_of_page)
fact "and the secret as text" [ "${#secret}" -eq 32 ]
cgi staff GET /petugas/totp
fact "opened again it shows the same secret" [ "$(secret_of_page)" = "$secret" ]
post /petugas/totp code=000000
fact "a wrong first code is refused" has_status 403
waited
used=$("$fixture" code "$secret")
post /petugas/totp "code=$used"
fact "the right code is accepted" has_status 200
fact "and recovery codes are shown, this once" has_body "Hanya tampil sekali"
recovery=$(sed -n 's/^<li>\([0-9A-Z-]*\)<.li>$/\1/p' "$folder/page")
fact "ten of them" [ "$(echo "$recovery" | sort -u | wc -l)" -eq 10 ]
recovery() { echo "$recovery" | sed -n "$1p"; }
fact "and a password of the administrator must be changed first" has_body 'href="/petugas/sandi"'
device=$(sed -n 's/^[Ss]et-[Cc]ookie: \(loket-device=[^;]*\);.*/\1/p' "$folder/head")
keeps_cookie
fact "under a new token" [ "$COOKIE" != "$half" ]
full=$COOKIE; COOKIE=$half
cgi staff GET /petugas/sandi
fact "the old token is worth nothing any more" has_header Location /petugas/masuk
COOKIE=$full
cgi staff GET /petugas/
fact "the desk stays closed until the password is changed" has_status 303

cgi staff GET /petugas/sandi
fact "the password page says why" has_body "hanya berlaku sekali"
post /petugas/sandi "current=$password&new=pendek&again=pendek"
fact "a short password is refused" has_status 400
post /petugas/sandi "current=$password&new=kalimat+sandi+kedua&again=kalimat+sandi+lain"
fact "two different new passwords are refused" has_status 400
post /petugas/sandi "current=salah&new=kalimat+sandi+kedua&again=kalimat+sandi+kedua"
fact "the present password is asked for" has_status 403
waited
post /petugas/sandi "current=$password&new=kalimat+sandi+kedua&again=kalimat+sandi+kedua"
fact "a good one is accepted" has_header Location /petugas/
keeps_cookie
cgi staff GET /petugas/
fact "then the desk opens" has_status 200
fact "and is kept by no cache" has_header Cache-Control no-store
desk=$COOKIE

COOKIE=; sign_in baru kalimat+sandi+kedua
fact "the second sign-in asks for a code" has_header Location /petugas/masuk/kode
keeps_cookie
cgi staff GET /petugas/masuk/kode
post /petugas/masuk/kode "code=$used" # the same one, however long the steps between took
fact "a code that was used is refused" has_status 403
fact "and the page says to wait for the next" has_body "sudah dipakai"
fact "without the telephone there is another way" has_body "/petugas/masuk/pemulihan"
waited; cgi staff GET /petugas/masuk/pemulihan
post /petugas/masuk/pemulihan "code=2222-2222-2222-2222"
fact "an invented recovery code is refused" has_status 403
waited; cgi staff GET /petugas/masuk/pemulihan
post /petugas/masuk/pemulihan "code=$(recovery 1 | tr -d - | tr 'A-Z' 'a-z')"
fact "a recovery code is accepted as people type it" has_header Location "/petugas/saya?selesai=recovered"
keeps_cookie; cgi staff GET "/petugas/saya?selesai=recovered"
fact "and the page says how many are left" has_body "Sisa 9."
COOKIE=; sign_in baru kalimat+sandi+kedua; keeps_cookie
cgi staff GET /petugas/masuk/pemulihan
post /petugas/masuk/pemulihan "code=$(recovery 1)"
fact "a recovery code does not count twice" has_status 403
waited

COOKIE=$desk
cgi staff GET /petugas/
token=$(csrf)
cgi staff POST /petugas/keluar "csrf=salah"
fact "signing out needs the token" has_status 403
cgi staff GET /petugas/
fact "else the session stays" has_status 200
cgi staff POST /petugas/keluar "csrf=$token"
fact "signing out leads to the sign-in page" has_header Location /petugas/masuk
fact "and clears what the browser kept" has_header Clear-Site-Data
cgi staff GET /petugas/
fact "the session is gone on the server too" has_status 303

# ---- a session nobody used

aged() { sqlite3 -batch "$folder/office/loket.db" "UPDATE session SET seen_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-$1 seconds')"; cgi staff GET /petugas/; }
COOKIE=loket=$("$fixture" account lama complaint_officer)
aged 1700
fact "after 28 minutes a session still lives" has_status 200
aged 1801
fact "after 30 minutes without use it has ended" has_header Location /petugas/masuk
cgi staff GET /petugas/
fact "and does not come back" has_status 303

# ---- delays

COOKIE=
sed -i 's/^login_tries_per_hour = .*/login_tries_per_hour = 2/' "$LOKET_CONFIG"
# guess ADDRESS NAME TIMES: that many wrong passwords, each as soon as it is looked at. Five past the free ones bring a delay of
# sixteen seconds, longer than the next step of this test takes.
guess() { REMOTE_ADDR=$1; tries=0; while [ $tries -lt "$3" ]; do waited; sign_in "$2" salah; tries=$((tries + 1)); done; }
counted() { sqlite3 -batch "$folder/office/loket.db" "SELECT count(*), total(failures) FROM login_delay"; }
forget() { sqlite3 -batch "$folder/office/loket.db" "DELETE FROM login_delay"; }
REMOTE_ADDR=192.0.2.8; forget
for again in 1 2 3 4 5 6; do sign_in baru kalimat+sandi+kedua; done
fact "colleagues behind one address who know their passwords are never stopped" has_status 303
guess 192.0.2.9 baru 5
fact "wrong tries are answered one by one" has_status 403
before=$(counted); sign_in baru kalimat+sandi+kedua
fact "then nothing is looked at for a while, right password or not" has_status 429
fact "the page says how long" has_body "detik, lalu coba lagi."
fact "and tells browsers" has_header Retry-After
fact "a try that was not looked at is not counted" [ "$(counted)" = "$before" ]
REMOTE_ADDR=192.0.2.10; sign_in baru kalimat+sandi+kedua
fact "a stranger at one address cannot lock an officer out" has_status 303
forget; guess 192.0.2.11 tidakada 5; sign_in tidakada salah
fact "an account that is not there is delayed like one that is" has_status 429
forget; for name in a1 a2 a3 a4 a5 a6 a7; do guess 192.0.2.16 $name 1; done
sign_in a8 salah
fact "an address that tries one account after another is delayed as well" has_status 429
forget; guess 2001:db8:1:2::1 tidakada 5
REMOTE_ADDR=2001:db8:1:2:ffff::99; sign_in tidakada salah
fact "another address of the same IPv6 network is the same sender" has_status 429
forget; for last in 1 2 3 4 5 6 7 8 9 10 11; do guess 198.51.100.$last BARU 1; done
REMOTE_ADDR=192.0.2.13; sign_in baru kalimat+sandi+kedua
fact "guessing from many addresses delays the account, however its name is written" has_status 429
COOKIE=$device; sign_in baru kalimat+sandi+kedua
fact "but not a browser that signed in before" has_status 303
COOKIE=$(echo "$device" | tr 'A-M' 'N-Z'); sign_in baru kalimat+sandi+kedua
fact "a cookie of one's own making is none" has_status 429
COOKIE=$device; guess 192.0.2.14 baru 7
REMOTE_ADDR=192.0.2.15; sign_in baru kalimat+sandi+kedua
fact "nor may that browser guess without end" has_status 429
fact "no address and no name is in the database" no grep -qE "198\.51\.100|tidakada" "$folder/office/loket.db"
finish
