using AiChef.Bench.Measuring;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Measuring;

public sealed class ChildUsageTests
{
    [Fact]
    public async Task What_a_child_computes_is_counted_once_it_has_ended()
    {
        if (OperatingSystem.IsWindows())
        {
            ChildUsage.Now().ShouldBeNull();
            return;
        }
        var before = ChildUsage.Now();

        await ChildProcess.RunAsync("bash", ["-c", "for i in {1..20000}; do :; done"], RepositoryRoot.Path);

        (ChildUsage.Now() - before).ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
    }
}
