namespace AiChef.Functions.Hosting;

/// <summary>When a call has to answer: before Lambda ends it, which would be an error of the function.</summary>
public static class Deadline
{
    private const int MostParts = 4;

    /// <summary>What writing an answer and sending it takes at most.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <summary>The time for the work: all but a second, or three quarters of less than four seconds.</summary>
    /// <param name="remaining">The time until Lambda ends the call.</param>
    public static TimeSpan Of(TimeSpan remaining)
    {
        var part = remaining / MostParts;
        var work = remaining - (part < Margin ? part : Margin);
        return work > TimeSpan.Zero ? work : TimeSpan.Zero;
    }
}
