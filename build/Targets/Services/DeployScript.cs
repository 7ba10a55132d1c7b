namespace AiChef.Targets.Services;

/// <summary>The script that deploys a service from any folder.</summary>
internal static class DeployScript
{
    internal static string FileOf(Service service) => $"deploy-{service.Name}.sh";

    internal static string TextOf(Service service) =>
        $$"""
            #!/usr/bin/env bash
            # Deploys the {{service.Title}} service: the same as ./build.sh {{service.Target}}, from any folder.
            set -euo pipefail
            exec "$(dirname "${BASH_SOURCE[0]}")/../../build.sh" {{service.Target}} "$@"

            """.ReplaceLineEndings("\n");
}
