using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Templates;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Shouldly;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

/// <summary>What others write, the reader of templates reads: in JSON and in YAML, with any text.</summary>
[Properties(Arbitrary = [typeof(TemplateProperties)])]
public sealed class TemplateProperties
{
    /// <summary>Maps, lists and texts within each other.</summary>
    public static Arbitrary<JsonObject> Documents() =>
        Gen.Sized(size => Map(Math.Min(size, 20))).Select(map => (JsonObject)map).ToArbitrary();

    [Property]
    public void A_document_in_JSON_is_read_as_it_was_written(JsonObject document) =>
        Read(document.ToJsonString()).ShouldBe(document.ToJsonString());

    [Property]
    public void A_document_in_indented_JSON_is_read_as_it_was_written(JsonObject document) =>
        Read(document.ToJsonString(new JsonSerializerOptions { WriteIndented = true }))
            .ShouldBe(document.ToJsonString());

    [Property]
    public void A_document_in_YAML_is_read_as_it_was_written(JsonObject document, bool isSingle)
    {
        // Quoted, for of plain texts this writer does not quote all that need it.
        var style = isSingle ? ScalarStyle.SingleQuoted : ScalarStyle.DoubleQuoted;
        var writer = new SerializerBuilder().WithDefaultScalarStyle(style).Build();

        Read(writer.Serialize(Plain(document)!)).ShouldBe(document.ToJsonString());
    }

    private static string Read(string text) => Json(TemplateReader.Read(text)).ToJsonString();

    private static JsonNode Json(TemplateNode node) =>
        node switch
        {
            { Scalar: { } text } => JsonValue.Create(text),
            { IsMap: true } => new JsonObject(
                node.Entries.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)Json(e.Value)))
            ),
            _ => new JsonArray([.. node.Items.Select(Json)]),
        };

    private static object? Plain(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.ToDictionary(e => e.Key, e => Plain(e.Value)),
            JsonArray list => list.Select(Plain).ToList(),
            _ => node?.GetValue<string>(),
        };

    private static Gen<JsonNode> Node(int size) =>
        size == 0 ? Scalar() : Gen.OneOf(Scalar(), Map(size / 2), List(size / 2));

    private static Gen<JsonNode> Scalar() => YamlTexts.Any().Select(text => (JsonNode)JsonValue.Create(text));

    private static Gen<JsonNode> List(int size) =>
        Gen.ListOf(Node(size), 3).Select(items => (JsonNode)new JsonArray([.. items]));

    private static Gen<JsonNode> Map(int size) =>
        from keys in Gen.NonEmptyListOf(YamlTexts.Any().Where(text => text.Length > 0)).Resize(4)
        from values in Gen.ListOf(Node(size), keys.Count)
        select (JsonNode)
            new JsonObject(
                keys.Zip(values, (key, value) => KeyValuePair.Create(key, (JsonNode?)value))
                    .DistinctBy(entry => entry.Key, StringComparer.Ordinal)
            );
}
