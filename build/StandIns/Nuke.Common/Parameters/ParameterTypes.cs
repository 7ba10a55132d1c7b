using System.Collections;

namespace Nuke.Common.Parameters;

internal static class ParameterTypes
{
    internal static bool IsCollection(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    /// <summary>The type of one value: the element of a collection, without Nullable.</summary>
    internal static Type Scalar(Type type)
    {
        if (type.IsArray)
            type = type.GetElementType();
        else if (IsCollection(type) && type.IsGenericType)
            type = type.GetGenericArguments().Single();
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
