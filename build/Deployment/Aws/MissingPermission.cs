using System.Text.RegularExpressions;

namespace AiChef.Deployment.Aws;

/// <summary>A permission that AWS asked for in vain.</summary>
/// <param name="Action">The action, such as <c>lambda:UpdateAlias</c>.</param>
/// <param name="Resource">The ARN on which it was tried; null if AWS does not tell.</param>
/// <param name="Principal">The ARN of who tried it; null if AWS does not tell.</param>
internal sealed partial record MissingPermission(string Action, string? Resource = null, string? Principal = null)
{
    /// <summary>The permission that AWS names in a refusal; null if it names none.</summary>
    /// <param name="text">
    /// AWS's words: "User: … is not authorized to perform: … on resource: … because no identity-based policy allows …".
    /// </param>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</remarks>
    internal static MissingPermission? In(string text)
    {
        var match = Refusal().Match(text);
        return match.Success
            ? new(match.Groups["action"].Value, Given(match.Groups["resource"]), Given(match.Groups["principal"]))
            : null;
    }

    /// <summary>The permission in words, without who lacks it.</summary>
    public override string ToString() => Resource is null ? Action : $"{Action} on {Resource}";

    private static string? Given(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex(
        @"(User:\s+(?<principal>\S+)\s+is\s+)?not authorized to perform:?\s+(?<action>[\w-]+:[\w*]+)"
            + @"(\s+on (the )?resource:?\s+""?(?<resource>arn:[^\s""]+?)""?(?=[\s.,;)]*(\s|$)))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Refusal();
}
