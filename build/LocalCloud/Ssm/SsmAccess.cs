using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Ssm;

/// <summary>What the operations of Parameter Store need.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html</remarks>
internal static class SsmAccess
{
    public static AccessTable Table { get; } =
        new AccessTable("ssm")
            .OnAnything("DescribeParameters")
            .On("GetParameter GetParameterHistory DeleteParameter", static (_, call) => Named(call, "Name"))
            .Needs("PutParameter", Put)
            .On("GetParametersByPath", static (_, call) => Named(call, "Path"))
            .OnEach(
                "GetParameters DeleteParameters",
                static (_, call) => call.Input.Texts("Names").Select(name => Arn(call.Scope, name))
            )
            .On(
                "AddTagsToResource RemoveTagsFromResource ListTagsForResource",
                static (_, call) => Named(call, "ResourceId")
            );

    /// <summary>The ARN of a parameter; its version or label is no part of it.</summary>
    public static string Arn(Scope scope, string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal)
            ? name
            : scope.Arn("ssm", $"parameter/{name.Split(':')[0].TrimStart('/')}");

    private static string Named(AwsCall call, string member) => Arn(call.Scope, call.Input.Text(member) ?? "");

    private static IEnumerable<AccessNeed> Put(Cloud cloud, AwsCall call)
    {
        var arn = Named(call, "Name");
        yield return new("ssm:PutParameter", arn)
        {
            Context = new AccessContext().Put("ssm:Overwrite", call.Input.Flag("Overwrite") == true ? "true" : "false"),
        };
        if (RequestTags.Of(call.Input).Count > 0)
        {
            yield return new("ssm:AddTagsToResource", arn);
        }
    }
}
