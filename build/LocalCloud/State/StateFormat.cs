using System.Globalization;

namespace AiChef.LocalCloud.State;

/// <summary>The file "format" in a state folder: which version of the stored records the folder holds.</summary>
internal static class StateFormat
{
    /// <summary>Goes up whenever a stored record changes its shape; a test holds the shapes.</summary>
    internal const int Current = 4;

    /// <summary>Marks a new folder, or makes sure that an old one can be read.</summary>
    /// <exception cref="LocalCloudStateFormatException">The folder was written by another version of LocalCloud.</exception>
    internal static void Check(string folder)
    {
        var path = Path.Combine(folder, "format");
        var current = Current.ToString(CultureInfo.InvariantCulture);
        if (!File.Exists(Path.Combine(folder, "journal")))
        {
            File.WriteAllText(path, current);
        }
        else if (!File.Exists(path) || File.ReadAllText(path) != current)
        {
            throw new LocalCloudStateFormatException(Path.GetFullPath(folder));
        }
    }
}
