using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.Recorded;

/// <summary>A resource of a type that LocalCloud does not run.</summary>
/// <param name="Type">The type's name.</param>
/// <param name="Identifier">The values that identify it, with a bar between them.</param>
/// <param name="Properties">What it was given, and what LocalCloud made up for its read-only properties.</param>
internal sealed record RecordedResource(string Type, string Identifier, JsonObject Properties);

[JsonSerializable(typeof(RecordedResource))]
internal sealed partial class RecordedJson : JsonSerializerContext;
