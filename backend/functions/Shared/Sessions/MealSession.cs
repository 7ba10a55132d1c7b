namespace AiChef.Functions.Sessions;

/// <summary>A session with its meals.</summary>
/// <param name="Session">The session.</param>
/// <param name="Meal">The meal that it asked for last; null if it never asked for one.</param>
/// <param name="Served">The ids of all dishes that it was given.</param>
public sealed record MealSession(Session Session, SessionMeal? Meal, IReadOnlyList<string> Served);
