using System.Collections.Concurrent;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// A transaction that a ClientRequestToken stands for; the same call within ten minutes does nothing.
/// </summary>
internal sealed record SpentToken(string Request, DateTimeOffset Until);
