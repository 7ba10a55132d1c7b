using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace AiChef.Functions.Api;

/// <summary>
/// The serializer of a function's events; the package builds the context again, so the naming is given here.
/// </summary>
public static class Serializers
{
    public static SourceGeneratorLambdaJsonSerializer<T> Of<T>()
        where T : JsonSerializerContext =>
        new((JsonSerializerOptions options) => options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
}
