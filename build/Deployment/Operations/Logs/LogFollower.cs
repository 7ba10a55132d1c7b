using System.Runtime.CompilerServices;

namespace AiChef.Deployment.Operations.Logs;

/// <summary>Follows log groups: each event once, also one that arrives late.</summary>
/// <param name="reader">Reads the log groups.</param>
/// <param name="time">The clock of the polls.</param>
public sealed class LogFollower(LogReader reader, TimeProvider time)
{
    /// <summary>How far back each poll looks for events that arrive after later ones.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromMinutes(1);

    /// <summary>How long it waits between two polls.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The events since a time, those of each poll in the order of time, until it is cancelled.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> FollowAsync(
        IReadOnlyList<LogSource> sources,
        DateTimeOffset from,
        string? filter,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var seen = new Dictionary<(string Group, string Id), DateTimeOffset>();
        var newest = from;
        while (true)
        {
            var start = newest - Lateness > from ? newest - Lateness : from;
            foreach (var old in seen.Where(each => each.Value < start).Select(each => each.Key).ToList())
            {
                seen.Remove(old);
            }
            var lines = (await reader.ReadAsync(sources, start, null, filter, cancellationToken))
                .Where(line => seen.TryAdd((line.Source.Group, line.Id), line.Time))
                .ToList();
            if (lines.Count > 0)
            {
                newest = lines[^1].Time > newest ? lines[^1].Time : newest;
                yield return lines;
            }
            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
