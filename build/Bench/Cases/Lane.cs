using AiChef.Bench.Checkouts;
using AiChef.Bench.Clouds;
using AiChef.Bench.Contenders;
using AiChef.Bench.Measuring;
using AiChef.Bench.Programs;
using AiChef.LocalCloud;

namespace AiChef.Bench.Cases;

/// <summary>
/// One contender of a case. What does not exist is deployed to a new LocalCloud each time, what exists to one that is
/// kept.
/// </summary>
internal sealed class Lane : IAsyncDisposable
{
    // The AWS CLI names a change set by the second in which it creates it.
    private static readonly TimeSpan UntilNextSecond = TimeSpan.FromSeconds(1);

    private readonly Checkout _checkout;
    private readonly StackWork _work;
    private readonly CloudState _start;
    private readonly IReadOnlyList<(StackOrder Order, StackFacts Facts)> _stacks;
    private BenchCloud? _kept;

    private Lane(
        Contender contender,
        Checkout checkout,
        StackWork work,
        CloudState start,
        IEnumerable<(StackOrder Order, StackFacts Facts)> stacks
    )
    {
        (Contender, _checkout, _work, _start) = (contender, checkout, work, start);
        _stacks = [.. stacks.Take(contender.MostStacks)];
    }

    /// <summary>Who deploys.</summary>
    internal Contender Contender { get; }

    /// <summary>Opens a lane. Its contender has deployed its first stack once, so that files are read.</summary>
    internal static async Task<Lane> OpenAsync(
        Contender contender,
        Checkout checkout,
        StackWork work,
        CloudState start,
        IEnumerable<(StackOrder Order, StackFacts Facts)> stacks,
        CancellationToken cancellationToken
    )
    {
        var lane = new Lane(contender, checkout, work, start, stacks);
        try
        {
            if (work != StackWork.First)
            {
                lane._kept = await BenchCloud.StartAsync(start, new(), cancellationToken);
            }
            await lane.OnCloudAsync(
                new LocalCloudOptions(),
                cloud => lane.DeployAsync(cloud, lane._stacks.Take(1), cancellationToken),
                cancellationToken
            );
            return lane;
        }
        catch
        {
            await lane.DisposeAsync();
            throw;
        }
    }

    /// <summary>Deploys all stacks once.</summary>
    /// <param name="round">The round, from 1 on.</param>
    /// <param name="options">The options of a new LocalCloud.</param>
    /// <param name="cancellationToken">Ends the deployment.</param>
    internal async Task<Sample> RunAsync(int round, LocalCloudOptions options, CancellationToken cancellationToken)
    {
        if (_work == StackWork.Changed)
        {
            _checkout.ChangeWorkflow(round);
        }
        return await OnCloudAsync(
            options,
            async cloud =>
            {
                var sample = await DeployAsync(cloud, _stacks, cancellationToken);
                CheckExecutions(sample);
                return options.ProvisioningTime > TimeSpan.Zero
                    ? sample with
                    {
                        AfterStack =
                            sample.Ended - await cloud.Stacks.EndAsync(_stacks[0].Order.Stack, cancellationToken),
                    }
                    : sample;
            },
            cancellationToken
        );
    }

    /// <summary>The runs, as the reports show them.</summary>
    internal Series ToSeries(IReadOnlyList<Sample> samples) =>
        new(Contender.Name, samples) { Stacks = _stacks.Count, IsOtherTool = Contender.IsOtherTool };

    public async ValueTask DisposeAsync() => await (_kept?.DisposeAsync() ?? ValueTask.CompletedTask);

    private async Task<Sample> DeployAsync(
        BenchCloud cloud,
        IEnumerable<(StackOrder Order, StackFacts Facts)> stacks,
        CancellationToken cancellationToken
    )
    {
        if (Contender.IsOtherTool)
        {
            await Task.Delay(UntilNextSecond, TimeProvider.System, cancellationToken);
        }
        var command = Contender.Deploy(new(_checkout, cloud, [.. stacks]));
        return await Measurement.OfAsync(command, cloud.Calls, cancellationToken);
    }

    private async Task<Sample> OnCloudAsync(
        LocalCloudOptions options,
        Func<BenchCloud, Task<Sample>> run,
        CancellationToken cancellationToken
    )
    {
        if (_kept is not null)
        {
            return await run(_kept);
        }
        await using var cloud = await BenchCloud.StartAsync(_start, options, cancellationToken);
        return await run(cloud);
    }

    /// <summary>Whoever did something else than the case asks for did not do the same as the others.</summary>
    private void CheckExecutions(Sample sample)
    {
        var expected = _work == StackWork.Unchanged ? 0 : _stacks.Count;
        var executed = sample.Calls!.Of("ExecuteChangeSet");
        if (executed != expected)
        {
            throw new BenchFailure(
                $"{Contender.Name} executed {executed} change sets instead of {expected}: {sample.Calls.Text}"
            );
        }
    }
}
