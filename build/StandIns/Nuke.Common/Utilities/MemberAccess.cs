using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Utilities;

internal static class MemberAccess
{
    internal const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    internal const BindingFlags All = Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
    private const BindingFlags Declared = Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static Type GetMemberType(this MemberInfo member) =>
        member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    internal static object GetMemberValue(this MemberInfo member, object instance) =>
        member switch
        {
            FieldInfo field => field.GetValue(field.IsStatic ? null : instance),
            PropertyInfo property => property.GetValue(property.GetMethod.IsStatic ? null : instance),
            MethodInfo method => method.Invoke(method.IsStatic ? null : instance, null),
            _ => throw new NotSupportedException(member.MemberType.ToString()),
        };

    internal static void SetMemberValue(this MemberInfo member, object instance, object value)
    {
        switch (member)
        {
            case FieldInfo field:
                field.SetValue(field.IsStatic ? null : instance, value);
                break;
            case PropertyInfo { CanWrite: true } property:
                property.SetValue(property.SetMethod.IsStatic ? null : instance, value);
                break;
            case PropertyInfo property:
                var backing = property
                    .DeclaringType.GetField($"<{property.Name}>k__BackingField", Declared)
                    .NotNull($"Property '{property.Name}' is not settable");
                backing.SetValue(backing.IsStatic ? null : instance, value);
                break;
        }
    }

    /// <summary>
    /// Fields and properties of a class, but private ones of its base classes, then those of interfaces that it offers
    /// no public member for.
    /// </summary>
    internal static IEnumerable<MemberInfo> GetAllMembers(this Type type) =>
        type.GetMembers(All)
            .Where(x => !x.Name.Contains('.', StringComparison.Ordinal))
            .Concat(
                type.GetInterfaces()
                    .SelectMany(x => x.GetProperties(All))
                    .Where(x => type.GetMember(x.Name).Length == 0)
            )
            .Where(x => x is FieldInfo or PropertyInfo);

    internal static MemberInfo GetMemberInfo(this LambdaExpression expression)
    {
        var body = expression.Body;
        while (body is UnaryExpression unary)
        {
            body = unary.Operand;
        }

        return ((MemberExpression)body).Member;
    }

    internal static string GetDisplayShortName(this MemberInfo member) =>
        member.Name[(member.Name.LastIndexOf('.') + 1)..];

    /// <summary>Reads a property as its declaring type defines it, past any override: what base.X would give.</summary>
    internal static T GetValueNonVirtual<T>(this PropertyInfo property, object instance)
    {
        var getter = property.GetMethod.MethodHandle.GetFunctionPointer();
        return ((Func<T>)Activator.CreateInstance(typeof(Func<T>), instance, getter))();
    }
}
