using System.Text;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>Bodies that no client should send.</summary>
internal static class HostileBodies
{
    private const int Megabyte = 1024 * 1024;

    private static readonly int[] Levels = [33, 63, 65, 500, 1001, 20_000];

    private static readonly string[] Texts =
    [
        "",
        " ",
        "null",
        "true",
        "7",
        "\"text\"",
        "[]",
        "[{}]",
        "{",
        "{}{}",
        "{\"",
        "{'diet':'vegan'}",
        "{diet:vegan}",
        "{\"diet\":\"vegan\",}",
        "// {}",
        "<x/>",
        "diet=vegan",
        "\u0000",
        "\uFEFF{}",
        """{"allergens":["fish"]}""",
        """{"Allergies":["fish"]}""",
        """{"allergies":["fish"],"allergies":[]}""",
        """{"allergies":null,"diet":null}""",
        """{"allergies":{}}""",
        """{"allergies":"fish"}""",
        """{"allergies":[[]]}""",
        """{"allergies":[null]}""",
        """{"allergies":["\ud800"]}""",
        """{"allergies":["\u0000"]}""",
        """{"allergies":["fish\u202e"]}""",
        """{"\ud800":1}""",
        """{"\udc00\ud800":{"\ud800":"\ud800"}}""",
        """{"diet":"\udfff"}""",
        """{"diet":1}""",
        """{"diet":[]}""",
        """{"target":"${7*7}"}""",
        """{"target":"$context.requestId"}""",
        """{"servings":NaN}""",
        """{"servings":Infinity}""",
        """{"servings":-0}""",
        """{"servings":1e999}""",
        """{"servings":1e-999}""",
        """{"servings":2.0000000000000000000000000000001}""",
        """{"servings":99999999999999999999999999999999999999999999}""",
        """{"servings":"2"}""",
        """{"budget":1e28}""",
        """{"budget":0.00000000000000000000000000000000000001}""",
        """{"budget":79228162514264337593543950336}""",
        """{"budget":-1}""",
        """{"currency":"\u0130"}""",
        """{"version":1e0}""",
        """{"version":9223372036854775808}""",
        """{"version":-1}""",
        """{"version":null}""",
        """{"version":"1"}""",
        """{"version":1,"version":2}""",
        """{"sessionId":"../../x"}""",
        """{"sessionId":{"S":"x"}}""",
        """{"__proto__":{"x":1}}""",
        """{"$ref":"#"}""",
        """{"ingredients":[{}]}""",
        """{"ingredients":[{"name":"rice","amount":1e300,"unit":"kg"}]}""",
        """{"ingredients":[{"name":"rice","amount":1,"unit":{}}]}""",
        """{"ingredients":[{"name":"rice","amount":1,"unit":"kg","name":"milk"}]}""",
        """{"ingredients":[{"name":{"name":"rice"}}]}""",
        """{"ingredients":["' OR 1=1 --","<script>","../../etc/passwd"]}""",
        """{"httpMethod":"GET"}""",
        """{"repeat":"yes"}""",
        """{"repeat":true,"repeat":false}""",
        """{"exclude":["x"],"seed":2147483648,"language":"xx"}""",
    ];

    /// <summary>Short ones.</summary>
    public static IEnumerable<(string Name, byte[] Text)> All =>
        [
            .. Texts.Select(text => (text, Encoding.UTF8.GetBytes(text))),
            ("bytes that are no UTF-8", [.. "{\"diet\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8]),
            ("half a surrogate in UTF-8", [.. "{\"diet\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8]),
            ("an overlong slash", [.. "{\"diet\":\""u8, 0xC0, 0xAF, .. "\"}"u8]),
            ("UTF-16", Encoding.Unicode.GetBytes("{\"diet\":\"vegan\"}")),
            ("UTF-32", Encoding.UTF32.GetBytes("{}")),
            ("a gzip header", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]),
            .. Levels.SelectMany(levels =>
                new (string, byte[])[]
                {
                    ($"{levels} lists", Repeated("{\"allergies\":", "[", "]", levels)),
                    ($"{levels} objects", Repeated("{\"ingredients\":", "{\"a\":", "}", levels, "1")),
                }
            ),
        ];

    /// <summary>Long ones, up to more than API Gateway takes.</summary>
    public static IEnumerable<(string Name, byte[] Text)> Sizes =>
        new[] { 100_000, Megabyte, (6 * Megabyte) - 4000, 6 * Megabyte, (10 * Megabyte) - 100, (10 * Megabyte) + 1 }
            .SelectMany(size =>
                new (string, byte[])[]
                {
                    ($"{size} spaces", Filled("{", ' ', "}", size)),
                    ($"{size} letters", Filled("{\"diet\":\"", 'x', "\"}", size)),
                    ($"{size} bytes of one name", Filled("{\"", 'x', "\":1}", size)),
                }
            )
            .Concat([
                ("100,000 names", Many(100_000, i => $"\"x{i}\":1")),
                ("100,000 times a name", Many(100_000, _ => "\"allergies\":[]")),
                (
                    "300,000 allergies",
                    Encoding.UTF8.GetBytes(
                        $"{{\"allergies\":[{string.Join(',', Enumerable.Repeat("\"fish\"", 300_000))}]}}"
                    )
                ),
            ]);

    private static byte[] Repeated(string start, string open, string close, int levels, string inside = "") =>
        Encoding.UTF8.GetBytes(
            $"{start}{string.Concat(Enumerable.Repeat(open, levels))}{inside}"
                + $"{string.Concat(Enumerable.Repeat(close, levels))}}}"
        );

    private static byte[] Filled(string start, char fill, string end, int size) =>
        Encoding.UTF8.GetBytes(start + new string(fill, size - start.Length - end.Length) + end);

    private static byte[] Many(int count, Func<int, string> member) =>
        Encoding.UTF8.GetBytes($"{{{string.Join(',', Enumerable.Range(0, count).Select(member))}}}");
}
