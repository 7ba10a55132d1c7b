using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class LogFileTests : IDisposable
{
    private readonly FixtureRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_run_leaves_its_log_and_a_dated_copy_without_times()
    {
        await _repository.Run("FailingBuild", "Fine");

        _repository.Read(".nuke/temp/build.log").ShouldContain(" | W | Fine                 | watch out\n");
        var dated = Directory.GetFiles(Temporary, "build.*.log").ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(dated)).ShouldContain("\nW | Fine                 | watch out\n");
    }

    [Fact]
    public async Task Five_dated_logs_of_earlier_runs_are_kept()
    {
        foreach (var day in Enumerable.Range(1, 8))
        {
            _repository.Write($".nuke/temp/build.2020-01-0{day}_00-00-00.log", "");
        }

        await _repository.Run("FailingBuild", "Fine");

        Directory
            .GetFiles(Temporary, "build.*.log")
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .Take(5)
            .ShouldBe(Enumerable.Range(4, 5).Select(day => $"build.2020-01-0{day}_00-00-00.log"));
    }

    private string Temporary => Path.Combine(_repository.Folder, ".nuke", "temp");
}
