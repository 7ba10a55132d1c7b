using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Budgets;

/// <summary>Tags.</summary>
internal sealed partial class BudgetsApi
{
    private JsonObject Tag(AwsCall call)
    {
        Retag(
            call,
            tags =>
            {
                foreach (var tag in call.Input.Objects("ResourceTags"))
                {
                    tags[tag.RequiredText("Key")] = tag.Text("Value") ?? "";
                }
            }
        );
        return [];
    }

    private JsonObject Untag(AwsCall call)
    {
        Retag(
            call,
            tags =>
            {
                foreach (var key in call.Input.Texts("ResourceTagKeys"))
                {
                    tags.Remove(key);
                }
            }
        );
        return [];
    }

    private JsonObject ListTags(AwsCall call) =>
        new()
        {
            ["ResourceTags"] = new JsonArray([
                .. Tagged(call).Tags.Select(static tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }),
            ]),
        };

    private void Retag(AwsCall call, Action<SortedDictionary<string, string>> change)
    {
        using var batch = cloud.Store.Begin();
        var budget = Tagged(call);
        var tags = new SortedDictionary<string, string>(budget.Tags, StringComparer.Ordinal);
        change(tags);
        _state.Put(budget with { Tags = tags });
    }

    private Budget Tagged(AwsCall call)
    {
        var arn = call.Input.RequiredText("ResourceARN");
        var name = arn.Split(":budget/", 2) is [_, var last] ? last : "";
        return _state.Find(call.Scope.Account, name) is { } budget && budget.Arn == arn
            ? budget
            : throw BudgetsErrors.NoBudget("get", name);
    }
}
