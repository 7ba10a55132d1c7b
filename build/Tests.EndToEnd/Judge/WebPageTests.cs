using System.Net;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>A web page that tries to drive LocalCloud.</summary>
[Collection(nameof(ServedCloud))]
public sealed class WebPageTests(ServedCloud cloud, ITestOutputHelper output)
{
    private const string Status = "_localcloud";

    [Fact]
    public async Task A_tool_is_served() => (await StatusAsync(Status)).ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task A_path_is_no_package() =>
        (await StatusAsync("_localcloud-code/%2Fproc%2Fself%2Fenviron")).ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("Host", "evil.example:4566")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_page_is_refused_by_its_headers(string header, string value) =>
        (await StatusAsync(Status, header, value)).ShouldBe(HttpStatusCode.Forbidden);

    /// <summary>
    /// In a real browser where there is one; the requests that a browser would send are tried in any case.
    /// </summary>
    [Fact]
    public async Task A_page_makes_no_role_and_reads_no_answer()
    {
        (await StatusAsync(EvilPage.Call("evil-plain"), "Origin", "http://evil.example")).ShouldBe(
            HttpStatusCode.Forbidden
        );

        if (Tool.Find("google-chrome", "chromium", "chromium-browser") is { } browser)
        {
            await VisitAsync(browser);
        }
        else
        {
            output.WriteLine("left out: the page in a real browser, which needs google-chrome or chromium on the PATH");
        }

        (await cloud.Aws.SaysAsync("iam", "list-roles", "--query", "Roles[].RoleName")).ShouldNotContain("evil");
    }

    private async Task VisitAsync(string browser)
    {
        using var page = new EvilPage(cloud.Url);
        var profile = Directory.CreateTempSubdirectory("browser-").FullName;
        try
        {
            string[] arguments =
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                $"--user-data-dir={profile}",
                "--virtual-time-budget=20000",
                "--dump-dom",
                page.Url.AbsoluteUri,
            ];
            (await EndedRun.OfAsync(browser, arguments, profile)).ShouldEnd(0, "<title>tried, read: 0</title>");
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(cloud.Url, path));
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
        }
        using var answer = await cloud.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
