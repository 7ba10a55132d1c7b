using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace AiChef.Targets.Output;

/// <summary>
/// Shows the path of the page that <c>--plan</c> writes. NUKE opens the page in a browser and, if there is none, fails
/// with a stack trace.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PlanPageAttribute : BuildExtensionAttributeBase, IOnBuildInitialized
{
    private const string Opener = "xdg-open";

    /// <summary>The programs with which .NET opens a file on Linux.</summary>
    private static readonly string[] Openers = [Opener, "gnome-open", "kfmclient"];

    /// <summary>NUKE writes the page, opens it and ends at 10.</summary>
    public PlanPageAttribute() => Priority = 11;

    public void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets,
        IReadOnlyCollection<ExecutableTarget> executionPlan
    )
    {
        if (!Build.Plan)
        {
            return;
        }
        Console.WriteLine($"In order: {string.Join(", ", executionPlan.Select(target => target.Name))}");
        Console.WriteLine($"The plan of all targets: {Build.TemporaryDirectory / "execution-plan.html"}");
        if (
            EnvironmentInfo.IsLinux
            && !EnvironmentInfo.Paths.Any(folder => Openers.Any(o => File.Exists(Path.Combine(folder, o))))
        )
        {
            AddOpener();
        }
    }

    /// <summary>Gives NUKE a program that opens nothing, so that it writes the page and succeeds.</summary>
    private void AddOpener()
    {
        var folder = Build.TemporaryDirectory / "bin";
        folder.CreateDirectory();
        File.WriteAllText(folder / Opener, "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder / Opener, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        EnvironmentInfo.SetVariable("PATH", $"{EnvironmentInfo.GetVariable("PATH")}{Path.PathSeparator}{folder}");
    }
}
