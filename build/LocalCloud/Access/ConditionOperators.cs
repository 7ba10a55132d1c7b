using System.Globalization;
using System.Net;

namespace AiChef.LocalCloud.Access;

/// <summary>The operators of conditions by name; Null is a test of its own.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </remarks>
internal static class ConditionOperators
{
    private static readonly Dictionary<string, ConditionOperator> All = new(
        [
            .. Pair("StringEquals", "StringNotEquals", static (wanted, given) => wanted == given),
            .. Pair(
                "StringEqualsIgnoreCase",
                "StringNotEqualsIgnoreCase",
                static (wanted, given) => wanted.Equals(given, StringComparison.OrdinalIgnoreCase)
            ),
            .. Pair("StringLike", "StringNotLike", Like),
            .. Pair("ArnEquals", "ArnNotEquals", Arn),
            .. Pair("ArnLike", "ArnNotLike", Arn),
            .. Pair("NumericEquals", "NumericNotEquals", Numeric(static order => order == 0)),
            .. Pair("NumericLessThan", null, Numeric(static order => order < 0)),
            .. Pair("NumericLessThanEquals", null, Numeric(static order => order <= 0)),
            .. Pair("NumericGreaterThan", null, Numeric(static order => order > 0)),
            .. Pair("NumericGreaterThanEquals", null, Numeric(static order => order >= 0)),
            .. Pair("DateEquals", "DateNotEquals", Dates(static order => order == 0)),
            .. Pair("DateLessThan", null, Dates(static order => order < 0)),
            .. Pair("DateLessThanEquals", null, Dates(static order => order <= 0)),
            .. Pair("DateGreaterThan", null, Dates(static order => order > 0)),
            .. Pair("DateGreaterThanEquals", null, Dates(static order => order >= 0)),
            .. Pair("Bool", null, static (wanted, given) => wanted.Equals(given, StringComparison.OrdinalIgnoreCase)),
            .. Pair("BinaryEquals", null, static (wanted, given) => wanted == given),
            .. Pair("IpAddress", "NotIpAddress", IsWithin),
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The operator of a name without its prefix and suffix; null for an unknown one.</summary>
    public static ConditionOperator? Find(string name) => All.GetValueOrDefault(name);

    private static IEnumerable<KeyValuePair<string, ConditionOperator>> Pair(
        string name,
        string? negated,
        Func<string, string, bool> test
    ) =>
        Pair(
            name,
            negated,
            (wanted, given, variables) => PolicyText.Literal(wanted, variables) is { } literal && test(literal, given)
        );

    private static IEnumerable<KeyValuePair<string, ConditionOperator>> Pair(
        string name,
        string? negated,
        Func<string, string, AccessContext?, bool> test
    )
    {
        yield return KeyValuePair.Create(name, new ConditionOperator(test));
        if (negated is not null)
        {
            yield return KeyValuePair.Create(negated, new ConditionOperator(test, IsNegated: true));
        }
    }

    private static bool Like(string wanted, string given, AccessContext? variables) =>
        PolicyText.Pattern(wanted, variables) is { } pattern && PolicyText.Matches(pattern, given);

    private static bool Arn(string wanted, string given, AccessContext? variables) =>
        wanted.StartsWith("arn:", StringComparison.Ordinal)
        && wanted.Count(static each => each == ':') >= 5
        && ArnPattern.Covers(wanted, given, variables);

    private static Func<string, string, bool> Numeric(Func<int, bool> holds) =>
        (wanted, given) =>
            decimal.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit)
            && decimal.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && holds(value.CompareTo(limit));

    private static Func<string, string, bool> Dates(Func<int, bool> holds) =>
        (wanted, given) => Moment(wanted) is { } limit && Moment(given) is { } value && holds(value.CompareTo(limit));

    // an ISO 8601 date, or seconds since 1970
    private static DateTimeOffset? Moment(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
        : null;

    private static bool IsWithin(string wanted, string given)
    {
        var range =
            wanted.Contains('/', StringComparison.Ordinal) ? wanted
            : wanted.Contains(':', StringComparison.Ordinal) ? wanted + "/128"
            : wanted + "/32";
        return IPAddress.TryParse(given, out var address) && Network(range) is { } network && network.Contains(address);
    }

    // a range may have bits set below its mask, which IPNetwork refuses
    private static IPNetwork? Network(string range)
    {
        var slash = range.IndexOf('/', StringComparison.Ordinal);
        if (
            !IPAddress.TryParse(range[..slash], out var start)
            || !int.TryParse(range[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
        )
        {
            return null;
        }

        var bytes = start.GetAddressBytes();
        if (bits > bytes.Length * 8)
        {
            return null;
        }

        for (var bit = bits; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPNetwork(new IPAddress(bytes), bits);
    }
}
