using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace AiChef.Templates;

/// <summary>
/// What a scalar without quotes means in YAML 1.1, which CloudFormation reads: <c>yes</c> is true, <c>012</c> is ten,
/// <c>1:30</c> is ninety. Dates stay text, because CloudFormation does not support timestamps.
/// </summary>
/// <remarks>https://yaml.org/type/ (bool, int, float, null)</remarks>
internal static partial class PlainScalar
{
    internal static TemplateScalar Read(string written) =>
        written switch
        {
            "" or "~" or "null" or "Null" or "NULL" => new(ScalarKind.Null, "", written),
            "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => new(
                ScalarKind.Boolean,
                "true",
                written
            ),
            "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => new(
                ScalarKind.Boolean,
                "false",
                written
            ),
            _ => Number(written) ?? TemplateScalar.Of(written),
        };

    private static TemplateScalar? Number(string written)
    {
        if (written[0] is not ('+' or '-' or '.' or (>= '0' and <= '9')))
        {
            return null;
        }

        if (Decimal().IsMatch(written))
        {
            return new(ScalarKind.Whole, written, written);
        }

        if (DecimalFraction().IsMatch(written))
        {
            return new(ScalarKind.Fraction, written, written);
        }

        if (OtherInteger(written) is { } integer)
        {
            return new(ScalarKind.Whole, integer.ToString(CultureInfo.InvariantCulture), written);
        }

        return OtherFraction(written) is { } fraction ? new(ScalarKind.Fraction, fraction, written) : null;
    }

    /// <summary>A whole number in another notation: another base, parts of sixty, a plus sign, underscores.</summary>
    private static BigInteger? OtherInteger(string written)
    {
        var digits = written.TrimStart('+', '-').Replace("_", "", StringComparison.Ordinal);
        BigInteger? magnitude =
            !Integer().IsMatch(written) ? null
            : digits.StartsWith("0b", StringComparison.Ordinal) ? OfBase(2, digits[2..])
            : digits.StartsWith("0x", StringComparison.Ordinal) ? OfBase(16, digits[2..])
            : digits.Contains(':', StringComparison.Ordinal) ? OfParts(digits)
            : digits is ['0', _, ..] ? OfBase(8, digits)
            : BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        return written[0] == '-' ? -magnitude : magnitude;
    }

    private static BigInteger OfBase(int radix, string digits) =>
        digits.Aggregate(
            BigInteger.Zero,
            (number, digit) =>
                (number * radix) + int.Parse([digit], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        );

    private static BigInteger OfParts(string digits) =>
        digits
            .Split(':')
            .Aggregate(
                BigInteger.Zero,
                static (number, part) => (number * 60) + BigInteger.Parse(part, CultureInfo.InvariantCulture)
            );

    /// <summary>A number with a fraction in another notation, with an exponent or in parts of sixty.</summary>
    private static string? OtherFraction(string written)
    {
        var digits = written.TrimStart('+', '-').Replace("_", "", StringComparison.Ordinal);
        var sign = written[0] == '-' ? -1 : 1;
        return SpecialNumber().IsMatch(written) ? digits.ToLowerInvariant()
            : Fraction().IsMatch(written) ? Text(sign * double.Parse(digits, CultureInfo.InvariantCulture))
            : FractionInParts().IsMatch(written)
                ? Text(
                    sign
                        * digits
                            .Split(':')
                            .Aggregate(
                                0.0,
                                static (number, part) =>
                                    (number * 60) + double.Parse(part, CultureInfo.InvariantCulture)
                            )
                )
            : null;
    }

    private static string Text(double number) =>
        number.ToString(Math.Abs(number) < 1e21 ? "0.0##############" : "R", CultureInfo.InvariantCulture);

    [GeneratedRegex("^-?(0|[1-9][0-9]*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)\.[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DecimalFraction();

    [GeneratedRegex(
        "^[-+]?(0b[01_]*[01]|0[0-7_]*|0x[0-9a-fA-F_]*[0-9a-fA-F]|[1-9][0-9_]*(:[0-5]?[0-9])*)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Integer();

    [GeneratedRegex(
        @"^([-+]?([0-9][0-9_]*\.[0-9_]*([eE][-+]?[0-9]+)?|[0-9][0-9_]*[eE][-+]?[0-9]+)|\.[0-9][0-9_]*([eE][-+]?[0-9]+)?)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FractionInParts();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpecialNumber();
}
