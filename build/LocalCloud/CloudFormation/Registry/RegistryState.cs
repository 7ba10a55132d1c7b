using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.State;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>The private extensions of all accounts and regions.</summary>
internal sealed class RegistryState(Cloud cloud) : ICloudPart<RegistryState>, IModuleTemplates
{
    private readonly Documents<RegisteredType> _types = new(cloud.Store, "cfn-types", RegistryDocuments.Types);
    private readonly Documents<TypeRegistration> _registrations = new(
        cloud.Store,
        "cfn-type-registrations",
        RegistryDocuments.Registrations
    );
    private readonly ConcurrentDictionary<string, RegistryType> _schemas = new(StringComparer.Ordinal);

    public static RegistryState Create(Cloud cloud) => new(cloud);

    public RegisteredType? Find(Scope scope, string kind, string name) => _types[Key(scope, kind, name)];

    public IEnumerable<RegisteredType> Types(Scope scope) =>
        _types.StartingWith(scope.Key("")).Select(static entry => entry.Value);

    public void Put(RegisteredType type) => _types.Put(Key(type.Scope, type.Kind, type.Name), type);

    public TypeRegistration? Registration(Scope scope, string token) => _registrations[scope.Key(token)];

    /// <summary>The registrations of an account and region, the newest first.</summary>
    public IEnumerable<TypeRegistration> Registrations(Scope scope) =>
        _registrations
            .StartingWith(scope.Key(""))
            .Select(static entry => entry.Value)
            .OrderByDescending(static registration => registration.Started);

    public void Put(TypeRegistration registration) =>
        _registrations.Put(registration.Scope.Key(registration.Token), registration);

    /// <summary>
    /// The schema of a private resource type that stacks can use, by its default version; null if there is none.
    /// </summary>
    public RegistryType? Resource(Scope scope, string name) =>
        Find(scope, "RESOURCE", name) is { Default: { } version } type && version.Ready <= cloud.Now
            ? _schemas.GetOrAdd(
                $"{type.Arn}/{version.Id}",
                _ => RegistryType.Of(name, JsonSerializer.SerializeToElement(version.Schema))
            )
            : null;

    /// <summary>Whether a new template may use a private resource type.</summary>
    public bool IsUsable(Scope scope, string name) =>
        Find(scope, "RESOURCE", name) is not { } type
        || (!type.IsDeprecated && TypeShapes.ProvisioningType(type.Default!.Schema) != TypeShapes.NotProvisionable);

    public (string Version, JsonObject Fragment)? Module(Scope scope, string name, string? version) =>
        Find(scope, "MODULE", name) is { } type
        && (version ?? (type.IsDeprecated ? null : type.DefaultVersion)) is { } wanted
        && type.Version(wanted) is { Fragment: { } fragment } found
        && found.Ready <= cloud.Now
            ? (wanted, fragment)
            : null;

    private static string Key(Scope scope, string kind, string name) => scope.Key($"{kind}/{name}");
}
