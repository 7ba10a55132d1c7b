using AiChef.Deployment.CloudFormation.Calls;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Calls;

/// <summary>Many look at their stacks for the price of one.</summary>
public sealed class StackListingCacheTests
{
    private const string Arn = "arn:aws:cloudformation:us-east-1:1:stack/one/1";

    private readonly ManualClock _clock = new();
    private readonly StackListingCache _glance;
    private int _finds;
    private int _listings;
    private Func<IReadOnlyList<Stack>> _list = () => [new Stack { StackName = "one", StackId = Arn }];

    public StackListingCacheTests() => _glance = new StackListingCache(_clock, StackListingCache.Sparing);

    [Fact]
    public async Task One_alone_asks_by_name()
    {
        using var one = _glance.Join(1);

        await LookAsync("one");

        (_finds, _listings).ShouldBe((1, 0));
    }

    [Theory]
    [InlineData("one")]
    [InlineData(Arn)]
    public async Task Several_share_a_listing_for_a_second(string name)
    {
        using var all = _glance.Join(2);

        (await LookAsync(name))!.StackName.ShouldBe("one");
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        await LookAsync(name);
        (_finds, _listings).ShouldBe((0, 1));

        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await LookAsync(name);
        (_finds, _listings).ShouldBe((0, 2));
    }

    [Fact]
    public async Task Of_what_is_in_no_listing_only_an_ARN_is_asked_for()
    {
        using var all = _glance.Join(2);

        (await LookAsync("other")).ShouldBeNull();
        _finds.ShouldBe(0);
        (await LookAsync("arn:aws:cloudformation:us-east-1:1:stack/other/1"))!.StackName.ShouldBe("found");
        _finds.ShouldBe(1);
    }

    [Fact]
    public async Task A_listing_that_failed_is_made_again()
    {
        using var all = _glance.Join(2);
        var list = _list;
        _list = () => throw new InvalidOperationException("no");
        await Should.ThrowAsync<InvalidOperationException>(LookAsync("one"));
        _list = list;

        (await LookAsync("one"))!.StackName.ShouldBe("one");

        _listings.ShouldBe(2);
    }

    [Fact]
    public async Task A_listing_that_is_not_allowed_is_not_tried_again()
    {
        using var all = _glance.Join(2);
        _list = () => throw new AmazonServiceException("no") { ErrorCode = "AccessDenied" };

        (await LookAsync("one"))!.StackName.ShouldBe("found");
        await LookAsync("one");

        (_finds, _listings).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Whoever_has_left_no_longer_counts_and_leaves_once()
    {
        var two = _glance.Join(2);
        using var one = _glance.Join(1);
        _glance.Deployments.ShouldBe(3);
        two.Dispose();
        two.Dispose();
        _glance.Deployments.ShouldBe(1);

        await LookAsync("one");

        (_finds, _listings).ShouldBe((1, 0));
    }

    private Task<Stack?> LookAsync(string name) =>
        _glance.LookAsync(
            name,
            (_, _) =>
            {
                _finds++;
                return Task.FromResult<Stack?>(new Stack { StackName = "found" });
            },
            async _ =>
            {
                _listings++;
                await Task.Yield();
                return _list();
            },
            CancellationToken.None
        );
}
