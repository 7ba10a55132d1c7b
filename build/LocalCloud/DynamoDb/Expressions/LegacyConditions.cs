using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>
/// Conditions in the legacy form: Expected, QueryFilter and ScanFilter.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html
/// </summary>
internal static class LegacyConditions
{
    private static readonly string[] Ordered = ["S", "N", "B"];
    private static readonly string[] Members = ["Expected", "QueryFilter", "ScanFilter"];

    /// <summary>The condition of a member of a request, or null if it is not there.</summary>
    public static Condition? Read(JsonObject input, string member)
    {
        var conditions = input.Object(member) ?? [];
        CheckOperator(input);
        var parts = conditions
            .Select(part =>
                member == "Expected"
                    ? Expected(part.Key, part.Value as JsonObject ?? [])
                    : One(part.Key, part.Value as JsonObject ?? [])
            )
            .ToList();
        return parts.Count == 0 ? null
            : input.Text("ConditionalOperator") == "OR"
                ? parts.Aggregate(static (left, right) => new EitherCondition(left, right))
            : parts.Aggregate(static (left, right) => new BothCondition(left, right));
    }

    /// <summary>Refuses a request that has both expressions and what came before them.</summary>
    public static void RefuseMix(JsonObject input, string[] legacy, string[] expressions)
    {
        string[] old = [.. legacy.Where(name => input[name] is not null)];
        string[] given = [.. expressions.Where(name => input[name] is not null)];
        if (old.Length > 0 && given.Length > 0)
        {
            throw DynamoDbErrors.Validation(
                "Can not use both expression and non-expression parameters in the same request: "
                    + $"Non-expression parameters: {{{string.Join(", ", old)}}} "
                    + $"Expression parameters: {{{string.Join(", ", given)}}}"
            );
        }
    }

    /// <summary>One attribute compared as ComparisonOperator says.</summary>
    public static Condition One(string name, JsonObject condition)
    {
        var path = new DocumentPath([new(name, 0)]);
        var operand = new PathOperand(path);
        var comparator = condition.Text("ComparisonOperator") ?? "";
        var values = Values(comparator, condition);
        return comparator switch
        {
            "EQ" => new Comparison("=", operand, values[0]),
            "NE" => new Comparison("<>", operand, values[0]),
            "LT" => new Comparison("<", operand, values[0]),
            "LE" => new Comparison("<=", operand, values[0]),
            "GT" => new Comparison(">", operand, values[0]),
            "GE" => new Comparison(">=", operand, values[0]),
            "NULL" => new ExistsCondition(path, Wanted: false),
            "NOT_NULL" => new ExistsCondition(path, Wanted: true),
            "CONTAINS" => new ContainsCondition(operand, values[0]),
            "NOT_CONTAINS" => new NotCondition(new ContainsCondition(operand, values[0])),
            "BEGINS_WITH" => new BeginsWithCondition(operand, values[0]),
            "IN" => new InCondition(operand, values),
            _ => new BetweenCondition(operand, values[0], values[1]),
        };
    }

    private static ConstantOperand[] Values(string comparator, JsonObject condition)
    {
        ConstantOperand[] values =
        [
            .. (condition["Value"] is { } value ? [value] : condition.List("AttributeValueList")).Select(
                static given => new ConstantOperand(AttributeJson.Read(given))
            ),
        ];
        var fits = comparator switch
        {
            "NULL" or "NOT_NULL" => values.Length == 0,
            "BETWEEN" => values.Length == 2,
            "IN" => values.Length > 0,
            _ => values.Length == 1,
        };
        if (!fits)
        {
            throw DynamoDbErrors.Invalid($"Invalid number of argument(s) for the {comparator} ComparisonOperator");
        }

        if (values.Select(static each => each.Value.Type).Distinct().Count() > 1)
        {
            throw DynamoDbErrors.Invalid("AttributeValues inside AttributeValueList must be of same type");
        }

        if (values.Length > 0 && !Takes(comparator, values[0].Value.Type))
        {
            throw DynamoDbErrors.Invalid(
                $"ComparisonOperator {comparator} is not valid for {values[0].Value.Type} AttributeValue type"
            );
        }

        return comparator == "BETWEEN" && ValueOrder.Compared(values[0].Value, values[1].Value) > 0
            ? throw DynamoDbErrors.Validation(
                "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound"
            )
            : values;
    }

    private static bool Takes(string comparator, string type) =>
        comparator switch
        {
            "EQ" or "NE" => true,
            "BEGINS_WITH" => type is "S" or "B",
            _ => Ordered.Contains(type),
        };

    private static Condition Expected(string name, JsonObject expected)
    {
        var (hasValue, hasList) = (expected["Value"] is not null, expected["AttributeValueList"] is not null);
        if (hasValue && hasList)
        {
            throw Wrong("Value and AttributeValueList cannot be used together", name);
        }

        if (expected.Text("ComparisonOperator") is { } comparator)
        {
            if (expected["Exists"] is not null)
            {
                throw Wrong("Exists and ComparisonOperator cannot be used together", name);
            }

            return comparator is "NULL" or "NOT_NULL" || hasValue || hasList
                ? One(name, expected)
                : throw Wrong($"Value or AttributeValueList must be used with ComparisonOperator: {comparator}", name);
        }

        if (hasList)
        {
            throw Wrong("AttributeValueList can only be used with a ComparisonOperator", name);
        }

        var path = new DocumentPath([new(name, 0)]);
        return (expected.Flag("Exists"), hasValue) switch
        {
            (false, true) => throw Wrong("Value cannot be used when Exists is false", name),
            (false, false) => new ExistsCondition(path, Wanted: false),
            (_, true) => new Comparison(
                "=",
                new PathOperand(path),
                new ConstantOperand(AttributeJson.Read(expected["Value"]))
            ),
            var (exists, _) => throw Wrong(
                $"Value must be provided when Exists is {(exists == true ? "true" : "null")}",
                name
            ),
        };
    }

    private static void CheckOperator(JsonObject input)
    {
        if (input["ConditionalOperator"] is null)
        {
            return;
        }

        var count = Members.Max(member => input.Object(member)?.Count ?? 0);
        if (count < 2)
        {
            throw DynamoDbErrors.Validation(
                count == 0
                    ? "ConditionalOperator cannot be used without Filter or Expected"
                    : "ConditionalOperator can only be used when Filter or Expected has two or more elements"
            );
        }
    }

    private static AwsException Wrong(string message, string name) =>
        DynamoDbErrors.Invalid($"{message} for Attribute: {name}");
}
