using AiChef.Functions.Meals;

namespace AiChef.Functions.Api;

/// <summary>What went wrong, as the API tells it.</summary>
public sealed record Problem(string Error, string Message, IReadOnlyList<FieldError>? Fields = null);
