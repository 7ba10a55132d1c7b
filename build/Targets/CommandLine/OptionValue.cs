using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace AiChef.Targets.CommandLine;

/// <summary>Decides whether NUKE can convert a value; NUKE itself only warns and continues with the default.</summary>
internal static class OptionValue
{
    /// <summary>The names that an enum or an Enumeration accepts; null for any other type.</summary>
    public static IReadOnlyList<string>? NamesOf(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type);
        }

        return type.IsSubclassOf(typeof(Enumeration))
            ? type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(x => x.FieldType == type)
                .Select(x => x.Name)
                .ToList()
            : null;
    }

    /// <summary>What is wrong with the value, or null.</summary>
    public static string? Mistake(OptionDeclaration option, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return "an empty value has no meaning; omit the option";
        }
        var given = option.HidesValue ? "the given value" : $"'{value}'";
        if (option.AllowedValues is { } allowed)
        {
            // Names of an enum and of a host are read without regard to case; other listed values reach the build as
            // they are written.
            var comparison =
                option.IsBuiltIn || NamesOf(option.ValueType) is not null
                    ? StringComparer.OrdinalIgnoreCase
                    : StringComparer.Ordinal;
            return allowed.Contains(value, comparison) ? null : $"{given} is not one of {string.Join(", ", allowed)}";
        }

        if (option.ValueType == typeof(bool))
        {
            return bool.TryParse(value, out _) ? null : $"{given} is not true or false";
        }

        if (option.ValueType == typeof(TimeSpan))
        {
            return IsTimeSpan(value) ? null : $"{given} is not a time span such as 00:05:00 (hh:mm:ss)";
        }

        if (option.ValueType == typeof(string) || option.ValueType == typeof(AbsolutePath))
        {
            return null;
        }

        return Converts(option.ValueType, value) ? null : $"{given} is not a valid {NameOf(option.ValueType)}";
    }

    /// <summary>A bare number is refused, since TimeSpan reads 5 as five days.</summary>
    private static bool IsTimeSpan(string value) =>
        value.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out _);

    private static bool Converts(Type type, string value)
    {
        try
        {
            var converter = TypeDescriptor.GetConverter(type);
            return converter.CanConvertFrom(typeof(string))
                && converter.ConvertFromInvariantString(value) is { } converted
                // NaN is neither below nor above a limit.
                && (converted is not double number || double.IsFinite(number))
                && (converted is not float single || float.IsFinite(single));
        }
        catch (Exception exception)
            when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    private static string NameOf(Type type) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.Int16
            or TypeCode.Int32
            or TypeCode.Int64
            or TypeCode.UInt16
            or TypeCode.UInt32
            or TypeCode.UInt64 => "whole number",
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "number",
            _ => type.Name,
        };
}
