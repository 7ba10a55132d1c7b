using System.Reflection;
using System.Reflection.Emit;

namespace AiChef.Tests.Folders;

/// <summary>
/// The types that a type uses: in what it is built on, in its members' signatures and in their bodies.
/// </summary>
internal static class UsedTypes
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static;

    // ECMA-335 III.1.2: a first byte of 0xFE begins an instruction of two bytes
    private const byte Prefix = 0xFE;

    private static readonly Dictionary<short, OpCode> Instructions = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static instruction => instruction.Value);

    public static HashSet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Add(used, type.BaseType);
        Add(used, type.GetInterfaces());
        Add(used, type.GetCustomAttributesData().Select(static each => each.AttributeType));
        if (type.IsGenericTypeDefinition)
        {
            AddConstraints(used, type.GetGenericArguments());
        }

        foreach (var field in type.GetFields(Declared))
        {
            Add(used, field.FieldType);
        }

        foreach (var method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
        {
            AddSignature(used, method);
            AddBody(used, method);
        }

        return used;
    }

    private static void AddSignature(HashSet<Type> used, MethodBase method)
    {
        Add(used, (method as MethodInfo)?.ReturnType);
        Add(used, method.GetParameters().Select(static parameter => parameter.ParameterType));
        if (method.IsGenericMethodDefinition)
        {
            AddConstraints(used, method.GetGenericArguments());
        }
    }

    private static void AddConstraints(HashSet<Type> used, Type[] parameters) =>
        Add(used, parameters.SelectMany(static each => each.GetGenericParameterConstraints()));

    private static void AddBody(HashSet<Type> used, MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return;
        }

        Add(used, body.LocalVariables.Select(static local => local.LocalType));
        Add(
            used,
            body.ExceptionHandlingClauses.Where(static clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
                .Select(static clause => clause.CatchType)
        );
        foreach (var token in Tokens(body.GetILAsByteArray() ?? []))
        {
            switch (Resolve(method, token))
            {
                case Type named:
                    Add(used, named);
                    break;
                case MethodBase called:
                    Add(used, called.DeclaringType);
                    AddSignature(used, called);
                    if (called.IsGenericMethod)
                    {
                        Add(used, called.GetGenericArguments());
                    }

                    break;
                case FieldInfo field:
                    Add(used, field.DeclaringType);
                    Add(used, field.FieldType);
                    break;
            }
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) =>
        method.Module.ResolveMember(
            token,
            method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null
        );

    /// <summary>The tokens of types, methods and fields in a method's instructions. ECMA-335 III.1.9</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        var at = 0;
        while (at < code.Length)
        {
            short value = code[at++];
            if (value == Prefix)
            {
                value = unchecked((short)((Prefix << 8) | code[at++]));
            }

            var operand = Instructions[value].OperandType;
            if (
                operand
                is OperandType.InlineField
                    or OperandType.InlineMethod
                    or OperandType.InlineTok
                    or OperandType.InlineType
            )
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static void Add(HashSet<Type> used, IEnumerable<Type?> types)
    {
        foreach (var type in types)
        {
            Add(used, type);
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        while (type is { HasElementType: true })
        {
            type = type.GetElementType();
        }

        if (type is not null && used.Add(type) && type.IsGenericType)
        {
            Add(used, type.GetGenericArguments());
        }
    }
}
