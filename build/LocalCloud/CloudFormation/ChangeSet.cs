using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>A change set.</summary>
internal sealed record ChangeSet
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string StackId { get; init; }

    public required string StackName { get; init; }

    public required string Type { get; init; }

    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    /// <summary>Reason that is shown only together with property values.</summary>
    public string? ValuesWarning { get; init; }

    public required string ExecutionStatus { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required StackDefinition Definition { get; init; }

    public string? Description { get; init; }

    public string? OnStackFailure { get; init; }

    public bool IncludeNestedStacks { get; init; }

    public bool? ImportExistingResources { get; init; }

    /// <summary>The changes as DescribeChangeSet answers them with property values.</summary>
    public JsonArray Changes { get; init; } = [];

    /// <summary>The changes as it answers them without property values.</summary>
    public JsonArray PlainChanges { get; init; } = [];

    public string? ClientToken { get; init; }

    /// <summary>Logical ids of existing resources that an execution takes over.</summary>
    public IReadOnlyList<string> Imports =>
        [
            .. Changes
                .OfType<JsonObject>()
                .Select(static change => change["ResourceChange"])
                .Where(static change => change?["Action"]?.ToString() == "Import")
                .Select(static change => change!["LogicalResourceId"]!.ToString()),
        ];
}
