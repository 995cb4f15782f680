#!/bin/sh
# A file as large as an office hands over, through nginx and the real programs: in, out, and on where it stopped, while others are served.
# usage: tools/run-suite cli build FILE   [MEGABYTES=60; `make bench` takes 500 and prints the line that begins with "#"]
set -u
. tests/lib/shell.sh
. tests/lib/citizen.sh
megabytes=${MEGABYTES:-60}
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
BASE_URL=http://127.0.0.1:$port
citizen_office
mkdir -p "$folder/office/site/current"
fixture=$BUILD/tests/fixture_staff
number=$("$fixture" request in_progress); other=$("$fixture" request in_progress)
officer=loket=$("$fixture" account data_officer data_officer)
auditor=loket=$("$fixture" account auditor auditor)
sed -i 's/^track = .*/track = 1/; s/^staff = .*/staff = 1/' "$folder/office/loket.ini"
"$loket" serve --nginx >"$folder/serve" 2>&1 & server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$folder"' EXIT
for i in $(seq 600); do ! grep -q 'Loket terbuka' "$folder/serve" || break; sleep 0.1; done

# A document whose middle is empty takes no time to make and is sent whole all the same.
printf '%%PDF-1.4\n' >"$folder/large.pdf"; truncate -s "${megabytes}M" "$folder/large.pdf"
printf '\n%%%%EOF\n' | dd of="$folder/large.pdf" bs=1 seek=$((megabytes * 1048576 - 8)) conv=notrunc 2>/dev/null
request() { curl -s -o "$folder/page" -w '%{http_code} %{time_total}' -H "Origin: $BASE_URL" "$@" >"$folder/curl"; read -r code seconds <"$folder/curl"; }
answered() { [ "$code" = "$1" ]; }
memory() { awk -v name="$2:" '$1 == name { print $2 }' "/proc/$(pgrep -P "$server" -x "$1")/$3"; } # PROGRAM NAME FILE, in kB
grown() { [ $(($(memory "$1" VmHWM status) - $2)) -lt 16384 ]; }
version_of() { "$fixture" state "$1" | sed -n 's/.* version \([0-9]*\) .*/\1/p'; }
token_of() { request -b "$1" "$BASE_URL/petugas/"; field_of_page csrf; }

# ---- in
token=$(token_of "$officer"); before=$(memory staff VmHWM status)
request -b "$officer" -F "csrf=$token" -F "file=@$folder/large.pdf" "$BASE_URL/petugas/berkas/$number"; brought=$seconds
fact "a file of $megabytes MB is taken" answered 303
fact "whole" [ "$(query "SELECT size FROM answer_file")" = $((megabytes * 1048576)) ]
fact "by a worker that grows by less than 16 MB" grown staff "$before"
request -F "csrf=$token" -F "file=@$folder/large.pdf" "$BASE_URL/petugas/berkas/$other"
fact "whoever is not signed in is led there before the body" [ "$code $(curl -s -o /dev/null -w '%{redirect_url}' -F "file=@$folder/large.pdf" "$BASE_URL/petugas/berkas/$other")" = "303 $BASE_URL/petugas/masuk" ]
request -b "$auditor" -F "csrf=$(token_of "$auditor")" -F "file=@$folder/large.pdf" "$BASE_URL/petugas/berkas/$other"
fact "whoever may not send it likewise" answered 303
fact "and nothing of theirs is stored" [ "$(query "SELECT count(*) FROM answer_file")" = 1 ]
request "$BASE_URL/petugas/berkas"
fact "nobody else asks the web server's question" answered 404
request -b "$officer" -d "csrf=$token&action=answer&version=$(version_of "$number")&text=Terlampir.&held_by=ours&form=soft_copy&ready_in=0" "$BASE_URL/petugas/aksi/$number"
fact "the answer goes out with it" answered 303

# ---- out
request -d "number=$number&code=2222-3333-4444-5555" "$BASE_URL/lacak/"
link=$BASE_URL$(sed -n 's/.*href="\(\/lacak\/berkas\/[^"]*\)".*/\1/p' "$folder/page" | head -1)
before=$(memory track VmHWM status)
request "$link"; given=$seconds
fact "it comes out" answered 200
fact "byte for byte" cmp -s "$folder/page" "$folder/large.pdf"
fact "from a worker that grows by less than 16 MB" grown track "$before"
fact "and is noted once, however many slices it had" [ "$(query "SELECT count(*) FROM attachment_download")" = 1 ]
head -c 5000001 "$folder/large.pdf" >"$folder/part"
curl -s -C - -o "$folder/part" "$link"
fact "a download that broke off goes on in the middle of a slice" cmp -s "$folder/part" "$folder/large.pdf"
curl -s -r 4194300-4194309 -o "$folder/part" "$link"
fact "a part across the seam of two slices is whole" [ "$(wc -c <"$folder/part")" = 10 ]
request -r "$((megabytes * 1048576))-" "$link"
fact "behind the end there is nothing" answered 416
curl -s --limit-rate 1M -o "$folder/slow" "$link" & slow=$!
for i in $(seq 100); do [ ! -s "$folder/slow" ] || break; sleep 0.1; done
request "$BASE_URL/lacak/"
fact "while somebody takes it slowly the one worker serves others" answered 200
fact "before that somebody has it" kill -0 "$slow"
kill "$slow" 2>/dev/null; wait "$slow" 2>/dev/null
request "${link}x"
fact "a link that is none comes through as the page it is" answered 404
fact "with the form for number and code" has_body 'name="code"'
echo "# $brought $given $(memory staff Pss smaps_rollup) $(memory track Pss smaps_rollup)"
finish
