#!/bin/sh
# Hands calls to Patchbay. What was not accepted stays in the spool and is sent again by the next run:
#   patchbay-send.sh 'uniqueid=...&src=...'   keeps one call (a form) and sends everything that waits
#   patchbay-send.sh                          sends everything that waits; for cron, every minute
set -eu
umask 077

CONF=${PATCHBAY_CONF:-/etc/patchbay.conf}
# shellcheck source=/dev/null
. "$CONF"
SPOOL=${PATCHBAY_SPOOL:-/var/spool/patchbay}
mkdir -p "$SPOOL/refused"

if [ $# -gt 0 ]; then
  # Written whole before it gets its name: a half-written file is never sent.
  draft=$(mktemp "$SPOOL/draft.XXXXXX")
  printf '%s' "$1" >"$draft"
  mv "$draft" "$SPOOL/$(date +%s)-${draft##*.}.form"
fi

# One sender at a time keeps the order; another one that runs takes this call with it, or the next minute does.
exec 9>"$SPOOL/lock"
flock -w 20 9 || exit 0

send() {
  # The token goes through standard input: the arguments of a process can be seen by everybody.
  printf 'header = "Authorization: Bearer %s"\n' "$PATCHBAY_TOKEN" |
    curl --silent --output /dev/null --write-out '%{http_code}' --connect-timeout 5 --max-time 20 \
      --config - --header 'Content-Type: application/x-www-form-urlencoded' --data-binary "@$1" "$PATCHBAY_URL" || true
}

for call in "$SPOOL"/*.form; do
  [ -f "$call" ] || continue
  status=$(send "$call")
  case $status in
    2??)
      rm -f "$call"
      ;;
    400 | 413 | 415)
      # Will never be accepted: kept for a person, out of the way of the others.
      mv "$call" "$SPOOL/refused/"
      echo "patchbay: ${call##*/} was refused with $status, see $SPOOL/refused" >&2
      ;;
    *)
      echo "patchbay: answered ${status:-nothing}, sent again later" >&2
      exit 1
      ;;
  esac
done
