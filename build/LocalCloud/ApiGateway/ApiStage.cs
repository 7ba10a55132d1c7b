using System.Text.Json.Nodes;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>A stage, which serves one deployment.</summary>
internal sealed record ApiStage(string ApiId, string Name, JsonObject Settings)
{
    public string DeploymentId => (string?)Settings["deploymentId"] ?? "";
}
