#!/bin/sh
# Queues of the staff pages as plain CGI: who finds what, filters kept under a name, one step for several cases, similar cases.
. tests/lib/shell.sh
. tests/lib/citizen.sh
open_office
fixture=$BUILD/tests/fixture_staff
for role in complaint_officer section_head division_head head auditor data_officer front_desk; do
    "$fixture" account "$role" "$role" >"$folder/cookie-$role"
done
as() { COOKIE=loket=$(cat "$folder/cookie-$1"); cgi staff GET /petugas/; token=$(field_of_page csrf); }
query() { sqlite3 -cmd '.timeout 5000' "$folder/office/loket.db" "$1"; }
version_of() { "$fixture" state "$1" | sed -n 's/.* version \([0-9]*\) .*/\1/p'; }
rows() { grep -c 'class="subject" href="/petugas/kasus/' "$folder/page"; }
shows() { cgi staff GET "/petugas/?$1"; [ "$(rows)" -eq "$2" ]; }
count_of() { sed -n "s/.*>$1 <span class=\"number\">\([^<]*\)<.*/\1/p" "$folder/page"; }
counts() { cgi staff GET /petugas/; [ "$(count_of "$1")" = "$2" ]; }
staff_id() { query "SELECT id FROM staff WHERE name = '$1'"; }

first=$("$fixture" complaint in_progress open); second=$("$fixture" complaint in_progress open); third=$("$fixture" complaint received open)
appealed=$("$fixture" complaint appealed open); ended=$("$fixture" complaint returned open); asked=$("$fixture" request received)
officer=$(staff_id complaint_officer)
"$fixture" unit perizinan "Bidang Perizinan" complaint_officer section_head; "$fixture" unit data "Bidang Data"
query "UPDATE complaint SET handler_id = $officer WHERE case_id = (SELECT id FROM cases WHERE number = '$first');
       UPDATE complaint SET unit_code = 'perizinan' WHERE case_id = (SELECT id FROM cases WHERE number = '$second')"

# ---- queues by role

as complaint_officer
fact "what is mine stands in my queue" shows tab=saya 1
fact "and is that case" has_body "$first"
fact "what is my unit's in its own" shows tab=unit 1
fact "what is new waits for its verification" shows tab=baru 1
fact "the count says the same" counts "Untuk saya" 1
fact "and of the unit" counts "Unit saya" 1
as section_head
fact "another officer has nothing of one's own" shows tab=saya 0
fact "but the same unit" shows tab=unit 1
as head
fact "an appeal has a queue" shows tab=banding 1
fact "named in the tabs" counts "Aju banding" 1
as data_officer
fact "the data officer sees requests alone" shows tab=semua 1
fact "and no complaint's filter" no has_body 'name="golongan"'

# ---- filters

as division_head
for filter in "golongan=direct 3" "golongan=unclassified 1" "golongan=follow_up 0" "unit=perizinan 1" "petugas=$officer 1" "saluran=web 6" "saluran=letter 0" \
    "kerahasiaan=open 6" "kerahasiaan=anonymous 0" "pengawasan=ya 0" "dari=1/1/2020&sampai=2/1/2020 0" "dari=2020-01-01 6" "jenis=permintaan 1" "keadaan=returned 1" \
    "unit=perizinan&petugas=$officer 0" "golongan=lain 6" "saluran=lain 6" "dari=kemarin 6"; do
    set -- $filter
    shows "tab=semua&$1" "$2" || { echo "$1: $(rows), not $2" >"$folder/out"; fact "the filter $1 finds $2" false; }
done
cgi staff GET "/petugas/?tab=semua&unit=perizinan"
fact "what is asked is told in words" has_body "Unit: Bidang Perizinan"
fact "and can be taken back" has_body 'href="?tab=semua">Hapus saringan'
fact "tabs keep the filter" has_body 'href="?tab=lewat&amp;unit=perizinan"'
fact "a filter nobody offers is told as it stands, harmless" shows "tab=semua&unit=%3Cscript%3E" 0
fact "as text" no has_body "<script>"

# ---- search

