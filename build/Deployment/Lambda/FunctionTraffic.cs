namespace AiChef.Deployment.Lambda;

/// <summary>The calls of a function during a step of a canary.</summary>
/// <param name="Function">The function's full name.</param>
/// <param name="New">Those of its new version.</param>
/// <param name="Before">Those of the version before.</param>
public sealed record FunctionTraffic(string Function, VersionTraffic New, VersionTraffic Before)
{
    /// <summary>In words.</summary>
    public override string ToString() => $"{Function}: {New}; {Before}";
}
