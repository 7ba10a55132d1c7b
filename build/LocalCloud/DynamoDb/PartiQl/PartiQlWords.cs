using System.Collections.Frozen;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>
/// The words that the parser of PartiQL reserves. Quoted, each can be the name of an attribute or table.
/// </summary>
/// <remarks>
/// Those of SQL-92 and of https://github.com/partiql/partiql-lang-kotlin (Apache-2.0), the parser that DynamoDB's
/// errors come from. They are others than those of
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html, which expressions reserve.
/// </remarks>
internal static class PartiQlWords
{
    public static FrozenSet<string> Keywords { get; } =
        Set(
            "absolute action add all allocate alter any are asc assertion authorization avg begin bit "
                + "bit_length cascade cascaded case cast catalog char character character_length char_length check "
                + "close coalesce collate collation column commit connect connection constraint constraints "
                + "continue convert corresponding count create cross current current_date current_time "
                + "current_timestamp current_user cursor date deallocate dec decimal declare default deferrable "
                + "deferred delete desc describe descriptor diagnostics disconnect distinct domain double drop "
                + "else end escape exception exec execute exists external extract fetch first float for foreign "
                + "found from full get global go goto grant group having identity immediate indicator initially "
                + "inner input insensitive insert int integer interval into isolation join key language last left "
                + "level local lower match max min module names national natural nchar next no nullif numeric "
                + "octet_length of on only open option order outer output overlaps pad partial position precision "
                + "prepare preserve primary prior privileges procedure public read real references relative "
                + "restrict revoke right rollback rows schema scroll section select session session_user set size "
                + "smallint some space sql sqlcode sqlerror sqlstate substring sum system_user table temporary "
                + "then time timestamp to transaction translate translation trim unique unknown update upper usage "
                + "user using value values varchar varying view when whenever where with work write zone pivot "
                + "unpivot limit tuple remove index bool boolean string symbol clob blob struct list sexp bag as "
                + "at by returning int4 int8"
        );

    public static FrozenSet<string> Operators { get; } = Set("and or not is in like between union except intersect");

    /// <summary>Parts of dates and sides of texts: values where a value can be, but no names.</summary>
    public static FrozenSet<string> Values { get; } =
        Set("year month day hour minute second timezone_hour timezone_minute both leading trailing");

    /// <summary>Words that are one token together.</summary>
    public static IReadOnlyList<(string[] Words, PartiQlKind Kind)> Joined { get; } =
    [
        .. new[] { "not in", "is not", "not between", "not like" }.Select(static words =>
            (words.Split(' '), PartiQlKind.Operator)
        ),
        .. new[] { "insert into", "character varying", "double precision" }.Select(static words =>
            (words.Split(' '), PartiQlKind.Keyword)
        ),
    ];

    /// <summary>How strongly an operator binds its operands; unknown: not at all.</summary>
    public static FrozenDictionary<string, int> Precedence { get; } =
        new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["intersect"] = 5,
            ["except"] = 5,
            ["union"] = 5,
            ["or"] = 10,
            ["and"] = 20,
            ["not"] = 30,
            ["="] = 40,
            ["<>"] = 40,
            ["is"] = 40,
            ["is_not"] = 40,
            ["in"] = 40,
            ["not_in"] = 40,
            ["<"] = 50,
            ["<="] = 50,
            [">"] = 50,
            [">="] = 50,
            ["between"] = 50,
            ["not_between"] = 50,
            ["like"] = 50,
            ["not_like"] = 50,
            ["+"] = 60,
            ["-"] = 60,
            ["||"] = 60,
            ["*"] = 70,
            ["/"] = 70,
            ["%"] = 70,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Keywords that call a function when a parenthesis follows.</summary>
    public static FrozenSet<string> Functions { get; } =
        Set(
            "exists count avg max min sum substring char_length character_length octet_length bit_length upper lower "
                + "size nullif coalesce sexp list bag trim extract"
        );

    /// <summary>The names that may follow IS, with the types of DynamoDB that they test.</summary>
    public static FrozenDictionary<string, string[]> Types { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["missing"] = [],
            ["null"] = ["NULL"],
            ["bool"] = ["BOOL"],
            ["boolean"] = ["BOOL"],
            ["smallint"] = ["N"],
            ["int"] = ["N"],
            ["int4"] = ["N"],
            ["int8"] = ["N"],
            ["integer"] = ["N"],
            ["float"] = ["N"],
            ["real"] = ["N"],
            ["double_precision"] = ["N"],
            ["dec"] = ["N"],
            ["decimal"] = ["N"],
            ["numeric"] = ["N"],
            ["timestamp"] = [],
            ["char"] = ["S"],
            ["character"] = ["S"],
            ["varchar"] = ["S"],
            ["character_varying"] = ["S"],
            ["string"] = ["S"],
            ["symbol"] = [],
            ["clob"] = [],
            ["blob"] = ["B"],
            ["struct"] = ["M"],
            ["tuple"] = ["M"],
            ["list"] = ["L"],
            ["sexp"] = [],
            ["bag"] = ["SS", "NS", "BS"],
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
