using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>
/// Key conditions in the legacy form.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.KeyConditions.html
/// </summary>
internal static class LegacyKeyConditions
{
    private static readonly string[] Comparators = ["EQ", "LT", "LE", "GT", "GE", "BETWEEN", "BEGINS_WITH"];

    public static Condition Read(JsonObject conditions) =>
        conditions
            .Select(static member => One(member.Key, member.Value as JsonObject ?? []))
            .Aggregate(static (left, right) => new BothCondition(left, right));

    private static Condition One(string name, JsonObject condition)
    {
        var made = LegacyConditions.One(name, condition);
        var comparator = condition.Text("ComparisonOperator") ?? "";
        return Comparators.Contains(comparator)
            ? made
            : throw DynamoDbErrors.Validation(
                $"Attempted conditional constraint is not an indexable operation: {comparator}"
            );
    }
}
