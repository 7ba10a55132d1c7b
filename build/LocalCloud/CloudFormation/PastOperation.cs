using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>An entry of LastOperations.</summary>
internal sealed record PastOperation(string Type, string Id);
