#!/usr/bin/env bash
# Gets a Chromium where there is none and this machine lets us install one; without it the browser tests say SKIPPED.
set -uo pipefail
for name in "${KEPT_BROWSER:-}" chromium chromium-browser google-chrome google-chrome-stable; do
  if [ -n "$name" ] && command -v "$name" >/dev/null; then exit 0; fi
done
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo 'SKIPPED: no Chromium, and no right or no apt-get to install one'
  exit 0
fi
(apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk) >/dev/null 2>&1 ||
  echo 'SKIPPED: Chromium could not be installed'
