using System.Globalization;

namespace AiChef.LocalCloud.Logs;

/// <summary>What names and numbers Logs accepts.</summary>
internal static class LogsRules
{
    // Written again from the documentation, so that a mistake of the build's list is noticed:
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    private static readonly int[] Retentions =
    [
        1,
        3,
        5,
        7,
        14,
        30,
        60,
        90,
        120,
        150,
        180,
        365,
        400,
        545,
        731,
        1096,
        1827,
        2192,
        2557,
        2922,
        3288,
        3653,
    ];

    public static int CheckedRetention(int days) =>
        Retentions.Contains(days)
            ? days
            : throw LogsErrors.Constraint(
                days.ToString(CultureInfo.InvariantCulture),
                "retentionInDays",
                $"Member must satisfy enum value set: [{string.Join(", ", Retentions)}]"
            );

    public static void CheckGroupName(string name)
    {
        if (name.Length > 512)
        {
            throw LogsErrors.Constraint(name, "logGroupName", "Member must have length less than or equal to 512");
        }

        if (name.Any(static c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_' or '/' or '#')))
        {
            throw LogsErrors.Constraint(
                name,
                "logGroupName",
                "Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+"
            );
        }
    }

    /// <summary>The group's name in an ARN, or the text itself when it is none.</summary>
    public static string GroupIn(string arn)
    {
        const string marker = ":log-group:";
        var at = arn.IndexOf(marker, StringComparison.Ordinal);
        var name = at < 0 ? arn : arn[(at + marker.Length)..];
        return name.EndsWith(":*", StringComparison.Ordinal) ? name[..^2] : name;
    }
}
