namespace AiChef.LocalCloud.Iam;

/// <summary>The ARN of a role: <c>arn:aws:iam::account:role/path/name</c>.</summary>
internal sealed record RoleArn(string Account, string Name)
{
    /// <summary>The parts of an ARN; null for text that is no ARN of a role.</summary>
    public static RoleArn? Find(string arn) =>
        arn.Split(':', 6) is ["arn", _, "iam", _, var account, var resource]
        && resource.StartsWith("role/", StringComparison.Ordinal)
        && resource[(resource.LastIndexOf('/') + 1)..] is { Length: > 0 } name
            ? new(account, name)
            : null;
}
