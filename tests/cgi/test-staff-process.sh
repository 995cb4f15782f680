#!/bin/sh
# The way of a complaint on the staff pages beyond the matrix: meetings and their papers, hand-over, exclusion, duplicates, release.
. tests/lib/shell.sh
. tests/lib/citizen.sh
open_office
fixture=$BUILD/tests/fixture_staff
for role in complaint_officer section_head division_head head auditor; do "$fixture" account "$role" "$role" >"$folder/cookie-$role"; done
"$fixture" account second complaint_officer >"$folder/cookie-second"
"$fixture" account clerk complaint_officer >"$folder/cookie-clerk"
"$fixture" unit bidang-uji "Bidang Uji" clerk; "$fixture" unit bidang-lain "Bidang Lain"
as() { COOKIE=loket=$(cat "$folder/cookie-$1"); }
as_role() { as "$1"; cgi staff GET /petugas/; token=$(field_of_page csrf); }
state_of() { "$fixture" state "$1" | head -1; }
version_of() { state_of "$1" | sed -n 's/.* version \([0-9]*\) .*/\1/p'; }
act() { cgi staff POST "/petugas/aksi/$1" "csrf=$token&action=$2&version=${version:-$(version_of "$1")}${3:+&$3}"; }
look() { cgi staff GET "/petugas/kasus/$1"; }
stands() { state_of "$1" | grep -q " $2 version"; }
mails() { "$fixture" state | tail -1; }
value_of() { sed -n "s/.*<option value=\"\([0-9]*\)\"[^>]*>$1<.*/\1/p" "$folder/page" | head -1; }
today=$(local_date +%d/%m/%Y); later=$(local_date -d '+9 days' +%d/%m/%Y); before=$(local_date -d '-3 days' +%d/%m/%Y)
HOSTILE='%3Cimg+src%3Dx+onerror%3Dalert%281%29%3E%26amp%3B%7B%7B%7Bx%7D%7D%7D%22%27'
SHOWN='&lt;img src=x onerror=alert(1)&gt;&amp;amp;{{{x}}}&quot;&#39;'
LONG=; for word in 1 2 3 4 5 6 7 8 9 10 11 12; do LONG="${LONG}+%E2%80%93%C3%A9+%F0%9F%93%8C%5C%3B%2C"; done
no_live() { no has_body '<img src=x' && has_body "$SHOWN"; }

# ---- who works on it

as_role complaint_officer; number=$("$fixture" complaint in_progress/follow_up open)
act "$number" assign "unit=&officer="
fact "an assignment to nobody comes back" has_status 400
fact "and says what is missing" has_body "Pilih unit, petugas, atau keduanya."
act "$number" assign "unit=tidak-ada&officer="
fact "as does one to a unit that does not exist" has_status 400
before_mails=$(mails); look "$number"; second=$(value_of "Petugas second")
act "$number" assign "unit=bidang-uji&officer=$second"
fact "a unit and an officer are assigned" stands "$number" assigned
fact "with one notice" [ "$(mails)" = "mails $((${before_mails#mails } + 1))" ]
look "$number"
fact "the page says which unit" has_body "<dd>Bidang Uji</dd>"
fact "and which officer" has_body "<dd>Petugas second</dd>"
act "$number" call_meeting "held_on=$later&starts_at=9.30&place=$HOSTILE&agenda=$HOSTILE$LONG&invited=$HOSTILE%0D%0ADinas+Teknis"
fact "a meeting is called" stands "$number" meeting
before_mails=$(mails); act "$number" assign "unit=bidang-lain&officer="
fact "a hand-over leaves the state" stands "$number" meeting
fact "and tells the reporter nothing" [ "$(mails)" = "$before_mails" ]

# ---- a meeting and its papers

