using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.CloudWatch;

internal sealed record Dashboard(string Name, string Body, DateTimeOffset Modified);
