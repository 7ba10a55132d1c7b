namespace AiChef.Targets.Workflows.Model;

/// <summary>An action at one commit; tags can be moved by whoever takes over its repository.</summary>
/// <param name="Action">Its repository.</param>
/// <param name="Version">The tag of the commit, for people and Dependabot.</param>
/// <param name="Commit">The full SHA.</param>
internal sealed record ActionPin(string Action, string Version, string Commit)
{
    internal static readonly ActionPin Checkout = new(
        "actions/checkout",
        "v7.0.1",
        "3d3c42e5aac5ba805825da76410c181273ba90b1"
    );
    internal static readonly ActionPin SetupDotNet = new(
        "actions/setup-dotnet",
        "v6.0.0",
        "a98b56852c35b8e3190ac28c8c2271da59106c68"
    );
    internal static readonly ActionPin Cache = new(
        "actions/cache",
        "v6.1.0",
        "55cc8345863c7cc4c66a329aec7e433d2d1c52a9"
    );
    internal static readonly ActionPin UploadArtifact = new(
        "actions/upload-artifact",
        "v7.0.1",
        "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a"
    );
    internal static readonly ActionPin ConfigureAwsCredentials = new(
        "aws-actions/configure-aws-credentials",
        "v6.2.3",
        "e6de054238d6b7531b4efff3b6587d9aade6a06c"
    );

    /// <summary>All of them, by the names of their fields.</summary>
    internal static IReadOnlyDictionary<string, ActionPin> All { get; } =
        new SortedDictionary<string, ActionPin>(StringComparer.Ordinal)
        {
            [nameof(Checkout)] = Checkout,
            [nameof(SetupDotNet)] = SetupDotNet,
            [nameof(Cache)] = Cache,
            [nameof(UploadArtifact)] = UploadArtifact,
            [nameof(ConfigureAwsCredentials)] = ConfigureAwsCredentials,
        };
}
