namespace AiChef.LocalCloud.Access;

/// <summary>
/// ARNs are compared part by part; only their last part may contain colons, and only there do variables have values.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</remarks>
internal static class ArnPattern
{
    private const int Parts = 6;

    /// <summary>Whether the text of a policy, "*" or an ARN, covers an ARN. Parts left out cover anything.</summary>
    public static bool Covers(string text, string arn, AccessContext? variables)
    {
        if (text == "*")
        {
            return true;
        }

        var (wanted, given) = (text.Split(':', Parts), arn.Split(':', Parts));
        return given.Length == Parts
            && wanted.Length > 1
            && Enumerable
                .Range(0, wanted.Length)
                .All(part =>
                    PolicyText.Pattern(wanted[part], part == Parts - 1 ? variables : null) is { } pattern
                    && PolicyText.Matches(pattern, given[part])
                );
    }
}
