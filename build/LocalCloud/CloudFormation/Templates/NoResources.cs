using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>For evaluations before any resource exists: parameters and pseudo parameters only.</summary>
internal sealed class NoResources : IResourceValues
{
    public JsonNode? Reference(string logicalId) =>
        throw CloudFormationErrors.Validation(
            $"Template error: {logicalId} cannot be used here, since no resource exists yet"
        );

    public JsonNode? Attribute(string logicalId, string attribute) => Reference(logicalId);

    public JsonNode? Import(string exportName) =>
        throw CloudFormationErrors.Validation("Template error: Fn::ImportValue cannot be used here");

    public string Dynamic(string service, string reference) => $"{{{{resolve:{service}:{reference}}}}}";
}
