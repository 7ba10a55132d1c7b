namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>The actions of the generated workflows: what later steps notice of them, and nothing else.</summary>
internal static class PlayedActions
{
    /// <summary>The variables that an action gives to later steps; null when it fails.</summary>
    /// <param name="uses">The action with its commit, such as <c>actions/checkout@3d3c…</c>.</param>
    /// <param name="with">Its inputs, evaluated.</param>
    /// <param name="failing">The name of the action that fails.</param>
    public static IReadOnlyDictionary<string, string>? Run(
        string uses,
        IReadOnlyDictionary<string, string> with,
        string? failing
    )
    {
        var action = uses.Split('@')[0];
        return action == failing
            ? null
            : action switch
            {
                "actions/checkout" or "actions/setup-dotnet" or "actions/cache" or "actions/upload-artifact" =>
                    new Dictionary<string, string>(StringComparer.Ordinal),
                "aws-actions/configure-aws-credentials" => Credentials(with),
                _ => throw new NotSupportedException($"the action {action} is not played"),
            };
    }

    /// <summary>
    /// Keys as they are given, or those of a role, whose account LocalCloud takes from the key's id. Without either the
    /// action fails.
    /// </summary>
    private static Dictionary<string, string>? Credentials(IReadOnlyDictionary<string, string> with)
    {
        var role = with.GetValueOrDefault("role-to-assume", "");
        var (id, secret) =
            role.Length > 0
                ? (role.Split(':')[4], "session")
                : (
                    with.GetValueOrDefault("aws-access-key-id", ""),
                    with.GetValueOrDefault("aws-secret-access-key", "")
                );
        if (id.Length == 0 || secret.Length == 0)
        {
            return null;
        }

        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_ACCESS_KEY_ID"] = id,
            ["AWS_SECRET_ACCESS_KEY"] = secret,
            ["AWS_REGION"] = with["aws-region"],
            ["AWS_DEFAULT_REGION"] = with["aws-region"],
        };
        if (role.Length > 0)
        {
            variables["AWS_SESSION_TOKEN"] = "session";
        }

        return variables;
    }
}
