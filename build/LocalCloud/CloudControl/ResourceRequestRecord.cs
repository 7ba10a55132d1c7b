using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.CloudControl;

/// <summary>A request that changes a resource, and how it ended.</summary>
internal sealed record ResourceRequestRecord
{
    public required string Token { get; init; }

    /// <summary>The caller's token, to answer a repetition with the same request; null if none was given.</summary>
    public string? ClientToken { get; init; }

    /// <summary>What was asked for, as text.</summary>
    public required string Input { get; init; }

    public required string Type { get; init; }

    public string? Identifier { get; init; }

    /// <summary>CREATE, UPDATE or DELETE.</summary>
    public required string Operation { get; init; }

    /// <summary>SUCCESS or FAILED.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>The resource's properties as JSON text; null if there are none to show.</summary>
    public string? Model { get; init; }

    public string? Message { get; init; }

    public string? ErrorCode { get; init; }
}

[JsonSerializable(typeof(ResourceRequestRecord))]
internal sealed partial class CloudControlJson : JsonSerializerContext;
