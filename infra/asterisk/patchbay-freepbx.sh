#!/bin/sh
# Forwards the calls of FreePBX's CDR table to Patchbay, all legs of a call together. For cron, every minute.
# A call is taken when it is over for a while; what was taken is remembered, and taken again only when legs were added. The first
# run only remembers: calls from before are not news.
set -eu
umask 077

CONF=${PATCHBAY_CONF:-/etc/patchbay.conf}
# shellcheck source=/dev/null
. "$CONF"
SPOOL=${PATCHBAY_SPOOL:-/var/spool/patchbay}
SEND=${PATCHBAY_SEND:-$(dirname "$0")/patchbay-send.sh}
# How far back is looked, in minutes: longer than the hub or this machine may be away. And how long a call must be over.
LOOK_BACK=${PATCHBAY_LOOK_BACK:-1440}
SETTLE=${PATCHBAY_SETTLE:-20}
mkdir -p "$SPOOL"
exec 8>"$SPOOL/freepbx.lock"
flock -n 8 || exit 0
first=
[ -f "$SPOOL/taken" ] || first=yes
touch "$SPOOL/taken"

# The start goes out in Unix seconds: that means the same in every zone.
QUERY="SELECT linkedid, uniqueid, sequence, UNIX_TIMESTAMP(calldate) AS start, clid, src, dst, dcontext, channel, dstchannel, lastapp,
 duration, billsec, disposition, userfield, did, cnum, cnam, outbound_cnum, recordingfile, DATE_FORMAT(calldate, '%Y/%m/%d') AS day
 FROM cdr WHERE linkedid <> '' AND calldate > NOW() - INTERVAL $LOOK_BACK MINUTE
 AND linkedid NOT IN (SELECT linkedid FROM cdr WHERE calldate > NOW() - INTERVAL $LOOK_BACK MINUTE
 AND calldate + INTERVAL duration SECOND > NOW() - INTERVAL $SETTLE SECOND)
 ORDER BY linkedid, sequence"

# One form a call, one line each, behind its id and number of legs.
# shellcheck disable=SC2086
${PATCHBAY_MYSQL:-mysql asteriskcdrdb} --batch --execute "$QUERY" |
  LC_ALL=C awk -F '\t' -v recordings="${PATCHBAY_RECORDINGS:-}" '
    BEGIN { for (i = 0; i < 256; i++) code[sprintf("%c", i)] = sprintf("%%%02X", i) }
    function encoded(text,    i, c, out) {
      for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        out = out (c ~ /[A-Za-z0-9._~-]/ ? c : code[c])
      }
      return out
    }
    function flush_call() { if (id != "") print id "\t" legs "\t" form }
    function add(name, value) {
      if (value != "" && value != "NULL")
        form = form (form == "" ? "" : "&") "legs%5B" legs "%5D%5B" name "%5D=" encoded(value)
    }
    NR == 1 { for (i = 1; i <= NF; i++) column[i] = $i; next }
    $1 != id { flush_call(); id = $1; legs = 0; form = "" }
    {
      file = day = ""
      for (i = 1; i <= NF; i++) {
        gsub(/\\t|\\n/, " ", $i)
        gsub(/\\\\/, "\\", $i)
        if (column[i] == "day") day = $i
        else add(column[i], $i)
        if (column[i] == "recordingfile") file = $i
      }
      if (recordings != "" && file != "" && file != "NULL") {
        sub(/^.*\//, "", file)
        form = form "&legs%5B" legs "%5D%5Brecordingurl%5D=" encoded(recordings "/" day "/" file)
      }
      legs++
    }
    END { flush_call() }' |
  while IFS='	' read -r id legs form; do
    if ! grep -qxF "$id $legs" "$SPOOL/taken"; then
      if [ -z "$first" ]; then
        draft=$(mktemp "$SPOOL/draft.XXXXXX")
        printf '%s' "$form" >"$draft"
        mv "$draft" "$SPOOL/$(date +%s)-$id-$legs.form"
      fi
      # Noted after it is safe: a crash between the two sends it twice, which the hub recognises.
      echo "$id $legs" >>"$SPOOL/taken"
    fi
  done

# What is too old to be found again needs no note.
tail -n 20000 "$SPOOL/taken" >"$SPOOL/taken.new" && mv "$SPOOL/taken.new" "$SPOOL/taken"
exec "$SEND"
