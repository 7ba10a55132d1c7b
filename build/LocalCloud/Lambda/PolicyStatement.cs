using System.Text.Json.Nodes;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>One permission on a function, version or alias.</summary>
internal sealed record PolicyStatement(string Qualifier, string Sid, string Action, string Principal)
{
    public string? SourceArn { get; init; }

    public string? SourceAccount { get; init; }
}
