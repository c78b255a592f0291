# shellcheck shell=bash
# People with phones, played through the simulator's control API (simulator/control_api.h), which
# delivers each act to the bot as a signed webhook. To be sourced; prints the talk as it goes.
# Needs: $phones_at (the simulator's address), curl, jq. Buttons are named by their key in locales/th.json,
# or by what is written on them.

: "${phones_at:?is the address of the simulator}"
declare -A phone  # Name -> LINE user id.
answer=[]         # What the bot said last, as JSON.

fail() { echo "FAILED: $1" >&2; exit 1; }
words() { jq -er --arg key "$1" '.[$key]' locales/th.json || fail "locales/th.json has no $1"; }
call() { curl -sS --fail-with-body --max-time 30 "$@" || fail "the simulator refused: $*"; }
post() { call -X POST -H 'Content-Type: application/json' -d "$2" "$phones_at/simulator/$1"; }

# hear NAME: waits for the bot's answer to the last act, prints and keeps it.
hear() {
  answer=$(call "$phones_at/simulator/people/${phone[$1]}/reply?timeout_ms=10000")
  [[ $(jq length <<<"$answer") -gt 0 ]] || fail "the bot did not answer $1 within 10 seconds"
  jq -r '.[] | (.text | split("\n") | "บอท:      " + join("\n          ")),
         ((.buttons + .quick_replies)[:13] | if length > 0 then "          " + (map("[" + . + "]") | join(" ")) else empty end)' <<<"$answer"
  echo
}

# follows NAME: somebody new adds the bot as a friend.
follows() {
  phone[$1]=$(post people "$(jq -n --arg name "$1" '{name: $name, follow: true}')" | jq -r .id)
  echo "($1 เพิ่มบอทเป็นเพื่อน)"
  hear "$1"
}
says() {  # NAME WORDS
  printf '%s: %s\n' "$1" "$2"
  post "people/${phone[$1]}/text" "$(jq -n --arg text "$2" '{text: $text}')" >/dev/null
  hear "$1"
}
taps() {  # NAME BUTTON
  local label=$2
  if [[ $label =~ ^[a-z_]+\.[a-z0-9_.]+$ ]]; then label=$(words "$label"); fi
  printf '%s: (กด) %s\n' "$1" "$label"
  post "people/${phone[$1]}/tap" "$(jq -n --arg words "$label" '{label: $words}')" >/dev/null
  hear "$1"
}
sends_photo() {  # NAME
  printf '%s: (ส่งรูป)\n' "$1"
  call -X POST "$phones_at/simulator/people/${phone[$1]}/photo" >/dev/null
  hear "$1"
}

# comes_true SECONDS WHAT COMMAND...: waits until the command succeeds.
comes_true() {
  local until=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    ((SECONDS < until)) || fail "waited in vain: $what"
    sleep 0.05
  done
}

# The following need $bot_at (the bot's address) and $database (its SQLite file).
: "${bot_at:=}" "${database:=}"
look() { sqlite3 -readonly "$database" "$1"; }
metric() { curl -fsS --max-time 5 "$bot_at/metrics" | awk -v name="$1" '$1 == name { print $2 }'; }
reached() { awk -v has="$(metric "$1")" -v wanted="$2" 'BEGIN { exit !(has != "" && has + 0 >= wanted) }'; }
is_all_sent() { [[ $(look "SELECT count(*) FROM outbox WHERE status = 'waiting'") == 0 ]]; }
is_all_fetched() { [[ $(look "SELECT count(*) FROM photo WHERE status = 'waiting'") == 0 ]]; }

# Waits until the bot has sent what it had to send, and fetched the photos.
bot_is_done() {
  comes_true 30 "everything is sent" is_all_sent
  comes_true 30 "every photo is fetched" is_all_fetched
}

# moves_clock SECONDS: forward; and waits until the bot sees that time, has done what was due until
# then, and has sent what came of it.
moves_clock() {
  local now_s
  now_s=$(post clock "{\"advance_s\": $1}" | jq '.now_ms / 1000 | floor')
  comes_true 10 "the bot sees the new time" reached sammachip_clock_seconds "$now_s"
  comes_true 60 "what was due is done" reached sammachip_scheduler_looked_seconds "$now_s"
  [[ $(metric sammachip_scheduler_lag_seconds) == 0 ]] || fail "a scheduled job fails"
  bot_is_done
}
now_s() { call "$phones_at/simulator/clock" | jq '.now_ms / 1000 | floor'; }

offers() { jq -e --arg words "$(words "$1")" 'any(.[]; .quick_replies + .buttons | index($words))' <<<"$answer" >/dev/null; }
heard() {
  jq -e --arg part "$1" 'any(.[]; .text | contains($part))' <<<"$answer" >/dev/null ||
    fail "the bot's answer lacks \"$1\""
}
is() { [[ $2 == "$3" ]] || fail "$1: $2, not $3"; }

said() { jq -r '.[].text' <<<"$answer"; }
# The code in what the bot or a command said.
code_in() { grep -oE '\b[A-Z2-9]{5}-[A-Z2-9]{5}\b|\b[A-Z2-9]{4}-[A-Z2-9]{4}\b' <<<"$1" | head -n 1; }

# comes_in NAME CODE CALLED: a stranger takes up an invitation.
comes_in() {
  follows "$1"
  taps "$1" notice.accept
  says "$1" "$2"
  taps "$1" ใช่
  says "$1" "$3"
}
