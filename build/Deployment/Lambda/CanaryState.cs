namespace AiChef.Deployment.Lambda;

/// <summary>A canary as it stands.</summary>
/// <param name="Percent">The share of the calls that goes to new versions.</param>
/// <param name="Left">What is left of the step.</param>
/// <param name="Traffic">The calls of each function in this step.</param>
public sealed record CanaryState(int Percent, TimeSpan Left, IReadOnlyList<FunctionTraffic> Traffic)
{
    /// <summary>In one line; a function without calls is left out.</summary>
    public override string ToString()
    {
        var calls = Traffic.Where(static each => each.New.Requests + each.Before.Requests > 0).ToList();
        var told = calls.Count == 0 ? "no requests yet" : string.Join(" | ", calls);
        return $"{Percent} %, {(int)Left.TotalMinutes}:{Left.Seconds:00} left; {told}";
    }
}
