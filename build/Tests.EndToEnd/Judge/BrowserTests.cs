using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>
/// The pages of this repository in a real browser, where there is one: no script fails, nothing is loaded from
/// elsewhere, and a judge of accessibility finds nothing serious. Screenshots lie in artifacts/screenshots.
/// </summary>
[Collection(nameof(ServedCloud))]
public sealed class BrowserTests(ServedCloud cloud, ITestOutputHelper output)
{
    private static readonly NpmProject Scripts = new("browser");
    private static readonly string Screenshots = Path.Combine(RepositoryRoot.Path, "artifacts", "screenshots");

    [Fact]
    public async Task The_console_follows_stacks_and_an_execution_to_its_end()
    {
        var page = await cloud.Http.GetStringAsync(new Uri(cloud.Url, "_console/"));
        page.ShouldContain("console.js");

        await VisitAsync("console.js", cloud.Url.AbsoluteUri, "16 views, 0 findings");
    }

    [Fact]
    public async Task The_report_of_a_deployment_is_a_page_that_everybody_can_read()
    {
        var report = Path.Combine(cloud.Checkout.Root, "artifacts", "reports", "deployment.html");
        File.Exists(report).ShouldBeTrue();

        await VisitAsync("report.js", report, "2 views, 0 findings");
    }

    private async Task VisitAsync(string script, string address, string result)
    {
        if (Tool.Find("google-chrome", "chromium", "chromium-browser") is not { } browser)
        {
            output.WriteLine("left out: the page in a real browser, which needs google-chrome or chromium on the PATH");
            return;
        }

        await Scripts.InstallAsync();
        (await Scripts.NodeAsync([script, browser, address, Screenshots])).ShouldEnd(0, result);
    }
}
