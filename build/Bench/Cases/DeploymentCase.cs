using AiChef.Bench.Checkouts;
using AiChef.Bench.Clouds;
using AiChef.Bench.Contenders;
using AiChef.Bench.Measuring;
using AiChef.Bench.Programs;
using AiChef.LocalCloud;

namespace AiChef.Bench.Cases;

/// <summary>Stacks that the build and other tools deploy, each to a LocalCloud of its own.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Work">What there is to do.</param>
/// <param name="Stacks">The stacks.</param>
/// <param name="Contenders">Who deploys them; the build first.</param>
internal sealed record DeploymentCase(
    string Name,
    string Title,
    StackWork Work,
    IReadOnlyList<StackOrder> Stacks,
    Func<OtherTools, IReadOnlyList<Contender>> Contenders
) : BenchCase(Name, Title)
{
    /// <summary>How many small services the copy of the repository has. Default none.</summary>
    internal int Services { get; init; }

    /// <summary>How many rounds there are at most. Default as many as asked for.</summary>
    internal int MostRounds { get; init; } = int.MaxValue;

    /// <summary>The options of the LocalCloud. Default: it answers at once and limits nothing.</summary>
    internal LocalCloudOptions Options { get; init; } = new();

    /// <summary>What readers must know besides. Default nothing.</summary>
    internal Func<IReadOnlyList<Series>, IReadOnlyList<string>> Notes { get; init; } = static _ => [];

    internal override async Task<CaseResult> RunAsync(Workbench bench, CancellationToken cancellationToken)
    {
        var checkout = await bench.CheckoutAsync(Services, cancellationToken);
        checkout.ChangeWorkflow(null);
        var bootstrapped = await bench.BootstrappedAsync(checkout, cancellationToken);
        bench.Tell($"{Name}: deploying once");
        var (deployed, facts) = await DeployAsync(checkout, bootstrapped, cancellationToken);
        var lanes = new List<Lane>();
        try
        {
            var start = Work == StackWork.First ? bootstrapped : deployed;
            foreach (var contender in Contenders(bench.Programs))
            {
                var stacks = Stacks.Zip(facts);
                lanes.Add(await Lane.OpenAsync(contender, checkout, Work, start, stacks, cancellationToken));
            }
            return await MeasureAsync(bench, lanes, cancellationToken);
        }
        finally
        {
            foreach (var lane in lanes)
            {
                await lane.DisposeAsync();
            }
            deployed.Dispose();
        }
    }

    private async Task<CaseResult> MeasureAsync(
        Workbench bench,
        IReadOnlyList<Lane> lanes,
        CancellationToken cancellationToken
    )
    {
        var samples = await Rounds.RunAsync(
            Math.Min(bench.Rounds, MostRounds),
            [
                .. lanes.Select(lane => new RoundCommand(
                    lane.Contender.MostRounds,
                    round =>
                    {
                        bench.Tell($"{Name}: round {round}, {lane.Contender.Name}");
                        return lane.RunAsync(round, Options, cancellationToken);
                    }
                )),
            ]
        );
        List<Series> series = [.. lanes.Select((lane, i) => lane.ToSeries(samples[i]))];
        return new CaseResult(Title, series) { Notes = Notes(series) };
    }

    /// <summary>Deploys the stacks with the build, and reads what it deployed each with.</summary>
    private async Task<(CloudState Deployed, IReadOnlyList<StackFacts> Facts)> DeployAsync(
        Checkout checkout,
        CloudState bootstrapped,
        CancellationToken cancellationToken
    )
    {
        var facts = new List<StackFacts>();
        var deployed = await BenchCloud.KeepAsync(
            bootstrapped,
            async cloud =>
            {
                string[] arguments = [.. Stacks.Select(stack => stack.Target), "--state-folder", cloud.Folder];
                await Measurement.OfAsync(checkout.Build(arguments), calls: null, cancellationToken);
                foreach (var order in Stacks)
                {
                    facts.Add(await cloud.Stacks.DescribeAsync(order.Stack, cancellationToken));
                }
            },
            cancellationToken
        );
        return (deployed, facts);
    }
}
