#!/bin/sh
# Facts about `make run`: from nothing to a served office, Ctrl-C, a second start, a start that was interrupted.
# usage: tools/run-suite cli build FILE
set -u
. tests/lib/shell.sh
LOKET_PACKAGES=skip; export LOKET_PACKAGES
office=$folder/kantor
database=$office/loket.db

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
port=$(free_port)

# A process in the background ignores SIGINT unless told otherwise; a session of its own stands for the terminal's group.
start() {
    : >"$folder/out" # now, not when the process gets to it: the words of the last start must not be found
    setsid env --default-signal=INT BUILD="$BUILD" VAR="$office/" PORT="$port" tools/run-office >"$folder/out" 2>"$folder/err" &
    starter=$!
}
# Waits at most a minute for the words in what the start prints, or for its end.
reaches() {
    tries=0
    until grep -qF "$1" "$folder/out" || [ $tries -ge 600 ] || ! kill -0 "$starter" 2>/dev/null; do sleep 0.1; tries=$((tries + 1)); done
    grep -qF "$1" "$folder/out"
}
interrupt() { kill -INT -"$starter"; wait "$starter"; status=$?; }
opens() { start; reaches "Loket terbuka di"; }
answers() { [ "$(curl -s -o "$folder/page" -w '%{http_code}' --max-time 10 "http://127.0.0.1:$port$1")" = "$2" ]; }
held() { sqlite3 -batch "$database" 'SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM survey_response), (SELECT count(*) FROM staff)'; }
holds_cases() { [ "$(sqlite3 -batch "$database" 'SELECT count(*) FROM cases')" -gt 20 ]; }
keeps() { [ "$(held)" = "$1" ]; }

start
fact "the first start prepares an office" reaches "kantor disiapkan"
interrupt
fact "interrupted, it leaves nothing that could be taken for an office" test ! -e "$office"

fact "the next start begins anew and opens" opens
fact "it tells the first passwords" says "kepala.dinas"
fact "the sample office holds cases" holds_cases
fact "its public site is served" answers / 200
fact "its forms are served" answers /pengaduan/ 200
before=$(held)
cp "$office/logins.txt" "$folder/logins"
interrupt
fact "Ctrl-C ends it with success" succeeds
fact "it says that it closed" says "Loket ditutup"
fact "nobody listens any more" no answers / 200
fact "no socket is left" test -z "$(find "$office/run" -name '*.sock')"

port=$(free_port)
fact "a second start opens, on another port" opens
fact "it keeps cases, answers and accounts" keeps "$before"
fact "it keeps the first passwords" cmp "$office/logins.txt" "$folder/logins"
fact "the office answers on the new port" answers /survei/ 200
fact "its forms name the new address" grep -q "^base_url = http://127.0.0.1:$port\$" "$office/loket.ini"
interrupt
fact "Ctrl-C ends the second start with success" succeeds

run env BUILD="$BUILD" VAR="$folder" PORT="$port" tools/run-office
fact "a folder of something else is refused" fails_with 1
fact "and nothing is put into it" test ! -e "$folder/loket.ini"

run env BUILD="$BUILD" VAR="$folder/lain" PORT=http tools/run-office
fact "a port that is no number is refused" refuses 2 "PORT=http"
fact "before anything is made" test ! -e "$folder/lain"

finish
