using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AiChef.Functions.Hosting;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>What X-Ray is told of a call.</summary>
public sealed class CallTraceTests
{
    private const string Traced = "Root=1-65a1-b2;Parent=53995c3f42cd8ad8;Sampled=1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly CallMetrics Metrics = new(
        new CallOutcome("Refusals", "over-budget", true),
        TimeSpan.FromMilliseconds(250),
        DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_500)
    );

    [Fact]
    public async Task A_traced_call_is_annotated_with_its_correlation_id_and_its_end()
    {
        using var daemon = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)daemon.Client.LocalEndPoint!).Port;

        new CallTrace($"127.0.0.1:{port}").Annotate(Traced, new CallContext("order-7"), Metrics).ShouldBeNull();

        using var patience = new CancellationTokenSource(Patience);
        var lines = Encoding.UTF8.GetString((await daemon.ReceiveAsync(patience.Token)).Buffer).Split('\n');
        lines[0].ShouldBe("""{"format":"json","version":1}""");
        var segment = JsonElement.Parse(lines[1]);
        Text(segment, "trace_id").ShouldBe("1-65a1-b2");
        Text(segment, "parent_id").ShouldBe("53995c3f42cd8ad8");
        Text(segment, "type").ShouldBe("subsegment");
        Text(segment, "id")!.ShouldMatch("^[0-9a-f]{16}$");
        segment.GetProperty("end_time").GetDouble().ShouldBe(1_700_000_000.5, 0.0001);
        segment.GetProperty("start_time").GetDouble().ShouldBe(1_700_000_000.25, 0.0001);
        segment
            .GetProperty("annotations")
            .EnumerateObject()
            .Select(each => (each.Name, each.Value.GetString()))
            .ShouldBe([("correlation_id", "order-7"), ("outcome", "Refusals"), ("reason", "over-budget")]);
    }

    [Theory]
    [InlineData(null, Traced)]
    [InlineData("nowhere", Traced)]
    [InlineData("127.0.0.1:9", null)]
    public void A_call_that_is_not_traced_sends_nothing(string? daemon, string? trace) =>
        new CallTrace(daemon).Annotate(trace, new CallContext("order-7"), Metrics).ShouldBeNull();

    [Fact]
    public void A_datagram_that_cannot_be_sent_is_told_and_fails_nothing() =>
        new CallTrace("127.0.0.1:9")
            .Annotate(Traced, new CallContext(new string('x', 70_000)), Metrics)
            .ShouldBe("The trace cannot be annotated: MessageSize");

    [Theory]
    [InlineData("Root=1-2;Parent=3;Sampled=0")]
    [InlineData("Root=1-2;Sampled=1")]
    [InlineData("Parent=3;Sampled=1")]
    [InlineData("Sampled=1;Root=;Parent=3")]
    [InlineData("Sampled")]
    [InlineData(null)]
    public void What_is_not_sampled_or_has_no_segment_is_not_traced(string? text) =>
        TraceHeader.Read(text).ShouldBeNull();

    [Fact]
    public void A_header_is_read_in_any_order() =>
        TraceHeader.Read("Sampled=1; Parent=3; Lineage=x:0; Root=1-2").ShouldBe(new TraceHeader("1-2", "3"));

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
