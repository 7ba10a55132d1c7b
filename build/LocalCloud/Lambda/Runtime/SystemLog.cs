using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// What Lambda itself writes about each call: lines of text, or events in JSON where the function's log has that
/// format. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
/// </summary>
/// <remarks>The events: https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html</remarks>
internal sealed class SystemLog(Cloud cloud, FunctionVersion version, InvocationLog log)
{
    private readonly JsonObject _settings = version.Settings.Object("LoggingConfig")!;

    private bool IsJson => _settings.Text("LogFormat") == "JSON";

    /// <summary>Whether only what is worth a warning is written; text has no levels.</summary>
    private bool IsQuiet => _settings.Text("SystemLogLevel") == "WARN";

    /// <summary>A call begins.</summary>
    /// <param name="requestId">The call.</param>
    /// <param name="isFirst">Whether the environment starts with it.</param>
    public void Start(string requestId, bool isFirst)
    {
        if (!IsJson)
        {
            log.Write($"START RequestId: {requestId} Version: {version.Version}");
            return;
        }

        if (IsQuiet)
        {
            return;
        }

        if (isFirst)
        {
            Write(
                "platform.initStart",
                new()
                {
                    ["initializationType"] = "on-demand",
                    ["phase"] = "init",
                    ["functionName"] = version.Function,
                    ["functionVersion"] = version.Version,
                }
            );
        }

        Write("platform.start", new() { ["requestId"] = requestId, ["version"] = version.Version });
    }

    /// <summary>Tells what became of the process; in JSON, the report of the call has it.</summary>
    public void Tell(string line)
    {
        if (!IsJson)
        {
            log.Write(line);
        }
    }

    /// <summary>A call has ended.</summary>
    /// <param name="requestId">The call.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="init">How long the environment took to start; null unless the call was its first.</param>
    /// <param name="usedMegabytes">The memory in use.</param>
    public void End(string requestId, InvocationResult result, TimeSpan duration, TimeSpan? init, long usedMegabytes)
    {
        if (IsJson)
        {
            if (!IsQuiet || result.IsError)
            {
                Report(requestId, result, duration, init, usedMegabytes);
            }

            return;
        }

        log.Write($"END RequestId: {requestId}");
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"REPORT RequestId: {requestId}\tDuration: {duration.TotalMilliseconds:0.00} ms\tBilled "
                + $"Duration: {Math.Ceiling(duration.TotalMilliseconds):0} ms\tMemory Size: "
                + $"{version.Number("MemorySize")} MB\tMax Memory Used: {usedMegabytes} MB"
        );
        log.Write(
            init is { } start
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report}\tInit Duration: {start.TotalMilliseconds:0.00} ms"
                )
                : report
        );
    }

    private void Report(
        string requestId,
        InvocationResult result,
        TimeSpan duration,
        TimeSpan? init,
        long usedMegabytes
    )
    {
        var metrics = new JsonObject
        {
            ["durationMs"] = Math.Round(duration.TotalMilliseconds, 3),
            ["billedDurationMs"] = Math.Ceiling(duration.TotalMilliseconds),
            ["memorySizeMB"] = version.Number("MemorySize"),
            ["maxMemoryUsedMB"] = usedMegabytes,
        };
        if (init is { } start)
        {
            metrics["initDurationMs"] = Math.Round(start.TotalMilliseconds, 3);
        }

        var record = new JsonObject
        {
            ["requestId"] = requestId,
            ["metrics"] = metrics,
            ["status"] = result.Status,
        };
        if (result.ErrorType is { } type)
        {
            record["errorType"] = type;
        }

        Write("platform.report", record);
    }

    private void Write(string type, JsonObject record) =>
        log.Write(
            new JsonObject
            {
                ["time"] = cloud.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                ["type"] = type,
                ["record"] = record,
            }.ToJsonString()
        );
}
