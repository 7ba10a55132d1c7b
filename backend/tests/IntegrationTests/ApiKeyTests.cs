using System.Net;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>Whether the API asks for a key, as the deployment says.</summary>
public sealed class ApiKeyTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    private const string WrongKey = "a key that nobody has been given";

    private bool IsRequired => backend.Settings.ApiKeyId is not null;

    [Theory]
    [InlineData(null)]
    [InlineData(WrongKey)]
    public async Task Without_the_key_nothing_is_answered_where_one_is_required(string? key)
    {
        var (status, error) = await CallAsync("POST", "/recipes", key);

        (status, error).ShouldBe(
            IsRequired ? (HttpStatusCode.Forbidden, "InvalidApiKey") : (HttpStatusCode.BadRequest, "InvalidRequest")
        );
    }

    [Theory]
    [InlineData("GET", "/openapi.json", HttpStatusCode.OK)]
    [InlineData("OPTIONS", "/recipes", HttpStatusCode.NoContent)]
    public async Task What_API_Gateway_answers_by_itself_needs_no_key(
        string method,
        string path,
        HttpStatusCode status
    ) => (await CallAsync(method, path, null)).Status.ShouldBe(status);

    private async Task<(HttpStatusCode Status, string? Error)> CallAsync(string method, string path, string? key)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), backend.Settings.ApiUrl + path);
        request.Content = method == "POST" ? new StringContent("{", null, "application/json") : null;
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("x-api-key", key);
        }

        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var error = answer.IsSuccessStatusCode
            ? null
            : System.Text.Json.Nodes.JsonNode.Parse(text)!["error"]!.GetValue<string>();
        return (answer.StatusCode, error);
    }
}
