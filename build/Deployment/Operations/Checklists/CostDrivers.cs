using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Deployment.Operations.Health;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>What the backend costs, estimated from its metrics and AWS's list prices, the dearest first.</summary>
/// <param name="metrics">Reads metrics.</param>
/// <param name="subjects">What is deployed.</param>
/// <param name="period">The time.</param>
/// <param name="sizes">The sizes of the functions.</param>
/// <param name="executions">Recent executions, which tell how many states one enters.</param>
public sealed class CostDrivers(
    MetricReader metrics,
    ChecklistSubjects subjects,
    ChecklistPeriod period,
    FunctionSizes sizes,
    RecentExecutions executions
) : IChecklistPoint
{
    private const string Lambda = "https://aws.amazon.com/lambda/pricing/";
    private const string DynamoDb = "https://aws.amazon.com/dynamodb/pricing/on-demand/";
    private const string States = "https://aws.amazon.com/step-functions/pricing/";
    private const string Api = "https://aws.amazon.com/api-gateway/pricing/";
    private const string Logs = "https://aws.amazon.com/cloudwatch/pricing/";

    private static readonly string[] Head = ["DRIVER", "AMOUNT", "ESTIMATE", "PRICE"];

    /// <inheritdoc/>
    public string Title => "Cost drivers";

    /// <inheritdoc/>
    public async Task<ChecklistFinding> LookAsync(CancellationToken cancellationToken)
    {
        var table = new MetricTable(metrics, period);
        var entered = await TransitionsAsync(cancellationToken);
        var known = (await sizes.ReadAsync(subjects.Functions, cancellationToken)).ToList();
        List<Func<CostDriver>> drivers =
        [
            .. known.SelectMany(size => OfFunction(table, size)),
            .. subjects.Tables.SelectMany(name => OfTable(table, name)),
            .. subjects.Apis.Select(api => OfApi(table, api)),
            .. subjects.Machines.Select(machine => OfMachine(table, machine.Name, machine.Arn, entered)),
            .. subjects.Logs.Select(log => OfLog(table, log.Group)),
        ];
        await table.ReadAsync(cancellationToken);
        var all = drivers.Select(static driver => driver()).OrderByDescending(static driver => driver.Cost).ToList();
        var total = all.Sum(static driver => driver.Cost);
        var unknown = all.Count(static driver => driver.Amount is null);
        var gaps = unknown == 0 ? "" : $"; {unknown} of {all.Count} drivers have no data";
        return new(
            Title,
            HealthState.Healthy,
            $"about {Figure.Dollars(total)} in {period.Text} by AWS's list prices of us-east-1, an estimate without "
                + $"free tiers and storage{gaps}"
        )
        {
            Evidence = EvidenceTable.Of(Head, all.Select(Row)),
        };
    }

    private static string[] Row(CostDriver driver) =>
        driver.Amount is { } amount
            ? [driver.Name, $"{Figure.Amount(amount)} {driver.Unit}", Figure.Dollars(driver.Cost), driver.Source]
            : [driver.Name, "no data", Figure.None, driver.Source];

    private static IEnumerable<Func<CostDriver>> OfFunction(MetricTable table, FunctionSize size)
    {
        var calls = table.Ask(MetricQuery.OfFunction(size.Function, "Invocations", MetricQuery.Sum));
        var took = table.Ask(MetricQuery.OfFunction(size.Function, "Duration", MetricQuery.Sum));
        var price = size.IsArm ? ListPrices.GigabyteSecondOnArm : ListPrices.GigabyteSecond;
        return
        [
            () =>
                new(
                    $"calls of {size.Function}",
                    calls(),
                    "requests",
                    ListPrices.FunctionRequests / ListPrices.Million,
                    Lambda
                ),
            () => new($"time of {size.Function}", took() / 1000 * size.Megabytes / 1024, "GB-s", price, Lambda),
        ];
    }

    private static IEnumerable<Func<CostDriver>> OfTable(MetricTable metrics, string table)
    {
        var read = metrics.Ask(MetricQuery.OfTable(table, "ConsumedReadCapacityUnits", MetricQuery.Sum));
        var written = metrics.Ask(MetricQuery.OfTable(table, "ConsumedWriteCapacityUnits", MetricQuery.Sum));
        return
        [
            () => new($"reads of {table}", read(), "read units", ListPrices.ReadUnits / ListPrices.Million, DynamoDb),
            () =>
                new(
                    $"writes of {table}",
                    written(),
                    "write units",
                    ListPrices.WriteUnits / ListPrices.Million,
                    DynamoDb
                ),
        ];
    }

    private static Func<CostDriver> OfApi(MetricTable table, WatchedApi api)
    {
        var requests = table.Ask(MetricQuery.OfApi(api, "Count", MetricQuery.Sum));
        return () =>
            new($"requests to {api.Name}", requests(), "requests", ListPrices.ApiRequests / ListPrices.Million, Api);
    }

    private static Func<CostDriver> OfMachine(
        MetricTable table,
        string name,
        string arn,
        IReadOnlyDictionary<string, double> entered
    )
    {
        var started = table.Ask(MetricQuery.OfMachine(arn, "ExecutionsStarted", MetricQuery.Sum));
        return () =>
            new(
                $"transitions of {name}",
                entered.TryGetValue(arn, out var each) ? started() * each : null,
                "state transitions",
                ListPrices.Transitions / ListPrices.Million,
                States
            );
    }

    private static Func<CostDriver> OfLog(MetricTable table, string group)
    {
        var bytes = table.Ask(new("AWS/Logs", "IncomingBytes", MetricQuery.Sum, ("LogGroupName", group)));
        return () => new($"log {group}", bytes() / ListPrices.Gigabyte, "GB", ListPrices.LogGigabyte, Logs);
    }

    /// <summary>How many transitions an execution of each workflow makes, retries included, on average.</summary>
    private async Task<IReadOnlyDictionary<string, double>> TransitionsAsync(CancellationToken cancellationToken) =>
        (await executions.ReadAsync(cancellationToken))
            .Select(detail =>
                (Machine: subjects.Machines.FirstOrDefault(each => each.Has(detail.Summary.Arn)), Detail: detail)
            )
            .Where(static each => each.Machine is not null)
            .GroupBy(static each => each.Machine!.Arn, StringComparer.Ordinal)
            .ToDictionary(
                static group => group.Key,
                static group => group.Average(each => each.Detail.States.Sum(static state => 1 + Retries(state))),
                StringComparer.Ordinal
            );

    /// <summary>Each failure but the last led to another try.</summary>
    private static int Retries(Executions.StateVisit state) => Math.Max(0, state.Failures.Count - 1);
}
