using System.Net;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>The deployed API and what lies behind it, as HTTP and the AWS CLI show them.</summary>
[Collection(nameof(ServedCloud))]
public sealed class ApiTests(ServedCloud cloud)
{
    [Fact]
    public async Task A_created_session_lies_in_the_table_with_its_first_version()
    {
        var session = await CreateSessionAsync();

        (await VersionAsync(session)).ShouldBe("1");
    }

    [Fact]
    public async Task An_update_writes_the_next_version_and_a_stale_one_is_refused()
    {
        var session = await CreateSessionAsync();

        (await UpdateAsync(session)).ShouldBe(HttpStatusCode.OK);
        (await VersionAsync(session)).ShouldBe("2");
        (await UpdateAsync(session)).ShouldBe(HttpStatusCode.Conflict);
        (await StatusAsync(HttpMethod.Patch, $"/sessions/{session}", """{"servings":4}""")).ShouldBe(
            HttpStatusCode.PreconditionRequired
        );
        (await VersionAsync(session)).ShouldBe("2");
    }

    [Fact]
    public async Task An_unknown_session_is_not_found() =>
        (await StatusAsync(HttpMethod.Get, $"/sessions/{Guid.Empty}")).ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_body_that_breaks_the_model_is_refused() =>
        (await StatusAsync(HttpMethod.Post, "/sessions", """{"servings":"two"}""")).ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task An_unknown_path_is_refused() =>
        (await StatusAsync(HttpMethod.Get, "/nowhere")).ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task The_alias_of_a_function_leads_to_its_first_version() =>
        (
            await cloud.Aws.SaysAsync(
                "lambda",
                "get-alias",
                "--function-name",
                "ai-chef-recipe",
                "--name",
                "live",
                "--query",
                "[Name,FunctionVersion]"
            )
        ).ShouldBe("live 1");

    [Fact]
    public async Task A_function_is_invoked_by_its_alias()
    {
        var (error, answer) = await cloud.Aws.InvokeAsync("ai-chef-recipe:live", """{"servings":2}""");

        error.ShouldBe("None", answer);
        answer.ShouldContain("\"recipe\"");
    }

    private async Task<string> CreateSessionAsync()
    {
        const string Body = """{"servings":2,"ingredients":[{"name":"rice"}]}""";
        using var answer = await SendAsync(HttpMethod.Post, "/sessions", Body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("sessionId").GetString()!;
    }

    private Task<HttpStatusCode> UpdateAsync(string session) =>
        StatusAsync(HttpMethod.Patch, $"/sessions/{session}", """{"version":1,"servings":4}""");

    private Task<string> VersionAsync(string session) =>
        cloud.Aws.SaysAsync(
            "dynamodb",
            "get-item",
            "--table-name",
            "ai-chef-sessions",
            "--key",
            $$$"""{"sessionId":{"S":"{{{session}}}"}}""",
            "--query",
            "Item.version.N"
        );

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body)
    {
        var api = await cloud.ExportAsync("ai-chef-api-id");
        using var request = new HttpRequestMessage(
            method,
            new Uri(cloud.Url, $"/restapis/{api}/live/_user_request_{path}")
        );
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await cloud.Http.SendAsync(request);
    }
}
