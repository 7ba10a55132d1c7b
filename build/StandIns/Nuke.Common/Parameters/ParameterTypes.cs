using System.Collections;

namespace Nuke.Common.Parameters;

internal static class ParameterTypes
{
    internal static bool IsCollection(Type type) =>
        type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    /// <summary>The element of a collection, otherwise the type itself.</summary>
    internal static Type Element(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        return IsCollection(type) && type.IsGenericType ? type.GetGenericArguments().Single() : type;
    }

    /// <summary>The type of one value: the element of a collection, without Nullable.</summary>
    internal static Type Scalar(Type type)
    {
        var element = Element(type);
        return System.Nullable.GetUnderlyingType(element) ?? element;
    }

    /// <summary>The type with room for no value at all.</summary>
    internal static Type Nullable(Type type) =>
        type.IsValueType && System.Nullable.GetUnderlyingType(type) is null
            ? typeof(Nullable<>).MakeGenericType(type)
            : type;
}
