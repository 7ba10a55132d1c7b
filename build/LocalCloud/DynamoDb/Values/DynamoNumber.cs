using System.Globalization;
using System.Numerics;

namespace AiChef.LocalCloud.DynamoDb.Values;

/// <summary>
/// DynamoDB's number: 38 significant digits, magnitudes from 1E-130 to 9.99E+125; kept without trailing zeros, so that
/// equal numbers are equal records.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number
/// </summary>
internal readonly record struct DynamoNumber
{
    private const int MaxDigits = 38;
    private const int MaxMagnitude = 125;
    private const int MinMagnitude = -130;

    private DynamoNumber(BigInteger mantissa, int exponent) => (Mantissa, Exponent) = (mantissa, exponent);

    private BigInteger Mantissa { get; }

    private int Exponent { get; }

    public static DynamoNumber Parse(string text)
    {
        var trimmed = text.Trim();
        var mark = trimmed.IndexOfAny(['e', 'E']);
        var significand = mark < 0 ? trimmed : trimmed[..mark];
        var exponent = 0;
        if (
            mark >= 0
            && !int.TryParse(
                trimmed.AsSpan(mark + 1),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out exponent
            )
        )
        {
            throw NotANumber(text);
        }

        var point = significand.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? significand : significand.Remove(point, 1);
        if (
            !digits.Any(char.IsAsciiDigit)
            || !BigInteger.TryParse(
                digits,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var mantissa
            )
        )
        {
            throw NotANumber(text);
        }

        return Normal(mantissa, exponent - (point < 0 ? 0 : significand.Length - point - 1));
    }

    public int ComparedTo(DynamoNumber other)
    {
        var (left, right, _) = Aligned(this, other);
        return left.CompareTo(right);
    }

    public static DynamoNumber operator +(DynamoNumber left, DynamoNumber right)
    {
        var (a, b, exponent) = Aligned(left, right);
        return Normal(a + b, exponent);
    }

    public static DynamoNumber operator -(DynamoNumber left, DynamoNumber right) =>
        left + new DynamoNumber(-right.Mantissa, right.Exponent);

    /// <summary>The number in plain notation, as DynamoDB answers it.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture);
        var sign = Mantissa.Sign < 0 ? "-" : "";
        if (Exponent >= 0)
        {
            return sign + digits + new string('0', Exponent);
        }

        var whole = digits.Length + Exponent;
        return whole > 0 ? $"{sign}{digits[..whole]}.{digits[whole..]}" : $"{sign}0.{new string('0', -whole)}{digits}";
    }

    /// <summary>What the number adds to an item's size: a byte for two digits and one more.</summary>
    public int Size => Mantissa.IsZero ? 1 : ((Digits(Mantissa) + 1) / 2) + 1 + (Mantissa.Sign < 0 ? 1 : 0);

    /// <summary>The whole part, or null when it does not fit 64 bits.</summary>
    public long? ToInt64() =>
        decimal.TryParse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && decimal.Abs(number) < long.MaxValue
            ? (long)number
            : null;

    private static DynamoNumber Normal(BigInteger mantissa, int exponent)
    {
        if (mantissa.IsZero)
        {
            return new(BigInteger.Zero, 0);
        }

        while ((mantissa % 10).IsZero)
        {
            mantissa /= 10;
            exponent++;
        }

        var digits = Digits(mantissa);
        var magnitude = digits + exponent - 1;
        return magnitude switch
        {
            > MaxMagnitude => throw DynamoDbErrors.Validation(
                "Number overflow. Attempting to store a number with magnitude larger than supported range"
            ),
            < MinMagnitude => throw DynamoDbErrors.Validation(
                "Number underflow. Attempting to store a number with magnitude smaller than supported range"
            ),
            _ when digits > MaxDigits => throw DynamoDbErrors.Validation(
                "Attempting to store more than 38 significant digits in a Number"
            ),
            _ => new(mantissa, exponent),
        };
    }

    private static int Digits(BigInteger mantissa) =>
        BigInteger.Abs(mantissa).ToString(CultureInfo.InvariantCulture).Length;

    private static (BigInteger Left, BigInteger Right, int Exponent) Aligned(DynamoNumber left, DynamoNumber right)
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        return (
            left.Mantissa * BigInteger.Pow(10, left.Exponent - exponent),
            right.Mantissa * BigInteger.Pow(10, right.Exponent - exponent),
            exponent
        );
    }

    private static Wire.AwsException NotANumber(string text) =>
        DynamoDbErrors.Validation(
            text.Length == 0
                ? "The parameter cannot be converted to a numeric value"
                : $"The parameter cannot be converted to a numeric value: {text}"
        );
}
