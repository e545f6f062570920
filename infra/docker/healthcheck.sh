#!/bin/bash
# healthcheck.sh PORT: succeeds when the part on this port says that it is ready. The image has no HTTP client, so bash speaks.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r _ status _ <&3
[ "$status" = 200 ]
