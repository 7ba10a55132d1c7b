using System.Text;
using AiChef.Functions.Api;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>A body is JSON in UTF-8 because its type says so, not because it looks like it.</summary>
public sealed class ContentTypeTests
{
    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonx")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("")]
    public async Task A_body_of_another_type_is_not_taken_for_JSON(string type)
    {
        var answer = await AskAsync(new APIGatewayProxyRequest { Body = "{}", Headers = Header("content-type", type) });
        (answer.StatusCode, answer.Headers["Accept-Post"]).ShouldBe((415, "application/json"));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=\"UTF-8\"")]
    public async Task JSON_in_UTF8_is_read(string type) =>
        (
            await AskAsync(new APIGatewayProxyRequest { Body = "{}", Headers = Header("Content-Type", type) })
        ).StatusCode.ShouldBe(200);

    [Fact]
    public async Task Two_content_types_are_none()
    {
        var request = new APIGatewayProxyRequest
        {
            Body = "{}",
            MultiValueHeaders = new Dictionary<string, IList<string>>
            {
                ["Content-Type"] = ["application/json", "text/plain"],
            },
        };
        (await AskAsync(request)).StatusCode.ShouldBe(415);
    }

    [Theory]
    [InlineData("{}", 200)]
    [InlineData("{\"allergens\":[]}", 400)]
    public async Task A_body_in_base64_is_read_as_any_other(string body, int status) =>
        (await AskAsync(Base64(Convert.ToBase64String(Encoding.UTF8.GetBytes(body))))).StatusCode.ShouldBe(status);

    [Theory]
    [InlineData("no base64")]
    [InlineData("ew==")]
    [InlineData("eyLDKCI6MX0=")]
    public async Task Bytes_that_are_no_text_are_refused(string base64) =>
        (await AskAsync(Base64(base64))).StatusCode.ShouldBe(400);

    [Theory]
    [InlineData("no base64", true, "body: is not text in UTF-8")]
    [InlineData("eyLDKCI6MX0=", true, "body: is not text in UTF-8")]
    [InlineData(null, false, "body: must be a JSON object")]
    [InlineData(" \n", false, "body: must be a JSON object")]
    [InlineData("[]", false, "body: must be a JSON object")]
    public void What_is_no_object_is_told_to_be_none(string? body, bool isBase64Encoded, string message)
    {
        var request = new APIGatewayProxyRequest { Body = body, IsBase64Encoded = isBase64Encoded };
        var refusal = Should.Throw<Meals.InvalidRequestException>(() => ApiBody.Read(request));
        (refusal.Message, refusal.Errors.Single().Code).ShouldBe((message, "invalid-json"));
    }

    [Fact]
    public void A_patch_is_told_its_own_types()
    {
        var request = new APIGatewayProxyRequest
        {
            HttpMethod = "PATCH",
            Body = "{}",
            Headers = Header("Content-Type", "application/merge-patch+json"),
        };
        ApiBody.Read(request, ApiBody.MergePatch, ApiBody.Json).Value.GetRawText().ShouldBe("{}");
        var refusal = Should.Throw<RefusedRequestException>(() => ApiBody.Read(request, ApiBody.Json));
        refusal.Headers.ShouldHaveSingleItem().ShouldBe(new("Accept-Patch", "application/json"));
    }

    private static APIGatewayProxyRequest Base64(string body) => new() { Body = body, IsBase64Encoded = true };

    private static Dictionary<string, string> Header(string name, string value) => new() { [name] = value };

    private static Task<APIGatewayProxyResponse> AskAsync(APIGatewayProxyRequest request) =>
        ApiAnswer.OfAsync(
            () =>
            {
                _ = new Meals.MealRequestReader(Catalogue.FoodCatalogue.Instance, "EUR").Read(ApiBody.Read(request));
                return Task.FromResult(ApiAnswer.Empty(200, []));
            },
            CancellationToken.None
        );
}
