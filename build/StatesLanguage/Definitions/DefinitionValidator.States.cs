using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.StatesLanguage.Definitions;

/// <content>The rules of each type of state.</content>
public sealed partial class DefinitionValidator
{
    private static readonly string[] WaitFields = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];
    private static readonly string[] Combinations = ["And", "Or"];

    private void TaskState(JsonObject state, string at)
    {
        if (
            Require(state, at, "Resource")
            && (Text(state, "Resource") is not { } resource || TaskResource.Parse(resource) is null)
        )
        {
            Schema(
                $"The resource provided {Text(state, "Resource")} is not recognized. The value "
                    + "is not a valid resource ARN, or the resource is not available in this region.",
                at + "/Resource"
            );
        }

        if (_isExpress && Text(state, "Resource") is { } waiting)
        {
            ExpressTask(TaskResource.Parse(waiting), at + "/Resource");
        }

        Positive(state, "TimeoutSeconds", at);
        Positive(state, "HeartbeatSeconds", at);
    }

    private void ExpressTask(TaskResource? resource, string at)
    {
        if (resource?.Kind == TaskKind.Activity)
        {
            Schema("Express state machine does not support Activity ARN", at);
        }
        else if (resource is { Pattern: not TaskPattern.RequestResponse })
        {
            var pattern = resource.Pattern == TaskPattern.WaitForTaskToken ? ".waitForTaskToken" : ".sync";
            Schema($"Express state machine does not support '{pattern}' service integration", at);
        }
    }

    private void ChoiceState(JsonObject state, string at)
    {
        if (!Require(state, at, "Choices"))
        {
            return;
        }

        if (state["Choices"] is not JsonArray { Count: > 0 } rules)
        {
            Schema("Value cannot be empty", at + "/Choices");
            return;
        }

        for (var i = 0; i < rules.Count; i++)
        {
            var place = $"{at}/Choices[{i}]";
            if (rules[i] is JsonObject rule && Require(rule, place, "Next"))
            {
                Rule(rule, place);
            }
        }
    }

    private void Rule(JsonObject rule, string at)
    {
        foreach (var combination in Combinations)
        {
            if (rule[combination] is JsonArray inner)
            {
                for (var i = 0; i < inner.Count; i++)
                {
                    Rule(inner[i] as JsonObject ?? [], $"{at}/{combination}[{i}]");
                }

                return;
            }
        }

        if (rule["Not"] is JsonObject negated)
        {
            Rule(negated, at + "/Not");
            return;
        }

        if (!Require(rule, at, "Variable"))
        {
            return;
        }

        Path(rule, "Variable", at, false);
        if (rule.Count(member => Comparison.IsKnown(member.Key)) != 1)
        {
            Schema("A choice rule must have exactly one comparison operator", at);
        }
    }

    private void WaitState(JsonObject state, string at)
    {
        var given = WaitFields.Where(state.ContainsKey).ToList();
        if (given.Count != 1)
        {
            Schema("Exactly one of these fields is required: [Seconds, SecondsPath, Timestamp, TimestampPath]", at);
        }

        if (Text(state, "Timestamp") is { } timestamp && Rfc3339.Parse(timestamp) is null)
        {
            Schema("String does not match RFC3339 timestamp", at + "/Timestamp");
        }

        if (state.ContainsKey("Seconds") && (!JsonNumber.TryLong(state["Seconds"], out var seconds) || seconds < 0))
        {
            Schema("Expected value of type Integer that is not negative", at + "/Seconds");
        }
    }

    private void ParallelState(JsonObject state, string at)
    {
        if (!Require(state, at, "Branches"))
        {
            return;
        }

        if (state["Branches"] is not JsonArray { Count: > 0 } branches)
        {
            Schema("Value cannot be empty", at + "/Branches");
            return;
        }

        for (var i = 0; i < branches.Count; i++)
        {
            Machine(branches[i] as JsonObject ?? [], $"{at}/Branches[{i}]", false);
        }
    }

    private void MapState(JsonObject state, string at)
    {
        var field = state.ContainsKey("Iterator") ? "Iterator" : "ItemProcessor";
        if (!Require(state, at, field))
        {
            return;
        }

        var processor = state[field] as JsonObject ?? [];
        if (processor["ProcessorConfig"] is JsonObject config && Text(config, "Mode") == "DISTRIBUTED")
        {
            _notModelled.Add(
                new Diagnostic(
                    Diagnostic.NotModelled,
                    "LocalCloud does not model distributed maps, only Mode INLINE",
                    $"{at}/{field}/ProcessorConfig/Mode"
                )
            );
        }

        Machine(processor, $"{at}/{field}", false);
    }

    private void Handlers(JsonObject state, string at)
    {
        foreach (var list in new[] { "Retry", "Catch" })
        {
            var handlers = state[list] as JsonArray ?? [];
            for (var i = 0; i < handlers.Count; i++)
            {
                var place = $"{at}/{list}[{i}]";
                if (
                    handlers[i] is JsonObject handler
                    && Require(handler, place, list == "Catch" ? ["ErrorEquals", "Next"] : ["ErrorEquals"])
                )
                {
                    Handler(handler, place, i == handlers.Count - 1);
                }
            }
        }
    }

    private void Handler(JsonObject handler, string at, bool last)
    {
        if (handler["ErrorEquals"] is not JsonArray { Count: > 0 } names)
        {
            Schema("Value cannot be empty", at + "/ErrorEquals");
            return;
        }

        var all = names.Any(name =>
            name is JsonValue
            && name.GetValueKind() == JsonValueKind.String
            && name.GetValue<string>() == StatesErrors.All
        );
        if (all && (names.Count > 1 || !last))
        {
            Schema("States.ALL must appear alone and in the last entry of the list", at + "/ErrorEquals");
        }

        Path(handler, "ResultPath", at, true);
        Template(handler, "Assign", at);
    }

    private void Positive(JsonObject state, string field, string at)
    {
        if (state.ContainsKey(field) && (!JsonNumber.TryLong(state[field], out var value) || value <= 0))
        {
            Schema("Expected value of type Integer that is greater than 0", $"{at}/{field}");
        }
    }
}
