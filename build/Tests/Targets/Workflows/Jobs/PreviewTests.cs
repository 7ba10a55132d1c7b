using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>The job that shows in a pull request what it would change.</summary>
[Collection(nameof(CleanCheckout))]
public sealed class PreviewTests(CleanCheckout checkout)
{
    private const string Comment = "Show the preview in the pull request";

    [Fact]
    public async Task A_preview_is_one_comment_that_later_runs_update()
    {
        await using var cloud = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        using var api = new PullRequestApi();
        for (var i = 0; i < 130; i++)
        {
            api.Add("User", i == 0 ? "<!-- preview --> as somebody quoted it" : "looks good");
        }

        var first = await PlayAsync(Start(cloud, api));
        first.Conclusion.ShouldBe(Conclusion.Success, first.Output);
        var second = await PlayAsync(Start(cloud, api));
        second.Conclusion.ShouldBe(Conclusion.Success, second.Output);

        api.Comments.Count.ShouldBe(131);
        api.Comments[0].Body.ShouldBe("<!-- preview --> as somebody quoted it");
        api.Comments[130].Body.ShouldStartWith("<!-- preview -->\n## 🔍 What a deployment to dev would change\n");
        api.Comments[130]
            .Body.ShouldContain("| Step Functions | ai-chef-stepfunctions | 🔍 would be created | 5 to add |");
        api.Authorizations.Distinct(StringComparer.Ordinal).ShouldBe(["Bearer job-token"]);
        (first.Output + second.Output).ShouldNotContain("job-token");
        second.Summary.ShouldStartWith("## 🔍 What a deployment to dev would change\n");
    }

    [Fact]
    public async Task Without_a_role_there_is_no_preview_and_no_comment()
    {
        await using var cloud = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        using var api = new PullRequestApi();

        var report = await PlayAsync(
            Start(cloud, api) with
            {
                Vars = new Dictionary<string, string>(StringComparer.Ordinal),
            }
        );

        report.Conclusion.ShouldBe(Conclusion.Success, report.Output);
        report.Step(Comment).Conclusion.ShouldBe(Conclusion.Skipped);
        api.Comments.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("somebody/ai-chef", "cook")]
    [InlineData("kitchen/ai-chef", "dependabot[bot]")]
    public async Task Forks_and_Dependabot_get_no_preview(string repository, string author)
    {
        await using var cloud = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        using var api = new PullRequestApi();

        (await PlayAsync(Start(cloud, api, repository, author))).Conclusion.ShouldBe(Conclusion.Skipped);
    }

    private Task<JobReport> PlayAsync(JobStart start) =>
        GeneratedJob.PlayAsync(checkout.Root, "pull-request.yml", "preview", start);

    private static JobStart Start(
        LocalCloudHost cloud,
        PullRequestApi api,
        string repository = "kitchen/ai-chef",
        string author = "cook"
    ) =>
        new()
        {
            Event = "pull_request",
            Payload = Object(
                (
                    "pull_request",
                    Object(
                        ("number", 7d),
                        ("head", Object(("repo", Object(("full_name", repository))))),
                        ("user", Object(("login", author)))
                    )
                )
            ),
            Vars = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AWS_PREVIEW_ROLE"] = "arn:aws:iam::111122223333:role/preview",
            },
            Needs = new Dictionary<string, Conclusion>(StringComparer.Ordinal) { ["validate"] = Conclusion.Success },
            Machine = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AWS_ENDPOINT_URL"] = cloud.Url.AbsoluteUri,
                ["GITHUB_API_URL"] = api.Address,
            },
        };

    private static Dictionary<string, object?> Object(params (string Name, object? Value)[] members) =>
        members.ToDictionary(m => m.Name, m => m.Value, StringComparer.OrdinalIgnoreCase);
}
