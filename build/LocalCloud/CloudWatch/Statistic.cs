using System.Globalization;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>Statistics over samples.</summary>
internal static class Statistic
{
    /// <summary>The statistic by its name, or nothing without samples.</summary>
    /// <exception cref="Wire.AwsException">The statistic is not modelled.</exception>
    public static double? Of(string statistic, IReadOnlyList<Sample> samples)
    {
        if (samples.Count == 0)
        {
            return null;
        }

        var sum = samples.Sum(static each => each.Value * each.Count);
        var count = samples.Sum(static each => each.Count);
        return statistic switch
        {
            "Sum" => sum,
            "SampleCount" => count,
            "Average" => sum / count,
            "Minimum" => samples.Min(static each => each.Value),
            "Maximum" => samples.Max(static each => each.Value),
            _ when statistic.StartsWith('p')
                    && double.TryParse(
                        statistic.AsSpan(1),
                        NumberStyles.Float,
                        CultureInfo.InvariantCulture,
                        out var percent
                    ) => Percentile(samples, percent, count),
            _ => throw CloudWatchErrors.NotModelled($"the statistic {statistic}"),
        };
    }

    private static double Percentile(IReadOnlyList<Sample> samples, double percent, double count)
    {
        var seen = 0.0;
        foreach (var sample in samples.OrderBy(static each => each.Value))
        {
            seen += sample.Count;
            if (seen >= count * percent / 100)
            {
                return sample.Value;
            }
        }

        return samples.Max(static each => each.Value);
    }
}
