namespace AiChef.LocalCloud;

/// <summary>Lines of a state folder's journal cannot be read, though no kill leaves such lines.</summary>
public sealed class LocalCloudStateDamagedException : IOException
{
    internal LocalCloudStateDamagedException(string journal, IReadOnlyList<int> lines, string copy)
        : base(
            $"The LocalCloud state is damaged: {Damage(journal, lines)}. A copy is kept as {copy}. "
                + "Start LocalCloud with --recover-state to go on without "
                + "what cannot be read, or delete the folder to start again."
        )
    {
        (Journal, Lines, Copy) = (journal, lines, copy);
    }

    /// <summary>Path of the journal.</summary>
    public string Journal { get; }

    /// <summary>Numbers of the lines that cannot be read, from 1.</summary>
    public IReadOnlyList<int> Lines { get; }

    /// <summary>Path of the copy that is kept.</summary>
    public string Copy { get; }

    internal string Recovered =>
        $"The LocalCloud state is damaged: {Damage(Journal, Lines)}. "
        + $"What they stored is left out; a copy is kept as {Copy}.";

    private static string Damage(string journal, IReadOnlyList<int> lines)
    {
        const int Shown = 5;
        var numbers = string.Join(", ", lines.Take(Shown));
        var more = lines.Count > Shown ? $" and {lines.Count - Shown} more" : "";
        return $"{journal}, line{(lines.Count == 1 ? "" : "s")} {numbers}{more} cannot be read";
    }
}
