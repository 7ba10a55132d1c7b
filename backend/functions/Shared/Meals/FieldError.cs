namespace AiChef.Functions.Meals;

/// <summary>What is wrong with one field of a request.</summary>
public sealed record FieldError(string Field, string Message);

/// <summary>A request that cannot be worked on; names every field that is wrong.</summary>
public sealed class InvalidRequestException(IReadOnlyList<FieldError> errors)
    : Exception(string.Join("; ", errors.Select(e => $"{e.Field}: {e.Message}")))
{
    public IReadOnlyList<FieldError> Errors { get; } = errors;
}
