#!/bin/sh
# What an administrator sees of `loket serve`: supervisor and nginx with stand-in programs. usage: tools/run-suite cli build FILE
set -u
. tests/lib/shell.sh

# A place like an installed one: loket beside five stand-ins, the delivered files where it looks for them.
mkdir -p "$folder/bin" "$folder/office/site/current"
cp "$loket" "$folder/bin/loket"
for program in complaint survey request track staff; do cp "$BUILD/bench/bare_page" "$folder/bin/$program"; done
ln -s "$PWD/deploy" "$folder/deploy"
printf '<p>stand-in</p>' >"$folder/page"; BARE_PAGE=$folder/page; export BARE_PAGE
printf '<p>home</p>' >"$folder/office/site/current/index.html"

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
port=$(free_port)
sed -e "s#@base_url@#http://127.0.0.1:$port#; s#@templates@#$PWD/templates#; s#@assets@#$PWD/site/assets#; s#@minimum_fill_seconds@#0#" \
    deploy/loket.ini.in >"$folder/office/loket.ini"
LOKET_CONFIG=$folder/office/loket.ini; export LOKET_CONFIG

start() {
    : >"$folder/serve.out" # now, not when the process gets to it: the words of the last start must not be found
    "$folder/bin/loket" serve --nginx >"$folder/serve.out" 2>&1 &
    server=$!
    waited=0
    until grep -q 'Loket terbuka di' "$folder/serve.out" || [ $waited -ge 300 ]; do sleep 0.1; waited=$((waited + 1)); done
    grep -q 'Loket terbuka di' "$folder/serve.out" && return
    sed 's/^/    serve: /' "$folder/serve.out"
    return 1
}
# A server that does not stop is killed after 30 s, so that the test says so instead of hanging.
stop() {
    (sleep 30; kill -9 "$server") 2>/dev/null &
    guard=$!
    kill -"$1" "$server"; wait "$server"; status=$?
    kill "$guard" 2>/dev/null; wait "$guard" 2>/dev/null
}
get() { curl -s -o "$folder/out" -w '%{http_code}' --max-time 10 "http://127.0.0.1:$port$1"; }
answers() { [ "$(get "$1")" = "$2" ]; }
children() { pgrep -P "$server" -x "$1"; }
soon() { tries=0; until "$@" || [ $tries -ge 40 ]; do sleep 0.1; tries=$((tries + 1)); done; "$@"; }

fact "the office opens" start
fact "a form is answered by its program" answers /pengaduan/ 200
fact "the page of the program comes through" grep -q stand-in "$folder/out"
fact "the public site is served from the live edition" answers / 200
fact "an address without its slash leads to the form" answers /survei 301
fact "a page that is not there is 404" answers /tidak-ada 404
fact "the error page is Indonesian" grep -q 'Halaman tidak ditemukan' "$folder/out"
fact "the office's files are out of reach" answers /../loket.ini 404
fact "the office's colour is served" answers /aset/kantor.css 200

head -c 200000 /dev/zero >"$folder/scan"
takes() { [ "$(curl -s -o "$folder/out" -w '%{http_code}' --max-time 10 -F "files=@$folder/scan" "http://127.0.0.1:$port$1")" = "$2" ]; }
large="/pengaduan/ /permintaan-data/ /lacak/balas /petugas/aksi/X /petugas/pengaduan-baru /petugas/permintaan-baru
    /petugas/survei/impor /petugas/survei/instrumen /petugas/data/impor /petugas/data/isi/1 /petugas/data/jawaban/X /petugas/konten /petugas/berkas/X"
apache=$(sed -n 's/.*<LocationMatch "\(.*\)">/\1/p' deploy/apache/loket.conf | paste -sd'|')
by_apache() { echo "$1" | grep -qE "$apache"; }
for path in $large; do
    fact "a large file passes the web server on its way to $path" takes "$path" 200
    fact "and passes Apache" by_apache "$path"
done
fact "no other page takes more than a form" [ "$(echo "$large" | wc -w)" = "$(grep -rhE '\.body_limit = ' cgi-bin --include='*.c' | wc -l)" ]
fact "nor does Apache let one through" no by_apache /petugas/data/impor-lama
fact "a form without files takes no such body" takes /survei/ 413

run timeout 30 "$folder/bin/loket" serve --nginx
fact "a second start of the same office is refused in one line" refuses 1 "sudah dijalankan"
fact "the refused start took nothing from the running office" answers /pengaduan/ 200

victim=$(children survey | head -1)
before=$(children survey | wc -l)
fact "the survey program has a process to kill" test -n "$victim"
kill -9 "$victim"
all_back() { [ "$(children survey | wc -l)" -eq "$before" ] && ! kill -0 "$victim" 2>/dev/null; }
fact "a killed worker is started again" soon all_back
fact "its program answers" answers /survei/ 200

printf '#!/bin/sh\necho started >>"%s"\nexit 1\n' "$folder/starts" >"$folder/bin/track.new"
chmod +x "$folder/bin/track.new"; mv "$folder/bin/track.new" "$folder/bin/track"
for victim in $(children track); do kill -9 "$victim"; done
sleep 2
fact "a program that always fails is tried again" test "$(wc -l <"$folder/starts")" -ge 4
fact "but with growing pauses" test "$(wc -l <"$folder/starts")" -le 14
fact "the other programs do not notice" answers /pengaduan/ 200

stop TERM
fact "SIGTERM ends the office with success" succeeds
fact "it says that it closed" grep -q 'Loket ditutup' "$folder/serve.out"
fact "its sockets are gone" test -z "$(find "$folder/office/run" -name '*.sock')"
fact "none of its processes is left" no pgrep -f "$folder/bin/"
fact "nginx is gone" no curl -s --max-time 1 "http://127.0.0.1:$port/"
fact "no address of a visitor is in the logs" no grep -rqF 127.0.0.1 "$folder/office/log"

cp "$BUILD/bench/bare_page" "$folder/bin/track"
fact "the office opens again" start
kill -9 "$server"; wait "$server" 2>/dev/null
gone() { ! pgrep -f "$folder/bin/" >/dev/null && ! pgrep -f "$folder/office/run/" >/dev/null; }
fact "a killed supervisor takes its workers along" soon gone
fact "the office opens after that, over its old sockets" start
stop INT
fact "Ctrl-C ends the office with success" succeeds

node -e 'require("net").createServer().listen(+process.argv[1],"127.0.0.1",()=>console.log("listening"));setTimeout(()=>process.exit(),20000)' "$port" >"$folder/taken" &
taker=$!
soon grep -q listening "$folder/taken"
run timeout 30 "$folder/bin/loket" serve --nginx
fact "a port in use is said before anything starts" refuses 1 "port $port sedang dipakai"
kill "$taker"; wait "$taker" 2>/dev/null

run timeout 30 "$folder/bin/loket" serve --nginx --port 1
fact "a port other than base_url's is refused" refuses 2 "base_url"
rm "$folder/bin/staff"
run timeout 30 "$folder/bin/loket" serve --nginx
fact "a missing program is named" refuses 1 "program staff"
run timeout 30 "$folder/bin/loket" serve --print-nginx
fact "the configuration for an installed nginx is printed" says "server_name 127.0.0.1;"
sed -i 's#^base_url.*#base_url = https://loket.contoh.example#' "$LOKET_CONFIG"
run timeout 30 "$folder/bin/loket" serve --print-nginx
fact "an https office listens with its certificate" says "/etc/letsencrypt/live/loket.contoh.example/fullchain.pem"
fact "and asks browsers to stay with https" says "Strict-Transport-Security"
finish
