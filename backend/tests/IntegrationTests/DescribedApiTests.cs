using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>
/// A client that knows only the document that the API serves: it calls each operation and compares each answer with
/// what the document says of it.
/// </summary>
public sealed class DescribedApiTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    [Fact]
    public async Task Every_operation_answers_as_the_document_says()
    {
        var document = (await backend.CallAsync(HttpMethod.Get, "/openapi.json")).Body;
        var schemas = new DescribedSchema(document);
        var called = 0;
        foreach (var (path, methods) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject().Where(each => each.Key != "parameters"))
            {
                foreach (var body in Bodies(schemas, operation!))
                {
                    var session = await backend.CreateSessionAsync([]);
                    var url = path.Replace(
                        "{sessionId}",
                        session["sessionId"]!.GetValue<string>(),
                        StringComparison.Ordinal
                    );
                    using var request = new HttpRequestMessage(
                        new HttpMethod(method.ToUpperInvariant()),
                        backend.Settings.ApiUrl + url
                    );
                    request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
                    request.Headers.Add("If-Match", "\"1\"");
                    using var answer = await backend.Http.SendAsync(request);
                    await ShouldBeDescribedAsync(schemas, operation!, answer, $"{method} {path} {body}");
                    called++;
                }
            }
        }

        called.ShouldBeGreaterThan(10);
    }

    private static async Task ShouldBeDescribedAsync(
        DescribedSchema schemas,
        JsonNode operation,
        HttpResponseMessage answer,
        string name
    )
    {
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        var text = await answer.Content.ReadAsStringAsync();
        var described = operation["responses"]![status];
        described.ShouldNotBeNull($"{name}: {status} {text}");
        var response = schemas.Resolve(described);
        foreach (var (header, schema) in response["headers"] as JsonObject ?? [])
        {
            answer.Headers.TryGetValues(header, out var values).ShouldBeTrue($"{name}: no {header}");
            schemas.Errors(values!.Single(), schemas.Resolve(schema!)["schema"]!, header).ShouldBeEmpty(name);
        }

        if (response["content"] is JsonObject content)
        {
            var type = content.ShouldHaveSingleItem();
            answer.Content.Headers.ContentType?.MediaType.ShouldBe(type.Key, name);
            schemas.Errors(JsonNode.Parse(text), type.Value!["schema"]!, "body").ShouldBeEmpty($"{name}: {text}");
        }
    }

    // the least that fits, every field with the least value of its type, and what does not fit
    private static IEnumerable<string?> Bodies(DescribedSchema schemas, JsonNode operation)
    {
        if (operation["requestBody"]?["content"]?["application/json"]?["schema"] is not { } schema)
        {
            return [null];
        }

        var whole = schemas.Resolve(schema);
        var fields = (whole["allOf"] as JsonArray ?? [])
            .Select(part => schemas.Resolve(part!))
            .Append(whole)
            .SelectMany(part => part["properties"] as JsonObject ?? [])
            .DistinctBy(field => field.Key)
            .ToDictionary(field => field.Key, field => schemas.Resolve(field.Value!));
        var required = (whole["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToList();
        return
        [
            Written(fields.Where(field => required.Contains(field.Key))),
            Written(fields.Where(field => field.Key != "sessionId")),
            """{"allergens":["fish"]}""",
            "no JSON",
        ];
    }

    private static string Written(IEnumerable<KeyValuePair<string, JsonObject>> fields) =>
        new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Least(field.Value)))).ToJsonString();

    private static JsonNode? Least(JsonObject schema) =>
        (schema["type"] is JsonArray types ? types[0] : schema["type"])?.GetValue<string>() switch
        {
            "array" => new JsonArray(),
            "integer" or "number" => schema["minimum"]?.DeepClone(),
            _ => "vegan",
        };
}
