namespace AiChef.Functions.Catalogue;

/// <summary>What a diet is called, and what ingredients do not tell about it.</summary>
internal sealed record DietWords(string Diet, LocalText Name, IReadOnlyList<string> Words, LocalText? Note = null);
