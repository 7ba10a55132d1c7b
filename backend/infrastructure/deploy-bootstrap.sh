#!/usr/bin/env bash
# Deploys the Bootstrap service: the same as ./build.sh Bootstrap, from any folder.
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/../../build.sh" Bootstrap "$@"
