using System.Text.Json;

namespace AiChef.Deployment.Environments;

/// <summary>What the backend of an environment is meant to achieve; checklists measure it by this.</summary>
/// <param name="AvailabilityPercent">
/// The share of requests that are answered without a server error, in percent, 50 to 99.999.
/// </param>
/// <param name="P95Milliseconds">In how many ms 95 of 100 requests are answered, 1 to 29,000.</param>
public sealed record ServiceObjectives(double AvailabilityPercent, int P95Milliseconds)
{
    /// <summary>The longest time that API Gateway waits by default, in ms.</summary>
    /// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html</remarks>
    private const int Longest = 29_000;

    /// <summary>The objectives of an environment whose file has none.</summary>
    public static ServiceObjectives Default { get; } = new(99, 5000);

    /// <summary>The share of requests that may fail, 0 to 1.</summary>
    public double AllowedShare => 1 - (AvailabilityPercent / 100);

    internal static ServiceObjectives Read(JsonElement root, string file)
    {
        if (!root.TryGetProperty("objectives", out var objectives))
        {
            return Default;
        }
        if (
            objectives.ValueKind != JsonValueKind.Object
            || objectives
                .EnumerateObject()
                .Any(static property => property.Name is not ("availabilityPercent" or "p95Milliseconds"))
        )
        {
            throw DeploymentException.Configuration(
                $"{file}: 'objectives' must be an object of availabilityPercent and p95Milliseconds"
            );
        }
        return new(
            Number(objectives, "availabilityPercent", Default.AvailabilityPercent, 50, 99.999, file),
            (int)Number(objectives, "p95Milliseconds", Default.P95Milliseconds, 1, Longest, file)
        );
    }

    private static double Number(
        JsonElement objectives,
        string key,
        double otherwise,
        double least,
        double most,
        string file
    ) =>
        !objectives.TryGetProperty(key, out var value) ? otherwise
        : value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var number)
        && number >= least
        && number <= most
            ? number
        : throw DeploymentException.Configuration(
            FormattableString.Invariant($"{file}: '{key}' of 'objectives' must be a number from {least} to {most}")
        );
}
