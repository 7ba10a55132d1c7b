namespace AiChef.Targets.Functions;

/// <summary>A method of the API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">
/// The path below the stage, a parameter in braces: <c>/sessions/{sessionId}</c>.
/// </param>
internal sealed record Route(HttpMethod Method, string Path)
{
    public override string ToString() => $"{Method} {Path}";
}
