using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.StatesLanguage.Definitions;

/// <content>The rules of each type of state.</content>
public sealed partial class DefinitionValidator
{
    private static readonly string[] WaitFields = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];
    private static readonly string[] Combinations = ["And", "Or"];
    private static readonly string[] OfChoices = ["Next", "Assign"];

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

        if (
            JsonNumber.TryLong(state["TimeoutSeconds"], out var timeout)
            && JsonNumber.TryLong(state["HeartbeatSeconds"], out var heartbeat)
            && heartbeat >= timeout
        )
        {
            Schema("'HeartbeatSeconds' must be less than 'TimeoutSeconds'", at + "/HeartbeatSeconds");
        }
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

        if (NotEmpty(state, "Choices", at) is not { } rules)
        {
            return;
        }

        for (var i = 0; i < rules.Count; i++)
        {
            var place = $"{at}/Choices[{i}]";
            if (rules[i] is not JsonObject rule)
            {
                Schema("Expected value of type Object", place);
            }
            else if (Require(rule, place, "Next"))
            {
                Types(rule, CatcherTypes, place);
                Rule(rule, place);
            }
        }
    }

    private void Rule(JsonObject rule, string at)
    {
        foreach (var combination in Combinations.Where(rule.ContainsKey))
        {
            if (rule[combination] is not JsonArray { Count: > 0 } inner)
            {
                Schema("Value cannot be empty", $"{at}/{combination}");
                return;
            }

            for (var i = 0; i < inner.Count; i++)
            {
                Inner(inner[i], $"{at}/{combination}[{i}]");
            }

            return;
        }

        if (rule.ContainsKey("Not"))
        {
            Inner(rule["Not"], at + "/Not");
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
            return;
        }

        Types(rule, Comparison.OperandTypes, at);
    }

    private void Inner(JsonNode? rule, string at)
    {
        if (rule is not JsonObject inner)
        {
            Schema("Expected value of type Object", at);
            return;
        }

        foreach (var field in OfChoices.Where(inner.ContainsKey))
        {
            Schema($"Field '{field}' is not supported", at);
        }

        Rule(inner, at);
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
    }

    private void ParallelState(JsonObject state, string at)
    {
        if (!Require(state, at, "Branches"))
        {
            return;
        }

        if (NotEmpty(state, "Branches", at) is not { } branches)
        {
            return;
        }

        for (var i = 0; i < branches.Count; i++)
        {
            var place = $"{at}/Branches[{i}]";
            if (branches[i] is JsonObject branch)
            {
                Machine(branch, place, false);
            }
            else
            {
                Schema("Expected value of type Object", place);
            }
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
        if (processor["ProcessorConfig"] is JsonObject config)
        {
            Processor(config, $"{at}/{field}/ProcessorConfig");
        }

        Machine(processor, $"{at}/{field}", false);
    }

    private void Processor(JsonObject config, string at)
    {
        Types(config, ProcessorTypes, at);
        Only(config, ProcessorTypes, at);
        if (Text(config, "Mode") == "DISTRIBUTED")
        {
            _notModelled.Add(
                new Diagnostic(
                    Diagnostic.NotModelled,
                    "LocalCloud does not model distributed maps, only Mode INLINE",
                    at + "/Mode"
                )
            );
        }
    }

    private void Handlers(JsonObject state, string at)
    {
        foreach (var list in new[] { "Retry", "Catch" })
        {
            var handlers = state[list] as JsonArray ?? [];
            for (var i = 0; i < handlers.Count; i++)
            {
                var place = $"{at}/{list}[{i}]";
                if (handlers[i] is not JsonObject handler)
                {
                    Schema("Expected value of type Object", place);
                }
                else if (Require(handler, place, list == "Catch" ? ["ErrorEquals", "Next"] : ["ErrorEquals"]))
                {
                    var types = list == "Catch" ? CatcherTypes : RetrierTypes;
                    Types(handler, types, place);
                    Only(handler, types, place, list == "Catch" ? ["ResultPath"] : []);
                    Handler(handler, place, i == handlers.Count - 1);
                }
            }
        }
    }

    private void Handler(JsonObject handler, string at, bool last)
    {
        if (NotEmpty(handler, "ErrorEquals", at) is not { } names)
        {
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

    /// <summary>A list that has something; of another type it is refused for its type.</summary>
    private JsonArray? NotEmpty(JsonObject owner, string field, string at)
    {
        if (owner[field] is JsonArray { Count: 0 })
        {
            Schema("Value cannot be empty", $"{at}/{field}");
        }

        return owner[field] is JsonArray { Count: > 0 } list ? list : null;
    }
}
