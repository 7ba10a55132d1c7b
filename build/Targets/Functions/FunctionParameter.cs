namespace AiChef.Targets.Functions;

/// <summary>A parameter of one function's template, which the function reads as an environment variable.</summary>
/// <param name="Name">The name for <c>--parameters</c>, such as <c>MaxServings</c>.</param>
/// <param name="Variable">The environment variable, such as <c>MAX_SERVINGS</c>.</param>
/// <param name="Description">What the value means.</param>
/// <param name="Default">The value of stacks that are given none.</param>
internal sealed record FunctionParameter(string Name, string Variable, string Description, string Default);
