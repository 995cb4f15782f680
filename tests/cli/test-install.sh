#!/bin/sh
# Facts about `make install`: what is installed serves an office that lies elsewhere, without the source tree.
# usage: tools/run-suite cli build FILE
set -u
. tests/lib/shell.sh
root=$folder/root
office=$folder/office

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
port=$(free_port)
answers() { [ "$(curl -s -o "$folder/page" -w '%{http_code}' --max-time 10 "http://127.0.0.1:$port$1")" = "$2" ]; }
opens() {
    tries=0
    until grep -q 'Loket terbuka di' "$folder/serve.out" || [ $tries -ge 300 ]; do sleep 0.1; tries=$((tries + 1)); done
    grep -q 'Loket terbuka di' "$folder/serve.out"
}
# Every program that a unit starts lies where the unit looks for it.
units_name_programs() {
    sed -n 's/^ExecStart=\([^ ]*\).*/\1/p' "$root"/usr/lib/systemd/system/*.service | sort -u >"$folder/started"
    [ "$(wc -l <"$folder/started")" -ge 6 ] || return 1
    while read -r program; do [ -x "$root$program" ] || { echo "    missing: $program"; return 1; }; done <"$folder/started"
}

run make --no-print-directory BUILD="$BUILD" DESTDIR="$root" PREFIX=/usr install
fact "it installs below DESTDIR" succeeds
fact "the units name installed programs" units_name_programs
fact "no unit is left with a placeholder" no grep -rq '@prefix@' "$root/usr/lib/systemd"
fact "nothing lands beside PREFIX" test "$(ls "$root")" = usr

loket=$root/usr/bin/loket
cd / || exit 1
run "$loket" setup "$office" --base-url "http://127.0.0.1:$port"
fact "the installed command sets up an office elsewhere" succeeds
LOKET_CONFIG=$office/loket.ini; export LOKET_CONFIG
fact "the office uses the installed templates" grep -q "^templates = $root/usr/share/loket/templates\$" "$LOKET_CONFIG"
run "$loket" sample
fact "it fills it with the sample office" succeeds
run "$loket" publish
fact "it publishes the site" succeeds
run "$loket" doctor
fact "it finds the office healthy" succeeds
cp "$LOKET_CONFIG" "$folder/whole.ini"
sed -i -e '/^\[information_commission\]/,/^\[site\]/{/^\[site\]/!d}' -e '/^\[retention\]/,/^\[survey\]/{/^\[survey\]/!d}' -e '/^objection = /d' "$LOKET_CONFIG"
run "$loket" doctor
fact "settings of an older office that are missing are named" fails_with 1
for line in '[information_commission]' 'contact = laman komisiinformasi.go.id' 'objection = 30' '[retention]' 'request_years = 5'; do
    fact "the line to add is shown: $line" grep -qxF -- "$line" "$folder/err"
done
fact "and no line that is there" no grep -q '^verify' "$folder/err"
cp "$folder/whole.ini" "$LOKET_CONFIG"

: >"$folder/serve.out"
"$loket" serve --nginx >"$folder/serve.out" 2>&1 &
server=$!
fact "it serves the office" opens
fact "the public site is there" answers / 200
for page in /pengaduan/ /survei/ /permintaan-data/ /lacak/ /petugas/masuk; do
    fact "$page is there" answers "$page" 200
done
style=$(sed -n 's/.*href="\([^"]*\.css[^"]*\)".*/\1/p' "$folder/page" | head -1)
fact "the style sheet of a page is there" answers "$style" 200
kill -TERM "$server"; wait "$server"; status=$?
fact "it ends with success" succeeds
finish
