using System.Reflection;
using System.Text;
using Nuke.Common.Parameters;
using Nuke.Common.Utilities;

namespace Nuke.Common.Execution.Extensions;

internal sealed class HandleHelpRequestsAttribute : BuildExtensionAttributeBase, IOnBuildInitialized
{
    private const int LineWidth = 90;

    public void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets,
        IReadOnlyCollection<ExecutableTarget> executionPlan
    )
    {
        if (!Build.Help && executionPlan.Count > 0)
        {
            return;
        }

        Host.Debug(TargetsText(executableTargets));
        Host.Debug(ParametersText(executableTargets));
        Environment.Exit(0);
    }

    private static string TargetsText(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var width = Math.Max(targets.Select(x => x.Name.Length).DefaultIfEmpty().Max(), 20);
        var text = new StringBuilder().AppendLine("Targets (with their direct dependencies):").AppendLine();
        foreach (var target in targets.Where(x => x.Listed))
        {
            var entry = target.Name + (target.IsDefault ? " (default)" : "");
            text.Append("  ").Append(entry.PadRight(width));
            if (target.ExecutionDependencies.Count > 0)
            {
                text.Append(" -> ").AppendJoin(", ", target.ExecutionDependencies.Select(x => x.Name));
            }

            text.AppendLine();
            if (!string.IsNullOrWhiteSpace(target.Description))
            {
                text.Append("    ").AppendLine(target.Description);
            }
        }

        return text.ToString();
    }

    private string ParametersText(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var defaults = string.Join(", ", targets.Where(x => x.IsDefault).Select(x => x.Name));
        var members = ParameterMembers.Of(Build.GetType(), includeUnlisted: false);
        var width = Math.Max(members.Max(x => ParameterNames.Dashed(ParameterNames.Member(x)).Length), 16);
        var text = new StringBuilder("Parameters:").AppendLine();
        var own = members.Where(x => x.DeclaringType != typeof(NukeBuild)).ToList();
        if (own.Count > 0)
        {
            text.AppendLine();
        }

        own.ForEach(Print);
        text.AppendLine();
        members.Where(x => x.DeclaringType == typeof(NukeBuild)).ToList().ForEach(Print);
        return text.ToString();

        void Print(MemberInfo member)
        {
            var description = ParameterNames
                .Description(member)
                ?.Replace("{default_target}", defaults.Length > 0 ? defaults : "<none>", StringComparison.Ordinal);
            var lines = Wrap(description is null ? "<no description>" : description + ".", width + 6);
            text.Append("  --")
                .Append(ParameterNames.Dashed(ParameterNames.Member(member)).PadRight(width))
                .Append("  ")
                .AppendLine(lines[0]);
            foreach (var line in lines.Skip(1))
            {
                text.Append(' ', width + 6).AppendLine(line);
            }
        }
    }

    /// <summary>Lines that each begin with a blank, behind an indentation of so many characters.</summary>
    private static List<string> Wrap(string text, int indentation)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            var length = indentation + lines[^1].Length + word.Length;
            if (length >= Console.BufferWidth || length > LineWidth)
            {
                lines.Add("");
            }

            lines[^1] += $" {word}";
        }

        return lines;
    }
}
