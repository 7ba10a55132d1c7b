namespace AiChef.LocalCloud.StepFunctions;

/// <summary>Step Functions.</summary>
internal static class StepFunctionsService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "states",
                TargetPrefix = "AWSStepFunctions",
                Input = StepFunctionsInput.Rules,
                Operations = static cloud => cloud.Get<StepFunctionsApi>(),
                Access = StepFunctionsAccess.Table,
            },
            ResourceTypes =
            [
                new("AWS::StepFunctions::Activity", static () => new StepFunctionsActivityResource()),
                new("AWS::StepFunctions::StateMachine", static () => new StepFunctionsStateMachineResource()),
                new("AWS::StepFunctions::StateMachineAlias", static () => new StepFunctionsStateMachineAliasResource()),
                new(
                    "AWS::StepFunctions::StateMachineVersion",
                    static () => new StepFunctionsStateMachineVersionResource()
                ),
            ],
        };
}
