namespace AiChef.LocalCloud;

/// <summary>Another running host owns the state folder.</summary>
public sealed class LocalCloudFolderInUseException(string folder, Exception inner)
    : IOException($"Another LocalCloud host uses the folder {folder}. Stop it, or use it by its URL.", inner)
{
    /// <summary>The folder in question, as an absolute path.</summary>
    public string Folder { get; } = folder;
}
