using AiChef.Targets.Output;
using AiChef.Tests.Nuke;
using Nuke.Common.IO;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class LogFolderTests : IDisposable
{
    private readonly FixtureRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    private AbsolutePath Logs => (AbsolutePath)_repository.Folder / ".nuke" / "temp" / "logs";

    [Fact]
    public void Each_process_has_its_own() =>
        LogFolder.Create(Logs, TimeProvider.System).Name.ShouldEndWith($"-{Environment.ProcessId}");

    [Fact]
    public void The_oldest_go_but_for_those_that_a_run_still_writes_to()
    {
        foreach (var second in Enumerable.Range(10, LogFolder.Kept + LogFolder.Spare + 1))
        {
            _repository.Write($".nuke/temp/logs/2020-01-01_00-00-{second}-1/build.log", "");
        }
        using var serving = File.Open(
            Logs / "2020-01-01_00-00-11-1" / "build.log",
            FileMode.Open,
            FileAccess.Write,
            FileShare.Read
        );

        var created = LogFolder.Create(Logs, TimeProvider.System);

        Directory
            .GetDirectories(Logs)
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .Take(2)
            .ShouldBe(["2020-01-01_00-00-11-1", $"2020-01-01_00-00-{10 + LogFolder.Spare + 1}-1"]);
        created.DirectoryExists().ShouldBeTrue();
    }

    [Fact]
    public void None_goes_while_there_are_few()
    {
        foreach (var second in Enumerable.Range(10, LogFolder.Kept + LogFolder.Spare))
        {
            _repository.Write($".nuke/temp/logs/2020-01-01_00-00-{second}-1/build.log", "");
        }

        LogFolder.Create(Logs, TimeProvider.System);

        Directory.GetDirectories(Logs).Length.ShouldBe(LogFolder.Kept + LogFolder.Spare + 1);
    }
}
