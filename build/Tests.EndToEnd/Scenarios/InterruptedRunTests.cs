using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Scenarios;

/// <summary>Runs that meet another run, are killed or cancelled while the stack is created.</summary>
public sealed class InterruptedRunTests : IClassFixture<CheckoutCopy>
{
    private const string Target = "DeployStepFunctions";

    private readonly CheckoutCopy _checkout;

    public InterruptedRunTests(CheckoutCopy checkout)
    {
        checkout.StartAnew();
        _checkout = checkout;
    }

    [Fact]
    public async Task Of_two_runs_at_once_one_deploys_and_the_other_finds_nothing_to_do()
    {
        await BootstrapAsync();
        string[] arguments = [Target, "--provisioning-seconds", "1"];

        var runs = await Task.WhenAll(_checkout.RunAsync(arguments), _checkout.RunAsync(arguments));

        foreach (var run in runs)
        {
            run.ShouldEnd(0);
        }
        runs.Count(run => run.Output.Contains("ai-chef-stepfunctions is up to date", StringComparison.Ordinal))
            .ShouldBe(1, string.Join("\n----\n", runs.Select(run => run.Output)));
    }

    [Fact]
    public async Task After_a_killed_run_the_next_one_attaches_to_the_operation()
    {
        await BootstrapAsync();
        using (var killed = await StartCreationAsync())
        {
            await killed.SignalAsync("KILL");
            (await killed.EndAsync()).ShouldBe(137, killed.Output);
        }

        (await _checkout.RunAsync(Target, "--provisioning-seconds", "2")).ShouldEnd(
            0,
            "ai-chef-stepfunctions is up to date",
            "is already running"
        );
    }

    [Fact]
    public async Task A_terminated_run_shows_and_reports_the_state_and_the_next_one_takes_over()
    {
        await BootstrapAsync();
        using (var cancelled = await StartCreationAsync())
        {
            await cancelled.SignalAsync("TERM");
            (await cancelled.EndAsync()).ShouldBe(5, cancelled.Output);
            cancelled.Output.ShouldContain("AWS continues");
        }
        (await _checkout.ReportAsync()).ShouldContain("\"cause\": \"cancelled; nothing new was started\"");

        (await _checkout.RunAsync(Target)).ShouldEnd(0);
    }

    private async Task BootstrapAsync() => (await _checkout.RunAsync("Bootstrap")).ShouldEnd(0);

    private async Task<ChildProcess> StartCreationAsync()
    {
        var run = _checkout.Start(Target, "--provisioning-seconds", "3", "--verbosity", "verbose");
        await run.PrintsAsync("CREATE_IN_PROGRESS");
        return run;
    }
}
