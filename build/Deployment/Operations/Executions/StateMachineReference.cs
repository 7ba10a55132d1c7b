namespace AiChef.Deployment.Operations.Executions;

/// <summary>A deployed state machine.</summary>
/// <param name="Arn">Its ARN.</param>
public sealed record StateMachineReference(string Arn)
{
    private const string Type = "AWS::StepFunctions::StateMachine";

    /// <summary>Its name, the last part of the ARN.</summary>
    public string Name => Arn[(Arn.LastIndexOf(':') + 1)..];

    /// <summary>The state machines among the resources of stacks.</summary>
    public static async Task<IReadOnlyList<StateMachineReference>> OfAsync(
        DeployedResources resources,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await resources.OfTypeAsync(Type, cancellationToken)).Select(resource => new StateMachineReference(
                resource.PhysicalResourceId
            )),
        ];

    /// <summary>The ARN that an execution of it with a name has.</summary>
    /// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html</remarks>
    public string ArnOf(string execution) =>
        $"{Arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{execution}";

    /// <summary>Whether an ARN is that of one of its executions.</summary>
    public bool Has(string executionArn) => executionArn.StartsWith(ArnOf(""), StringComparison.Ordinal);
}
