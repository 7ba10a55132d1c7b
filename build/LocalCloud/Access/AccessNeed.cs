namespace AiChef.LocalCloud.Access;

/// <summary>An action on a resource that an operation needs.</summary>
/// <param name="Action">Action of the service authorization reference, for instance <c>s3:GetObject</c>.</param>
/// <param name="Resource">ARN, or "*" for an action that has no resource.</param>
internal sealed record AccessNeed(string Action, string Resource)
{
    /// <summary>Condition keys of this action, beside those that every request has.</summary>
    public AccessContext Context { get; init; } = new();

    /// <summary>Tags of the resource, for aws:ResourceTag; null when it has none.</summary>
    public IEnumerable<KeyValuePair<string, string>>? ResourceTags { get; init; }

    /// <summary>The policy of the resource; null when it has none.</summary>
    public string? ResourcePolicy { get; init; }

    /// <summary>Account of the resource; null for the account of the request.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>The resource as the refusal shows it; null for its ARN.</summary>
    public string? ShownResource { get; init; }

    /// <summary>
    /// The refusal of a service that answers with an error of its own, made of AWS's text; null for the usual one.
    /// </summary>
    public Func<string, AccessRefusal>? Refused { get; init; }

    /// <summary>iam:PassRole, which every caller needs who gives a role to a service.</summary>
    /// <param name="roleArn">The role.</param>
    /// <param name="service">The service that gets it, for instance <c>lambda.amazonaws.com</c>.</param>
    public static AccessNeed PassRole(string roleArn, string service) =>
        new("iam:PassRole", roleArn) { Context = new AccessContext().Put("iam:PassedToService", service) };
}
