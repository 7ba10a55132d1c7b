using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>A stage, which serves one deployment.</summary>
internal sealed record ApiStage(string ApiId, string Name, JsonObject Settings)
{
    public string DeploymentId => (string?)Settings["deploymentId"] ?? "";
}
