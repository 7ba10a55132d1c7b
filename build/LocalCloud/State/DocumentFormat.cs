using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace AiChef.LocalCloud.State;

/// <summary>How records of a type are stored.</summary>
internal sealed record DocumentFormat<T>(Func<T, JsonObject> Write, Func<JsonObject, T> Read)
    where T : class;
