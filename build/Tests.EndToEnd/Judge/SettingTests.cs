using System.Net;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>
/// What WriteParameters wrote is what functions read. They are invoked by their unpublished version, which nothing else
/// invokes, so that each test meets a function that starts.
/// </summary>
[Collection(nameof(ServedCloud))]
public sealed class SettingTests(ServedCloud cloud)
{
    private const string Key = "k-123-of-the-model";

    [Fact]
    public async Task The_currency_of_a_price_is_the_one_that_was_written()
    {
        await WriteAsync(new() { ["PARAMETER_CURRENCY"] = "KRW" }, "--parameter-names", "currency");

        var price = await InvokeAsync("ai-chef-price", """{"ingredients":[{"name":"rice"}]}""");

        price.GetProperty("currency").GetString().ShouldBe("KRW");
        await DeleteAsync("currency");
    }

    [Fact]
    public async Task A_model_is_asked_with_the_key_that_was_written_as_a_secret()
    {
        using var model = new HttpListener();
        var address = LoopbackServer.Listen(model);
        var variables = new Dictionary<string, string?>
        {
            ["PARAMETER_MODEL_ENDPOINT"] = $"{address}v1",
            ["PARAMETER_MODEL_NAME"] = "chef",
            ["PARAMETER_MODEL_API_KEY"] = Key,
        };
        await WriteAsync(
            variables,
            "--parameter-names",
            "model-endpoint",
            "model-name",
            "--secret-names",
            "model-api-key"
        );

        var chosen = ChooseLastAsync(model);
        var result = await InvokeAsync("ai-chef-recipe", """{"servings":2}""");

        var (authorization, dish) = await chosen.WaitAsync(BoundedWait.Limit);
        authorization.ShouldBe($"Bearer {Key}");
        result.GetProperty("recipe").GetProperty("id").GetString().ShouldBe(dish);
        await DeleteAsync("model-endpoint", "model-name", "model-api-key");
    }

    /// <summary>Answers one question with the last dish offered.</summary>
    private static async Task<(string? Authorization, string Dish)> ChooseLastAsync(HttpListener model)
    {
        var call = await model.GetContextAsync();
        using var question = await JsonDocument.ParseAsync(call.Request.InputStream);
        var offer = question.RootElement.GetProperty("messages")[1].GetProperty("content").GetString()!;
        using var offered = JsonDocument.Parse(offer);
        var dish = offered.RootElement.GetProperty("dishes").EnumerateArray().Last().GetProperty("id").GetString()!;
        var answer = $$$"""{"choices":[{"message":{"role":"assistant","content":"{{{dish}}}"}}]}""";
        call.Response.ContentType = "application/json";
        call.Response.Close(Encoding.UTF8.GetBytes(answer), willBlock: false);
        return (call.Request.Headers["Authorization"], dish);
    }

    private async Task WriteAsync(Dictionary<string, string?> variables, params string[] names)
    {
        var run = await cloud.Checkout.RunAsync(variables, ["WriteParameters", .. names]);
        run.ShouldEnd(0, " written, version ");
        run.Output.ShouldNotContain(Key);
    }

    private Task<string> DeleteAsync(params string[] names) =>
        cloud.Aws.SaysAsync(["ssm", "delete-parameters", "--names", .. names.Select(name => $"/ai-chef/local/{name}")]);

    private async Task<JsonElement> InvokeAsync(string function, string payload)
    {
        var (error, answer) = await cloud.Aws.InvokeAsync(function, payload);
        error.ShouldBe("None", answer);
        return JsonElement.Parse(answer);
    }
}
