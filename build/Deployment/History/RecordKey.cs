namespace AiChef.Deployment.History;

/// <summary>The place of a record in the artifact bucket: <c>history/{service}/{run}/{subject}.json</c>.</summary>
/// <param name="Service">The service.</param>
/// <param name="Run">The run; runs sort by the time of their beginning.</param>
/// <param name="Subject">The stack's name, or <see cref="DeploymentHistory.Functions"/>.</param>
public sealed record RecordKey(string Service, string Run, string Subject)
{
    /// <summary>What the keys of all records begin with; a rule of the bucket deletes them after 400 days.</summary>
    public const string Folder = "history/";

    private const string Extension = ".json";

    /// <summary>The key in the bucket.</summary>
    public override string ToString() => $"{PrefixOf(Service)}{Run}/{Subject}{Extension}";

    /// <summary>What the keys of a service begin with.</summary>
    internal static string PrefixOf(string service) => $"{Folder}{service}/";

    /// <summary>The record of a key; null for an object that is none.</summary>
    internal static RecordKey? Parse(string key) =>
        key.Split('/') is [_, var service, var run, var file] && file.EndsWith(Extension, StringComparison.Ordinal)
            ? new(service, run, file[..^Extension.Length])
            : null;
}
