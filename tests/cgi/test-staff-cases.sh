#!/bin/sh
# Cases on the staff pages as plain CGI: who may do what in which state, and what a refused request leaves behind.
. tests/lib/shell.sh
. tests/lib/citizen.sh
open_office
fixture=$BUILD/tests/fixture_staff
"$fixture" service izin-reklame "Izin reklame"

ROLES='front_desk complaint_officer data_officer survey_team investment_officer section_head division_head head wbs_manager auditor administrator'
for role in $ROLES; do "$fixture" account "$role" "$role" >"$folder/cookie-$role"; done
as() { COOKIE=loket=$(cat "$folder/cookie-$1"); }
as_role() { as "$1"; cgi staff GET /petugas/; token=$(field_of_page csrf); }
state_of() { "$fixture" state "$@"; }
version_of() { "$fixture" state "$1" | sed -n 's/.* version \([0-9]*\) .*/\1/p'; }
# act NUMBER ACTION [FIELDS]: with the token of as_role and the version that stands.
act() { cgi staff POST "/petugas/aksi/$1" "csrf=$token&action=$2&version=${version:-$(version_of "$1")}${3:+&$3}"; }
same_as() { [ "$(cat "$folder/before")" = "$(cat "$folder/after")" ]; }

# ---- role x state x action, as the tables of lib/rules have it, sent to one running worker

"$fixture" unit bidang-uji "Bidang Uji"
today=$(local_date +%d/%m/%Y); later=$(local_date -d '+9 days' +%d/%m/%Y)
other=$("$fixture" complaint received open)
fields_of() {
    case "$2 $1" in "request answer") echo '&text=Jawaban.&held_by=ours&form=soft_copy'; return ;; esac
    case $1 in
    verify | classify_direct | classify_follow_up | accept | take_appeal | approve_release | reply | confirm | dispute | appeal | close_silent) ;;
    refuse) echo '&text=Penjelasan.&held_by=ours&reason=exempt&exemptions=b&exemptions=h&consequence=Merugikan.' ;;
    answer_partly) echo '&text=Jawaban.&held_by=ours&form=soft_copy&withheld=Nama&reason=not_held' ;;
    extend) echo '&extension_ground=not_held&text=Alasan.' ;;
    deliver) echo "&text=Diserahkan.&delivered_on=$today" ;;
    object) echo '&objections=a&objections=g&story=Kasus.&representative=' ;;
    answer_objection) echo '&objection_outcome=partly&text=Tanggapan.' ;;
    assign) echo '&unit=bidang-uji&officer=' ;;
    forward) echo "&agency=Dinas+Teknis&letter_number=1/A&letter_date=$today" ;;
    call_meeting) echo "&held_on=$later&starts_at=09.30&place=Ruang+rapat&agenda=Agenda&invited=Dinas+Teknis" ;;
    hold_meeting) echo "&attendance=Bidang+Uji&minutes=Notulen&measure_1_action=Periksa&measure_1_owner=Bidang+Uji&measure_1_due_on=$later" ;;
    monitor) echo '&measure=MEASURE&text=Berjalan.' ;;
    exclude) echo '&excluded_officer=&excluded_unit=bidang-uji&text=Alasan.' ;;
    link_duplicate) echo "&duplicate=$other" ;;
    propose_release) echo '&title=Judul&summary=Ringkasan&outcome=Hasil' ;;
    *) echo '&text=Isi+langkah+ini.' ;;
    esac
}
new_case() { if [ "$1" = complaint ]; then "$fixture" complaint "$2" open; else "$fixture" request "$2"; fi; }

"$fixture" matrix >"$folder/matrix"
for role in $ROLES; do as_role "$role"; echo "$role $COOKIE $token"; done >"$folder/visitors"
awk '{ print $2, $4 }' "$folder/matrix" | sort -u | while read -r kind action; do echo "$kind/$action $(fields_of "$action" "$kind")"; done >"$folder/fields"
# Lines of "fixture_staff cases" as requests: a post each, and a look with LOOK set.
requests_of() {
    awk -v look="$2" -v folder="$folder" 'BEGIN {
            while ((getline line < (folder "/visitors")) > 0) { split(line, w, " "); cookie[w[1]] = w[2]; csrf[w[1]] = w[3] }
            while ((getline line < (folder "/fields")) > 0) { split(line, w, " "); fields[w[1]] = w[2] } }
        look { print "GET /petugas/kasus/" $6 " " cookie[$1] " "; next }
        { sent = fields[$2 "/" $4]; sub(/MEASURE/, $8, sent)
          print "POST /petugas/aksi/" $6 " " cookie[$1] " csrf=" csrf[$1] "&action=" $4 "&version=" $7 sent }' "$1"
}
through_worker() { requests_of "$1" "$2" | "$BUILD/tests/fixture_worker" "$BUILD/staff" >"$folder/statuses"; }

