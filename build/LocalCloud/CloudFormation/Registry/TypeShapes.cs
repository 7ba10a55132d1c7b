using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;
using AiChef.Permissions;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>Extensions as the operations of the registry answer them.</summary>
internal static class TypeShapes
{
    public const string NotProvisionable = "NON_PROVISIONABLE";

    public static JsonObject Describe(RegisteredType type, TypeVersion version) =>
        new()
        {
            ["Arn"] = $"{type.Arn}/{version.Id}",
            ["Type"] = type.Kind,
            ["TypeName"] = type.Name,
            ["DefaultVersionId"] = type.DefaultVersion,
            ["IsDefaultVersion"] = type.DefaultVersion == version.Id,
            ["Description"] = version.Schema.Text("description"),
            ["Schema"] = version.Schema.ToJsonString(),
            ["ProvisioningType"] = type.Kind == "RESOURCE" ? ProvisioningType(version.Schema) : null,
            ["DeprecatedStatus"] = version.IsDeprecated ? "DEPRECATED" : "LIVE",
            ["LoggingConfig"] = version.LoggingConfig?.DeepClone(),
            ["ExecutionRoleArn"] = version.ExecutionRoleArn,
            ["Visibility"] = "PRIVATE",
            ["SourceUrl"] = version.Schema.Text("sourceUrl"),
            ["DocumentationUrl"] = version.Schema.Text("documentationUrl"),
            ["LastUpdated"] = InputTree.Time(version.Created),
            ["TimeCreated"] = InputTree.Time(version.Created),
            ["ConfigurationSchema"] = ConfigurationSchema(type.Kind, version.Schema)?.ToJsonString(),
        };

    /// <summary>A resource type of AWS, as far as its schema is known here.</summary>
    public static JsonObject Describe(Scope scope, RegistryType type) =>
        new()
        {
            ["Arn"] = PublicArn(scope, type.Name),
            ["Type"] = "RESOURCE",
            ["TypeName"] = type.Name,
            ["IsDefaultVersion"] = true,
            ["Description"] = PublicDescription(type.Name),
            ["Schema"] = PublicSchema(type).ToJsonString(),
            ["ProvisioningType"] = PublicProvisioningType(type.Name),
            ["DeprecatedStatus"] = "LIVE",
            ["Visibility"] = "PUBLIC",
        };

    public static JsonObject Summary(RegisteredType type) =>
        new()
        {
            ["Type"] = type.Kind,
            ["TypeName"] = type.Name,
            ["DefaultVersionId"] = type.DefaultVersion,
            ["TypeArn"] = type.Arn,
            ["LastUpdated"] = InputTree.Time(type.Default!.Created),
            ["Description"] = type.Default!.Schema.Text("description"),
        };

    public static JsonObject PublicSummary(Scope scope, string name) =>
        new()
        {
            ["Type"] = "RESOURCE",
            ["TypeName"] = name,
            ["TypeArn"] = PublicArn(scope, name),
            ["Description"] = PublicDescription(name),
        };

    public static JsonObject VersionSummary(RegisteredType type, TypeVersion version) =>
        new()
        {
            ["Type"] = type.Kind,
            ["TypeName"] = type.Name,
            ["VersionId"] = version.Id,
            ["IsDefaultVersion"] = type.DefaultVersion == version.Id,
            ["Arn"] = $"{type.Arn}/{version.Id}",
            ["TimeCreated"] = InputTree.Time(version.Created),
            ["Description"] = version.Schema.Text("description"),
        };

    public static JsonObject Configuration(RegisteredType type, TypeConfiguration configuration) =>
        new()
        {
            ["Arn"] = ConfigurationArn(type, configuration.Alias),
            ["Alias"] = configuration.Alias,
            ["Configuration"] = configuration.Text,
            ["LastUpdated"] = InputTree.Time(configuration.Updated),
            ["TypeArn"] = type.Arn,
        };

    public static string ConfigurationArn(RegisteredType type, string alias) =>
        type.Scope.Arn("cloudformation", $"type-configuration/{RegisteredType.Path(type.Kind, type.Name)}/{alias}");

    public static string PublicArn(Scope scope, string name) =>
        $"arn:aws:cloudformation:{scope.Region}::type/{RegisteredType.Path("RESOURCE", name)}";

    /// <summary>The schema of an extension's configuration; null for one that cannot be configured.</summary>
    public static JsonObject? ConfigurationSchema(string kind, JsonObject schema, bool isNewer = false) =>
        kind == "HOOK" ? HookConfigurationSchema.Of(schema, isNewer)
        : kind == "RESOURCE" ? schema["typeConfiguration"]?.DeepClone() as JsonObject
        : null;

    /// <summary>What a resource can do, by the handlers of its type.</summary>
    public static string ProvisioningType(JsonObject schema)
    {
        var handlers = schema["handlers"] as JsonObject ?? [];
        return !handlers.ContainsKey("create") || !handlers.ContainsKey("delete") ? NotProvisionable
            : handlers.ContainsKey("update") ? "FULLY_MUTABLE"
            : "IMMUTABLE";
    }

    public static string PublicProvisioningType(string name) =>
        HandlerPermissions.Find(name) is { } handlers && handlers.Update.Count == 0 ? "IMMUTABLE" : "FULLY_MUTABLE";

    private static string PublicDescription(string name) => $"Resource Type definition for {name}";

    private static JsonObject PublicSchema(RegistryType type)
    {
        var schema = new JsonObject { ["typeName"] = type.Name, ["description"] = PublicDescription(type.Name) };
        foreach (var (name, member) in type.Document())
        {
            schema[name] = member?.DeepClone();
        }

        if (HandlerPermissions.Find(type.Name) is { } handlers)
        {
            schema["handlers"] = Handlers(handlers);
        }

        return schema;
    }

    private static JsonObject Handlers(HandlerPermissions handlers)
    {
        var shape = new JsonObject();
        foreach (
            var (name, permissions) in new[]
            {
                ("create", handlers.Create),
                ("read", handlers.Read),
                ("update", handlers.Update),
                ("delete", handlers.Delete),
                ("list", handlers.List),
            }
        )
        {
            if (permissions.Count > 0)
            {
                shape[name] = new JsonObject
                {
                    ["permissions"] = new JsonArray([.. permissions.Select(static each => JsonValue.Create(each))]),
                };
            }
        }

        return shape;
    }
}