look "$number"
fact "what was typed into a meeting is text on the page" no_live
paper() { sed -n "s/.*href=\"\(\/petugas\/cetak\/$1\/[^\"]*\)\".*/\1/p" "$folder/page" | head -1; }
invitation=$(paper undangan); calendar=$(paper kalender)
cgi staff GET "$invitation"
fact "the invitation can be printed" has_body "Undangan rapat tindak lanjut"
fact "with text for text" no_live
fact "and without the reporter" no has_body "Nama Pelapor Uji"
cgi staff GET "$calendar"; cp "$folder/page" "$folder/first.ics"
fact "the calendar file is one" has_header Content-Type "text/calendar; charset=utf-8"
cgi staff GET "$calendar"
cat >"$folder/ics.py" <<'PY'
import sys, datetime, re
def event(name):
    raw = open(name, 'rb').read()
    assert raw.endswith(b'\r\n') and b'\n' not in raw.replace(b'\r\n', b''), 'line ends'
    assert all(len(line) <= 75 for line in raw.split(b'\r\n')), 'folded lines'
    for line in raw.split(b'\r\n'): line.decode('utf-8')
    lines = raw.decode('utf-8').replace('\r\n ', '').split('\r\n')
    assert lines[0] == 'BEGIN:VCALENDAR' and lines[-2] == 'END:VCALENDAR', 'frame'
    pairs = dict(line.split(':', 1) for line in lines if ':' in line)
    text = lambda v: re.sub(r'\\(.)', lambda m: '\n' if m[1] == 'n' else m[1], v)
    return {key: text(value) for key, value in pairs.items()}
a, b = event(sys.argv[1]), event(sys.argv[2])
assert a['UID'] == b['UID'], 'the same appointment'
day = datetime.datetime.strptime(sys.argv[3], '%d/%m/%Y').replace(hour=9, minute=30) - datetime.timedelta(hours=int(sys.argv[5]))
assert a['DTSTART'] == day.strftime('%Y%m%dT%H%M%SZ'), a['DTSTART']
assert a['LOCATION'] == '<img src=x onerror=alert(1)>&amp;{{{x}}}"\'', a['LOCATION']
assert a['DESCRIPTION'] == a['LOCATION'] + ' \u2013\u00e9 \U0001F4CC\\;,' * 12, a['DESCRIPTION']
assert a['STATUS'] == sys.argv[4], a['STATUS']
PY
hours=$(sed -n 's/^zone *= *\(WIT*A*B*\).*/\1/p' "$LOKET_CONFIG" | sed 's/WIB/7/;s/WITA/8/;s/WIT/9/')
run python3 "$folder/ics.py" "$folder/first.ics" "$folder/page" "$later" CONFIRMED "${hours:-8}"
fact "a reader of calendars understands it: UTC, folded, escaped, the same twice" succeeds
as auditor; cgi staff GET "$invitation"
fact "who may see the case may print" has_status 200
as_role complaint_officer
cgi staff GET "/petugas/cetak/notulen/${invitation#/petugas/cetak/undangan/}"
fact "before it was held a meeting has no minutes" has_status 404
for path in "undangan/$number" "undangan/$number/1" "laporan/$number" "surat/$number" "lain/$number" "$number" "undangan/x/1" "surat/$number/9"; do
    cgi staff GET "/petugas/cetak/$path"
    fact "$path is no paper" has_status 404
done
act "$number" call_meeting "held_on=$later&starts_at=10.00&place=Aula&agenda=Lagi&invited=Semua"
fact "a second meeting is not called beside it" has_status 409
act "$number" hold_meeting "attendance=Semua&minutes=Isi&measure_1_action=Periksa&measure_1_owner=Bidang&measure_1_due_on=$later"
fact "a meeting that lies ahead has no outcome" has_status 400
fact "says the page" has_body "Rapat ini belum berlangsung."
act "$number" cancel_meeting "text="
fact "cancelling needs a reason" has_status 400
act "$number" cancel_meeting "text=Ruang+tidak+tersedia."
fact "and leads back to the unit" stands "$number" assigned
cgi staff GET "$calendar"
run python3 "$folder/ics.py" "$folder/page" "$folder/first.ics" "$later" CANCELLED "${hours:-8}"
fact "the calendar file of a meeting that was called off says so, of the same appointment" succeeds

# ---- what a meeting decides

