using System.Collections.Concurrent;
using System.IO.Compression;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// Unzipped code, one folder for each package, beside the state; a host in memory has it in a temporary folder.
/// </summary>
internal sealed class CodeFolders : ICloudPart<CodeFolders>
{
    private readonly Cloud _cloud;
    private readonly string _root;
    private readonly ConcurrentDictionary<string, Lazy<string>> _folders = new(StringComparer.Ordinal);

    private CodeFolders(Cloud cloud)
    {
        _cloud = cloud;
        _root = cloud.Options.Folder is { } state
            ? Path.Combine(Path.GetFullPath(state), "functions")
            : Directory.CreateTempSubdirectory("localcloud-functions-").FullName;
        if (cloud.Options.Folder is null)
        {
            cloud.Stopping.Register(static root => Delete((string)root!), _root);
        }
    }

    public static CodeFolders Create(Cloud cloud) => new(cloud);

    /// <summary>The folder of the folders.</summary>
    public string Root => _root;

    /// <summary>The folder that holds the package's files, unzipped when first asked for.</summary>
    public string Of(string code) => _folders.GetOrAdd(code, key => new Lazy<string>(() => Unzip(key))).Value;

    private static void Delete(string root)
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // an ending process still holds a file; the system cleans its temporary folder
        }
    }

    private string Unzip(string code)
    {
        var folder = Path.Combine(
            _root,
            BlobStore.IsKey(code) ? code : throw new ArgumentException("No package has this key", nameof(code))
        );
        if (Directory.Exists(folder))
        {
            return folder;
        }

        // moved into place whole, so that a killed host leaves no half of it
        var fresh = $"{folder}.{Guid.NewGuid():N}";
        PrivateFiles.CreateFolder(_root);
        PrivateFiles.CreateFolder(fresh);
        using (var zip = new MemoryStream(_cloud.Blobs.Get(code)))
        {
            ZipFile.ExtractToDirectory(zip, fresh, overwriteFiles: true);
        }

        Directory.Move(fresh, folder);
        return folder;
    }
}