# One case for each state, which stays as it is while everything that is refused is tried on it.
awk '!seen[$2 $3]++' "$folder/matrix" | "$fixture" cases >"$folder/cases"
number_of() { awk -v k="$1" -v s="$2" '$2 == k && $3 == s { print $6 }' "$folder/cases"; }
# shellcheck disable=SC2046
state_of $(cut -d' ' -f6 "$folder/cases") >"$folder/before"
awk 'NR == FNR { of[$2 $3] = $6 " " $7 " " $8; next } $5 != 303 { print $0, of[$2 $3] }' "$folder/cases" "$folder/matrix" >"$folder/tried"
through_worker "$folder/tried" ''
paste -d' ' "$folder/tried" "$folder/statuses" | awk '$9 != $5' >"$folder/out"
fact "what the tables refuse is refused, as forbidden or as too late" [ ! -s "$folder/out" ]
fact "each of them was answered" [ "$(wc -l <"$folder/statuses")" -eq "$(wc -l <"$folder/tried")" ]
# shellcheck disable=SC2046
state_of $(cut -d' ' -f6 "$folder/cases") >"$folder/after"
fact "and changes no case and sends no mail" same_as
fact "the table refuses something" [ "$(grep -c ' 40[039] P' "$folder/tried")" -gt 4000 ]

awk '$5 == 303' "$folder/matrix" | "$fixture" cases >"$folder/tried"
through_worker "$folder/tried" ''
paste -d' ' "$folder/tried" "$folder/statuses" | awk '$9 != 303' >"$folder/out"
fact "what the tables allow happens" [ ! -s "$folder/out" ]
fact "the table allows something" [ "$(wc -l <"$folder/statuses")" -gt 250 ]
# shellcheck disable=SC2046
state_of $(cut -d' ' -f6 "$folder/tried") >"$folder/before"
through_worker "$folder/tried" ''
paste -d' ' "$folder/tried" "$folder/statuses" | awk '$9 != 303' >"$folder/out"
fact "the same form again leads to the case" [ ! -s "$folder/out" ]
# shellcheck disable=SC2046
state_of $(cut -d' ' -f6 "$folder/tried") >"$folder/after"
fact "and is the same step, with one mail" same_as
awk '$5 == 303' "$folder/matrix" | "$fixture" cases >"$folder/late"
sqlite3 "$folder/office/loket.db" "UPDATE cases SET last_action = 'note', version = version + 1" # somebody was faster, in every case
# shellcheck disable=SC2046
state_of $(cut -d' ' -f6 "$folder/late") >"$folder/before"
through_worker "$folder/late" ''
paste -d' ' "$folder/late" "$folder/statuses" | awk '$9 != 409' >"$folder/out"
fact "whoever comes second is told so, whatever the step" [ ! -s "$folder/out" ]
# shellcheck disable=SC2046
state_of $(cut -d' ' -f6 "$folder/late") >"$folder/after"
fact "and changes nothing" same_as
through_worker "$folder/tried" 1
paste -d' ' "$folder/tried" "$folder/statuses" | awk '$9 != 200' >"$folder/out"
fact "and every case can be looked at afterwards" [ ! -s "$folder/out" ]

# ---- the queue

