using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>A version of a private extension, as its package described it.</summary>
internal sealed record TypeVersion
{
    /// <summary>Eight digits, counted from 00000001.</summary>
    public required string Id { get; init; }

    public required JsonObject Schema { get; init; }

    /// <summary>The template of a module.</summary>
    public JsonObject? Fragment { get; init; }

    public string? ExecutionRoleArn { get; init; }

    public JsonObject? LoggingConfig { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>When the registration completes; the version cannot be used before.</summary>
    public required DateTimeOffset Ready { get; init; }

    public bool IsDeprecated { get; init; }
}
