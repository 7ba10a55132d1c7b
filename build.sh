#!/usr/bin/env bash
# Runs the build: ./build.sh [targets] [options]; --help lists both.
# The build itself (build/Targets) is compiled first when one of its sources has changed; nothing is printed when nothing is to do.
#   USE_STAND_INS=true|false   take build/StandIns or the real packages instead of asking the package feed
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
project="$root/build/Targets/_build.csproj"
state="$root/.nuke/temp/bootstrap"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 NUKE_TELEMETRY_OPTOUT=1
# Instrumented code is for runs longer than a build's: without it a run is 3 % shorter.
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
      grep -o 'error NU[0-9]*: .*' "$state/restore.log" | sed 's| \[/.*\]$||' | sort -u >&2 || cat "$state/restore.log" >&2
      fail "the packages could not be restored; check the network and the package feed"
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
  if ! "$dotnet" build "$project" -c Release -nodeReuse:false -p:RunAnalyzers=false -p:GenerateDocumentationFile=false \
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
  local runs="$root/build/Targets/bin/runs" run
  mkdir -p "$runs"
  find "$runs" -mindepth 1 -maxdepth 1 -mtime +0 -exec rm -rf {} + 2> /dev/null || true
  run="$(mktemp -d "$runs/XXXXXX")"
  cp -R "$root/build/Targets/bin/Release/." "$run/"
  assembly="$run/_build.dll"
  compile_natively "$run" || true
}

# --- Native code --------------------------------------------------------------------------------------------------------------

# Code that is compiled ahead of time spares each run a third of its time. It is a gain, never a need: without the compiler
# for this platform, or if it fails, the run takes the assemblies as they are.
compile_natively() {
  local run="$1" cache="$root/build/Targets/bin/native" rid runtime crossgen shared dll key
  rid="$(runtime_id)" || return 0
  runtime="$("$dotnet" --list-runtimes | sed -n 's/^Microsoft.NETCore.App \(10\.0\.[0-9]*\) .*/\1/p' | sort -t. -k3n | tail -n 1)"
  shared="$("$dotnet" --list-runtimes | sed -n "s/^Microsoft.NETCore.App $runtime \[\(.*\)\/Microsoft.NETCore.App\]$/\1/p")"
  find_crossgen || return 0
  mkdir -p "$cache"
  find "$cache" -type f -mtime +7 -delete
  for dll in "$run"/*.dll; do
    key="$cache/$(basename "$dll" .dll)-$(cksum < "$dll" | tr ' ' '-').dll"
    [[ -f "$key" ]] && touch "$key" && cp -f "$key" "$dll" && continue
    printf '%s\0%s\0' "$dll" "$key"
  done | CROSSGEN="$crossgen" SHARED="$shared" RUNTIME="$runtime" RELEASE="$root/build/Targets/bin/Release" \
    TARGET_OS="${rid%%-*}" TARGET_ARCH="${rid##*-}" xargs -0 -n 2 -P "$(getconf _NPROCESSORS_ONLN)" bash -c '
      [[ -n "${1:-}" ]] || exit 0
      compile() {
        "$CROSSGEN" "$RELEASE/${0##*/}" -o "$1.new" -O --targetos "$TARGET_OS" --targetarch "$TARGET_ARCH" --parallelism 1 \
          -r "$SHARED/Microsoft.NETCore.App/$RUNTIME/*.dll" -r "$SHARED/Microsoft.AspNetCore.App/$RUNTIME/*.dll" -r "$RELEASE/*.dll"
      }
      { compile "$1" || compile "$1"; } && mv -f "$1.new" "$1" && cp -f "$1" "$0" || rm -f "$1.new"' > /dev/null 2>&1
}

runtime_id() {
  local os arch
  case "$(uname -s)" in Linux) os=linux ;; Darwin) os=osx ;; *) return 1 ;; esac
  case "$(uname -m)" in x86_64) arch=x64 ;; aarch64 | arm64) arch=arm64 ;; *) return 1 ;; esac
  [[ ! -f /etc/alpine-release ]] || os=linux-musl
  echo "$os-$arch"
}

# Restored as a package of its own, so that a feed without it does not fail the build; a failure is remembered for this runtime.
find_crossgen() {
  local id="microsoft.netcore.app.crossgen2.$rid" folder="$state/native"
  crossgen="${NUGET_PACKAGES:-$HOME/.nuget/packages}/$id/$runtime/tools/crossgen2"
  if [[ ! -f "$crossgen" ]]; then
    [[ ! -f "$folder/missing-$runtime" ]] || return 1
    mkdir -p "$folder"
    printf '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageDownload Include="%s" Version="[%s]" /></ItemGroup></Project>\n' \
      "$id" "$runtime" > "$folder/native.csproj"
    if ! "$dotnet" restore "$folder/native.csproj" -nologo -v q > "$folder/restore.log" 2>&1 || [[ ! -f "$crossgen" ]]; then
      touch "$folder/missing-$runtime"
      return 1
    fi
  fi
  chmod +x "$crossgen" 2> /dev/null || [[ -x "$crossgen" ]]
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
