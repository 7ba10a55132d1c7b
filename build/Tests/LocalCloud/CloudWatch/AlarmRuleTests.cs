using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.Wire;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.CloudWatch;

public sealed class AlarmRuleTests
{
    [Theory]
    [InlineData("ALARM(hot)", true)]
    [InlineData("ALARM(\"hot\")", true)]
    [InlineData("ALARM(arn:aws:cloudwatch:eu-west-1:000000000000:alarm:hot)", true)]
    [InlineData("ALARM(cold)", false)]
    [InlineData("OK(cold) AND NOT INSUFFICIENT_DATA(cold)", true)]
    [InlineData("ALARM(cold) OR ALARM(hot) AND FALSE", false)]
    [InlineData("(ALARM(cold) OR ALARM(hot)) AND TRUE", true)]
    [InlineData("NOT (ALARM(cold) OR ALARM(hot))", false)]
    [InlineData("ALARM( hot ) OR ALARM(cold)", true)]
    public void A_rule_follows_the_states_of_the_alarms(string rule, bool holds) =>
        AlarmRule.Parse(rule).Holds(static name => name == "hot" ? "ALARM" : "OK").ShouldBe(holds);

    [Theory]
    [InlineData("()", "Error in AlarmRule [Unsupported token ')' at char 1]")]
    [InlineData("ALARM(hot) XOR ALARM(cold)", "Error in AlarmRule [Unsupported token 'XOR' at char 11]")]
    [InlineData("ALARM(hot", "Error in AlarmRule [Unexpected end of the rule]")]
    [InlineData(" TRUE", "AlarmRule must not contain leading or trailing whitespace or be null")]
    [InlineData("", "AlarmRule must not contain leading or trailing whitespace or be null")]
    public void What_is_no_rule_is_refused_with_its_place(string rule, string message) =>
        Should.Throw<AwsException>(() => AlarmRule.Parse(rule)).Message.ShouldBe(message);
}
