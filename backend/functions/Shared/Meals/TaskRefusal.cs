namespace AiChef.Functions.Meals;

/// <summary>
/// What a task of the workflow answers to a mistake of whoever started the workflow. It is an answer and no error of
/// the function, so that such mistakes turn no alarm red; the workflow ends with its error and reason.
/// </summary>
/// <param name="Error">The kind of mistake, as the API names it.</param>
/// <param name="Reason">What is wrong, without what somebody eats or avoids: the execution ends with it.
/// </param>
/// <param name="Fields">The fields that are wrong; null if it is none of the request's.</param>
public sealed record TaskRefusal(string Error, string Reason, IReadOnlyList<FieldError>? Fields = null)
{
    /// <summary>The outcome of a task that refuses its input.</summary>
    public const string Refused = "refused";

    /// <summary><see cref="Refused"/>, beside the outcomes of a recipe.</summary>
    public string Outcome { get; } = Refused;

    /// <summary>The refusal of a request; its reason names the fields and none of their values.</summary>
    public static TaskRefusal Of(InvalidRequestException invalid) =>
        new("InvalidRequest", string.Join("; ", invalid.Errors.Select(e => $"{e.Field}: {e.Code}")), invalid.Errors);
}
