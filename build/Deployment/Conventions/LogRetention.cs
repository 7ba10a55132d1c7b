using AiChef.Deployment.CloudFormation.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>Every log group ends its logs some day, and every function has a log group that does.</summary>
internal sealed class LogRetention : IConvention
{
    public IEnumerable<ConventionProblem> Check(BackendFiles backend)
    {
        foreach (var file in backend.Templates)
        {
            var groups = file.Resources("AWS::Logs::LogGroup").ToList();
            foreach (
                var (id, group) in groups.Where(static group => group.Node["Properties"]?["RetentionInDays"] is null)
            )
            {
                yield return file.Problem(
                    group,
                    $"the log group '{id}' keeps its logs for ever",
                    "set RetentionInDays"
                );
            }

            foreach (var (id, function) in file.Resources("AWS::Lambda::Function"))
            {
                var group = $"/aws/lambda/{Intrinsics.TextOf(function["Properties"]?["FunctionName"])}";
                if (!groups.Exists(each => Intrinsics.TextOf(each.Node["Properties"]?["LogGroupName"]) == group))
                {
                    yield return file.Problem(
                        function,
                        $"the function '{id}' has no log group {group} here, so Lambda would make one without end",
                        "declare it with RetentionInDays"
                    );
                }
            }
        }
    }
}
