using AiChef.Bench.Clouds;
using AiChef.Bench.Measuring;
using AiChef.Bench.Programs;

namespace AiChef.Bench.Cases;

/// <summary>The functions: their first call and those after it, as Lambda reports them while meals are made.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">Its heading.</param>
internal sealed record FunctionsCase(string Name, string Title) : BenchCase(Name, Title)
{
    private const int MealsInRound = 25;
    private const string Api = "ai-chef-api-gateway";

    internal override async Task<CaseResult> RunAsync(Workbench bench, CancellationToken cancellationToken)
    {
        var checkout = await bench.CheckoutAsync(services: 0, cancellationToken);
        checkout.ChangeWorkflow(null);
        var bootstrapped = await bench.BootstrappedAsync(checkout, cancellationToken);
        bench.Tell($"{Name}: deploying once");
        using var deployed = await BenchCloud.KeepAsync(
            bootstrapped,
            cloud =>
            {
                var command = checkout.Build("DeployLambdas", "--state-folder", cloud.Folder);
                return Measurement.OfAsync(command, calls: null, cancellationToken);
            },
            cancellationToken
        );
        var reports = new List<FunctionReport>();
        for (var round = 1; round <= bench.Rounds; round++)
        {
            bench.Tell($"{Name}: round {round}");
            reports.AddRange(await MeasureAsync(deployed, cancellationToken));
        }
        return new CaseResult(Title, Series(reports))
        {
            IsComparison = false,
            Notes =
            [
                $"Each round starts all functions anew and makes {MealsInRound} meals: a session is made, read,\n"
                    + "changed, and asked for its meal. Time is what Lambda reports; a first call includes the start.",
            ],
        };
    }

    /// <summary>The first calls of each function, and those after them.</summary>
    internal static IReadOnlyList<Series> Series(IEnumerable<FunctionReport> reports) =>
        [
            .. reports
                .GroupBy(report => (report.Function, IsFirst: report.Start is not null))
                .OrderBy(group => group.Key.Function, StringComparer.Ordinal)
                .ThenByDescending(group => group.Key.IsFirst)
                .Select(group => new Series(
                    $"{group.Key.Function}, {(group.Key.IsFirst ? "first call" : "warm")}",
                    [.. group.Select(Sample)]
                )),
        ];

    private static async Task<IReadOnlyList<FunctionReport>> MeasureAsync(
        CloudState deployed,
        CancellationToken cancellationToken
    )
    {
        await using var cloud = await BenchCloud.StartAsync(deployed, new(), cancellationToken);
        var url = await cloud.Stacks.OutputAsync(Api, "ApiUrl", cancellationToken);
        using var api = BackendApi.In(cloud.Endpoint, new Uri(url));
        for (var meal = 0; meal < MealsInRound; meal++)
        {
            await api.MakeMealAsync(cancellationToken);
        }
        using var logs = new FunctionLogs(cloud.Endpoint);
        return await logs.ReportsAsync(cancellationToken);
    }

    private static Sample Sample(FunctionReport report) =>
        new(DateTimeOffset.UnixEpoch, report.Duration + (report.Start ?? TimeSpan.Zero), Cpu: null, Calls: null);
}
