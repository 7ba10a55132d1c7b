using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>Which stack has a name now.</summary>
internal sealed record StackName(string StackId);
