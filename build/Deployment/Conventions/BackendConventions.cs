using AiChef.Deployment.CloudFormation.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>All conventions of the backend, checked without AWS.</summary>
public static class BackendConventions
{
    private static readonly IConvention[] All =
    [
        new FileNames(),
        new GeneratedFiles(),
        new References(),
        new Exports(),
        new Names(),
        new NamesByPrefix(),
        new LogRetention(),
        new ErrorAlarms(),
        new AliasUse(),
        new DeclaredCallers(),
        new NarrowPolicies(),
        new StateMachines(),
        new TaskStates(),
        new ApiRevisions(),
        new MethodMetrics(),
        new DashboardPlaces(),
    ];

    /// <summary>Every problem of every template and script, in the order of files and lines.</summary>
    public static async Task<IReadOnlyList<ConventionProblem>> CheckAsync(BackendFiles backend) =>
        [
            .. (await Task.WhenAll(All.Select(each => Task.Run(() => each.Check(backend).ToList()))))
                .SelectMany(static problems => problems)
                .Distinct()
                .OrderBy(static p => p.File, StringComparer.Ordinal)
                .ThenBy(static p => p.Line),
        ];

    /// <summary>Reads a template for checking; one that cannot be read is a problem like any other.</summary>
    public static StackTemplate? Read(string path, string displayPath, ICollection<ConventionProblem> problems)
    {
        try
        {
            return StackTemplate.Load(path, displayPath);
        }
        catch (DeploymentException e)
        {
            // file:line:column: text, where the reader knows the place
            var rest = e.Message.StartsWith(displayPath, StringComparison.Ordinal)
                ? e.Message[displayPath.Length..].TrimStart(':')
                : e.Message;
            var line = int.TryParse(rest.Split(':')[0], out var known) ? known : 1;
            problems.Add(
                new ConventionProblem(
                    displayPath,
                    line,
                    rest[(known > 0 ? rest.IndexOf(' ', StringComparison.Ordinal) : 0)..].Trim(),
                    "fix the template"
                )
            );
            return null;
        }
    }
}
