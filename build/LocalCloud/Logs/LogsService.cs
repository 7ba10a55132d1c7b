namespace AiChef.LocalCloud.Logs;

/// <summary>CloudWatch Logs.</summary>
internal static class LogsService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "logs",
                TargetPrefix = "Logs_20140328",
                Input = LogsInput.Rules,
                Operations = static cloud => cloud.Get<LogsApi>(),
                Access = LogsAccess.Table,
            },
            ResourceTypes =
            [
                new("AWS::Logs::LogGroup", static () => new LogsLogGroupResource()),
                new("AWS::Logs::LogStream", static () => new LogsLogStreamResource()),
                new("AWS::Logs::MetricFilter", static () => new LogsMetricFilterResource()),
            ],
        };
}
