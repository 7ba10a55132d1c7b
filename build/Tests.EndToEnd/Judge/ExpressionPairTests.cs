using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>Random expressions of DynamoDB have the same effect on LocalCloud and on moto.</summary>
public sealed class ExpressionPairTests : IAsyncLifetime, IDisposable
{
    private const string Table = "pairs";
    private const int Tried = 200;
    private const int Size = 10;

    // always the same, so that a failure is one of the change that is judged
    private const ulong Seed = 20_260_101;
    private readonly HttpClient _http = new();
    private JudgedCloud _cloud = null!;
    private MotoServer _moto = null!;

    public async Task InitializeAsync()
    {
        (_cloud, _moto) = (await JudgedCloud.StartAsync(), await MotoServer.StartAsync());
        foreach (var url in (Uri[])[_cloud.Url, _moto.Url])
        {
            var table = """
                {
                  "TableName": "pairs", "BillingMode": "PAY_PER_REQUEST",
                  "AttributeDefinitions": [{ "AttributeName": "k", "AttributeType": "S" }],
                  "KeySchema": [{ "AttributeName": "k", "KeyType": "HASH" }]
                }
                """;
            (await AnswerAsync(url, "CreateTable", JsonNode.Parse(table)!)).ShouldStartWith("200");
        }
    }

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    public void Dispose()
    {
        _moto?.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task They_do_the_same()
    {
        var differences = new List<string>();
        foreach (var tried in ExpressionCase.Cases().Generator.Sample(Size, new Rnd(Seed), Tried))
        {
            var (here, there) = (await EffectAsync(_cloud.Url, tried), await EffectAsync(_moto.Url, tried));
            if (here != there)
            {
                differences.Add($"{tried}: {here} here, {there} there");
            }
        }

        differences.ShouldBeEmpty();
    }

    private async Task<string> EffectAsync(Uri url, ExpressionCase tried)
    {
        var put = new JsonObject { ["TableName"] = Table, ["Item"] = tried.Item.DeepClone() };
        (await AnswerAsync(url, "PutItem", put)).ShouldStartWith("200");
        var request = new JsonObject { ["TableName"] = Table, ["ExpressionAttributeNames"] = tried.UsedNames };
        if (tried.Values.Count > 0)
        {
            request["ExpressionAttributeValues"] = tried.Values.DeepClone();
        }

        if (!tried.IsUpdate)
        {
            request["FilterExpression"] = tried.Expression;
            return await AnswerAsync(url, "Scan", request);
        }

        request["Key"] = new JsonObject { ["k"] = new JsonObject { ["S"] = "1" } };
        request["UpdateExpression"] = tried.Expression;
        request["ReturnValues"] = "ALL_NEW";
        return await AnswerAsync(url, "UpdateItem", request);
    }

    /// <summary>Status, code of an error, and the content with sets and members in order.</summary>
    private async Task<string> AnswerAsync(Uri url, string operation, JsonNode request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0"),
        };
        message.Headers.Add("X-Amz-Target", $"DynamoDB_20120810.{operation}");
        message.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=judge/20260101/us-east-1/dynamodb/aws4_request, "
                + "SignedHeaders=host, Signature=0"
        );
        using var answer = await _http.SendAsync(message);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        var content = body["__type"]?.ToString().Split('#')[^1] ?? Ordered(body["Attributes"] ?? body["Items"]);
        return $"{(int)answer.StatusCode} {content}";
    }

    private static string Ordered(JsonNode? node) =>
        node switch
        {
            JsonObject tree => string.Join(
                ',',
                tree.OrderBy(static each => each.Key, StringComparer.Ordinal).Select(Named)
            ),
            JsonArray list => $"[{string.Join(',', list.Select(Ordered))}]",
            _ => node?.ToString() ?? "",
        };

    private static string Named(KeyValuePair<string, JsonNode?> member) =>
        member is { Key: "SS", Value: JsonArray texts }
            ? $"SS:{string.Join(',', texts.Select(Ordered).Order(StringComparer.Ordinal))}"
            : $"{member.Key}:({Ordered(member.Value)})";
}
