namespace AiChef.LocalCloud.ApiGateway;

/// <summary>A path that may be patched; "*" stands for any one segment.</summary>
internal sealed record PatchRule(string Path, PatchKind Kind = PatchKind.Text)
{
    /// <summary>Thrown when what is to be removed is not there; null: nothing is said.</summary>
    public Func<Wire.AwsException>? WhenMissing { get; init; }

    private readonly string[] _segments = Path.Split('/')[1..];

    public bool Matches(IReadOnlyList<string> segments) =>
        segments.Count == _segments.Length
        && segments.Zip(_segments).All(static pair => pair.Second == "*" || pair.First == pair.Second);
}
