using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Logs;

/// <summary>Where logs may be sent to, and what is asked of them as a whole.</summary>
public sealed class LogsDeliveryTests
{
    private const string Group = "'logGroupName':'/kitchen'";

    [Fact]
    public async Task A_destination_is_put_told_and_deleted_with_its_policy()
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.LogsAsync("PutDeliveryDestination", Destination("first"));
        await cloud.LogsAsync("PutDeliveryDestinationPolicy", Policy);
        var changed = await cloud.LogsAsync("PutDeliveryDestination", Destination("second"));

        changed["deliveryDestination"]!
            .ToJsonString()
            .ShouldBe(
                """
                {"name":"cellar","arn":"arn:aws:logs:eu-west-1:000000000000:delivery-destination:cellar","deliveryDestinationType":"S3","deliveryDestinationConfiguration":{"destinationResourceArn":"arn:aws:s3:::second"}}
                """
            );
        (await cloud.LogsAsync("DescribeDeliveryDestinations", "{}"))["deliveryDestinations"]!
            .AsArray()
            .Count.ShouldBe(1);
        (await cloud.LogsAsync("GetDeliveryDestinationPolicy", Named))["policy"]!["deliveryDestinationPolicy"]!
            .ToString()
            .ShouldBe("{}");
        await cloud.LogsAsync("DeleteDeliveryDestinationPolicy", Named);
        (await cloud.LogsAsync("GetDeliveryDestinationPolicy", Named))["policy"]!.AsObject().ShouldBeEmpty();
        await cloud.LogsAsync("DeleteDeliveryDestination", "{'name':'cellar'}");
        (await RefusalAsync(cloud, "DeleteDeliveryDestination", "{'name':'cellar'}")).ShouldBe(
            "ResourceNotFoundException"
        );
    }

    [Theory]
    [InlineData(
        "CreateExportTask",
        "{'logGroupName':'/none','from':1,'to':2,'destination':'none'}",
        "ResourceNotFound"
    )]
    [InlineData("CreateExportTask", "{" + Group + ",'from':1,'to':2,'destination':'none'}", "InvalidParameter")]
    [InlineData("CancelExportTask", "{'taskId':'none'}", "ResourceNotFound")]
    [InlineData(
        "StartQuery",
        "{'logGroupName':'/none','startTime':1,'endTime':2,'queryString':'fields @message'}",
        "ResourceNotFound"
    )]
    [InlineData(
        "StartQuery",
        "{" + Group + ",'startTime':1,'endTime':2,'queryString':'fields @message'}",
        "NotImplemented"
    )]
    [InlineData(
        "PutSubscriptionFilter",
        "{"
            + Group
            + ",'filterName':'a','filterPattern':'','destinationArn':"
            + "'arn:aws:lambda:eu-west-1:111122223333:function:cook'}",
        "AccessDenied"
    )]
    [InlineData(
        "PutSubscriptionFilter",
        "{"
            + Group
            + ",'filterName':'a','filterPattern':'','destinationArn':"
            + "'arn:aws:kinesis:eu-west-1:000000000000:stream/steam'}",
        "InvalidParameter"
    )]
    [InlineData(
        "PutDeliveryDestination",
        "{'name':'a','deliveryDestinationConfiguration':{'destinationResourceArn':'b'}}",
        "Validation"
    )]
    [InlineData("DescribeSubscriptionFilters", "{'logGroupName':'/none'}", "ResourceNotFound")]
    public async Task A_mistake_is_told_as_AWS_tells_it_before_what_is_not_modelled(
        string operation,
        string input,
        string code
    )
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.LogsAsync("CreateLogGroup", "{" + Group + "}");

        (await RefusalAsync(cloud, operation, input)).ShouldStartWith(code);
    }

    [Theory]
    [InlineData("DescribeExportTasks", "{}", "exportTasks")]
    [InlineData("DescribeQueries", "{}", "queries")]
    [InlineData("DescribeDestinations", "{}", "destinations")]
    [InlineData("DescribeSubscriptionFilters", "{" + Group + "}", "subscriptionFilters")]
    public async Task What_cannot_be_made_here_is_listed_as_none(string operation, string input, string member)
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.LogsAsync("CreateLogGroup", "{" + Group + "}");

        (await cloud.LogsAsync(operation, input))[member]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("^/kit", "/kitchen")]
    [InlineData("ellar|none", "/cellar")]
    [InlineData("none", null)]
    public async Task Groups_are_listed_by_a_pattern(string pattern, string? found)
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.LogsAsync("CreateLogGroup", "{" + Group + "}");
        await cloud.LogsAsync("CreateLogGroup", "{'logGroupName':'/cellar'}");

        (await cloud.LogsAsync("ListLogGroups", $"{{'logGroupNamePattern':'{pattern}'}}"))["logGroups"]!
            .AsArray()
            .Select(static group => (string?)group!["logGroupName"])
            .ShouldBe(found is null ? [] : [found]);
    }

    private const string Named = "{'deliveryDestinationName':'cellar'}";
    private const string Policy = "{'deliveryDestinationName':'cellar','deliveryDestinationPolicy':'{}'}";

    private static string Destination(string bucket) =>
        "{'name':'cellar','deliveryDestinationConfiguration':{'destinationResourceArn':'arn:aws:s3:::" + bucket + "'}}";

    private static async Task<string> RefusalAsync(ServiceFixture cloud, string operation, string input) =>
        (await ServiceFixture.RefusedAsync(() => cloud.LogsAsync(operation, input))).Code;
}
