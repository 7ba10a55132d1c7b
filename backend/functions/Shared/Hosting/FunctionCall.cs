using AiChef.Functions.Settings;

namespace AiChef.Functions.Hosting;

/// <summary>What a call of a function has beside its input.</summary>
/// <param name="Settings">The settings that hold for it.</param>
/// <param name="Log">Its log.</param>
/// <param name="Context">Where it comes from.</param>
/// <param name="CancellationToken">Signalled when the time of the call is over.</param>
public sealed record FunctionCall(
    FunctionSettings Settings,
    FunctionLog Log,
    CallContext Context,
    CancellationToken CancellationToken
);
