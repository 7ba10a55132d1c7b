using AiChef.Templates;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>What CloudFormation refuses in a template before it looks at any resource.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html</remarks>
internal static class TemplateShape
{
    /// <summary>Every mistake, each with its line.</summary>
    internal static IEnumerable<LineProblem> ProblemsOf(TemplateNode root)
    {
        if (root["Resources"] is not { IsMap: true, Entries.Count: > 0 } resources)
        {
            return [new(root["Resources"]?.Line ?? 1, "a template needs a Resources map with at least one resource")];
        }

        return Expansion.IsByMacro(root)
            ? []
            :
            [
                .. SectionProblems(root),
                .. EntriesOf(root["Parameters"]).SelectMany(e => ParameterProblems(e.Key, e.Value)),
                .. EntriesOf(resources).SelectMany(e => ResourceProblems(e.Key, e.Value)),
                .. EntriesOf(root["Outputs"]).SelectMany(e => OutputProblems(e.Key, e.Value)),
            ];
    }

    private static IEnumerable<LineProblem> SectionProblems(TemplateNode root)
    {
        foreach (var (name, section) in EntriesOf(root).Where(static e => !TemplateMembers.Sections.Contains(e.Key)))
        {
            yield return new(section.Line, $"a template has no section '{name}'");
        }

        if (root["AWSTemplateFormatVersion"] is { Scalar: not "2010-09-09" } version)
        {
            yield return new(version.Line, "AWSTemplateFormatVersion must be 2010-09-09");
        }
    }

    private static IEnumerable<LineProblem> ParameterProblems(string name, TemplateNode parameter)
    {
        if (!IsAlphanumeric(name))
        {
            yield return new(parameter.Line, $"the name of parameter '{name}' may have only letters and digits");
        }

        if (parameter["Type"]?.Scalar is not { Length: > 0 })
        {
            yield return new(parameter.Line, $"parameter '{name}' has no Type");
        }

        if (parameter["Default"] is { } value && (value.Scalar is null || value.IsNull))
        {
            yield return new(value.Line, $"the default of parameter '{name}' must be text, a number or a boolean");
        }
    }

    private static IEnumerable<LineProblem> ResourceProblems(string id, TemplateNode resource)
    {
        if (!IsAlphanumeric(id))
        {
            yield return new(resource.Line, $"the logical id '{id}' may have only letters and digits");
        }

        if (resource["Type"]?.Scalar is not { Length: > 0 })
        {
            yield return new(resource.Line, $"resource '{id}' has no Type");
        }

        foreach (
            var (name, member) in EntriesOf(resource).Where(static e => !TemplateMembers.OfResource.Contains(e.Key))
        )
        {
            yield return new(member.Line, $"a resource has no member '{name}'");
        }

        foreach (var (_, value) in resource["Properties"]?.Entries ?? [])
        {
            foreach (var nothing in Intrinsics.Walk(value).Where(static node => node.IsNull))
            {
                yield return new(nothing.Line, $"resource '{id}' has a property without a value");
            }
        }
    }

    private static IEnumerable<LineProblem> OutputProblems(string name, TemplateNode output)
    {
        if (output["Value"] is not { IsNull: false })
        {
            yield return new(output.Line, $"output '{name}' has no Value");
        }
    }

    /// <summary>The entries of a section without those that AWS replaces.</summary>
    private static IEnumerable<TemplateEntry> EntriesOf(TemplateNode? section) =>
        (section?.Entries ?? []).Where(static e => !Expansion.IsOne(e.Key));

    private static bool IsAlphanumeric(string name) => name.Length > 0 && name.All(char.IsAsciiLetterOrDigit);
}
