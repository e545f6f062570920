#!/bin/bash
# Installs what some tests run besides Java: curl, and promtool, which tests the alert rules. For Debian and Ubuntu, as root.
# Of the package prometheus only promtool is taken, so that no server is installed or started.
set -euo pipefail

missing() {
  ! command -v "$1" > /dev/null
}

if missing curl || missing promtool; then
  apt-get update -q -o Acquire::Retries=5
fi
if missing curl; then
  apt-get install -o Acquire::Retries=5 -q -y --no-install-recommends curl
fi
if missing promtool; then
  directory=$(mktemp -d)
  trap 'rm -r "$directory"' EXIT
  chmod 755 "$directory"
  (cd "$directory" && apt-get download -o Acquire::Retries=5 -q prometheus)
  dpkg-deb --fsys-tarfile "$directory"/prometheus_*.deb | tar -x -C /usr/local/bin --strip-components=3 ./usr/bin/promtool
  promtool --version
fi