for wrong in "held_on=$later&starts_at=24.00" "held_on=$later&starts_at=930" "held_on=31/02/2026&starts_at=09.30" "held_on=$before&starts_at=09.30"; do
    act "$number" call_meeting "$wrong&place=Aula&agenda=Lagi&invited=Semua"
    fact "a meeting with $wrong comes back" has_status 400
done
act "$number" call_meeting "held_on=$today&starts_at=00.05&place=Aula&agenda=Lagi&invited=Semua"
fact "a meeting of today is called" stands "$number" meeting
look "$number"
fact "five rows for decisions stand there" [ "$(grep -c 'name="measure_[0-9]*_action"' "$folder/page")" -eq 5 ]
rows() { for row in $(seq "$1"); do printf '&measure_%s_action=%s&measure_%s_owner=Bidang&measure_%s_due_on=%s' "$row" "$HOSTILE" "$row" "$row" "$later"; done; }
act "$number" hold_meeting "attendance=Semua&minutes=Isi$(rows 5)&more=1"
fact "more rows are added" [ "$(grep -c 'name="measure_[0-9]*_action"' "$folder/page")" -eq 10 ]
fact "without a fault" has_status 200
fact "and without storing" stands "$number" meeting
fact "what was typed stays" no_live
act "$number" hold_meeting "attendance=Semua&minutes=Isi"
fact "a meeting without a decision comes back" has_body "Tulis paling sedikit satu keputusan."
act "$number" hold_meeting "attendance=Semua&minutes=Isi&measure_1_action=Periksa&measure_1_owner=&measure_1_due_on=$before"
fact "a decision needs who" has_body "Isi unit atau jabatan yang melaksanakan"
fact "and a day after the meeting" has_body "Batas waktu tidak boleh sebelum hari rapat."
act "$number" hold_meeting "attendance=$HOSTILE&minutes=$HOSTILE$(rows 20)&measure_21_action=Lagi"
fact "a twenty-first decision is no field" has_status 400
version=$(version_of "$number"); act "$number" hold_meeting "attendance=$HOSTILE&minutes=$HOSTILE$(rows 20)"
fact "twenty decisions are kept" stands "$number" following_up
act "$number" hold_meeting "attendance=$HOSTILE&minutes=$HOSTILE$(rows 20)"
fact "the same form again is led to the case" has_status 303
act "$number" hold_meeting "attendance=Lain&minutes=Lain$(rows 1)"
fact "another one comes too late" has_status 409
version=; look "$number"
fact "the decisions stand on the page as text" no_live
cgi staff GET "$(paper notulen)"
fact "the minutes can be printed" no_live
look "$number"; measure=$(sed -n '/name="measure"/,/<\/select>/s/.*<option value="\([0-9][0-9]*\)".*/\1/p' "$folder/page" | head -1)
act "$number" monitor "measure=1&text=Berjalan"
fact "a decision of nowhere is not monitored" has_status 400
act "$number" monitor "measure=$measure&text=$HOSTILE&measure_done=1"
fact "a decision is marked done" has_status 303
look "$number"
fact "and says so" has_body "Selesai $(local_date +%-d)"
act "$number" monitor "measure=$measure&text=Lagi&measure_done=1"
fact "once" has_status 400
act "$number" report "text=$HOSTILE"; look "$number"
cgi staff GET "$(paper laporan)"
fact "the handling report can be printed" no_live
fact "without the reporter" no has_body "Nama Pelapor Uji"

# ---- another agency

number=$("$fixture" complaint in_progress open)
act "$number" forward "agency=Dinas&letter_number=1&letter_date=$later"
fact "a letter of the future comes back" has_status 400
act "$number" forward "agency=$HOSTILE&letter_number=$HOSTILE&letter_date=$today"
fact "the case goes to another agency" stands "$number" forwarded
cgi staff GET "/petugas/cetak/surat/$number"
fact "with a letter" no_live

# ---- the same matter

