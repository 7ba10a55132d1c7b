using AiChef.Bench.Measuring;
using AiChef.LocalCloud;

namespace AiChef.Tests.Bench.Measuring;

/// <summary>Made-up runs.</summary>
internal static class SampleSeries
{
    /// <summary>A command with runs of so many seconds, of each of which half is CPU time.</summary>
    internal static Series Of(string name, params double[] seconds) => Of(name, calls: null, seconds);

    /// <summary>A command with runs of so many seconds, each with these requests.</summary>
    internal static Series Of(string name, CallCounts? calls, params double[] seconds) =>
        new(name, [.. seconds.Select(time => Sample(time, calls))]);

    /// <summary>Requests of CloudFormation, so many of each operation.</summary>
    internal static CallCounts Calls(params (string Operation, int Count)[] operations) =>
        new([
            .. operations.SelectMany(operation =>
                Enumerable.Repeat(new ObservedRequest("cloudformation", operation.Operation, false), operation.Count)
            ),
        ]);

    private static Sample Sample(double seconds, CallCounts? calls) =>
        new(DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds / 2), calls);
}
