using AiChef.Deployment.Operations.Executions;
using AiChef.Deployment.Operations.Logs;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Lines of logs as people read them.</summary>
public sealed class LogTextTests
{
    [Theory]
    [InlineData("plain text\nwith two lines", "plain text\nwith two lines")]
    [InlineData("{ no JSON", "{ no JSON")]
    [InlineData(
        """{"timestamp":"2026-05-01","level":"Information","message":"The call\nended","function":"recipe","n":3}""",
        "Information The call ended function=recipe n=3"
    )]
    [InlineData(
        """{"time":"x","type":"platform.report","record":{"requestId":"a-b","metrics":{"durationMs":1.5}}}""",
        "type=platform.report record.requestId=a-b record.metrics.durationMs=1.5"
    )]
    [InlineData("""{"message":{"dish":"pea soup"},"none":null}""", "message.dish=\"pea soup\"")]
    [InlineData("""{"_aws":{"Timestamp":1},"Latency":2,"tags":[1,2]}""", "Latency=2 tags=[1,2]")]
    public void JSON_is_unfolded_and_everything_else_stays(string message, string expected) =>
        LogText.Unfolded(message).ShouldBe(expected);

    [Theory]
    [InlineData("recipe", "recipe")]
    [InlineData("recipe:live", "recipe")]
    [InlineData("000000000000:function:recipe", "recipe")]
    [InlineData("arn:aws:lambda:us-east-1:000000000000:function:recipe:live", "recipe")]
    public void A_function_is_known_by_every_form_of_its_name(string reference, string name) =>
        CalledFunctions.NameOf(reference).ShouldBe(name);

    [Fact]
    public void The_functions_of_a_definition_are_found_in_every_form_of_a_task() =>
        CalledFunctions
            .Of(
                """
                {"States":{
                  "A":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:one"},
                  "B":{"Type":"Map","ItemProcessor":{"States":{"C":{"Type":"Task",
                    "Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","Parameters":{"FunctionName":"two:live"}}}}},
                  "D":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"three"}},
                  "E":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"{% $x %}"}},
                  "F":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem","Parameters":{"TableName":"t"}},
                  "G":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:one:live"}}}
                """
            )
            .ShouldBe(["one", "two", "three"]);
}
