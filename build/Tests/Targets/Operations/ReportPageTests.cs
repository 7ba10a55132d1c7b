using AiChef.Deployment;
using AiChef.Deployment.Reports;
using AiChef.Targets.Operations;
using AiChef.Tests.Deployment.Reports;
using Nuke.Common.IO;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Operations;

/// <summary>The page of a run is drawn from its JSON alone.</summary>
public sealed class ReportPageTests : IDisposable
{
    private readonly AbsolutePath _folder = Directory.CreateTempSubdirectory("report-page-").FullName;

    [Fact]
    public async Task The_page_is_written_beside_the_JSON()
    {
        var json = JsonReport.Of(SampleReport.Mixed);
        await File.WriteAllTextAsync(_folder / "deployment.json", json);

        await ShowAsync();

        (await File.ReadAllTextAsync(_folder / "deployment.html")).ShouldBe(HtmlReport.Of(json));
    }

    [Fact]
    public async Task Without_a_report_there_is_no_page()
    {
        (await FailureAsync()).ShouldEndWith("deployment.json; deploy something, or put one there");

        (_folder / "deployment.html").FileExists().ShouldBeFalse();
    }

    [Theory]
    [InlineData("{", "malformed JSON: ")]
    [InlineData("[]", "is no report of a run")]
    [InlineData("""{"services":[]}""", "is no report of a run")]
    [InlineData("""{"targets":[]}""", "is no report of a run")]
    public async Task What_is_no_report_is_said_to_be_none(string text, string expected)
    {
        await File.WriteAllTextAsync(_folder / "deployment.json", text);

        (await FailureAsync()).ShouldContain(expected);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task ShowAsync() => new ReportPage(_folder, opens: false).ShowAsync(CancellationToken.None);

    private async Task<string> FailureAsync()
    {
        var failure = await Should.ThrowAsync<DeploymentException>(ShowAsync);
        failure.Kind.ShouldBe(FailureKind.Configuration);
        return failure.Message;
    }
}
