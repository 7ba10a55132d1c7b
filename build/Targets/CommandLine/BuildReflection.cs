using System.Collections;
using System.Reflection;
using Nuke.Common;

namespace AiChef.Targets.CommandLine;

/// <summary>
/// Reads the targets and parameters of a build class without creating the build, which would already take its
/// arguments.
/// </summary>
internal static class BuildReflection
{
    private const BindingFlags Declared =
        BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    public static BuildDeclaration Of(Type build)
    {
        var members = Members(build).ToList();
        var targets = members
            .OfType<PropertyInfo>()
            .Where(x => x.PropertyType == typeof(Target))
            .Select(x => x.Name[(x.Name.LastIndexOf('.') + 1)..])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var parameters = members
            .Where(x => x.IsDefined(typeof(ParameterAttribute)))
            .Select(x => Declaration(x, build))
            .DistinctBy(x => x.Name, StringComparer.OrdinalIgnoreCase);
        return new BuildDeclaration(targets, [.. parameters, .. BuiltInOptions.All]);
    }

    private static IEnumerable<MemberInfo> Members(Type build)
    {
        for (var type = build; type is not null && type != typeof(NukeBuild); type = type.BaseType)
        {
            foreach (var member in type.GetMembers(Declared))
            {
                yield return member;
            }
        }

        foreach (var contract in build.GetInterfaces().Where(x => x != typeof(INukeBuild)))
        {
            foreach (var property in contract.GetProperties(Declared))
            {
                yield return property;
            }
        }
    }

    private static OptionDeclaration Declaration(MemberInfo member, Type build)
    {
        var attribute = member.GetCustomAttribute<ParameterAttribute>()!;
        var prefix = member.DeclaringType!.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix;
        var type = member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;
        var isList = type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);
        var scalar = Scalar(type, isList);
        return new OptionDeclaration(
            prefix + (attribute.Name ?? member.Name),
            isList ? OptionKind.List : KindOf(scalar),
            scalar
        )
        {
            Description = attribute.Description,
            Values = new Lazy<IReadOnlyList<string>?>(() =>
                ProvidedValues(attribute, build) ?? OptionValue.NamesOf(scalar)
            ),
            Separator = string.IsNullOrEmpty(attribute.Separator) ? null : attribute.Separator[0],
            IsSecret = member.IsDefined(typeof(SecretAttribute)),
            HidesValue = member.IsDefined(typeof(SecretAttribute)) || member.IsDefined(typeof(HiddenValueAttribute)),
        };
    }

    private static Type Scalar(Type type, bool isList)
    {
        var element =
            !isList ? type
            : type.IsArray ? type.GetElementType()!
            : type.GetGenericArguments()[0];
        return Nullable.GetUnderlyingType(element) ?? element;
    }

    private static OptionKind KindOf(Type scalar) => scalar == typeof(bool) ? OptionKind.Flag : OptionKind.Single;

    /// <summary>Only a static provider can be called before the build exists.</summary>
    private static List<string>? ProvidedValues(ParameterAttribute attribute, Type build)
    {
        try
        {
            return attribute.ValueProviderMember is { } name
                ? ProvidedValues(name, attribute.ValueProviderType ?? build)
                : null;
        }
        catch (Exception exception)
            when (exception
                    is TypeInitializationException
                        or TargetInvocationException { InnerException: TypeInitializationException }
            )
        {
            return null;
        }
    }

    private static List<string> ProvidedValues(string name, Type provider)
    {
        var values = provider.GetMember(name, Declared).FirstOrDefault() switch
        {
            FieldInfo { IsStatic: true } field => field.GetValue(null),
            PropertyInfo property when property.GetMethod is { IsStatic: true } => property.GetValue(null),
            MethodInfo { IsStatic: true } method => method.Invoke(null, null),
            _ => throw new InvalidOperationException(
                $"The value provider {provider.Name}.{name} must be a static member."
            ),
        };
        return ((IEnumerable<string>)values!).ToList();
    }
}
