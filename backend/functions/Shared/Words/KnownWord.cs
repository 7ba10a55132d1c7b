namespace AiChef.Functions.Words;

/// <summary>
/// A word and what it means. A class, since the code of lists of classes is there when a function starts.
/// </summary>
/// <param name="Word">The word.</param>
/// <param name="Meaning">What it means.</param>
/// <typeparam name="T">What words mean.</typeparam>
public sealed record KnownWord<T>(string Word, T Meaning);
