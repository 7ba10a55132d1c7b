using System.Text.Json;

namespace AiChef.Functions.Sessions;

/// <summary>
/// The meal that a session asked for last: what became of the workflow's execution. It is kept beside the request and
/// has no part in the session's version, so that the workflow and whoever changes the session never overwrite each
/// other.
/// </summary>
public sealed record SessionMeal
{
    public const string Running = "running";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";

    /// <summary>Its id, which is the name of the workflow's execution.</summary>
    public required string MealId { get; init; }

    /// <summary><see cref="Running"/>, <see cref="Succeeded"/> or <see cref="Failed"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The version of the session whose request it answers.</summary>
    public required int Version { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the workflow made; null unless it succeeded.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>
    /// The workflow's name for what failed, such as <c>GenerateRecipeFailed</c>; null unless it failed.
    /// </summary>
    public string? Failure { get; init; }

    /// <summary>What Step Functions knows of the cause of the failure.</summary>
    public string? Cause { get; init; }
}
