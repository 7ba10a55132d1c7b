using System.Text.Json.Nodes;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>The stored form of APIs, deployments, stages and account settings.</summary>
internal static class ApiGatewayDocuments
{
    public static DocumentFormat<RestApi> Apis { get; } =
        new(
            static api =>
                new()
                {
                    ["Id"] = api.Id,
                    ["Account"] = api.Account,
                    ["Region"] = api.Region,
                    ["Definition"] = Write(api.Definition),
                },
            static tree =>
                new(
                    tree.RequiredText("Id"),
                    tree.RequiredText("Account"),
                    tree.RequiredText("Region"),
                    ReadDefinition(tree)
                )
        );

    public static DocumentFormat<ApiDeployment> Deployments { get; } =
        new(
            static deployment =>
                new()
                {
                    ["ApiId"] = deployment.ApiId,
                    ["Id"] = deployment.Id,
                    ["Settings"] = deployment.Settings.DeepClone(),
                    ["Definition"] = Write(deployment.Snapshot),
                },
            static tree =>
                new(tree.RequiredText("ApiId"), tree.RequiredText("Id"), Tree(tree, "Settings"), ReadDefinition(tree))
        );

    public static DocumentFormat<ApiStage> Stages { get; } =
        new(
            static stage =>
                new()
                {
                    ["ApiId"] = stage.ApiId,
                    ["Name"] = stage.Name,
                    ["Settings"] = stage.Settings.DeepClone(),
                },
            static tree => new(tree.RequiredText("ApiId"), tree.RequiredText("Name"), Tree(tree, "Settings"))
        );

    public static DocumentFormat<ApiAccount> Accounts { get; } =
        new(
            static account => new() { ["CloudWatchRoleArn"] = account.CloudWatchRoleArn },
            static tree => new(tree.Text("CloudWatchRoleArn"))
        );

    private static JsonObject Write(ApiDefinition definition) =>
        new()
        {
            ["Settings"] = definition.Settings.DeepClone(),
            ["Resources"] = definition.Resources.DeepClone(),
            ["Models"] = definition.Models.DeepClone(),
            ["Validators"] = definition.Validators.DeepClone(),
            ["GatewayResponses"] = definition.GatewayResponses.DeepClone(),
            ["Documentation"] = definition.Documentation.DeepClone(),
            ["DocumentationVersions"] = definition.DocumentationVersions.DeepClone(),
        };

    private static ApiDefinition ReadDefinition(JsonObject tree)
    {
        var definition = Tree(tree, "Definition");
        return new()
        {
            Settings = Tree(definition, "Settings"),
            Resources = Tree(definition, "Resources"),
            Models = Tree(definition, "Models"),
            Validators = Tree(definition, "Validators"),
            GatewayResponses = Tree(definition, "GatewayResponses"),
            Documentation = Tree(definition, "Documentation"),
            DocumentationVersions = Tree(definition, "DocumentationVersions"),
        };
    }

    private static JsonObject Tree(JsonObject tree, string name) => tree[name]?.DeepClone() as JsonObject ?? [];
}
