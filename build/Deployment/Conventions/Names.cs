namespace AiChef.Deployment.Conventions;

/// <summary>Names begin with the project's name: <c>ai-chef-…</c>, and are unique in the backend.</summary>
internal sealed class Names : IConvention
{
    private const string Prefix = "ai-chef-";

    /// <summary>The property that names a resource, by type.</summary>
    private static readonly Dictionary<string, string> NameProperties = new(StringComparer.Ordinal)
    {
        ["AWS::DynamoDB::Table"] = "TableName",
        ["AWS::Lambda::Function"] = "FunctionName",
        ["AWS::StepFunctions::StateMachine"] = "StateMachineName",
        ["AWS::ApiGateway::RestApi"] = "Name",
        ["AWS::CloudWatch::Alarm"] = "AlarmName",
        ["AWS::CloudWatch::Dashboard"] = "DashboardName",
        ["AWS::Logs::LogGroup"] = "LogGroupName",
        ["AWS::IAM::Role"] = "RoleName",
        ["AWS::SSM::Parameter"] = "Name",
        ["AWS::SNS::Topic"] = "TopicName",
        ["AWS::SQS::Queue"] = "QueueName",
    };

    public IEnumerable<ConventionProblem> Check(BackendFiles backend)
    {
        var named = backend
            .Templates.SelectMany(file =>
                NameProperties.SelectMany(type =>
                    file.Resources(type.Key)
                        .Select(resource =>
                            (File: file, Type: type.Key, Node: resource.Node["Properties"]?[type.Value])
                        )
                )
            )
            .Where(static each => each.File.NameOf(each.Node) is not null)
            .Select(static each => (each.File, each.Type, Node: each.Node!, Name: each.File.NameOf(each.Node)!))
            .ToList();
        foreach (var (file, _, node, name) in named.Where(static each => !HasPrefix(each.Name)))
        {
            yield return file.Problem(node, $"the name '{name}' does not begin with '{Prefix}'", $"name it {Prefix}…");
        }

        foreach (
            var (file, type, node, name) in named
                .GroupBy(static each => (each.Type, each.Name))
                .SelectMany(static same => same.Skip(1))
        )
        {
            yield return file.Problem(node, $"another {type} has the name '{name}' too", "give it a unique name");
        }

        foreach (var file in backend.Templates)
        {
            foreach (var node in file.ExportNames)
            {
                if (file.NameOf(node) is { } name && !HasPrefix(name))
                {
                    yield return file.Problem(
                        node,
                        $"the export '{name}' does not begin with '{Prefix}'",
                        $"name it {Prefix}…"
                    );
                }
            }
        }
    }

    // A log group or an SSM parameter is a path: /aws/lambda/ai-chef-recipe, /ai-chef/dev/…
    private static bool HasPrefix(string name) =>
        name.StartsWith('/')
            ? name.Split('/').Any(static part => part == "ai-chef" || part.StartsWith(Prefix, StringComparison.Ordinal))
            : name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
}
