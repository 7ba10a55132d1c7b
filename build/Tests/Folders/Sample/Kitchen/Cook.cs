using AiChef.Tests.Folders.Sample.Garden;

namespace AiChef.Tests.Folders.Sample.Kitchen;

/// <summary>Uses cellar and garden within methods.</summary>
internal static class Cook
{
    public static int Season() => Herb.Name.Length;

    public static async Task<string> ServeAsync()
    {
        await Task.Yield();
        return new Cellar.Bottle().Label;
    }
}
