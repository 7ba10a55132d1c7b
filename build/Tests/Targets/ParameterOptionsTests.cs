using AiChef.Deployment;
using AiChef.Targets.Services;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class ParameterOptionsTests
{
    [Fact]
    public void A_value_may_hold_equals_signs_and_be_empty() =>
        ParameterOptions
            .Parse(["Url=a=b=c", "Empty="])
            .ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["Url"] = "a=b=c", ["Empty"] = "" });

    [Theory]
    [InlineData("hunter2")]
    [InlineData("=hunter2")]
    public void A_word_without_key_is_refused_without_showing_it(string word) =>
        Should
            .Throw<DeploymentException>(() => ParameterOptions.Parse([word]))
            .Message.ShouldBe("--parameters: word 1 is not of the form Key=Value");

    [Fact]
    public void A_key_given_twice_is_refused() =>
        Should
            .Throw<DeploymentException>(() => ParameterOptions.Parse(["A=1", "A=2"]))
            .Message.ShouldBe("--parameters: 'A' is given twice");
}
