using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>Every reference inside a template resolves, and every parameter is used and gets a value.</summary>
internal sealed class References : IConvention
{
    public IEnumerable<ConventionProblem> Check(BackendFiles backend) =>
        backend.Templates.SelectMany(file => Check(file, backend.GivenParameters));

    private static List<ConventionProblem> Check(ServiceFile file, IReadOnlySet<string> given)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var problems = new List<ConventionProblem>();
        if (file.Template.IsExpandedByAws)
        {
            // loops and macros declare names that are not in the file
            return problems;
        }
        foreach (var section in new[] { "Conditions", "Resources", "Outputs", "Rules" })
        {
            foreach (var node in file.Root[section] is { } root ? Intrinsics.Walk(root) : [])
            {
                problems.AddRange(Check(file, node, used));
            }
        }
        foreach (var (id, resource) in file.Root["Resources"]!.Entries)
        {
            problems.AddRange(CheckDependencies(file, id, resource["DependsOn"]));
            problems.AddRange(CheckCondition(file, resource["Condition"]));
        }
        foreach (var (_, output) in file.Root["Outputs"]?.Entries ?? [])
        {
            problems.AddRange(CheckCondition(file, output["Condition"]));
        }
        problems.AddRange(file.Template.Parameters.Values.SelectMany(p => CheckParameter(file, p, used, given)));
        return problems;
    }

    private static IEnumerable<ConventionProblem> CheckDependencies(
        ServiceFile file,
        string id,
        TemplateNode? dependsOn
    )
    {
        IReadOnlyList<TemplateNode> needed =
            dependsOn is null ? []
            : dependsOn.Items.Count > 0 ? dependsOn.Items
            : [dependsOn];
        return needed
            .Where(each => !file.Template.Resources.ContainsKey(each.Scalar ?? ""))
            .Select(each =>
                file.Problem(
                    each,
                    $"'{id}' depends on '{each.Scalar}', which is not a resource of this template",
                    "name a resource of this template"
                )
            );
    }

    private static IEnumerable<ConventionProblem> CheckParameter(
        ServiceFile file,
        TemplateParameter parameter,
        HashSet<string> used,
        IReadOnlySet<string> given
    )
    {
        if (!used.Contains(parameter.Name))
        {
            yield return new ConventionProblem(
                file.Path,
                parameter.Line,
                $"the parameter '{parameter.Name}' is not used",
                "use or delete it"
            );
        }
        if (parameter.Default is null && !given.Contains(parameter.Name))
        {
            yield return new ConventionProblem(
                file.Path,
                parameter.Line,
                $"the parameter '{parameter.Name}' has no value",
                "give it a default, or a value in EnvironmentParameters"
            );
        }
    }

    private static IEnumerable<ConventionProblem> Check(ServiceFile file, TemplateNode node, HashSet<string> used)
    {
        switch (Intrinsics.FunctionOf(node))
        {
            case ("Ref", { Scalar: { } name }):
                return CheckName(file, node, name, used);
            case ("GetAtt", var argument):
                return CheckResource(
                    file,
                    node,
                    argument.Scalar?.Split('.')[0] ?? (argument.Items is [var id, ..] ? id.Scalar : null) ?? ""
                );
            case ("Sub", var argument) when Intrinsics.TextOf(node) is { } text:
                return Intrinsics
                    .PlaceholdersOf(text)
                    .Except(Intrinsics.OwnNamesOf(argument), StringComparer.Ordinal)
                    .SelectMany(name =>
                        name.Contains('.', StringComparison.Ordinal)
                            ? CheckResource(file, node, name.Split('.')[0])
                            : CheckName(file, node, name, used)
                    );
            case ("If", { Items: [var condition, ..] }):
                return CheckCondition(file, condition);
            case ("Condition", var condition):
                return CheckCondition(file, condition);
            case ("FindInMap", { Items: [{ Tag: null, Scalar: { } map }, ..] })
                when (file.Root["Mappings"]?[map]) is null:
                return [file.Problem(node, $"there is no mapping '{map}'", "declare it under Mappings")];
            default:
                return [];
        }
    }

    private static IEnumerable<ConventionProblem> CheckName(
        ServiceFile file,
        TemplateNode at,
        string name,
        HashSet<string> used
    )
    {
        used.Add(name);
        if (
            !name.StartsWith("AWS::", StringComparison.Ordinal)
            && !file.Template.Parameters.ContainsKey(name)
            && !file.Template.Resources.ContainsKey(name)
        )
        {
            yield return file.Problem(
                at,
                $"'{name}' is neither a parameter nor a resource",
                "declare it or correct the name"
            );
        }
    }

    private static IEnumerable<ConventionProblem> CheckResource(ServiceFile file, TemplateNode at, string id)
    {
        if (!file.Template.Resources.ContainsKey(id))
        {
            yield return file.Problem(at, $"there is no resource '{id}'", "declare it or correct the name");
        }
    }

    private static IEnumerable<ConventionProblem> CheckCondition(ServiceFile file, TemplateNode? condition)
    {
        if (condition?.Scalar is { } name && file.Root["Conditions"]?[name] is null)
        {
            yield return file.Problem(condition, $"there is no condition '{name}'", "declare it under Conditions");
        }
    }
}
