using System.Globalization;

namespace AiChef.Deployment.Lambda;

/// <summary>Chooses the versions of a function that are no longer needed.</summary>
public static class VersionPruning
{
    /// <summary>How many of the newest versions stay for a rollback.</summary>
    public const int Kept = 5;

    /// <summary>The versions beyond the newest five that nothing needs, oldest first.</summary>
    /// <param name="versions">All versions; <c>$LATEST</c> may be among them.</param>
    /// <param name="needed">Versions that an alias or the stack uses.</param>
    public static IReadOnlyList<string> Superfluous(IEnumerable<string> versions, IEnumerable<string> needed)
    {
        var keep = needed.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. versions
                .Where(static version => version != "$LATEST")
                .OrderByDescending(static version => long.Parse(version, CultureInfo.InvariantCulture))
                .Skip(Kept)
                .Where(version => !keep.Contains(version))
                .Reverse(),
        ];
    }
}
