using System.Text.Json.Nodes;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>A function, apart from its versions.</summary>
internal sealed record Function(string Name)
{
    /// <summary>Number of the version published last; 0 before the first.</summary>
    public int LastVersion { get; init; }

    public int? ReservedConcurrency { get; init; }

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Statements of the resource policies: by qualifier, empty for the function itself.</summary>
    public IReadOnlyList<PolicyStatement> Policy { get; init; } = [];

    /// <summary>Revision of each policy, by qualifier.</summary>
    public SortedDictionary<string, string> PolicyRevisions { get; init; } = new(StringComparer.Ordinal);
}

/// <summary>One permission on a function, version or alias.</summary>
internal sealed record PolicyStatement(string Qualifier, string Sid, string Action, string Principal)
{
    public string? SourceArn { get; init; }

    public string? SourceAccount { get; init; }
}

/// <summary>$LATEST or a published version.</summary>
internal sealed record FunctionVersion(string Function, string Version)
{
    public const string Latest = "$LATEST";

    /// <summary>The settings, named and shaped as Lambda answers them.</summary>
    public required JsonObject Settings { get; init; }

    /// <summary>Key of the zip among the blobs: its SHA-256 in hexadecimal digits.</summary>
    public required string Code { get; init; }

    public required long CodeSize { get; init; }

    public required DateTimeOffset Modified { get; init; }

    public required string Revision { get; init; }

    /// <summary>When Lambda has finished bringing it up or changing it.</summary>
    public required DateTimeOffset Ready { get; init; }

    /// <summary>Whether it is brought up rather than changed until then.</summary>
    public bool IsNew { get; init; }

    /// <summary>The revision changes with a change, and once more when Lambda is done with it.</summary>
    public string RevisionWhen(bool isBusy)
    {
        if (isBusy)
        {
            return Revision;
        }

        var bytes = Guid.Parse(Revision).ToByteArray();
        bytes[0] ^= 1;
        return new Guid(bytes).ToString();
    }

    public string CodeSha256 => Convert.ToBase64String(Convert.FromHexString(Code));

    public string Text(string setting) => Settings.Text(setting) ?? "";

    public int Number(string setting) => Settings.Integer(setting) ?? 0;
}

/// <summary>A name that routes to one version, or to two by weight.</summary>
internal sealed record FunctionAlias(string Function, string Name, string Version)
{
    public string Description { get; init; } = "";

    /// <summary>Share of calls, 0 to 1, by further version.</summary>
    public SortedDictionary<string, double> Weights { get; init; } = new(StringComparer.Ordinal);

    public required string Revision { get; init; }
}

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
