namespace AiChef.Tests.Folders.Sample.Garden;

/// <summary>Uses nothing.</summary>
internal sealed class Herb
{
    public const string Name = "basil";
}
