using AiChef.Tests.Folders.Sample.Garden;

namespace AiChef.Tests.Folders.Sample.Cellar;

/// <summary>Uses the garden by a constant alone, of which the compiler leaves only the value.</summary>
internal sealed class Bottle
{
    public string Label { get; } = "with " + Herb.Name;
}
