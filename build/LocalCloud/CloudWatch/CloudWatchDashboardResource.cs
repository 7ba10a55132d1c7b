using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-dashboard.html
/// </summary>
internal sealed class CloudWatchDashboardResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::CloudWatch::Dashboard") { NameProperty = "DashboardName" };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [new("cloudwatch:TagResource cloudwatch:UntagResource", "Tags")];

    public override string AccessArn(ResourceRequest request, string action) =>
        request.Scope.GlobalArn("cloudwatch", $"dashboard/{request.NameOf("DashboardName")}");

    public override ValueTask<ResourceOutcome> CreateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request, request.Properties.Text("DashboardName") ?? request.GeneratedName(255)));

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request, request.PhysicalId!));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<CloudWatchState>().Dashboards.Remove(request.Scope.GlobalKey(request.PhysicalId!));
        return ValueTask.CompletedTask;
    }

    private static ResourceOutcome Put(ResourceRequest request, string name)
    {
        var body = request.Properties.RequiredText("DashboardBody");
        CloudWatchApi.CheckDashboard(body);
        request
            .Cloud.Get<CloudWatchState>()
            .Dashboards.Put(request.Scope.GlobalKey(name), new Dashboard(name, body, request.Cloud.Now));
        return new ResourceOutcome(name);
    }

    public JsonObject? Read(ResourceRequest request) =>
        request.Cloud.Get<CloudWatchState>().Dashboards[request.Scope.GlobalKey(request.PhysicalId!)] is not { } found
            ? null
            : new JsonObject { ["DashboardBody"] = found.Body }.Keeping(request.Properties, "DashboardName");
}
