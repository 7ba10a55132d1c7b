using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
/// </summary>
internal sealed class LambdaFunctionResource : ResourceType, IReadable
{
    private const int NameLength = 64;

    public override ResourceSchema Schema { get; } =
        new("AWS::Lambda::Function")
        {
            NotModelledValues = new Dictionary<string, string[]> { ["PackageType"] = ["Image"] },
            NotModelled =
            [
                "CapacityProviderConfig",
                "DurableConfig",
                "FunctionScalingConfig",
                "ImageConfig",
                "PublishToLatestPublished",
                "RuntimeManagementConfig",
                "TenancyConfig",
                "Code.S3ObjectStorageMode",
                "SnapStartResponse",
                "SnapStartResponse.ApplyOn",
                "SnapStartResponse.OptimizationStatus",
            ],
            NameProperty = "FunctionName",
        };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [
        HandlerRule.Pass("Role", "lambda.amazonaws.com"),
        new("s3:GetObject", "Code.S3Bucket") { On = CodeObject },
        new("s3:GetObjectVersion", "Code.S3ObjectVersion") { On = CodeObject },
        new("lambda:TagResource lambda:UntagResource", "Tags"),
        new("lambda:PutFunctionConcurrency lambda:DeleteFunctionConcurrency", "ReservedConcurrentExecutions"),
        new("lambda:PutFunctionRecursionConfig", "RecursiveLoop"),
        new("lambda:GetLayerVersion", "Layers"),
        new("lambda:UpdateFunctionCode", "Code"),
        new("lambda:*CodeSigningConfig", "CodeSigningConfigArn"),
        new("lambda:PassCapacityProvider lambda:PutFunctionScalingConfig", HandlerRule.Never),
        new("lambda:PutRuntimeManagementConfig lambda:PublishVersion", HandlerRule.Never),
        new("kms:*", "KmsKeyArn"),
        new("ec2:*", "VpcConfig"),
        new("elasticfilesystem:*", "FileSystemConfigs"),
    ];

    public override string AccessArn(ResourceRequest request, string action) =>
        FunctionName.Arn(request.Scope, request.NameOf("FunctionName", 64));

    private static string CodeObject(ResourceRequest request)
    {
        var code = request.Properties.Object("Code") ?? [];
        return $"arn:aws:s3:::{code.Text("S3Bucket")}/{code.Text("S3Key")}";
    }

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Properties.Text("FunctionName") ?? request.GeneratedName(NameLength);
        var state = request.Cloud.Get<LambdaState>();
        if (state.Find(request.Scope, name) is not null && !request.Resumed)
        {
            throw new ResourceException(
                "AlreadyExists",
                $"Resource of type 'AWS::Lambda::Function' with identifier '{name}' already exists."
            );
        }

        if (state.Find(request.Scope, name) is null)
        {
            request.Cloud.Get<FunctionOperations>().Make(request.Scope, name, Input(request), TimeSpan.Zero);
        }

        SetOwn(request, name);
        return ValueTask.FromResult(Outcome(request, name));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.PhysicalId!;
        var operations = request.Cloud.Get<FunctionOperations>();
        // code that was released without the stack survives as long as the stack's property is unchanged
        if (!JsonNode.DeepEquals(request.Properties["Code"], request.PreviousProperties["Code"]))
        {
            operations.UpdateCode(request.Scope, name, Code(request.Properties), null, dryRun: false, TimeSpan.Zero);
        }

        operations.UpdateSettings(
            request.Scope,
            name,
            Reset(Input(request), request.PreviousProperties),
            null,
            TimeSpan.Zero
        );
        SetOwn(request, name);
        return ValueTask.FromResult(Outcome(request, name));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<LambdaState>().Remove(request.Scope, request.PhysicalId!);
        return ValueTask.CompletedTask;
    }

    private static JsonObject Input(ResourceRequest request)
    {
        var input = (JsonObject)request.Properties.DeepClone();
        input["Code"] = Code(request.Properties);
        input["KMSKeyArn"] = input["KmsKeyArn"]?.DeepClone();
        input.Remove("Tags");
        return input;
    }

    /// <summary>A property that was taken out of the template goes back to its default.</summary>
    private static JsonObject Reset(JsonObject input, JsonObject before)
    {
        foreach (
            var (property, value) in new Dictionary<string, JsonNode>(StringComparer.Ordinal)
            {
                ["Description"] = "",
                ["Timeout"] = 3,
                ["MemorySize"] = 128,
                ["Environment"] = new JsonObject(),
                ["TracingConfig"] = new JsonObject { ["Mode"] = "PassThrough" },
                ["EphemeralStorage"] = new JsonObject { ["Size"] = 512 },
            }
        )
        {
            if (before[property] is not null && input[property] is null)
            {
                input[property] = value;
            }
        }

        return input;
    }

    private static JsonObject Code(JsonObject properties)
    {
        var code = properties.Object("Code")!;
        // a request has a package there, a template the source text
        return code.Text("ZipFile") is { } source && properties.Text("Runtime") is { } runtime
            ? new() { ["ZipFile"] = Convert.ToBase64String(InlineCode.Zip(runtime, source)) }
            : (JsonObject)code.DeepClone();
    }

    private static void SetOwn(ResourceRequest request, string name)
    {
        var state = request.Cloud.Get<LambdaState>();
        using var batch = request.Cloud.Store.Begin();
        state.Put(
            request.Scope,
            state.Function(request.Scope, name) with
            {
                Tags = ResourceTags.Of(request),
                ReservedConcurrency = request.Properties.Integer("ReservedConcurrentExecutions"),
                CodeSigningConfigArn = request.Properties.Text("CodeSigningConfigArn") is { } signing
                    ? request.Cloud.Get<CodeSigning>().Required(signing).Arn
                    : null,
            }
        );
    }

    private static ResourceOutcome Outcome(ResourceRequest request, string name) =>
        new(name, new() { ["Arn"] = FunctionName.Arn(request.Scope, name) });

    public JsonObject? Read(ResourceRequest request)
    {
        var state = request.Cloud.Get<LambdaState>();
        if (state.Find(request.Scope, request.PhysicalId!) is not { } function)
        {
            return null;
        }

        var settings = state.Latest(request.Scope, function.Name).Settings;
        var live = LiveProperties.Of(request.Properties, settings, ("KmsKeyArn", "KMSKeyArn"));
        live["Tags"] = LiveProperties.Tags(request, function.Tags);
        live["ReservedConcurrentExecutions"] = function.ReservedConcurrency;
        live["CodeSigningConfigArn"] = function.CodeSigningConfigArn;
        // code is written and not read; a service that is not modelled has no say in the others
        return live.Keeping(request.Properties, "FunctionName")
            .Without(["Code", "RecursiveLoop", .. Schema.NotModelled]);
    }
}