rows() { grep -c 'class="subject" href="/petugas/kasus/' "$folder/page"; }
shows() { cgi staff GET "/petugas/$1"; [ "$(rows)" -eq "$2" ]; }
as division_head; cgi staff GET "/petugas/?tab=semua"; all=$(rows)
fact "all cases stand in one list" [ "$all" -eq 50 ]
next=$(sed -n 's/.*rel="next" href="\([^"]*\)".*/\1/p' "$folder/page" | sed 's/&amp;/\&/g')
cgi staff GET "/petugas/$next"
fact "and further pages" [ "$(rows)" -gt 0 ]
fact "which say where they stand" has_body "<span class=\"soft\">51–"
previous=$(sed -n 's/.*rel="prev" href="\([^"]*\)".*/\1/p' "$folder/page" | sed 's/&amp;/\&/g')
cgi staff GET "/petugas/?tab=semua"; sed -n '/<tbody>/,/<\/tbody>/p' "$folder/page" >"$folder/before"
cgi staff GET "/petugas/$previous"; sed -n '/<tbody>/,/<\/tbody>/p' "$folder/page" >"$folder/after"
fact "turning back shows the first page again" same_as
number=$(number_of complaint returned)
fact "a search by number finds a closed case too" shows "?q=$number" 1
fact "however the number is typed" shows "?q=pgd%202026%20$(echo "$number" | sed 's/.*-0*//')" 1
fact "a search for what is not there finds nothing" shows "?q=tidak+ada+judul+ini" 0
fact "and says so" has_body "Tidak ada kasus untuk saringan ini."
fact "nothing is overdue on the first day" shows "?tab=lewat" 0
cgi staff GET "/petugas/?tab=menunggu&keadaan=answered"
fact "a state sifts the tab" no has_body "Menunggu pelapor</span>"
cgi staff GET "/petugas/?tab=lain&jenis=lain&keadaan=lain&setelah=lain&mulai=-3"
fact "a filter that makes no sense is no filter" has_status 200
as complaint_officer; cgi staff GET "/petugas/?tab=semua&jenis=permintaan"
fact "an officer finds no requests in the list" no has_body PMI-
fact "nor a way to ask for them" no has_body 'name="jenis"'
for role in front_desk survey_team administrator wbs_manager investment_officer; do
    as $role; cgi staff GET /petugas/
    fact "$role has a first page without cases" no has_body "Antrean</h1>"
    fact "that greets $role" has_body "Selamat bekerja"
done

# ---- who may look

complaint=$(new_case complaint in_progress); request=$(new_case request in_progress)
looks() { as "$1"; cgi staff GET "/petugas/kasus/$2"; has_status "$3"; }
for role in complaint_officer section_head division_head head auditor; do
    fact "$role sees complaints" looks $role "$complaint" 200
done
for role in front_desk data_officer survey_team investment_officer wbs_manager administrator; do
    fact "$role does not see complaints" looks $role "$complaint" 403
    fact "$role does not learn which numbers exist" looks $role PGD-2026-999999 403
done
fact "the data officer sees requests" looks data_officer "$request" 200
fact "the complaint officer does not" looks complaint_officer "$request" 403
fact "a number that was never given is not found" looks auditor PGD-2026-999999 404
fact "what is no number is not found" looks auditor bukan-nomor 404

before=$("$fixture" head); looks head "$complaint" 200; after=$("$fixture" head)
fact "each look is in the audit trail" [ "$after" -eq $((before + 1)) ]
fact "which the head can read" has_body "Kasus dibuka"
looks division_head "$complaint" 200
fact "the division head reads who opened it" has_body "Pernah dibuka oleh: Petugas division_head, Petugas head"
fact "but not the trail" no has_body "Jejak audit kasus ini"
looks complaint_officer "$complaint" 200
fact "an officer reads neither" no has_body "Jejak audit kasus ini"
fact "nor who looked" no has_body "Pernah dibuka oleh"

looks front_desk "$complaint" 403
fact "who is refused keeps the menu" has_body 'href="/petugas/permintaan-baru"'
cgi staff GET /petugas/tidak-ada
fact "a page that does not exist has it too" has_body 'href="/petugas/permintaan-baru"'
fact "and is not found" has_status 404
COOKIE=; cgi staff GET /petugas/tidak-ada
fact "a stranger learns no paths" has_header Location /petugas/masuk

# ---- identity

sealed=$("$fixture" complaint in_progress confidential); hidden=$("$fixture" complaint in_progress anonymous)
looks complaint_officer "$complaint" 200
fact "who handles an open case sees the reporter" has_body "Nama Pelapor Uji"
looks auditor "$complaint" 200
fact "the auditor does not" no has_body "Nama Pelapor Uji"
looks complaint_officer "$sealed" 200
fact "a confidential identity is sealed" no has_body "Nama Pelapor Uji"
looks complaint_officer "$hidden" 200
fact "an anonymous case says that there is none" has_body "tidak ada identitas yang tersimpan"
reveal() { cgi staff POST "/petugas/buka-identitas/$1" "csrf=$token&action=reveal&version=1&reason=$2"; }
as_role complaint_officer; before=$("$fixture" head)
reveal "$sealed" cek
fact "opening it needs a reason" has_status 400
fact "of at least ten letters, says the page" has_body "paling sedikit 10 huruf"
fact "until then nothing is shown" no has_body "Nama Pelapor Uji"
reveal "$sealed" Perlu+menghubungi+pelapor
fact "with a reason it is opened" has_body "Nama Pelapor Uji"
fact "and the reason stands in the timeline" has_body "Perlu menghubungi pelapor"
cgi staff GET "/petugas/kasus/$sealed"
fact "the next look does not show it" no has_body "Nama Pelapor Uji"
as auditor; cgi staff GET "/petugas/kasus/$sealed"
fact "the auditor reads who opened it" has_body "Identitas pelapor dibuka"
reveal "$hidden" Perlu+menghubungi+pelapor; as_role complaint_officer; reveal "$hidden" Perlu+menghubungi+pelapor
fact "of an anonymous case there is nothing to open" has_status 409
as_role section_head; reveal "$sealed" Perlu+menghubungi+pelapor
fact "who may not open identities cannot" has_status 403

