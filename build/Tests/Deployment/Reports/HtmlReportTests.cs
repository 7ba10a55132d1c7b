using System.Text.Json;
using System.Text.RegularExpressions;
using AiChef.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Reports;

/// <summary>The page is one file that asks nobody for anything, whatever the run told.</summary>
public sealed partial class HtmlReportTests
{
    private const string Evil = "</script><img src=x onerror=alert(1)><!--";

    [Fact]
    public void The_page_contains_the_JSON_from_which_it_draws()
    {
        var json = JsonReport.Of(SampleReport.Mixed);

        JsonElement.DeepEquals(DataOf(HtmlReport.Of(json)), JsonDocument.Parse(json).RootElement).ShouldBeTrue();
    }

    [Fact]
    public void A_text_of_the_run_cannot_leave_the_JSON()
    {
        var page = HtmlReport.Of(JsonReport.Of(SampleReport.Mixed with { Environment = Evil }));

        Script().Count(page).ShouldBe(2);
        page.ShouldNotContain("<img");
        DataOf(page).GetProperty("environment").GetString().ShouldBe(Evil);
    }

    [Theory]
    [InlineData("/*style*/")]
    [InlineData("/*script*/")]
    [InlineData("/*report*/")]
    public void What_a_text_contains_is_no_part_of_the_page(string text) =>
        DataOf(HtmlReport.Of(JsonReport.Of(SampleReport.Mixed with { Environment = text })))
            .GetProperty("environment")
            .GetString()
            .ShouldBe(text);

    [Fact]
    public void The_page_loads_nothing()
    {
        var page = HtmlReport.Of("{}");

        page.ShouldContain("default-src 'none'");
        Loading().Matches(page).ShouldBeEmpty();
    }

    private static JsonElement DataOf(string page) =>
        JsonDocument.Parse(Data().Match(page).Groups["json"].Value).RootElement;

    [GeneratedRegex("<script[ >]")]
    private static partial Regex Script();

    [GeneratedRegex("<script type=\"application/json\" id=\"report\">(?<json>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();

    [GeneratedRegex(" (src|href)=|@import|url\\((?!#)")]
    private static partial Regex Loading();
}
