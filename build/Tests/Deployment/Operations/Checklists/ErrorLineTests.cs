using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Logs;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

public sealed class ErrorLineTests
{
    [Theory]
    [InlineData("all is well", null)]
    [InlineData("REPORT RequestId: 1 Status: Error", null)]
    [InlineData("fail: the table is gone", "fail: the table is gone")]
    [InlineData("System.IO.IOException: no\n  at A", "System.IO.IOException: no   at A")]
    [InlineData("Task timed out after 3.00 seconds", "Task timed out after 3.00 seconds")]
    [InlineData("{ no JSON, an Error", "{ no JSON, an Error")]
    [InlineData("{ no JSON", null)]
    [InlineData("""{"level":"Error","message":"m"}""", "m")]
    [InlineData("""{"logLevel":"critical","errorMessage":"m"}""", "m")]
    [InlineData("""{"LogLevel":"FATAL","message":" ","exception":"x"}""", "x")]
    [InlineData("""{"level":"err"}""", """{"level":"err"}""")]
    [InlineData("""{"level":"Information","message":"an Error"}""", null)]
    [InlineData("""{"level":7,"message":"an Error"}""", null)]
    [InlineData("""{"message":"an Error"}""", null)]
    [InlineData("""{"type":"platform.report","record":{"status":"timeout"}}""", "{…}")]
    [InlineData("""{"type":"platform.report","record":{"status":"error"}}""", "{…}")]
    [InlineData("""{"type":"platform.report","record":{"status":"success"}}""", null)]
    [InlineData("""{"type":"platform.report","record":7}""", null)]
    [InlineData("""{"type":"platform.report"}""", null)]
    [InlineData("""{"type":"platform.start","record":{"status":"error"}}""", null)]
    [InlineData("""{"type":"TaskFailed","details":{"error":"E","cause":"C"}}""", null)]
    [InlineData("""{"type":"ExecutionFailed","details":{"error":"E","cause":"C"}}""", "ExecutionFailed: E: C")]
    [InlineData("""{"type":"ExecutionAborted","details":{}}""", "{…}")]
    [InlineData("""{"type":"ExecutionTimedOut","details":7}""", "{…}")]
    public void An_error_is_told_and_nothing_else(string message, string? expected) =>
        (ErrorLine.Of(Line(message))?.Sample).ShouldBe(expected == "{…}" ? message : expected);

    [Fact]
    public void Lines_that_differ_in_ids_and_numbers_are_of_one_kind()
    {
        var one = ErrorLine.Of(Line("Error 17 of 0a1b2c3d-1111-2222-3333-444455556666 (0123456789abcdef)"))!;
        var other = ErrorLine.Of(Line("Error 4 of 99999999-1111-2222-3333-44445555ffff (fedcba9876543210)"))!;

        one.Kind.ShouldBe("Error # of # (#)");
        (other.Kind, other.Source).ShouldBe((one.Kind, "recipe"));
    }

    [Fact]
    public void A_long_line_is_cut()
    {
        ErrorLine.Of(Line($"Error {new string('x', 194)}"))!.Sample.Length.ShouldBe(200);
        ErrorLine.Of(Line($"Error {new string('x', 195)}"))!.Sample.ShouldBe($"Error {new string('x', 194)}…");
    }

    private static LogLine Line(string message) => new(new("recipe", "/aws/lambda/recipe"), "1", default, message);
}
