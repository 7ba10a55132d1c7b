using System.Globalization;
using System.Text;

namespace AiChef.LocalCloud.State;

/// <summary>The file "format" in a state folder: which version of the stored records the folder holds.</summary>
internal static class StateFormat
{
    /// <summary>Increases whenever a stored record changes its shape; a test asserts the shapes.</summary>
    internal const int Current = 18;

    /// <summary>
    /// Whether a folder holds a state, or nothing that is not of LocalCloud; a folder with other files is not a state
    /// folder.
    /// </summary>
    internal static bool IsOwnFolder(string folder) =>
        File.Exists(Path.Combine(folder, "journal"))
        || Directory
            .EnumerateFileSystemEntries(folder)
            .All(static entry => Path.GetFileName(entry) is "lock" or "leases");

    /// <summary>Marks a new folder, or makes sure that an old one can be read.</summary>
    /// <exception cref="LocalCloudStateFormatException">The folder was written by another version of
    /// LocalCloud.</exception>
    internal static void Check(string folder)
    {
        var path = Path.Combine(folder, "format");
        var current = Current.ToString(CultureInfo.InvariantCulture);
        if (!File.Exists(Path.Combine(folder, "journal")))
        {
            PrivateFiles.Replace(path, Encoding.ASCII.GetBytes(current));
        }
        else if (!File.Exists(path) || File.ReadAllText(path) != current)
        {
            throw new LocalCloudStateFormatException(Path.GetFullPath(folder));
        }
    }
}
