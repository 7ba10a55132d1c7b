namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>The Resource of a Task state.</summary>
internal sealed record TaskResource(string Arn, TaskKind Kind, string Service, string Action, TaskPattern Pattern)
{
    private const string Integration = "arn:aws:states:::";
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
        if (arn.StartsWith(Integration, StringComparison.Ordinal))
        {
            return ParseIntegration(arn);
        }

        var parts = arn.Split(':', 7);
        if (parts is ["arn", _, "lambda", _, _, "function", { Length: > 0 }])
        {
            return new TaskResource(arn, TaskKind.LambdaFunction, "lambda", "invoke", TaskPattern.RequestResponse);
        }

        return parts is ["arn", _, "states", _, _, "activity", { Length: > 0 }]
            ? new TaskResource(arn, TaskKind.Activity, "activity", parts[6], TaskPattern.RequestResponse)
            : null;
    }

    private static TaskResource? ParseIntegration(string arn)
    {
        var rest = arn[Integration.Length..];
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
        var known = service.StartsWith(SdkPrefix, StringComparison.Ordinal)
            ? service.Length > SdkPrefix.Length
            : service.Length > 0 && !service.Contains(':', StringComparison.Ordinal);
        return known && colon + 1 < rest.Length
            ? new TaskResource(arn, TaskKind.Service, service, rest[(colon + 1)..], pattern)
            : null;
    }
}
