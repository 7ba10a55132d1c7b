using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace AiChef.Tests.StandIns.AwsSdk;

/// <summary>The members of AWSSDK.Core that a compiled assembly uses, looked up in the Core of this process.</summary>
internal sealed class CoreReferences
{
    private const string Core = "AWSSDK.Core";

    // No generic type of Core that stand-ins use has a constraint, so any argument does where one is left open.
    private static readonly Type[] OpenArguments = Enumerable.Repeat(typeof(object), 8).ToArray();

    private readonly SortedSet<string> _found = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    private CoreReferences() { }

    /// <summary>
    /// The members that exist and may be used, each as its type and its signature, such as
    /// <c>Amazon.RegionEndpoint :: System.String get_SystemName()</c>.
    /// </summary>
    internal IReadOnlyCollection<string> Found => _found;

    /// <summary>Why each of the other members cannot be used: the runtime's own message.</summary>
    internal IReadOnlyCollection<string> Missing => _missing;

    internal static CoreReferences Of(Assembly assembly)
    {
        var references = new CoreReferences();
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.MemberReferences)
        {
            if (IsOfCore(metadata, metadata.GetMemberReference(handle).Parent))
            {
                references.LookUp(assembly.ManifestModule, MetadataTokens.GetToken(handle));
            }
        }
        return references;
    }

    private void LookUp(Module module, int token)
    {
        try
        {
            var member = module.ResolveMember(token, OpenArguments, OpenArguments)!;
            var line = $"{member.DeclaringType} :: {member}";
            if (IsAccessible(member))
            {
                _found.Add(line);
            }
            else
            {
                _missing.Add($"Not accessible: {line}");
            }
        }
        catch (Exception e) when (e is MissingMemberException or TypeLoadException)
        {
            _missing.Add(e.Message);
        }
    }

    private static bool IsAccessible(MemberInfo member)
    {
        var type = member.DeclaringType!;
        return (type.IsGenericType ? type.GetGenericTypeDefinition() : type).IsVisible
            && member switch
            {
                MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
                FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
                _ => false,
            };
    }

    private static bool IsOfCore(MetadataReader metadata, EntityHandle type) =>
        type.Kind switch
        {
            HandleKind.TypeReference => IsOfCore(
                metadata,
                metadata.GetTypeReference((TypeReferenceHandle)type).ResolutionScope
            ),
            HandleKind.TypeSpecification => GenericTypeOf(metadata, (TypeSpecificationHandle)type) is { } generic
                && IsOfCore(metadata, generic),
            HandleKind.AssemblyReference => metadata.StringComparer.Equals(
                metadata.GetAssemblyReference((AssemblyReferenceHandle)type).Name,
                Core
            ),
            _ => false,
        };

    /// <summary>The type whose parameters are given, <c>IPaginator`1</c> of <c>IPaginator{Response}</c>.</summary>
    /// <returns>Null for an array and the like.</returns>
    private static EntityHandle? GenericTypeOf(MetadataReader metadata, TypeSpecificationHandle type)
    {
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification(type).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return null;
        }
        _ = signature.ReadCompressedInteger(); // class or value type
        return signature.ReadTypeHandle();
    }
}
