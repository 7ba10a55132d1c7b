using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;

namespace AiChef.ResourceSchemas;

/// <summary>
/// The resource types of the CloudFormation registry, as us-east-1 has them. A type is read when it is first asked for;
/// nothing is read before.
/// </summary>
public static class RegistryTypes
{
    private const string Separator = "::";
    private static readonly Lock Reading = new();
    private static readonly Lazy<ZipArchive> Archive = new(static () =>
        new ZipArchive(typeof(RegistryTypes).Assembly.GetManifestResourceStream("schemas.zip")!)
    );
    private static readonly ConcurrentDictionary<string, Lazy<RegistryType?>> Types = new(StringComparer.Ordinal);

    /// <summary>The names of all types, such as AWS::S3::Bucket, in ordinal order.</summary>
    public static IReadOnlyList<string> Names
    {
        get
        {
            lock (Reading)
            {
                return
                [
                    .. Archive
                        .Value.Entries.Select(static entry =>
                            entry.FullName.Replace("/", Separator, StringComparison.Ordinal)
                        )
                        .Order(StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <summary>A type by its name; null if the registry has none of the name.</summary>
    public static RegistryType? Find(string name) =>
        name.Contains(Separator, StringComparison.Ordinal)
            ? Types.GetOrAdd(name, static name => new Lazy<RegistryType?>(() => Read(name))).Value
            : null;

    private static RegistryType? Read(string name)
    {
        lock (Reading)
        {
            if (Archive.Value.GetEntry(name.Replace(Separator, "/", StringComparison.Ordinal)) is not { } entry)
            {
                return null;
            }

            using var stream = entry.Open();
            using var document = JsonDocument.Parse(stream);
            return new RegistryType(name, document.RootElement.Clone());
        }
    }
}
