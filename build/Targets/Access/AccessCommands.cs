namespace AiChef.Targets.Access;

/// <summary>What an administrator does after the roles are there.</summary>
internal static class AccessCommands
{
    /// <summary>The commands that tell GitHub the roles.</summary>
    /// <param name="environment">The environment, on GitHub as here.</param>
    /// <param name="outputs">The outputs of the stack.</param>
    internal static IEnumerable<string> Of(string environment, IReadOnlyDictionary<string, string> outputs) =>
        [
            $"gh variable set AWS_ROLE_TO_ASSUME --env {environment} --body {outputs["DeployRoleArn"]}",
            $"gh variable set AWS_PREVIEW_ROLE --env {AccessTemplate.PreviewEnvironment} "
                + $"--body {outputs["PreviewRoleArn"]}",
        ];
}
