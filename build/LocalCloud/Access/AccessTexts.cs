namespace AiChef.LocalCloud.Access;

/// <summary>The end of AWS's text for a refusal, which says which kind of policy refuses.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</remarks>
internal static class AccessTexts
{
    public static string Reason(AccessVerdict verdict, string action) =>
        verdict switch
        {
            AccessVerdict.DeniedByIdentity => "with an explicit deny in an identity-based policy",
            AccessVerdict.DeniedByBoundary => "with an explicit deny in a permissions boundary",
            AccessVerdict.DeniedBySession => "with an explicit deny in a session policy",
            AccessVerdict.DeniedByResource => "with an explicit deny in a resource-based policy",
            AccessVerdict.NotAllowedByBoundary => $"because no permissions boundary allows the {action} action",
            AccessVerdict.NotAllowedBySession => $"because no session policy allows the {action} action",
            AccessVerdict.NotAllowedByResource => $"because no resource-based policy allows the {action} action",
            _ => $"because no identity-based policy allows the {action} action",
        };
}
