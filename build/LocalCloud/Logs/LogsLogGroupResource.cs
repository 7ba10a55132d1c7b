using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
/// </summary>
internal sealed class LogsLogGroupResource : ResourceType, IImportable, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::Logs::LogGroup")
        {
            NotModelled =
            [
                "BearerTokenAuthenticationEnabled",
                "DataProtectionPolicy",
                "DeletionProtectionEnabled",
                "FieldIndexPolicies",
                "ResourcePolicyDocument",
            ],
            NameProperty = "LogGroupName",
        };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [
        new("logs:TagResource logs:UntagResource", "Tags"),
        new("logs:PutRetentionPolicy logs:DeleteRetentionPolicy", "RetentionInDays"),
        new("logs:*KmsKey", "KmsKeyId"),
        new("logs:*DataProtectionPolicy", "DataProtectionPolicy"),
        new(
            "logs:*LogDelivery logs:*ResourcePolicy logs:*IndexPolic* logs:PutBearer* logs:PutLogGroup*",
            HandlerRule.Never
        ),
        new("logs:DescribeResourcePolicies", HandlerRule.Never),
    ];

    public override string AccessArn(ResourceRequest request, string action) =>
        LogsAccess.Arn(request.Scope, request.NameOf("LogGroupName", 512), action);

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Properties.Text("LogGroupName") ?? request.GeneratedName(512);
        LogsRules.CheckGroupName(name);
        var state = request.Cloud.Get<LogsState>();
        using var batch = request.Cloud.Store.Begin();
        if (!request.Resumed || state.Groups[request.Scope.Key(name)] is null)
        {
            state.Make(request.Scope, name, static group => group);
        }

        return ValueTask.FromResult(Configure(request, name));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Configure(request, request.PhysicalId!));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var state = request.Cloud.Get<LogsState>();
        if (state.Groups[request.Scope.Key(request.PhysicalId!)] is not null)
        {
            state.Remove(request.Scope, request.PhysicalId!);
        }

        return ValueTask.CompletedTask;
    }

    public ResourceOutcome? Existing(ResourceRequest request) =>
        request.Properties.Text("LogGroupName") is { } name
        && request.Cloud.Get<LogsState>().Groups[request.Scope.Key(name)] is not null
            ? Outcome(request, name)
            : null;

    public void Adopt(ResourceRequest request) =>
        request
            .Cloud.Get<LogsState>()
            .Change(
                request.Scope,
                request.PhysicalId!,
                group => group with { Tags = ResourceTags.Added(group.Tags, request) }
            );

    private static ResourceOutcome Configure(ResourceRequest request, string name)
    {
        var wanted = request.Properties;
        int? days = wanted.Integer("RetentionInDays") is { } given ? LogsRules.CheckedRetention(given) : null;
        request
            .Cloud.Get<LogsState>()
            .Change(
                request.Scope,
                name,
                group =>
                    group with
                    {
                        RetentionDays = days,
                        KmsKeyId = wanted.Text("KmsKeyId"),
                        Class = wanted.Text("LogGroupClass") ?? group.Class,
                        Tags = ResourceTags.Of(request),
                    }
            );
        return Outcome(request, name);
    }

    private static ResourceOutcome Outcome(ResourceRequest request, string name) =>
        new(name, new JsonObject { ["Arn"] = LogsState.GroupArn(request.Scope, name) + ":*" });

    public JsonObject? Read(ResourceRequest request) =>
        request.Cloud.Get<LogsState>().Groups[request.Scope.Key(request.PhysicalId!)] is not { } group
            ? null
            : new JsonObject
            {
                ["RetentionInDays"] = group.RetentionDays,
                ["KmsKeyId"] = group.KmsKeyId,
                ["LogGroupClass"] = group.Class,
                ["Tags"] = LiveProperties.Tags(request, group.Tags),
            }.Keeping(request.Properties, "LogGroupName");
}
