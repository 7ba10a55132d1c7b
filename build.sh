#!/usr/bin/env bash
# Runs the build: ./build.sh [targets] [options]; --help lists both.
# Compiles the build (build/Targets) first when something below build has changed, and prints nothing otherwise.
#   USE_STAND_INS=true|false|NAME;NAME   build/StandIns for all packages, for none, or for those named, instead of for
#                                        those that the package feed lacks
#   PACKAGE_FEED_TIMEOUT=90              seconds for which the feed may be silent while it is asked what it serves
set -euo pipefail

fail() { echo "build: $*" >&2; exit 2; }
# Before anything else is run: a signal from here on ends with the same words and code.
trap 'echo "build: cancelled" >&2; exit 5' INT TERM

root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
state="$root/.nuke/temp/bootstrap"
own_sdk="$root/.nuke/temp/dotnet-unix"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 NUKE_TELEMETRY_OPTOUT=1
# Instrumented code is for runs longer than a build's: without it a run is 3 % shorter.
export DOTNET_TieredPGO=0
# Nor does it map each page of compiled code twice, which is a tenth of a short run.
export DOTNET_EnableWriteXorExecute=0

# The file "ready" tells what the last compilation made, and for which USE_STAND_INS. It bears the time at which that
# compilation began; whether what is newer matters is for build/Bootstrap to say.
is_current() {
  [[ -n "$dotnet" && -f "$state/ready" ]] || return 1
  { read -r assembly && read -r asked; } < "$state/ready" || return 1
  [[ -f "$root/$assembly" && "$asked" == "${USE_STAND_INS:-}" ]] || return 1
  local folder="$root" configuration=("${HOME:-}/.nuget/NuGet")
  while [[ -n "$folder" ]]; do configuration+=("$folder"/[Nn]u[Gg]et.[Cc]onfig) folder="${folder%/*}"; done
  [[ -z "$(find "$root/build" "$root/global.json" "${configuration[@]}" \
    \( -name bin -o -name obj -o -name 'Tests*' -o -name Faults -o -name Bench -o -name '.*' \) -prune \
    -o -newer "$state/ready" -print -quit 2> /dev/null)" ]]
}

use_own_sdk() {
  dotnet="$own_sdk/dotnet"
  export DOTNET_ROOT="$own_sdk" PATH="$own_sdk:$PATH"
}

find_dotnet() {
  if [[ -x "$own_sdk/dotnet" ]]; then use_own_sdk; else dotnet="$(command -v dotnet || true)"; fi
}

install_sdk() {
  echo "build: installing the .NET SDK that global.json asks for" >&2
  mkdir -p "$own_sdk" || fail "cannot create $own_sdk"
  local script="$own_sdk/dotnet-install.sh"
  curl -fsSL https://dot.net/v1/dotnet-install.sh -o "$script" ||
    fail "cannot download dotnet-install.sh; install the .NET SDK of global.json"
  bash "$script" --jsonfile "$root/global.json" --install-dir "$own_sdk" --no-path >&2 ||
    fail "cannot install the .NET SDK"
  use_own_sdk
}

# In the background, so that a signal is answered at once; and without what is meant for the build alone.
compile() {
  local compiler
  trap 'kill "${compiler:-}" 2> /dev/null; wait; echo "build: cancelled" >&2; exit 5' INT TERM
  (cd "$root" && "${dotnet:-none}" --version > /dev/null 2>&1) || install_sdk
  (
    unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN "${!NUKE_@}" "${!PARAMETER_@}"
    exec "$dotnet" msbuild "$root/build/Bootstrap/Bootstrap.proj" \
      -nologo -tl:off -v:q -clp:NoSummary -m:1 -nodeReuse:false >&2
  ) &
  compiler=$!
  wait "$compiler" || exit 2
  trap - INT TERM
  read -r assembly < "$state/ready"
}

find_dotnet
is_current || compile
exec "$dotnet" "$root/$assembly" "$@" --root "$root"
