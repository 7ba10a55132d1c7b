using System.Text.Json.Nodes;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>The stored form of API keys, usage plans and what is used of them.</summary>
internal static class ApiKeyDocuments
{
    public static DocumentFormat<ApiKey> Keys { get; } =
        new(
            static key =>
                new()
                {
                    ["Id"] = key.Id,
                    ["Account"] = key.Account,
                    ["Region"] = key.Region,
                    ["Settings"] = key.Settings.DeepClone(),
                },
            static tree =>
                new(
                    tree.RequiredText("Id"),
                    tree.RequiredText("Account"),
                    tree.RequiredText("Region"),
                    tree["Settings"]!.DeepClone().AsObject()
                )
        );

    public static DocumentFormat<UsagePlan> Plans { get; } =
        new(
            static plan =>
                new()
                {
                    ["Id"] = plan.Id,
                    ["Account"] = plan.Account,
                    ["Region"] = plan.Region,
                    ["Created"] = plan.Created,
                    ["Settings"] = plan.Settings.DeepClone(),
                    [nameof(UsagePlan.Keys)] = new JsonArray([.. plan.Keys.Select(static key => (JsonNode)key)]),
                },
            static tree =>
                new(
                    tree.RequiredText("Id"),
                    tree.RequiredText("Account"),
                    tree.RequiredText("Region"),
                    (long)(tree.Number("Created") ?? 0),
                    tree["Settings"]!.DeepClone().AsObject(),
                    [.. tree.Texts(nameof(UsagePlan.Keys))]
                )
        );

    public static DocumentFormat<ApiKeyUsage> Usage { get; } =
        new(
            static usage => new() { ["Period"] = usage.Period, ["Used"] = usage.Used },
            static tree => new(tree.RequiredText("Period"), (long)(tree.Number("Used") ?? 0))
        );
}
