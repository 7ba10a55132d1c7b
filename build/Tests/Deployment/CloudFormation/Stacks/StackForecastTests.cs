using System.Text.Json;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Discord;
using AiChef.Deployment.Reports;
using AiChef.LocalCloud.CloudFormation;
using AiChef.Tests.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>A dry run says one thing about a stack, in every output.</summary>
public sealed class StackForecastTests : IAsyncLifetime
{
    private static readonly StackDeployerOptions DryRun = new() { DryRun = true };

    private DeployerFixture _cloud = null!;
    private string? _stackId;

    public async Task InitializeAsync() => _cloud = await DeployerFixture.StartAsync();

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Theory]
    [InlineData("none", ForecastKind.Created, "would be created (1 to add)")]
    [InlineData("REVIEW_IN_PROGRESS", ForecastKind.Created, "would be created (1 to add)")]
    [InlineData("DELETE_COMPLETE", ForecastKind.Created, "would be created (1 to add)")]
    [InlineData("CREATE_COMPLETE", ForecastKind.Updated, "would be updated (1 to modify)")]
    [InlineData("UPDATE_COMPLETE", ForecastKind.Updated, "would be updated (1 to modify)")]
    [InlineData("UPDATE_ROLLBACK_COMPLETE", ForecastKind.Updated, "would be updated (1 to modify)")]
    [InlineData("IMPORT_COMPLETE", ForecastKind.Updated, "would be updated (1 to modify)")]
    [InlineData("IMPORT_ROLLBACK_COMPLETE", ForecastKind.Updated, "would be updated (1 to modify)")]
    [InlineData("CREATE_IN_PROGRESS", ForecastKind.Unknown, Running)]
    [InlineData("ROLLBACK_IN_PROGRESS", ForecastKind.Unknown, Running)]
    [InlineData("DELETE_IN_PROGRESS", ForecastKind.Unknown, Running)]
    [InlineData("UPDATE_IN_PROGRESS", ForecastKind.Unknown, Running)]
    [InlineData("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", ForecastKind.Unknown, Running)]
    [InlineData("UPDATE_ROLLBACK_IN_PROGRESS", ForecastKind.Unknown, Running)]
    [InlineData("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", ForecastKind.Unknown, Running)]
    [InlineData("IMPORT_IN_PROGRESS", ForecastKind.Unknown, Running)]
    [InlineData("IMPORT_ROLLBACK_IN_PROGRESS", ForecastKind.Unknown, Running)]
    [InlineData("ROLLBACK_COMPLETE", ForecastKind.Recreated, $"would be deleted and created again ({After})")]
    [InlineData("CREATE_FAILED", ForecastKind.Refused, $"{Stuck} and must be deleted before it can be deployed")]
    [InlineData("ROLLBACK_FAILED", ForecastKind.Refused, $"{Stuck} and must be deleted before it can be deployed")]
    [InlineData(
        "UPDATE_ROLLBACK_FAILED",
        ForecastKind.RollbackContinued,
        $"would be updated after its rollback is continued ({After})"
    )]
    [InlineData(
        "UPDATE_FAILED",
        ForecastKind.RolledBack,
        $"would be updated after its failed update is rolled back ({After})"
    )]
    [InlineData("DELETE_FAILED", ForecastKind.Refused, $"{Stuck} and cannot be deployed from there")]
    [InlineData("IMPORT_ROLLBACK_FAILED", ForecastKind.Refused, $"{Stuck} and cannot be deployed from there")]
    [InlineData("A_STATUS_OF_TOMORROW", ForecastKind.Refused, $"{Stuck} and cannot be deployed from there")]
    public async Task Every_status_has_one_forecast(string status, ForecastKind kind, string text)
    {
        await BringToAsync(status);

        var outcome = await _cloud.DeployAsync(DeployerFixture.OneParameter("b"), DryRun);

        outcome.Forecast!.Kind.ShouldBe(kind);
        ForecastText.Of(outcome.Forecast).ShouldStartWith(text.Replace("{0}", status, StringComparison.Ordinal));
        AllOutputsSayTheSame(outcome);
        (await StatusNowAsync()).ShouldBe(status);
    }

    [Theory]
    [InlineData("CREATE_FAILED")]
    [InlineData("ROLLBACK_FAILED")]
    public async Task With_permission_the_remains_of_a_creation_would_be_deleted(string status)
    {
        await BringToAsync(status);

        var outcome = await _cloud.DeployAsync(
            DeployerFixture.OneParameter("b"),
            DryRun with
            {
                RecoverByDelete = true,
            }
        );

        outcome.Forecast!.Kind.ShouldBe(ForecastKind.Recreated);
        AllOutputsSayTheSame(outcome);
    }

    [Fact]
    public async Task A_recovery_that_would_be_refused_is_foreseen()
    {
        await BringToAsync("ROLLBACK_COMPLETE");
        State.Change(_stackId!, stack => stack with { TerminationProtection = true });

        var outcome = await _cloud.DeployAsync(DeployerFixture.OneParameter("b"), DryRun);

        ForecastText.Of(outcome.Forecast!).ShouldStartWith("would be refused: termination protection is on");
        AllOutputsSayTheSame(outcome);
    }

    [Fact]
    public async Task An_unchanged_stack_is_unchanged()
    {
        await _cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        var outcome = await _cloud.DeployAsync(DeployerFixture.OneParameter("a"), DryRun);

        (outcome.Effect, outcome.Forecast!.Kind).ShouldBe((StackEffect.Unchanged, ForecastKind.Unchanged));
        outcome.Forecast.Changes.ShouldBeEmpty();
        AllOutputsSayTheSame(outcome);
    }

    [Fact]
    public async Task Termination_protection_alone_is_something_that_would_change()
    {
        await _cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        var declared = DeployerFixture.Declare(DeployerFixture.OneParameter("a")) with { TerminationProtection = true };

        var outcome = await _cloud.DeployAsync(declared, DryRun);

        ForecastText.Of(outcome.Forecast!).ShouldBe("would be updated (termination protection on)");
        AllOutputsSayTheSame(outcome);
        await _cloud.DeployAsync(declared);
        (await _cloud.DeployAsync(declared, DryRun)).Forecast!.Kind.ShouldBe(ForecastKind.Unchanged);
    }

    [Theory]
    [InlineData("CREATE_COMPLETE", true)]
    [InlineData("UPDATE_ROLLBACK_FAILED", false)]
    public async Task Termination_protection_is_foreseen_with_an_update_and_with_nothing_else(
        string status,
        bool isForeseen
    )
    {
        await BringToAsync(status);
        var declared = DeployerFixture.Declare(DeployerFixture.OneParameter("b")) with { TerminationProtection = true };

        (await _cloud.DeployAsync(declared, DryRun)).Forecast!.Protects.ShouldBe(isForeseen);

        var bare = DeployerFixture.Declare(DeployerFixture.OneParameter("b"));
        (await _cloud.DeployAsync(bare, DryRun)).Forecast!.Protects.ShouldBeFalse();
    }

    [Fact]
    public async Task A_stack_that_would_be_created_has_no_id() =>
        (await _cloud.DeployAsync(DeployerFixture.OneParameter("a"), DryRun)).StackId.ShouldBe("");

    private const string Running = "cannot be foreseen: an operation is running ({0})";

    private const string Stuck = "would be refused: the stack is in {0}";

    private const string After = "the stack is in {0}; what changes is known after that";

    private CloudFormationState State => _cloud.Host.Cloud.Get<CloudFormationState>();

    /// <summary>A stack of one parameter in a status, however it may have come to it.</summary>
    private async Task BringToAsync(string status)
    {
        if (status == "none")
        {
            return;
        }
        if (status == "REVIEW_IN_PROGRESS")
        {
            await _cloud.Clients.CloudFormation.CreateChangeSetAsync(
                new()
                {
                    StackName = DeployerFixture.Name,
                    ChangeSetName = "of-somebody-else",
                    ChangeSetType = Amazon.CloudFormation.ChangeSetType.CREATE,
                    TemplateBody = DeployerFixture.OneParameter("a"),
                }
            );
            return;
        }
        _stackId = (await _cloud.DeployAsync(DeployerFixture.OneParameter("a"))).StackId;
        State.Change(_stackId, stack => stack with { Status = status });
    }

    private async Task<string> StatusNowAsync() =>
        _stackId is null ? await _cloud.StatusAsync() : State.ById(_stackId)!.Status;

    /// <summary>The reports of a run that did nothing else, written from what the deployer reported.</summary>
    private void AllOutputsSayTheSame(StackOutcome outcome)
    {
        var forecast = outcome.Forecast!;
        var service = new RunRecord(TimeProvider.System).Of("x");
        var record = service.Begin(outcome.Stack);
        foreach (var shown in _cloud.Shown)
        {
            ((IProgress<StackProgress>)record).Report(shown);
        }
        record.End(outcome);
        var report = SampleReport.Mixed with
        {
            IsDryRun = true,
            Services = [service.Report("Step Functions", ServiceResult.Succeeded)],
        };

        var json = JsonDocument
            .Parse(JsonReport.Of(report))
            .RootElement.GetProperty("services")[0]
            .GetProperty("stacks")[0];
        json.GetProperty("forecast").GetProperty("text").GetString().ShouldBe(ForecastText.Of(forecast));
        json.GetProperty("forecast").GetProperty("reason").GetString().ShouldBe(forecast.Reason);
        json.GetProperty("changes")
            .ValueKind.ShouldBe(forecast.Changes is null ? JsonValueKind.Null : JsonValueKind.Array);
        (json.GetProperty("effect").GetString() == "unchanged").ShouldBe(forecast.Kind == ForecastKind.Unchanged);
        var page = MarkdownReport.Of(report);
        page.ShouldContain(
            $" {ForecastText.Result(forecast)} | {ReportText.Markdown(ForecastText.Detail(forecast))} |"
        );
        page.ShouldNotContain("only changes outside the resources");
        _cloud.Notes.ShouldNotContain(note => note.Contains("would", StringComparison.Ordinal));
        ServiceNotices.Of(report).ShouldBeEmpty();
    }
}
