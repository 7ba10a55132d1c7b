#!/usr/bin/env bash
# Deploys the Lambda Functions service: the same as ./build.sh DeployLambdas, from any folder.
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/../../build.sh" DeployLambdas "$@"
