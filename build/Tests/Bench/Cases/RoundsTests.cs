using AiChef.Bench.Cases;
using AiChef.Bench.Measuring;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Cases;

public sealed class RoundsTests
{
    private readonly List<string> _runs = [];

    [Fact]
    public async Task Commands_alternate_and_every_other_round_runs_backwards()
    {
        var samples = await Rounds.RunAsync(3, [Command("ours"), Command("theirs")]);

        _runs.ShouldBe(["ours 1", "theirs 1", "theirs 2", "ours 2", "ours 3", "theirs 3"]);
        samples.Select(each => each.Count).ShouldBe([3, 3]);
    }

    [Fact]
    public async Task A_command_takes_part_in_its_rounds_only()
    {
        var samples = await Rounds.RunAsync(2, [Command("ours"), Command("loop", most: 1)]);

        _runs.ShouldBe(["ours 1", "loop 1", "ours 2"]);
        samples.Select(each => each.Count).ShouldBe([2, 1]);
    }

    private RoundCommand Command(string name, int most = int.MaxValue) =>
        new(
            most,
            round =>
            {
                _runs.Add($"{name} {round}");
                return Task.FromResult(new Sample(DateTimeOffset.UnixEpoch, TimeSpan.Zero, null, null));
            }
        );
}
