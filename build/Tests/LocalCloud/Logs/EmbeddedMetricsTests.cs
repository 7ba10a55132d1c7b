using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Logs;

/// <summary>Log events in the embedded metric format become metrics.</summary>
public sealed class EmbeddedMetricsTests
{
    private const string Directive = """
        "CloudWatchMetrics":[
          {"Namespace":"Kitchen","Dimensions":[["stove"],[]],"Metrics":[{"Name":"Meals","Unit":"Count"}]}
        ]
        """;

    [Theory]
    [InlineData("2")]
    [InlineData("[2,3]")]
    public async Task An_event_is_counted_under_each_set_of_dimensions(string value) =>
        (
            await NamesAsync(
                $$$"""{"stove":"left","Meals":{{{value}}},"_aws":{"Timestamp":{{{Now}}},{{{Directive}}} }}"""
            )
        ).ShouldBe(["Meals", "Meals stove=left"], ignoreOrder: true);

    [Fact]
    public async Task A_set_of_dimensions_that_the_event_lacks_is_left_out() =>
        (await NamesAsync($$$"""{"Meals":1,"_aws":{"Timestamp":{{{Now}}},{{{Directive}}} }}""")).ShouldBe(["Meals"]);

    [Theory]
    [InlineData("""{"Meals":2}""")]
    [InlineData("""a line with "_aws" in it""")]
    [InlineData("""{"Meals":2,"_aws":{}}""")]
    [InlineData("""{"Meals":2,"_aws":7}""")]
    [InlineData(
        """{"M":"2","_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"Kitchen","Metrics":[{"Name":"M"}]}]}}"""
    )]
    public async Task Any_other_event_is_no_metric(string message) => (await NamesAsync(message)).ShouldBeEmpty();

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static async Task<IReadOnlyList<string>> NamesAsync(string message)
    {
        await using var cloud = await ServiceFixture.StartAsync();
        await cloud.LogsAsync("CreateLogGroup", "{'logGroupName':'/kitchen'}");
        await cloud.LogsAsync("CreateLogStream", "{'logGroupName':'/kitchen','logStreamName':'stove'}");
        var text = System.Text.Json.JsonEncodedText.Encode(message).ToString();
        await cloud.LogsAsync(
            "PutLogEvents",
            "{'logGroupName':'/kitchen','logStreamName':'stove','logEvents':"
                + $"[{{'timestamp':{Now},'message':'{text}'}}]}}"
        );
        var answer = await cloud.CloudWatchAsync("ListMetrics", ("Namespace", "Kitchen"));
        return
        [
            .. answer
                .Descendants()
                .Where(each => each.Name.LocalName == "MetricName")
                .Select(name =>
                    string.Join(
                        ' ',
                        [
                            name.Value,
                            .. name.Parent!.Descendants()
                                .Where(each => each.Name.LocalName == "Value")
                                .Select(value => $"{value.ElementsBeforeSelf().Single().Value}={value.Value}"),
                        ]
                    )
                ),
        ];
    }
}
