using System.Text.RegularExpressions;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Lambda;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>
/// Callers use a function through its alias, and every function has one: otherwise new code could not be released and
/// taken back.
/// </summary>
internal sealed partial class AliasUse : IConvention
{
    public IEnumerable<ConventionProblem> Check(BackendFiles backend)
    {
        foreach (var file in backend.Templates)
        {
            foreach (var (id, function) in file.Resources("AWS::Lambda::Function"))
            {
                if (
                    !file.Resources("AWS::Lambda::Alias")
                        .Any(alias => Intrinsics.TextOf(alias.Node["Properties"]?["Name"]) == FunctionReleaser.Alias)
                )
                {
                    yield return file.Problem(
                        function,
                        $"the function '{id}' has no alias '{FunctionReleaser.Alias}'",
                        "add an AWS::Lambda::Alias"
                    );
                }
            }
            foreach (var (id, permission) in file.Resources("AWS::Lambda::Permission"))
            {
                if (permission["Properties"]?["FunctionName"] is { } target && !NamesAlias(file, target))
                {
                    yield return file.Problem(
                        target,
                        $"the permission '{id}' is for the function, not for its alias",
                        "give the alias as FunctionName"
                    );
                }
            }
            foreach (var node in Intrinsics.Walk(file.Root["Resources"]!))
            {
                if (
                    file.TextOf(node) is { } text
                    && UnqualifiedFunction().Match(text) is { Success: true } match
                    && NamePrefix.Begins(match.Groups["name"].Value, backend.NamePrefix)
                )
                {
                    yield return new ConventionProblem(
                        file.Path,
                        LineOf(file, node, match.Groups["name"].Value),
                        $"the function {match.Groups["name"].Value} is called without its alias",
                        $"end its ARN with :{FunctionReleaser.Alias}"
                    );
                }
            }
        }
    }

    private static bool NamesAlias(ServiceFile file, TemplateNode target) =>
        Intrinsics.FunctionOf(target) is ("Ref", { Scalar: { } id })
            ? file.Template.Resources.TryGetValue(id, out var resource) && resource.Type == "AWS::Lambda::Alias"
            : Intrinsics.TextOf(target)?.EndsWith($":{FunctionReleaser.Alias}", StringComparison.Ordinal) == true;

    /// <summary>The line of a long text that names the function.</summary>
    private static int LineOf(ServiceFile file, TemplateNode node, string function)
    {
        var lines = file.Template.Body.Split('\n');
        var found = Array.FindIndex(
            lines,
            node.Line - 1,
            line => file.Filled(line).Contains(function, StringComparison.Ordinal)
        );
        return found < 0 ? node.Line : found + 1;
    }

    // Of an ARN such as arn:…:function:ai-chef-recipe, unless :live follows.
    [GeneratedRegex(
        @":function:(?<name>[a-z][a-z0-9-]*[a-z0-9])(?!:live)(?![a-z0-9-])",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex UnqualifiedFunction();
}
