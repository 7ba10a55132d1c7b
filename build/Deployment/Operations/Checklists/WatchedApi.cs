using AiChef.Deployment.Lambda;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>An API as its metrics name it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Stage">Its stage.</param>
public sealed record WatchedApi(string Name, string Stage)
{
    /// <summary>
    /// The APIs that alarms watch. A stack knows an API by its id alone, and its metrics only by its name.
    /// </summary>
    /// <param name="alarms">Reads alarms.</param>
    /// <param name="names">The alarms.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public static async Task<IReadOnlyList<WatchedApi>> OfAsync(
        AlarmStates alarms,
        IEnumerable<string> names,
        CancellationToken cancellationToken
    )
    {
        var found = new List<WatchedApi>();
        await foreach (var page in alarms.PagesAsync(names, cancellationToken))
        {
            found.AddRange(
                (page.MetricAlarms ?? [])
                    .Where(static alarm => alarm.Namespace == "AWS/ApiGateway")
                    .Select(static alarm =>
                        alarm.Dimensions.ToDictionary(
                            static each => each.Name,
                            static each => each.Value,
                            StringComparer.Ordinal
                        )
                    )
                    .Where(static each => each.ContainsKey("ApiName") && each.ContainsKey("Stage"))
                    .Select(static each => new WatchedApi(each["ApiName"], each["Stage"]))
            );
        }
        return [.. found.Distinct()];
    }
}