first=$("$fixture" complaint received open); second=$("$fixture" complaint received open); third=$("$fixture" complaint received open)
act "$first" link_duplicate "duplicate=$first"
fact "a case is not linked to itself" has_body "Ini nomor kasus ini sendiri."
act "$first" link_duplicate "duplicate=PGD-2026-999999"
fact "nor to a number that was never given" has_status 400
act "$first" link_duplicate "duplicate=$second"; act "$second" link_duplicate "duplicate=$third"
fact "cases are linked" has_status 303
act "$third" link_duplicate "duplicate=$first"
fact "never in a circle" has_status 400
look "$second"
fact "both ends stand on the page" has_body "/petugas/kasus/$first"
fact "both of them" has_body "/petugas/kasus/$third"

# ---- for whom it does not exist

make_files
case=$("$fixture" complaint meeting confidential); as_role complaint_officer
act "$case" link_duplicate "duplicate=$first"; look "$case"; invitation=$(paper undangan); calendar=$(paper kalender)
as_role head; look "$case"
officer=$(sed -n '/name="excluded_officer"/,/<\/select>/s/.*<option value="\([0-9]*\)">Petugas complaint_officer<.*/\1/p' "$folder/page")
boss=$(sed -n '/name="excluded_officer"/,/<\/select>/s/.*<option value="\([0-9]*\)">Petugas division_head<.*/\1/p' "$folder/page")
chief=$(sed -n '/name="excluded_officer"/,/<\/select>/s/.*<option value="\([0-9]*\)">Petugas head<.*/\1/p' "$folder/page")
act "$case" exclude "excluded_officer=$officer&excluded_unit=&text="
fact "an exclusion needs a reason" has_status 400
act "$case" exclude "excluded_officer=$officer&excluded_unit=bidang-uji&text=Alasan"
fact "and one officer or one unit" has_status 400
act "$case" exclude "excluded_officer=$officer&excluded_unit=&text=$HOSTILE"
fact "an officer is excluded" has_status 303
act "$case" exclude "excluded_officer=&excluded_unit=bidang-uji&text=Alasan"
fact "and a unit" has_status 303
look "$case"
fact "who decides about exclusions sees them" has_body "Bagi mereka kasus ini tidak ada:"
fact "and the reason is text" no_live
state_of "$case" >"$folder/before"
gone() { fact "$1 finds nothing at $2" has_status 404; }
for who in complaint_officer clerk; do
    as_role $who; head=$("$fixture" head)
    for path in "kasus/$case" "pembaca/$case" "templat-pakai/$case?templat=1" "lampiran/$case/1" "${invitation#/petugas/}" "${calendar#/petugas/}" "cetak/laporan/$case"; do
        [ "${path%%/*}" != pembaca ] || continue
        cgi staff GET "/petugas/$path"; gone "$who" "${path%%/*}"
    done
    version=1; for action in note assign ask_reporter hold_meeting; do act "$case" $action "text=Isi"; gone "$who" "aksi $action"; done
    cgi staff POST "/petugas/buka-identitas/$case" "csrf=$token&action=reveal&version=1&reason=Perlu+menghubungi"; gone "$who" buka-identitas
    version=; look "$first"
    fact "$who does not read its number on a case that exists" no has_body "$case"
    act "$first" link_duplicate "duplicate=$case"
    fact "$who cannot find out by linking" has_body "Tidak ada pengaduan dengan nomor ini."
done
state_of "$case" >"$folder/after"
fact "none of it changed the case" cmp -s "$folder/before" "$folder/after"
as division_head; cgi staff GET "/petugas/pembaca/$case"
fact "who is not excluded reads who looked" has_status 200
as_role second; look "$case"
fact "and the case goes on with others" has_status 200
fact "without their names among the officers to choose" no has_body ">Petugas complaint_officer</option>"
as_role head; act "$case" exclude "excluded_officer=$boss&excluded_unit=&text=Alasan"
as division_head; cgi staff GET "/petugas/pembaca/$case"
fact "a superior who is excluded reads nothing of the looks" has_status 404
as_role head; act "$case" exclude "excluded_officer=$chief&excluded_unit=&text=Alasan"
fact "the last superior cannot be excluded" has_body "Paling sedikit satu Kepala Bidang atau Kepala Dinas"

