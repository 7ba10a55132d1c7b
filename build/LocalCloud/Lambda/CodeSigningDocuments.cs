using System.Text.Json.Nodes;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>The stored form of code signing configurations.</summary>
internal static class CodeSigningDocuments
{
    public static DocumentFormat<CodeSigningConfig> Configs { get; } =
        new(
            static config =>
                new()
                {
                    ["Arn"] = config.Arn,
                    ["Description"] = config.Description,
                    ["Publishers"] = new JsonArray([
                        .. config.Publishers.Select(static each => JsonValue.Create(each)),
                    ]),
                    ["Policy"] = config.Policy,
                    ["Modified"] = LambdaShapes.Time(config.Modified),
                    ["Tags"] = new JsonObject(
                        config.Tags.Select(static tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))
                    ),
                },
            static tree =>
                new(tree.RequiredText("Arn"))
                {
                    Description = tree.Text("Description"),
                    Publishers = tree.Texts("Publishers"),
                    Policy = tree.RequiredText("Policy"),
                    Modified = tree.Moment("Modified")!.Value,
                    Tags = new(
                        tree.Object("Tags")!
                            .ToDictionary(
                                static tag => tag.Key,
                                static tag => tag.Value.Text() ?? "",
                                StringComparer.Ordinal
                            ),
                        StringComparer.Ordinal
                    ),
                }
        );
}
