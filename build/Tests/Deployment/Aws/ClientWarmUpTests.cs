using AiChef.Deployment.Aws;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>A call that warms up gets to its end with nobody there.</summary>
public sealed class ClientWarmUpTests
{
    [Fact]
    public async Task It_reads_a_stack() => (await ClientWarmUp.ReadAsync()).ShouldBe([ClientWarmUp.StackName]);
}
