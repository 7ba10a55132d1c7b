using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>
/// Updates in the legacy form.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.AttributeUpdates.html
/// </summary>
internal static class LegacyUpdates
{
    public static UpdateExpression Read(JsonObject updates) =>
        new([.. updates.Select(static member => One(member.Key, member.Value as JsonObject ?? []))]);

    private static Update One(string name, JsonObject given)
    {
        var path = new DocumentPath([new(name, 0)]);
        var action = given.Text("Action") ?? "PUT";
        if (given["Value"] is null)
        {
            return action == "DELETE"
                ? new(UpdateAction.Remove, path, null)
                : throw DynamoDbErrors.Invalid("Only DELETE action is allowed when no attribute value is specified");
        }

        var value = AttributeJson.Read(given["Value"]);
        return (action, value) switch
        {
            ("DELETE", SetValue) => new(UpdateAction.Delete, path, new ConstantUpdate(value)),
            ("DELETE", _) => throw DynamoDbErrors.Invalid(
                $"DELETE action with value is not supported for the type {value.Type}"
            ),
            ("ADD", NumberValue or SetValue or ListValue) => new(UpdateAction.Add, path, new ConstantUpdate(value)),
            ("ADD", _) => throw DynamoDbErrors.Invalid($"ADD action is not supported for the type {value.Type}"),
            _ => new(UpdateAction.Set, path, new ConstantUpdate(value)),
        };
    }
}
