using System.Collections.Concurrent;
using AiChef.Deployment;
using AiChef.Targets.Running;
using AiChef.Targets.Services;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class ParallelDeploymentTests
{
    private static readonly Service First = Make("first");
    private static readonly Service Second = Make("second");
    private static readonly Service Last = Make("last");

    private readonly ConcurrentQueue<string> _steps = new();
    private readonly Dictionary<Service, TaskCompletionSource> _gates = new()
    {
        [First] = new(),
        [Second] = new(),
        [Last] = new(),
    };

    [Fact]
    public async Task All_services_start_with_the_first_target_and_the_dependent_one_waits()
    {
        var deployment = Deployment(First, Second, Last);
        var first = deployment.CompleteAsync(First);

        await UntilAsync("begin first", "begin second");
        _gates[First].SetResult();
        await first;
        _steps.ShouldNotContain("begin last");

        _gates[Second].SetResult();
        _gates[Last].SetResult();
        await deployment.CompleteAsync(Second);
        await deployment.CompleteAsync(Last);
        _steps.ToList().IndexOf("begin last").ShouldBeGreaterThan(_steps.ToList().IndexOf("end second"));
    }

    [Fact]
    public async Task A_service_is_deployed_once_however_often_it_is_asked_for()
    {
        var deployment = Deployment(First);
        _gates[First].SetResult();

        await deployment.CompleteAsync(First);
        await deployment.CompleteAsync(First);

        _steps.ShouldBe(["begin first", "end first"]);
    }

    [Fact]
    public async Task A_failure_stops_only_what_depends_on_it_and_names_it()
    {
        var deployment = Deployment(First, Second, Last);
        _gates[First].SetException(new DeploymentException(FailureKind.Failed, "the table broke"));
        _gates[Second].SetResult();

        (await Should.ThrowAsync<DeploymentException>(deployment.CompleteAsync(First))).Message.ShouldBe(
            "the table broke"
        );
        await deployment.CompleteAsync(Second);

        (await Should.ThrowAsync<DeploymentException>(deployment.CompleteAsync(Last))).Message.ShouldBe(
            "last: not deployed, because DeployFirst failed"
        );
        _steps.ShouldNotContain("begin last");
    }

    [Fact]
    public async Task A_dependency_that_is_not_part_of_the_run_is_not_waited_for()
    {
        var deployment = Deployment(Last);
        _gates[Last].SetResult();

        await deployment.CompleteAsync(Last);

        _steps.ShouldBe(["begin last", "end last"]);
    }

    [Fact]
    public async Task A_cancelled_run_ends_every_service_and_starts_no_further_one()
    {
        using var cancel = new CancellationTokenSource();
        var deployment = new ParallelDeployment(
            [First, Second, Last],
            service => service == Last ? [First, Second] : [],
            async (service, needed, _) =>
            {
                await needed;
                _steps.Enqueue($"begin {service.Name}");
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel.Token);
            }
        );
        var first = deployment.CompleteAsync(First);
        await UntilAsync("begin first", "begin second");

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(first);
        await Should.ThrowAsync<OperationCanceledException>(deployment.CompleteAsync(Second));
        await deployment.EndAsync();
        _steps.ShouldNotContain("begin last");
    }

    [Fact]
    public async Task The_end_waits_for_everything_and_never_fails()
    {
        var deployment = Deployment(First, Second);
        _ = deployment.CompleteAsync(First);
        var end = deployment.EndAsync();
        end.IsCompleted.ShouldBeFalse();

        _gates[First].SetException(new OperationCanceledException());
        _gates[Second].SetResult();

        await end;
        _steps.ShouldContain("end second");
    }

    private ParallelDeployment Deployment(params Service[] scheduled) =>
        new(
            scheduled,
            service => service == Last ? [First, Second] : [],
            async (service, needed, _) =>
            {
                await needed;
                _steps.Enqueue($"begin {service.Name}");
                await _gates[service].Task;
                _steps.Enqueue($"end {service.Name}");
            }
        );

    private Task UntilAsync(params string[] steps) =>
        BoundedWait.UntilAsync(() => steps.All(_steps.Contains), string.Join(" and ", steps));

    private static Service Make(string name) =>
        new()
        {
            Name = name,
            Title = name,
            Target = $"Deploy{char.ToUpperInvariant(name[0])}{name[1..]}",
            Template = $"{name}.yaml",
        };
}
