using AiChef.Functions.Hosting;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Which lines of a function reach its log.</summary>
public sealed class FunctionLogTests
{
    [Theory]
    [InlineData(LogLevel.Debug, "Debug", "Information", "Warning")]
    [InlineData(LogLevel.Information, "Information", "Warning")]
    [InlineData(LogLevel.Warning, "Warning")]
    [InlineData(LogLevel.Error)]
    public void A_line_below_the_least_level_is_left_out(LogLevel least, params string[] written)
    {
        var logger = new MemoryLogger();
        var log = new FunctionLog(logger, least);

        log.Debug("a");
        log.Information("b");
        log.Warning("c");

        logger.Lines.Select(line => line.Level).ShouldBe(written);
    }
}
