namespace AiChef.Deployment.Lambda;

/// <summary>The calls of one version of a function by its alias.</summary>
/// <param name="Version">The version.</param>
/// <param name="Requests">How many calls ended.</param>
/// <param name="Errors">How many of them failed.</param>
/// <param name="P95">What 95 of 100 calls took at most in the slowest minute; null without calls.</param>
public sealed record VersionTraffic(string Version, long Requests, long Errors, TimeSpan? P95)
{
    /// <summary>In words, such as <c>version 5: 120 requests, 1 error, p95 35 ms</c>.</summary>
    public override string ToString()
    {
        var requests = Requests == 1 ? "request" : "requests";
        var errors = Errors == 1 ? "error" : "errors";
        var p95 = P95 is { } time ? $", p95 {time.TotalMilliseconds:0} ms" : "";
        return FormattableString.Invariant($"version {Version}: {Requests} {requests}, {Errors} {errors}") + p95;
    }
}
