namespace AiChef.Bench.Cases;

/// <summary>A case: commands that do the same, run alternately.</summary>
/// <param name="Name">Its name on the command line, such as <c>unchanged</c>.</param>
/// <param name="Title">Its heading, such as <c>One stack, unchanged</c>.</param>
internal abstract record BenchCase(string Name, string Title)
{
    /// <summary>Whether it compares with the AWS CLI, which must be there. Default false.</summary>
    internal bool NeedsAws { get; init; }

    /// <summary>Runs it.</summary>
    /// <exception cref="BenchFailure">A command failed, or did something else than the case asks for.</exception>
    internal abstract Task<CaseResult> RunAsync(Workbench bench, CancellationToken cancellationToken);
}
