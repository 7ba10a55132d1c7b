namespace AiChef.LocalCloud;

/// <summary>The account and region that a request, and everything it makes, belongs to.</summary>
internal readonly record struct Scope(string Account, string Region)
{
    /// <summary>ARN of something regional: <c>arn:aws:service:region:account:resource</c>.</summary>
    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";

    /// <summary>ARN of something global: <c>arn:aws:service::account:resource</c>.</summary>
    public string GlobalArn(string service, string resource) => $"arn:aws:{service}::{Account}:{resource}";

    /// <summary>Key of a named thing of this scope in the state.</summary>
    public string Key(string name) => $"{Account}/{Region}/{name}";

    /// <summary>Key of a named thing that the account has once for all regions (IAM, S3).</summary>
    public string GlobalKey(string name) => $"{Account}/{name}";
}
