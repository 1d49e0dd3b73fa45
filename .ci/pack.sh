#!/usr/bin/env bash
# Packs the package, installs it in an empty folder, and uses the command there.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
tarball=$(cd "$root" && npm pack --silent --pack-destination "$empty" | tail -n 1)
cd "$empty"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund "./$tarball"
npx --no-install kept --version
npx --no-install kept example record > example.txt
grep -q 'The record is in record' example.txt
npx --no-install kept verify record | tail -n 1
