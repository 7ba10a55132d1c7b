using System.Text.Json.Nodes;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// The stored form. Written by hand: serializer metadata would be compiled at run time, which the first request would
/// pay.
/// </summary>
internal static class LambdaDocuments
{
    public static DocumentFormat<Function> Functions { get; } =
        new(
            static function =>
                new()
                {
                    ["Name"] = function.Name,
                    ["LastVersion"] = function.LastVersion,
                    ["ReservedConcurrency"] = function.ReservedConcurrency,
                    ["CodeSigningConfigArn"] = function.CodeSigningConfigArn,
                    ["Tags"] = Write(function.Tags),
                    ["Policy"] = new JsonArray([
                        .. function.Policy.Select(static statement => new JsonObject
                        {
                            ["Qualifier"] = statement.Qualifier,
                            ["Sid"] = statement.Sid,
                            ["Action"] = statement.Action,
                            ["Principal"] = statement.Principal,
                            ["SourceArn"] = statement.SourceArn,
                            ["SourceAccount"] = statement.SourceAccount,
                        }),
                    ]),
                    ["PolicyRevisions"] = Write(function.PolicyRevisions),
                },
            static tree =>
                new(tree.RequiredText("Name"))
                {
                    LastVersion = tree.Integer("LastVersion") ?? 0,
                    ReservedConcurrency = tree.Integer("ReservedConcurrency"),
                    CodeSigningConfigArn = tree.Text("CodeSigningConfigArn"),
                    Tags = ReadTexts(tree.Object("Tags")),
                    Policy =
                    [
                        .. tree.Objects("Policy")
                            .Select(static statement => new PolicyStatement(
                                statement.Text("Qualifier") ?? "",
                                statement.RequiredText("Sid"),
                                statement.RequiredText("Action"),
                                statement.RequiredText("Principal")
                            )
                            {
                                SourceArn = statement.Text("SourceArn"),
                                SourceAccount = statement.Text("SourceAccount"),
                            }),
                    ],
                    PolicyRevisions = ReadTexts(tree.Object("PolicyRevisions")),
                }
        );

    public static DocumentFormat<FunctionVersion> Versions { get; } =
        new(
            static version =>
                new()
                {
                    ["Function"] = version.Function,
                    ["Version"] = version.Version,
                    ["Settings"] = version.Settings.DeepClone(),
                    ["Code"] = version.Code,
                    ["CodeSize"] = version.CodeSize,
                    ["Modified"] = version.Modified.ToUnixTimeMilliseconds(),
                    ["Revision"] = version.Revision,
                    ["Ready"] = version.Ready.ToUnixTimeMilliseconds(),
                    ["IsNew"] = version.IsNew,
                },
            static tree =>
                new(tree.RequiredText("Function"), tree.RequiredText("Version"))
                {
                    Settings = (JsonObject)tree.Object("Settings")!.DeepClone(),
                    Code = tree.RequiredText("Code"),
                    CodeSize = (long)tree.Number("CodeSize")!.Value,
                    Modified = DateTimeOffset.FromUnixTimeMilliseconds((long)tree.Number("Modified")!.Value),
                    Revision = tree.RequiredText("Revision"),
                    Ready = DateTimeOffset.FromUnixTimeMilliseconds((long)tree.Number("Ready")!.Value),
                    IsNew = tree.Flag("IsNew") == true,
                }
        );

    public static DocumentFormat<FunctionAlias> Aliases { get; } =
        new(
            static alias =>
                new()
                {
                    ["Function"] = alias.Function,
                    ["Name"] = alias.Name,
                    ["Version"] = alias.Version,
                    ["Description"] = alias.Description,
                    ["Weights"] = new JsonObject(
                        alias.Weights.Select(static weight => KeyValuePair.Create(weight.Key, (JsonNode?)weight.Value))
                    ),
                    ["Revision"] = alias.Revision,
                },
            static tree =>
                new(tree.RequiredText("Function"), tree.RequiredText("Name"), tree.RequiredText("Version"))
                {
                    Description = tree.Text("Description") ?? "",
                    Weights = new(
                        tree.Object("Weights")!
                            .ToDictionary(
                                static weight => weight.Key,
                                static weight => weight.Value!.GetValue<double>(),
                                StringComparer.Ordinal
                            ),
                        StringComparer.Ordinal
                    ),
                    Revision = tree.RequiredText("Revision"),
                }
        );

    private static JsonObject Write(SortedDictionary<string, string> texts) =>
        new(texts.Select(static text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));

    private static SortedDictionary<string, string> ReadTexts(JsonObject? tree) =>
        new(
            (tree ?? []).ToDictionary(
                static text => text.Key,
                static text => text.Value.Text() ?? "",
                StringComparer.Ordinal
            ),
            StringComparer.Ordinal
        );
}
