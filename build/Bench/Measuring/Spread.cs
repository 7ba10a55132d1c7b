using System.Runtime.InteropServices;

namespace AiChef.Bench.Measuring;

/// <summary>The smallest, the middle and the largest of some values.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Median">The one in the middle, or the mean of the two in the middle.</param>
/// <param name="Maximum">The largest.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spread(double Minimum, double Median, double Maximum)
{
    /// <summary>The spread of values, of which there is at least one.</summary>
    internal static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        var median = sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new(sorted[0], median, sorted[^1]);
    }
}
