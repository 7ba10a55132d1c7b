using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Wire;

public sealed class CborTests
{
    [Theory]
    [InlineData("00", "0")]
    [InlineData("1903e8", "1000")]
    [InlineData("3863", "-100")]
    [InlineData("fb3ff199999999999a", "1.1")]
    [InlineData("f93c00", "1")]
    [InlineData("fa47c35000", "100000")]
    [InlineData("f5", "true")]
    [InlineData("f6", "null")]
    [InlineData("6449455446", "\"IETF\"")]
    [InlineData("4401020304", "\"AQIDBA==\"")]
    [InlineData("83010203", "[1,2,3]")]
    [InlineData("9f0102ff", "[1,2]")]
    [InlineData("a26161016162820203", "{\"a\":1,\"b\":[2,3]}")]
    [InlineData("bf6346756ef563416d7421ff", "{\"Fun\":true,\"Amt\":-2}")]
    [InlineData("7f657374726561646d696e67ff", "\"streaming\"")]
    public void An_item_is_read_as_RFC_8949_has_it(string hex, string json) =>
        (new CborReader(Convert.FromHexString(hex)).Read()?.ToJsonString() ?? "null").ShouldBe(json);

    [Theory]
    [InlineData("{\"a\":1,\"b\":[true,false,\"text\"],\"c\":{\"d\":-70000,\"e\":1.5}}")]
    [InlineData("{\"long\":4294967296,\"list\":[]}")]
    public void What_is_written_is_read_back(string json) =>
        new CborReader(CborWriter.Write(JsonNode.Parse(json))).Read()!.ToJsonString().ShouldBe(json);

    [Fact]
    public void A_timestamp_has_tag_1_in_both_directions()
    {
        var time = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
        var bytes = CborWriter.Write(new JsonObject { ["At"] = InputTree.Time(time) });

        Convert.ToHexStringLower(bytes).ShouldContain("c1");
        ((JsonObject)new CborReader(bytes).Read()!).Moment("At").ShouldBe(time);
    }

    [Theory]
    [InlineData("64494554")]
    [InlineData("9f01")]
    [InlineData("1c")]
    [InlineData("bf")]
    [InlineData("5bffffffffffffffff")]
    public void Broken_bytes_are_refused(string hex) =>
        Should
            .Throw<Exception>(() => new CborReader(Convert.FromHexString(hex)).Read())
            .ShouldNotBeOfType<IndexOutOfRangeException>();
}
