using System.Text.Json;
using AiChef.Deployment.Lambda;

namespace AiChef.Deployment.Environments;

/// <summary>The canary of an environment file.</summary>
internal static class CanarySettings
{
    private const string Steps = "steps";
    private const string Percent = "percent";
    private const string Minutes = "minutes";
    private const string MinimumRequests = "minimumRequests";

    /// <summary>Reads it: steps, or the percent and minutes of a single one.</summary>
    /// <exception cref="DeploymentException">It has another form.</exception>
    internal static CanaryPolicy Read(JsonElement canary, string file)
    {
        if (canary.ValueKind != JsonValueKind.Object)
        {
            throw Mistake(file, "must be an object");
        }
        var names = canary.EnumerateObject().Select(static property => property.Name).ToHashSet(StringComparer.Ordinal);
        var minimum = names.Remove(MinimumRequests) ? Number(canary, MinimumRequests, file, 0, 1_000_000) : 0;
        if (names.SetEquals([Percent, Minutes]))
        {
            var minutes = Number(canary, Minutes, file, 1, 1440);
            return new CanaryPolicy(Number(canary, Percent, file, 1, 99), TimeSpan.FromMinutes(minutes))
            {
                MinimumRequests = minimum,
            };
        }
        return
            names.SetEquals([Steps])
            && canary.GetProperty(Steps) is { ValueKind: JsonValueKind.String } steps
            && CanaryText.Read($"{file}: 'steps'", steps.GetString()!, TimeSpan.FromMinutes(30)) is { } policy
            ? policy with
            {
                MinimumRequests = minimum,
            }
            : throw Mistake(
                file,
                "must have percent and minutes, or steps such as \"10%/30m,50%/15m\"; "
                    + "beside these it takes only minimumRequests"
            );
    }

    private static int Number(JsonElement canary, string key, string file, int least, int most) =>
        canary.GetProperty(key) is { ValueKind: JsonValueKind.Number } value
        && value.TryGetInt32(out var number)
        && number >= least
        && number <= most
            ? number
            : throw DeploymentException.Configuration($"{file}: '{key}' must be a whole number from {least} to {most}");

    private static DeploymentException Mistake(string file, string what) =>
        DeploymentException.Configuration($"{file}: 'canary' {what}");
}
