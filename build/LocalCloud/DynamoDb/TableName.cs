using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// Names of tables and what they must satisfy.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
/// </summary>
internal static class TableName
{
    private const int MinLength = 3;
    private const int MaxLength = 255;
    private const string ArnMark = ":table/";

    /// <summary>The name in the request's TableName, which may be an ARN.</summary>
    public static string Of(JsonObject input, string member = "TableName")
    {
        var given =
            input.Text(member)
            ?? throw DynamoDbErrors.Constraint("null", InputTree.LowerFirst(member), "Member must not be null");
        var name = OfArn(given) ?? given;
        Check(name, InputTree.LowerFirst(member));
        return name;
    }

    /// <summary>The table's name within an ARN of it or of its index; null for text that is no ARN.</summary>
    public static string? OfArn(string arn)
    {
        var at = arn.StartsWith("arn:", StringComparison.Ordinal) ? arn.IndexOf(ArnMark, StringComparison.Ordinal) : -1;
        return at < 0 ? null : arn[(at + ArnMark.Length)..].Split('/')[0];
    }

    public static void Check(string name, string member)
    {
        if (name.Length is 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-'))
        {
            throw DynamoDbErrors.Constraint(
                $"'{name}'",
                member,
                "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"
            );
        }

        if (name.Length < MinLength)
        {
            throw DynamoDbErrors.Constraint($"'{name}'", member, "Member must have length greater than or equal to 3");
        }

        if (name.Length > MaxLength)
        {
            throw DynamoDbErrors.Constraint($"'{name}'", member, "Member must have length less than or equal to 255");
        }
    }
}
