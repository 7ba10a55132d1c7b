namespace AiChef.LocalCloud.Access;

/// <summary>The texts of Action or Resource, or of NotAction or NotResource.</summary>
/// <param name="Texts">The texts as the policy has them.</param>
/// <param name="IsInverted">Everything but these.</param>
internal sealed record PolicyPatterns(IReadOnlyList<string> Texts, bool IsInverted)
{
    /// <summary>Whether an action such as <c>s3:GetObject</c> is covered; case does not count.</summary>
    public bool CoversAction(string action) =>
        Texts.Any(text => PolicyText.Matches(PolicyText.Pattern(text, null), action, ignoreCase: true)) != IsInverted;

    /// <summary>
    /// Whether a resource is covered. A request without a resource of its own, whose resource is "*", is covered by "*"
    /// alone.
    /// </summary>
    public bool CoversResource(string resource, AccessContext? variables) =>
        Texts.Any(text => Covers(text, resource, variables)) != IsInverted;

    private static bool Covers(string text, string resource, AccessContext? variables) =>
        resource == "*" ? text.Trim('*').Length == 0 : ArnPattern.Covers(text, resource, variables);
}
