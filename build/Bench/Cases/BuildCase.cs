using AiChef.Bench.Checkouts;
using AiChef.Bench.Programs;

namespace AiChef.Bench.Cases;

/// <summary>A command of the build that is compared with nothing.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Arguments">The arguments of the build.</param>
internal sealed record BuildCase(string Name, string Title, IReadOnlyList<string> Arguments) : BenchCase(Name, Title)
{
    /// <summary>How many small services the copy of the repository has. Default none.</summary>
    internal int Services { get; init; }

    /// <summary>What is done before each run, unmeasured. Default nothing.</summary>
    internal Action<Checkout> Before { get; init; } = static _ => { };

    /// <summary>What is wrong after a run; null if nothing is. Default null.</summary>
    internal Func<Checkout, string?> Problem { get; init; } = static _ => null;

    internal override async Task<CaseResult> RunAsync(Workbench bench, CancellationToken cancellationToken)
    {
        var checkout = await bench.CheckoutAsync(Services, cancellationToken);
        var command = checkout.Build(Arguments);
        await Measurement.OfAsync(command, calls: null, cancellationToken);
        var samples = await Rounds.RunAsync(
            bench.Rounds,
            [
                new RoundCommand(
                    int.MaxValue,
                    async round =>
                    {
                        bench.Tell($"{Name}: round {round}");
                        Before(checkout);
                        var sample = await Measurement.OfAsync(command, calls: null, cancellationToken);
                        return Problem(checkout) is { } problem ? throw new BenchFailure($"{Name}: {problem}") : sample;
                    }
                ),
            ]
        );
        return new CaseResult(Title, [new($"./build.sh {string.Join(' ', Arguments)}", samples[0])]);
    }
}
