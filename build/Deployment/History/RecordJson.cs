using System.Text.Json.Serialization;

namespace AiChef.Deployment.History;

/// <summary>
/// The form of records, compiled: reflection would cost each deployment a noticeable part of a second.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(DeploymentRecord))]
internal sealed partial class RecordJson : JsonSerializerContext;
