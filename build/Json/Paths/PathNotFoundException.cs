namespace AiChef.Json.Paths;

/// <summary>A definite path that selects nothing; the message is the one AWS's JSONPath library gives.</summary>
internal sealed class PathNotFoundException(string message) : Exception(message);