# ---- forms that come back

as_role complaint_officer; number=$("$fixture" complaint verified open)
act "$number" classify_unsuitable text=
fact "a return without a reason comes back" has_status 400
fact "with the message beside the field" has_body 'id="classify_unsuitable-text-kesalahan"'
fact "and its form unfolded" has_body '<details class="action" open>'
act "$number" note "text=Catatan+%3Cb%3E&ground=Pasal+17"
fact "a field of another action is refused" has_status 400
act "$number" terbang text=Isi
fact "an action that does not exist is refused" has_status 400
version=x; act "$number" note text=Isi; version=
fact "a version that is no number is refused" has_status 400

act "$number" classify_follow_up oversight=1
cgi staff GET "/petugas/kasus/$number?selesai=classify_follow_up"
fact "a follow-up with oversight is told" has_body "Pengaduan ditindaklanjuti."
fact "and stands in the facts" has_body "Membutuhkan tindak lanjut, berkadar pengawasan"
fact "its deadline is the longer one, explained day by day" has_body "ke-60</dd>"
waiting=$(state_of "$number" | tail -1)
act "$number" note "text=Hanya+untuk+kami"
fact "a note sends no mail" [ "$(state_of "$number" | tail -1)" = "$waiting" ]
act "$number" report "text=Laporan+kami"
act "$number" answer "text=Jawaban+kami"
fact "an answer sends one" [ "$(state_of "$number" | tail -1)" != "$waiting" ]

# ---- somebody was faster, or clicked twice

number=$("$fixture" complaint in_progress open); version=$(version_of "$number")
act "$number" note "text=Catatan+pertama"
fact "the first of two is stored" has_status 303
act "$number" note "text=Catatan+pertama"
fact "the same form again is led to the case" has_status 303
fact "and stored once" [ "$(version_of "$number")" -eq $((version + 1)) ]
act "$number" answer "text=Jawaban+saya+yang+panjang"
fact "another form with the old version is refused" has_status 409
fact "the page says so" has_body "sudah diubah orang lain"
fact "and keeps what was typed" has_body "Jawaban saya yang panjang"
fact "with the version that stands now" has_body "name=\"version\" value=\"$((version + 1))\""
version=; act "$number" answer "text=Jawaban+lain"
version=2; act "$number" ask_reporter "text=Pertanyaan+terlambat"
fact "when the action is not open any more the words are shown to copy" has_body "Pertanyaan terlambat"
version=

# ---- requests that are not the visitor's own

