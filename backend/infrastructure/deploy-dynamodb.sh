#!/usr/bin/env bash
# Deploys the DynamoDB service: the same as ./build.sh DeployDynamoDb, from any folder.
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/../../build.sh" DeployDynamoDb "$@"
