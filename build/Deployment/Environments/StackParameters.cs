using System.Text.Json;

namespace AiChef.Deployment.Environments;

/// <summary>The values of template parameters that an environment file gives, by service.</summary>
internal static class StackParameters
{
    /// <summary>Reads the key <c>parameters</c>: an object for each service, with a value for each parameter.</summary>
    /// <exception cref="DeploymentException">It has another form.</exception>
    internal static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Read(JsonElement root, string file)
    {
        var services = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        if (!root.TryGetProperty("parameters", out var given))
        {
            return services;
        }
        if (given.ValueKind != JsonValueKind.Object)
        {
            throw DeploymentException.Configuration(
                $"{file}: 'parameters' must be an object with a key for each service"
            );
        }
        foreach (var service in given.EnumerateObject())
        {
            if (service.Value.ValueKind != JsonValueKind.Object)
            {
                throw DeploymentException.Configuration(
                    $"{file}: '{service.Name}' of 'parameters' must be an object of parameters and their values"
                );
            }
            services[service.Name] = service
                .Value.EnumerateObject()
                .ToDictionary(
                    value => value.Name,
                    value =>
                        TextOf(value.Value)
                        ?? throw DeploymentException.Configuration(
                            $"{file}: the parameter '{value.Name}' of '{service.Name}' must be a text, a number, "
                                + "true or false, or a list of these"
                        ),
                    StringComparer.Ordinal
                );
        }
        return services;
    }

    /// <summary>
    /// A value as CloudFormation takes it: the list of a parameter of a list type is joined by commas. Null if it is of
    /// no such kind.
    /// </summary>
    private static string? TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Array when value.EnumerateArray().All(IsScalar) => string.Join(
                ',',
                value.EnumerateArray().Select(TextOf)
            ),
            _ => null,
        };

    private static bool IsScalar(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
}
