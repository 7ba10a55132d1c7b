using System.Globalization;
using AiChef.Deployment.Operations.Health;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>Texts of a checklist that all its forms show.</summary>
public static class ChecklistTexts
{
    /// <summary>Its title, such as <c>Daily checklist of production: 4 of 4 points in order</c>.</summary>
    public static string Title(ChecklistReport report) =>
        $"{report.Rhythm} checklist of {report.Environment}: {report.Headline}";

    /// <summary>Where and when.</summary>
    public static string Origin(ChecklistReport report) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Place}, {report.Period.From.UtcDateTime:yyyy-MM-dd HH:mm} to "
                + $"{report.Period.To.UtcDateTime:yyyy-MM-dd HH:mm} UTC"
        );

    /// <summary>The command that shows more or fixes a finding; null for none, and where all is in order.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="environment">How the environment is chosen on a command line, with a space before it.</param>
    public static string? Next(ChecklistFinding finding, string environment) =>
        finding.Command is null || finding.State == HealthState.Healthy
            ? null
            : $"./build.sh {finding.Command}{environment}";
}
