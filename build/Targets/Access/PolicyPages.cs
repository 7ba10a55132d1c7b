namespace AiChef.Targets.Access;

/// <summary>Divides the statements of a role among policies that IAM accepts.</summary>
internal static class PolicyPages
{
    /// <summary>The characters of a managed policy, without white space.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</remarks>
    internal const int Limit = 6144;

    /// <summary>What a policy has beside its statements.</summary>
    private const int Frame = 60;

    /// <summary>The pages, in the order of the statements.</summary>
    /// <exception cref="InvalidOperationException">A statement is too large for a policy.</exception>
    internal static IReadOnlyList<IReadOnlyList<PolicyStatement>> Of(IReadOnlyList<PolicyStatement> statements)
    {
        var pages = new List<List<PolicyStatement>>();
        var size = Limit;
        foreach (var statement in statements)
        {
            if (Frame + statement.LongestSize > Limit)
            {
                throw new InvalidOperationException($"the statement {statement.Sid} is too large for a policy");
            }
            if (size + statement.LongestSize > Limit)
            {
                pages.Add([]);
                size = Frame;
            }
            pages[^1].Add(statement);
            size += statement.LongestSize;
        }
        return pages;
    }
}
