sealed record Enumeration(string Name, string[] Values);