as complaint_officer
note() { cgi staff POST "/petugas/aksi/$1" "csrf=$token&action=note&version=$(version_of "$1")&text=$2"; }
note "$first" "Kuitansi+%3Cb%3Ehilang%3C%2Fb%3E+di+pelabuhan"
fact "a note is found at once" shows "q=kuitansi" 1
fact "with its words around it, marked and harmless" has_body '<mark>Kuitansi</mark> &lt;b&gt;hilang&lt;/b&gt; di pelabuhan'
fact "the beginning of a word finds it too" shows "q=pelab" 1
fact "two words must both be there" shows "q=kuitansi+terminal" 0
fact "and a filter holds for a search" shows "q=kuitansi&tab=selesai" 0
for hostile in '%22' '%27' '*' '%28' 'NEAR%28' 'subject%3Akuitansi+OR' '%5E' '-' 'AND' 'kuitansi%22+OR+%221' '%00' '{a}:b'; do
    cgi staff GET "/petugas/?q=$hostile"
    has_status 200 || has_status 400 || fact "the search $hostile is harmless" false
done
fact "who may not see complaints finds none" eval 'as data_officer; shows "q=kuitansi" 0'

# ---- whom a case is about

exclude() { cgi staff POST "/petugas/aksi/$1" "csrf=$token&action=exclude&version=$(version_of "$1")&excluded_officer=$2&excluded_unit=$3&text=Laporan+ini+tentang+mereka."; }
as complaint_officer; cgi staff GET "/petugas/?tab=semua"; before=$(rows)
as head; exclude "$first" "$officer" ""
fact "the head excludes an officer" has_status 303
as complaint_officer
fact "for whom the case is in no list" shows "tab=semua" $((before - 1))
fact "not in one's own queue either" shows tab=saya 0
fact "nor counted" counts "Untuk saya" 0
fact "nor in the count of all" counts Semua $((before - 1))
fact "nor found by its words" shows "q=kuitansi" 0
fact "nor by its number" shows "q=$first" 0
cgi staff GET "/petugas/?tab=semua&bentuk=csv"
fact "nor in a file" no has_body "$first"
cgi staff POST /petugas/massal "csrf=$token&action=note&text=Isi&kasus=$first.2"
fact "nor reached with others" has_body "Kasus ini tidak ada."
as section_head
fact "another officer still finds it" shows "q=kuitansi" 1
as head; exclude "$second" "" perizinan
as section_head
fact "a unit's case is gone for all who work in it" shows tab=unit 0
as division_head
fact "and there for everybody else" shows "q=$second" 1

# ---- filters under a name

as complaint_officer
keep() { cgi staff POST /petugas/saringan "csrf=$token&name=$1&query=$2"; }
keep "Surat+%3Cmasuk%3E" "tab%3Dsemua%26saluran%3Dletter"
fact "a filter is kept" has_header Location "/petugas/?tab=semua&saluran=letter&selesai=saringan"
cgi staff GET /petugas/
fact "and stands over the list" has_body 'href="/petugas/?tab=semua&amp;saluran=letter">Surat &lt;masuk&gt;</a>'
keep Jahat "javascript:alert(1)"
fact "what is no filter is refused" has_status 400
keep Jahat "tab%3Da%0d%0aSet-Cookie:x"
fact "nor with a new line in it" has_status 400
keep "" "tab%3Dsemua"
fact "nor without a name" has_status 400
cgi staff POST /petugas/saringan "name=x&query=tab%3Dsemua"
fact "nor without the token" has_status 403
as section_head; cgi staff GET /petugas/
fact "nobody else has it" no has_body "Surat &lt;masuk&gt;"
as complaint_officer
cgi staff POST /petugas/saringan "csrf=$token&action=hapus&name=Surat+%3Cmasuk%3E&query=tab%3Dsemua"
cgi staff GET /petugas/
fact "it can be dropped" no has_body "Surat &lt;masuk&gt;"

# ---- one step for several cases

