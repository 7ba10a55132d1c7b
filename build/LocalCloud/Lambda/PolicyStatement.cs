namespace AiChef.LocalCloud.Lambda;

/// <summary>One permission on a function, version or alias.</summary>
internal sealed record PolicyStatement(string Qualifier, string Sid, string Action, string Principal)
{
    public string? SourceArn { get; init; }

    public string? SourceAccount { get; init; }
}
