using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>Every import has one export, in a stack that is deployed before.</summary>
internal sealed class Exports : IConvention
{
    public IEnumerable<ConventionProblem> Check(BackendFiles backend)
    {
        var exports = backend
            .Templates.SelectMany(static file =>
                file.ExportNames.Select(node => new NamedThing(NamedThing.Export, file, node, file.TextOf(node) ?? ""))
            )
            .ToList();
        foreach (
            var twice in exports
                .GroupBy(static export => export.Name, StringComparer.Ordinal)
                .SelectMany(static same => same.Skip(1))
        )
        {
            yield return twice.File.Problem(
                twice.Node,
                $"the export '{twice.Name}' is declared twice",
                "give one of them another name"
            );
        }

        var imports =
            from file in backend.Templates
            from node in Intrinsics.Walk(file.Root)
            let call = Intrinsics.FunctionOf(node)
            where call?.Name == "ImportValue"
            select new Import(file, node, call.Value.Argument);
        foreach (var (file, node, argument) in imports)
        {
            var name = argument.Tag == "ImportValue" ? argument.Scalar : file.TextOf(argument);
            var source = exports.Find(export => export.Name == name);
            if (source is null)
            {
                yield return file.Problem(node, $"no template exports '{name}'", "export it or correct the name");
            }
            else if (source.File.Path != file.Path && !file.Needs.Contains(source.File.Service, StringComparer.Ordinal))
            {
                yield return file.Problem(
                    node,
                    $"'{name}' comes from the service {source.File.Service}, "
                        + $"which is not deployed before {file.Service}",
                    "add the target to DependsOn, or remove the import"
                );
            }
        }
    }

    private sealed record Import(ServiceFile File, TemplateNode Node, TemplateNode Argument);
}
