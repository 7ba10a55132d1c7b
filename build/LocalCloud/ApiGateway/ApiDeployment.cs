using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>A deployment: the API as it was when the deployment was made.</summary>
internal sealed record ApiDeployment(string ApiId, string Id, JsonObject Settings, ApiDefinition Snapshot);
