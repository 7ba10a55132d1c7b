namespace AiChef.LocalCloud;

/// <summary>A state folder was written by another version of LocalCloud.</summary>
public sealed class LocalCloudStateFormatException(string folder)
    : IOException(
        $"The LocalCloud state in {folder} was written by another version. To start again: {Deletion(folder)}"
    )
{
    /// <summary>The folder in question, as an absolute path.</summary>
    public string Folder { get; } = folder;

    private static string Deletion(string folder) =>
        OperatingSystem.IsWindows()
            ? $"rmdir /s /q \"{folder}\""
            : $"rm -rf '{folder.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
