using System.Reflection;

namespace AiChef.Tests.LocalCloud.State;

/// <summary>What an object keeps in memory, by its fields and theirs.</summary>
internal static class ReachableObjects
{
    /// <summary>How many objects of each type the object keeps.</summary>
    public static Dictionary<Type, int> Count(object root)
    {
        var counts = new Dictionary<Type, int>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var next = new Stack<object>([root]);
        while (next.TryPop(out var at))
        {
            // Values and plain objects, which are locks, are not counted: of them a dictionary has as many as it once
            // made room for, whatever it holds.
            var type = at.GetType();
            if (!type.IsValueType && type != typeof(object))
            {
                if (!seen.Add(at))
                {
                    continue;
                }
                counts[type] = counts.GetValueOrDefault(type) + 1;
            }

            foreach (var held in Held(at).Where(static held => held is not (null or MemberInfo or Assembly or Module)))
            {
                next.Push(held!);
            }
        }
        return counts;
    }

    private static IEnumerable<object?> Held(object at) =>
        at is Array array
            ? CanRefer(array.GetType().GetElementType()!)
                ? array.Cast<object?>()
                : []
            : Hierarchy(at.GetType()).SelectMany(FieldsOf).Select(field => field.GetValue(at));

    private static IEnumerable<Type> Hierarchy(Type? type)
    {
        for (; type is not null && type != typeof(string); type = type.BaseType)
        {
            yield return type;
        }
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(static field => CanRefer(field.FieldType));

    private static bool CanRefer(Type type) => !(type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsByRefLike);
}
