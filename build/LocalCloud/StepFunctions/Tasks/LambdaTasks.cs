using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>Tasks on Lambda functions. While no service holds functions, every function is one that does not exist.</summary>
internal sealed class LambdaTasks : ITaskService
{
    private const string NotFound = "Lambda.ResourceNotFoundException";

    public bool Handles(TaskResource resource) =>
        resource.Kind == TaskKind.LambdaFunction || (resource.Service is "lambda" or "aws-sdk:lambda" && resource.Action == "invoke");

    public Task<TaskSubmission> SubmitAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var resource = invocation.Resource;
        var function = resource.Kind == TaskKind.LambdaFunction ? resource.Arn : FunctionArn(invocation);
        var message = $"Function not found: {Qualified(function)}";
        throw resource.IsSdk
            ? TaskErrorException.Sdk(NotFound, message, "Lambda", 404)
            : TaskErrorException.Optimised(NotFound, message, "AWSLambda", 404, "ResourceNotFoundException");
    }

    private static string FunctionArn(TaskInvocation invocation)
    {
        var name = (invocation.Parameters as JsonObject)?.Text("FunctionName") ?? "";
        if (name.StartsWith("arn:", StringComparison.Ordinal))
        {
            return name;
        }

        // arn:aws:states:<region>:<account>:execution:...
        var account = invocation.ExecutionArn.Split(':') is { Length: > 4 } parts ? parts[4] : "";
        return $"arn:aws:lambda:{invocation.Region}:{account}:function:{name}";
    }

    private static string Qualified(string arn) => arn.Split(':').Length > 7 ? arn : arn + ":$LATEST";
}
