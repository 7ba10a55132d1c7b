using System.Text.Json.Nodes;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Backend;

/// <summary>The API's document says what its template deploys.</summary>
public sealed class ApiDescriptionTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "backend", "infrastructure");

    private static readonly JsonObject Document = JsonNode
        .Parse(File.ReadAllText(Path.Combine(Folder, "openapi.json")))!
        .AsObject();

    private static readonly TemplateNode Resources = TemplateReader.Read(
        StackTemplate.Load(Path.Combine(Folder, "api-gateway-rest.yaml"), "api-gateway-rest.yaml").Body
    )["Resources"]!;

    [Fact]
    public void The_template_serves_the_document() =>
        JsonNode
            .DeepEquals(JsonNode.Parse(Served()), Document)
            .ShouldBeTrue("openapi.json and the answer of ReadDescription differ");

    // a dollar begins a reference, and a hash before a slash begins nothing
    [Fact]
    public void A_mapping_template_takes_the_document_as_it_is() =>
        Served().Replace("#/", "", StringComparison.Ordinal).IndexOfAny(['$', '#']).ShouldBe(-1);

    [Fact]
    public void The_document_has_every_method_and_no_other() =>
        Operations()
            .Select(operation => operation.Name)
            .ShouldBe(Methods().Select(method => method.Name), ignoreOrder: true);

    [Fact]
    public void A_request_has_the_fields_and_limits_of_the_model()
    {
        var model = Resources["MealRequestModel"]!["Properties"]!["Schema"]!["properties"]!;
        var described = Document["components"]!["schemas"]!["MealFields"]!["properties"]!;
        JsonNode.DeepEquals(described, Json(model)).ShouldBeTrue(Json(model)!.ToJsonString());
    }

    [Fact]
    public void Each_operation_names_what_API_Gateway_answers_by_itself()
    {
        foreach (var (name, operation) in Operations())
        {
            var answers = operation["responses"]!.AsObject().Select(answer => answer.Key).ToList();
            answers.ShouldContain("429", name);
            answers.ShouldContain("5XX", name);
            var method = Methods().Single(method => method.Name == name).Method;
            answers.Contains("413").ShouldBe(operation["requestBody"] is not null, name);
            answers.Contains("503").ShouldBe(method["Integration"]!["Type"]!.Scalar == "AWS_PROXY", name);
        }
    }

    [Fact]
    public void Each_reference_leads_somewhere()
    {
        foreach (var reference in References(Document))
        {
            JsonNode? at = Document;
            foreach (var step in reference.Split('/').Skip(1))
            {
                at = at?[step];
            }

            at.ShouldNotBeNull(reference);
        }
    }

    private static string Served() =>
        Resources["ReadDescription"]!["Properties"]!["Integration"]!["IntegrationResponses"]!.Items.Single()[
            "ResponseTemplates"
        ]!["application/json"]!.Scalar!;

    private static IEnumerable<(string Name, JsonObject Operation)> Operations() =>
        from path in Document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where operation.Key != "parameters"
        select ($"{operation.Key} {path.Key}", operation.Value!.AsObject());

    private static IEnumerable<(string Name, TemplateNode Method)> Methods() =>
        from entry in Resources.Entries
        where entry.Value["Type"]!.Scalar == "AWS::ApiGateway::Method"
        let properties = entry.Value["Properties"]!
        select (
            $"{properties["HttpMethod"]!.Scalar!.ToLowerInvariant()} {PathOf(properties["ResourceId"]!.Scalar!)}",
            properties
        );

    private static string PathOf(string resource)
    {
        var properties = Resources[resource]!["Properties"]!;
        var parent = properties["ParentId"]!;
        return (parent.Tag == "Ref" ? PathOf(parent.Scalar!) : "") + "/" + properties["PathPart"]!.Scalar;
    }

    private static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member =>
                member is { Key: "$ref", Value: { } target } ? [target.GetValue<string>()] : References(member.Value)
            ),
            JsonArray items => items.SelectMany(References),
            _ => [],
        };

    // the scalars of YAML as JSON has them
    private static JsonNode? Json(TemplateNode node) =>
        node.IsMap ? new JsonObject(node.Entries.Select(each => KeyValuePair.Create(each.Key, Json(each.Value))))
        : node.Scalar is { } text ? Scalar(text)
        : new JsonArray([.. node.Items.Select(Json)]);

    private static JsonValue? Scalar(string text) =>
        text == "null" ? JsonValue.Create(text)
        : text is "true" or "false" ? JsonValue.Create(text == "true")
        : decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
        : JsonValue.Create(text);
}
