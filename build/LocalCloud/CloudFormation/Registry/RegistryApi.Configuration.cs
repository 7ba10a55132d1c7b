using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>How extensions are configured.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/registry-set-configuration.html
/// </remarks>
internal sealed partial class RegistryApi
{
    private const string DefaultAlias = "default";

    private JsonObject SetTypeConfiguration(AwsCall call)
    {
        var input = call.Input;
        var named = TypeName.Of(input, "TypeArn");
        using var batch = cloud.Store.Begin();
        var type = Named(call.Scope, named);
        if (type.IsDeprecated)
        {
            throw RegistryErrors.TypeNotFound(named.Shown);
        }

        var text = input.RequiredText("Configuration");
        Check(type, text);
        var alias = input.Text("ConfigurationAlias") ?? DefaultAlias;
        _state.Put(
            type with
            {
                Configurations =
                [
                    .. type.Configurations.Where(each => each.Alias != alias),
                    new TypeConfiguration(alias, text, cloud.Now),
                ],
            }
        );
        return new() { ["ConfigurationArn"] = TypeShapes.ConfigurationArn(type, alias) };
    }

    private static void Check(RegisteredType type, string text)
    {
        var isNewer = text.Contains("\"HookInvocationStatus\"", StringComparison.Ordinal);
        if (TypeShapes.ConfigurationSchema(type.Kind, type.Default!.Schema, isNewer) is not { } schema)
        {
            throw RegistryErrors.Registry($"{type.Name} has no configuration schema.");
        }

        JsonNode? configuration;
        try
        {
            configuration = StrictJson.Parse(text);
        }
        catch (JsonException)
        {
            throw RegistryErrors.Registry("The configuration is not valid JSON.");
        }

        // the definitions of the extension's own schema count for its configuration as well
        schema.TryAdd("definitions", type.Default!.Schema["definitions"]?.DeepClone());
        if (
            configuration is not JsonObject tree
            || SchemaCheck.Of(ValueSchema.Of(JsonSerializer.SerializeToElement(schema)), tree) is [_, ..]
        )
        {
            throw RegistryErrors.Registry($"The configuration does not match the configuration schema of {type.Name}.");
        }
    }

    private JsonObject BatchDescribeTypeConfigurations(AwsCall call)
    {
        var (found, missing) = (new JsonArray(), new JsonArray());
        foreach (var identifier in call.Input.Objects("TypeConfigurationIdentifiers"))
        {
            if (Configuration(call.Scope, identifier) is { } configuration)
            {
                found.Add(configuration);
                continue;
            }

            missing.Add(
                new JsonObject
                {
                    ["ErrorCode"] = "404",
                    ["ErrorMessage"] = "The specified type configuration cannot be found.",
                    ["TypeConfigurationIdentifier"] = identifier.DeepClone(),
                }
            );
        }

        return new()
        {
            ["Errors"] = missing,
            ["UnprocessedTypeConfigurations"] = new JsonArray(),
            ["TypeConfigurations"] = found,
        };
    }

    private JsonObject? Configuration(Scope scope, JsonObject identifier)
    {
        if (identifier.Text("TypeConfigurationArn") is { } arn)
        {
            return _state
                .Types(scope)
                .SelectMany(type => type.Configurations.Select(each => TypeShapes.Configuration(type, each)))
                .FirstOrDefault(each => each.Text("Arn") == arn);
        }

        var alias = identifier.Text("TypeConfigurationAlias") ?? DefaultAlias;
        return
            Known(scope, TypeName.Of(identifier, "TypeArn")) is { } type
            && type.Configurations.FirstOrDefault(each => each.Alias == alias) is { } configuration
            ? TypeShapes.Configuration(type, configuration)
            : null;
    }
}
