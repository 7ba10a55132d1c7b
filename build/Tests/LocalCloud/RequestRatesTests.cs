using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud;

public sealed class RequestRatesTests
{
    private readonly ManualClock _clock = new();
    private readonly RequestRates _rates;

    public RequestRatesTests() => _rates = new RequestRates(_clock);

    [Theory]
    [InlineData("cloudformation", "DescribeStacks", 10, 5)]
    [InlineData("cloudformation", "CreateChangeSet", 10, 2)]
    [InlineData("lambda", "UpdateAlias", 15, 15)]
    [InlineData("lambda", "GetFunction", 100, 100)]
    public void So_many_requests_are_granted_at_once_and_then_in_a_second(
        string service,
        string operation,
        int atOnce,
        int aSecond
    )
    {
        Granted(service, operation).ShouldBe(atOnce);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Granted(service, operation).ShouldBe(aSecond);
        _clock.Advance(TimeSpan.FromHours(1));
        Granted(service, operation).ShouldBe(atOnce);
    }

    [Fact]
    public void Each_operation_has_its_own()
    {
        Granted("cloudformation", "DescribeStacks");

        _rates.Take("cloudformation", "DescribeStackEvents").ShouldBeTrue();
        _rates.Take("cloudformation", "DescribeStacks").ShouldBeFalse();
    }

    [Theory]
    [InlineData("lambda", "Invoke")]
    [InlineData("dynamodb", "PutItem")]
    public void Others_are_not_limited(string service, string operation) => Granted(service, operation).ShouldBe(1000);

    [Theory]
    [InlineData("cloudformation", "CreateChangeSet", 10, 0)]
    [InlineData("cloudformation", "CreateChangeSet", 100, 45)]
    [InlineData("cloudformation", "DescribeStackEvents", 100, 18)]
    [InlineData("lambda", "Invoke", 1000, 0)]
    [InlineData("dynamodb", "PutItem", 1000, 0)]
    public void What_goes_beyond_the_first_burst_takes_time(
        string service,
        string operation,
        int requests,
        int seconds
    ) => RequestRates.ShortestTime(service, operation, requests).ShouldBe(TimeSpan.FromSeconds(seconds));

    private int Granted(string service, string operation) =>
        Enumerable.Range(0, 1000).Count(_ => _rates.Take(service, operation));
}
