#!/usr/bin/env bash
# Deploys the API Gateway service: the same as ./build.sh DeployApiGateway, from any folder.
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/../../build.sh" DeployApiGateway "$@"
