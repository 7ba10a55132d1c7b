namespace AiChef.LocalCloud.ApiGateway;

/// <summary>How many requests of its quota a key has used.</summary>
/// <param name="Period">The first day of the period that is counted.</param>
/// <param name="Used">The requests in it.</param>
internal sealed record ApiKeyUsage(string Period, long Used);
