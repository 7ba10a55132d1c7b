using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>The stored form of extensions and their registrations.</summary>
internal static class RegistryDocuments
{
    public static DocumentFormat<RegisteredType> Types { get; } = new(Write, ReadType);

    public static DocumentFormat<TypeRegistration> Registrations { get; } = new(Write, ReadRegistration);

    private static JsonObject Write(RegisteredType type) =>
        new()
        {
            ["Account"] = type.Scope.Account,
            ["Region"] = type.Scope.Region,
            ["Kind"] = type.Kind,
            ["Name"] = type.Name,
            ["DefaultVersion"] = type.DefaultVersion,
            ["Versions"] = new JsonArray([.. type.Versions.Select(Write)]),
            ["Configurations"] = new JsonArray([
                .. type.Configurations.Select(static each => new JsonObject
                {
                    ["Alias"] = each.Alias,
                    ["Text"] = each.Text,
                    ["Updated"] = Text(each.Updated),
                }),
            ]),
        };

    private static JsonObject Write(TypeVersion version) =>
        new()
        {
            ["Id"] = version.Id,
            ["Schema"] = version.Schema.DeepClone(),
            ["Fragment"] = version.Fragment?.DeepClone(),
            ["ExecutionRoleArn"] = version.ExecutionRoleArn,
            ["LoggingConfig"] = version.LoggingConfig?.DeepClone(),
            ["Created"] = Text(version.Created),
            ["Ready"] = Text(version.Ready),
            ["IsDeprecated"] = version.IsDeprecated,
        };

    private static JsonObject Write(TypeRegistration registration) =>
        new()
        {
            ["Token"] = registration.Token,
            ["Account"] = registration.Scope.Account,
            ["Region"] = registration.Scope.Region,
            ["Kind"] = registration.Kind,
            ["TypeName"] = registration.TypeName,
            ["VersionId"] = registration.VersionId,
            ["Failure"] = registration.Failure,
            ["RequestToken"] = registration.RequestToken,
            ["Started"] = Text(registration.Started),
            ["Ready"] = Text(registration.Ready),
        };

    private static RegisteredType ReadType(JsonObject tree) =>
        new()
        {
            Scope = ScopeOf(tree),
            Kind = tree.RequiredText("Kind"),
            Name = tree.RequiredText("Name"),
            DefaultVersion = tree.RequiredText("DefaultVersion"),
            Versions = [.. tree.Objects("Versions").Select(ReadVersion)],
            Configurations =
            [
                .. tree.Objects("Configurations")
                    .Select(static each => new TypeConfiguration(
                        each.RequiredText("Alias"),
                        each.RequiredText("Text"),
                        each.Moment("Updated")!.Value
                    )),
            ],
        };

    private static TypeVersion ReadVersion(JsonObject tree) =>
        new()
        {
            Id = tree.RequiredText("Id"),
            Schema = (JsonObject)tree["Schema"]!.DeepClone(),
            Fragment = tree["Fragment"]?.DeepClone() as JsonObject,
            ExecutionRoleArn = tree.Text("ExecutionRoleArn"),
            LoggingConfig = tree["LoggingConfig"]?.DeepClone() as JsonObject,
            Created = tree.Moment("Created")!.Value,
            Ready = tree.Moment("Ready")!.Value,
            IsDeprecated = tree.Flag("IsDeprecated") == true,
        };

    private static TypeRegistration ReadRegistration(JsonObject tree) =>
        new()
        {
            Token = tree.RequiredText("Token"),
            Scope = ScopeOf(tree),
            Kind = tree.RequiredText("Kind"),
            TypeName = tree.RequiredText("TypeName"),
            VersionId = tree.Text("VersionId"),
            Failure = tree.Text("Failure"),
            RequestToken = tree.Text("RequestToken"),
            Started = tree.Moment("Started")!.Value,
            Ready = tree.Moment("Ready")!.Value,
        };

    private static Scope ScopeOf(JsonObject tree) => new(tree.RequiredText("Account"), tree.RequiredText("Region"));

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
