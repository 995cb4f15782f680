#!/bin/sh
# Facts about files people send: more than sixty hostile ones and what becomes of each (tests/lib/hostile_files.py).
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
sed -i 's/^submissions_per_hour = .*/submissions_per_hour = 100000/' "$folder/office/loket.ini"
PYTHONDONTWRITEBYTECODE=1 python3 tests/lib/hostile_uploads.py "$BUILD" "$folder/office" || facts_failed=1

# ---- a worker whose helper was killed: nothing is lost but the photo's choice, and the next worker has another
make_files
sed -i 's/^request = .*/request = 1/' "$folder/office/loket.ini"
"$loket" serve >"$folder/serve" 2>&1 & server=$!
for i in $(seq 600); do [ ! -S "$folder/office/run/request.sock" ] || break; sleep 0.1; done
mkdir "$folder/fast"
printf '#!/bin/sh\nexec cgi-fcgi -bind -connect "%s"\n' "$folder/office/run/request.sock" >"$folder/fast/request"
chmod +x "$folder/fast/request"
worker() { pgrep -x -P "$server" request; }
BUILD=$folder/fast
letter() {
    cgi request GET "/permintaan-data/?jenis=instansi"; nonce=$(field_of_page nonce)
    begin
    for pair in "nonce=$nonce" situs_web= kind=agency agency_kind=opd "name=Dinas Uji" letter_number=1 letter_date=1/1/2026 "subject=Data izin" \
        phone= email=uji@contoh.example "information=Data izin" purpose= obtain_way=soft_copy delivery_way=track_page; do add "${pair%%=*}" "${pair#*=}"; done
    attach files surat.png "$folder/small.png"; post request /permintaan-data/
}
cgi request GET "/permintaan-data/?jenis=instansi"
first=$(worker); kill -KILL "$(pgrep -x -P "$first" loket-picture)"
letter
fact "without its helper a worker takes no photo, and keeps what was typed" has_status 400
fact "and says that it is no fault of the photo" has_body "belum dapat diproses karena gangguan pada sistem kami"
for i in $(seq 600); do [ "$(worker)" = "$first" ] || break; sleep 0.1; done
fact "that worker ends, and another begins" [ "$(worker)" != "$first" ]
letter
fact "which takes the photo" has_status 200
kill "$server"; wait "$server"
finish
