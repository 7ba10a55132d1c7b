using AiChef.Bench.Measuring;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Measuring;

public sealed class CallCounterTests
{
    private readonly CallCounter _counter = new();

    [Fact]
    public void Counts_from_one_look_to_the_next()
    {
        Add("cloudformation", "DescribeStacks");
        Add("cloudformation", "DescribeStacks");
        _counter.Take().Total.ShouldBe(2);

        Add("sts", "GetCallerIdentity");
        _counter.Take().Text.ShouldBe("GetCallerIdentity 1");
        _counter.Take().Total.ShouldBe(0);
    }

    [Fact]
    public void A_request_without_a_named_operation_is_told_by_its_service()
    {
        Add("s3", "GET");
        Add("apigateway", "GET");

        _counter.Take().Text.ShouldBe("apigateway GET 1, s3 GET 1");
    }

    [Fact]
    public void A_throttled_request_counts_in_total_and_not_as_answered()
    {
        Add("cloudformation", "CreateChangeSet");
        Add("cloudformation", "CreateChangeSet", isThrottled: true);

        var counts = _counter.Take();

        counts.Total.ShouldBe(2);
        counts.Throttled.ShouldBe(1);
        counts.Of("CreateChangeSet").ShouldBe(1);
    }

    [Fact]
    public void No_request_of_several_threads_is_lost()
    {
        Parallel.For(0, 1000, _ => Add("sts", "GetCallerIdentity"));

        _counter.Take().Total.ShouldBe(1000);
    }

    private void Add(string service, string operation, bool isThrottled = false) =>
        _counter.Add(new ObservedRequest(service, operation, isThrottled));
}
