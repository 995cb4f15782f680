# What shell tests share; read with `. tests/lib/shell.sh` from the root of the tree. Gives $BUILD, $loket, $folder (thrown
# away at the end), and:
#   fact SENTENCE COMMAND…   prints "ok - SENTENCE" when the command succeeds, else "not ok - SENTENCE" and what it left
#   run COMMAND…             keeps standard output in $folder/out, errors in $folder/err, the exit status in $status
#   succeeds, fails_with N   judge $status;  says TEXT, warns TEXT  look into out and err
#   open_office [OPTION…]    makes an office in $folder/office with `loket setup` and points LOKET_CONFIG to it
#   cgi PROGRAM METHOD PATH [BODY [TYPE]]   runs a program as plain CGI; the answer lands in $folder/out
#   has_status N, has_header NAME [TEXT], has_body TEXT   judge that answer
#   local_date [OPTION…]     date, as the office counts days (WIB)
#   finish                   the exit status of the test; its last line
BUILD=${BUILD:-build}
loket=$BUILD/loket
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
facts_failed=0
status=0
BASE_URL=http://127.0.0.1:8080

fact() {
    sentence=$1; shift
    if "$@"; then
        echo "ok - $sentence"
    else
        echo "not ok - $sentence"; facts_failed=1
        echo "    exit status $status"
        sed 's/^/    out: /' "$folder/out" 2>/dev/null | head -30
        sed 's/^/    err: /' "$folder/err" 2>/dev/null | head -10
    fi
}

run() {
    "$@" >"$folder/out" 2>"$folder/err" </dev/null
    status=$?
}

succeeds() { [ "$status" -eq 0 ]; }
fails_with() { [ "$status" -eq "$1" ]; }
says() { grep -qF -- "$1" "$folder/out"; }
warns() { grep -qF -- "$1" "$folder/err"; }
# A refusal is one line on standard error, nothing on standard output, and the given exit status.
refuses() { [ "$status" -eq "$1" ] && [ ! -s "$folder/out" ] && [ "$(wc -l <"$folder/err")" -eq 1 ] && warns "$2"; }
no() { ! "$@"; }
# An open office may hold the database for a moment.
sqlite3() { command sqlite3 -cmd '.timeout 10000' "$@"; }
local_date() { TZ=WIB-7 date "$@"; }

open_office() {
    "$loket" setup "$folder/office" --base-url "$BASE_URL" --minimum-fill-seconds 0 "$@" >"$folder/setup.out" 2>&1 ||
        { echo "not ok - an office can be set up"; sed 's/^/    /' "$folder/setup.out"; exit 1; }
    LOKET_CONFIG=$folder/office/loket.ini; export LOKET_CONFIG
}

cgi() {
    program=$1; method=$2; path=$3; body=${4:-}; type=${5:-application/x-www-form-urlencoded}
    printf '%s' "$body" >"$folder/body"
    cgi_file "$program" "$method" "$path" "$folder/body" "$type"
}

# cgi_file PROGRAM METHOD PATH FILE TYPE: the body comes from a file, byte for byte.
cgi_file() {
    query=${3#*\?}; [ "$query" != "$3" ] || query=
    length=$(wc -c <"$4"); [ "$2" = POST ] || length=
    env GATEWAY_INTERFACE=CGI/1.1 SERVER_PROTOCOL=HTTP/1.1 REQUEST_METHOD="$2" REQUEST_URI="$3" DOCUMENT_URI="${3%%\?*}" \
        QUERY_STRING="$query" CONTENT_LENGTH="$length" CONTENT_TYPE="$([ "$2" = POST ] && echo "$5")" \
        REMOTE_ADDR="${REMOTE_ADDR:-192.0.2.1}" HTTP_HOST="${BASE_URL#*//}" HTTP_ORIGIN="${ORIGIN-$BASE_URL}" \
        HTTP_COOKIE="${COOKIE:-}" "$BUILD/$1" <"$4" >"$folder/out" 2>"$folder/err"
    status=$?
    tr -d '\r' <"$folder/out" | sed '/^$/q' >"$folder/head"
    sed '1,/^\r*$/d' "$folder/out" >"$folder/page"
}

has_status() { head -1 "$folder/head" | grep -q "^Status: $1\b" || { [ "$1" = 200 ] && ! grep -qi '^Status:' "$folder/head"; }; }
has_header() { grep -i "^$1:" "$folder/head" | grep -qF -- "${2:-}"; }
has_body() { grep -qF -- "$1" "$folder/page"; }
# The value of the first hidden or text field NAME of the page.
field_of_page() { sed -n "s/.*name=\"$1\"[^>]*value=\"\([^\"]*\)\".*/\1/p; s/.*value=\"\([^\"]*\)\"[^>]*name=\"$1\".*/\1/p" "$folder/page" | head -1; }

finish() { exit $facts_failed; }
