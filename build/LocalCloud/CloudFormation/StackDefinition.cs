using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>The definition of a stack: the part that an update replaces and a failed update restores.</summary>
internal sealed record StackDefinition
{
    /// <summary>The template's text as it was sent.</summary>
    public required string TemplateBody { get; init; }

    public IReadOnlyList<ParameterValue> Parameters { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    public IReadOnlyList<string> Capabilities { get; init; } = [];

    public IReadOnlyList<string> NotificationArns { get; init; } = [];

    public string? RoleArn { get; init; }

    /// <summary>RollbackConfiguration as sent.</summary>
    public JsonObject RollbackConfiguration { get; init; } = [];

    public IReadOnlyList<StackOutput> Outputs { get; init; } = [];

    /// <summary>The version of each module that the template uses, by the name of the module.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Modules { get; init; } = [];

    /// <summary>Names of the exports that the stack uses.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];
}
