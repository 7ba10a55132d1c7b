#!/usr/bin/env bash
# Deploys the Operations service: the same as ./build.sh DeployOperations, from any folder.
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/../../build.sh" DeployOperations "$@"
