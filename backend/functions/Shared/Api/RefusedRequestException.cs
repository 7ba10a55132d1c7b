namespace AiChef.Functions.Api;

/// <summary>A request that is answered with a problem.</summary>
/// <param name="kind">The kind of problem.</param>
/// <param name="message">What is wrong with this request.</param>
public sealed class RefusedRequestException(ProblemKind kind, string message) : Exception(message)
{
    public ProblemKind Kind { get; } = kind;

    /// <summary>Headers of the answer beside those that all have.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
