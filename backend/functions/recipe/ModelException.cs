namespace AiChef.Functions.Recipes;

/// <summary>The model could not be asked, or answered with what was not offered to it.</summary>
public sealed class ModelException(string message, Exception? cause = null) : Exception(message, cause);
