using System.Text.Json.Nodes;
using AiChef.LocalCloud.Recorded;
using AiChef.LocalCloud.Wire.Shapes;
using AiChef.ServiceModels;

namespace AiChef.Tests.LocalCloud.Fuzz;

/// <summary>Inputs of operations with the members that must be there, and the same with one demand broken.</summary>
/// <param name="rules">What the service demands.</param>
internal sealed class BrokenInputs(InputRules rules)
{
    private const int Deepest = 3;
    private const int LongestText = 3000;
    private const int LongestList = 60;
    private const int MostAlternatives = 3;
    private const int MostRepetitions = 40;

    private static readonly string[] Texts = ["kitchen", "arn:aws:sns:us-east-1:000000000000:kitchen", "1", "/kitchen"];
    private static readonly string[] Odd = ["§ §", "a b!", "~^", "\n", "0", "-"];

    /// <summary>An input that the model admits; null for an operation that takes nothing.</summary>
    public static JsonObject? Least(ServiceOperation operation) =>
        operation.Input is { } shape ? Valid(shape, 0) as JsonObject : null;

    /// <summary>Each demand on a member, at most three levels deep, broken by itself.</summary>
    public IEnumerable<(string What, JsonObject Input)> Of(ServiceOperation operation)
    {
        foreach (var member in operation.Input!.Members.Where(each => !rules.IsExempt(operation.Name, each)))
        {
            // a path without a part is another path
            if (member.IsRequired && rules.Requires(operation.Name, member) && member.Place != Place.Uri)
            {
                var without = Least(operation)!;
                without.Remove(member.WireName);
                yield return ($"without {member.WireName}", without);
            }

            foreach (var (what, value) in Wrong(operation.Name, member.Shape, 1))
            {
                if (CanBeWritten(member.Place, value))
                {
                    var input = Least(operation)!;
                    input[member.WireName] = value;
                    yield return ($"{member.WireName}{what}", input);
                }
            }
        }
    }

    private static bool CanBeWritten(Place place, JsonNode value) =>
        place switch
        {
            Place.Uri => value is JsonValue && value.ToString().Length > 0,
            Place.Header => value.ToString() is var text
                && text.All(static c => c is > ' ' and <= '~')
                && text.Length > 0,
            _ => true,
        };

    private IEnumerable<(string What, JsonNode Value)> Wrong(string operation, Shape shape, int depth)
    {
        foreach (var value in Scalars(shape).Where(value => ConstraintRules.Broken(shape, value).Count() == 1))
        {
            yield return ($": {ConstraintRules.Broken(shape, value).Single()}", value);
        }

        if (depth >= Deepest)
        {
            yield break;
        }

        foreach (var member in shape.Members.Where(each => !rules.IsExempt(operation, each)))
        {
            foreach (var (what, value) in Wrong(operation, member.Shape, depth + 1))
            {
                var tree = (JsonObject)Valid(shape, depth)!;
                tree[member.WireName] = value;
                yield return ($".{member.WireName}{what}", tree);
            }
        }

        foreach (var (what, value) in shape.Element is { } element ? Wrong(operation, element.Shape, depth + 1) : [])
        {
            yield return ($"[]{what}", new JsonArray(value));
        }
    }

    private static IEnumerable<JsonNode> Scalars(Shape shape) =>
        shape.Kind switch
        {
            ShapeKind.String => Texts
                .Concat(Odd)
                .Append(new string('a', (int)Math.Min(LongestText, (shape.Maximum ?? 0) + 1)))
                .Append(new string('a', (int)Math.Max(0, (shape.Minimum ?? 0) - 1)))
                .Select(static text => (JsonNode)JsonValue.Create(text)),
            ShapeKind.Integer or ShapeKind.Long =>
            [
                JsonValue.Create((long)(shape.Minimum ?? 1) - 1),
                JsonValue.Create((long)Math.Min(int.MaxValue, (shape.Maximum ?? 0) + 1)),
            ],
            ShapeKind.List
                when shape.Maximum < LongestList
                    && Valid(shape.Element!.Shape, Deepest) is not (null or JsonObject { Count: 0 }) and var item =>
            [
                new JsonArray([.. Enumerable.Range(0, (int)shape.Maximum + 1).Select(_ => item.DeepClone())]),
            ],
            _ => [],
        };

    private static JsonNode? Valid(Shape shape, int depth) =>
        shape.Kind switch
        {
            ShapeKind.Structure => new JsonObject(
                shape
                    .Members.Where(member => member.IsRequired && depth <= Deepest)
                    .Select(member => KeyValuePair.Create(member.WireName, Valid(member.Shape, depth + 1)))
            ),
            ShapeKind.List => new JsonArray([
                .. Enumerable
                    .Range(0, (int)Math.Max(1, shape.Minimum ?? 0))
                    .Select(_ => Valid(shape.Element!.Shape, depth + 1)),
            ]),
            ShapeKind.Map => new JsonObject { [Text(shape.Key!.Shape)] = Valid(shape.Value!.Shape, depth + 1) },
            ShapeKind.Boolean => JsonValue.Create(true),
            ShapeKind.String => JsonValue.Create(Text(shape)),
            ShapeKind.Blob => JsonValue.Create("YWJj"),
            ShapeKind.Timestamp => JsonValue.Create(1_700_000_000),
            _ => JsonValue.Create((long)Math.Max(shape.Minimum ?? 0, Math.Min(shape.Maximum ?? 1, 1))),
        };

    private static string Text(Shape shape) =>
        (shape.Values.Count > 0 ? shape.Values[0] : null)
        ?? Texts.Concat(Matching(shape)).FirstOrDefault(text => !Breaks(shape, text))
        ?? new string('a', (int)(shape.Minimum ?? 1));

    private static bool Breaks(Shape shape, string text) => ConstraintRules.Broken(shape, JsonValue.Create(text)).Any();

    private static IEnumerable<string> Matching(Shape shape) =>
        shape.Pattern is not { } pattern
            ? []
            : from alternative in Enumerable.Range(0, MostAlternatives)
            from repetitions in Enumerable.Range(0, MostRepetitions)
            let text = new PatternReader(pattern, repetitions, alternative, new byte[32]).Text()
            where text is not null
            select text;
}
