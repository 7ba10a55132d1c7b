using System.Diagnostics;
using System.Net;
using System.Text;

namespace Nuke.Common.Execution.Extensions;

/// <summary>--plan: writes the targets and their relations as a page with a Mermaid graph, opens it and ends.</summary>
internal sealed class HandlePlanRequestsAttribute : BuildExtensionAttributeBase, IOnBuildInitialized
{
    public void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets,
        IReadOnlyCollection<ExecutableTarget> executionPlan
    )
    {
        if (!Build.Plan)
        {
            return;
        }

        var file = Build.TemporaryDirectory / "execution-plan.html";
        File.WriteAllText(file, Page(executableTargets, executionPlan));
        using (Process.Start(new ProcessStartInfo(file) { UseShellExecute = true }))
        {
            Environment.Exit(0);
        }
    }

    private static string Page(
        IReadOnlyCollection<ExecutableTarget> targets,
        IReadOnlyCollection<ExecutableTarget> plan
    )
    {
        var graph = new StringBuilder("graph LR").AppendLine();
        foreach (var target in targets)
        {
            graph.Append("    ").AppendLine(target.Name);
            Append(target.ExecutionDependencies, "-->", target);
            Append(target.OrderDependencies, "-.->", target);
            Append(target.TriggerDependencies, "==>", target);
        }

        return $"""
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>Execution plan</title></head>
            <body>
            <p>{WebUtility.HtmlEncode(string.Join(" → ", plan.Select(x => x.Name)))}</p>
            <pre class="mermaid">
            {WebUtility.HtmlEncode(graph.ToString())}</pre>
            </body></html>

            """;

        void Append(List<ExecutableTarget> sources, string arrow, ExecutableTarget target)
        {
            foreach (var source in sources)
            {
                graph.Append("    ").Append(source.Name).Append(' ').Append(arrow).Append(' ').AppendLine(target.Name);
            }
        }
    }
}
