using AiChef.Deployment.History;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.History;

public sealed class HistoryWarmUpTests
{
    [Fact]
    public Task A_record_is_written_to_the_end_with_nobody_there() => Should.NotThrowAsync(HistoryWarmUp.WriteAsync);
}
