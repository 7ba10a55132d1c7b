using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace AiChef.Functions.Api;

/// <summary>
/// The serializer of a function's events; the package builds the context again, so the naming is given here.
/// </summary>
public static class Serializers
{
    // an event of Lambda's 6 MB cannot be deeper: a deep one must reach the function, which says what is wrong with it
    private const int MostLevels = 6 * 1024 * 1024;

    public static SourceGeneratorLambdaJsonSerializer<T> Of<T>()
        where T : JsonSerializerContext =>
        new(
            (JsonSerializerOptions options) =>
            {
                options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
                options.MaxDepth = MostLevels;
            }
        );
}
