using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-codesigningconfig.html
/// </summary>
internal sealed class LambdaCodeSigningConfigResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::Lambda::CodeSigningConfig");

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [new("lambda:TagResource lambda:UntagResource lambda:ListTags", "Tags")];

    public override string AccessArn(ResourceRequest request, string action) =>
        request.PhysicalId ?? request.Scope.Arn("lambda", "code-signing-config:*");

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var signing = request.Cloud.Get<CodeSigning>();
        using var batch = request.Cloud.Store.Begin();
        var config = signing.Make(request.Scope, Input(request)) with { Tags = ResourceTags.Of(request) };
        signing.Put(config);
        return ValueTask.FromResult(Outcome(config));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var signing = request.Cloud.Get<CodeSigning>();
        using var batch = request.Cloud.Store.Begin();
        var config = signing.Changed(signing.Required(request.PhysicalId!), Input(request)) with
        {
            Tags = ResourceTags.Of(request),
        };
        signing.Put(config);
        return ValueTask.FromResult(Outcome(config));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<CodeSigning>().Remove(request.PhysicalId!);
        return ValueTask.CompletedTask;
    }

    public JsonObject? Read(ResourceRequest request)
    {
        if (request.Cloud.Get<CodeSigning>().Find(request.PhysicalId!) is not { } config)
        {
            return null;
        }

        var live = LiveProperties.Of(request.Properties, CodeSigningApi.Properties(config));
        live["Tags"] = LiveProperties.Tags(request, config.Tags);
        return live;
    }

    /// <summary>What is left out of the template has its default.</summary>
    private static JsonObject Input(ResourceRequest request)
    {
        var input = (JsonObject)request.Properties.DeepClone();
        input.Remove("Tags");
        input.TryAdd("Description", "");
        input.TryAdd("CodeSigningPolicies", new JsonObject { ["UntrustedArtifactOnDeployment"] = "Warn" });
        return input;
    }

    private static ResourceOutcome Outcome(CodeSigningConfig config) =>
        new(config.Arn, new() { ["CodeSigningConfigArn"] = config.Arn, ["CodeSigningConfigId"] = config.Id });
}
