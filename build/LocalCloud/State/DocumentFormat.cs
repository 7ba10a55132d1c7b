using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.State;

/// <summary>How records of a type are stored.</summary>
internal sealed record DocumentFormat<T>(Func<T, JsonObject> Write, Func<JsonObject, T> Read)
    where T : class;
