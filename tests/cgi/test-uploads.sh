#!/bin/sh
# Facts about files people send: more than sixty hostile ones and what becomes of each (tests/lib/hostile_files.py).
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
sed -i 's/^submissions_per_hour = .*/submissions_per_hour = 100000/' "$folder/office/loket.ini"
PYTHONDONTWRITEBYTECODE=1 python3 tests/lib/hostile_uploads.py "$BUILD" "$folder/office" || facts_failed=1
finish
