using System.Globalization;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Logs;

internal sealed record LogStream(string Group, string Name, DateTimeOffset Created);
