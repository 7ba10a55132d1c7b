namespace AiChef.Functions.Catalogue;

internal sealed record StepTable(string Source, string Date, IReadOnlyDictionary<string, IReadOnlyList<string>> Steps);
