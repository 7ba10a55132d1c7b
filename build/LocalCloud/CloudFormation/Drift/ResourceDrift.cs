using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudFormation.Drift;

/// <summary>What was found of one resource when it was checked for drift.</summary>
internal sealed record ResourceDrift(string LogicalId, string Type, string Status, DateTimeOffset Time)
{
    public const string InSync = "IN_SYNC";
    public const string Modified = "MODIFIED";
    public const string Deleted = "DELETED";
    public const string Unknown = "UNKNOWN";

    public string? PhysicalId { get; init; }

    /// <summary>When the resource had been changed last; after another change it is no longer known.</summary>
    public DateTimeOffset Changed { get; init; }

    /// <summary>Why it could not be checked.</summary>
    public string? Reason { get; init; }

    /// <summary>The properties of the template; null for a resource that is gone.</summary>
    public JsonObject? Expected { get; init; }

    /// <summary>The values that they have now.</summary>
    public JsonObject? Actual { get; init; }

    /// <summary>Each with PropertyPath, ExpectedValue, ActualValue and DifferenceType.</summary>
    public JsonArray Differences { get; init; } = [];

    public bool IsDrift => Status is Modified or Deleted;
}
