using AiChef.Deployment;

namespace AiChef.Targets.Running;

/// <summary>The failures of functions that were deployed at the same time, as one.</summary>
internal static class CombinedFailure
{
    /// <summary>One failure stays as it is, several become one that lists them.</summary>
    internal static Exception Of(List<Exception> failures)
    {
        if (failures.Count == 1 || failures.Exists(f => f is not DeploymentException))
        {
            return failures.Find(f => f is not DeploymentException) ?? failures[0];
        }
        var expected = failures.Cast<DeploymentException>().ToList();
        var kinds = expected.Select(f => f.Kind).Distinct().ToList();
        return new DeploymentException(
            kinds.Count == 1 ? kinds[0] : FailureKind.Failed,
            $"{failures.Count} functions failed",
            [.. expected.SelectMany(f => f.Details.Prepend(f.Message))]
        )
        {
            Problems = [.. expected.SelectMany(f => f.Problems)],
        };
    }
}
