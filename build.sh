#!/usr/bin/env bash
# Runs the build: ./build.sh [targets] [options]; --help lists both.
# The build itself (build/Targets) is compiled first when one of its sources has changed; nothing is printed when nothing is to do.
#   USE_STAND_INS=true|false   take build/StandIns or the real packages instead of asking the package feed
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
project="$root/build/Targets/_build.csproj"
state="$root/.nuke/temp/bootstrap"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 NUKE_TELEMETRY_OPTOUT=1
export DOTNET_TieredPGO=0

say() { echo "build: $*" >&2; }
fail() { say "$*"; exit 2; }

# --- What has been built ------------------------------------------------------------------------------------------------------

# The file "ready" holds what the last compilation used and made; it bears the time at which that compilation started, while
# "finished" bears the time of its end. Files are compared with the start, so an edit during the compilation is not missed;
# folders, whose time tells of deleted files, with the end, since compiling makes folders of its own.
is_current() {
  [[ -f "$state/ready" && -f "$state/finished" ]] || return 1
  { read -r built_with_stand_ins && read -r dotnet && read -r assembly; } < "$state/ready" || return 1
  [[ -f "$assembly" && -x "$dotnet" ]] || return 1
  [[ -z "${USE_STAND_INS:-}" || "$USE_STAND_INS" == "$built_with_stand_ins" ]] || return 1
  [[ -z "$(find "$root/build" "$root/global.json" \
    \( -type d \( -name bin -o -name obj -o -name Tests -o -name 'Tests.*' \) -prune \) -o \
    \( -type d -newer "$state/finished" -o \
       -type f -newer "$state/ready" \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o \
         -name '*.slnx' -o -name '*.json' -o -name '*.model' -o -name '*.globalconfig' \) \) \
    -print -quit)" ]]
}

# --- The SDK ------------------------------------------------------------------------------------------------------------------

find_dotnet() {
  local own="$root/.nuke/temp/dotnet-unix"
  if [[ -x "$own/dotnet" ]]; then
    use_own_dotnet "$own"
  elif dotnet="$(command -v dotnet)" && (cd "$root" && "$dotnet" --version > /dev/null 2>&1); then
    return
  else
    say "installing the .NET SDK that global.json asks for"
    mkdir -p "$own"
    curl -fsSL https://dot.net/v1/dotnet-install.sh -o "$state/dotnet-install.sh" || fail "dotnet-install.sh could not be downloaded"
    bash "$state/dotnet-install.sh" --jsonfile "$root/global.json" --install-dir "$own" --no-path >&2 || fail "the .NET SDK could not be installed"
    use_own_dotnet "$own"
  fi
}

use_own_dotnet() {
  dotnet="$1/dotnet"
  export DOTNET_ROOT="$1" PATH="$1:$PATH"
}

# --- Packages or stand-ins ----------------------------------------------------------------------------------------------------

# A feed that lacks a package (NU1101, NU1102) is answered with the stand-ins; any other failure, such as no network, is an error.
decide_packages() {
  if [[ -n "${USE_STAND_INS:-}" ]]; then
    [[ "$USE_STAND_INS" == true || "$USE_STAND_INS" == false ]] || fail "USE_STAND_INS is '$USE_STAND_INS'; write true or false"
    return
  fi
  local decision="$state/stand-ins"
  if [[ -f "$decision" && ! "$root/build/Directory.Packages.props" -nt "$decision" ]]; then
    read -r USE_STAND_INS < "$decision"
    export USE_STAND_INS
    return
  fi

  say "restoring packages"
  export USE_STAND_INS=false
  if ! "$dotnet" restore "$project" -v q -nologo -p:RunAnalyzers=false > "$state/restore.log" 2>&1; then
    if grep -q 'error NU' "$state/restore.log" && ! grep 'error ' "$state/restore.log" | grep -qv 'NU110[12]'; then
      say "the package feed lacks $(grep -o "Unable to find package [A-Za-z0-9.]*[A-Za-z0-9]" "$state/restore.log" | sed 's/.* //' | sort -u | head -n 1) and maybe more; using build/StandIns (USE_STAND_INS=false to insist on packages)"
      USE_STAND_INS=true
    else
      grep 'error' "$state/restore.log" | sort -u >&2 || cat "$state/restore.log" >&2
      fail "the packages could not be restored"
    fi
  fi
  echo "$USE_STAND_INS" > "$decision"
}

# --- Compiling ----------------------------------------------------------------------------------------------------------------

# mkdir is atomic everywhere; a lock whose owner is gone is taken over.
lock() {
  mkdir -p "$state"
  local told= owner
  until mkdir "$state/lock" 2> /dev/null; do
    owner="$(cat "$state/lock/pid" 2> /dev/null || true)"
    if [[ -n "$owner" ]] && ! kill -0 "$owner" 2> /dev/null; then
      rm -rf "$state/lock"
      continue
    fi
    [[ -n "$told" ]] || say "waiting for another build to compile${owner:+ (process $owner)}"
    told=1
    sleep 0.2
  done
  echo $$ > "$state/lock/pid"
  trap 'rm -rf "$state/lock"' EXIT
}

compile() {
  find_dotnet
  decide_packages
  local started="$state/started"
  touch "$started"
  say "compiling build/Targets"
  if ! "$dotnet" build "$project" -c Release -p:RunAnalyzers=false -p:GenerateDocumentationFile=false \
      -nologo -clp:NoSummary -v q > "$state/compile.log" 2>&1; then
    grep -E 'error|warning' "$state/compile.log" | sed "s|$root/||; s| \[.*\]$||" | sort -u >&2 || cat "$state/compile.log" >&2
    fail "build/Targets does not compile"
  fi
  publish
  printf '%s\n%s\n%s\n' "$USE_STAND_INS" "$dotnet" "$assembly" > "$state/ready.new"
  touch -r "$started" "$state/ready.new"
  mv -f "$state/ready.new" "$state/ready"
  touch "$state/finished"
}

# A build that is running keeps its files: each compilation gets a folder of its own, and folders older than a day go.
publish() {
  local runs="$root/build/Targets/bin/runs"
  mkdir -p "$runs"
  find "$runs" -mindepth 1 -maxdepth 1 -mtime +0 -exec rm -rf {} + 2> /dev/null || true
  local run
  run="$(mktemp -d "$runs/XXXXXX")"
  cp -R "$root/build/Targets/bin/Release/." "$run/"
  assembly="$run/_build.dll"
}

# --- Running ------------------------------------------------------------------------------------------------------------------

main() {
  if ! is_current; then
    lock
    is_current || compile
    rm -rf "$state/lock"
    trap - EXIT
  fi
  export USE_STAND_INS="${USE_STAND_INS:-$built_with_stand_ins}"
  [[ "$dotnet" == "$root/.nuke/temp/dotnet-unix/dotnet" ]] && use_own_dotnet "${dotnet%/dotnet}"
  exec "$dotnet" "$assembly" "$@" --root "$root"
}

main "$@"
