using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachineversion.html
/// </summary>
internal sealed class StepFunctionsStateMachineVersionResource : ResourceType
{
    public override ResourceSchema Schema { get; } = new("AWS::StepFunctions::StateMachineVersion");

    public override string AccessArn(ResourceRequest request, string action) =>
        request.Properties.RequiredText("StateMachineArn");

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var machine = request.Properties.RequiredText("StateMachineArn");
        var version = request.Cloud.Get<MachineRegistry>().Publish(machine, request.Properties.Text("Description"));
        var arn = $"{machine}:{version.Number}";
        return ValueTask.FromResult(new ResourceOutcome(arn, new JsonObject { ["Arn"] = arn }));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var state = request.Cloud.Get<StepFunctionsState>();
        using var batch = request.Cloud.Store.Begin();
        if (state.Machines[MachineArn.Parse(request.PhysicalId!).Machine] is { } machine)
        {
            state.Machines.Put(
                machine.Arn,
                machine with
                {
                    Versions =
                    [
                        .. machine.Versions.Where(version => machine.VersionArn(version.Number) != request.PhysicalId),
                    ],
                }
            );
        }

        return ValueTask.CompletedTask;
    }
}
