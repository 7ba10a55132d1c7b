using System.Text.Json.Nodes;

namespace AiChef.StatesLanguage.Definitions;

/// <content>Every target exists and every state can be reached.</content>
public sealed partial class DefinitionValidator
{
    private void Transitions(JsonObject machine, JsonObject states, string at)
    {
        var start = Text(machine, "StartAt");
        if (start is null)
        {
            return;
        }

        if (!states.ContainsKey(start))
        {
            Missing("StartAt", start, at + "/StartAt");
        }

        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start]);
        while (open.TryPop(out var name))
        {
            if (states[name] is JsonObject state && reached.Add(name))
            {
                foreach (var target in Targets(state, $"{at}/States/{name}"))
                {
                    open.Push(target.State);
                }
            }
        }

        foreach (var (name, node) in states)
        {
            if (node is not JsonObject state)
            {
                continue;
            }

            foreach (
                var target in Targets(state, $"{at}/States/{name}").Where(target => !states.ContainsKey(target.State))
            )
            {
                Missing(target.Field, target.State, target.At);
            }
        }

        foreach (var (name, _) in states)
        {
            if (!reached.Contains(name))
            {
                _found.Add(
                    new Diagnostic(
                        Diagnostic.MissingTransitionTarget,
                        $"State \"{name}\"{Diagnostic.NotReachable}",
                        $"{at}/States/{name}"
                    )
                );
            }
        }
    }

    private static IEnumerable<(string Field, string State, string At)> Targets(JsonObject state, string at)
    {
        foreach (var field in new[] { "Next", "Default" })
        {
            if (Text(state, field) is { } target)
            {
                yield return (field, target, $"{at}/{field}");
            }
        }

        foreach (var list in new[] { "Choices", "Catch" })
        {
            var index = 0;
            foreach (var item in state[list] as JsonArray ?? [])
            {
                if (item is JsonObject rule && Text(rule, "Next") is { } target)
                {
                    yield return ("Next", target, $"{at}/{list}[{index}]/Next");
                }

                index++;
            }
        }
    }

    private void Missing(string field, string target, string at) =>
        _found.Add(new Diagnostic(Diagnostic.MissingTransitionTarget, $"Missing '{field}' target: {target}", at));
}
