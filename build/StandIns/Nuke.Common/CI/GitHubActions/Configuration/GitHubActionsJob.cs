using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

public class GitHubActionsJob : ConfigurationEntity
{
    public string Name { get; set; }

    public GitHubActionsImage Image { get; set; }

    public int TimeoutMinutes { get; set; }

    public string ConcurrencyGroup { get; set; }

    public bool ConcurrencyCancelInProgress { get; set; }

    public string EnvironmentName { get; set; }

    public string EnvironmentUrl { get; set; }

    public GitHubActionsStep[] Steps { get; set; }

    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"{Name}:");
        using (writer.Indent())
        {
            writer.WriteLine($"name: {Name}");
            writer.WriteLine($"runs-on: {Image.GetValue()}");
            if (TimeoutMinutes > 0)
            {
                writer.WriteLine($"timeout-minutes: {TimeoutMinutes}");
            }

            Concurrency.Write(writer, ConcurrencyGroup, ConcurrencyCancelInProgress);
            WriteEnvironment(writer);
            writer.WriteLine("steps:");
            using (writer.Indent())
            {
                foreach (var step in Steps)
                {
                    step.Write(writer);
                }
            }
        }
    }

    private void WriteEnvironment(CustomFileWriter writer)
    {
        if (string.IsNullOrWhiteSpace(EnvironmentName))
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(EnvironmentUrl))
        {
            writer.WriteLine($"environment: {EnvironmentName}");
            return;
        }

        writer.WriteLine("environment:");
        using (writer.Indent())
        {
            writer.WriteLine($"name: {EnvironmentName}");
            writer.WriteLine($"url: {EnvironmentUrl}");
        }
    }
}
