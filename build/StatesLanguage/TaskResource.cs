using AiChef.ServiceModels;

namespace AiChef.StatesLanguage;

/// <summary>The Resource of a Task state.</summary>
internal sealed record TaskResource(string Arn, TaskKind Kind, string Service, string Action, TaskPattern Pattern)
{
    private const string SdkPrefix = "aws-sdk:";

    /// <summary>The action with its pattern, as history events name the resource.</summary>
    public string ActionText =>
        Pattern switch
        {
            TaskPattern.Sync => Action + ".sync",
            TaskPattern.Sync2 => Action + ".sync:2",
            TaskPattern.WaitForTaskToken => Action + ".waitForTaskToken",
            _ => Action,
        };

    public bool IsSdk => Service.StartsWith(SdkPrefix, StringComparison.Ordinal);

    /// <summary>The resource, or nothing when the text has none of the known forms.</summary>
    public static TaskResource? Parse(string arn)
    {
        var parts = arn.Split(':', 7);
        if (parts is ["arn", _, "states", "", "", ..])
        {
            return ParseIntegration(arn, string.Join(':', parts[5..]));
        }

        if (parts is ["arn", _, "lambda", _, _, "function", { Length: > 0 }])
        {
            return new TaskResource(arn, TaskKind.LambdaFunction, "lambda", "invoke", TaskPattern.RequestResponse);
        }

        return parts is ["arn", _, "states", _, _, "activity", { Length: > 0 }]
            ? new TaskResource(arn, TaskKind.Activity, "activity", parts[6], TaskPattern.RequestResponse)
            : null;
    }

    private static TaskResource? ParseIntegration(string arn, string rest)
    {
        var pattern = TaskPattern.RequestResponse;
        foreach (
            var (suffix, meant) in new[]
            {
                (".waitForTaskToken", TaskPattern.WaitForTaskToken),
                (".sync:2", TaskPattern.Sync2),
                (".sync", TaskPattern.Sync),
            }
        )
        {
            if (rest.EndsWith(suffix, StringComparison.Ordinal))
            {
                rest = rest[..^suffix.Length];
                pattern = meant;
                break;
            }
        }

        var colon = rest.LastIndexOf(':');
        var service = colon > 0 ? rest[..colon] : string.Empty;
        var action = rest[(colon + 1)..];
        return IsKnown(service, action, pattern)
            ? new TaskResource(arn, TaskKind.Service, service, action, pattern)
            : null;
    }

    /// <summary>
    /// Of an SDK, every operation is called and its answer or a token awaited; of other services, those listed.
    /// </summary>
    private static bool IsKnown(string service, string action, TaskPattern pattern) =>
        service.StartsWith(SdkPrefix, StringComparison.Ordinal)
            ? service[SdkPrefix.Length..] is { Length: > 0 } sdk
                && sdk.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
                && action is [>= 'a' and <= 'z', ..]
                && SdkOperations.Has(sdk, action)
                && pattern is TaskPattern.RequestResponse or TaskPattern.WaitForTaskToken
            : Integrations.Has(service, action, pattern);
}
