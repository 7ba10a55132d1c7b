using AiChef.StatesLanguage.Definitions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.StatesLanguage;

public sealed class DefinitionValidatorTests
{
    private const string Waiting = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";

    [Theory]
    [InlineData(
        "arn:aws:states:::ecs:runTask.sync",
        "Express state machine does not support '.sync' service integration"
    )]
    [InlineData(Waiting, "Express state machine does not support '.waitForTaskToken' service integration")]
    [InlineData(
        "arn:aws:states:us-east-1:000000000000:activity:cook",
        "Express state machine does not support Activity ARN"
    )]
    public void An_Express_state_machine_waits_for_nothing(string resource, string message)
    {
        var definition = Machine($"\"Type\":\"Task\",\"Resource\":\"{resource}\",\"End\":true");

        DefinitionValidator.Check(definition).ShouldBeEmpty();
        var mistake = DefinitionValidator.Check(definition, isExpress: true).ShouldHaveSingleItem();
        mistake.Message.ShouldBe(message);
        mistake.Location.ShouldBe("/States/A/Resource");
    }

    [Theory]
    [InlineData("\"Type\":\"Wait\",\"Seconds\":1,\"ResultPath\":null,\"End\":true", "ResultPath")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Kitchen\":1", "Kitchen")]
    [InlineData("\"Type\":\"Fail\",\"OutputPath\":\"$\"", "OutputPath")]
    public void A_field_that_a_state_does_not_have_is_refused(string state, string field)
    {
        var mistake = DefinitionValidator.Check(Machine(state)).ShouldHaveSingleItem();

        mistake.Message.ShouldBe($"Field '{field}' is not supported");
        mistake.Location.ShouldBe("/States/A");
    }

    private static string Machine(string state) => $"{{\"StartAt\":\"A\",\"States\":{{\"A\":{{{state}}}}}}}";
}
