using AiChef.Deployment.Aws;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>How repeated calls are counted.</summary>
public sealed class AwsRetryCountTests
{
    private readonly ImpatientClock _clock = new();
    private readonly AwsRetry _retry;

    public AwsRetryCountTests() => _retry = new AwsRetry(new AwsConnection { Region = "us-east-1" }, _clock);

    [Fact]
    public async Task Every_repeated_call_counts_and_no_other()
    {
        await RetriedCall.ThrottleAsync(_retry, 3);
        await RetriedCall.ThrottleAsync(_retry, 0);
        _retry.Repeats.ShouldBe(3);

        await RetriedCall.ThrottleAsync(_retry, 2);
        _retry.Repeats.ShouldBe(5);
    }

    [Fact]
    public async Task Each_flow_counts_its_own_repeated_calls()
    {
        var (one, other) = (await CountAsync(2), await CountAsync(4));

        (one, other).ShouldBe((2, 4));
        _retry.Repeats.ShouldBe(6);
    }

    private async Task<int> CountAsync(int failures)
    {
        var counter = _retry.CountHere();
        await RetriedCall.ThrottleAsync(_retry, failures);
        return counter.Value;
    }
}
