using Nuke.Common;

namespace AiChef.Tests.NukeFixture;

internal abstract class FixtureBuild : NukeBuild
{
    /// <summary>What the tests look for.</summary>
    protected static void Say(string text) => Console.WriteLine($"> {text}");
}
