#!/usr/bin/env bash
# Install packages: what ours finds is what Debian's aapt and apksigner find, on real packages and on tampered ones.
# In a browser: every page, the journeys that `npm test` has no time for, and a real package on its whole way, from the
# provider to the reviewer's screen and the public check.
# The whole demonstration from an empty folder: its tables are the published ones, row for row; what counts can be
# computed anew from the timelines; and the timelines verify, in the database and from an export.
set -euo pipefail
cd "$(dirname "$0")/.."
DATA_DIR=$(mktemp -d)
export DATA_DIR
PACKAGES=$(mktemp -d)
trap 'rm -rf "$DATA_DIR" "$PACKAGES"' EXIT

node test/judges/main.ts "$PACKAGES"
REAL_PACKAGE="$PACKAGES/android-apidemos-5.0.0/package/apks/ApiDemos-debug.apk" \
  ./node_modules/.bin/vitest run --project verify

./registry demo --load-only
./registry completion --as-of 2020-08-17 --by region --format tsv | diff - demo/published/2020-08-17-regions.tsv
./registry institutions --as-of 2020-08-17 --format tsv | diff - demo/published/2020-08-17-universities.tsv
echo "published tables of 2020-08-17: equal"
./registry completion --recompute

# A server seals what has been loaded and publishes the signed checkpoint.
./registry demo --port 0 >"$DATA_DIR/server.log" 2>&1 &
server=$!
until ls "$DATA_DIR"/checkpoints/* >/dev/null 2>&1; do
  kill -0 "$server"
  sleep 0.2
done
kill -INT "$server"
wait "$server"

./registry verify-audit
./registry export-audit --out "$DATA_DIR/export"
./registry verify-audit "$DATA_DIR/export"

# The tests take the patterns that were judged before for safe.
node test/judge-patterns.ts --check
