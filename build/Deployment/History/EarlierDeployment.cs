namespace AiChef.Deployment.History;

/// <summary>Chooses the deployment of a stack that a rollback brings back.</summary>
public static class EarlierDeployment
{
    /// <summary>
    /// The deployment of the named run; without one, the last good deployment before the one that is live and unlike
    /// it. After a rollback, the search goes on before the deployment that it brought back.
    /// </summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="records">Its records, the newest first.</param>
    /// <param name="wanted">The run, or the unique beginning of its name; null for the one before.</param>
    /// <exception cref="DeploymentException">There is none, or it failed.</exception>
    public static DeploymentRecord Of(string stack, IReadOnlyList<DeploymentRecord> records, string? wanted) =>
        wanted is null ? Before(stack, records) : Named(stack, records, wanted);

    private static DeploymentRecord Named(string stack, IReadOnlyList<DeploymentRecord> records, string wanted)
    {
        var found = records.Where(each => each.Run.StartsWith(wanted, StringComparison.Ordinal)).ToList();
        if (found.Count == 0)
        {
            throw DeploymentException.Configuration(
                $"--to: the history of {stack} has no run {wanted}; ./build.sh History shows its runs"
            );
        }
        if (found.Count > 1)
        {
            throw DeploymentException.Configuration(
                $"--to: {wanted} is the beginning of {string.Join(", ", found.Select(static each => each.Run))}"
            );
        }
        return found[0].IsGood
            ? found[0]
            : throw DeploymentException.Configuration(
                $"--to: the deployment of {stack} by run {found[0].Run} did not succeed ({found[0].Cause})"
            );
    }

    private static DeploymentRecord Before(string stack, IReadOnlyList<DeploymentRecord> records)
    {
        var good = records.Where(static each => each.IsGood).ToList();
        var live = good.Count == 0 ? null : good[0];
        var from = live?.Restores ?? live?.Run;
        return good.FirstOrDefault(each =>
                each.Restores is null && string.CompareOrdinal(each.Run, from) < 0 && !each.IsSameAs(live!)
            )
            ?? throw DeploymentException.Configuration(
                $"the history of {stack} has no earlier deployment that succeeded"
                    + (live is null ? "" : $"; the last one is {live.Run}")
            );
    }
}
