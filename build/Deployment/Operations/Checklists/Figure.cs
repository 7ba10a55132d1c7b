using System.Globalization;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>Numbers of metrics in words; a metric without data is a dash.</summary>
internal static class Figure
{
    internal const string None = "-";

    internal static string Count(double? value) => value?.ToString("#,0", CultureInfo.InvariantCulture) ?? None;

    internal static string Amount(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    internal static string Milliseconds(double? value) =>
        value is { } known ? $"{known.ToString("#,0", CultureInfo.InvariantCulture)} ms" : None;

    internal static string Percent(double share) => share.ToString("0.###", CultureInfo.InvariantCulture) + " %";

    internal static string Dollars(double value) =>
        value switch
        {
            0 => "$0",
            < 0.005 => "under $0.01",
            _ => "$" + value.ToString("#,0.00", CultureInfo.InvariantCulture),
        };

    /// <summary>The change of a value against an earlier one, such as <c>+12 %</c>.</summary>
    internal static string Change(double? before, double? now) =>
        before is not { } earlier || earlier == 0 || now is not { } later
            ? None
            : (100 * (later - earlier) / earlier).ToString("+0;-0;0", CultureInfo.InvariantCulture) + " %";
}
