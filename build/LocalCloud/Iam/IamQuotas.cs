namespace AiChef.LocalCloud.Iam;

/// <summary>How large and how many the policies of IAM may be. White space does not count.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</remarks>
internal static class IamQuotas
{
    private const int ManagedPolicySize = 6144;
    private const int InlinePoliciesOfRole = 10240;
    private const int PoliciesPerRole = 10;

    public static void CheckManaged(string document)
    {
        if (SizeOf(document) > ManagedPolicySize)
        {
            throw IamErrors.LimitExceeded($"Cannot exceed quota for PolicySize: {ManagedPolicySize}");
        }
    }

    public static void CheckInline(string role, IEnumerable<string> documents)
    {
        if (documents.Sum(SizeOf) > InlinePoliciesOfRole)
        {
            throw IamErrors.LimitExceeded(
                $"Maximum policy size of {InlinePoliciesOfRole} bytes exceeded for role {role}"
            );
        }
    }

    public static void CheckAttached(int count)
    {
        if (count > PoliciesPerRole)
        {
            throw IamErrors.LimitExceeded($"Cannot exceed quota for PoliciesPerRole: {PoliciesPerRole}");
        }
    }

    private static int SizeOf(string document) => document.Count(static c => !char.IsWhiteSpace(c));
}
