using System.Globalization;
using System.Text.RegularExpressions;

namespace AiChef.Deployment.Lambda;

/// <summary>
/// Reads canaries as people write them: <c>10</c>, <c>10%/30m</c>, <c>10%/30m,50%/15m</c>, or <c>10%/every 5m</c>, of
/// which the steps are 10, 20 … 90 percent.
/// </summary>
public static partial class CanaryText
{
    private const string Forms = "10%/30m, 10%/30m,50%/15m or 10%/every 5m";

    /// <summary>Reads a text.</summary>
    /// <param name="source">What stands before a complaint, such as <c>--canary</c>.</param>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration of a single share without one.</param>
    /// <returns>Null for 0, which moves all calls at once.</returns>
    /// <exception cref="DeploymentException">It is no canary.</exception>
    public static CanaryPolicy? Read(string source, string text, TimeSpan duration)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent))
        {
            return percent switch
            {
                0 => null,
                >= 1 and <= 99 => new CanaryPolicy(percent, duration),
                _ => throw DeploymentException.Configuration($"{source} must be between 0 and 99"),
            };
        }
        var parts = text.Split(',').Select(static part => Form().Match(part.Trim())).ToList();
        if (parts.Exists(static part => !part.Success))
        {
            throw Mistake(source, text, $"write it as {Forms}");
        }
        if (parts.Count > 1 && parts.Exists(static part => part.Groups["every"].Success))
        {
            throw Mistake(source, text, "'every' stands for all steps and alone");
        }
        if (parts.Count > 1 && parts.Exists(static part => !part.Groups["time"].Success))
        {
            throw Mistake(source, text, "each of several steps needs its time");
        }
        var steps = parts.ConvertAll(part => new CanaryStep(Number(part, "share"), TimeOf(part) ?? duration));
        Check(source, text, steps);
        var policy = new CanaryPolicy(parts[0].Groups["every"].Success ? Every(steps[0]) : steps);
        return policy.Duration <= CanaryPolicy.LongestDuration
            ? policy
            : throw Mistake(source, text, "all steps together may take a day at most");
    }

    private static void Check(string source, string text, List<CanaryStep> steps)
    {
        if (steps.Exists(static step => step.Percent is < 1 or > 99))
        {
            throw Mistake(source, text, "a share is 1 to 99 percent; after the last step all calls move");
        }
        if (steps.Exists(static step => step.Duration < TimeSpan.FromMinutes(1)))
        {
            throw Mistake(source, text, "a step takes at least a minute");
        }
        if (steps.Zip(steps.Skip(1)).Any(static pair => pair.First.Percent >= pair.Second.Percent))
        {
            throw Mistake(source, text, "the shares must rise");
        }
    }

    private static IReadOnlyList<CanaryStep> Every(CanaryStep first) =>
        [.. Enumerable.Range(1, 99 / first.Percent).Select(count => first with { Percent = count * first.Percent })];

    private static TimeSpan? TimeOf(Match part) =>
        part.Groups["time"].Success
            ? Number(part, "time")
                * (part.Groups["unit"].Value == "h" ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(1))
            : null;

    private static int Number(Match part, string group) =>
        int.Parse(part.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DeploymentException Mistake(string source, string text, string what) =>
        DeploymentException.Configuration($"{source}: '{text}' is no canary: {what}");

    [GeneratedRegex(
        @"^(?<share>[0-9]{1,3})\s*%?(\s*/\s*(?<every>every\s*)?(?<time>[0-9]{1,4})\s*(?<unit>[mh]))?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
