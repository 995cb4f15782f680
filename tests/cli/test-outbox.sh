#!/bin/sh
# Facts about the outbox's sender against a real SMTP server and a gateway: what arrives, once, and what never does.
# usage: tools/run-suite cli build FILE
set -u
. tests/lib/shell.sh
open_office
box=$folder/box; gate=$folder/gate; secret=$folder/office/hook.txt
query() { sqlite3 -batch "$folder/office/loket.db" "$1"; }
told() { "$BUILD/tests/fixture_told" "$@"; }
setting() { sed -i "s#^$1 =.*#$1 = $2#" "$LOKET_CONFIG"; }
await() { tries=0; until "$@" || [ $tries -ge 200 ]; do sleep 0.1; tries=$((tries + 1)); done; "$@"; }
exists() { [ -e "$1" ]; }
states() { [ "$(query "SELECT group_concat(state) FROM (SELECT state FROM outbox ORDER BY created_at, rowid)")" = "$1" ]; }
clear_all() { query "DELETE FROM outbox"; rm -f "$box"/*.eml "$box/rules" "$box/go" "$gate"/*.json "$gate/answer"; }
mails() { find "$box" -name '*.eml' | wc -l; }
send() { run "$loket" outbox run --once "$@"; }
later() { date -u -d "@$(($(date +%s) + $1))" +%FT%TZ; } # SECONDS from now
servers=
start_box() {
    rm -f "$box/port"
    /usr/bin/python3 tests/lib/mailbox serve "$box" "$@" >"$folder/box.out" 2>&1 &
    server=$!; servers="$servers $server"
    await exists "$box/port" && setting server "smtp://127.0.0.1:$(cat "$box/port")" && setting tls off
}
stop_box() { kill "$server"; wait "$server" 2>/dev/null; }
trap 'kill $servers 2>/dev/null; rm -rf "$folder"' EXIT
mkdir -p "$box" "$gate"

# ---- mail off
told answer warga@contoh.example 081200000000 >/dev/null
send
fact "without a mail server the sender ends well" succeeds
fact "and the message goes on waiting" states waiting
run "$loket" doctor
fact "doctor says that mail is off and what waits" says "surel mati di loket.ini; 1 menunggu"
run "$loket" upkeep --now "$(later 600000)"
fact "before its week is over it still waits" states waiting
run "$loket" upkeep --now "$(later 604900)"
fact "after a week it expires" states expired
run "$loket" outbox list
fact "the administrator sees it" says "kedaluwarsa"
fact "without the address" no grep -q '@' "$folder/out"
run "$loket" outbox retry
fact "and can let it be tried again" says "1 pesan dicoba lagi."
fact "it waits anew" states waiting

# ---- a mail, read as its reader does
setting name "DPMPTSP Kabupatén “Çontoh” dengan nama yang panjang sekali, lebih dari satu baris"
clear_all
fact "a server listens" start_box
number=$(told answer warga@contoh.example 081200000000)
send
fact "the message is sent" states sent
/usr/bin/python3 tests/lib/mailbox read "$box" >"$folder/out"
fact "to the reporter alone" says "X-Envelope-To: warga@contoh.example"
fact "the sender's name is whole" says "From: DPMPTSP Kabupatén “Çontoh” dengan nama yang panjang sekali, lebih dari satu baris <loket@contoh.example>"
fact "the subject names number and event" says "Subject: Pengaduan $number sudah kami jawab"
fact "the body is whole" says "DPMPTSP Kabupatén “Çontoh” dengan nama yang panjang sekali, lebih dari satu baris"
fact "it leads to the tracking page" says "/lacak/"
fact "answers go to the office" says "Reply-To: loket@contoh.example"
fact "no machine answers it" says "Auto-Submitted: auto-generated"
fact "it holds nothing of the case and no name" no grep -qi 'rahasia-\|yang-rahasia\|Pelapor\|ABCD' "$folder/out"
fact "every line is short ASCII" no grep -qP '[^\x00-\x7F]|^.{79,}' "$box/001.eml"
send
fact "a second run sends nothing more" [ "$(mails)" = 1 ]
told note warga@contoh.example '' >/dev/null; told answer warga@contoh.example '' anonymous >/dev/null
fact "an internal step and an anonymous reporter leave no message" states sent
told answer '' 081200000000 >/dev/null
send
fact "who left no address is skipped" [ "$(query "SELECT group_concat(DISTINCT state) FROM outbox WHERE state <> 'sent'")" = skipped ]

# ---- addresses that are attacks: sealed in an old database, or written into the table
clear_all
cr=$(printf '\r'); lf='
'
for wrong in "warga@contoh.example$cr${lf}RCPT TO:<korban@contoh.example>" "warga@contoh.example${lf}Bcc: korban@contoh.example" \
    "warga@contoh.example,korban@contoh.example" "<warga@contoh.example> NOTIFY=SUCCESS" "warga@contoh.example ORCPT=x" "korban"; do
    told answer "$wrong" '' >/dev/null
done
query "INSERT INTO outbox VALUES (99, 'mail', 'digest', NULL, 'petugas@contoh.example' || char(13, 10) || 'RCPT TO:<korban@contoh.example>',
    'x', 'x', 'waiting', strftime('%Y-%m-%dT%H:%M:%SZ'), strftime('%Y-%m-%dT%H:%M:%SZ'), 0, '')"
query "INSERT INTO outbox VALUES (98, 'mail', 'digest', NULL, 'petugas@contoh.example', 'x' || char(13, 10) || 'Bcc: korban@contoh.example',
    'x', 'waiting', strftime('%Y-%m-%dT%H:%M:%SZ'), strftime('%Y-%m-%dT%H:%M:%SZ'), 0, '')"
send
fact "no address with a line end, a list or a parameter is tried" [ "$(query "SELECT count(*) FROM outbox WHERE state = 'failed'")" = 7 ]
fact "only the right address gets mail" [ "$(grep -h '^X-Envelope-To' "$box"/*.eml | tr -d '\r' | sort -u)" = "X-Envelope-To: petugas@contoh.example" ]
/usr/bin/python3 tests/lib/mailbox read "$box" >"$folder/out"
fact "a line end in a subject begins no header" [ "$(mails)$(grep -c '^Bcc' "$folder/out")" = 10 ]
run "$loket" doctor
fact "doctor counts the failed ones" says "7 gagal; lihat: loket outbox list"
fact "no log line and no reason names an address" no grep -q '@' "$folder/err"
fact "nor does the table" [ "$(query "SELECT count(*) FROM outbox WHERE last_failure LIKE '%@%'")" = 0 ]

# ---- one bad recipient, a server that is busy, a content it does not like
clear_all
printf 'rcpt tiada 550\nrcpt sibuk 451\ndata tolak 554\ndata antre 452\n' >"$box/rules"
for who in tiada sibuk tolak antre warga; do told answer $who@contoh.example '' >/dev/null; done
send
fact "one bad recipient keeps nobody from being told" grep -qs 'warga@' "$box/001.eml"
outcome() { query "SELECT group_concat(s) FROM (SELECT state || tries AS s FROM outbox ORDER BY s)"; }
fact "5xx is final, 4xx comes again" [ "$(outcome)" = failed1,failed1,sent1,waiting1,waiting1 ]
rm "$box/rules"
send --now "$(later 200)"
fact "not before its pause is over" [ "$(mails)" = 1 ]
send --now "$(later 400)"
fact "then it arrives" [ "$(outcome)" = failed1,failed1,sent1,sent2,sent2 ]
clear_all; printf 'rcpt warga 450\n' >"$box/rules"
told answer warga@contoh.example '' >/dev/null
for pause in 0 301 902 2103 4504 9305 18906 38107; do send --now "$(later $pause)"; done
fact "after eight tries it has failed" [ "$(outcome)" = failed8 ]

# ---- down, up, and demands the server does not meet
clear_all; stop_box
told answer warga@contoh.example '' >/dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do send; done
fact "a server that is down costs no try" [ "$(outcome)" = waiting0 ]
fact "and is said" [ "$(query "SELECT last_failure FROM outbox" | cut -d: -f1)" = "server surel" ]
start_box
send
fact "when it is up again the message arrives" [ "$(outcome)$(mails)" = sent11 ]
clear_all; setting tls required
told answer warga@contoh.example '' >/dev/null
send
fact "a server without encryption gets nothing when it is required" [ "$(outcome)$(mails)" = waiting00 ]
stop_box
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
cat "$folder/cert.pem" "$folder/key.pem" >"$folder/both.pem"
start_box --tls "$folder/both.pem"; setting tls required; setting server "smtp://localhost:$(cat "$box/port")"
send
fact "nor does one whose certificate nobody vouches for" [ "$(outcome)$(mails)" = waiting00 ]
fact "which is why" [ "$(query "SELECT last_failure FROM outbox")" = "server surel: 220 (SSL peer certificate or SSH remote key was not OK)" ]
stop_box; start_box --login kantor:sandi-uji
send
fact "nor does one that wants a login we lack" [ "$(outcome)$(mails)" = waiting00 ]
printf 'kantor\nsandi-salah\n' >"$folder/office/login.txt"; chmod 600 "$folder/office/login.txt"; setting login_file login.txt
send
fact "a wrong password costs no try" [ "$(outcome)$(mails)" = waiting00 ]
printf 'kantor\nsandi-uji\n' >"$folder/office/login.txt"
chmod 644 "$folder/office/login.txt"; send
fact "a login others can read is refused" warns "terbaca oleh pengguna lain"
chmod 600 "$folder/office/login.txt"; setting server "smtp://localhost:$(cat "$box/port")"; send
fact "with the right one, and a server called by name, the message arrives" [ "$(outcome)$(mails)" = sent11 ]
stop_box; setting login_file ''; start_box

# ---- killed in the middle
clear_all
for i in 1 2 3 4 5 6; do told answer "warga$i@contoh.example" '' >/dev/null; done
printf 'hold warga\n' >"$box/rules"
"$loket" outbox run >"$folder/run.out" 2>&1 &
sender=$!
arrived() { [ "$(mails)" -ge 1 ]; }
await arrived
kill -9 "$sender"; wait "$sender" 2>/dev/null
fact "the sender died with a mail out and not written down" [ "$(outcome)" = waiting0,waiting0,waiting0,waiting0,waiting0,waiting0 ]
touch "$box/go"
send
fact "the others arrive at once" [ "$(outcome)" = sent1,sent1,sent1,sent1,sent1,waiting0 ]
send --now "$(later 301)"
fact "the one in flight again when its lease is over" [ "$(outcome)" = sent1,sent1,sent1,sent1,sent1,sent1 ]
ids() { grep -h '^Message-ID' "$box"/*.eml | sort "$@" | wc -l; }
fact "it came twice, under one Message-ID, and is the same mail" [ "$(mails) $(ids) $(ids -u)" = "7 7 6" ]
same_twice() { for f in "$box"/*.eml; do md5sum <"$f"; done | sort | uniq -d | wc -l; }
fact "to the last byte" [ "$(same_twice)" = 1 ]
clear_all
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do told answer "warga$i@contoh.example" '' >/dev/null; done
for delay in 0.01 0.02 0.03 0.04 0.05; do
    "$loket" outbox run --once >/dev/null 2>&1 & sender=$!
    sleep $delay; kill -9 $sender 2>/dev/null; wait $sender 2>/dev/null
done
send --now "$(later 301)"
fact "however often it is killed, every message arrives" [ "$(ids -u) $(query "SELECT count(*) FROM outbox WHERE state <> 'sent'")" = "20 0" ]

# ---- asked to end
"$loket" outbox run >"$folder/run.out" 2>&1 & sender=$!
told answer terakhir@contoh.example '' >/dev/null
last_arrived() { grep -qs terakhir "$box"/*.eml; }
fact "a sender that stays sends what comes" await last_arrived
kill "$sender"; wait "$sender"; status=$?
fact "and ends with success when asked to" succeeds

clear_all
"$loket" serve >"$folder/serve.out" 2>&1 & served=$!
told answer dilayani@contoh.example '' >/dev/null
served_mail() { grep -qs dilayani "$box"/*.eml; }
fact "a served office sends by itself" await served_mail
kill "$served"; wait "$served"

# ---- the gateway
clear_all
printf 'rahasia-bersama-kantor-dan-gerbang-pesan\n' >"$secret"; chmod 600 "$secret"; setting key_file hook.txt
/usr/bin/python3 tests/lib/mailbox hook "$gate" "$secret" & servers="$servers $!"
await exists "$gate/port"
setting url "http://127.0.0.1:$(cat "$gate/port")/kirim"
number=$(told answer '' 0812-0000-0000); told answer warga@contoh.example 081200000001 >/dev/null; told answer warga@contoh.example '' >/dev/null
send
fact "the gateway gets those without an address" [ "$(find "$gate" -name '*.json' | wc -l)" = 1 ]
cp "$gate/001.json" "$folder/out"
fact "with number, event and telephone" says "\"event\":\"answered\",\"number\":\"$number\",\"phone\":\"+6281200000000\""
fact "and nothing of the case" no grep -qi 'yang-rahasia\|Pelapor' "$folder/out"
fact "a short text" says "sudah kami jawab. Selengkapnya di"
clear_all; setting to always
told answer warga@contoh.example 081200000001 >/dev/null; send
fact "or everybody with a telephone, when the office wants it" [ "$(outcome)" = sent1,sent1 ]
clear_all; echo 503 >"$gate/answer"; told answer '' 081200000000 >/dev/null; send
fact "a gateway in trouble is tried again" [ "$(outcome)" = skipped0,waiting1 ]
rm "$gate/answer"; send --now "$(later 600)"
fact "a signature of another time is refused as a replay, at no cost of a try" [ "$(outcome)" = skipped0,waiting1 ]
query "UPDATE outbox SET due_at = created_at WHERE state = 'waiting'"; send
fact "and it is delivered" [ "$(outcome)" = sent2,skipped0 ]
clear_all; echo 422 >"$gate/answer"; told answer '' 081200000000 >/dev/null; send
fact "a message the gateway cannot use has failed" [ "$(outcome)" = failed1,skipped0 ]
clear_all; told answer '' 'bukan nomor' >/dev/null; send
fact "what is no telephone number is not sent" [ "$(query "SELECT last_failure FROM outbox WHERE state = 'failed'")" = "nomor telepon tidak sah" ]
clear_all; printf 'rahasia-lain-yang-tidak-dikenal-gerbang\n' >"$secret"; told answer '' 081200000000 >/dev/null; send
fact "a wrong secret costs no try: it is wrong for every message" [ "$(outcome)" = skipped0,waiting0 ]
printf 'pendek\n' >"$secret"; send
fact "a secret one can guess is refused" warns "paling sedikit 32"

# ---- the command
run "$loket" outbox
fact "the command wants a word" fails_with 2
run "$loket" outbox run --now "$(later 0)"
fact "a fixed time only for one round" fails_with 2
run "$loket" outbox retry abc
fact "a number that is none is refused" fails_with 2
finish
