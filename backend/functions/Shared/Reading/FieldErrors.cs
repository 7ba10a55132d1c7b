using AiChef.Functions.Meals;

namespace AiChef.Functions.Reading;

/// <summary>The mistakes found in a request, at most <see cref="Most"/>, so that an answer stays short.</summary>
public sealed class FieldErrors
{
    /// <summary>Most mistakes that one answer names.</summary>
    public const int Most = 20;

    /// <summary>Most characters of a field's name that an answer repeats.</summary>
    private const int MostCharacters = 100;

    private readonly List<FieldError> _errors = [];

    /// <summary>Whether further mistakes are left out.</summary>
    public bool IsFull => _errors.Count >= Most;

    /// <summary>The name of a field within another.</summary>
    public static string Path(string parent, string name) =>
        parent.Length == 0 ? Short(name) : $"{parent}.{Short(name)}";

    /// <summary>Adds a mistake; an empty path is the whole body.</summary>
    public void Add(string path, string message, string code)
    {
        if (!IsFull)
        {
            _errors.Add(new FieldError(path.Length == 0 ? "body" : path, message) { Code = code });
        }
    }

    /// <summary>Refuses the request if anything is wrong.</summary>
    /// <exception cref="InvalidRequestException">There are mistakes.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new InvalidRequestException(_errors);
        }
    }

    private static string Short(string name) =>
        name.Length <= MostCharacters ? name
        // not between the halves of a surrogate pair
        : char.IsHighSurrogate(name[MostCharacters - 1]) ? $"{name[..(MostCharacters - 1)]}…"
        : $"{name[..MostCharacters]}…";
}
