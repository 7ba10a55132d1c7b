namespace AiChef.LocalCloud;

/// <summary>A state folder was written by another version of LocalCloud.</summary>
public sealed class LocalCloudStateFormatException(string folder)
    : IOException($"The LocalCloud state in {folder} was written by another version. Delete the folder to start again.")
{
    /// <summary>The folder in question, as an absolute path.</summary>
    public string Folder { get; } = folder;
}
