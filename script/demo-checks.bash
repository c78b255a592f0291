# shellcheck shell=bash
# What script/demo sees to before it begins: what stands in its way, the time it plays at, free
# ports, and a build that says how far it is. To be sourced; its working folder is the clone's.

# What was measured (GCC 12): CPU minutes to compile what the demo runs, all of it; GiB that a
# build folder with the compiler's cache takes, and that the packages take.
build_cpu_minutes=9
build_gib=1
packages_gib=2

# seconds_of TIME: "2026-11-29T10:00" in Thailand as Unix seconds. 1, and says why, if it is none.
seconds_of() {
  local seconds most=$((10 * 365 * 86400))
  if ! [[ $1 =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$ ]] ||
    ! seconds=$(date -d "${1/T/ }:00 +0700" +%s 2>/dev/null); then
    echo "script/demo: --at takes a time in Thailand like 2026-11-29T10:00, not \"$1\"" >&2
    return 1
  fi
  if ((seconds - $(date +%s) > most || $(date +%s) - seconds > most)); then
    echo "script/demo: --at $1 is more than ten years away: the bot's clock goes no further" >&2
    return 1
  fi
  echo "$seconds"
}

in_thailand() { TZ=Asia/Bangkok date -d "@$1" "+$2"; }

# said_time WORDS SECONDS: prints both.
said_time() {
  printf '\n##### %s: %s in Thailand\n' "$1" "$(LC_ALL=C in_thailand "$2" '%A %Y-%m-%d %H:%M')"
}

# calm_time SECONDS: the same; but if within five minutes the day ends or the bot says something of
# its own accord (digest, reminders, questions of a round), a minute after that, so that what a play
# finds is the play's alone.
calm_time() {
  local midnight moment due
  midnight=$(date -d "$(in_thailand "$1" %F) 00:00 +0700" +%s)
  for moment in 07:30 08:30 16:30 17:00 18:00 18:30 24:00; do
    due=$((midnight + 10#${moment%:*} * 3600 + 10#${moment#*:} * 60))
    if ((due >= $1 && due - $1 < 300)); then echo $((due + 60)); return; fi
  done
  echo "$1"
}

# free_port FIRST WHAT [TAKEN...]: the first port from FIRST on that nobody listens on and that is
# none of TAKEN. Says so on the error stream if it is another.
free_port() {
  local port=$1 first=$1 what=$2
  shift 2
  while [[ " $* " == *" $port "* ]] || (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    port=$((port + 1))
  done
  [[ $port == "$first" ]] || echo "Port $first is taken: the $what is on $port." >&2
  echo "$port"
}

# free_gib FOLDER: how much room its disk has, in whole GiB.
free_gib() { df --output=avail -k "$1" | awk 'NR == 2 { print int($1 / 1048576) }'; }

is_debian_12() {
  # shellcheck source=/dev/null
  (source "${OS_RELEASE:-/etc/os-release}" 2>/dev/null && [[ ${ID:-} == debian && ${VERSION_ID:-} == 12 ]])
}

# what_stands_in_the_way KIND: looks at all of it, before anything is changed. 1 if it cannot go on.
# Says what it is about to do.
what_stands_in_the_way() {
  local problems=() missing=() needed=0 room
  if ! command -v dpkg-query >/dev/null; then
    problems+=("this is not Debian 12, and the packages of other systems are not known")
  else
    mapfile -t missing < <(script/install-packages --missing)
    is_debian_12 || echo "This is not Debian 12: packages may be missing or too old." >&2
  fi
  if [[ ${#missing[@]} -gt 0 && $EUID != 0 ]]; then
    if ! command -v sudo >/dev/null; then
      problems+=("packages are missing, and there is no root and no sudo to install them:
    apt-get install ${missing[*]}")
    elif ! sudo -n true 2>/dev/null; then
      echo "sudo will ask for your password, to install packages."
    fi
  fi
  if [[ ! -x build/$1/sammachip-bot ]]; then needed=$build_gib; fi
  if [[ ${#missing[@]} -gt 0 ]]; then needed=$((needed + packages_gib)); fi
  room=$(free_gib .)
  ((room >= needed)) || problems+=("the disk has $room GiB left, and about $needed are needed")
  for problem in "${problems[@]}"; do echo "script/demo: $problem" >&2; done
  [[ ${#problems[@]} == 0 ]] || return 1
  if [[ ${#missing[@]} -gt 0 ]]; then
    echo "Installing ${#missing[@]} packages of Debian: one to three minutes."
  fi
}

# build KIND: builds what the demo runs, and says now and then how far it is and how long it takes.
build() {
  local minutes=$(((build_cpu_minutes + $(nproc) - 1) / $(nproc)))
  if [[ -x build/$1/sammachip-bot ]]; then
    echo "Building what has changed since the last time."
  else
    echo "Building with $(nproc) processors: about $minutes minutes, once."
  fi
  script/build "$1" sammachip-bot simulator-server 2>&1 | said_progress
}

# Of Ninja's lines on the input prints one in ten seconds, with the time that is left; all others
# (warnings, errors) as they are.
said_progress() {
  local line began=$SECONDS said=$SECONDS
  while IFS= read -r line; do
    if ! [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]]; then
      echo "$line"
    elif ((SECONDS - said >= 10)); then
      said=$SECONDS
      progress "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" $((SECONDS - began))
    fi
  done
}

# progress DONE ALL SECONDS: a line that says how far it is and, at the pace so far, what is left.
progress() {
  local left_s=$(($3 * ($2 - $1) / $1))
  if ((left_s < 60)); then
    echo "  built $1 of $2 files, less than a minute left"
  else
    echo "  built $1 of $2 files, about $(((left_s + 30) / 60)) min left"
  fi
}
