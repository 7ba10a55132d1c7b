using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>
/// Key conditions in the legacy form.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.KeyConditions.html
/// </summary>
internal static class LegacyKeyConditions
{
    public static Condition Read(JsonObject conditions) =>
        conditions
            .Select(static member => One(member.Key, member.Value as JsonObject ?? []))
            .Aggregate(static (left, right) => new BothCondition(left, right));

    private static Condition One(string name, JsonObject condition)
    {
        var path = new PathOperand(new([new(name, 0)]));
        ConstantOperand[] values =
        [
            .. condition
                .List("AttributeValueList")
                .Select(static value => new ConstantOperand(AttributeJson.Read(value))),
        ];
        var comparator = condition.Text("ComparisonOperator") ?? "";
        if (values.Length != (comparator == "BETWEEN" ? 2 : 1))
        {
            throw DynamoDbErrors.Invalid($"Invalid number of argument(s) for the {comparator} ComparisonOperator");
        }

        return comparator switch
        {
            "EQ" => new Comparison("=", path, values[0]),
            "LT" => new Comparison("<", path, values[0]),
            "LE" => new Comparison("<=", path, values[0]),
            "GT" => new Comparison(">", path, values[0]),
            "GE" => new Comparison(">=", path, values[0]),
            "BETWEEN" => new BetweenCondition(path, values[0], values[1]),
            "BEGINS_WITH" => new BeginsWithCondition(path, values[0]),
            _ => throw DynamoDbErrors.Validation(
                $"Attempted conditional constraint is not an indexable operation: {comparator}"
            ),
        };
    }
}
