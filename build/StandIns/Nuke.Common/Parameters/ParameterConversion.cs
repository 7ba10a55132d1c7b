using System.ComponentModel;
using System.Globalization;
using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

internal static class ParameterConversion
{
    internal static object Convert(string[] values, Type type, char? separator, Func<string, AbsolutePath> toPath)
    {
        if (ParameterTypes.IsCollection(type))
        {
            var items = separator is { } c && values.Length == 1 ? values[0].Split(c, StringSplitOptions.RemoveEmptyEntries) : values;
            var element = ParameterTypes.Scalar(type);
            var array = Array.CreateInstance(type.IsArray ? type.GetElementType() : element, items.Length);
            for (var i = 0; i < items.Length; i++)
                array.SetValue(Scalar(items[i], element, toPath), i);
            return type.IsArray || type.IsInterface ? array : Activator.CreateInstance(type, array);
        }

        if (values.Length > 1)
            throw new ArgumentException($"Cannot convert '{string.Join(' ', values)}' to a single {type.Name}");
        return Scalar(values[0], ParameterTypes.Scalar(type), toPath);
    }

    private static object Scalar(string value, Type type, Func<string, AbsolutePath> toPath)
    {
        try
        {
            if (type == typeof(string))
                return value;
            if (type == typeof(bool))
                return bool.Parse(value);
            if (type == typeof(AbsolutePath))
                return toPath(value);
            if (type.IsEnum)
                return Enum.Parse(type, value, ignoreCase: true);
            return TypeDescriptor.GetConverter(type).ConvertFrom(null, CultureInfo.InvariantCulture, value);
        }
        catch (Exception exception)
        {
            throw new ArgumentException($"Value '{value}' could not be converted to '{type.Name}'.", exception);
        }
    }
}
