using AiChef.Bench.Programs;

namespace AiChef.Bench.Contenders;

/// <summary>A way to deploy stacks.</summary>
/// <param name="Name">The command, as the tables name it.</param>
internal abstract record Contender(string Name)
{
    /// <summary>How many rounds it takes part in at most. Default all.</summary>
    internal int MostRounds { get; init; } = int.MaxValue;

    /// <summary>How many of the stacks of the case it deploys at most. Default all.</summary>
    internal int MostStacks { get; init; } = int.MaxValue;

    /// <summary>Whether it is another tool than this repository's build.</summary>
    internal virtual bool IsOtherTool => true;

    /// <summary>The command that deploys.</summary>
    internal abstract Command Deploy(Deployment deployment);
}
