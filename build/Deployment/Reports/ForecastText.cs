using AiChef.Deployment.CloudFormation.Stacks;

namespace AiChef.Deployment.Reports;

/// <summary>What a deployment would do with a stack, in the same words everywhere.</summary>
public static class ForecastText
{
    /// <summary>What it would do, such as <c>would be updated (1 to modify)</c>.</summary>
    public static string Of(StackForecast forecast) =>
        Detail(forecast) switch
        {
            "" => Result(forecast),
            var reason when forecast.Kind is ForecastKind.Refused or ForecastKind.Unknown =>
                $"{Result(forecast)}: {reason}",
            var detail => $"{Result(forecast)} ({detail})",
        };

    /// <summary>The same in a few words.</summary>
    public static string Result(StackForecast forecast) =>
        forecast.Kind switch
        {
            ForecastKind.Created => "would be created",
            ForecastKind.Updated => "would be updated",
            ForecastKind.Recreated => "would be deleted and created again",
            ForecastKind.RollbackContinued => "would be updated after its rollback is continued",
            ForecastKind.RolledBack => "would be updated after its failed update is rolled back",
            ForecastKind.Refused => "would be refused",
            ForecastKind.Unchanged => "is unchanged",
            _ => "cannot be foreseen",
        };

    /// <summary>What would change, or why nothing can be said of it; empty for an unchanged stack.</summary>
    public static string Detail(StackForecast forecast) =>
        forecast.Kind switch
        {
            ForecastKind.Unchanged => "",
            ForecastKind.Refused => forecast.Reason ?? "",
            ForecastKind.Unknown => $"{forecast.Reason} ({forecast.Status})",
            ForecastKind.Created when forecast.Changes is null => "AWS alone knows the resources",
            _ when forecast.Changes is null => $"the stack is in {forecast.Status}; what changes is known after that",
            _ when forecast.Protects && forecast.Changes.Count == 0 => Protection,
            _ => ReportText.Summary(forecast.Changes) + (forecast.Protects ? $", {Protection}" : ""),
        };

    /// <summary>The sign of a result in a page.</summary>
    internal static string Sign(StackForecast forecast) =>
        forecast.Kind switch
        {
            ForecastKind.Unchanged => "✅",
            ForecastKind.Refused => "⛔",
            ForecastKind.Unknown => "❔",
            _ => "🔍",
        };

    /// <summary>The name of a kind for programs.</summary>
    internal static string NameOf(ForecastKind kind) =>
        kind switch
        {
            ForecastKind.Created => "created",
            ForecastKind.Updated => "updated",
            ForecastKind.Recreated => "recreated",
            ForecastKind.RollbackContinued => "rollbackContinued",
            ForecastKind.RolledBack => "rolledBack",
            ForecastKind.Refused => "refused",
            ForecastKind.Unchanged => "unchanged",
            _ => "unknown",
        };

    private const string Protection = "termination protection on";
}
