using AiChef.Targets.Services;

namespace AiChef.Targets.Running;

/// <summary>An output of a service's stack that tests get as a variable.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Service">The service, which is one stack.</param>
/// <param name="Key">The output's key.</param>
internal sealed record TestedOutput(string Variable, Service Service, string Key)
{
    /// <summary>Whether the stack may lack it: then the variable is not set.</summary>
    public bool IsOptional { get; init; }
}
