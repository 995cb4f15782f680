#!/bin/sh
# A small siege of a served office: complaints while workers are killed. The large one is `make siege`.
set -u
exec node tests/lib/siege.mjs 300 10
