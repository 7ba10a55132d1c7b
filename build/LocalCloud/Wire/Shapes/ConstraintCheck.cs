using System.Text.Json.Nodes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>Finds what in a request breaks its service's model, with AWS's texts and paths.</summary>
/// <param name="rules">What of the model the service enforces.</param>
/// <param name="operation">The operation.</param>
internal sealed class ConstraintCheck(InputRules rules, ServiceOperation operation)
{
    /// <summary>AWS tells ten mistakes of a request.</summary>
    private const int MostErrors = 10;

    private readonly List<string> _errors = [];

    /// <summary>Refuses a request that breaks the model.</summary>
    /// <param name="input">Its members, by their names in the request.</param>
    /// <exception cref="AwsException">It breaks the model; all mistakes are told, at most ten.</exception>
    public void Check(JsonObject input)
    {
        if (operation.Input is not { } shape)
        {
            return;
        }

        foreach (var member in shape.Members)
        {
            Member(member, input[member.WireName], Prefix(member));
        }

        if (_errors.Count > 0)
        {
            var count = _errors.Count == 1 ? "1 validation error" : $"{_errors.Count} validation errors";
            throw new AwsException(rules.ValidationCode, $"{count} detected: {string.Join("; ", _errors)}");
        }
    }

    private string Prefix(ShapeMember member) =>
        rules.NamesInput && member.Place == Place.Body ? $"{InputTree.LowerFirst(operation.Name)}Input." : "";

    private void Member(ShapeMember member, JsonNode? value, string prefix)
    {
        var path = prefix + InputTree.LowerFirst(member.Name);
        if (rules.IsExempt(operation.Name, member))
        {
            return;
        }

        if (value is not null)
        {
            Value(member.Shape, value, path);
        }
        else if (member.IsRequired && rules.Requires(operation.Name, member))
        {
            Tell(member.Shape, null, path, ConstraintRules.NotNull);
        }
    }

    private void Value(Shape shape, JsonNode value, string path)
    {
        foreach (var broken in ConstraintRules.Broken(shape, value))
        {
            if (rules.OwnText(shape, path, broken) is { } own)
            {
                throw new AwsException(rules.ValidationCode, own);
            }

            Tell(shape, value, path, broken);
        }

        switch (value)
        {
            case JsonObject tree when shape.Kind == ShapeKind.Structure:
                foreach (var member in shape.Members)
                {
                    Member(member, tree[member.WireName], path + ".");
                }

                break;
            case JsonArray list when shape.Kind == ShapeKind.List:
                Parts(shape, value, path, shape.Element!.Shape, "Member", Numbered(list));
                break;
            case JsonObject map when shape.Kind == ShapeKind.Map:
                Keys(shape, map, path);
                Parts(shape, value, path, shape.Value!.Shape, "Map value", map);
                break;
        }
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Numbered(JsonArray list) =>
        list.Select(static (item, index) => KeyValuePair.Create($"{index + 1}", item));

    // mistakes of elements are told at their list, those of structures in it at their own place
    private void Parts(
        Shape whole,
        JsonNode value,
        string path,
        Shape part,
        string what,
        IEnumerable<KeyValuePair<string, JsonNode?>> parts
    )
    {
        var isBroken = false;
        foreach (var (name, item) in parts)
        {
            if (_errors.Count >= MostErrors)
            {
                return;
            }

            if (item is null)
            {
                isBroken |= rules.ListsNull;
            }
            else if (part.Kind is ShapeKind.Structure)
            {
                Value(part, item, $"{path}.{name}.member");
            }
            else
            {
                isBroken |= ConstraintRules.Broken(part, item).Any();
                if (part.Kind is ShapeKind.List or ShapeKind.Map && !isBroken)
                {
                    Value(part, item, $"{path}.{name}.member");
                }
            }
        }

        if (isBroken)
        {
            Tell(whole, value, path, $"{what} must satisfy constraint: [{string.Join(", ", Demands(part))}]");
        }
    }

    private void Keys(Shape shape, JsonObject map, string path)
    {
        var key = shape.Key!.Shape;
        if (map.Any(each => ConstraintRules.Broken(key, JsonValue.Create(each.Key)).Any()))
        {
            Tell(shape, map, path, $"Map keys must satisfy constraint: [{string.Join(", ", Demands(key))}]");
        }
    }

    private IEnumerable<string> Demands(Shape part)
    {
        var demands = ConstraintRules.All(part);
        return rules.ListsNull || !demands.Any() ? demands.Append(ConstraintRules.NotNull) : demands;
    }

    private void Tell(Shape shape, JsonNode? value, string path, string constraint)
    {
        if (_errors.Count < MostErrors)
        {
            var shown =
                value is null ? " null"
                : shape.IsSensitive ? ""
                : $" '{JavaText.Of(shape, value)}'";
            _errors.Add($"Value{shown} at '{path}' failed to satisfy constraint: {constraint}");
        }
    }
}