number=$("$fixture" complaint in_progress open); state_of "$number" >"$folder/before"; head_before=$("$fixture" head)
body="csrf=$token&action=note&version=$(version_of "$number")&text=Isi"
refused_post() { cgi staff POST "/petugas/aksi/$number" "$2"; has_status "$1"; }
foreign() { ORIGIN=https://lain.example; refused_post "$@"; result=$?; unset ORIGIN; return $result; }
fact "a post from another site is refused" foreign 403 "$body"
fact "a post without the token" refused_post 403 "action=note&version=2&text=Isi"
fact "a post with another's token" refused_post 403 "csrf=$(as head; cgi staff GET /petugas/; field_of_page csrf)&action=note&version=2&text=Isi"
as complaint_officer
fact "a post with the token twice" refused_post 400 "$body&csrf=$token"
fact "a post with an unknown field" refused_post 400 "$body&lain=1"
cgi staff GET "/petugas/aksi/$number?action=note&text=Isi"
fact "a GET" has_status 405
COOKIE=
fact "a post without a session" refused_post 403 "$body"
state_of "$number" >"$folder/after"
fact "all of them change nothing" same_as
fact "nor write to the audit trail" [ "$("$fixture" head)" = "$head_before" ]
as_role complaint_officer
fact "the same post of the visitor is accepted" refused_post 303 "csrf=$token&action=note&version=$(version_of "$number")&text=Isi"

# ---- a citizen's request with its answer, whose files travel both ways

make_files
upload() { program=$1; path=$2; shift 2; begin; for pair in "$@"; do add "${pair%%=*}" "${pair#*=}"; done; attach files surat.pdf "$folder/small.pdf"; post "$program" "$path"; }
form_of() { cgi request GET "$1"; nonce=$(field_of_page nonce); }
form_of "/permintaan-data/?jenis=instansi"
upload request /permintaan-data/ "nonce=$nonce" situs_web= kind=agency agency_kind=opd "name=Dinas Uji" letter_number=1 letter_date=1/1/2026 \
    "subject=Data izin" phone= email=uji@contoh.example "information=Data izin" purpose= obtain_way=soft_copy delivery_way=track_page
number=$(number_of_page); code=$(code_of_page)
as_role data_officer; cgi staff GET "/petugas/kasus/$number"
file=$(sed -n 's/.*href="\(\/petugas\/lampiran\/[^"]*\)".*/\1/p' "$folder/page" | head -1)
before=$("$fixture" head); cgi staff GET "$file"
fact "the officer downloads what the requester sent" cmp -s "$folder/page" "$folder/small.pdf"
fact "as a download" has_header Content-Disposition attachment
fact "never guessed at" has_header X-Content-Type-Options nosniff
fact "a document with a script could do nothing" has_header Content-Security-Policy "default-src 'none'; sandbox"
fact "and the look is in the audit trail" [ "$("$fixture" head)" -eq $((before + 1)) ]
before=$("$fixture" head)
for role in complaint_officer front_desk administrator; do
    as $role; cgi staff GET "$file"; fact "$role, who may not see the case, gets no file of it" has_status 403
done
as complaint_officer; cgi staff GET "/petugas/lampiran/$(number_of complaint received)/${file##*/}"
fact "nor under the number of another case" has_status 404
fact "and none of these looks is noted" [ "$("$fixture" head)" = "$before" ]
as_role data_officer
act "$number" extend "extension_ground=not_held&text=Datanya+banyak."
fact "before it was accepted nothing is extended" has_status 409
act "$number" accept
fact "the request is accepted" has_status 303
due=$(state_of "$number" | sed -n 's/.* due \([^ ]*\) .*/\1/p')
act "$number" extend "extension_ground=not_held&text=Datanya+banyak."
fact "and extended with a reason" has_status 303
fact "which moves its deadline" [ "$(state_of "$number" | sed -n 's/.* due \([^ ]*\) .*/\1/p' | tr -d -)" -gt "$(echo "$due" | tr -d -)" ]
act "$number" extend "extension_ground=not_held&text=Sekali+lagi."
fact "once: the law knows no second extension" has_status 409
upload staff "/petugas/aksi/$number" "csrf=$token" action=answer "version=$(version_of "$number")" "text=Terlampir." letter_number=7 "letter_date=$today"
fact "it is answered with a file and a letter" has_status 303
cgi track POST /lacak/ "number=$number&code=$code"; access=$(field_of_page access)
fact "the requester reads the answer" has_body "Terlampir."
link=$(sed -n 's/.*href="\(\/lacak\/berkas\/[^"]*\)".*/\1/p' "$folder/page" | head -1)
cgi track GET "$link"
fact "and downloads the file of the office" cmp -s "$folder/page" "$folder/small.pdf"
fact "which is the answer's own" [ "$(sqlite3 "$folder/office/loket.db" "SELECT count(*) FROM attachment_download WHERE attachment_id <> ${file##*/}")" = 1 ]
number=$("$fixture" request in_progress)
act "$number" extend "text=Datanya+banyak."
fact "an extension without its ground comes back" has_status 400
act "$number" refuse "text=Rahasia.&held_by=ours&reason=exempt"
fact "a refusal without its legal ground comes back" has_status 400
fact "and asks for the letter of the law" has_body "Pilih sedikitnya satu huruf Pasal 17"
fact "and for the consequence" has_body "Tulis konsekuensi bila informasi ini dibuka."
act "$number" refuse "text=Rahasia.&held_by=other&reason=not_held"
fact "who holds it instead is named" has_body "Tulis badan publik yang menguasainya."
act "$number" refuse "text=Dikecualikan.&held_by=ours&reason=exempt&exemptions=b&exemptions=h&consequence=Merugikan+pesaing."
fact "a refusal names its ground" has_status 303
cgi staff GET "/petugas/kasus/$number"
fact "and shows it to the requester" has_body "Dasar hukum: Pasal 17 huruf b dan h UU Nomor 14 Tahun 2008"
finish
