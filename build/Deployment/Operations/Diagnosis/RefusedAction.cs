using AiChef.Deployment.Aws;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>What AWS's words of a refusal tell.</summary>
internal static class RefusedAction
{
    private const string Session = ":assumed-role/";

    /// <summary>The trouble that a text tells of; null if it tells of no refusal.</summary>
    /// <param name="where">What told it.</param>
    /// <param name="text">A reason, a cause or a line of a log.</param>
    /// <param name="command">What deploys the role.</param>
    internal static Trouble? In(string where, string text, string command)
    {
        if (MissingPermission.In(text) is not { } missing)
        {
            return null;
        }
        var role = RoleOf(missing.Principal);
        return new Trouble(
            TroubleKind.MissingPermission,
            role?.Split('/')[^1] ?? where,
            $"{where}: not allowed to perform {missing}"
        )
        {
            Command = command,
            Refused = role is null ? null : new RefusedPermission(role, missing.Action, missing.Resource),
            AwsCommand = role is null
                ? null
                : $"iam simulate-principal-policy --policy-source-arn {role} --action-names {missing.Action}"
                    + (missing.Resource is { } resource ? $" --resource-arns {resource}" : ""),
        };
    }

    /// <summary>The ARN of the role of a session: <c>arn:aws:sts::123456789012:assumed-role/name/session</c>.</summary>
    private static string? RoleOf(string? principal)
    {
        var at = principal?.IndexOf(Session, StringComparison.Ordinal) ?? -1;
        if (at < 0)
        {
            return null;
        }
        var name = principal![(at + Session.Length)..].Split('/')[0];
        return $"{principal[..at].Replace(":sts:", ":iam:", StringComparison.Ordinal)}:role/{name}";
    }
}
