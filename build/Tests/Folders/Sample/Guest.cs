namespace AiChef.Tests.Folders.Sample;

/// <summary>Lies in no folder.</summary>
internal sealed record Guest(Func<Task<string>> Order)
{
    public static Guest Hungry { get; } = new(Kitchen.Cook.ServeAsync);
}
