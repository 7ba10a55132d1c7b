using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Logs;

public sealed class LogsApiTests
{
    private static async Task<ServiceFixture> StartAsync()
    {
        var cloud = await ServiceFixture.StartAsync();
        await cloud.LogsAsync("CreateLogGroup", "{'logGroupName':'/kitchen'}");
        await cloud.LogsAsync("CreateLogStream", "{'logGroupName':'/kitchen','logStreamName':'stove'}");
        return cloud;
    }

    private static Task<JsonObject> PutAsync(ServiceFixture cloud, params string[] messages)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var events = string.Join(
            ',',
            messages.Select(
                (message, index) =>
                    $"{{'timestamp':{now + index},'message':\"{message.Replace("\"", "\\\"", StringComparison.Ordinal)}\"}}"
            )
        );
        return cloud.LogsAsync(
            "PutLogEvents",
            $"{{'logGroupName':'/kitchen','logStreamName':'stove','logEvents':[{events}]}}"
        );
    }

    [Fact]
    public async Task A_group_has_a_retention_and_tags()
    {
        await using var cloud = await StartAsync();
        await cloud.LogsAsync("PutRetentionPolicy", "{'logGroupName':'/kitchen','retentionInDays':7}");
        var group = (await cloud.LogsAsync("DescribeLogGroups", "{'logGroupNamePrefix':'/kit'}"))["logGroups"]![0]!;
        (group["retentionInDays"]!.GetValue<int>(), group["arn"]!.ToString()).ShouldBe(
            (7, "arn:aws:logs:eu-west-1:000000000000:log-group:/kitchen:*")
        );
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.LogsAsync("PutRetentionPolicy", "{'logGroupName':'/kitchen','retentionInDays':8}")
            )
        ).Code.ShouldBe("InvalidParameterException");
        (
            await ServiceFixture.RefusedAsync(() => cloud.LogsAsync("CreateLogGroup", "{'logGroupName':'/kitchen'}"))
        ).Text.ShouldBe("The specified log group already exists");
        await cloud.LogsAsync(
            "TagResource",
            "{'resourceArn':'arn:aws:logs:eu-west-1:000000000000:log-group:/kitchen','tags':{'a':'1'}}"
        );
        (await cloud.LogsAsync("ListTagsLogGroup", "{'logGroupName':'/kitchen'}"))["tags"]!["a"]!
            .ToString()
            .ShouldBe("1");
    }

    [Fact]
    public async Task Events_are_read_forwards_and_backwards()
    {
        await using var cloud = await StartAsync();
        await PutAsync(cloud, "one", "two", "three");
        var tail = await cloud.LogsAsync(
            "GetLogEvents",
            "{'logGroupName':'/kitchen','logStreamName':'stove','limit':2}"
        );
        tail["events"]!.AsArray().Select(static each => each!["message"]!.ToString()).ShouldBe(["two", "three"]);
        var head = await cloud.LogsAsync(
            "GetLogEvents",
            $"{{'logGroupName':'/kitchen','logStreamName':'stove','limit':2,'nextToken':'{tail["nextBackwardToken"]}'}}"
        );
        head["events"]!.AsArray().Select(static each => each!["message"]!.ToString()).ShouldBe(["one"]);
    }

    [Theory]
    [InlineData("f")]
    [InlineData("f/")]
    [InlineData("x/1")]
    [InlineData("f/-1")]
    public async Task A_token_that_no_answer_had_is_refused(string token)
    {
        await using var cloud = await StartAsync();
        await PutAsync(cloud, "one");
        var input = $"{{'logGroupName':'/kitchen','logStreamName':'stove','nextToken':'{token}'}}";

        (await ServiceFixture.RefusedAsync(() => cloud.LogsAsync("GetLogEvents", input))).Text.ShouldBe(
            "The specified nextToken is invalid."
        );
    }

    [Theory]
    [InlineData("ERROR", 1)]
    [InlineData("ERROR soup", 1)]
    [InlineData("-ERROR", 3)]
    [InlineData("?ERROR ?INFO", 2)]
    [InlineData("\\\"INFO all\\\"", 1)]
    [InlineData("{ $.level = \\\"WARN\\\" }", 1)]
    [InlineData("{ $.took > 10 && $.level != \\\"DEBUG\\\" }", 1)]
    [InlineData("{ ($.took < 10) || ($.level = W*) }", 2)]
    [InlineData("{ $.pot.size = 3 }", 1)]
    [InlineData("{ $.pot NOT EXISTS }", 3)]
    [InlineData("", 4)]
    public async Task A_pattern_filters_lines(string pattern, int count)
    {
        await using var cloud = await StartAsync();
        await PutAsync(
            cloud,
            "ERROR soup burnt",
            "INFO all fine",
            """{"level":"WARN","took":12}""",
            """{"level":"DEBUG","took":3,"pot":{"size":3}}"""
        );
        (await cloud.LogsAsync("FilterLogEvents", $"{{'logGroupName':'/kitchen','filterPattern':\"{pattern}\"}}"))[
            "events"
        ]!
            .AsArray()
            .Count.ShouldBe(count);
    }

    [Fact]
    public async Task A_metric_filter_turns_lines_into_a_metric()
    {
        await using var cloud = await StartAsync();
        await cloud.LogsAsync(
            "PutMetricFilter",
            """{'logGroupName':'/kitchen','filterName':'took','filterPattern':"{ $.took = * }",'metricTransformations':[{'metricName':'Took','metricNamespace':'Kitchen','metricValue':'$.took'}]}"""
        );
        await PutAsync(cloud, """{"took":4}""", """{"took":8}""", "nothing");
        (await SumAsync(cloud, "Kitchen", "Took")).ShouldBe(12);
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.LogsAsync("DeleteMetricFilter", "{'logGroupName':'/kitchen','filterName':'x'}")
            )
        ).Text.ShouldBe("The specified metric filter does not exist.");
    }

    [Fact]
    public async Task What_comes_in_is_a_metric_of_the_group_and_of_all()
    {
        await using var cloud = await StartAsync();

        await PutAsync(cloud, "soup", "밥");

        var group = ("Dimensions.member.1.Name", "LogGroupName");
        var kitchen = ("Dimensions.member.1.Value", "/kitchen");
        // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html: 26 bytes an event
        (await SumAsync(cloud, "AWS/Logs", "IncomingBytes", group, kitchen)).ShouldBe(4 + 3 + 26 + 26);
        (await SumAsync(cloud, "AWS/Logs", "IncomingLogEvents", group, kitchen)).ShouldBe(2);
        (await SumAsync(cloud, "AWS/Logs", "IncomingLogEvents")).ShouldBe(2);
    }

    [Fact]
    public async Task A_pattern_of_fields_is_refused_by_name() =>
        await Should.ThrowAsync<AwsRefusalException>(async () =>
        {
            await using var cloud = await StartAsync();
            await cloud.LogsAsync("FilterLogEvents", "{'logGroupName':'/kitchen','filterPattern':'[ip, user]'}");
        });

    private static async Task<double> SumAsync(
        ServiceFixture cloud,
        string space,
        string metric,
        params (string, string)[] dimensions
    )
    {
        var now = TimeProvider.System.GetUtcNow();
        var points = await cloud.CloudWatchAsync(
            "GetMetricStatistics",
            [
                ("Namespace", space),
                ("MetricName", metric),
                ("Period", "86400"),
                ("Statistics.member.1", "Sum"),
                ("StartTime", now.AddDays(-1).ToString("O")),
                ("EndTime", now.AddHours(1).ToString("O")),
                .. dimensions,
            ]
        );
        return points.Descendants("Sum").Sum(static each => double.Parse(each.Value));
    }
}
