using System.Text.Json;
using System.Text.Json.Serialization;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Sessions;

/// <summary>One session: a request, its version, and the workflow's result once there is one.</summary>
public sealed record Session
{
    /// <summary>How long a session is kept after its last change.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public required string SessionId { get; init; }
    public required int Version { get; init; }
    public required string Status { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required MealRequest Request { get; init; }
    public JsonElement? Result { get; init; }

    /// <summary>The execution that made the result.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>The last changes by their names, oldest first, so that a repeated one is recognised.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Writes { get; init; } = [];
}
