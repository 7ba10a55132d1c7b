namespace AiChef.LocalCloud.Lambda;

/// <summary>A function, apart from its versions.</summary>
internal sealed record Function(string Name)
{
    /// <summary>Number of the version published last; 0 before the first.</summary>
    public int LastVersion { get; init; }

    public int? ReservedConcurrency { get; init; }

    /// <summary>The configuration that says whose code the function may have; null when it has none.</summary>
    public string? CodeSigningConfigArn { get; init; }

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Statements of the resource policies: by qualifier, empty for the function itself.</summary>
    public IReadOnlyList<PolicyStatement> Policy { get; init; } = [];

    /// <summary>Revision of each policy, by qualifier.</summary>
    public SortedDictionary<string, string> PolicyRevisions { get; init; } = new(StringComparer.Ordinal);
}
