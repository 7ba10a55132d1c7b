using AiChef.Deployment;
using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Lambda;

public sealed class CanaryTextTests
{
    [Theory]
    [InlineData("10", "10:20")]
    [InlineData("10%", "10:20")]
    [InlineData("10%/30m", "10:30")]
    [InlineData("10%/30m,50%/15m", "10:30 50:15")]
    [InlineData(" 1/1m, 5 % / 2h ,99%/1m ", "1:1 5:120 99:1")]
    [InlineData("10%/every 5m", "10:5 20:5 30:5 40:5 50:5 60:5 70:5 80:5 90:5")]
    [InlineData("40%/every5m", "40:5 80:5")]
    [InlineData("50%/every 1h", "50:60")]
    public void Steps_are_read_in_every_form(string text, string expected) =>
        string.Join(' ', Read(text)!.Steps.Select(step => $"{step.Percent}:{step.Duration.TotalMinutes}"))
            .ShouldBe(expected);

    [Fact]
    public void Zero_moves_all_calls_at_once() => Read("0").ShouldBeNull();

    [Theory]
    [InlineData("", "write it as 10%/30m, 10%/30m,50%/15m or 10%/every 5m")]
    [InlineData("ten", "write it as")]
    [InlineData("10%/30s", "write it as")]
    [InlineData("10%/30m,", "write it as")]
    [InlineData("10%/30m;50%/15m", "write it as")]
    [InlineData("10%/-5m", "write it as")]
    [InlineData("10%,50%/15m", "each of several steps needs its time")]
    [InlineData("10%/30m,20%/every 5m", "'every' stands for all steps and alone")]
    [InlineData("0%/5m", "a share is 1 to 99 percent")]
    [InlineData("10%/30m,100%/1m", "a share is 1 to 99 percent")]
    [InlineData("10%/0m", "a step takes at least a minute")]
    [InlineData("50%/5m,10%/5m", "the shares must rise")]
    [InlineData("10%/5m,10%/5m", "the shares must rise")]
    [InlineData("10%/20h,50%/5h", "all steps together may take a day at most")]
    [InlineData("1%/every 15m", "all steps together may take a day at most")]
    public void What_is_no_canary_is_one_line_that_says_why(string text, string why)
    {
        var error = Should.Throw<DeploymentException>(() => Read(text));

        error.Kind.ShouldBe(FailureKind.Configuration);
        error.Message.ShouldStartWith($"--canary: '{text}' is no canary: {why}");
        error.Details.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("100")]
    public void A_share_alone_is_0_to_99(string text) =>
        Should.Throw<DeploymentException>(() => Read(text)).Message.ShouldBe("--canary must be between 0 and 99");

    private static CanaryPolicy? Read(string text) => CanaryText.Read("--canary", text, TimeSpan.FromMinutes(20));
}
