using System.Text.Json.Nodes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>The members of a rest-json request, wherever they stand: path, query, headers and body.</summary>
internal static class RestInput
{
    private const string Code = "SerializationException";

    /// <summary>The members by their names in the request.</summary>
    /// <exception cref="AwsException">A member of path, query or headers is no value of its kind.</exception>
    public static JsonObject Read(ServiceOperation operation, HttpCall http, IReadOnlyDictionary<string, string> labels)
    {
        var input = new JsonObject();
        if (operation.Input is not { } shape)
        {
            return input;
        }

        if (shape.Payload is null && shape.Members.Any(static member => member.Place == Place.Body))
        {
            foreach (var (name, value) in http.Json() as JsonObject ?? [])
            {
                input[name] = value?.DeepClone();
            }
        }

        foreach (var member in shape.Members)
        {
            if (Beside(member, http, labels) is { } value)
            {
                input[member.WireName] = value;
            }
        }

        return input;
    }

    private static JsonNode? Beside(ShapeMember member, HttpCall http, IReadOnlyDictionary<string, string> labels) =>
        member.Place switch
        {
            Place.Uri => labels.TryGetValue(member.WireName, out var text) ? Read(member.Shape, [text]) : null,
            Place.Header => http.Header(member.WireName) is { } text ? Read(member.Shape, [text]) : null,
            Place.Query => Read(
                member.Shape,
                [.. http.QueryParameters().Where(pair => pair.Key == member.WireName).Select(static pair => pair.Value)]
            ),
            _ => null,
        };

    private static JsonNode? Read(Shape shape, IReadOnlyList<string> texts) =>
        (shape.Kind, texts.Count) switch
        {
            (_, 0) => null,
            (ShapeKind.List, _) => new JsonArray([
                .. texts.Select(text => TypedText.Read(shape.Element!.Shape.Kind, text, Code)),
            ]),
            (ShapeKind.Map or ShapeKind.Structure, _) => null,
            _ => TypedText.Read(shape.Kind, texts[0], Code),
        };
}
