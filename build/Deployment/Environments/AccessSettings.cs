using System.Text.Json;
using System.Text.RegularExpressions;

namespace AiChef.Deployment.Environments;

/// <summary>The role and the boundary of an environment file, as <c>true</c> or as ARNs.</summary>
/// <param name="ExecutionRole">The ARN of the role with which CloudFormation works; null for none.</param>
/// <param name="PermissionsBoundary">The ARN of the policy that bounds the backend's roles; null for none.</param>
internal sealed partial record AccessSettings(string? ExecutionRole, string? PermissionsBoundary)
{
    private const string Role = "executionRole";
    private const string Boundary = "permissionsBoundary";

    /// <summary>
    /// Reads the keys. <c>true</c> stands for what the bootstrap of access creates; an execution role of <c>true</c>
    /// makes no role without the boundary, so that this one then is <c>true</c> as well.
    /// </summary>
    /// <exception cref="DeploymentException">A value is neither <c>true</c>, <c>false</c> nor an ARN of the account, or
    /// the boundary is off where the execution role requires it.</exception>
    internal static AccessSettings Read(JsonElement root, string file, AccessNames names)
    {
        var isOwnRole = root.TryGetProperty(Role, out var given) && given.ValueKind == JsonValueKind.True;
        var boundary = Arn(root, file, Boundary, names.BoundaryArn, "policy", names.AccountId);
        if (isOwnRole && !root.TryGetProperty(Boundary, out _))
        {
            boundary = names.BoundaryArn;
        }
        return isOwnRole && boundary is null
            ? throw DeploymentException.Configuration(
                $"{file}: '{Boundary}' must not be false, since the execution role creates no role without it"
            )
            : new AccessSettings(Arn(root, file, Role, names.ExecutionRoleArn, "role", names.AccountId), boundary);
    }

    private static string? Arn(JsonElement root, string file, string key, string own, string kind, string accountId) =>
        !root.TryGetProperty(key, out var value)
            ? null
            : value.ValueKind switch
            {
                JsonValueKind.True => own,
                JsonValueKind.False => null,
                JsonValueKind.String
                    when IamArn().Match(value.GetString()!) is { Success: true } match
                        && match.Groups["kind"].Value == kind
                        && match.Groups["account"].Value == accountId => value.GetString(),
                _ => throw DeploymentException.Configuration(
                    $"{file}: '{key}' must be true, false or the ARN of a {kind} of the account {accountId}, "
                        + $"such as {own}"
                ),
            };

    [GeneratedRegex(
        @"^arn:aws[a-z-]*:iam::(?<account>[0-9]{12}):(?<kind>role|policy)/[\w+=,.@/-]+\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex IamArn();
}
