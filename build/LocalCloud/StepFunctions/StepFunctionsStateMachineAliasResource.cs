using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachinealias.html
/// </summary>
internal sealed class StepFunctionsStateMachineAliasResource : ResourceType
{
    public override ResourceSchema Schema { get; } =
        new("AWS::StepFunctions::StateMachineAlias")
        {
            NotModelled = ["DeploymentPreference", "StateMachineArn"],
            MoreRequired = ["RoutingConfiguration"],
            NameProperty = "Name",
        };

    public override string AccessArn(ResourceRequest request, string action) =>
        MachineArn.Parse(request.PhysicalId ?? Routes(request)[0].VersionArn).Machine;

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Properties.Text("Name") ?? request.GeneratedName(80);
        var machine = MachineArn.Parse(Routes(request)[0].VersionArn).Machine;
        return ValueTask.FromResult(Put(request, $"{machine}:{name}", name));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request, request.PhysicalId!, MachineArn.Parse(request.PhysicalId!).Qualifier!));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<StepFunctionsState>().Aliases.Remove(request.PhysicalId!);
        return ValueTask.CompletedTask;
    }

    private static ResourceOutcome Put(ResourceRequest request, string arn, string name)
    {
        var state = request.Cloud.Get<StepFunctionsState>();
        var now = request.Cloud.Now;
        state.Aliases.Put(
            arn,
            new MachineAlias(
                arn,
                name,
                request.Properties.Text("Description"),
                Routes(request),
                state.Aliases[arn]?.Created ?? now,
                now
            )
        );
        return new ResourceOutcome(arn, new JsonObject { ["Arn"] = arn });
    }

    private static List<MachineRoute> Routes(ResourceRequest request) =>
        [
            .. request
                .Properties.Objects("RoutingConfiguration")
                .Select(static each => new MachineRoute(
                    each.RequiredText("StateMachineVersionArn"),
                    each.Integer("Weight") ?? 0
                )),
        ];
}
