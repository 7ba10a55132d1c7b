using AiChef.Deployment.Aws;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>How much of the account's quotas was used at the busiest time.</summary>
/// <param name="metrics">Reads metrics.</param>
/// <param name="lambda">The client that tells Lambda's quotas.</param>
/// <param name="dynamoDb">The client that tells DynamoDB's quotas.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="scope">What is deployed, and the time.</param>
public sealed class QuotaUse(
    MetricReader metrics,
    IAmazonLambda lambda,
    IAmazonDynamoDB dynamoDb,
    AwsRetry retry,
    (ChecklistSubjects Subjects, ChecklistPeriod Period) scope
) : IChecklistPoint
{
    /// <summary>The share of a quota from which somebody must act, since a higher one takes AWS days.</summary>
    public const double Near = 0.8;

    private const double SecondsInAnHour = 3600;
    private const double Gigabyte = 1024d * 1024 * 1024;
    private static readonly string[] Head = ["QUOTA", "USED", "OF", "SHARE"];

    /// <inheritdoc/>
    public string Title => "Capacity against quotas";

    /// <inheritdoc/>
    public async Task<ChecklistFinding> LookAsync(CancellationToken cancellationToken)
    {
        var account = await retry.RunAsync(
            t => lambda.GetAccountSettingsAsync(new GetAccountSettingsRequest(), t),
            cancellationToken
        );
        var tables = await retry.RunAsync(
            t => dynamoDb.DescribeLimitsAsync(new DescribeLimitsRequest(), t),
            cancellationToken
        );
        var used = await UsedAsync(account, tables, cancellationToken);
        var near = used.Where(static each => each.Share >= Near)
            .Select(static each => $"{each.Quota}: {Figure.Count(each.Used)} of {Figure.Count(each.Of)}");
        return ChecklistFinding.Of(
            Title,
            [.. near],
            $"at most {Share(used.Max(static each => each.Share))} of {used.Count} quotas used in {scope.Period.Text}"
        ) with
        {
            Evidence = EvidenceTable.Of(
                Head,
                used.Select(static each =>
                    new[] { each.Quota, Figure.Count(each.Used), Figure.Count(each.Of), Share(each.Share) }
                )
            ),
        };
    }

    private async Task<List<UsedQuota>> UsedAsync(
        GetAccountSettingsResponse account,
        DescribeLimitsResponse tables,
        CancellationToken cancellationToken
    )
    {
        var table = new MetricTable(metrics, scope.Period);
        var atOnce = table.Ask(new("AWS/Lambda", "ConcurrentExecutions", MetricQuery.Maximum));
        var units = scope
            .Subjects.Tables.SelectMany(name =>
                new (string Name, string Metric, double? Most)[]
                {
                    ($"read units a second of {name}", "ConsumedReadCapacityUnits", tables.TableMaxReadCapacityUnits),
                    (
                        $"write units a second of {name}",
                        "ConsumedWriteCapacityUnits",
                        tables.TableMaxWriteCapacityUnits
                    ),
                }.Select(each =>
                    (
                        each.Name,
                        each.Most,
                        Sum: table.Ask(
                            MetricQuery.OfTable(name, each.Metric, MetricQuery.Sum) with
                            {
                                IsBusiestHour = true,
                            }
                        )
                    )
                )
            )
            .ToList();
        await table.ReadAsync(cancellationToken);
        return
        [
            new("functions at once", atOnce() ?? 0, account.AccountLimit.ConcurrentExecutions ?? 0),
            new(
                "GB of functions' code",
                (account.AccountUsage.TotalCodeSize ?? 0) / Gigabyte,
                (account.AccountLimit.TotalCodeSize ?? 0) / Gigabyte
            ),
            .. units.Select(each => new UsedQuota(
                $"{each.Name}, in the busiest hour",
                (each.Sum() ?? 0) / SecondsInAnHour,
                each.Most ?? 0
            )),
        ];
    }

    private static string Share(double share) => Figure.Percent(Math.Round(100 * share, 1));

    private sealed record UsedQuota(string Quota, double Used, double Of)
    {
        public double Share => Of == 0 ? 0 : Used / Of;
    }
}
