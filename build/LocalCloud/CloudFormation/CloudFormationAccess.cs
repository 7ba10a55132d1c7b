using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.CloudFormation.Registry;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>What the operations of CloudFormation need.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html</remarks>
internal static class CloudFormationAccess
{
    private const string Principal = "cloudformation.amazonaws.com";

    public static AccessTable Table { get; } =
        new AccessTable("cloudformation")
            .OnAnything(
                "ListStacks ListExports ListImports DescribeAccountLimits DescribeStackDriftDetectionStatus "
                    + "ListHookResults DescribeTypeRegistration ListTypeRegistrations DescribeType ListTypes "
                    + "ListTypeVersions DeregisterType SetTypeDefaultVersion SetTypeConfiguration "
                    + "BatchDescribeTypeConfigurations"
            )
            .Needs("RegisterType", Registering)
            .Needs("CreateStack UpdateStack DeleteStack ContinueUpdateRollback RollbackStack CreateChangeSet", Changing)
            .Needs(
                "CancelUpdateStack UpdateTerminationProtection DescribeEvents "
                    + "DescribeStackEvents DescribeStackResource "
                    + "DescribeStackResources ListStackResources ListChangeSets SetStackPolicy GetStackPolicy "
                    + "DescribeStacks DescribeChangeSet ExecuteChangeSet DeleteChangeSet GetTemplate "
                    + "DetectStackResourceDrift DescribeStackResourceDrifts",
                static (cloud, call) => [Own(cloud, call, Stack(cloud, call))]
            )
            // it checks each resource
            .Needs(
                "DetectStackDrift",
                static (cloud, call) =>
                    [
                        Own(cloud, call, Stack(cloud, call)),
                        new("cloudformation:DetectStackResourceDrift", Stack(cloud, call)),
                    ]
            )
            .Needs(
                "GetTemplateSummary",
                static (cloud, call) =>
                    [Own(cloud, call, call.Input["StackName"] is null ? "*" : Stack(cloud, call)), .. Read(call)]
            )
            .Needs("ValidateTemplate", static (cloud, call) => [Own(cloud, call, "*"), .. Read(call)]);

    /// <summary>The stack of a request: its id if there is one, else its name and any id.</summary>
    private static string Stack(Cloud cloud, AwsCall call)
    {
        var state = cloud.Get<CloudFormationState>();
        var changeSet = call.Input.Text("ChangeSetName");
        if (call.Input.Text("StackName") is not { } name)
        {
            return changeSet is not null && state.ChangeSetById(changeSet) is { } found
                ? found.StackId
                : call.Scope.Arn("cloudformation", "stack/*/*");
        }

        return name.StartsWith("arn:", StringComparison.Ordinal)
            ? name
            : state.Find(call.Scope, name)?.Id ?? call.Scope.Arn("cloudformation", $"stack/{name}/*");
    }

    private static AccessNeed Own(Cloud cloud, AwsCall call, string stack)
    {
        var context = new AccessContext();
        foreach (
            var (key, member) in new[]
            {
                ("RoleArn", "RoleARN"),
                ("TemplateUrl", "TemplateURL"),
                ("StackPolicyUrl", "StackPolicyURL"),
                ("ChangeSetName", "ChangeSetName"),
            }
        )
        {
            context.Put($"cloudformation:{key}", call.Input.Text(member));
        }

        if (call.Input.Texts("ResourceTypes") is { Count: > 0 } types)
        {
            context.PutList("cloudformation:ResourceTypes", types);
        }

        return new($"cloudformation:{call.Operation}", stack)
        {
            Context = context,
            ResourceTags = cloud.Get<CloudFormationState>().ById(stack)?.Definition?.Tags,
        };
    }

    // the package is read with the permissions of the caller
    private static IEnumerable<AccessNeed> Registering(Cloud cloud, AwsCall call)
    {
        yield return new("cloudformation:RegisterType", "*");
        string?[] roles = [call.Input.Text("ExecutionRoleArn"), call.Input.Object("LoggingConfig")?.Text("LogRoleArn")];
        foreach (var role in roles.OfType<string>())
        {
            yield return AccessNeed.PassRole(role, Principal);
        }

        if (call.Input.Text("SchemaHandlerPackage") is { } url && TemplateSource.Location(url) is { } location)
        {
            yield return new("s3:GetObject", $"arn:aws:s3:::{location.Bucket}/{location.Key}")
            {
                Refused = static _ =>
                    new(RegistryErrors.PackageUnreadable().Message) { Code = RegistryErrors.RegistryCode },
            };
        }
    }

    private static IEnumerable<AccessNeed> Changing(Cloud cloud, AwsCall call)
    {
        var stack = Stack(cloud, call);
        yield return Own(cloud, call, stack);
        if (RequestTags.Of(call.Input).Count > 0)
        {
            yield return new("cloudformation:TagResource", stack)
            {
                Context = new AccessContext().Put("cloudformation:CreateAction", call.Operation),
            };
        }

        if (call.Input.Text("RoleARN") is { } role)
        {
            yield return AccessNeed.PassRole(role, Principal);
        }

        foreach (var need in Read(call))
        {
            yield return need;
        }
    }

    // a template is read with the permissions of the caller
    private static IEnumerable<AccessNeed> Read(AwsCall call)
    {
        if (call.Input.Text("TemplateURL") is { } url && TemplateSource.Location(url) is { } location)
        {
            yield return new(
                location.Version is null ? "s3:GetObject" : "s3:GetObjectVersion",
                $"arn:aws:s3:::{location.Bucket}/{location.Key}"
            )
            {
                Refused = static _ =>
                    new(
                        "S3 error: Access Denied\nFor more information check "
                            + "http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"
                    )
                    {
                        Code = "ValidationError",
                    },
            };
        }
    }
}
