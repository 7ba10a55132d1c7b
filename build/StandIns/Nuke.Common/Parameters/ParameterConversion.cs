using System.ComponentModel;
using System.Reflection;
using Nuke.Common.Utilities;

namespace Nuke.Common.Parameters;

/// <summary>
/// Turns words into the value of a parameter by the type's converter; any word that it refuses is an exception.
/// </summary>
internal static class ParameterConversion
{
    /// <summary>Words of a variable or a file; empty ones do not count.</summary>
    internal static object Convert(string value, Type type, char? separator, bool booleanDefault)
    {
        var words = separator is { } c ? value.Split(c) : [value];
        return Convert(words.Where(x => !string.IsNullOrWhiteSpace(x)).ToArray(), type, booleanDefault);
    }

    internal static object Convert(string[] values, Type type, bool booleanDefault)
    {
        if (type.IsArray)
        {
            var array = Array.CreateInstance(type.GetElementType(), values.Length);
            for (var i = 0; i < values.Length; i++)
            {
                array.SetValue(Convert(values[i], type.GetElementType()), i);
            }

            return array;
        }

        if (values.Length == 0)
        {
            return type == typeof(bool) || type == typeof(bool?) ? booleanDefault : null;
        }

        var converted = Array.ConvertAll(values, x => Convert(x, type));
        return converted.Length == 1
            ? converted[0]
            : throw new ArgumentException($"Value [ {values.JoinCommaSpace()} ] cannot be assigned to '{type.Name}'");
    }

    internal static object Convert(object value, Type type)
    {
        if (type.IsInstanceOfType(value))
        {
            return value;
        }

        try
        {
            return Converter(type).ConvertFromInvariantString(value?.ToString());
        }
        catch (Exception)
        {
            Assert.Fail($"Value '{value}' could not be converted to '{type.Name}'");
            throw;
        }
    }

    /// <summary>
    /// What <see cref="TypeDescriptor"/> finds for these types; asking it takes 10 ms the first time, in every run.
    /// </summary>
    private static TypeConverter Converter(Type type)
    {
        if (type == typeof(bool))
        {
            return new BooleanConverter();
        }

        return type.GetCustomAttribute<TypeConverterAttribute>() is { } attribute
            ? (TypeConverter)Activator.CreateInstance(Type.GetType(attribute.ConverterTypeName, throwOnError: true))
            : TypeDescriptor.GetConverter(type);
    }
}
