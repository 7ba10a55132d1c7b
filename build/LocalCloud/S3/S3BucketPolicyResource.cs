using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html
/// </summary>
internal sealed class S3BucketPolicyResource : PutResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::S3::BucketPolicy");

    public override string AccessArn(ResourceRequest request, string action) =>
        $"arn:aws:s3:::{request.Properties.Text("Bucket")}";

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var state = request.Cloud.Get<S3State>();
        if (state.Buckets[request.PhysicalId!] is not null)
        {
            state.Configure(request.PhysicalId!, "policy", null);
        }

        return ValueTask.CompletedTask;
    }

    protected override ResourceOutcome Put(ResourceRequest request)
    {
        var bucket = request.Properties.RequiredText("Bucket");
        request
            .Cloud.Get<S3State>()
            .Configure(bucket, "policy", ResourceTags.Document(request.Properties["PolicyDocument"]));
        return new ResourceOutcome(bucket);
    }

    public JsonObject? Read(ResourceRequest request) =>
        request.Cloud.Get<S3State>().Buckets[request.PhysicalId!]?.Configurations.GetValueOrDefault("policy")
            is { } policy
            ? new JsonObject { ["PolicyDocument"] = JsonNode.Parse(policy) }.Keeping(request.Properties, "Bucket")
            : null;
}
