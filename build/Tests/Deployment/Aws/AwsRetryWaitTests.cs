using AiChef.Deployment.Aws;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>How long is waited before a call is made again.</summary>
public sealed class AwsRetryWaitTests
{
    private readonly ImpatientClock _clock = new();
    private readonly AwsRetry _retry;

    public AwsRetryWaitTests() => _retry = new AwsRetry(new AwsConnection { Region = "us-east-1" }, _clock);

    [Fact]
    public async Task Each_wait_is_twice_the_one_before_up_to_twenty_seconds_and_at_least_half_of_it()
    {
        await RetriedCall.ThrottleAsync(_retry, 9);

        var waits = _clock.Waits.Select(wait => wait.TotalSeconds).ToList();
        double[] longest = [0.5, 1, 2, 4, 8, 16, 20, 20, 20];
        waits.Count.ShouldBe(longest.Length);
        foreach (var (wait, limit) in waits.Zip(longest))
        {
            wait.ShouldBeInRange(limit / 2, limit);
        }
        waits.Zip(longest, (wait, limit) => wait / limit).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_call_with_new_credentials_is_made_at_once_and_counts()
    {
        var renewed = 0;
        var retry = new AwsRetry(new AwsConnection { Region = "us-east-1" }, _clock, () => renewed++);
        var calls = 0;

        await retry.RunAsync(
            _ => calls++ == 0 ? throw RetriedCall.Error("ExpiredToken") : Task.FromResult(calls),
            CancellationToken.None
        );

        (renewed, calls, retry.Repeats).ShouldBe((1, 2, 1));
        _clock.Waits.ShouldBeEmpty();
    }
}
