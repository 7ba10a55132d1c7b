using System.Globalization;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Logs;

internal sealed record LogEvent(long Timestamp, long Ingested, string Message);
