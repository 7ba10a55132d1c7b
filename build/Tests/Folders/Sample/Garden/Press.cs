namespace AiChef.Tests.Folders.Sample.Garden;

/// <summary>Uses the cellar in a signature, without a <c>using</c> line.</summary>
internal static class Press
{
    public static IReadOnlyList<Cellar.Bottle> Fill() => [];
}