ticket() { printf '&kasus=%s.%s' "$1" "${2:-$(version_of "$1")}"; }
bulk() { cgi staff POST /petugas/massal "csrf=$token&action=$1$2"; }
result_of() { tr -d '\n' <"$folder/page" | sed "s/.*$1//; s/<\/tr>.*//" | grep -qF "$2"; }
one=$("$fixture" complaint received open); two=$("$fixture" complaint received open); late=$("$fixture" complaint in_progress open)
stale=$("$fixture" complaint received open); stale_version=$(version_of "$stale"); note "$stale" "Lebih+cepat"
bulk verify "$(ticket "$one")$(ticket "$two")$(ticket "$late")$(ticket "$stale" "$stale_version")$(ticket PGD-2026-999999 1)"
fact "one step goes to all that allow it" has_body "2 dari 5 kasus selesai dikerjakan."
fact "each is told: done" result_of "$one" "Pengaduan terverifikasi."
fact "the second as well" result_of "$two" "Pengaduan terverifikasi."
fact "not in this state" result_of "$late" "tidak mengizinkan langkah itu"
fact "changed meanwhile" result_of "$stale" "sudah diubah orang lain"
fact "not there" result_of PGD-2026-999999 "Kasus ini tidak ada."
fact "the database says the same" eval '"$fixture" state "$one" "$two" | grep -c " verified " | grep -q 2 && "$fixture" state "$stale" | grep -q " received "'
bulk verify "$(ticket "$one" 1)$(ticket "$two" 1)"
fact "the same again is told as done" has_body "2 dari 2 kasus selesai dikerjakan."
fact "and done once" [ "$(version_of "$one")" -eq 2 ]
bulk note "$(ticket "$one")$(ticket "$two")&text=Sama+untuk+keduanya"
fact "a note for several stands in each" eval 'shows "q=keduanya" 2'
as complaint_officer; bulk note "$(ticket "$one")&text="
fact "a note without words is refused in words" has_body "Tidak dikerjakan:"
bulk assign "$(ticket "$late")$(ticket "$one")&unit=data&officer=$officer"
fact "several are assigned at once" result_of "$late" "status-positive"
fact "and who may not be is told" result_of "$one" "tidak mengizinkan"
fact "the officer finds it in the own queue" shows tab=saya 1
as auditor; bulk note "$(ticket "$one")&text=Isi"
fact "who may only look does nothing" has_body "tidak diizinkan untuk Anda"
cgi staff GET /petugas/
fact "and is offered no boxes" no has_body 'name="kasus"'
as front_desk; bulk note "$(ticket "$one")&text=Isi"
fact "who sees no cases is told of none" has_body "Kasus ini tidak ada."
as complaint_officer
bulk verify ""
fact "nothing ticked is told" has_body "Belum ada kasus yang dicentang."
bulk answer "$(ticket "$late")&text=Isi"
fact "no other step goes to several" has_status 400
many=$(i=0; while [ $i -lt 51 ]; do ticket "$one" 1; i=$((i + 1)); done)
bulk verify "$many"
fact "more than a page is refused" has_status 400
cgi staff POST /petugas/massal "action=verify$(ticket "$one")"
fact "a post without the token" has_status 403
cgi staff GET /petugas/massal
fact "a GET" has_status 405

# ---- similar cases and shortcuts

as division_head; cgi staff GET "/petugas/kasus/$late"
fact "a case shows others like it" has_body '<h2 id="serupa">Kasus serupa</h2>'
fact "at most five" [ "$(sed -n '/id="serupa"/,/<\/section>/p' "$folder/page" | grep -c 'class="subject"')" -le 5 ]
fact "and not itself" [ "$(sed -n '/id="serupa"/,/<\/section>/p' "$folder/page" | grep -c "$late")" -eq 0 ]
cgi staff GET /petugas/pintasan
fact "the shortcuts stand on a page" has_body "Pintasan tidak aktif."
fact "and no page carries them uncalled for" no has_body petugas.js
query "UPDATE staff SET shortcuts = 1 WHERE name = 'division_head'"
cgi staff GET /petugas/pintasan
fact "who switched them on gets them" has_body petugas.js

# ---- the holiday table ends
cgi staff GET "/petugas/?tab=baru"
fact "a table without any day is called empty" has_body "Tabel hari libur kosong"
query "INSERT INTO holiday (day, name, kind, decree) VALUES ('2030-01-01', 'Tahun baru', 'national', 'SKB')"
query "UPDATE cases SET due_on = '2031-01-02', step_due_on = '2031-01-02' WHERE closed_at IS NULL"
cgi staff GET "/petugas/?tab=baru"
fact "a deadline past the holiday table is told" has_body "Hari libur setelah tahun 2030 belum diisi"
finish
