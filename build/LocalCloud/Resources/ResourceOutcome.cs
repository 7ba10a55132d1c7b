using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Resources;

/// <summary>The result of a resource type.</summary>
/// <param name="PhysicalId">The resource's own id within its service.</param>
/// <param name="Attributes">Values for Fn::GetAtt by attribute name; null keeps none.</param>
internal sealed record ResourceOutcome(string PhysicalId, JsonObject? Attributes = null);
