namespace AiChef.Deployment.Operations.Drift;

/// <summary>
/// What the pipeline changes outside of CloudFormation: a stack makes a function's first version and its alias, and
/// each release publishes a version and moves the alias to it.
/// </summary>
internal static class PipelineMoves
{
    private const string Alias = "AWS::Lambda::Alias";

    /// <summary>
    /// Why a property differs from its template after a release; null if nothing of the pipeline did it.
    /// </summary>
    internal static string? Reason(string type, string property) =>
        (type, property.Split('/')[1]) switch
        {
            (Alias, "FunctionVersion") => "each release moves the alias to its version",
            (Alias, "RoutingConfig") => "a canary gives a version its share of the calls",
            _ => null,
        };
}
