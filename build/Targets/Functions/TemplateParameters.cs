using System.Globalization;

namespace AiChef.Targets.Functions;

/// <summary>The parameters of a function's template: those of all functions, then its own.</summary>
internal static class TemplateParameters
{
    /// <summary>The alarm on the duration goes off at this share of the timeout.</summary>
    private const double AlarmingShare = 0.8;

    /// <summary>The alarm's threshold is rounded down to a multiple of so many milliseconds.</summary>
    private const int AlarmStep = 500;

    /// <summary>The parameter that names the table of sessions, of those functions that use it.</summary>
    internal const string SessionsTable = "SessionsTable";

    /// <summary>The names that templates have of themselves.</summary>
    internal static IReadOnlyList<string> CommonNames { get; } =
    [
        "Environment",
        "NamePrefix",
        "ArtifactBucket",
        "CodeKey",
        "MemorySize",
        "TimeoutSeconds",
        "DurationAlarmMilliseconds",
        "LogRetentionDays",
        "TracingMode",
        "AlarmTopicArn",
        "PermissionsBoundary",
        SessionsTable,
    ];

    /// <summary>The entries of the section <c>Parameters</c>.</summary>
    internal static string Of(FunctionDeclaration function) =>
        string.Concat(
            Common(function)
                .Concat(OfSessions(function))
                .Concat(function.Parameters.Select(p => Text(p.Name, p.Description, $"Default: \"{p.Default}\"")))
        );

    private static IEnumerable<string> Common(FunctionDeclaration function) =>
        [
            Text("Environment", "The environment that this stack belongs to"),
            Text(
                "NamePrefix",
                "What the names of all resources begin with",
                "Default: ai-chef",
                "AllowedPattern: \"[a-z][a-z0-9-]*\""
            ),
            Text("ArtifactBucket", "The bucket that holds the code"),
            Text(
                "CodeKey",
                "The key of the code that the function is created with; "
                    + "kept from then on, the pipeline ships later code by itself"
            ),
            Number("MemorySize", "Memory in MB", function.MemorySize, "MinValue: 128", "MaxValue: 10240"),
            Number(
                "TimeoutSeconds",
                "Seconds that one call may take; API Gateway waits 29",
                (int)function.Timeout.TotalSeconds,
                "MinValue: 1",
                "MaxValue: 900"
            ),
            Number(
                "DurationAlarmMilliseconds",
                "The duration in milliseconds that alarms, about 80 % of the timeout",
                (int)(function.Timeout.TotalMilliseconds * AlarmingShare) / AlarmStep * AlarmStep,
                "MinValue: 1"
            ),
            Number("LogRetentionDays", "Days for which the function's log is kept", 7),
            Text(
                "TracingMode",
                "Whether each call is traced, or only those whose caller is",
                "Default: Active",
                "AllowedValues: [Active, PassThrough]"
            ),
            Text("AlarmTopicArn", "The SNS topic that the alarms tell; empty for none", "Default: \"\""),
            Text("PermissionsBoundary", "The ARN of the policy that bounds the role; empty for none", "Default: \"\""),
        ];

    private static IEnumerable<string> OfSessions(FunctionDeclaration function) =>
        function.SessionActions.Count == 0
            ? []
            :
            [
                Text(
                    SessionsTable,
                    "What follows the prefix in the name of the table of sessions; "
                        + "that of a restored table after a restore",
                    "Default: sessions",
                    "AllowedPattern: \"[a-zA-Z0-9_.-]+\""
                ),
            ];

    private static string Text(string name, string description, params string[] more) =>
        Parameter(name, "String", description, more);

    private static string Number(string name, string description, int value, params string[] more) =>
        Parameter(
            name,
            "Number",
            description,
            [string.Create(CultureInfo.InvariantCulture, $"Default: {value}"), .. more]
        );

    private static string Parameter(string name, string type, string description, IEnumerable<string> more) =>
        $"  {name}:\n    Type: {type}\n    Description: {description}\n"
        + string.Concat(more.Select(line => $"    {line}\n"));
}
