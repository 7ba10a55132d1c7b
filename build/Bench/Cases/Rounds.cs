using AiChef.Bench.Measuring;

namespace AiChef.Bench.Cases;

/// <summary>Runs several commands in pairs: in each round all of them, in every other round backwards.</summary>
internal static class Rounds
{
    /// <summary>Runs them.</summary>
    /// <param name="rounds">How many rounds there are.</param>
    /// <param name="commands">The commands.</param>
    /// <returns>The samples of each command, in their order.</returns>
    internal static async Task<IReadOnlyList<IReadOnlyList<Sample>>> RunAsync(
        int rounds,
        IReadOnlyList<RoundCommand> commands
    )
    {
        List<List<Sample>> samples = [.. commands.Select(_ => new List<Sample>())];
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var i in Order(commands.Count, round).Where(i => round <= commands[i].Most))
            {
                samples[i].Add(await commands[i].RunAsync(round));
            }
        }
        return samples;
    }

    private static IEnumerable<int> Order(int count, int round) =>
        round % 2 == 1 ? Enumerable.Range(0, count) : Enumerable.Range(0, count).Reverse();
}

/// <summary>A command that is run in rounds.</summary>
/// <param name="Most">In how many rounds it runs at most.</param>
/// <param name="RunAsync">Runs it in a round, from 1 on.</param>
internal sealed record RoundCommand(int Most, Func<int, Task<Sample>> RunAsync);
