using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire.Shapes;
using AiChef.ServiceModels;

namespace AiChef.Tests.LocalCloud.Fuzz;

/// <summary>Makes inputs of operations from their shapes: mostly right ones, with something wrong in most of them.</summary>
internal sealed class InputGenerator(Random random)
{
    private const int MaxDepth = 6;

    /// <summary>Texts that something may be named by, that mean something, or that are hard to read.</summary>
    private static readonly string[] Texts =
    [
        "kitchen",
        "kitchen",
        "kitchen",
        "a",
        "",
        " ",
        "*",
        "/",
        "/kitchen",
        "-1",
        "0",
        "{}",
        "[]",
        "null",
        "true",
        "{\"a\":1}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[]}",
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}",
        "{\"Resources\":{\"A\":{\"Type\":\"AWS::CloudFormation::WaitConditionHandle\"}}}",
        "{\"Resources\":{\"A\":{\"Type\":\"AWS::SSM::Parameter\",\"Properties\":{\"Type\":\"String\",\"Value\":\"a\"}}}}",
        "arn:aws:states:us-east-1:000000000000:stateMachine:kitchen",
        "arn:aws:states:us-east-1:000000000000:activity:kitchen",
        "arn:aws:iam::000000000000:role/kitchen",
        "arn:aws:iam::aws:policy/ReadOnlyAccess",
        "arn:aws:dynamodb:us-east-1:000000000000:table/kitchen",
        "arn:aws:lambda:us-east-1:000000000000:function:kitchen",
        "arn:aws:logs:us-east-1:000000000000:log-group:kitchen:*",
        "arn:aws:cloudformation:us-east-1:000000000000:stack/kitchen/1",
        "arn:",
        "::::::::",
        "$LATEST",
        "%00",
        "\0",
        "🍳",
        "\ud800",
        "../..",
        "a=b&c=d",
        "SET a = :a",
        "#a = :a AND begins_with(b, :b)",
        "f/00000000000000000000000000000000000000000000000000000001",
        "1e400",
        "2026-01-01T00:00:00Z",
        "bytes=0-1",
        "0123456789abcdef0123456789abcdef01234567",
        "arn:aws:cloudwatch:us-east-1:000000000000:alarm:kitchen",
        "arn:aws:s3:::kitchen",
        "kitchen:1",
        "kitchen.html",
        "12",
        "123456789012",
        "$.a",
        "{ $.a = 1 }",
        "[a, b]",
        "rate(1 minute)",
        "https://kitchen.example.com/a",
        "S",
        "HASH",
        "N",
    ];

    /// <summary>An input; null for an operation that takes nothing.</summary>
    public JsonObject Input(ServiceOperation operation)
    {
        var input = operation.Input is { } shape ? Structure(shape, 0) : [];
        if (random.Next(3) == 0)
        {
            Spoil(input, 0);
        }

        return input;
    }

    /// <summary>Any JSON.</summary>
    public JsonNode? Anything(int depth) =>
        random.Next(depth > 2 ? 7 : 10) switch
        {
            0 => null,
            1 => JsonValue.Create(random.Next(2) == 0),
            2 => JsonValue.Create(Number()),
            3 => JsonValue.Create(random.NextDouble() * 1e10),
            4 => JsonValue.Create(new string('x', random.Next(5) == 0 ? 5000 : 3)),
            < 7 => JsonValue.Create(Text()),
            7 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Anything(depth + 1))]),
            _ => new JsonObject(
                Enumerable
                    .Range(0, random.Next(4))
                    .Select(at => KeyValuePair.Create($"{at}{Text()}", Anything(depth + 1)))
            ),
        };

    public string Text() => Texts[random.Next(Texts.Length)];

    // mostly one that the shape accepts
    private string Text(Shape shape)
    {
        for (var tries = random.Next(30); tries > 0; tries--)
        {
            var text = Text();
            if (!ConstraintRules.Broken(shape, JsonValue.Create(text)).Any())
            {
                return text;
            }
        }

        return Text();
    }

    private JsonObject Structure(Shape shape, int depth)
    {
        var tree = new JsonObject();
        foreach (var member in shape.Members)
        {
            var isGiven = member.IsRequired ? random.Next(40) > 0 : random.Next(depth + 3) == 0;
            if (isGiven && depth < MaxDepth)
            {
                tree[member.WireName] = Value(member.Shape, depth + 1);
            }
        }

        return tree;
    }

    private JsonNode? Value(Shape shape, int depth) =>
        shape.Kind switch
        {
            ShapeKind.Structure => Structure(shape, depth),
            ShapeKind.List => new JsonArray([.. Few().Select(_ => Value(shape.Element!.Shape, depth + 1))]),
            ShapeKind.Map => new JsonObject(
                Few()
                    .Select(at => $"{Text(shape.Key!.Shape)}{(at == 0 ? "" : at)}")
                    .Select(key => KeyValuePair.Create(key, Value(shape.Value!.Shape, depth + 1)))
            ),
            ShapeKind.Boolean => JsonValue.Create(random.Next(2) == 0),
            ShapeKind.String when shape.Values.Count > 0 => JsonValue.Create(
                shape.Values[random.Next(shape.Values.Count)]
            ),
            ShapeKind.String => JsonValue.Create(Text(shape)),
            ShapeKind.Blob => JsonValue.Create(
                Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Text().Replace("\ud800", "")))
            ),
            ShapeKind.Timestamp => JsonValue.Create(random.Next(int.MaxValue)),
            _ => JsonValue.Create(WithinRange(shape)),
        };

    private double WithinRange(Shape shape) =>
        random.Next(15) == 0 ? Number() : Math.Max(shape.Minimum ?? 0, Math.Min(shape.Maximum ?? 10, random.Next(20)));

    private long Number() =>
        random.Next(6) switch
        {
            0 => 0,
            1 => -1,
            2 => int.MaxValue,
            3 => long.MaxValue,
            4 => long.MinValue,
            _ => random.Next(1000),
        };

    private IEnumerable<int> Few() => Enumerable.Range(0, random.Next(10) == 0 ? 0 : 1 + random.Next(2));

    // one member, however deep, becomes anything
    private void Spoil(JsonObject tree, int depth)
    {
        if (tree.Count == 0)
        {
            return;
        }

        var (name, value) = tree.ElementAt(random.Next(tree.Count));
        if (value is JsonObject inner && random.Next(2) == 0)
        {
            Spoil(inner, depth + 1);
        }
        else if (value is JsonArray { Count: > 0 } list && list[0] is JsonObject first && random.Next(2) == 0)
        {
            Spoil(first, depth + 1);
        }
        else
        {
            tree[name] = Anything(0);
        }
    }
}
