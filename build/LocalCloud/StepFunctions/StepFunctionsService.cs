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
                Operations = static cloud => cloud.Get<StepFunctionsApi>(),
            },
            ResourceTypes =
            [
                new("AWS::StepFunctions::Activity", static () => new ActivityResource()),
                new("AWS::StepFunctions::StateMachine", static () => new StateMachineResource()),
                new("AWS::StepFunctions::StateMachineAlias", static () => new StateMachineAliasResource()),
                new("AWS::StepFunctions::StateMachineVersion", static () => new StateMachineVersionResource()),
            ],
        };
}
