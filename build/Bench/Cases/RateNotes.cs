using System.Globalization;
using AiChef.Bench.Measuring;
using AiChef.LocalCloud;

namespace AiChef.Bench.Cases;

/// <summary>Compares the time of a deployment with the time that the rates of AWS demand for its requests.</summary>
internal static class RateNotes
{
    /// <summary>The notes on the first of the commands.</summary>
    internal static IReadOnlyList<string> Of(IReadOnlyList<Series> series)
    {
        var (measured, calls) = (series[0].Wall.Median, series[0].MiddleCalls!);
        var demands = calls
            .Answered.Select(call =>
                (call.Operation, Time: RequestRates.ShortestTime(call.Service, call.Operation, call.Count))
            )
            .ToList();
        var (operation, longest) = demands.MaxBy(demand => demand.Time);
        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"At these rates, {operation} alone takes {longest.TotalSeconds:0.0} s; the command takes "
                    + $"{measured / longest.TotalSeconds:0.00} × that."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"It sends {(double)calls.Total / series[0].Stacks:0.0} requests for each stack, of which "
                    + $"{calls.Throttled} in total are throttled and sent again."
            ),
        ];
    }
}