# ---- for everybody

number=$("$fixture" complaint closed_confirmed open); sealed=$("$fixture" complaint closed_confirmed confidential)
as_role complaint_officer
act "$sealed" propose_release "title=Judul&summary=Ringkasan&outcome=Hasil"
fact "a confidential case is never released" has_status 409
act "$number" propose_release "title=Judul&summary=Hubungi+081234567890&outcome=Hasil"
fact "a telephone number is not proposed for the public: it would stop the edition" has_status 400
fact "and is named beside its field" has_body "Hapus nomor telepon dari teks ini"
act "$number" propose_release "title=Judul&summary=Ringkasan&outcome=Tulis+ke+orang%40contoh.example"
fact "nor an address" has_body "Hapus alamat surel dari teks ini"
act "$number" propose_release "title=$HOSTILE&summary=$HOSTILE&outcome="
fact "a release says how it ended" has_status 400
act "$number" propose_release "title=$HOSTILE&summary=$HOSTILE&outcome=$HOSTILE"; look "$number"
fact "a proposal waits for somebody else" has_body "orang lain harus menyetujuinya"
fact "and is text" no_live
act "$number" approve_release
fact "an officer does not approve" has_status 403
as_role division_head; act "$number" withdraw_release "text=Keliru"
fact "a proposal is taken back" has_status 303
act "$number" propose_release "title=Judul+kedua&summary=Ringkasan&outcome=Hasil"; act "$number" approve_release
fact "nobody approves what he proposed" has_status 403
as_role head; act "$number" approve_release
fact "a second person does" has_status 303
act "$number" approve_release
fact "once" has_status 409
look "$number"
fact "and the page says it is public" has_body "Terbit di situs."
published() { run "$loket" publish; cp "$folder/office/site/current/statistik/index.html" "$folder/page"; }
published
fact "the site tells it in the office's words" has_body ">Judul kedua</a></h3>"
fact "and nothing else of the case" no has_body "Izin reklame belum terbit"
fact "nor its number" no has_body "$number"
fact "nor what was proposed and taken back" no has_body "$SHOWN"
act "$number" withdraw_release "text=Keliru"; published
fact "what is withdrawn is gone with the next edition" no has_body "Judul kedua"

# ---- appeal

number=$("$fixture" complaint reported open)
as_role division_head; act "$number" answer "text=Jawaban"
fact "the division head answers" stands "$number" answered
act "$number" take_appeal
fact "there is nothing to handle before the reporter appeals" has_status 409
"$fixture" step "$number" appeal
act "$number" take_appeal
fact "who answered does not handle the appeal" has_status 403
as_role head; before_mails=$(mails); act "$number" take_appeal
fact "somebody higher takes it" stands "$number" appeal_handling
fact "with one notice" [ "$(mails)" = "mails $((${before_mails#mails } + 1))" ]
as_role division_head; act "$number" answer_appeal "text=Jawaban"
fact "nobody else answers it" has_status 403
as_role head; act "$number" ask_reporter "text=Pertanyaan"
fact "its handler asks the reporter" stands "$number" waiting_reporter
look "$number"
fact "the ledger shows the question" has_body "masih menunggu"
"$fixture" step "$number" reply
fact "whose reply leads back to the appeal" stands "$number" appeal_handling
look "$number"
fact "and ends the pause" no has_body "masih menunggu"
act "$number" answer_appeal "text=$HOSTILE"
fact "the appeal is answered" stands "$number" appeal_answered
"$fixture" step "$number" dispute
as_role complaint_officer; act "$number" reopen "text=Alasan"
fact "an officer does not reopen" has_status 403
as_role division_head; act "$number" reopen "text=Alasan"
fact "a superior does, with a reason" stands "$number" in_progress

# ---- two at once

as complaint_officer; look "$number"; as second; look "$number"
fact "who opens a case that somebody has open is warned" has_body "Petugas complaint_officer sejak"
fact "not of himself" no has_body "Petugas second sejak"
finish
