#!/usr/bin/env bash
# Deploys the Step Functions service: the same as ./build.sh DeployStepFunctions, from any folder.
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/../../build.sh" DeployStepFunctions "$@"
