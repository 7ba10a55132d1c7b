using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>An expression of DynamoDB, the item that it meets, and its values.</summary>
/// <param name="Item">The item.</param>
/// <param name="Expression">The expression.</param>
/// <param name="IsUpdate">Whether it changes the item, rather than asks for something.</param>
/// <param name="Values">The values of its placeholders.</param>
public sealed record ExpressionCase(JsonObject Item, string Expression, bool IsUpdate, JsonObject Values)
{
    private const int Least = -3;
    private const int Most = 9;
    private static readonly string[] Names = ["a", "n", "s", "l", "m", "x", "y", "q"];
    private static readonly string[] Comparators = ["=", "<>", "<", "<=", ">", ">="];
    private static readonly string[] Paths = ["#a", "#q", "#m.#x", "#m.#q"];

    /// <summary>The names behind the placeholders that it has.</summary>
    public JsonObject UsedNames =>
        [.. Names.Where(Has).Select(static name => KeyValuePair.Create($"#{name}", (JsonNode?)name))];

    /// <summary>Random ones: of the parts in which the judge is known to be right.</summary>
    public static Arbitrary<ExpressionCase> Cases() =>
        (
            from a in Gen.Elements("rice", "egg", "김치")
            from n in Gen.Choose(Least, Most)
            from s in Gen.SubListOf("a", "b", "c", "d").Where(static some => some.Count > 0)
            from l in Gen.Choose(0, 3).NonEmptyListOf()
            from isUpdate in Gen.Elements(true, false)
            from expression in isUpdate ? Update() : Condition(2)
            from texts in Gen.Elements("rice", "ri", "egg", "z").ListOf(3)
            from numbers in Gen.Choose(Least, Most).ListOf(3)
            select new ExpressionCase(ItemOf(a, n, s, l), expression, isUpdate, ValuesOf(expression, texts, numbers))
        ).ToArbitrary();

    public override string ToString() => $"{Expression} {Values.ToJsonString()} on {Item.ToJsonString()}";

    private bool Has(string name) => Expression.Contains($"#{name}", StringComparison.Ordinal);

    private static JsonObject ItemOf(string a, int n, IEnumerable<string> s, IEnumerable<int> l) =>
        new()
        {
            ["k"] = new JsonObject { ["S"] = "1" },
            ["a"] = new JsonObject { ["S"] = a },
            ["n"] = Number(n),
            ["s"] = new JsonObject { ["SS"] = new JsonArray([.. s.Select(static each => JsonValue.Create(each))]) },
            ["l"] = new JsonObject { ["L"] = new JsonArray([.. l.Select(Number)]) },
            ["m"] = new JsonObject
            {
                ["M"] = new JsonObject
                {
                    ["x"] = new JsonObject { ["S"] = "x" },
                    ["y"] = Number(1),
                },
            },
        };

    private static JsonObject ValuesOf(string expression, List<string> texts, List<int> numbers)
    {
        var all = new JsonObject
        {
            [":list"] = new JsonObject { ["L"] = new JsonArray(Number(1)) },
            [":set"] = new JsonObject { ["SS"] = new JsonArray("a", "d", "e") },
            [":one"] = new JsonObject { ["S"] = "b" },
            [":kind"] = new JsonObject { ["S"] = "S" },
            [":high"] = Number(Most),
        };
        for (var at = 0; at < texts.Count; at++)
        {
            all[$":t{at}"] = new JsonObject { ["S"] = texts[at] };
            all[$":n{at}"] = Number(numbers[at]);
        }

        return [.. all.ToArray().Where(each => expression.Contains(each.Key, StringComparison.Ordinal)).Select(Copied)];
    }

    private static KeyValuePair<string, JsonNode?> Copied(KeyValuePair<string, JsonNode?> each) =>
        KeyValuePair.Create(each.Key, each.Value?.DeepClone());

    private static JsonObject Number(int value) => new() { ["N"] = $"{value}" };

    private static Gen<string> Condition(int depth) =>
        depth == 0
            ? Test()
            : Gen.Frequency(
                (5, Test()),
                (1, Condition(depth - 1).Select(static inner => $"(NOT {inner})")),
                (
                    3,
                    from left in Condition(depth - 1)
                    from word in Gen.Elements("AND", "OR")
                    from right in Condition(depth - 1)
                    select $"({left} {word} {right})"
                )
            );

    private static Gen<string> Test() =>
        from comparator in Gen.Elements(Comparators)
        from path in Gen.Elements(Paths)
        from sized in Gen.Elements("#a", "#s", "#l", "#m")
        from number in Gen.Elements(":n0", ":n1", ":n2")
        from text in Gen.Elements(":t0", ":t1", ":t2")
        from test in Gen.Elements(
            $"#a {comparator} {text}",
            $"#n {comparator} {number}",
            $"#m.#y {comparator} {number}",
            $"#l[0] {comparator} {number}",
            $"begins_with(#a, {text})",
            $"contains(#a, {text})",
            "contains(#s, :one)",
            $"attribute_exists({path})",
            $"attribute_not_exists({path})",
            "attribute_type(#a, :kind)",
            $"(#n BETWEEN {number} AND :high)",
            $"#n IN ({number}, :high)",
            $"size({sized}) {comparator} {number}"
        )
        select test;

    private static Gen<string> Update() =>
        from number in Gen.Elements(":n0", ":n1", ":n2")
        from text in Gen.Elements(":t0", ":t1", ":t2")
        from set in Gen.Elements(
            $"#a = {text}",
            $"#n = #n + {number}",
            $"#n = {number} - #n",
            $"#a = if_not_exists(#a, {text})",
            $"#q = if_not_exists(#q, {number})",
            "#q = #a"
        )
        from other in Gen.Elements(
            "REMOVE #l[0]",
            "REMOVE #m.#x",
            $"SET #m.#q = {text}",
            $"SET #l[1] = {number}",
            $"SET #l[9] = {number}",
            "SET #l = list_append(#l, :list)",
            "ADD #s :set",
            "DELETE #s :set"
        )
        from both in Gen.Elements($"SET {set}", other, Both(set, other))
        select both;

    private static string Both(string set, string other) =>
        other.StartsWith("SET ", StringComparison.Ordinal)
            ? $"SET {set}, {other["SET ".Length..]}"
            : $"SET {set} {other}";
}
