using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// Everything in the snapshot of a deployment. The trees have the form in which API Gateway answers them, by id or
/// name.
/// </summary>
internal sealed record ApiDefinition
{
    /// <summary>Name, description, media types and the like.</summary>
    public required JsonObject Settings { get; init; }

    /// <summary>Resources by id, each with its methods under "resourceMethods".</summary>
    public JsonObject Resources { get; init; } = [];

    public JsonObject Models { get; init; } = [];

    public JsonObject Validators { get; init; } = [];

    public JsonObject GatewayResponses { get; init; } = [];

    /// <summary>The parts of the documentation by id.</summary>
    public JsonObject Documentation { get; init; } = [];

    /// <summary>The versions of the documentation by name; each has its date and no copy of the parts.</summary>
    public JsonObject DocumentationVersions { get; init; } = [];

    public string Name => (string?)Settings["name"] ?? "";

    public ApiDefinition Copy() =>
        new()
        {
            Settings = Settings.DeepClone().AsObject(),
            Resources = Resources.DeepClone().AsObject(),
            Models = Models.DeepClone().AsObject(),
            Validators = Validators.DeepClone().AsObject(),
            GatewayResponses = GatewayResponses.DeepClone().AsObject(),
            Documentation = Documentation.DeepClone().AsObject(),
            DocumentationVersions = DocumentationVersions.DeepClone().AsObject(),
        };
}
