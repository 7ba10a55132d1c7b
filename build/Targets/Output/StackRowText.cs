namespace AiChef.Targets.Output;

/// <summary>The row of a stack at one moment.</summary>
/// <param name="Name">The stack's name.</param>
/// <param name="State">Its state, such as <c>CREATE_IN_PROGRESS</c>.</param>
/// <param name="Last">What happened last, in one line.</param>
/// <param name="Elapsed">How long it has taken, or took.</param>
/// <param name="Succeeded">How it ended; null while it runs.</param>
internal sealed record StackRowText(string Name, string State, string Last, TimeSpan Elapsed, bool? Succeeded);
