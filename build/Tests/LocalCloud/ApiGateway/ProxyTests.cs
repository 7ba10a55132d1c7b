using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.ApiGateway;
using AiChef.LocalCloud.ApiGateway.Serving;
using AiChef.LocalCloud.Wire;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.ApiGateway;

public sealed class ProxyTests
{
    [Fact]
    public void A_function_gets_the_request_as_from_API_Gateway()
    {
        var exchange = Exchange("POST", "/dishes/7", "a=1&a=2", "{}");

        var made = ProxyEvent.Of(exchange, exchange.Route!);

        made.Select(static each => each.Key)
            .ShouldBe([
                "resource",
                "path",
                "httpMethod",
                "headers",
                "multiValueHeaders",
                "queryStringParameters",
                "multiValueQueryStringParameters",
                "pathParameters",
                "stageVariables",
                "requestContext",
                "body",
                "isBase64Encoded",
            ]);
        made["resource"]!.ToString().ShouldBe("/dishes/{id}");
        made["path"]!.ToString().ShouldBe("/dishes/7");
        made["queryStringParameters"]!.ToJsonString().ShouldBe("""{"a":"2"}""");
        made["multiValueQueryStringParameters"]!.ToJsonString().ShouldBe("""{"a":["1","2"]}""");
        made["pathParameters"]!.ToJsonString().ShouldBe("""{"id":"7"}""");
        made["stageVariables"].ShouldBeNull();
        made["body"]!.ToString().ShouldBe("{}");
        made["headers"]!["Host"]!.ToString().ShouldBe("api.execute-api.eu-west-1.amazonaws.com");
        made["requestContext"]!["path"]!.ToString().ShouldBe("/live/dishes/7");
        made["requestContext"]!["requestTime"]!.ToString().ShouldBe("01/May/2026:12:00:00 +0000");
        made["requestContext"]!["requestTimeEpoch"]!.GetValue<long>().ShouldBe(1777636800000);
    }

    [Fact]
    public void A_request_without_query_and_body_has_none()
    {
        var exchange = Exchange("POST", "/dishes/7", "", "");

        var made = ProxyEvent.Of(exchange, exchange.Route!);

        made["queryStringParameters"].ShouldBeNull();
        made["multiValueQueryStringParameters"].ShouldBeNull();
        made["body"].ShouldBeNull();
    }

    [Fact]
    public void A_functions_answer_becomes_status_headers_and_body()
    {
        var answer = ProxyAnswer.Read(
            """{"statusCode":201,"headers":{"X-A":"1","Content-Type":"text/plain","Date":"now"},"multiValueHeaders":{"x-a":["2","3"]},"body":"soup"}"""u8.ToArray(),
            Exchange("POST", "/dishes/7", "", "")
        );

        answer.Status.ShouldBe(201);
        answer.ContentType.ShouldBe("text/plain");
        Encoding.UTF8.GetString(answer.Body.Span).ShouldBe("soup");
        answer.Headers.ShouldBe([new("x-amzn-Remapped-Date", "now"), new("x-a", "2"), new("x-a", "3")]);
    }

    [Theory]
    [InlineData("\"soup\"")]
    [InlineData("{}")]
    [InlineData("""{"statusCode":"soup"}""")]
    [InlineData("""{"statusCode":200,"body":{"a":1}}""")]
    [InlineData("""{"statusCode":200,"dish":"soup"}""")]
    public void Another_answer_is_a_bad_gateway(string payload)
    {
        var failure = Should.Throw<GatewayAnswerException>(() =>
            ProxyAnswer.Read(Encoding.UTF8.GetBytes(payload), Exchange("POST", "/dishes/7", "", ""))
        );

        failure.Status.ShouldBe("502");
        failure.Message.ShouldBe("Internal server error");
    }

    [Theory]
    [InlineData("/a", "/a")]
    [InlineData("/b", "/{x}")]
    [InlineData("/b/c", "/{rest+}")]
    public void A_fixed_path_goes_before_a_variable_and_a_variable_before_a_greedy_one(string path, string resource)
    {
        var definition = Definition(("a", "/a"), ("{x}", "/{x}"), ("{rest+}", "/{rest+}"));

        ApiRoute.Find(definition, "POST", path)!.Path.ShouldBe(resource);
    }

    private static ApiExchange Exchange(string method, string path, string query, string body)
    {
        var definition = Definition(("dishes/{id}", "/dishes/{id}"));
        definition.Resources["1"]!["pathPart"] = "dishes";
        definition.Resources["1"]!["resourceMethods"] = null;
        definition.Resources["2"] = new JsonObject
        {
            ["id"] = "2",
            ["parentId"] = "1",
            ["pathPart"] = "{id}",
            ["path"] = "/dishes/{id}",
            ["resourceMethods"] = new JsonObject { ["POST"] = new JsonObject() },
        };
        var call = new HttpCall
        {
            Method = method,
            RawPath = "/restapis/api/live/_user_request_" + path,
            RawQuery = query,
            Headers = new HeaderDictionary { ["Host"] = "127.0.0.1", ["User-Agent"] = "cook" },
            Body = Encoding.UTF8.GetBytes(body),
            RequestId = "11111111-2222-3333-4444-555555555555",
            Scope = new("111122223333", "eu-west-1"),
        };
        var stage = new ApiStage("api", "live", []);
        return new ApiExchange(
            new RestApi("api", "111122223333", "eu-west-1", definition),
            stage,
            new ApiDeployment("api", "first", [], definition),
            ApiAddress.Of(call)!,
            call,
            new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero)
        )
        {
            Route = ApiRoute.Find(definition, method, path),
        };
    }

    private static ApiDefinition Definition(params (string Part, string Path)[] resources)
    {
        var definition = new ApiDefinition
        {
            Settings = [],
            Resources = new()
            {
                ["0"] = new JsonObject { ["id"] = "0", ["path"] = "/" },
            },
        };
        foreach (var ((part, path), i) in resources.Select(static (each, i) => (each, i)))
        {
            var id = $"{i + 1}";
            definition.Resources[id] = new JsonObject
            {
                ["id"] = id,
                ["parentId"] = "0",
                ["pathPart"] = part,
                ["path"] = path,
                ["resourceMethods"] = new JsonObject { ["POST"] = new JsonObject() },
            };
        }

        return definition;
    }
}
