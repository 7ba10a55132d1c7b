using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.CloudWatch;

internal sealed record AlarmEvent(DateTimeOffset Time, string Type, string Summary, string Data);
