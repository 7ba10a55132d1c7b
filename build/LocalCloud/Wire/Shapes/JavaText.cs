using System.Text.Json.Nodes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>How AWS's texts show a value of a request: as Java's toString.</summary>
internal static class JavaText
{
    /// <summary>A value: <c>[a, b]</c>, <c>{key=value}</c>, <c>Tag(key=a, value=b)</c> or its text.</summary>
    public static string Of(Shape shape, JsonNode? value)
    {
        if (value is null)
        {
            return "null";
        }

        return (shape.Kind, value) switch
        {
            (ShapeKind.List, JsonArray list) =>
                $"[{string.Join(", ", list.Select(item => Of(shape.Element!.Shape, item)))}]",
            (ShapeKind.Map, JsonObject map) =>
                $"{{{string.Join(", ", map.Select(each => $"{each.Key}={Of(shape.Value!.Shape, each.Value)}"))}}}",
            (ShapeKind.Structure, JsonObject tree) => $"{shape.Name}({Members(shape, tree)})",
            (ShapeKind.Blob, _) => Buffer(value.Text()!),
            _ => value.Text()!,
        };
    }

    private static string Members(Shape shape, JsonObject tree) =>
        string.Join(
            ", ",
            shape.Members.Select(member =>
                $"{InputTree.LowerFirst(member.Name)}={Of(member.Shape, tree[member.WireName])}"
            )
        );

    private static string Buffer(string base64)
    {
        var length = ConstraintRules.Bytes(base64);
        return $"java.nio.HeapByteBuffer[pos=0 lim={length} cap={length}]";
    }

    /// <summary>The number of characters of a text, as AWS counts them: a supplementary character is one.</summary>
    public static int Length(string text)
    {
        var runes = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            runes++;
        }

        return runes;
    }
}
