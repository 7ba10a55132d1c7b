namespace AiChef.Deployment.Conventions;

/// <summary>Every log group has a retention, and every function has such a log group.</summary>
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
                yield return file.Problem(group, $"the log group '{id}' keeps its logs forever", "set RetentionInDays");
            }

            foreach (var (id, function) in file.Resources("AWS::Lambda::Function"))
            {
                var group = $"/aws/lambda/{file.TextOf(function["Properties"]?["FunctionName"])}";
                if (!groups.Exists(each => file.TextOf(each.Node["Properties"]?["LogGroupName"]) == group))
                {
                    yield return file.Problem(
                        function,
                        $"the function '{id}' has no log group {group} "
                            + "here, so Lambda would create one without retention",
                        "declare it with RetentionInDays"
                    );
                }
            }
        }
    }
}
