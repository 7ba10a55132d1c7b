using AiChef.StatesLanguage;
using Shouldly;
using Xunit;

namespace AiChef.Tests.StatesLanguage;

public sealed class TaskResourceTests
{
    [Theory]
    [InlineData("arn:aws:states:::lambda:invoke", "lambda", "invoke", "RequestResponse")]
    [InlineData("arn:aws-cn:states:::lambda:invoke", "lambda", "invoke", "RequestResponse")]
    [InlineData("arn:aws-us-gov:states:::dynamodb:getItem", "dynamodb", "getItem", "RequestResponse")]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", "sqs", "sendMessage", "WaitForTaskToken")]
    [InlineData("arn:aws:states:::ecs:runTask.sync", "ecs", "runTask", "Sync")]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", "states", "startExecution", "Sync2")]
    [InlineData("arn:aws:states:::aws-sdk:sfn:listExecutions", "aws-sdk:sfn", "listExecutions", "RequestResponse")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:a:live", "lambda", "invoke", "RequestResponse")]
    public void An_integration_that_Step_Functions_has_is_recognized(
        string arn,
        string service,
        string action,
        string pattern
    )
    {
        var resource = TaskResource.Parse(arn).ShouldNotBeNull();

        resource.Service.ShouldBe(service);
        resource.Action.ShouldBe(action);
        resource.Pattern.ToString().ShouldBe(pattern);
    }

    [Theory]
    [InlineData("arn:aws:states:::lambda:invoked")]
    [InlineData("arn:aws:states:::lambda:Invoke")]
    [InlineData("arn:aws:states:::lambda:invoke.sync")]
    [InlineData("arn:aws:states:::dynamodb:query")]
    [InlineData("arn:aws:states:::dynamodb:getItem.waitForTaskToken")]
    [InlineData("arn:aws:states:::ecs:runTask.sync:2")]
    [InlineData("arn:aws:states:::kitchen:cook")]
    [InlineData("arn:aws:states:::aws-sdk:s3:ListBuckets")]
    [InlineData("arn:aws:states:::aws-sdk:s3:listBuckets.sync")]
    [InlineData("arn:aws:states:::aws-sdk::listBuckets")]
    [InlineData("arn:aws:states:::aws-sdk:s3:cookBuckets")]
    [InlineData("arn:aws:states:::aws-sdk:kitchen:listBuckets")]
    [InlineData("arn:aws:states:::lambda")]
    [InlineData("cook")]
    public void What_Step_Functions_does_not_have_is_not_recognized(string arn) =>
        TaskResource.Parse(arn).ShouldBeNull();
}
