using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Templates;

namespace AiChef.Targets.Alerts;

/// <summary>
/// The names of the alarms of all templates, as texts of Fn::Sub. A name that a condition chooses is a variable, and
/// the conditions that it needs come along.
/// </summary>
internal sealed class AlarmNames
{
    internal static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<string> _texts = [];
    private readonly SortedDictionary<string, string> _conditions = new(StringComparer.Ordinal);

    internal AlarmNames(IEnumerable<ServiceAlarms> services)
    {
        foreach (var service in services)
        {
            foreach (var (id, properties) in service.Alarms)
            {
                var name =
                    properties["AlarmName"]
                    ?? throw new InvalidOperationException($"the alarm '{id}' of {service.Title} has no AlarmName");
                _texts.Add(TextOf(service, id, name));
            }
        }
    }

    /// <summary>The names, in the order of the templates.</summary>
    internal IReadOnlyList<string> Texts => _texts;

    /// <summary>The variables of the texts.</summary>
    internal JsonObject Variables { get; } = [];

    /// <summary>The conditions that the variables need, by name.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Conditions => _conditions;

    private string TextOf(ServiceAlarms service, string id, TemplateNode name)
    {
        if (name is { Tag: null or "Sub", Scalar: { } text })
        {
            return text;
        }

        var conditions = new Queue<string>(NodeText.ConditionsIn(name));
        while (conditions.TryDequeue(out var condition))
        {
            var definition =
                service.Conditions?[condition]
                ?? throw new InvalidOperationException($"{service.Title} has no condition '{condition}'");
            var known = NodeText.JsonOf(definition)!.ToJsonString(Readable);
            if (!_conditions.TryAdd(condition, known) && _conditions[condition] != known)
            {
                throw new InvalidOperationException($"two templates have different conditions '{condition}'");
            }
            foreach (var below in NodeText.ConditionsIn(definition))
            {
                conditions.Enqueue(below);
            }
        }
        Variables[id] = NodeText.JsonOf(name);
        return $"${{{id}}}";
    }
}
