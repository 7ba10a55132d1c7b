namespace AiChef.Deployment.Operations.Logs;

/// <summary>One event of a log.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Id">The id of the event, unique in its log group.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Message">The text, without the line break at its end.</param>
public sealed record LogLine(LogSource Source, string Id, DateTimeOffset Time, string Message);
