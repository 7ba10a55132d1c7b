using System.Text;
using System.Text.Json;
using AiChef.LocalCloud.ApiGateway.Serving;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.ApiGateway;

public sealed class ModelledJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":"\ud800"}""", "{\"a\":\"\\uFFFD\"}")]
    [InlineData("""{"\udc00":null}""", "{\"\\uFFFD\":null}")]
    public void A_text_is_read_as_API_Gateway_reads_it(string text, string read) =>
        ModelledJson.Parse(Encoding.UTF8.GetBytes(text))!.ToJsonString().ShouldBe(read);

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void A_text_has_at_most_1000_levels(int levels, bool isRead)
    {
        var text = Encoding.UTF8.GetBytes(new string('[', levels) + new string(']', levels));
        if (isRead)
        {
            ModelledJson.Parse(text).ShouldNotBeNull();
        }
        else
        {
            Should.Throw<JsonException>(() => ModelledJson.Parse(text));
        }
    }

    [Fact]
    public void A_text_of_more_than_a_million_values_is_refused() =>
        Should.Throw<JsonException>(() =>
            ModelledJson.Parse(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat('1', 1_000_001))}]"))
        );
}
