namespace AiChef.Bench.Measuring;

/// <summary>One measured run of a command.</summary>
/// <param name="Ended">When it ended.</param>
/// <param name="Wall">From its start until it had ended and all that it printed was read.</param>
/// <param name="Cpu">What it and its children computed, user and system; null where the system does not tell.</param>
/// <param name="Calls">The requests that LocalCloud received meanwhile; null where they are not counted.</param>
internal sealed record Sample(DateTimeOffset Ended, TimeSpan Wall, TimeSpan? Cpu, CallCounts? Calls)
{
    /// <summary>How long after the end of the stack the command ended; null where it is not asked.</summary>
    internal TimeSpan? AfterStack { get; init; }
}
