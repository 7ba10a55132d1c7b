namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>A private extension: a resource type, a module or a hook that an account registered in a region.</summary>
internal sealed record RegisteredType
{
    public required Scope Scope { get; init; }

    /// <summary>RESOURCE, MODULE or HOOK.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The version that stacks use.</summary>
    public required string DefaultVersion { get; init; }

    /// <summary>All versions that were ever registered, the oldest first.</summary>
    public required IReadOnlyList<TypeVersion> Versions { get; init; }

    public IReadOnlyList<TypeConfiguration> Configurations { get; init; } = [];

    public string Arn => ArnOf(Scope, Kind, Name);

    public TypeVersion? Default => Version(DefaultVersion);

    /// <summary>The extension is deprecated with its last version.</summary>
    public bool IsDeprecated => Versions.All(static version => version.IsDeprecated);

    public TypeVersion? Version(string id) => Versions.FirstOrDefault(version => version.Id == id);

    /// <summary>The extension with one version changed.</summary>
    public RegisteredType With(TypeVersion changed) =>
        this with
        {
            Versions = [.. Versions.Select(version => version.Id == changed.Id ? changed : version)],
        };

    public static string ArnOf(Scope scope, string kind, string name) =>
        scope.Arn("cloudformation", $"type/{Path(kind, name)}");

    /// <summary>The part of an ARN that names an extension, such as resource/AWS-S3-Bucket.</summary>
    public static string Path(string kind, string name) =>
        $"{kind.ToLowerInvariant()}/{name.Replace("::", "-", StringComparison.Ordinal)}";
}
